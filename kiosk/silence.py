"""How long a page waits for a touch: the question "are you still there?" and the way back."""

import math

from kiosk.visit import LARGE_FACTOR, Timing


class Silence:
    """The waiting of one page. Moments are monotonic seconds, given in by the caller."""

    def __init__(self, timing: Timing) -> None:
        self._timing = timing
        self._ask_at: float | None = None
        self._leave_at: float | None = None

    def rest(self) -> None:
        """Wait for nothing: there is nobody to ask and nothing to forget."""
        self._ask_at = self._leave_at = None

    def listen(self, now: float, *, large: bool, reading: bool = False) -> None:
        """Ask after the idle time, leave when the question's countdown has passed as well.

        A page that is read waits longer.
        """
        idle = self._timing.reading if reading else self._timing.idle
        self._ask_at = now + idle * (LARGE_FACTOR if large else 1)
        self._leave_at = self._ask_at + self._timing.countdown

    def leave_in(self, now: float, seconds: float, *, large: bool) -> None:
        """Leave without a question, counting down from now."""
        self._ask_at = None
        self._leave_at = now + seconds * (LARGE_FACTOR if large else 1)

    def asks(self, now: float) -> bool:
        """Tell whether the question is on the screen."""
        return self._ask_at is not None and now >= self._ask_at

    def is_over(self, now: float) -> bool:
        """Tell whether the page is to be left."""
        return self._leave_at is not None and now >= self._leave_at

    def seconds_left(self, now: float) -> int | None:
        """Return the whole seconds to show, None while nothing is counted down."""
        if self._leave_at is None or (self._ask_at is not None and now < self._ask_at):
            return None
        return max(0, math.ceil(self._leave_at - now))

    def wake_at(self, now: float) -> float | None:
        """Return when something changes next: the question, the next second, the end."""
        if self._leave_at is None:
            return None
        if self._ask_at is not None and now < self._ask_at:
            return self._ask_at
        left = self._leave_at - now
        return self._leave_at - (math.ceil(left) - 1) if left > 0 else now
