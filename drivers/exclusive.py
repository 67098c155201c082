"""One printer, one job at a time: between the programs of this computer and after a crash.

The lock file also says which job is on its way. A program that was killed in the middle leaves that
note behind; the next job then first frees the printer of the half slip.
"""

import contextlib
import os
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final
from uuid import UUID

try:
    import fcntl
except ImportError:  # Windows has no flock; there one program per printer is the technician's care
    fcntl = None  # type: ignore[assignment]

_STEP: Final = 0.02


class Busy(Exception):  # noqa: N818 - what has happened, not a mistake of the program
    """Another program used the device until the deadline."""


class NoLock(Exception):  # noqa: N818 - as Busy
    """There is no place for the lock: its folder cannot be written (the text says why)."""


class Hold:
    """The device is ours; the note in the file tells of a job on its way."""

    def __init__(self, number: int) -> None:
        """Take over an open and locked file number."""
        self._number = number

    @property
    def unfinished(self) -> str:
        """Return the job that nobody saw the end of; "" if the last one ended well."""
        os.lseek(self._number, 0, os.SEEK_SET)
        return os.read(self._number, 64).decode("ascii", "replace").strip()

    def begin(self, job_id: UUID) -> None:
        """Note that bytes of the job are about to leave."""
        os.lseek(self._number, 0, os.SEEK_SET)
        os.write(self._number, f"{job_id}\n".encode())

    def end(self) -> None:
        """Note that the printer is between two slips again.

        Never raises: the slip is out then, and a note left behind costs one needless cut.
        """
        with contextlib.suppress(OSError):
            os.ftruncate(self._number, 0)


class Exclusive:
    """The lock of one device; its file lies in the device's own folder."""

    def __init__(self, path: Path) -> None:
        """Keep the path; the folder is made at the first use."""
        self._path = path

    @property
    def folder(self) -> Path:
        """Return the device's own folder."""
        return self._path.parent

    @contextlib.contextmanager
    def held(self, deadline: float) -> Iterator[Hold]:
        """Hold the device for the block; raise Busy if it is not free by the deadline.

        Raises OSError where the folder cannot be written.
        """
        self._path.parent.mkdir(parents=True, exist_ok=True)
        number = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o640)
        try:
            self._lock(number, deadline)
            yield Hold(number)
        finally:
            os.close(number)

    @contextlib.contextmanager
    def tried(self) -> Iterator[Hold]:
        """Hold the device for the block if it is free now; raise Busy or NoLock.

        Unlike held(), what the block raises cannot be taken for a fault of the lock.
        """
        with contextlib.ExitStack() as stack:
            try:
                hold = stack.enter_context(self.held(time.monotonic()))
            except OSError as error:
                raise NoLock(error.strerror or str(error)) from error
            yield hold

    def _lock(self, number: int, deadline: float) -> None:
        """Take the lock; raise Busy at the deadline."""
        if sys.platform == "win32" or fcntl is None:
            return
        while True:
            with contextlib.suppress(BlockingIOError):
                fcntl.flock(number, fcntl.LOCK_EX | fcntl.LOCK_NB)
                return
            if time.monotonic() >= deadline:
                raise Busy(str(self._path))
            time.sleep(_STEP)
