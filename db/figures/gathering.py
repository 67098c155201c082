"""Adding up a span: tallies month by month, open days from their tickets, each in a short reading.

`begin` says what there is to read, `step` reads a part of it and is called until nothing is left;
between two steps everybody else may write. What was read is added up outside of the reading.
"""

import json
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any, Final

from sqlalchemy import Text, bindparam, cast, select

from centre.rules import figures as rule
from centre.rules.errors import NotAllowed
from centre.rules.figures import Figures, FiguresTotal
from centre.rules.rated import Scale
from centre.rules.ratings import Instrument
from centre.rules.retention import NOBODY_NAMED
from centre.rules.services import Centre
from centre.rules.visits import tallied
from db import tables
from db.catalogue import wanted
from db.centres import instrument_from
from db.figures import tallying
from db.figures.days import rows_of, visits
from db.figures.downtime import DEVICE, Downtime
from db.handover.counting import DOSSIERS
from db.work import Work

PART_DAYS: Final = 31
"""Days with tallies that one reading takes: some 5,000 rows of a large centre, under 0.1 s."""
LONGEST_DAYS: Final = 36_525
MOST_MISSES: Final = 200
NO_LONGER_NAMED: Final = "\x00past"
"""The clerk of days after which figures name nobody (Policy.staff_days), and who was taken out."""

_tally = tables.tally
_TALLIES = select(
    *(_tally.c.day, _tally.c.dimension, _tally.c.value),
    # As text: thousands of small values are decoded at once, after the reading.
    cast(_tally.c.figures, Text).label("figures"),
).where(
    _tally.c.centre == bindparam("of"),
    _tally.c.day.between(bindparam("first"), bindparam("last")),
    _tally.c.dimension != DOSSIERS,
)


@dataclass(frozen=True, slots=True)
class Span:
    """Days from first to last, both included."""

    first: date
    last: date

    def checked(self) -> "Span":
        """Return it; raise NotAllowed("span_wrong") where it ends before it begins, or is endless.

        A hundred years are the most.
        """
        if not timedelta(0) <= self.last - self.first < timedelta(days=LONGEST_DAYS):
            raise NotAllowed("span_wrong", first=str(self.first), last=str(self.last))
        return self


@dataclass(frozen=True, slots=True)
class Gathered:
    """What a span comes to, without names. live: days that were counted from their tickets."""

    span: Span
    centre: Centre
    at: datetime
    live: tuple[date, ...]
    parts: Mapping[str, Mapping[str, Figures]]
    downtime: Mapping[str, Downtime]
    misses: tuple[wanted.Miss, ...]
    clerks: Mapping[str, str]
    instruments: Mapping[Scale, Instrument]


