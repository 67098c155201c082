"""Which touches count: a double tap is one touch, and it never falls through to the next page."""

from typing import Final

# A second tap on the same target within this time is ignored (screens note, ground rule 3).
SAME_TARGET_SECONDS: Final = 0.7
# A double tap must not hit what its first touch has just brought up.
SETTLE_SECONDS: Final = 0.4


class Taps:
    """The last touch and the last change of page. Moments are monotonic seconds."""

    def __init__(self) -> None:
        self._target = ""
        self._touched_at = float("-inf")
        self._settled_at = float("-inf")

    def settle(self, now: float) -> None:
        """Note that something new has come under the finger."""
        self._settled_at = now

    def count(self, target: str, now: float) -> bool:
        """Tell whether a touch on target counts, and remember it if so."""
        again = target == self._target and now - self._touched_at < SAME_TARGET_SECONDS
        if again or now - self._settled_at < SETTLE_SECONDS:
            return False
        self._target, self._touched_at = target, now
        return True
