"""A film's sound, ducked during a call: the curve of fade.py walked in small steps."""

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QObject, QTimer

from centre.rules.hours import Clock
from queue_display.film.fade import Fade

STEP_MS: Final = 20


class Sound(QObject):
    """Tells a player its volume; its timer runs only while the sound glides."""

    def __init__(self, volume: int, tell: Callable[[float], None], clock: Clock) -> None:
        """Keep the films' loudness in per cent, and who is told the volume from 0 to 1."""
        super().__init__()
        self._full, self._tell, self._clock = volume / 100, tell, clock
        self._fade = Fade()
        self._timer = QTimer(self)
        self._timer.setInterval(STEP_MS)
        self._timer.timeout.connect(self.step)

    @property
    def volume(self) -> float:
        """Return the volume of this moment, from 0 to 1."""
        return self._full * self._fade.share(self._clock.monotonic())

    @property
    def glides(self) -> bool:
        """Tell whether the volume is on its way."""
        return self._timer.isActive()

    def duck(self, *, down: bool) -> None:
        """Go down for a call, or come back."""
        self._fade.duck(self._clock.monotonic(), down=down)
        self._timer.start()

    def step(self) -> None:
        """Tell the volume of this moment."""
        self._tell(self.volume)
        if self._fade.rests(self._clock.monotonic()):
            self._timer.stop()

    def stop(self) -> None:
        """Glide no more."""
        self._timer.stop()
