"""When a film counts as standing still. No Qt; times are seconds of a clock that never goes back.

A broken film often ends with an error, but a damaged one may play on without a picture, and one on
a stick that was pulled out may say nothing at all.
"""

from dataclasses import dataclass
from typing import Final

FRAME_SECONDS: Final = 5.0
"""A film that shows no first frame for so long, or makes neither frame nor way, stands still."""
STILL_SECONDS: Final = 30.0
"""A film that goes on without a new frame is ended: recorded slides have one every few seconds."""
LONGEST_SECONDS: Final = 2 * 3600.0
"""A film is ended after so long, whatever length it claims to have."""


@dataclass(slots=True)
class Watch:
    """Hears of a film's frames and of its position, and says when it stands still."""

    began: float
    _frame: float | None = None
    _way: float = float("-inf")
    _position: int = -1

    @property
    def has_shown(self) -> bool:
        """Tell whether there was a frame at all."""
        return self._frame is not None

    def frame(self, now: float) -> None:
        """Hear of a frame."""
        self._frame = now

    def position(self, milliseconds: int, now: float) -> None:
        """Hear how far the film is."""
        if milliseconds != self._position:
            self._position, self._way = milliseconds, now

    def paused(self, seconds: float) -> None:
        """Hear that the film rested for so long: that does not count."""
        self.began += seconds
        self._way += seconds
        if self._frame is not None:
            self._frame += seconds

    def is_stuck(self, now: float) -> bool:
        """Tell whether the film stands still."""
        if self._frame is None:
            return now - self.began >= FRAME_SECONDS
        return (
            now - max(self._frame, self._way) >= FRAME_SECONDS or now - self._frame >= STILL_SECONDS
        )

    def is_over(self, now: float) -> bool:
        """Tell whether the film has taken longer than any film may."""
        return now - self.began >= LONGEST_SECONDS
