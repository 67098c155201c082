"""READY=1 and WATCHDOG=1 to systemd from the event loop (sd_notify(3)), without a library.

The sign of life comes from a timer of the main thread: a program whose event loop hangs falls
silent and is started again.
"""

import contextlib
import os
import socket

from PySide6.QtCore import QObject, QTimer, Slot


def notify(state: str) -> bool:
    """Send state ("READY=1") to the service manager; False where there is none."""
    address = os.environ.get("NOTIFY_SOCKET", "")
    if not address or not hasattr(socket, "AF_UNIX"):
        return False
    if address.startswith("@"):
        address = "\0" + address[1:]
    with contextlib.suppress(OSError), socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as link:
        link.sendto(state.encode(), address)
        return True
    return False


def interval_ms() -> int | None:
    """Return half of WATCHDOG_USEC in milliseconds; None when no sign of life is wanted.

    sd_watchdog_enabled(3): half the time is the recommended rhythm, and WATCHDOG_PID, if set, must
    be this process.
    """
    wanted = os.environ.get("WATCHDOG_USEC", "")
    whose = os.environ.get("WATCHDOG_PID", "")
    if not wanted.isdecimal() or int(wanted) == 0 or whose not in ("", str(os.getpid())):
        return None
    return max(1, int(wanted) // 2000)


class Watchdog(QObject):
    """Tells systemd that the program is ready, and then that its event loop turns."""

    def __init__(self, parent: QObject | None = None) -> None:
        """Say nothing yet."""
        super().__init__(parent)
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._beat)

    def ready(self) -> None:
        """Say READY=1 and give signs of life from now on, where they are wanted."""
        notify("READY=1")
        every = interval_ms()
        if every is not None and not self._timer.isActive():
            self._timer.start(every)

    def close(self) -> None:
        """Say that the program ends of its own will."""
        self._timer.stop()
        notify("STOPPING=1")

    @Slot()
    def _beat(self) -> None:
        """Give one sign of life."""
        notify("WATCHDOG=1")
