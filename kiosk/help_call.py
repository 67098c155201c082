"""The call for help: raised by a touch, lowered by itself."""

from collections.abc import Callable
from typing import Final

from kiosk.visit import CallHelp, Wish

# Nobody has to switch a call for help off: the bar and the staff's list show it for this long.
HELP_SECONDS: Final = 120.0


class HelpCall:
    """Whether staff are called to this kiosk. until is in monotonic seconds, None: not called."""

    def __init__(self, send: Callable[[Wish], None]) -> None:
        self._send = send
        self.until: float | None = None

    @property
    def is_active(self) -> bool:
        """Tell whether staff are called."""
        return self.until is not None

    def call(self, now: float) -> None:
        """Call staff, or keep them called for longer."""
        if self.until is None:
            self._send(CallHelp(wanted=True))
        self.until = now + HELP_SECONDS

    def tick(self, now: float) -> None:
        """End the call when its time has passed."""
        if self.until is not None and now >= self.until:
            self.until = None
            self._send(CallHelp(wanted=False))
