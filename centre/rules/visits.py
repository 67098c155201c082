"""Visits as the figures see them, and how they are counted: where each wait and service belongs.

- A wait lasts from arrival to the call that was followed: the first stretch of service tells which.
  Of several calls without anybody coming the last one counts (field note, section 13); so it does
  for who never came. Who waits again after a call still waits.
- A service time is one stretch at one counter; a visit may have several. Wrap-up is told apart.
- A wait is on target up to and including the target, counted when the ticket is tallied.

A ticket belongs to the service, counter and clerk of its first stretch, last counter and last
clerk; each stretch and each rating to those at which it took place. So every dimension adds up.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime

from centre.rules.figures import (
    CLERK,
    COUNTER,
    NOBODY,
    ORIGIN,
    PRIORITY,
    SERVICE_HOUR,
    TOTAL,
    Figures,
    FiguresTotal,
    Key,
    cell,
)
from centre.rules.hours import ZONE
from centre.rules.rated import Rated, Scale
from centre.rules.spreads import between, measured
from centre.rules.tickets import QUEUED, Origin, State


@dataclass(frozen=True, slots=True)
class Stretch:
    """One stretch of service at a counter (a leg of the visit)."""

    service: str
    counter: str
    clerk: str
    called_at: datetime
    began_at: datetime
    ended_at: datetime
    wrapped_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Answer:
    """A question that a counter asked after a service; level None: silence."""

    scale: Scale
    counter: str
    level: int | None


@dataclass(frozen=True, slots=True)
class Visit:
    """A ticket as the figures see it; its stretches in their order, "" for what it has not."""

    service: str
    state: State
    arrived_at: datetime
    called_at: datetime | None
    counter: str
    clerk: str
    origin: str
    priority: str
    stretches: tuple[Stretch, ...] = ()
    answers: tuple[Answer, ...] = ()
    out_of_order: int = 0

    @property
    def wait(self) -> float | None:
        """Return how long it waited in seconds, None while the wait has not ended.

        Whoever was served without a number has no wait that anybody knows: as a wait of nothing he
        would better a centre's mean by one key.
        """
        if self.origin == Origin.COUNTER:
            return None
        called = self.called_at
        if self.stretches:
            called = self.stretches[0].called_at
        elif self.state in QUEUED:
            called = None
        return None if called is None else between(self.arrived_at, called)


def tallied(visits: Iterable[Visit], target_minutes: int) -> dict[Key, Figures]:
    """Return the figures of visits by each value of each dimension that is kept."""
    totals: defaultdict[Key, FiguresTotal] = defaultdict(FiguresTotal)
    for visit in visits:
        _add_ticket(totals, visit, target_minutes * 60)
        for stretch in visit.stretches:
            _add_stretch(totals, visit, stretch)
        for answer in visit.answers:
            for key in _keys(visit, _place_of_answer(visit, answer)):
                totals[key].add_rated(Rated.of(answer.scale, answer.level))
    return {key: total.figures() for key, total in totals.items()}


_Totals = defaultdict[Key, FiguresTotal]


def _add_ticket(totals: _Totals, visit: Visit, target: float) -> None:
    wait = visit.wait
    measure = None if wait is None else measured(wait)
    on_target = wait is not None and wait <= target
    for key in _keys(visit, _place_of(visit)):
        totals[key].add_ticket(visit.state, measure, on_target=on_target)
        totals[key].add_out_of_order(visit.out_of_order)


def _add_stretch(totals: _Totals, visit: Visit, stretch: Stretch) -> None:
    service = measured(between(stretch.began_at, stretch.ended_at))
    wrapped = stretch.wrapped_at
    wrap_up = None if wrapped is None else measured(between(stretch.ended_at, wrapped))
    for key in _keys(visit, stretch):
        totals[key].add_stretch(service, wrap_up)


@dataclass(frozen=True, slots=True)
class _Place:
    """Where something took place: a stretch has the same names."""

    service: str
    counter: str
    clerk: str


def _place_of(visit: Visit) -> _Place:
    service = visit.stretches[0].service if visit.stretches else visit.service
    return _Place(service, visit.counter, visit.clerk)


def _place_of_answer(visit: Visit, answer: Answer) -> _Place:
    """Return where a question was asked: at the last stretch that was at its counter."""
    there = [stretch for stretch in visit.stretches if stretch.counter == answer.counter]
    last = there[-1] if there else _place_of(visit)
    return _Place(last.service, answer.counter, last.clerk)


def _keys(visit: Visit, place: _Place | Stretch) -> Iterator[Key]:
    """Yield where in each dimension something of a visit counts."""
    yield TOTAL, NOBODY
    yield SERVICE_HOUR, cell(place.service, visit.arrived_at.astimezone(ZONE).hour)
    yield COUNTER, place.counter
    yield CLERK, place.clerk
    yield ORIGIN, visit.origin
    yield PRIORITY, visit.priority
