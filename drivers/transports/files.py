"""Files that only record, pseudo terminals, and character devices whose line is set elsewhere."""

import contextlib
import os
import stat
import time
from pathlib import Path
from typing import Final

from drivers.transports.links import (
    GONE,
    READ,
    SLICE,
    Link,
    LinkBroken,
    await_room,
    broken_on_error,
    hung_up,
    open_device,
    reason,
    wait_for,
)
from drivers.transports.usb import LAST_BLOCK_WITHIN, abort_on_paper_end

_WAIT_STEP: Final = 0.05


class FileTransport:
    """A character device, a pseudo terminal, or a plain file that only records."""

    def __init__(self, path: Path) -> None:
        """Keep the path; nothing is opened.

        A missing path is never made. Who wants to record into a file makes an empty one first.
        """
        self._path = path

    def open(self, deadline: float) -> Link:
        """Open without waiting; raise LinkBroken. deadline is not needed here."""
        del deadline
        try:
            return _FileLink(open_device(self._path))
        except OSError as error:
            raise LinkBroken(reason(error)) from error


class _FileLink:
    """An open file number that never blocks; a plain file has nothing to say."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._plain = stat.S_ISREG(os.fstat(number).st_mode)
        self._may_be_usb = not self._plain and not os.isatty(number)
        if self._may_be_usb:
            abort_on_paper_end(number)

    def push(self, data: bytes) -> int:
        with broken_on_error():
            return os.write(self._number, data[:SLICE])
        return 0

    def pull(self) -> bytes:
        if self._plain:
            return b""
        with broken_on_error():
            return os.read(self._number, READ)
        return b""

    def wait(self, seconds: float, *, to_write: bool) -> None:
        if self._plain:
            time.sleep(0 if to_write else min(max(seconds, 0), _WAIT_STEP))
            return
        bits = 0
        with broken_on_error():
            bits = wait_for(self._number, seconds, to_write=to_write)
        if hung_up(bits):  # reading says nothing of it: a terminal without its other end is empty
            raise LinkBroken(GONE)

    def close(self) -> None:
        if self._may_be_usb:
            await_room(self._number, LAST_BLOCK_WITHIN)
        number, self._number = self._number, -1
        with contextlib.suppress(OSError):
            os.close(number)
