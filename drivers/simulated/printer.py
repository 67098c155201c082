"""The simulated printer: within a program, or as a network or serial printer of its own.

    python -m drivers.simulated.printer --listen 127.0.0.1:9100 --paper DIR
    python -m drivers.simulated.printer --pty ./printer0 --baud 19200 --paper DIR

On its own it outlives its clients: one that is killed leaves half a slip in the printer, as a
pulled cable does. paper.py tells what lies in DIR, switches.py how to make it misbehave.
"""

import argparse
import contextlib
import errno
import os
import socket
import struct
import sys
import time
from pathlib import Path
from typing import Final

from drivers.simulated.device import Device
from drivers.transports import Link, LinkBroken

_TICK: Final = 0.01
_READ: Final = 1024
# struct linger: on, 0 seconds: close() sends a reset.
_RESET: Final = struct.pack("ii", 1, 0)
_AWAY_SECONDS: Final = 0.3


class SimulatedTransport:
    """The way to a simulated printer in the same program."""

    def __init__(self, folder: Path, width: int) -> None:
        """Keep folder and width; the printer begins with its first link."""
        self._folder = folder
        self._width = width
        self._device: Device | None = None

    def open(self, deadline: float) -> Link:
        """Plug in; raise LinkBroken when it is unplugged. deadline is not needed here."""
        del deadline
        self._device = self._device or Device(self._folder, self._width)
        if not self._device.is_there:
            raise LinkBroken("unplugged")
        return _SimulatedLink(self._device)


class _SimulatedLink:
    """A link whose other end works whenever it is looked at."""

    def __init__(self, device: Device) -> None:
        self._device = device

    def push(self, data: bytes) -> int:
        self._plugged_in()
        taken = data[: self._device.room()]
        self._device.receive(taken)
        return len(taken)

    def pull(self) -> bytes:
        self._plugged_in()
        return self._device.work()

    def wait(self, seconds: float, *, to_write: bool) -> None:
        del to_write
        time.sleep(max(0.0, min(seconds, _TICK)))

    def close(self) -> None:
        self._device.work()
        self._device.forget_partner()

    def _plugged_in(self) -> None:
        if not self._device.is_there:
            raise LinkBroken("unplugged")
        if ends := self._device.link_ends:
            raise LinkBroken(ends)


class NetworkPrinter:
    """A simulated printer on a TCP port; one client at a time, as real ones."""

    def __init__(self, address: tuple[str, int], folder: Path, width: int = 576) -> None:
        """Listen on address (port 0: a free one) and draw into folder; raise OSError."""
        self._device = Device(folder, width)
        self._listener: socket.socket | None = _listening(address)
        self.address: tuple[str, int] = self._listener.getsockname()[:2]
        self._client: socket.socket | None = None
        self._closing = False

    def serve(self) -> None:
        """Work until close() is called from another thread or a signal handler."""
        while not self._closing:
            if not self._device.is_there:
                self._unplug()
            elif self._listener is None:
                self._plug_in()
            else:
                self._turn()
            time.sleep(_TICK / 5)
        self._unplug()

    def close(self) -> None:
        """End serve()."""
        self._closing = True

    def _turn(self) -> None:
        """Let a client in, take bytes, print, answer."""
        if self._client is None:
            self._let_in()
        try:
            self._exchange()
        except BlockingIOError:
            pass
        except OSError:
            self._drop_client()

    def _let_in(self) -> None:
        """Accept a client if one waits."""
        with contextlib.suppress(BlockingIOError):
            if self._listener:
                self._client, _ = self._listener.accept()
                self._client.setblocking(False)  # noqa: FBT003 - the name of the call says it

    def _exchange(self) -> None:
        """Take bytes and answer; raise OSError when the client is gone."""
        data = self._received()
        if data:
            self._device.receive(data)
        said = self._device.work()
        if self._client and said:
            self._client.sendall(said)
        if data == b"":
            self._drop_client()
        elif self._device.link_ends:
            self._break_link()

    def _received(self) -> bytes | None:
        """Return what the client sent; b"" when it has gone, None when nothing came."""
        room = self._device.room()
        if not self._client or not room or self._device.faults.stalled:
            return None
        with contextlib.suppress(BlockingIOError):
            return self._client.recv(min(_READ, room))
        return None

    def _break_link(self) -> None:
        """End the link from this side, in order or with a reset."""
        if self._client and self._device.link_ends == "reset":
            self._client.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, _RESET)
        self._drop_client()

    def _drop_client(self) -> None:
        """Close the link; the printer keeps what it has got."""
        if self._client:
            self._client.close()
        self._client = None
        self._device.forget_partner()

    def _unplug(self) -> None:
        """Close everything."""
        self._drop_client()
        if self._listener:
            self._listener.close()
        self._listener = None

    def _plug_in(self) -> None:
        """Listen again on the same port."""
        with contextlib.suppress(OSError):
            self._listener = _listening(self.address)


