"""The one window of a lobby screen, filled by its face: moved a little, and black at night."""

import logging
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from centre.rules.hours import Clock
from centre.settings import Display
from centre.shell.window import PublicWindow
from queue_display.night import Night
from queue_display.pen import colour
from queue_display.shifting import shift

_log = logging.getLogger(__name__)


class Glass(PublicWindow):
    """A window as large as the television of the settings; its face fills it.

    In the dark hours the face is hidden, so that nothing of it is drawn or repainted; what is read
    goes on, and a call lights the screen (light). The calm page of a crash is shown at any hour.
    """

    darkened = Signal(bool)
    """The screen has turned black, or is lit again: a film pauses."""

    def __init__(self, display: Display, face: QWidget, clock: Clock, *, windowed: bool) -> None:
        """Size the window for the television of the settings; it may be dark from the start."""
        super().__init__(display.screen, windowed=windowed, title="Motcua")
        self._face, self._clock, self._shifting = face, clock, display.shifting
        self._night = Night(display.dark_from, display.dark_to, clock)
        self._is_dark = False
        face.setParent(self)
        self._place_face()
        self._show_night()

    @property
    def is_dark(self) -> bool:
        """Tell whether the screen is black."""
        return self._is_dark

    def light(self) -> None:
        """Light the screen for a while: somebody is called."""
        self._night.light()
        self._show_night()

    def tick(self, now: datetime) -> None:
        """Hear of a new minute."""
        self._place_face(now)
        self._show_night()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep the face as large as the window."""
        super().resizeEvent(event)
        self._place_face()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint what the face leaves free: a moved face its edge, a hidden one everything."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), QColor("black") if self._is_dark else colour("tv_bg"))
        painter.end()

    def _place_face(self, now: datetime | None = None) -> None:
        """Put the face where it belongs at this time; in its place already, nothing is done."""
        right, down = shift(now or self._clock.now()) if self._shifting else (0, 0)
        self._face.setGeometry(self.rect().translated(right, down))

    def _show_night(self) -> None:
        """Turn black or light up, if it is time."""
        is_dark = self._night.is_dark()
        if is_dark == self._is_dark:
            return
        self._is_dark = is_dark
        _log.info("screen dark" if is_dark else "screen lit")
        self._face.setVisible(not is_dark)
        self.update()
        self.darkened.emit(is_dark)
