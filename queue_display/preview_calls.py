"""The preview of the board and of the hall."""

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from centre.shell import icons
from queue_display.face import CallsFace
from queue_display.faces import face_of
from queue_display.layout import legibility
from queue_display.legibility import Legibility
from queue_display.optics import Surface
from queue_display.pen import colour
from queue_display.scene import Scene


class FilmPlace(QWidget):
    """The film's place in a preview: a plate with an icon."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the plate."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), colour("tv_panel"))
        side = self.height() // 4
        middle = QRect((self.width() - side) // 2, (self.height() - side) // 2, side, side)
        icons.draw(painter, "resume", middle, colour("tv_ink2"))
        painter.end()


class CallsPreview:
    """A face with sample calls, and how legible it is."""

    def __init__(self, scene: Scene) -> None:
        """Keep the scene."""
        self._scene = scene

    def face(self) -> CallsFace:
        """Return the face with the scene's calls and texts."""
        scene = self._scene
        film: QWidget | None = FilmPlace() if scene.display.films else None
        made = face_of(scene.display, scene.words, film)
        made.widen(scene.widths)
        made.show_view(scene.view)
        made.show_centre(scene.name, scene.zone, scene.said)
        made.show_time(scene.now)
        made.ticker.stop()
        return made

    def legibility(self, surface: Surface) -> Legibility:
        """Return how legible the face is on a surface."""
        face = self.face()
        made = legibility(face.plan_for(surface, self._scene.widths))
        face.deleteLater()
        return made
