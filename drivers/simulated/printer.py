"""The simulated printer: within a program, or as a network printer of its own.

    python -m drivers.simulated.printer --listen 127.0.0.1:9100 --paper DIR

As a network printer it outlives its clients: one that is killed leaves half a slip in the printer,
as a pulled cable does. paper.py tells what lies in DIR, switches.py how to make it misbehave.
"""

import argparse
import contextlib
import socket
import sys
import time
from pathlib import Path
from typing import Final

from drivers.simulated.device import Device
from drivers.transports import Link, LinkBroken

_TICK: Final = 0.01
_READ: Final = 1024


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
        if self._device.faults.unplugged:
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
        if self._device.faults.unplugged:
            raise LinkBroken("unplugged")


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
            if self._device.faults.unplugged:
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

    def _received(self) -> bytes | None:
        """Return what the client sent; b"" when it has gone, None when nothing came."""
        room = self._device.room()
        if not self._client or not room or self._device.faults.stalled:
            return None
        with contextlib.suppress(BlockingIOError):
            return self._client.recv(min(_READ, room))
        return None

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
    """Run a network printer until it is interrupted; print its address first."""
    parser = argparse.ArgumentParser(description="A simulated network printer that draws slips.")
    parser.add_argument("--listen", default="127.0.0.1:9100", metavar="HOST:PORT")
    parser.add_argument("--paper", type=Path, default=Path("paper"), metavar="FOLDER")
    parser.add_argument("--width", type=int, default=576, choices=(576, 512, 384))
    given = parser.parse_args(arguments)
    host, _, port = given.listen.rpartition(":")
    printer = NetworkPrinter((host or "127.0.0.1", int(port)), given.paper, given.width)
    sys.stdout.write(f"printing on {printer.address[0]}:{printer.address[1]}\n")
    sys.stdout.flush()
    with contextlib.suppress(KeyboardInterrupt):
        printer.serve()
    return 0


if __name__ == "__main__":
    sys.exit(main())
