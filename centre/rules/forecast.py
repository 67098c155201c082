"""What the queues will be like in the next half hour, if nothing is changed.

A queue is taken as a fluid, minute by minute: people come at the rate of the last half hour while
numbers are given, and each open counter works off one minute of service a minute while its queues
are open. A counter divides its minute as it divides its calls (centre.rules.calling): pools of
queues of one weight get their weights' share, and inside a pool people come first come first
served. Unlike there a pool keeps the weight of all its queues as long as anybody of it waits:
so one more counter, or a shorter service, can make no queue longer (a test proves it).

It is a mean without priority, breaks nobody has announced, and luck; so it says what to expect, not
what to promise. People who hold a number when the centre closes for the day are still served.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from itertools import pairwise
from typing import Final

from centre.rules.hours import ZONE, intervals, number_intervals
from centre.rules.services import Centre, Counter, Interval, Service

AHEAD: Final = 30
"""Minutes that are looked ahead (issue 6, point 4)."""
STEP: Final = 5
"""Minutes between two points that are told."""
RECENT_ARRIVALS: Final = timedelta(minutes=30)
"""Arrivals of so long tell the rate of the next half hour."""
LEAST_SPAN: Final = 10.0
"""A rate is of at least so many minutes: two people at the opening are no rush of a hundred."""
HALF: Final = 0.5
"""A person is gone from the queue when half of his service is worked off: on the average, calls
come half a service earlier than the fluid would have served the whole of it."""


@dataclass(frozen=True, slots=True)
class Coming:
    """The next AHEAD minutes of a service, one by one: is it worked in, are numbers given."""

    works: tuple[bool, ...]
    gives: tuple[bool, ...]


@dataclass(frozen=True, slots=True)
class Queue:
    """A queue now. waits: minutes waited, longest first; pace: minutes of one service, above 0.

    arrivals: people per minute while numbers are given.
    """

    service: str
    waits: tuple[float, ...]
    pace: float
    arrivals: float
    coming: Coming


@dataclass(frozen=True, slots=True)
class Point:
    """A queue in so many minutes: people expected to wait, and how long the first of them has."""

    minute: int
    waiting: float
    longest: float


@dataclass(slots=True)
class _Flow:
    """A queue on its way: how many have come and how many of them were served, both since now."""

    queue: Queue
    came: float
    served: float = 0.0
    arrived: list[tuple[float, float]] = field(default_factory=list)

    @property
    def work(self) -> float:
        """Return the minutes of service that wait."""
        return max(0.0, self.came - self.served) * self.queue.pace

    def come(self, minute: int) -> None:
        """Let one minute's people come."""
        if self.queue.coming.gives[minute] and self.queue.arrivals > 0:
            self.came += self.queue.arrivals
            self.arrived.append((self.came, minute + 1.0))

    def serve(self, minutes: float) -> None:
        """Work off so many minutes of service."""
        self.served = min(self.came, self.served + minutes / self.queue.pace)

    def point(self, minute: int) -> Point:
        """Return how the queue is now."""
        waiting = max(0.0, self.came - self.served)
        return Point(minute, waiting, self._longest(minute) if waiting > HALF else 0.0)

    def _longest(self, minute: int) -> float:
        """Return how long the first who still waits has done so."""
        first = self.served + HALF
        waits = self.queue.waits
        if first < len(waits):
            return max(0.0, waits[int(first)]) + minute
        at = next((at for came, at in self.arrived if came >= first), float(minute))
        return max(0.0, minute - at)


def coming(centre: Centre, service: Service, now: datetime) -> Coming:
    """Return what the coming minutes of a service are like, from hours, lunch and holidays.

    Before an opening and in a break nobody works; after the last closing of the day people who
    wait are still served. now is aware.
    """
    times = [now.astimezone(ZONE) + timedelta(minutes=minute) for minute in range(AHEAD)]
    days = {time.date(): time.date() for time in times}
    open_: dict[date, Sequence[Interval]] = {day: intervals(centre, service, day) for day in days}
    give = {day: number_intervals(centre, service, day) for day in days}
    return Coming(
        tuple(_is_worked(open_[time.date()], time) for time in times),
        tuple(_is_in(give[time.date()], time) for time in times),
    )


