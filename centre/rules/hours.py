"""Opening hours: centre, service, holiday; what is open now, until when, and when it opens again.

A holiday's intervals override everything (an empty tuple: closed; a make-up Saturday: intervals),
then a service's own hours hold, then the centre's. Field note, section 8.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta, timezone
from itertools import pairwise
from typing import Final, Protocol

from centre.rules.services import Centre, Interval, Service

ZONE: Final = timezone(timedelta(hours=7), "ICT")
"""Viet Nam's time: +07:00 the whole year, no summer time."""

SEARCH_DAYS: Final = 60
"""How far ahead the next opening is looked for; Tết closes a centre for about ten days."""

Span = tuple[datetime, datetime]


class Clock(Protocol):
    """What tells the time: handed to everything that needs it, so that tests can set it."""

    def now(self) -> datetime:
        """Return the wall time, aware, in ZONE; it may jump."""
        ...

    def monotonic(self) -> float:
        """Return seconds that never go back, for measuring only."""
        ...


@dataclass(frozen=True, slots=True)
class Opening:
    """What holds now.

    closes: end of the interval that is open now (None when closed). opens_next: the next time
    something opens after now, today or later (None: not within SEARCH_DAYS). breaks: today's closed
    spans between two intervals that begin after now; a break that is on now is told by is_open and
    opens_next instead.
    """

    is_open: bool
    closes: datetime | None
    opens_next: datetime | None
    breaks: tuple[Span, ...]


def intervals(centre: Centre, service: Service | None, day: date) -> tuple[Interval, ...]:
    """Return the intervals of a day in order: a holiday's, else the service's, else the centre's.

    Intervals that touch or overlap are returned as one; no interval means closed all day.
    """
    if day in centre.holidays:
        return _joined(centre.holidays[day])
    own = service.hours if service is not None else None
    week = centre.hours if own is None else own
    return _joined(week.get(day.weekday(), ()))


def number_intervals(centre: Centre, service: Service | None, day: date) -> tuple[Interval, ...]:
    """Return the intervals in which numbers are given: each ends last_number_minutes early.

    An interval that is no longer than that gives none.
    """
    cut = timedelta(minutes=centre.policy.last_number_minutes)
    found = []
    for interval in intervals(centre, service, day):
        opens, closes = (datetime.combine(day, at) for at in (interval.opens, interval.closes))
        if closes - cut > opens:
            found.append(Interval(interval.opens, (closes - cut).time()))
    return tuple(found)


def _joined(found: Iterable[Interval]) -> tuple[Interval, ...]:
    """Return intervals in order, with those that touch or overlap made one."""
    joined: list[Interval] = []
    for interval in sorted(found, key=lambda each: each.opens):
        if joined and interval.opens <= joined[-1].closes:
            before = joined.pop()
            joined.append(Interval(before.opens, max(before.closes, interval.closes)))
        else:
            joined.append(interval)
    return tuple(joined)


def opening(centre: Centre, service: Service | None, now: datetime) -> Opening:
    """Return what holds at now (aware); an interval includes its first instant, not its last."""
    return _opening(lambda day: _spans(intervals(centre, service, day), day), now)


def giving(centre: Centre, service: Service | None, now: datetime) -> Opening:
    """Return the same for the giving of numbers, which ends before the service does."""
    return _opening(lambda day: _spans(number_intervals(centre, service, day), day), now)


def _opening(spans_of: Callable[[date], Iterator[Span]], now: datetime) -> Opening:
    """Return what holds at now for the open spans of each day."""
    today = tuple(spans_of(now.astimezone(ZONE).date()))
    closes = next((end for start, end in today if start <= now < end), None)
    gaps = ((before[1], after[0]) for before, after in pairwise(today))
    breaks = tuple((start, end) for start, end in gaps if start > now)
    return Opening(closes is not None, closes, _opens_next(spans_of, now), breaks)


def _spans(found: Iterable[Interval], day: date) -> Iterator[Span]:
    """Yield a day's intervals as aware times."""
    for interval in found:
        yield (
            datetime.combine(day, interval.opens, ZONE),
            datetime.combine(day, interval.closes, ZONE),
        )


def _opens_next(spans_of: Callable[[date], Iterator[Span]], now: datetime) -> datetime | None:
    """Return the first opening after now, or None if there is none within SEARCH_DAYS."""
    today = now.astimezone(ZONE).date()
    for ahead in range(SEARCH_DAYS + 1):
        for start, _ in spans_of(today + timedelta(days=ahead)):
            if start > now:
                return start
    return None


def business_day(stored: date | None, now: datetime) -> date:
    """Return the day that numbers belong to: today, but never before the stored day.

    A clock that was set back must not start a series again (numbers would repeat).
    """
    today = now.astimezone(ZONE).date()
    return today if stored is None else max(stored, today)
