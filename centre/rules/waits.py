"""How long a ticket may have to wait: a range in minutes, or nothing when too little is known.

Never one number: with declared priority a single figure is wrong for somebody (field note, section
13). The low end assumes that a counter is about to be free and nobody passes; the high end that all
counters have just begun, that as many priority tickets pass as may well come (never more than the
bound lets pass), and that services run long.
"""

import math
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from statistics import fmean, median, stdev
from typing import Final

from centre.rules.hours import Opening
from centre.rules.priority import Waiting, is_bound, order_key
from centre.rules.services import Counter, Policy, Service
from centre.rules.tickets import Place

RECENT: Final = 20
"""How many of the latest services count: the pace of this hour, not of the whole morning."""
ENOUGH: Final = 3
"""With fewer finished services today the declared expected minutes are used instead."""
NINE_OF_TEN: Final = 1.2816
"""The normal deviate that 10 % lie beyond: eight of ten waits fall inside the range."""
LEAST_SPREAD: Final = 0.25
"""Least standard deviation as part of the mean: a few equal services do not make a certainty."""
WIDEST_TIMES: Final = 3
WIDEST_MORE: Final = 25
"""A range wider than three times its low end and 25 minutes is not told (figures are ours)."""
DECLARED_SPREAD: Final = 0.5
"""Standard deviation as part of a declared (not measured) mean."""
FORGOTTEN: Final = 3
"""A service longer than so many medians was not closed in time; it counts as that long."""
PRIORITY_ARRIVALS: Final = 0.25
"""Most priority tickets that come while one service runs, where a queue neither grows nor empties.

An assumption (unconfirmed): one in four arrivals. The bound k alone would tell the first of an
empty queue to wait for three strangers; what really came is a matter of the calibration report.
"""


@dataclass(frozen=True, slots=True)
class WaitRange:
    """Minutes from now until the call, low < high; whole minutes below 5, else steps of 5."""

    low_minutes: int
    high_minutes: int


@dataclass(frozen=True, slots=True)
class _Pace:
    """One service at one counter: mean, deviation (minutes), and how sure the mean itself is."""

    mean: float
    deviation: float
    doubt: float


def people_ahead(ticket: Waiting, waiting: Iterable[Waiting], policy: Policy, now: datetime) -> int:
    """Return how many of the ticket's own queue are called before it, if nobody else comes.

    ticket may or may not be among waiting. An ordinary one: all earlier ones, and the later
    priority ones that may still pass it. A priority one: the earlier priority ones, and the earlier
    ordinary ones up to the last that is bound.
    """
    queue = sorted(
        (t for t in waiting if t.service == ticket.service and t.id != ticket.id), key=order_key
    )
    earlier = [t for t in queue if order_key(t) < order_key(ticket)]
    if ticket.priority is None:
        return len(earlier) + _passing(ticket, queue, policy, now)
    bound = [i for i, t in enumerate(earlier) if t.priority is None and is_bound(t, policy, now)]
    reach = bound[-1] + 1 if bound else 0
    return reach + sum(_is_ahead_of_priority(t) for t in earlier[reach:])


def _is_ahead_of_priority(earlier: Waiting) -> bool:
    """Tell whether an earlier ticket stays ahead of a priority one: priority or first place."""
    return earlier.priority is not None or earlier.place is Place.FIRST


def _passing(ticket: Waiting, queue: Iterable[Waiting], policy: Policy, now: datetime) -> int:
    """Return how many later priority tickets that wait already may pass this ordinary one."""
    if ticket.place is Place.FIRST or is_bound(ticket, policy, now):
        return 0
    later = sum(t.priority is not None and order_key(t) > order_key(ticket) for t in queue)
    return min(later, policy.bypass_limit - ticket.bypassed)


def possible_priority(
    ticket: Waiting, waiting: Iterable[Waiting], policy: Policy, now: datetime
) -> int:
    """Return how many priority tickets that have not come yet may still pass this ticket.

    Each one that is called before it passes it, so there can be no more than the bypasses it has
    left, whatever happens to those before it. A priority ticket is passed by nobody.
    """
    if ticket.priority is not None or ticket.place is Place.FIRST:
        return 0
    if not policy.ask_priority or is_bound(ticket, policy, now):
        return 0
    queue = [t for t in waiting if t.service == ticket.service]
    return policy.bypass_limit - ticket.bypassed - _passing(ticket, queue, policy, now)


def counters_share(service: str, counters: Iterable[Counter], waiting: Mapping[str, int]) -> float:
    """Return how many open counters a queue has for itself; counters are the open ones.

    waiting maps a service to its number of waiting tickets; the queue in question counts as at
    least one. A counter gives each pool (same weight) its weights' share of the calls, and inside
    the pool, first come first served, a queue gets what its length is of the pool's length.
    """
    lengths = {**waiting, service: max(1, waiting.get(service, 0))}
    return sum(_share(service, c.serves, lengths) for c in counters if service in c.serves)