class PtyPrinter:
    """A simulated serial printer: a pseudo terminal behind a link in the file system (not Windows).

    Bytes pass at baud (0: as fast as they come). A fault that ends the link takes the terminal away
    for a moment, as an adapter that was pulled out.
    """

    def __init__(self, link: Path, folder: Path, width: int = 576, baud: int = 0) -> None:
        """Make link and draw into folder; raise OSError."""
        self._device = Device(folder, width)
        self.path = link
        self._speed = baud / 10
        self._ends: tuple[int, int] | None = None
        self._closing = False
        self._away_until = 0.0
        self._carried, self._at = 0.0, time.monotonic()
        self._plug_in()

    def serve(self) -> None:
        """Work until close() is called from another thread or a signal handler."""
        while not self._closing:
            now = time.monotonic()
            if not self._device.is_there or now < self._away_until:
                self._unplug()
            elif self._ends is None:
                with contextlib.suppress(OSError):
                    self._plug_in()
            else:
                self._turn(self._ends[0], now)
            time.sleep(_TICK / 5)
        self._unplug()

    def close(self) -> None:
        """End serve()."""
        self._closing = True

    def _turn(self, far: int, now: float) -> None:
        """Take what the line has carried, print, answer."""
        room = min(_READ, self._device.room(), self._carried_by(now))
        if room and not self._device.faults.stalled:
            with contextlib.suppress(BlockingIOError):
                data = os.read(far, room)
                self._carried -= len(data)
                self._device.receive(data)
        said = self._device.work()
        with contextlib.suppress(BlockingIOError):
            os.write(far, said)
        if self._device.link_ends:
            self._away_until = now + _AWAY_SECONDS

    def _carried_by(self, now: float) -> int:
        """Return how many bytes the line can have carried; an idle one does not save them up."""
        if not self._speed:
            return _READ
        passed, self._at = now - self._at, now
        self._carried = min(self._carried + passed * self._speed, max(1.0, self._speed / 20))
        return int(self._carried)

    def _plug_in(self) -> None:
        """Open a terminal and let the link lead to it."""
        if sys.platform == "win32":
            raise OSError(errno.ENOTSUP, "no terminals")
        import tty  # noqa: PLC0415 - this module is not on Windows

        far, near = os.openpty()
        self._ends = (far, near)
        tty.setraw(near)
        os.set_blocking(far, False)
        fresh = self.path.with_name(f"{self.path.name}.new")
        try:
            fresh.unlink(missing_ok=True)
            fresh.symlink_to(os.ttyname(near))
            fresh.replace(self.path)
        except OSError:
            self._unplug()
            raise

    def _unplug(self) -> None:
        """Take the terminal away; who has it open is told that it hung up."""
        if self._ends is not None:
            with contextlib.suppress(OSError):
                self.path.unlink(missing_ok=True)
            for end in self._ends:
                os.close(end)
            self._ends = None
        self._device.forget_partner()


def _listening(address: tuple[str, int]) -> socket.socket:
    """Return a socket that listens on address without blocking; raise OSError."""
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    try:
        listener.bind(address)
        listener.listen()
    except OSError:
        listener.close()
        raise
    listener.setblocking(False)  # noqa: FBT003 - the name of the call says it
    return listener


def main(arguments: list[str] | None = None) -> int:
    """Run a printer of its own until it is interrupted; print its address first."""
    parser = argparse.ArgumentParser(description="A simulated printer that draws slips.")
    parser.add_argument("--listen", default="127.0.0.1:9100", metavar="HOST:PORT")
    parser.add_argument("--pty", type=Path, metavar="LINK", help="serial instead, behind this link")
    parser.add_argument("--baud", type=int, default=0, help="speed of the serial line")
    parser.add_argument("--paper", type=Path, default=Path("paper"), metavar="FOLDER")
    parser.add_argument("--width", type=int, default=576, choices=(576, 512, 384))
    given = parser.parse_args(arguments)
    printer: NetworkPrinter | PtyPrinter
    if given.pty:
        printer = PtyPrinter(given.pty, given.paper, given.width, given.baud)
        address = str(given.pty)
    else:
        host, _, port = given.listen.rpartition(":")
        printer = NetworkPrinter((host or "127.0.0.1", int(port)), given.paper, given.width)
        address = f"{printer.address[0]}:{printer.address[1]}"
    sys.stdout.write(f"printing on {address}\n")
    sys.stdout.flush()
    with contextlib.suppress(KeyboardInterrupt):
        printer.serve()
    return 0


if __name__ == "__main__":
    sys.exit(main())
