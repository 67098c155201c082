"""The window of a public screen: on its monitor, full screen, no cursor, closed by nobody.

A window of a public screen is laid out for the screen of the settings. Where the real one differs
(a technician's desk with --windowed), the millimetre shrinks, so that the picture stays the same.
"""

import logging
from typing import Final, Protocol

from PySide6.QtCore import QPoint, QRect, QSize, Qt
from PySide6.QtGui import QCloseEvent, QGuiApplication, QKeyEvent, QResizeEvent, QScreen
from PySide6.QtWidgets import QWidget

from centre.shell.theme import Theme

_log = logging.getLogger(__name__)

DESK_SHARE: Final = 0.9
"""How much of a desktop a --windowed window may take, leaving room for its frame."""


class ScreenSettings(Protocol):
    """What the settings say of a screen (centre.settings Screen)."""

    @property
    def width(self) -> int:
        """Return the pixels from left to right."""
        ...

    @property
    def height(self) -> int:
        """Return the pixels from top to bottom."""
        ...

    @property
    def monitor(self) -> str | None:
        """Return the output's name, None for the first."""
        ...

    @property
    def px_per_mm(self) -> float:
        """Return the pixels per millimetre."""
        ...


class PublicWindow(QWidget):
    """The one window of a kiosk or a board; its pages fill it.

    Keys that no page wants are swallowed (Alt+F4, Escape, F11, Ctrl+W, Ctrl+Q and all others), and
    Close is refused, unless the window was opened with windowed or leave() was called.
    """

    def __init__(self, screen: ScreenSettings, *, windowed: bool = False, title: str = "") -> None:
        """Size the window for screen; present() shows it."""
        super().__init__()
        self._screen = screen
        self._windowed = windowed
        self._may_close = windowed
        self._cover: QWidget | None = None
        self.setWindowTitle(title)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        if not windowed:
            self.setCursor(Qt.CursorShape.BlankCursor)
        self._monitor = monitor(screen.monitor)
        self._place = self._wanted_place()
        self.resize(self._place.size())

    def theme(self, *, large: bool = False, contrast: bool = False) -> Theme:
        """Return the theme that makes a millimetre of the settings' screen in this window."""
        return Theme(self._screen.px_per_mm * self._scale(), large, contrast)

    def present(self) -> None:
        """Show the window: in its frame, or full screen on its monitor."""
        self.setGeometry(self._place)
        if self._windowed:
            self.show()
        else:
            self.showFullScreen()

    def cover(self, page: QWidget) -> None:
        """Lay page over everything at once; nothing below it can be touched any more."""
        self._cover = page
        page.setParent(self)
        page.setGeometry(self.rect())
        page.show()
        page.raise_()
        page.repaint()

    def uncover(self) -> None:
        """Take the covering page away."""
        if self._cover is not None:
            self._cover.hide()
            self._cover.deleteLater()
            self._cover = None

    def leave(self) -> None:
        """Close the window by the program's own will."""
        self._may_close = True
        self.close()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Keep a covering page as large as the window."""
        super().resizeEvent(event)
        if self._cover is not None:
            self._cover.setGeometry(self.rect())

    def closeEvent(self, event: QCloseEvent) -> None:
        """Refuse, unless windowed or told to leave."""
        event.setAccepted(self._may_close)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Swallow every key that no page wanted."""
        event.accept()

    def keyReleaseEvent(self, event: QKeyEvent) -> None:
        """Swallow its release too."""
        event.accept()

    def _scale(self) -> float:
        """Return this window's pixels for one pixel of the settings' screen."""
        return min(
            self._place.width() / self._screen.width, self._place.height() / self._screen.height
        )

    def _wanted_place(self) -> QRect:
        """Return where the window goes: all of its monitor, or as much of the desk as fits."""
        if not self._windowed:
            return self._monitor.geometry()
        desk = self._monitor.availableGeometry()
        size = fitted_size(QSize(self._screen.width, self._screen.height), desk.size())
        return QRect(desk.topLeft() + QPoint(20, 20), size)


def fitted_size(wanted: QSize, desk: QSize) -> QSize:
    """Return wanted, shrunk with its shape to DESK_SHARE of desk where it is larger than that."""
    room = desk * DESK_SHARE
    if wanted.width() <= room.width() and wanted.height() <= room.height():
        return wanted
    return wanted.scaled(room, Qt.AspectRatioMode.KeepAspectRatio)


def monitor(name: str | None) -> QScreen:
    """Return the monitor of this name; the first one (with a log line) if it is not there."""
    for screen in QGuiApplication.screens():
        if screen.name() == name:
            return screen
    first = QGuiApplication.primaryScreen()
    if name is not None:
        names = ",".join(screen.name() for screen in QGuiApplication.screens())
        _log.error("monitor not found wanted=%s used=%s known=%s", name, first.name(), names)
    return first
