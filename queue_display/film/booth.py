"""The films' own process as the board sees it: begun when a film comes, begun anew after a crash.

What it does and why it is a process: queue_display.film.reel.
"""

import json
import logging
import mmap
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from PySide6.QtCore import QObject, QProcess, Signal, Slot
from PySide6.QtGui import QImage

from queue_display.film.reel import GLASS

COMMAND: Final = [sys.executable, "-m", "queue_display.film.reel"]
_END_MS: Final = 2000
"""The process may take so long to end, when the board does."""
_STATES: Final = QProcess.ProcessState

_log = logging.getLogger(__name__)


class Booth(QObject):
    """Plays one film at a time.

    frame carries each frame as a QImage, ready to paint; ended "" at a film's end or else what went
    wrong. ready: the process can play. crashed: the film at hand took it down. unable: no film can
    be played on this machine.
    """

    frame = Signal(object)
    ended = Signal(object)
    ready = Signal()
    crashed = Signal()
    unable = Signal()

    def __init__(self, parent: QObject, size: Callable[[], tuple[int, int]]) -> None:
        """Keep whoever says how large the place is, in pixels; the first film begins a process."""
        super().__init__(parent)
        self._size = size
        self._memory = os.memfd_create("motcua-films", 0)
        os.ftruncate(self._memory, GLASS)
        self._glass = mmap.mmap(self._memory, GLASS, prot=mmap.PROT_READ)
        self._process: QProcess | None = None
        self._dying: list[QProcess] = []
        self._is_ready = self._plays = False
        self._number = self._position = 0
        self._volume = 0.0

    @property
    def position(self) -> int:
        """Return how far the film is, in milliseconds."""
        return self._position

    @property
    def volume(self) -> float:
        """Return the volume from 0 to 1."""
        return self._volume

    @property
    def pid(self) -> int:
        """Return the number of the process; 0 where there is none."""
        return 0 if self._process is None else self._process.processId()

    @property
    def is_ready(self) -> bool:
        """Tell whether the process has begun and can play."""
        return self._is_ready

    def level(self, volume: float) -> None:
        """Take a volume from 0 to 1."""
        self._volume = volume
        self._order("level", volume)

    def play(self, path: Path) -> None:
        """Begin a film from its start."""
        self._bury()
        if self._process is None:
            self._process = self._begun()
            self._order("level", self._volume)
        self._number += 1
        self._plays, self._position = True, 0
        self._order("play", self._number, str(path), *self._size())

    def pause(self, *, rests: bool) -> None:
        """Rest, or go on."""
        if self._plays:
            self._order("pause", rests)

    def stop(self) -> None:
        """End the film at hand and let its file go; nothing is told any more."""
        if self._plays:
            self._order("stop")
        self._plays = False

    def kill(self) -> None:
        """End a process that no longer answers; the next film begins another one."""
        self._plays = False
        process = self._let_go()
        if process is not None:
            process.kill()
            self._dying.append(process)

    def close(self) -> None:
        """End for good."""
        self._plays = False
        process = self._let_go()
        if process is not None:
            process.closeWriteChannel()
            if not process.waitForFinished(_END_MS):
                process.kill()
                process.waitForFinished(_END_MS)
            self._dying.append(process)
        for each in self._dying:
            each.waitForFinished(_END_MS)
        self._bury()
        if not self._glass.closed:
            self._glass.close()
            os.close(self._memory)

    def _bury(self) -> None:
        """Give away processes that were killed and have ended."""
        for process in [each for each in self._dying if each.state() == _STATES.NotRunning]:
            self._dying.remove(process)
            process.deleteLater()

    def _begun(self) -> QProcess:
        """Return another process."""
        process = QProcess(self)
        # The decoder says of a damaged film what it thinks of each of its frames.
        process.setStandardErrorFile(QProcess.nullDevice())
        process.readyReadStandardOutput.connect(self._read)
        process.finished.connect(self._finished)
        process.errorOccurred.connect(self._failed)
        process.start(COMMAND[0], [*COMMAND[1:], str(self._memory)])
        return process

    def _let_go(self) -> QProcess | None:
        """Return the process and hear no more of it."""
        process, self._process, self._is_ready = self._process, None, False
        if process is not None:
            process.blockSignals(True)  # noqa: FBT003 - Qt's own shape
        return process

    def _order(self, *order: object) -> None:
        """Send an order, if there is a process that could obey it."""
        if self._process is not None and self._process.state() != _STATES.NotRunning:
            self._process.write(json.dumps(order).encode() + b"\n")

    @Slot()
    def _read(self) -> None:
        """Take all news that are there."""
        while self._process is not None and self._process.canReadLine():
            news = json.loads(bytes(self._process.readLine().data()))
            acts: dict[str, Callable[..., None]] = {
                "ready": self._hear_ready,
                "unable": self._hear_unable,
                "frame": self._hear_frame,
                "at": self._hear_position,
                "ended": self._hear_end,
            }
            acts[news[0]](*news[1:])

    def _hear_ready(self) -> None:
        """Hear that the process can play."""
        self._is_ready = True
        self.ready.emit()

    def _hear_unable(self) -> None:
        """Hear that it cannot."""
        self._plays = False
        self.unable.emit()

    def _hear_frame(self, number: int, wide: int, high: int) -> None:
        """Take a frame, and ask for the next one."""
        points = memoryview(self._glass)[: 4 * wide * high]
        image = QImage(points, wide, high, 4 * wide, QImage.Format.Format_RGB32).copy()
        self._order("next", *self._size())
        if number == self._number and self._plays:
            self.frame.emit(image)

    def _hear_position(self, number: int, milliseconds: int) -> None:
        """Note how far the film is."""
        if number == self._number:
            self._position = milliseconds

    def _hear_end(self, number: int, why: str) -> None:
        """Tell the end of the film at hand."""
        if number == self._number and self._plays:
            self._plays = False
            self.ended.emit(why)

    @Slot(QProcess.ProcessError)
    def _failed(self, error: QProcess.ProcessError) -> None:
        """Hear that the process could not even begin."""
        if error == QProcess.ProcessError.FailedToStart:
            self._gone("it did not start")

    @Slot(int, QProcess.ExitStatus)
    def _finished(self, code: int, status: QProcess.ExitStatus) -> None:
        """Hear that the process has gone without being told to."""
        self._gone(f"{status.name} {code}")

    def _gone(self, how: str) -> None:
        """Tell what its end means: a film's crash, or that nothing can be played here."""
        _log.error("films process=gone how=%s", how)
        was_ready, plays, self._plays = self._is_ready, self._plays, False
        process = self._let_go()
        if process is not None:
            self._dying.append(process)
        if not was_ready:
            self.unable.emit()
        elif plays:
            self.crashed.emit()
