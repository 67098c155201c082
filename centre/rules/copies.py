"""Which copies of the database are kept, and which numbers a restored one leaves out. Pure.

All of the last hour are kept, then fewer the older they are.

A copy every five minutes for a month would be thousands; what a technician goes back to is a minute
ago, an hour ago, yesterday, or the day before the fault was seen (reliability note, section 9).
"""

from collections.abc import Callable, Iterable
from datetime import datetime, timedelta
from typing import Final

ALL_FOR: Final = timedelta(hours=1)
HOURLY_FOR: Final = timedelta(days=1)
DAILY_FOR: Final = timedelta(days=31)
"""How long every copy, the last one of each hour, the last one of each day is kept."""
ALWAYS: Final = 12
"""So many of the newest stay whatever the clock says: set ahead by mistake, it makes all old."""

LEFT_OUT: Final = 100
"""Numbers are left out by so many (reliability note, section 9)."""
PRINTS_THEM_IN: Final = timedelta(minutes=5)
"""No printer gives LEFT_OUT slips of one letter faster: one every 3 s without a pause."""


def left_out(giving: timedelta) -> int:
    """Return how many numbers may be on paper after so long a time of giving; at least LEFT_OUT."""
    return LEFT_OUT * max(1, -(-giving // PRINTS_THEM_IN))


def left_out_beyond(last: int, known: int) -> int:
    """Return how many numbers to leave out after last, so that the next is above known."""
    return LEFT_OUT * max(1, (known - last) // LEFT_OUT + 1)


def surplus(copies: Iterable[datetime], now: datetime) -> frozenset[datetime]:
    """Return the times of the copies that may go; the newest never may, however old they are.

    A copy of the future (the clock was set back) is kept: nobody knows which of the two is right.
    """
    found = sorted(copies, reverse=True)
    kept = {*found[:ALWAYS], *(each for each in found if now - each <= ALL_FOR)}
    kept |= _last_of(found, now, HOURLY_FOR, lambda at: (at.date(), at.hour))
    kept |= _last_of(found, now, DAILY_FOR, lambda at: at.date())
    return frozenset(found) - kept


def _last_of(
    newest_first: Iterable[datetime],
    now: datetime,
    span: timedelta,
    part: Callable[[datetime], object],
) -> set[datetime]:
    """Return the last copy of each part of a span."""
    last: dict[object, datetime] = {}
    for at in newest_first:
        if now - at <= span:
            last.setdefault(part(at), at)
    return set(last.values())