def _is_worked(found: Sequence[Interval], time: datetime) -> bool:
    """Tell whether a service is worked in: it is open, or has closed for the day."""
    return _is_in(found, time) or (bool(found) and time.time() >= found[-1].closes)


def _is_in(found: Iterable[Interval], time: datetime) -> bool:
    return any(each.opens <= time.time() < each.closes for each in found)


def rate(arrivals: int, centre: Centre, service: Service, now: datetime) -> float:
    """Return people per minute, of those who came in the last RECENT_ARRIVALS.

    The span is only as long as numbers were given in it, but at least LEAST_SPAN.
    """
    since = (now - RECENT_ARRIVALS).astimezone(ZONE)
    until = now.astimezone(ZONE)
    given = 0.0
    for interval in number_intervals(centre, service, until.date()):
        opens = datetime.combine(until.date(), interval.opens, ZONE)
        closes = datetime.combine(until.date(), interval.closes, ZONE)
        given += max(0.0, (min(until, closes) - max(since, opens)) / timedelta(minutes=1))
    return max(0, arrivals) / max(LEAST_SPAN, given)


def forecast(
    queues: Iterable[Queue], counters: Iterable[Counter]
) -> Mapping[str, tuple[Point, ...]]:
    """Return each queue's points from now to AHEAD minutes, by service; counters: the open ones.

    The first point is what is there now.
    """
    flows = {queue.service: _Flow(queue, float(len(queue.waits))) for queue in queues}
    pools = [_pools(counter, flows) for counter in counters]
    points = {service: [flow.point(0)] for service, flow in flows.items()}
    for minute in range(AHEAD):
        for flow in flows.values():
            flow.come(minute)
        for of_counter in pools:
            _work(of_counter, minute)
        if (minute + 1) % STEP == 0:
            for service, flow in flows.items():
                points[service].append(flow.point(minute + 1))
    return {service: tuple(found) for service, found in points.items()}


@dataclass(frozen=True, slots=True)
class _Pool:
    """Queues of one weight at a counter, and the weight of all of them together."""

    weight: int
    flows: tuple[_Flow, ...]

    def waiting(self, minute: int) -> tuple[_Flow, ...]:
        return tuple(f for f in self.flows if f.queue.coming.works[minute] and f.work > 0)


def _pools(counter: Counter, flows: Mapping[str, _Flow]) -> tuple[_Pool, ...]:
    """Return a counter's pools, the heaviest first."""
    found: defaultdict[int, list[_Flow]] = defaultdict(list)
    for service, weight in counter.serves.items():
        if service in flows:
            found[weight].append(flows[service])
    return tuple(
        _Pool(weight * len(inside), tuple(inside))
        for weight, inside in sorted(found.items(), reverse=True)
    )


def _work(pools: Iterable[_Pool], minute: int) -> None:
    """Divide one minute of a counter among its pools; what one does not need the others get."""
    left = 1.0
    open_ = [(pool.weight, waits) for pool in pools if (waits := pool.waiting(minute))]
    # Who needs least for its weight first: so nothing is given that is not needed.
    open_.sort(key=lambda each: _work_of(each[1]) / each[0])
    weights = sum(weight for weight, _ in open_)
    for weight, waits in open_:
        work = _work_of(waits)
        given = min(work, left * weight / weights)
        # Taken before the first is served: the parts are of what waited at the begin.
        parts = [given * flow.work / work for flow in waits]
        for flow, part in zip(waits, parts, strict=True):
            flow.serve(part)
        left -= given
        weights -= weight


def _work_of(flows: Iterable[_Flow]) -> float:
    return sum(flow.work for flow in flows)


def minutes_until(points: Sequence[Point], target: float) -> int | None:
    """Return in how many minutes the longest wait passes the target, or None if it does not.

    0 if it has passed it. Between two points the wait is taken to grow evenly.
    """
    for before, after in pairwise(points):
        if before.longest > target:
            return before.minute
        if after.longest > target:
            part = (target - before.longest) / (after.longest - before.longest)
            return before.minute + max(1, int(part * (after.minute - before.minute)))
    return None
