"""The clock that apps and store are given; rules are given plain times."""

import time
from datetime import datetime, timedelta

from centre.rules.hours import ZONE, Clock
from centre.settings import Settings


class SystemClock:
    """The machine's clock in the centre's zone, shifted for demonstrations."""

    def __init__(self, shift: timedelta = timedelta(0)) -> None:
        """Keep shift, which is added to the wall clock."""
        self._shift = shift

    def now(self) -> datetime:
        """Return the aware wall time."""
        return datetime.now(ZONE) + self._shift

    def monotonic(self) -> float:
        """Return seconds that never go back, for durations."""
        return time.monotonic()


def clock_of(settings: Settings) -> Clock:
    """Return the clock that settings ask for: the system's, with the demonstration's shift."""
    return SystemClock(timedelta(seconds=settings.simulation.clock_shift_seconds))
