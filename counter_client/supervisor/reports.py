"""The section of reports as a flow: which days, what was read, what is being saved. No Qt."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from centre.rules.errors import NotAllowed
from counter_client.shown import Message
from db.figures.gathering import Span
from db.figures.report import Report

TALLY_AT_A_TIME: Final = 3
"""Days that are kept in one turn of the store's lane, which a counter's keys share."""
_TYPED: Final = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")


class When(StrEnum):
    """What spans there are to choose from."""

    TODAY = "today"
    YESTERDAY = "yesterday"
    WEEK = "week"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"
    OWN = "own"


def span_of(when: When, today: date, back: int = 0) -> Span:
    """Return the span of a choice, so many periods back; the present one ends today."""
    first = _begin_of(when, today)
    for _ in range(back):
        first = _begin_of(when, first - timedelta(days=1))
    return Span(first, min(today, _end_of(when, first)))


def _begin_of(when: When, day: date) -> date:
    if when is When.WEEK:
        return day - timedelta(days=day.weekday())
    if when is When.MONTH:
        return day.replace(day=1)
    if when is When.QUARTER:
        return date(day.year, 3 * ((day.month - 1) // 3) + 1, 1)
    return date(day.year, 1, 1) if when is When.YEAR else day


def _end_of(when: When, first: date) -> date:
    if when is When.WEEK:
        return first + timedelta(days=6)
    months = {When.MONTH: 1, When.QUARTER: 3, When.YEAR: 12}.get(when, 0)
    if not months:
        return first
    year, month = divmod(first.year * 12 + first.month - 1 + months, 12)
    return date(year, month + 1, 1) - timedelta(days=1)


def typed_day(text: str) -> date:
    """Return a day as people type it, 1/11/2026; raise NotAllowed("day_wrong")."""
    found = _TYPED.fullmatch(text.strip())
    if found is None:
        raise NotAllowed("day_wrong", typed=text[:20])
    day, month, year = map(int, found.groups())
    try:
        return date(year, month, day)
    except ValueError:
        raise NotAllowed("day_wrong", typed=text[:20]) from None


@dataclass(frozen=True, slots=True)
class Saving:
    """A file on its way: its form, and where it goes."""

    form: str
    place: str


class Reports:
    """What the section shows. turn tells answers of an earlier choice from those of this one."""

    def __init__(self, today: date) -> None:
        """Begin with today."""
        self.when = When.TODAY
        self.back = 0
        self.span = span_of(When.TODAY, today)
        self.report: Report | None = None
        self.share: float | None = None
        self.saving: Saving | None = None
        self.said: Message | None = None
        self.turn = 0

    def choose(self, when: When, today: date, back: int = 0) -> None:
        """Take a span to be read; of WHEN.OWN the days are taken by own()."""
        self.when, self.back = when, max(0, back)
        if when is not When.OWN:
            days = self.back + (when is When.YESTERDAY)
            self.span = span_of(when, today, days)
            self._begin()

    def own(self, first: str, last: str) -> None:
        """Take the days that were typed; raise NotAllowed: day_wrong, span_wrong."""
        self.span = Span(typed_day(first), typed_day(last)).checked()
        self.when = When.OWN
        self._begin()

    def _begin(self) -> None:
        self.turn += 1
        self.report, self.share, self.said, self.saving = None, 0.0, None, None

    def forget(self) -> None:
        """Forget what was read; answers that are under way are for nobody."""
        self.turn += 1
        self.report = self.share = self.saving = self.said = None

    def read(self, report: Report) -> None:
        """Take the report that was asked for."""
        self.report, self.share = report, None

    def failed(self, message: Message) -> None:
        """Say why nothing was read, or saved."""
        self.share = self.saving = None
        self.said = message

    def saved(self, file: str) -> None:
        """Say where the file is."""
        self.saving = None
        self.said = Message("report_saved", {"file": file}, "ok")
