"""The call for help: raised by a touch, lowered by itself, shown while staff can know of it."""

from collections.abc import Callable
from typing import Final

from kiosk.visit import CallHelp, Wish

# Nobody has to switch a call for help off: the bar and the staff's list show it for this long.
HELP_SECONDS: Final = 120.0


class HelpCall:
    """Whether staff are called to this kiosk. until is in monotonic seconds, None: not called."""

    def __init__(self, send: Callable[[Wish], None]) -> None:
        self._send = send
        self._heard = True
        self.until: float | None = None

    @property
    def is_active(self) -> bool:
        """Tell whether staff are called: one that has not reached their list promises nothing."""
        return self.until is not None and self._heard

    def call(self, now: float) -> None:
        """Call staff, or keep them called for longer; one that was not heard is sent again."""
        if self.until is None:
            self._heard = True  # until the store says otherwise: a touch is answered at once
            self._send(CallHelp(wanted=True))
        elif not self._heard:
            self._send(CallHelp(wanted=True))
        self.until = now + HELP_SECONDS

    def hear(self, *, heard: bool) -> None:
        """Take whether the last word is on the staff's list."""
        self._heard = heard

    def tick(self, now: float) -> None:
        """End the call when its time has passed."""
        if self.until is not None and now >= self.until:
            self.until = None
            self._send(CallHelp(wanted=False))
