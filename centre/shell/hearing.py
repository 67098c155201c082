"""From a device's own thread to the main thread: events in order, none after close.

A device hears in its own thread and must not wait (drivers.ports.Hear). The signal is queued and
ends in a slot of an object of the main thread: connected to a plain function it would run on the
device's thread (house.md section 4).
"""

from dataclasses import dataclass
from threading import Lock

from PySide6.QtCore import QObject, Qt, Signal, Slot


@dataclass(frozen=True, slots=True)
class _Heard:
    """One event on its way: a signal carries exactly one frozen value."""

    event: object


class Hearing(QObject):
    """Takes events on any thread and tells them, in order, on the thread that made it."""

    heard = Signal(object)
    _came = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        """Hear from now on."""
        super().__init__(parent)
        self._open = True
        self._door = Lock()
        self._came.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def hear(self, event: object) -> None:
        """Take an event, on any thread and at any time; after close() it is dropped."""
        # The door is held while the signal is sent, so that close() returns only when no thread is
        # inside of it: the object may be deleted then.
        with self._door:
            if self._open:
                self._came.emit(_Heard(event))

    def close(self) -> None:
        """Drop what is on its way and what comes later; repeats do nothing."""
        with self._door:
            self._open = False

    @Slot(object)
    def _deliver(self, heard: _Heard) -> None:
        """Tell one event, on the main thread."""
        if self._open:
            self.heard.emit(heard.event)