def _share(service: str, weights: Mapping[str, int], lengths: Mapping[str, int]) -> float:
    """Return the part (0..1] of one counter that a queue has."""
    filled = [s for s in weights if lengths.get(s, 0) > 0]
    pool = [s for s in filled if weights[s] == weights[service]]
    of_counter = sum(weights[s] for s in pool) / sum(weights[s] for s in filled)
    return of_counter * lengths[service] / sum(lengths[s] for s in pool)


def estimate(  # noqa: PLR0913, PLR0917 - seven facts decide; a bundle would only be unpacked here
    ahead: int,
    possible_priority: int,
    minutes: Sequence[float],
    service: Service,
    counters_open: float,
    now: datetime,
    opening: Opening,
) -> WaitRange | None:
    """Return the range of the wait, or None when too little is known.

    ahead and possible_priority: see the functions of those names. minutes: lengths of this queue's
    services today, oldest first. counters_open: see counters_share. None without an open counter,
    without a pace (fewer than ENOUGH services and no expected minutes), or when the centre does not
    open again today.
    """
    pace = _pace(minutes, service)
    start = _start(now, opening)
    if pace is None or start is None or counters_open <= 0:
        return None
    low = _work(ahead, pace, -NINE_OF_TEN) / counters_open
    passing = min(possible_priority, math.ceil((ahead + 1) * PRIORITY_ARRIVALS))
    high = _work(ahead + 1 + passing, pace, NINE_OF_TEN) / counters_open
    return _rounded(
        _clock_minutes(low, now, start, opening), _clock_minutes(high, now, start, opening)
    )


def worth_telling(found: WaitRange | None) -> WaitRange | None:
    """Return a range by which a person can plan, else None.

    "5 to 140 minutes" is true and only says that nobody knows; people are then told how many wait.
    """
    if found is None:
        return None
    widest = WIDEST_TIMES * found.low_minutes + WIDEST_MORE
    return found if found.high_minutes <= widest else None


def pace_minutes(minutes: Sequence[float], service: Service) -> float | None:
    """Return the mean minutes of one service, or None where too little is known.

    minutes: lengths of this queue's services today, oldest first.
    """
    pace = _pace(minutes, service)
    return None if pace is None else pace.mean


def _pace(minutes: Sequence[float], service: Service) -> _Pace | None:
    """Return the pace of the recent services, else the declared one, else None."""
    recent = [m for m in minutes if m > 0 and math.isfinite(m)][-RECENT:]
    if len(recent) >= ENOUGH:
        longest = FORGOTTEN * median(recent)
        recent = [min(m, longest) for m in recent]
        mean = fmean(recent)
        deviation = max(stdev(recent), LEAST_SPREAD * mean)
        return _Pace(mean, deviation, deviation / math.sqrt(len(recent)))
    declared = service.expected_minutes
    if not (declared > 0 and math.isfinite(declared)):
        return None
    deviation = DECLARED_SPREAD * declared
    return _Pace(declared, deviation, deviation / math.sqrt(ENOUGH))


def _work(services: int, pace: _Pace, deviate: float) -> float:
    """Return the minutes of so many services at one counter, at a normal deviate from the mean.

    The services vary each for itself (root of their number), the doubt about the mean is the same
    for all of them (their number).
    """
    spread = math.hypot(math.sqrt(services) * pace.deviation, services * pace.doubt)
    return max(0.0, services * pace.mean + deviate * spread)


def _start(now: datetime, opening: Opening) -> datetime | None:
    """Return when work goes on: now, or the next opening if that is today, else None."""
    if opening.is_open:
        return now
    start = opening.opens_next
    if start is None or start.date() != now.astimezone(start.tzinfo).date():
        return None
    return start


def _clock_minutes(work_minutes: float, now: datetime, start: datetime, opening: Opening) -> float:
    """Return minutes on the clock from now: the work, and each break that it reaches into."""
    end = start + timedelta(minutes=work_minutes)
    for closes, opens in opening.breaks:
        if start <= closes < end:
            end += opens - closes
    return (end - now) / timedelta(minutes=1)


def _rounded(low: float, high: float) -> WaitRange:
    """Return the range rounded outward: whole minutes below 5, steps of 5 from there."""
    floor = math.floor(low) if low < 5 else math.floor(low / 5) * 5
    top = math.ceil(high)
    ceiling = max(top, floor + 1) if top < 5 else math.ceil(high / 5) * 5
    return WaitRange(floor, ceiling if ceiling > floor else floor + 5)
