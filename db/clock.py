"""The clock that apps and store are given; rules are given plain times."""

import logging
import time
from datetime import UTC, datetime, timedelta
from typing import Final

from centre.rules.hours import ZONE, Clock
from centre.settings import Settings

FAR_OFF: Final = timedelta(seconds=60)
"""A clock that needs this much is told of in the log; smaller corrections are the daily bread."""
_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_log = logging.getLogger(__name__)


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

    @property
    def is_real(self) -> bool:
        """Tell whether this is the machine's own time, not a demonstration's."""
        return not self._shift


class ServerClock:
    """A machine's clock, put right by the server's: machines of one centre have one time.

    A PC that is a day ahead would begin a new business day for all, and one half a minute off would
    miss the questions of its rating keypad.
    """

    def __init__(self, own: Clock) -> None:
        """Keep the machine's clock; until learn() it is believed."""
        self._own = own
        self._ahead = timedelta(0)

    def now(self) -> datetime:
        """Return the server's time."""
        return self._own.now() + self._ahead

    def monotonic(self) -> float:
        """Return seconds that never go back, for durations."""
        return self._own.monotonic()

    def learn(self, seconds: float) -> None:
        """Take in the server's time (seconds since 1970); a clock far off is told once."""
        ahead = timedelta(seconds=seconds) - (self._own.now() - _EPOCH)
        if abs(ahead - self._ahead) > FAR_OFF:
            _log.warning("this machine's clock is %.0f s off the server's", -ahead.total_seconds())
        self._ahead = ahead


def clock_of(settings: Settings) -> Clock:
    """Return the clock that settings ask for: the system's, with the demonstration's shift."""
    return SystemClock(timedelta(seconds=settings.simulation.clock_shift_seconds))
