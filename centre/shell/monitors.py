"""When monitors come, go or change: a television is unplugged, turned off, given another cable.

Several signals belong to one event (a television that is turned on is first a monitor of another
size, then the first monitor, then the right one), so it is told once, when they have settled.
"""

from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QScreen

SETTLE_MS: Final = 200
"""Silence after which the monitors are looked at again."""


class MonitorWatch(QObject):
    """Tells that the monitors are not what they were; `settled` comes once for each event."""

    settled = Signal()

    def __init__(self, parent: QObject) -> None:
        """Watch all monitors from now on."""
        super().__init__(parent)
        self._rest = QTimer(self)
        self._rest.setSingleShot(True)
        self._rest.setInterval(SETTLE_MS)
        self._rest.timeout.connect(self.settled)
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self._added)
            application.screenRemoved.connect(self._hear)
            application.primaryScreenChanged.connect(self._hear)
        for screen in QGuiApplication.screens():
            screen.geometryChanged.connect(self._hear)

    def stop(self) -> None:
        """Tell nothing any more."""
        self._rest.stop()
        self.blockSignals(True)  # noqa: FBT003 - Qt's own

    @Slot(QScreen)
    def _added(self, screen: QScreen) -> None:
        """Watch a new monitor, too."""
        screen.geometryChanged.connect(self._hear)
        self._hear()

    @Slot()
    def _hear(self) -> None:
        """Wait until nothing more comes."""
        self._rest.start()


def monitor_named(name: str | None) -> QScreen | None:
    """Return the monitor of this name; None where there is none, or no name is given."""
    return next((s for s in QGuiApplication.screens() if s.name() == name), None)
