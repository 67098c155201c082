"""The ways to a printer: TCP port 9100 and files or character devices (/dev/usb/lp0).

One link per job, one deadline per job, slices of at most 1 kB, replies read meanwhile, always
closed (hardware note, sections 1 and 2). "Written" never means "printed": a printer that accepts
and never drains takes a small job in 0 ms. A deadline is an instant of time.monotonic().
"""

import contextlib
import errno
import os
import select
import socket
import stat
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final, Protocol

SLICE: Final = 1024
_READ: Final = 512
# linux drivers/usb/class/usblp.c: LPABORT makes a write fail with ENOSPC at paper end, not hang.
_LPABORT: Final = 0x0604
_WAIT_STEP: Final = 0.05


class LinkBroken(Exception):  # noqa: N818 - what has happened, not a mistake of the program
    """The link failed or its deadline passed; sent says how many bytes had left."""

    def __init__(self, why: str, sent: int = 0) -> None:
        """Keep why (timeout, refused, ... in English) and the bytes that had left before."""
        super().__init__(why)
        self.why = why
        self.sent = sent


class Link(Protocol):
    """One open way to a printer, for one job."""

    def push(self, data: bytes) -> int:
        """Hand over a part of data without waiting; return how much was taken (0: none now)."""

    def pull(self) -> bytes:
        """Return what has come in without waiting; b"" if nothing has."""

    def wait(self, seconds: float, *, to_write: bool) -> None:
        """Wait until there is something to read (or room to write), at most seconds."""

    def close(self) -> None:
        """Give the link back; never raises."""


class Transport(Protocol):
    """How to reach a printer."""

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


class TcpTransport:
    """A network printer; port 9100 speaks the printer's bytes as they are."""

    def __init__(self, host: str, port: int) -> None:
        """Keep the address; nothing is opened."""
        self._address = (host, port)

    def open(self, deadline: float) -> Link:
        """Connect by the deadline; raise LinkBroken."""
        left = deadline - time.monotonic()
        if left <= 0:
            raise LinkBroken("timeout")
        try:
            peer = socket.create_connection(self._address, timeout=left)
        except OSError as error:
            raise LinkBroken(_reason(error)) from error
        peer.setblocking(False)  # noqa: FBT003 - the name of the call says it
        peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        return _SocketLink(peer)


class _SocketLink:
    """A connected socket that never blocks."""

    def __init__(self, peer: socket.socket) -> None:
        self._peer = peer

    def push(self, data: bytes) -> int:
        with _broken_on_error():
            return self._peer.send(data[:SLICE])
        return 0

    def pull(self) -> bytes:
        with _broken_on_error():
            data = self._peer.recv(_READ)
            if not data:
                raise LinkBroken("closed by the printer")
            return data
        return b""

    def wait(self, seconds: float, *, to_write: bool) -> None:
        _wait(self._peer.fileno(), seconds, to_write=to_write)

    def close(self) -> None:
        # Unread bytes at close make the system send a reset, which can eat the end of the slip.
        with contextlib.suppress(OSError):
            self._peer.shutdown(socket.SHUT_WR)
            while self._peer.recv(_READ):
                pass
        with contextlib.suppress(OSError):
            self._peer.close()


class FileTransport:
    """A character device, a pseudo terminal, or a plain file that only records."""

    def __init__(self, path: Path) -> None:
        """Keep the path; nothing is opened.

        A missing path is never made: an unplugged printer must not come back as a plain file that
        swallows slips. Who wants to record into a file makes an empty one first.
        """
        self._path = path

    def open(self, deadline: float) -> Link:
        """Open without waiting; raise LinkBroken. deadline is not needed here."""
        del deadline
        flags = os.O_RDWR | os.O_APPEND | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0)
        try:
            number = os.open(self._path, flags | getattr(os, "O_BINARY", 0))
        except OSError as error:
            raise LinkBroken(_reason(error)) from error
        return _FileLink(number)


class _FileLink:
    """An open file number that never blocks; a plain file has nothing to say."""

    def __init__(self, number: int) -> None:
        self._number = number
        self._plain = stat.S_ISREG(os.fstat(number).st_mode)
        if not self._plain and not os.isatty(number):
            _abort_on_paper_end(number)

    def push(self, data: bytes) -> int:
        with _broken_on_error():
            return os.write(self._number, data[:SLICE])
        return 0

    def pull(self) -> bytes:
        if self._plain:
            return b""
        with _broken_on_error():
            return os.read(self._number, _READ)
        return b""

    def wait(self, seconds: float, *, to_write: bool) -> None:
        if self._plain:
            time.sleep(0 if to_write else min(seconds, _WAIT_STEP))
        else:
            _wait(self._number, seconds, to_write=to_write)

    def close(self) -> None:
        with contextlib.suppress(OSError):
            os.close(self._number)


@contextlib.contextmanager
def _broken_on_error() -> Iterator[None]:
    """Turn an error of the system into LinkBroken; "try again later" is no error."""
    try:
        yield
    except (BlockingIOError, InterruptedError):
        pass
    except OSError as error:
        raise LinkBroken(_reason(error)) from error


def _reason(error: OSError) -> str:
    """Return the error in words; paper end of a USB printer is told by ENOSPC."""
    if isinstance(error, TimeoutError):
        return "timeout"
    if error.errno == errno.ENOSPC:
        return "paper_out"
    return error.strerror or str(error)


def _wait(number: int, seconds: float, *, to_write: bool) -> None:
    """Wait until number can be read (or written), at most seconds."""
    seconds = max(seconds, 0)
    if hasattr(select, "poll"):
        watch = select.poll()
        watch.register(number, select.POLLIN | (select.POLLOUT if to_write else 0))
        watch.poll(seconds * 1000)
    else:  # Windows knows select() on sockets only
        select.select([number], [number] if to_write else [], [], seconds)


def _abort_on_paper_end(number: int) -> None:
    """Ask the USB printer driver to fail at paper end; other devices refuse and need it not."""
    with contextlib.suppress(ImportError, OSError):
        import fcntl  # noqa: PLC0415 - this module is not on Windows

        fcntl.ioctl(number, _LPABORT, 1)
