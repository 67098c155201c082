"""One thread per exclusive thing (database, printer, loudspeaker); answers on the main thread.

A lane is made on the main thread and takes jobs that know no widgets. Its one signal is queued,
so every answer arrives in the event loop of the thread that made the lane (house.md section 4).

A Qt object must die on the main thread, so nothing may end on the lane's: neither by Python's
search for garbage (centre.shell.garbage) nor because the last one to hold an object was a job or
its listeners. The lane's thread is therefore given a number, not the job; it holds the job only
while it runs it, and the main thread forgets it.
"""

import logging
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from itertools import count
from threading import Lock
from typing import Any, Final, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

from centre.shell import garbage

T = TypeVar("T")

LAST_SECONDS: Final = 2.0
"""A last word to a store may take so long."""
END_SECONDS: Final = 30.0
"""The job at hand may take so long to end: several statements to a busy database (5 s each)."""

_log = logging.getLogger(__name__)
_LEFT: Final[list[QObject]] = []
"""Lanes whose job never ended; they live as long as the program."""


def is_any_left() -> bool:
    """Tell whether a job goes on that did not end in time; Python would wait for it at its end."""
    return bool(_LEFT)


class _Job:
    """One job, who hears of it, and what came of it."""

    def __init__(
        self,
        job: Callable[[], Any],
        done: Callable[[Any], None] | None,
        failed: Callable[[Exception], None] | None,
    ) -> None:
        self._job, self._done, self._failed = job, done, failed
        self._result: Any = None
        self._error: BaseException | None = None

    def work(self) -> None:
        """Do the job, on the lane's thread; its outcome waits here."""
        try:
            self._result = self._job()
        except BaseException as error:  # noqa: BLE001 - a panic in a library's Rust is no Exception
            self._error = error

    def tell(self) -> None:
        """Call the listener, on the main thread; a failure that nobody hears is raised again."""
        # The error's trace holds this very object: kept here, each failure would be a cycle.
        error, self._error = self._error, None
        if error is None:
            if self._done is not None:
                self._done(self._result)
        elif self._failed is None or not isinstance(error, Exception):
            raise error
        else:
            self._failed(error)


class Lane(QObject):
    """Jobs of one exclusive thing, one after the other, in the order in which they were given."""

    _answered = Signal(int)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        """Open the lane; name is seen in logs and debuggers."""
        super().__init__(parent)
        self.setObjectName(name)
        garbage.keep_to_main_thread()
        self._open = True
        self._door, self._at_hand = Lock(), Lock()
        self._numbers = count()
        self._jobs: dict[int, _Job] = {}
        self._threads = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)

    def run(
        self,
        job: Callable[[], T],
        done: Callable[[T], None] | None = None,
        failed: Callable[[Exception], None] | None = None,
    ) -> None:
        """Run job on the lane's thread, then exactly one of done and failed on the main thread.

        Without failed the exception is raised again on the main thread, where the crash hook hears
        it. After close() nothing is taken any more and nothing is answered.
        """
        if self._open:
            self._submit(_Job(job, done, failed))

    def close(self, last: Callable[[], object] | None = None, within: float = END_SECONDS) -> bool:
        """Finish the job at hand, drop the rest and all answers; return whether the thread ended.

        last is a last word: it comes after the jobs that are queued (those that cannot begin within
        LAST_SECONDS are dropped), and nobody hears what it returns or raises. A job at hand that
        takes longer than within (seconds) is left to itself, unheard; what it works with must not
        be closed then. Repeats only wait and answer.
        """
        if last is not None and self._open:
            wait((self._submit(_Job(last, None, None)),), LAST_SECONDS)
        with self._door:
            self._open = False
        self._threads.shutdown(wait=False, cancel_futures=True)
        return self._has_ended(within)

    def _has_ended(self, within: float) -> bool:
        """Wait for the job at hand and for the thread; tell whether they ended."""
        if not self._at_hand.acquire(timeout=within):
            _log.error("lane %s did not end within %.1f s", self.objectName(), within)
            # Its thread holds it, and would be the last to do so.
            if self not in _LEFT:
                _LEFT.append(self)
            return False
        self._at_hand.release()
        self._threads.shutdown(wait=True)
        self._jobs.clear()
        return True

    def _submit(self, job: _Job) -> Future[None]:
        number = next(self._numbers)
        self._jobs[number] = job
        return self._threads.submit(self._work, number)

    def _work(self, number: int) -> None:
        """Do a job on the lane's thread and send its number home."""
        with self._at_hand:
            if self._open:
                self._jobs[number].work()
                # With the door held: once close() has gone through it, nothing is sent any more.
                with self._door:
                    if self._open:
                        self._answered.emit(number)

    @Slot(int)
    def _deliver(self, number: int) -> None:
        """Tell what came of a job, on the main thread, and forget it."""
        if self._open:
            self._jobs.pop(number).tell()
