"""When a screen of the lobby is dark: by hours, and not while somebody is being called. No Qt.

A screen that shows an empty hall for fourteen hours a day wears out and lights the street. A call
in those hours (a ceremony, a late citizen) must be seen all the same.
"""

from datetime import datetime, time
from typing import Final

from centre.rules.hours import Clock

CALL_LIGHTS_SECONDS: Final = 600.0
"""How long a call keeps the screen lit in the dark hours (ours: the walk, the desk, the next)."""


class Night:
    """The dark hours of one screen; it reads the time from the clock it was given."""

    def __init__(self, dark_from: str | None, dark_to: str | None, clock: Clock) -> None:
        """Keep the hours as the settings write them ("18:00"); None: never dark."""
        self._clock = clock
        self._hours = (_time(dark_from), _time(dark_to)) if dark_from and dark_to else None
        self._lit_until = float("-inf")

    def light(self) -> None:
        """Note a call: the screen is lit for a while from now, whatever the hour."""
        self._lit_until = self._clock.monotonic() + CALL_LIGHTS_SECONDS

    def is_dark(self) -> bool:
        """Tell whether the screen is to be black now."""
        return self._is_night(self._clock.now()) and self._clock.monotonic() >= self._lit_until

    def _is_night(self, now: datetime) -> bool:
        """Tell whether a time is in the dark hours, which may reach over midnight."""
        if self._hours is None:
            return False
        begins, ends = self._hours
        at = now.time()
        if begins < ends:
            return begins <= at < ends
        return at >= begins or at < ends


def _time(said: str) -> time:
    return time.fromisoformat(said)
