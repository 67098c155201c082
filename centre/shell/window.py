"""The window of a public screen: on its monitor, full screen, no cursor, closed by nobody.

A window of a public screen is laid out for the screen of the settings. Where the real one differs
(a technician's desk with --windowed), the millimetre shrinks, so that the picture stays the same.
"""

import logging
from typing import Final, Protocol

from PySide6.QtCore import QPoint, QRect, QSize, Qt, Slot
from PySide6.QtGui import (
    QCloseEvent,
    QGuiApplication,
    QKeyEvent,
    QResizeEvent,
    QScreen,
    QShowEvent,
)
from PySide6.QtWidgets import QWidget

from centre.shell.containment import Fence
from centre.shell.monitors import MonitorWatch, monitor_named
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
    Close is refused, unless the window was opened with windowed or leave() was called. What a
    desktop answers with a menu, a shortcut or a drop never arrives (centre.shell.containment).

    A monitor that is unplugged, returns or has another size now is followed: the window takes its
    place again, on the wanted monitor whenever that is there. A --windowed one is its desk's.
    """

    def __init__(self, screen: ScreenSettings, *, windowed: bool = False, title: str = "") -> None:
        """Size the window for screen; present() shows it."""
        super().__init__()
        self._screen = screen
        self._windowed = windowed
        self._may_close = windowed
        self._cover: QWidget | None = None
        self._fence = Fence(self)
        self.setWindowTitle(title)
        self.setContextMenuPolicy(Qt.ContextMenuPolicy.PreventContextMenu)
        if not windowed:
            self.setCursor(Qt.CursorShape.BlankCursor)
        found = monitor(screen.monitor)
        self._monitor = found.name()
        self._place = self._wanted_place(found)
        self.resize(self._place.size())
        self._watch = MonitorWatch(self)
        self._watch.settled.connect(self._follow)

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
        self._watch.stop()
        self._may_close = True
        self.close()

    def showEvent(self, event: QShowEvent) -> None:
        """Put the fence before the native window, which is there by now."""
        super().showEvent(event)
        self._fence.guard(self)

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

    @Slot()
    def _follow(self) -> None:
        """Take the place again that the monitors leave or give back."""
        found = monitor_named(self._screen.monitor) or QGuiApplication.primaryScreen()
        if self._windowed or found is None:
            return
        self._tell_change(found)
        place = self._wanted_place(found)
        is_there = found.name() == self._monitor and place == self._place
        self._monitor, self._place = found.name(), place
        if not (is_there and self.size() == place.size()):
            self._move(found)

    def _tell_change(self, found: QScreen) -> None:
        """Log a monitor that has gone, come back, or changed its size."""
        name, wanted, at = found.name(), self._screen.monitor, _said(found.geometry())
        if name == self._monitor:
            if found.geometry() != self._place:
                _log.warning("monitor changed name=%s was=%s now=%s", name, _said(self._place), at)
        elif wanted is None:
            _log.warning("monitor now name=%s was=%s at=%s", name, self._monitor, at)
        elif wanted == name:
            _log.warning("monitor back name=%s left=%s at=%s", name, self._monitor, at)
        else:
            _log.error("monitor gone wanted=%s used=%s at=%s", wanted, name, at)

    def _move(self, found: QScreen) -> None:
        """Go to a monitor: full screen anew, for a full one stays where the desktop has it."""
        if not self.isVisible():
            self.resize(self._place.size())
            return
        self.setWindowState(Qt.WindowState.WindowNoState)
        self.windowHandle().setScreen(found)
        self.setGeometry(self._place)
        self.showFullScreen()

    def _wanted_place(self, found: QScreen) -> QRect:
        """Return where the window goes: all of its monitor, or as much of the desk as fits."""
        if not self._windowed:
            return found.geometry()
        desk = found.availableGeometry()
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
    found = monitor_named(name)
    if found is not None:
        return found
    first = QGuiApplication.primaryScreen()
    if name is not None:
        names = ",".join(screen.name() for screen in QGuiApplication.screens())
        _log.error("monitor not found wanted=%s used=%s known=%s", name, first.name(), names)
    return first


def _said(place: QRect) -> str:
    """Return a place as monitors' settings write it: 1920x1080+0+0."""
    return f"{place.width()}x{place.height()}+{place.x()}+{place.y()}"
