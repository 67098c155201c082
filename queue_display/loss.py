"""Since when a screen of the lobby is told nothing. No Qt.

Shared by every layout: what stands on the glass stays, and a strip says how old it is.
"""

from datetime import datetime, timedelta
from typing import Final

from centre.rules.hours import Clock

LOST_AFTER_SECONDS: Final = 5.0
"""How long the store may be silent before the strip is shown (screens note, section 5)."""


class Loss:
    """When the store last answered; it reads the time from the clock it was given."""

    def __init__(self, clock: Clock) -> None:
        """Count from now."""
        self._clock = clock
        self._reached = clock.monotonic()
        self._reached_at = clock.now()

    def reached(self, ago: float = 0.0) -> None:
        """Note that the store answered, some seconds ago; what is older than known is ignored."""
        if self._clock.monotonic() - ago < self._reached:
            return
        self._reached = self._clock.monotonic() - ago
        self._reached_at = self._clock.now() - timedelta(seconds=ago)

    def seconds_left(self) -> float:
        """Return how long the store may still be silent before the strip is due."""
        return max(0.0, self._reached + LOST_AFTER_SECONDS - self._clock.monotonic())

    def minutes(self) -> int:
        """Return for how many whole minutes the store has been silent."""
        return int((self._clock.monotonic() - self._reached) // 60)

    def at(self) -> datetime | None:
        """Return the time of the last answer once the link is lost; None while it holds."""
        return None if self.seconds_left() > 0 else self._reached_at
