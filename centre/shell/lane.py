"""One thread per exclusive thing (database, printer, loudspeaker); answers on the main thread.

A lane is made on the main thread and takes jobs that know no widgets. Its one signal is queued,
so every answer arrives in the event loop of the thread that made the lane (house.md section 4).
"""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor, wait
from dataclasses import dataclass
from functools import partial
from typing import Final, TypeVar

from PySide6.QtCore import QObject, Qt, Signal, Slot

T = TypeVar("T")

LAST_SECONDS: Final = 2.0
"""A last word to a store may take so long; the windows are closed by then."""


@dataclass(frozen=True, slots=True)
class _Answer:
    """What the main thread is to do with the outcome of one job."""

    tell: Callable[[], None]


class Lane(QObject):
    """Jobs of one exclusive thing, one after the other, in the order in which they were given."""

    _answered = Signal(object)

    def __init__(self, name: str, parent: QObject | None = None) -> None:
        """Open the lane; name is seen in logs and debuggers."""
        super().__init__(parent)
        self.setObjectName(name)
        self._open = True
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
            self._threads.submit(self._work, job, done, failed)

    def close(self, last: Callable[[], object] | None = None) -> None:
        """Finish the job at hand, drop the rest and all answers; returns when the thread ended.

        last is a last word: it comes after the jobs that are queued (those that cannot begin within
        LAST_SECONDS are dropped), and nobody hears what it returns or raises.
        """
        if last is not None and self._open:
            wait((self._threads.submit(last),), LAST_SECONDS)
        self._open = False
        self._threads.shutdown(wait=True, cancel_futures=True)

    def _work(
        self,
        job: Callable[[], T],
        done: Callable[[T], None] | None,
        failed: Callable[[Exception], None] | None,
    ) -> None:
        """Do the job on the lane's thread and send home what is to be told."""
        try:
            result = job()
        except Exception as error:  # noqa: BLE001 - every failure is carried to the main thread
            answer = _Answer(partial(_tell_failure, error, failed))
        else:
            answer = _Answer(partial(_tell_result, result, done))
        if self._open:
            self._answered.emit(answer)

    @Slot(object)
    def _deliver(self, answer: _Answer) -> None:
        """Tell an answer, on the main thread."""
        if self._open:
            answer.tell()


def _tell_result(result: T, done: Callable[[T], None] | None) -> None:
    """Call the listener of the result, if anybody listens."""
    if done is not None:
        done(result)


def _tell_failure(error: Exception, failed: Callable[[Exception], None] | None) -> None:
    """Call the failure's listener; with none, raise the failure itself."""
    if failed is None:
        raise error
    failed(error)
