"""Garbage of Qt objects dies on the main thread, and nowhere else.

Python looks for cyclic garbage on whichever thread happens to allocate. A window, a timer or a lane
that is found by the thread of a printer or a database is destroyed there, under the event loop's
feet: "Timers cannot be stopped from another thread", and then a segmentation fault (seen with
PySide6 6.11.3 within a second; tests/centre/shell/test_garbage.py shows it). So a program with
windows takes the search away from Python, and makes it itself, between two events.
"""

import gc
from itertools import compress
from typing import Final

from PySide6.QtCore import QCoreApplication, QObject, QTimer

EVERY_MS: Final = 1000
"""How often it is looked whether a search is due; each generation keeps Python's own threshold."""


def sweep() -> None:
    """Search as far as Python itself would by now; call it on the main thread.

    Python counts on while its own search is off: new objects, and searches of younger generations.
    """
    due = (count > most > 0 for count, most in zip(gc.get_count(), gc.get_threshold(), strict=True))
    oldest = max(compress(range(3), due), default=None)
    if oldest is not None:
        gc.collect(oldest)


def settle() -> None:
    """Search through everything once, and spare what is left all further searches.

    For what is large and stays: a catalogue of 2,935 procedures is 140,000 objects, over which a
    search took 65 ms each time (2 cores of 2026), while somebody may be touching the screen. What
    is dropped later still goes by its count of references, as all but cycles do.
    """
    gc.collect()
    gc.freeze()


class Sweeper(QObject):
    """Searches for garbage on the thread of its application."""

    def __init__(self, app: QCoreApplication) -> None:
        """Take the search away from Python."""
        super().__init__(app)
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(sweep)
        self._timer.start(EVERY_MS)


def keep_to_main_thread() -> None:
    """Let garbage be searched on the main thread alone; repeats do nothing.

    Called by whatever starts a thread beside the event loop. Without an application there is no
    Qt object that could come to harm, and Python goes on as ever.
    """
    app = QCoreApplication.instance()
    if app is not None and app.findChild(Sweeper) is None:
        Sweeper(app)