class Gathering:
    """One report in the making."""

    def __init__(self, work: Work, span: Span) -> None:
        """Look what has to be read: which days have a tally, which are counted from tickets."""
        self.span = span.checked()
        self.centre, self.at, self.today = work.centre, work.now, work.day
        kept = tallying.days_kept(work, span.first, span.last) - {work.day}
        given = tallying.days_given(work, span.first, span.last)
        now = {work.day} if span.first <= work.day <= span.last else set()
        self.live = tuple(sorted((given - kept) | now))
        self._parts: list[Span] = [*_months(kept), *(Span(day, day) for day in self.live)]
        self._left = len(self._parts)
        self._totals: defaultdict[rule.Key, FiguresTotal] = defaultdict(FiguresTotal)
        self._down: dict[str, Downtime] = {}

    @property
    def is_done(self) -> bool:
        """Tell whether everything was read."""
        return self._left == 0

    @property
    def share(self) -> float:
        """Return how much was read, 0 to 1."""
        return 1 - self._left / len(self._parts) if self._parts else 1.0

    def read(self, work: Work) -> "Unread":
        """Return the rows of the next part; add() takes them after the reading has ended."""
        part = self._parts[-self._left]
        if part.first in self.live:
            target = work.centre.policy.wait_target_minutes
            found, down = rows_of(work, part.first), tallying.down_on(work, part.first)
            return Unread(part.first, found, (), target, down)
        where = {"of": work.centre.code, "first": part.first, "last": part.last}
        return Unread(part.first, None, work.connection.execute(_TALLIES, where).all())

    def add(self, unread: "Unread") -> None:
        """Add up what was read."""
        if unread.tickets is None:
            self._add_tallies(unread.rows)
        else:
            self._add_day(unread)
        self._left -= 1

    def _add_day(self, unread: "Unread") -> None:
        made = tallied(visits(unread.tickets), unread.target)
        for (dimension, value), figures in made.items():
            self._total(unread.day, dimension, value).add(figures)
            if dimension == rule.TOTAL:
                self._totals[rule.DAY, unread.day.isoformat()].add(figures)
        for device, down in unread.down.items():
            self._add_down(device, down)

    def _add_tallies(self, rows: Sequence[Any]) -> None:
        decoded = json.loads(f"[{','.join(row.figures for row in rows)}]")
        for (day, dimension, value, _), kept in zip(rows, decoded, strict=True):
            if not kept or day in self.live:
                continue
            if dimension == DEVICE:
                self._add_down(value, Downtime(kept["s"], kept["n"], bool(kept["d"])))
                continue
            self._total(day, dimension, value).add_plain(kept)
            if dimension == rule.TOTAL:
                self._totals[rule.DAY, day.isoformat()].add_plain(kept)

    def _total(self, day: date, dimension: str, value: str) -> FiguresTotal:
        """Return what figures are added to; of clerks long ago the names are not told."""
        if dimension == rule.CLERK and value != rule.NOBODY:
            is_nobodys = value == NOBODY_NAMED or self._is_past(day)
            value = NO_LONGER_NAMED if is_nobodys else value
        return self._totals[dimension, value]

    def _is_past(self, day: date) -> bool:
        return (self.today - day).days > self.centre.policy.staff_days

    def _add_down(self, device: str, down: Downtime) -> None:
        before = self._down.get(device, Downtime())
        self._down[device] = Downtime(
            before.seconds + down.seconds, before.times + down.times, down.last
        )

    def finish(self, work: Work) -> Gathered:
        """Return what was gathered; names and searches are read last."""
        first, last = self.span.first, self.span.last
        found = wanted.misses(work, MOST_MISSES)
        misses = tuple(m for m in found if m.first_day <= last and m.last_day >= first)
        return Gathered(
            span=self.span,
            centre=self.centre,
            at=self.at,
            live=self.live,
            parts=self._by_dimension(),
            downtime=self._down,
            misses=misses,
            clerks=_clerks(work),
            instruments=_instruments(work),
        )

    def _by_dimension(self) -> dict[str, dict[str, Figures]]:
        parts: defaultdict[str, dict[str, Figures]] = defaultdict(dict)
        for (dimension, value), total in self._totals.items():
            parts[dimension][value] = total.figures()
        return dict(parts)


@dataclass(frozen=True, slots=True)
class Unread:
    """Rows that were read and not added up yet: a day's tickets, or tallies of some days."""

    day: date
    tickets: Any
    rows: Sequence[Any]
    target: int = 0
    down: Mapping[str, Downtime] = field(default_factory=dict)


def _months(days: set[date]) -> list[Span]:
    """Return spans that hold all days with tallies, each of PART_DAYS at most.

    Between them may lie days without a tally: the query finds no rows of those.
    """
    spans: list[Span] = []
    for day in sorted(days):
        if spans and (day - spans[-1].first).days < PART_DAYS:
            spans[-1] = Span(spans[-1].first, day)
        else:
            spans.append(Span(day, day))
    return spans


def _clerks(work: Work) -> dict[str, str]:
    table = tables.clerk
    query = select(table.c.code, table.c.name).where(table.c.centre == work.centre.code)
    return {row.code: row.name for row in work.connection.execute(query)}


def _instruments(work: Work) -> dict[Scale, Instrument]:
    """Return every instrument and version that was ever declared."""
    table = tables.instrument
    rows = work.connection.execute(select(table).where(table.c.centre == work.centre.code)).all()
    return {(row.code, row.version): instrument_from(row) for row in rows}
