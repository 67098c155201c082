"""TCP: network printers (port 9100) and converters of serial lines."""

import contextlib
import socket
import threading
import time
from collections.abc import Callable
from typing import Any, Final

from drivers.transports.links import (
    READ,
    SLICE,
    TIMEOUT,
    Link,
    LinkBroken,
    broken_on_error,
    reason,
    wait_for,
)

_Address = tuple[Any, ...]
# How long what was sent on a lasting link may stay unanswered before it counts as cut. The system
# itself would wait a quarter of an hour.
UNANSWERED_MS: Final = 10_000


class TcpTransport:
    """A device on the network; port 9100 speaks the printer's bytes as they are.

    LinkBroken.why tells apart "Connection refused" (the box is there, nobody listens), "No route to
    host" (no such box), "timeout" (no answer) and "Name or service not known".
    """

    def __init__(self, host: str, port: int, *, lasting: bool = False) -> None:
        """Keep the address; nothing is opened.

        A lasting link (a converter of a serial line) is cut when what was sent stays unanswered for
        10 s. Not for printers: one without paper holds its bytes back as long as it takes, and the
        system would cut that, too.
        """
        self._names = _Names(host, port)
        self._lasting = lasting

    def open(self, deadline: float) -> Link:
        """Connect by the deadline, trying each address of a name; raise LinkBroken."""
        broken = LinkBroken(TIMEOUT)
        addresses = self._names.found(deadline)
        for tried, address in enumerate(addresses):
            share = (deadline - time.monotonic()) / (len(addresses) - tried)
            try:
                return SocketLink(_connected(address, share, lasting=self._lasting))
            except LinkBroken as error:
                broken = error
        raise broken


def _connected(address: _Address, seconds: float, *, lasting: bool) -> socket.socket:
    """Return a connected socket that never blocks, within seconds; raise LinkBroken."""
    if seconds <= 0:
        raise LinkBroken(TIMEOUT)
    family, kind, protocol, _, where = address
    peer = socket.socket(family, kind, protocol)
    try:
        peer.settimeout(seconds)
        peer.connect(where)
        peer.setblocking(False)  # noqa: FBT003 - the name of the call says it
        peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
        if lasting and hasattr(socket, "TCP_USER_TIMEOUT"):
            peer.setsockopt(socket.IPPROTO_TCP, socket.TCP_USER_TIMEOUT, UNANSWERED_MS)
    except OSError as error:
        peer.close()
        raise LinkBroken(reason(error)) from error
    return peer


class _Names:
    """Looks an address up within a deadline; the system's own look-up has none.

    A look-up that hangs (the name server is away) stays behind on a thread of its own, one at
    most, which ends when the system gives up and holds nothing.
    """

    def __init__(
        self, host: str, port: int, look_up: Callable[..., list[Any]] = socket.getaddrinfo
    ) -> None:
        self._asked = (host, port)
        self._look_up = look_up
        self._thread: threading.Thread | None = None
        self._answer: list[_Address] | OSError | None = None

    def found(self, deadline: float) -> list[_Address]:
        """Return the addresses; raise LinkBroken."""
        with contextlib.suppress(OSError):
            return self._asking(socket.AI_NUMERICHOST)
        if self._thread is None:
            self._thread = threading.Thread(target=self._ask, daemon=True)
            self._thread.start()
        self._thread.join(max(0.0, deadline - time.monotonic()))
        if self._thread.is_alive():
            raise LinkBroken(TIMEOUT)
        self._thread, answer = None, self._answer
        if isinstance(answer, list):
            return answer
        raise LinkBroken(reason(answer) if answer else TIMEOUT) from answer

    def _ask(self) -> None:
        """Look the name up, however long it takes."""
        try:
            self._answer = self._asking(0)
        except (OSError, UnicodeError) as error:
            self._answer = error if isinstance(error, OSError) else OSError(str(error))

    def _asking(self, flags: int) -> list[_Address]:
        """Ask the system; raise OSError."""
        host, port = self._asked
        return self._look_up(host, port, type=socket.SOCK_STREAM, flags=flags)


class SocketLink:
    """A connected socket that never blocks."""

    def __init__(self, peer: socket.socket) -> None:
        """Take over a connected, non-blocking socket."""
        self._peer = peer

    def push(self, data: bytes) -> int:
        """Hand over a part of data; see Link."""
        with broken_on_error():
            return self._peer.send(data[:SLICE])
        return 0

    def pull(self) -> bytes:
        """Return what has come in; see Link."""
        with broken_on_error():
            data = self._peer.recv(READ)
            if not data:
                raise LinkBroken("closed by the printer")
            return data
        return b""

    def wait(self, seconds: float, *, to_write: bool) -> None:
        """Wait for the peer; see Link."""
        with broken_on_error():
            wait_for(self._peer.fileno(), seconds, to_write=to_write)

    def close(self) -> None:
        """Give the socket back; never raises."""
        # Unread bytes at close make the system send a reset, which can eat the end of the slip.
        with contextlib.suppress(OSError):
            self._peer.shutdown(socket.SHUT_WR)
            while self._peer.recv(READ):
                pass
        with contextlib.suppress(OSError):
            self._peer.close()
