"""Loudness by the hour: full in the morning, quieter at noon, silent at night, as settings say."""

from collections.abc import Callable, Sequence
from datetime import datetime, time
from typing import Final

from centre.rules.hours import ZONE

FULL: Final = 100

Step = tuple[time, int]
"""From this local time on, this many per cent."""

Now = Callable[[], datetime]
"""Returns the time of day in ZONE, aware."""


def centre_time() -> datetime:
    """Return the time of the centre's clocks."""
    return datetime.now(ZONE)


def steps(entries: Sequence[str]) -> tuple[Step, ...]:
    """Return the entries of settings ("07:00 100") in the order of the day.

    Of two entries for the same time the later one in the list holds. Raises ValueError for what is
    no such entry (the settings refuse it before).
    """
    found: dict[time, int] = {}
    for entry in entries:
        hour, _, share = entry.partition(" ")
        found[time.fromisoformat(hour)] = int(share)
    return tuple(sorted(found.items()))


def share_at(day: Sequence[Step], at: time) -> int:
    """Return the per cent (0..100) that hold at a local time; 100 where nothing is set.

    day is in order (see steps). Before the first step of the day the last one of the day holds, as
    it has since yesterday.
    """
    if not day:
        return FULL
    begun = [share for since, share in day if since <= at.replace(tzinfo=None)]
    return begun[-1] if begun else day[-1][1]


def loudness(volume: int, share: int) -> int:
    """Return volume (0..100) at share per cent; only a zero makes silence, rounding never does."""
    return -(-max(0, min(volume, FULL)) * share // FULL)
