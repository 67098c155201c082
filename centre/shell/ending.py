"""How a program ends: by signal, or by a defect of ours (log, calm page, exit non-zero, restart).

QApplication.quit() asks every window to close, which a public window refuses; so the loop is left
with exit(), which asks nobody.
"""

import logging
import signal
import socket
import sys
import threading
from collections.abc import Callable
from types import TracebackType
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QSocketNotifier, QTimer, Slot

EXIT_DEFECT: Final = 70
"""Exit status after a defect (EX_SOFTWARE of sysexits.h); systemd starts the program again."""
EXIT_RESTART: Final = 75
"""Exit status when a technician wants the program started again (EX_TEMPFAIL of sysexits.h)."""
CALM_MS: Final = 1500
"""How long the calm page stands before the program ends; the next start shows its own."""

_log = logging.getLogger(__name__)


def restart() -> None:
    """Leave the event loop in order; systemd starts the program again, as after any other status.

    Restart=always or on-failure is needed for that.
    """
    _log.info("asked to start again")
    QCoreApplication.exit(EXIT_RESTART)


class CrashHook(QObject):
    """Hears every exception that nobody caught, also those in slots, and ends the program once."""

    def __init__(self, show_calm_page: Callable[[], None]) -> None:
        """Call show_calm_page once, when the first exception is heard."""
        super().__init__()
        self._show = show_calm_page
        self._heard = False

    def install(self) -> None:
        """Become the program's excepthook, for all its threads."""
        sys.excepthook = self.hear
        threading.excepthook = _log_thread

    def hear(
        self, kind: type[BaseException], error: BaseException, trace: TracebackType | None
    ) -> None:
        """Log the exception; the first one also shows the calm page and ends the event loop."""
        if issubclass(kind, KeyboardInterrupt):
            QCoreApplication.exit(0)
            return
        _log.critical("defect, the program ends", exc_info=(kind, error, trace))
        if self._heard:
            return
        self._heard = True
        QTimer.singleShot(CALM_MS, self._end)
        try:
            self._show()
        except Exception:  # noqa: BLE001 - whatever it is, the program ends all the same
            _log.exception("the calm page could not be shown")

    @Slot()
    def _end(self) -> None:
        """Leave the event loop with EXIT_DEFECT."""
        QCoreApplication.exit(EXIT_DEFECT)


def _log_thread(heard: threading.ExceptHookArgs) -> None:
    """Log an exception that ended a thread."""
    kind, error, trace = heard.exc_type, heard.exc_value, heard.exc_traceback
    if error is not None:
        _log.critical("defect in a thread", exc_info=(kind, error, trace))


class QuitSignals(QObject):
    """SIGTERM and SIGINT leave the event loop with 0, even while no Python code runs.

    Python handles a signal between two of its own instructions; an idle Qt loop has none. The
    wake-up descriptor makes the loop turn at once.
    """

    def __init__(self) -> None:
        """Listen from now on; the main thread only."""
        super().__init__()
        self._near, self._far = socket.socketpair()
        self._near.setblocking(False)  # noqa: FBT003 - the library takes it by position alone
        self._far.setblocking(False)  # noqa: FBT003 - as above
        self._before = signal.set_wakeup_fd(self._far.fileno(), warn_on_full_buffer=False)
        self._handlers = {
            number: signal.signal(number, _ignore) for number in (signal.SIGTERM, signal.SIGINT)
        }
        self._notifier = QSocketNotifier(self._near.fileno(), QSocketNotifier.Type.Read, self)
        self._notifier.activated.connect(self._heard)

    def close(self) -> None:
        """Give the signals back."""
        self._notifier.setEnabled(False)
        signal.set_wakeup_fd(self._before)
        for number, handler in self._handlers.items():
            signal.signal(number, handler)
        self._near.close()
        self._far.close()

    @Slot()
    def _heard(self) -> None:
        """Leave the event loop."""
        numbers = self._near.recv(64)
        if any(number in numbers for number in self._handlers):
            _log.info("asked to end", extra={"facts": {"signal": numbers[0]}})
            QCoreApplication.exit(0)


def _ignore(number: int, frame: object) -> None:
    """Do nothing: the wake-up descriptor has told the event loop."""
    del number, frame
