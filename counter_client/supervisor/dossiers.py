"""The section of dossiers without its screen: which list stands, its rows, the report's days.

No Qt here.
"""

from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from typing import Final

from centre.rules.handover import When
from db.handover.lists import RETURNED
from db.handover.record import DayLists, Due, LateRecord

MOST_SHOWN: Final = 200
"""Rows that a list shows; its count is always of all."""
DAYS_BACK: Final = 30
"""How far back the report of late records looks at first; the province asks for a month."""


class List(StrEnum):
    """The lists of the section, in their order."""

    OVERDUE = When.OVERDUE
    TODAY = When.TODAY
    SOON = When.SOON
    RETURNED = RETURNED
    LATE = "late"


@dataclass(frozen=True, slots=True)
class Span:
    """The days of the report, both included; since is never after until."""

    since: date
    until: date


@dataclass(frozen=True, slots=True)
class Reading:
    """One reading: the lists of the day, and the report of a span."""

    day: DayLists
    span: Span
    late: tuple[LateRecord, ...] = field(default=())


class DossierLists:
    """What stands in the section."""

    def __init__(self, today: date) -> None:
        """Begin with what is overdue; of nothing anything is known yet."""
        self.standing = List.OVERDUE
        self.span = Span(today - timedelta(days=DAYS_BACK), today)
        self.reading: Reading | None = None
        self.lost = False

    def forget(self) -> None:
        """Forget what was read."""
        self.reading = None

    def stand(self, which: List) -> None:
        """Let a list stand."""
        self.standing = which

    def set_span(self, since: date, until: date) -> None:
        """Set the days of the report; the other end follows one that has passed it."""
        moved_since = since != self.span.since
        if since > until:
            since, until = (since, since) if moved_since else (until, until)
        self.span = Span(since, until)

    def seen(self, reading: Reading) -> None:
        """Take a reading; one of another span than is wanted by now still tells the day."""
        self.lost = False
        if reading.span != self.span and self.reading is not None:
            reading = Reading(reading.day, self.reading.span, self.reading.late)
        self.reading = reading

    def count(self, which: List) -> int | None:
        """Return how many a list has, None while nobody knows."""
        if self.reading is None:
            return None
        if which is List.LATE:
            return len(self.reading.late)
        return self.reading.day.counts[which.value]

    def rows(self) -> tuple[Due, ...]:
        """Return the rows of the day list that stands."""
        if self.reading is None or self.standing is List.LATE:
            return ()
        found: tuple[Due, ...] = getattr(self.reading.day, self.standing.value)
        return found[:MOST_SHOWN]

    def late(self) -> tuple[LateRecord, ...]:
        """Return the rows of the report that are shown."""
        return self.reading.late[:MOST_SHOWN] if self.reading is not None else ()

    def hidden(self) -> int:
        """Return how many rows of the list that stands are not shown."""
        return max(0, (self.count(self.standing) or 0) - MOST_SHOWN)
