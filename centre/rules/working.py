"""Working time: from when a receipt counts, when it is due, how much is left (field note 8).

A day of work is eight working hours, wherever breaks, evenings, weekends and holidays cut them. The
hours are the centre's own (centre.rules.hours), so that make-up Saturdays and Tết hold here too.
A lunch-time receipt counts from the afternoon, an evening one from the next working morning: hour
and date move together. That is the trap of a published program, which moves the hour alone and adds
the day in another place.
"""

from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from types import MappingProxyType
from typing import Final

from centre.rules.errors import NotAllowed
from centre.rules.hours import SEARCH_DAYS, ZONE, Span, intervals
from centre.rules.services import Centre, Interval, WeekHours

DAY_OF_WORK: Final = timedelta(hours=8)
"""What a time limit of one day means in working time (field note, section 8)."""
USUAL_WEEK: Final[WeekHours] = MappingProxyType(
    dict.fromkeys(range(5), (Interval(time(7), time(11, 30)), Interval(time(13, 30), time(17))))
)
"""Hours of a centre that has declared none (field note, section 8: defaults seen)."""
_ONE_DAY: Final = timedelta(days=1)


def working_intervals(centre: Centre, day: date) -> tuple[Interval, ...]:
    """Return the intervals of a day in which time limits run; none: nobody works."""
    if centre.hours or day in centre.holidays:
        return intervals(centre, None, day)
    return USUAL_WEEK.get(day.weekday(), ())


def is_working_day(centre: Centre, day: date) -> bool:
    """Tell whether anybody works on a day."""
    return bool(working_intervals(centre, day))


def next_working_days(centre: Centre, day: date, count: int) -> tuple[date, ...]:
    """Return the first count working days after a day; fewer where SEARCH_DAYS have fewer."""
    ahead = (day + n * _ONE_DAY for n in range(1, SEARCH_DAYS + 1))
    found = (one for one in ahead if is_working_day(centre, one))
    return tuple(one for one, _ in zip(found, range(count), strict=False))


def effective_receipt(centre: Centre, at: datetime) -> datetime:
    """Return from when a receipt at a moment (aware) counts.

    Raises NotAllowed("no_working_time") where nobody works within SEARCH_DAYS.
    """
    return next(_stretches(centre, at))[0]


def due(centre: Centre, received: datetime, *, hours: float = 0, days: float = 0) -> datetime:
    """Return when so many working hours and days after a receipt are over.

    It is the earliest such moment: the end of an afternoon, not the next morning. Raises ValueError
    for a negative limit, NotAllowed("no_working_time") as effective_receipt does.
    """
    rest = timedelta(hours=hours) + days * DAY_OF_WORK
    if rest < timedelta():
        raise ValueError(rest)
    for begin, end in _stretches(centre, received):
        if end - begin >= rest:
            return begin + rest
        rest -= end - begin
    raise AssertionError  # the stretches have no end


def working_between(centre: Centre, begin: datetime, end: datetime) -> timedelta:
    """Return the working time from one moment to another; below zero if the second is earlier."""
    if end < begin:
        return -working_between(centre, end, begin)
    begin, end = begin.astimezone(ZONE), end.astimezone(ZONE)
    total, day = timedelta(), begin.date()
    while day <= end.date():
        for opens, closes in _spans(centre, day):
            total += max(timedelta(), min(closes, end) - max(opens, begin))
        if day == date.max:
            break
        day += _ONE_DAY
    return total


def left(centre: Centre, due_at: datetime, now: datetime) -> timedelta:
    """Return the working time that is left until a due moment; below zero: so long overdue."""
    return working_between(centre, now, due_at)


def days_and_hours(work: timedelta) -> tuple[int, int]:
    """Return a working time, of either sign, as whole days of work and whole hours beside them."""
    days, rest = divmod(abs(work), DAY_OF_WORK)
    return days, int(rest.total_seconds() // 3600)


def _stretches(centre: Centre, at: datetime) -> Iterator[Span]:
    """Yield what is left of the working intervals from a moment on, for ever.

    Raises NotAllowed("no_working_time") once SEARCH_DAYS in a row have none.
    """
    at = at.astimezone(ZONE)
    day, idle = at.date(), 0
    while idle <= SEARCH_DAYS and day < date.max:
        idle += 1
        for opens, closes in _spans(centre, day):
            if closes > at:
                idle = 0
                yield max(opens, at), closes
        day += _ONE_DAY
    raise NotAllowed("no_working_time")


def _spans(centre: Centre, day: date) -> Iterator[Span]:
    """Yield a day's working intervals as aware times."""
    for one in working_intervals(centre, day):
        yield datetime.combine(day, one.opens, ZONE), datetime.combine(day, one.closes, ZONE)
