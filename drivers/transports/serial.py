"""Serial ports: USB adapters, scanners in serial mode, RS-232 and RS-485 lines.

pyserial opens and sets the port; bytes go past its read() and write() (see _SerialLink). Traps of
the hardware note, sections 2 and 8, and of pyserial 3.5 as read in its source:

- the port is always taken exclusively, which is flock(): it keeps out programs that ask for it too.
  A plain open by another program still succeeds, so ModemManager must leave these ports alone
  (udev: ID_MM_DEVICE_IGNORE).
- Serial.write() with write_timeout=0 spins for ever on a full port (EAGAIN is ignored and asked
  again), and with no write_timeout it blocks for ever.
- after unplugging a read says SerialException or OSError, flush and close termios.error (no
  OSError), a port closed by another thread TypeError. All of them become LinkBroken here.
- rs485_mode on an adapter without it raises ValueError and leaves the port object broken for every
  later setting: it is tried on a throw-away open first.
- opening raises DTR and RTS, closing drops DTR (HUPCL); some printers and scanners begin anew then.
  This is left as it is: a device that was just plugged in sees the same.
- closing a port that a device has stopped (CTS) blocks up to 30 s in the kernel (closing_wait), so
  what cannot leave is dropped first.
"""

import contextlib
import errno
import os
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal

from drivers.transports.links import (
    BUSY,
    GONE,
    READ,
    SLICE,
    TIMEOUT,
    Link,
    LinkBroken,
    Unsuited,
    device_reason,
    hung_up,
    wait_for,
)

if TYPE_CHECKING:
    import serial

NO_RS485: Final = "this adapter cannot switch the direction by itself: set rs485 = false"
_PARITIES: Final = {"none": "N", "even": "E", "odd": "O"}
# Never waited for by us, but pyserial itself must not wait for ever either.
_WRITE_SECONDS: Final = 0.2
# A printer with a full buffer prints 8 mm (a band of 64 rows) in 80 ms before it takes more bytes.
_STUCK_AFTER: Final = 0.5
_DRAIN_WITHIN: Final = 8.0
# A keeper's thread must end within a second.
_LASTING_DRAIN_WITHIN: Final = 0.4
_DRAIN_STEP: Final = 0.02


@dataclass(frozen=True, slots=True)
class Wires:
    """How a serial line is set: baud, parity, stop bits; always 8 data bits.

    rtscts is hardware flow control; rs485 lets the computer switch the direction (RTS), which
    adapters that do so by themselves do not need.
    """

    baud: int = 9600
    parity: Literal["none", "even", "odd"] = "none"
    stop_bits: Literal[1, 2] = 1
    rtscts: bool = False
    rs485: bool = False


class SerialTransport:
    """A serial port. path is best a name of /dev/serial/by-id or by-path, which stays."""

    def __init__(
        self, path: str | os.PathLike[str], wires: Wires | None = None, *, lasting: bool = False
    ) -> None:
        """Keep path and wires; nothing is opened.

        A lasting link (kept open all day, with small frames on it) closes within half a second,
        whatever has not left by then. Else the end of a slip may take 8 s to leave.
        """
        self._path = Path(path)
        self._wires = wires or Wires()
        self._drain_within = _LASTING_DRAIN_WITHIN if lasting else _DRAIN_WITHIN
        self._rs485_proved = False

    def open(self, deadline: float) -> Link:
        """Open and set the port without waiting for a device.

        Raises LinkBroken: gone (no such port), busy (another program has it), denied (no right to
        it), timeout (no time was left), else the system's text.
        """
        if time.monotonic() >= deadline:
            raise LinkBroken(TIMEOUT)
        with _broken_port():
            if self._wires.rs485 and not self._rs485_proved:
                self._prove_rs485()
            port = self._opened()
            if self._wires.rs485:
                _switch_direction(port)
        return _SerialLink(port, self._path, self._drain_within)

    def _prove_rs485(self) -> None:
        """Try the direction switch on a port object that is thrown away."""
        port = self._opened()
        _switch_direction(port)
        port.close()
        self._rs485_proved = True

    def _opened(self) -> "serial.Serial":
        """Return the port, set and exclusively ours."""
        import serial  # noqa: PLC0415 - slow, and of no use without a serial device

        return serial.Serial(
            str(self._path),
            baudrate=self._wires.baud,
            parity=_PARITIES[self._wires.parity],
            stopbits=self._wires.stop_bits,
            rtscts=self._wires.rtscts,
            timeout=0,
            write_timeout=_WRITE_SECONDS,
            exclusive=True,
        )


