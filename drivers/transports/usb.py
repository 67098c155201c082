"""USB printers through the kernel's printer class driver (usblp, /dev/usb/lpN).

Read in the kernel's source (torvalds/linux, drivers/usb/class/usblp.c), never seen on a printer:

- LPABORT turns a blocking write at paper end into ENOSPC; without blocking, which is ours, write()
  only ever says EAGAIN there and poll() never says "room". So a link that finds no room asks the
  IEEE-1284 status by itself (LPGETSTATUS). LPABORT is set all the same, for a kernel that differs.
- closing kills the block that is under way, so close() waits for it first, within bounds.
- the driver opens for one program only (EBUSY); unplugged it says ENODEV.
- a one-way printer answers a read with EINVAL.
"""

import contextlib
import errno
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from drivers.transports.links import (
    GONE,
    PAPER_OUT,
    READ,
    SLICE,
    LinkBroken,
    await_room,
    broken_on_error,
    device_reason,
    hung_up,
    open_device,
    wait_for,
)

LPGETSTATUS: Final = 0x060B
LPABORT: Final = 0x0604
# IEEE 1284 status bits, as usblp.c names them; NOT_ERROR is low when there is an error.
NOT_ERROR: Final = 0x08
SELECTED: Final = 0x10
NO_PAPER: Final = 0x20
_NO_STATUS: Final = 0xFF

# A ready printer takes 1 kB in milliseconds. The question itself may hold for 5 s with a printer
# that is half dead (USBLP_CTL_TIMEOUT), so it is asked seldom.
_ASK_AFTER: Final = 0.5
# A block of 1 kB leaves when the printer has room for it, which is when a band is out (0.1 s).
LAST_BLOCK_WITHIN: Final = 1.0

Ioctl = Callable[[int, int, Any], Any]
"""As fcntl.ioctl: number of the open file, request, argument."""


def _ioctl(number: int, request: int, argument: Any) -> Any:
    """Ask the system; raise OSError, also where it knows no ioctl (Windows)."""
    if sys.platform == "win32":
        raise OSError(errno.ENOTTY, "no ioctl")
    import fcntl  # noqa: PLC0415 - this module is not on Windows

    return fcntl.ioctl(number, request, argument)


def abort_on_paper_end(number: int, ioctl: Ioctl = _ioctl) -> None:
    """Ask the USB printer driver to fail at paper end; other devices refuse and need it not."""
    with contextlib.suppress(OSError):
        ioctl(number, LPABORT, 1)


class UsbTransport:
    """A USB printer. path is best a udev by-serial link, which stays when ports are swapped."""

    def __init__(self, path: Path, ioctl: Ioctl = _ioctl) -> None:
        """Keep the path; nothing is opened. ioctl is for tests, which have no such device."""
        self._path = path
        self._ioctl = ioctl

    def open(self, deadline: float) -> "UsbLink":
        """Open without waiting; raise LinkBroken (gone, busy, denied). deadline is not needed."""
        del deadline
        try:
            number = open_device(self._path)
        except OSError as error:
            raise LinkBroken(device_reason(error)) from error
        abort_on_paper_end(number, self._ioctl)
        return UsbLink(number, self._ioctl)


class UsbLink:
    """An open USB printer that never blocks; a Link that also knows the printer's paper."""

    def __init__(self, number: int, ioctl: Ioctl = _ioctl) -> None:
        """Take over an open, non-blocking file number."""
        self._number = number
        self._ioctl = ioctl
        self._stuck_since = time.monotonic()

    def push(self, data: bytes) -> int:
        """Hand over a part of data; see Link. Raises LinkBroken("paper_out" or "gone")."""
        with broken_on_error(device_reason):
            taken = os.write(self._number, data[:SLICE])
            self._stuck_since = time.monotonic()
            return taken
        self._ask_why()
        return 0

    def pull(self) -> bytes:
        """Return what has come in; see Link. A one-way printer has nothing to say."""
        with broken_on_error(device_reason):
            try:
                return os.read(self._number, READ)
            except OSError as error:
                if error.errno != errno.EINVAL:
                    raise
        return b""

    def wait(self, seconds: float, *, to_write: bool) -> None:
        """Wait for the printer; see Link."""
        with broken_on_error(device_reason):
            if hung_up(wait_for(self._number, seconds, to_write=to_write)):
                raise LinkBroken(GONE)

    def port_status(self) -> int | None:
        """Return the printer's IEEE-1284 status byte (NO_PAPER, SELECTED, NOT_ERROR).

        None where it cannot be had, or is FF: the answer of a printer that has none. Raises
        LinkBroken("gone") for an unplugged printer.
        """
        try:
            answer = self._ioctl(self._number, LPGETSTATUS, bytes(4))
        except OSError as error:
            if error.errno == errno.ENODEV:
                raise LinkBroken(device_reason(error)) from error
            return None
        # The kernel copies an int whose lowest byte is the status.
        status = int.from_bytes(answer, sys.byteorder) & 0xFF
        return None if status == _NO_STATUS else status

    def close(self) -> None:
        """Let the last block leave, within bounds, and give the device back; never raises."""
        await_room(self._number, LAST_BLOCK_WITHIN)
        number, self._number = self._number, -1
        with contextlib.suppress(OSError):
            os.close(number)

    def _ask_why(self) -> None:
        """Ask a printer that has had no room for a while; raise LinkBroken at paper end."""
        now = time.monotonic()
        if now - self._stuck_since < _ASK_AFTER:
            return
        self._stuck_since = now
        status = self.port_status()
        if status is not None and status & NO_PAPER:
            raise LinkBroken(PAPER_OUT)
