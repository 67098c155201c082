"""How a film's sound goes down for a call and comes back, as a curve over time. No Qt.

Down to 15 % in 200 ms, back in 500 ms (screens note, section 8.7).
"""

from dataclasses import dataclass
from math import cos, pi
from typing import Final

DUCKED: Final = 0.15
DOWN_SECONDS: Final = 0.2
UP_SECONDS: Final = 0.5


@dataclass(slots=True)
class Fade:
    """A share of the film's volume that glides between 1 and DUCKED.

    A call that comes while the sound is on its way back begins at where the sound is: nothing
    jumps. Times are seconds of a clock that never goes back.
    """

    _from: float = 1.0
    _to: float = 1.0
    _began: float = float("-inf")
    _lasts: float = UP_SECONDS

    def duck(self, now: float, *, down: bool) -> None:
        """Begin to go down or up; on that way already, or there, it goes on as it is."""
        wanted = DUCKED if down else 1.0
        if wanted == self._to:
            return
        self._from, self._to = self.share(now), wanted
        self._began, self._lasts = now, DOWN_SECONDS if down else UP_SECONDS

    def share(self, now: float) -> float:
        """Return the share at a time: a cosine, without a corner at either end."""
        if self.rests(now):
            return self._to
        way = max(0.0, (now - self._began) / self._lasts)
        return self._from + (self._to - self._from) * (1 - cos(pi * way)) / 2

    def rests(self, now: float) -> bool:
        """Tell whether it has arrived."""
        return now - self._began >= self._lasts
