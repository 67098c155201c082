"""Virtual time: a clock that is set by the story, an agenda of what happens when, and ids of both.

Nothing here asks the machine for the time or for chance, so that a seed tells a whole run.
"""

import heapq
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import datetime, timedelta
from random import Random
from typing import Any, Final
from unittest.mock import patch
from uuid import UUID

from centre.rules.hours import ZONE
from db import ids
from kiosk import ordering

MORNING: Final = datetime(2026, 11, 23, 0, 0, tzinfo=ZONE)
"""Midnight before a working Monday; second 0 of every run."""
_UPTIME: Final = 1000.0


def seeded(seed: int | str) -> Random:
    """Return the chance that a seed tells; it guards nothing."""
    return Random(seed)  # noqa: S311


class VirtualClock:
    """Wall time that may be set, and monotonic seconds that never go back."""

    def __init__(self) -> None:
        """Begin at MORNING."""
        self.seconds = 0.0
        self.off = timedelta(0)

    def now(self) -> datetime:
        """Return the wall time, as wrong as it has been set."""
        return MORNING + timedelta(seconds=self.seconds) + self.off

    def monotonic(self) -> float:
        """Return seconds that never go back."""
        return _UPTIME + self.seconds


class Agenda:
    """What is going to happen, in order of time, then of asking."""

    def __init__(self, clock: VirtualClock) -> None:
        """Begin with nothing."""
        self._clock = clock
        self._waiting: list[tuple[float, int, Callable[[], object]]] = []
        self._asked = 0

    def at(self, seconds: float, act: Callable[[], object]) -> None:
        """Let act happen at a second of the run, at once if that is past."""
        self._asked += 1
        heapq.heappush(self._waiting, (max(seconds, self._clock.seconds), self._asked, act))

    def after(self, seconds: float, act: Callable[[], object]) -> None:
        """Let act happen so many seconds from now."""
        self.at(self._clock.seconds + seconds, act)

    def next(self) -> Callable[[], object] | None:
        """Move the clock to what is next and return it; None: nothing is left."""
        if not self._waiting:
            return None
        self._clock.seconds, _, act = heapq.heappop(self._waiting)
        return act


class _Time:
    """Stands for the module time where ids are made."""

    def __init__(self, clock: VirtualClock) -> None:
        self._clock = clock

    def time_ns(self) -> int:
        return int(self._clock.now().timestamp() * 1000) * 1_000_000


class _Chance:
    """Stands for the module secrets where ids are made."""

    def __init__(self, chance: Random) -> None:
        self.randbits = chance.getrandbits


@contextmanager
def our_ids(clock: VirtualClock, chance: Random) -> Iterator[Callable[[], UUID]]:
    """Let every id come from the virtual clock and the seed; give what makes request ids."""

    def request() -> UUID:
        return UUID(int=chance.getrandbits(128), version=4)

    stand_ins: tuple[tuple[Any, str, Any], ...] = (
        (ids, "time", _Time(clock)),
        (ids, "secrets", _Chance(chance)),
        (ordering, "uuid4", request),
    )
    patches = [patch.object(*stand_in) for stand_in in stand_ins]
    for one in patches:
        one.start()
    try:
        yield request
    finally:
        for one in patches:
            one.stop()
