"""What every way to a device has in common: a link, how it breaks, and waiting for it.

A link belongs to the thread that opened it; nobody else touches it, not even to close it (another
thread's close() gives pyserial a TypeError in the reader: hardware note, section 8). Bytes leave
in slices of at most 1 kB and answers are read meanwhile (section 1). "Written" never means
"printed": a printer that accepts and never drains takes a small job in 0 ms (section 2). A deadline
is an instant of time.monotonic().
"""

import contextlib
import errno
import os
import select
import sys
from collections.abc import Callable, Iterator
from typing import Final, Protocol

SLICE: Final = 1024
READ: Final = 512
GONE: Final = "gone"
BUSY: Final = "busy"
DENIED: Final = "denied"
TIMEOUT: Final = "timeout"
PAPER_OUT: Final = "paper_out"

# EIO and ENXIO are what a terminal says after its hardware went, ENODEV a USB device; ENOTDIR is a
# by-id folder that vanished with its last device (hardware note, sections 2 and 8).
_WORDS: Final = {
    errno.ENOENT: GONE,
    errno.ENODEV: GONE,
    errno.ENXIO: GONE,
    errno.EIO: GONE,
    errno.ENOTDIR: GONE,
    errno.EBUSY: BUSY,
    errno.EAGAIN: BUSY,
    errno.EACCES: DENIED,
    errno.EPERM: DENIED,
    errno.ENOSPC: PAPER_OUT,
    errno.ETIMEDOUT: TIMEOUT,
}


class LinkBroken(Exception):  # noqa: N818 - what has happened, not a mistake of the program
    """The link failed or its deadline passed; sent says how many bytes had left."""

    def __init__(self, why: str, sent: int = 0) -> None:
        """Keep why (gone, busy, denied, timeout, ... in English) and the bytes that had left."""
        super().__init__(why)
        self.why = why
        self.sent = sent


class Unsuited(LinkBroken):
    """The device is there but cannot do what the settings ask of it; why says what to change."""


class Link(Protocol):
    """One open way to a device."""

    def push(self, data: bytes) -> int:
        """Hand over a part of data without waiting; return how much was taken (0: none now)."""

    def pull(self) -> bytes:
        """Return what has come in without waiting; b"" if nothing has."""

    def wait(self, seconds: float, *, to_write: bool) -> None:
        """Wait until there is something to read (or room to write), at most seconds."""

    def close(self) -> None:
        """Give the link back; never raises."""


class Transport(Protocol):
    """How to reach a device."""

    def open(self, deadline: float) -> Link:
        """Open a link by the deadline; raise LinkBroken."""


@contextlib.contextmanager
def linked(transport: Transport, deadline: float) -> Iterator[Link]:
    """Open a link for the block and close it whatever happens; raise LinkBroken."""
    link = transport.open(deadline)
    try:
        yield link
    finally:
        link.close()


def reason(error: OSError) -> str:
    """Return the error in words; paper end of a USB printer is told by ENOSPC."""
    if isinstance(error, TimeoutError):
        return TIMEOUT
    if error.errno == errno.ENOSPC:
        return PAPER_OUT
    return error.strerror or str(error)


def device_reason(error: BaseException) -> str:
    """Return gone, busy, denied, paper_out or timeout for an error of a device, else its text.

    error may be of another family than OSError: termios.error has its number in args, pyserial's
    own errors often only in what caused them.
    """
    seen: BaseException | None = error
    while seen is not None:
        number = _number(seen)
        if number in _WORDS:
            return _WORDS[number]
        seen = seen.__context__
    return getattr(error, "strerror", None) or str(error) or type(error).__name__


def _number(error: BaseException) -> int:
    """Return the system's number of an error; 0 if it has none."""
    number = getattr(error, "errno", None) or next(iter(error.args), None)
    return number if isinstance(number, int) else 0


@contextlib.contextmanager
def broken_on_error(words: Callable[[OSError], str] = reason) -> Iterator[None]:
    """Turn an error of the system into LinkBroken; "try again later" is no error."""
    try:
        yield
    except (BlockingIOError, InterruptedError):
        pass
    except OSError as error:
        raise LinkBroken(words(error)) from error


def wait_for(number: int, seconds: float, *, to_write: bool) -> int:
    """Wait until number can be read (or written), at most seconds; return the bits of poll().

    Where there is no poll() (Windows) only sockets can be waited for and 0 is returned. Raises
    OSError for a number that is closed.
    """
    if number < 0:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    seconds = max(seconds, 0)
    if sys.platform != "win32" and hasattr(select, "poll"):
        watch = select.poll()
        watch.register(number, select.POLLIN | (select.POLLOUT if to_write else 0))
        return next((bits for _, bits in watch.poll(seconds * 1000)), 0)
    select.select([number], [number] if to_write else [], [], seconds)
    return 0


def await_room(number: int, seconds: float) -> None:
    """Wait until number takes more bytes, at most seconds, whatever may be read meanwhile.

    For the close of a USB printer: the kernel drops the block that is under way.
    """
    if sys.platform != "win32" and hasattr(select, "poll") and number >= 0:
        watch = select.poll()
        watch.register(number, select.POLLOUT)
        watch.poll(seconds * 1000)


def hung_up(bits: int) -> bool:
    """Tell whether bits of poll() say that the other end is gone for good; never without poll()."""
    if sys.platform == "win32":
        return False
    return bool(bits & (select.POLLHUP | select.POLLERR | select.POLLNVAL))


def open_device(path: str | os.PathLike[str]) -> int:
    """Open a device for reading and writing that never blocks; raise OSError.

    A missing path is never made: an unplugged printer must not come back as a plain file that
    swallows slips.
    """
    flags = os.O_RDWR | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
    return os.open(path, flags | os.O_APPEND | getattr(os, "O_BINARY", 0))
