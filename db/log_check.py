"""The check of the log's chains in short parts, so that everybody may write meanwhile."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any, Final

from sqlalchemy import Row, select

from db import tables
from db.history import CENTRE_QUEUE, Fault, verify_day
from db.retention import proof
from db.work import Transactions, Work

AT_A_TIME: Final = 31
"""One reading looks through so many days for what tells of other days."""
MOST_FAULTS: Final = 100
"""So many faults are kept of a check; who has as many needs no more."""
_event = tables.event


@dataclass(slots=True)
class Check:
    """A check in the making: days still to be read, what was found until now.

    parts: spans of days to be looked through first, for what tells of other days.
    """

    days: list[date]
    parts: list[tuple[date, date]]
    told: proof.Told = field(default_factory=proof.Told)
    events: int = 0
    count: int = 0
    faults: list[Fault] = field(default_factory=list)
    of: int = 0

    @property
    def is_done(self) -> bool:
        """Tell whether everything was read."""
        return not self.days and not self.parts

    @property
    def share(self) -> float:
        """Return how much was read, 0 to 1."""
        return 1 - len(self.days) / self.of if self.of else 1.0

    def note(self, found: tuple[Fault, ...]) -> None:
        """Keep faults, the first of them by name."""
        self.count += len(found)
        self.faults += found[: max(0, MOST_FAULTS - len(self.faults))]


def begin(work: Work) -> Check:
    """Begin to check all chains of a centre; step() until it is done."""
    table = tables.chain
    mine = select(table.c.day).where(table.c.centre == work.centre.code).distinct()
    days = sorted(work.connection.execute(mine).scalars())
    return Check(days, _parts(days), of=len(days))


def step(store: Transactions, check: Check) -> Check:
    """Check one more part in a short reading of its own."""
    if check.parts:
        first, last = check.parts.pop(0)
        with store.read() as work:
            for row in _telling(work, first, last):
                check.told.learn(row)
    elif check.days:
        with store.read() as work:
            events, found = verify_day(work, check.days.pop(0), check.told)
        check.events += events
        check.note(found)
    if check.is_done:
        check.note(tuple(Fault(*one) for one in check.told.faults()))
    return check


def _parts(days: list[date]) -> list[tuple[date, date]]:
    """Return spans that hold all days, AT_A_TIME days each."""
    return [
        (days[at], days[min(at + AT_A_TIME, len(days)) - 1])
        for at in range(0, len(days), AT_A_TIME)
    ]


def _telling(work: Work, first: date, last: date) -> list[Row[Any]]:
    query = select(_event.c.day, _event.c.seq, _event.c.kind, _event.c.facts).where(
        _event.c.centre == work.centre.code,
        _event.c.day.between(first, last),
        _event.c.queue == CENTRE_QUEUE,
        _event.c.kind.in_(proof.TELLING),
    )
    found: Any = work.connection.execute(query.order_by(_event.c.day, _event.c.seq)).all()
    return list(found)
