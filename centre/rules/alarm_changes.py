"""How long an alarm lasts: what begins, clears, holds again and ends between two looks.

An alarm begins when it holds and ends when it has not held for CLEAR_AFTER, so that a queue that
swings about its target is told once. One that came true (a forecast whose wait has come) ends at
once, because the other tells it. Acknowledged, it is told no more while it lasts; what begins after
it has ended is a new alarm.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Final
from uuid import UUID

from centre.rules.alarms import REPLACED_BY, Holding, Kind
from centre.rules.hours import ZONE

CLEAR_AFTER: Final = timedelta(seconds=60)
"""An alarm ends when it has not held for so long."""


@dataclass(frozen=True, slots=True)
class Kept:
    """An alarm that was begun and has not ended; clear_since: since when it does not hold."""

    id: UUID
    kind: str
    subject: str
    began_at: datetime
    clear_since: datetime | None = None
    acknowledged_at: datetime | None = None

    @property
    def key(self) -> tuple[str, str]:
        """Return what makes it the same alarm: its kind and its subject."""
        return (self.kind, self.subject)


@dataclass(frozen=True, slots=True)
class Changes:
    """What has to be kept: alarms that begin, clear, hold again, end."""

    begins: tuple[Holding, ...] = ()
    clears: tuple[Kept, ...] = ()
    returns: tuple[Kept, ...] = ()
    ends: tuple[Kept, ...] = ()

    def __bool__(self) -> bool:
        """Tell whether there is anything to keep."""
        return bool(self.begins or self.clears or self.returns or self.ends)


def changes(kept: Iterable[Kept], found: Iterable[Holding], now: datetime) -> Changes:
    """Return what to keep of the alarms that hold now, given those that are kept.

    Done twice with the same answer it asks for nothing the second time. An alarm of an earlier day
    ends at once when it holds no more: nobody looked in between.
    """
    known = {one.key: one for one in kept}
    holds = {one.key: one for one in found}
    gone = [one for key, one in known.items() if key not in holds]
    ends = tuple(one for one in gone if _is_over(one, holds, now))
    return Changes(
        begins=tuple(one for key, one in holds.items() if key not in known),
        clears=tuple(one for one in gone if one.clear_since is None and one not in ends),
        returns=tuple(
            one for key, one in known.items() if key in holds and one.clear_since is not None
        ),
        ends=ends,
    )


def _is_over(one: Kept, holds: Mapping[tuple[str, str], Holding], now: datetime) -> bool:
    """Tell whether an alarm that does not hold has ended: replaced, or clear for long enough."""
    if _day(one.began_at) < _day(now):
        return True
    replacing = REPLACED_BY.get(Kind(one.kind), frozenset()) if one.kind in set(Kind) else ()
    if any((kind.value, s) in holds for kind in replacing for s in (one.subject, "")):
        return True
    # A clock that was set back makes no alarm last for ever.
    clear = one.clear_since
    return clear is not None and not timedelta(0) <= now - clear < CLEAR_AFTER


def _day(at: datetime) -> date:
    return at.astimezone(ZONE).date()