def _switch_direction(port: "serial.Serial") -> None:
    """Let the kernel switch the direction; close the port and raise LinkBroken if it cannot."""
    from serial.rs485 import RS485Settings  # noqa: PLC0415 - as in _opened

    try:
        port.rs485_mode = RS485Settings()
    except (ValueError, OSError) as error:
        port.close()
        raise Unsuited(NO_RS485) from error


def _port_errors() -> tuple[type[BaseException], ...]:
    """Return what a sick port raises; termios.error is no OSError, and is not on Windows."""
    errors: tuple[type[BaseException], ...] = (OSError, TypeError, ValueError)
    if sys.platform != "win32":
        with contextlib.suppress(ImportError):
            import termios  # noqa: PLC0415 - this module is not on Windows

            errors = (*errors, termios.error)
    return errors


_PORT_ERRORS: Final = _port_errors()


@contextlib.contextmanager
def _broken_port() -> Iterator[None]:
    """Turn whatever a sick port raises into LinkBroken."""
    try:
        yield
    except _PORT_ERRORS as error:
        raise LinkBroken(device_reason(error)) from error


class _SerialLink:
    """An open port that never blocks; reads and writes its file number, which pyserial opened so.

    A read of nothing is no sign by itself (VMIN is 0), so poll() is asked first: readable without
    a byte is a port that has hung up, or one from which another program has just read. A port whose
    name has gone or leads to another device is unplugged as well.
    """

    def __init__(self, port: "serial.Serial", path: Path, drain_within: float) -> None:
        self._port = port
        self._path = path
        self._drain_within = drain_within

    def push(self, data: bytes) -> int:
        with _broken_port(), contextlib.suppress(BlockingIOError, InterruptedError):
            return os.write(self._number(), data[:SLICE])
        return 0

    def pull(self) -> bytes:
        with _broken_port(), contextlib.suppress(BlockingIOError, InterruptedError):
            return self._read()
        return b""

    def _read(self) -> bytes:
        """Return what has come in; raise LinkBroken, or what a sick port raises."""
        number = self._number()
        bits = wait_for(number, 0, to_write=False)
        data = os.read(number, READ) if bits else b""
        if bits and not data:
            raise LinkBroken(GONE if hung_up(bits) else BUSY)
        return data

    def wait(self, seconds: float, *, to_write: bool) -> None:
        with _broken_port():
            bits = wait_for(self._number(), seconds, to_write=to_write)
        if hung_up(bits):
            raise LinkBroken(GONE)

    def _number(self) -> int:
        """Return the file number of a port that is still plugged in; raise LinkBroken, OSError."""
        if sys.platform == "win32":
            raise OSError(errno.ENOTSUP, "serial ports are driven on Linux only")
        number: int = self._port.fileno()
        if self._path.stat().st_rdev != os.fstat(number).st_rdev:
            raise LinkBroken(GONE)
        return number

    def close(self) -> None:
        with contextlib.suppress(*_PORT_ERRORS):
            self._drain()
        with contextlib.suppress(*_PORT_ERRORS):
            self._port.close()

    def _drain(self) -> None:
        """Let what was taken leave, as long as it moves; drop what does not."""
        end = time.monotonic() + self._drain_within
        left, moved = self._port.out_waiting, time.monotonic()
        while left and time.monotonic() < min(end, moved + _STUCK_AFTER):
            time.sleep(_DRAIN_STEP)
            before, left = left, self._port.out_waiting
            moved = time.monotonic() if left < before else moved
        if left:
            self._port.reset_output_buffer()
