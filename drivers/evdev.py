"""Keyboards of their own: event devices (/dev/input/…-event-kbd), grabbed for us alone.

A HID keypad or a scanner that types is a keyboard to the computer; unless it is grabbed, its keys
also fall into the window that has the focus. So nothing at all is heard from one that cannot be
grabbed: a key would do two things (hardware note, section 8).

    link = EventDevice(path).open(deadline)
    for event in link.events(): ...

`parse_events(link.pull())` is the same for who only knows a Link.
"""

import contextlib
import errno
import os
import struct
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from drivers.health import DeviceKey, DeviceStatus
from drivers.transports import GONE, LinkBroken, Unsuited
from drivers.transports.links import broken_on_error, device_reason, hung_up, wait_for

EVIOCGRAB: Final = 0x40044590
"""linux/input.h: _IOW('E', 0x90, int)."""
EVENT: Final = struct.Struct("@llHHi")
"""struct input_event: seconds, microseconds, type, code, value; 24 bytes, 16 on 32-bit systems."""
EV_KEY: Final = 1
UP: Final = 0
DOWN: Final = 1
REPEATED: Final = 2
NOT_GRABBED: Final = "not_grabbed"
NO_KEYBOARD: Final = "this is no keyboard: name one of /dev/input/by-id that ends in -event-kbd"
_READ_EVENTS: Final = 64
_STEP: Final = 0.05

Ioctl = Callable[[int, int, int], object]


@dataclass(frozen=True, slots=True)
class KeyEvent:
    """One event of a key: code as in linux/input-event-codes.h; value is UP, DOWN or REPEATED.

    at is the device's own time, seconds of the wall clock.
    """

    code: int
    value: int
    at: float


def parse_events(data: bytes) -> list[KeyEvent]:
    """Return the key events in data; what is of another type, or half an event, is left out."""
    whole = len(data) - len(data) % EVENT.size
    return [
        KeyEvent(code, value, seconds + micro / 1e6)
        for seconds, micro, kind, code, value in EVENT.iter_unpack(data[:whole])
        if kind == EV_KEY
    ]


def pack_event(code: int, value: int, at: float = 0.0, kind: int = EV_KEY) -> bytes:
    """Return an event as the system hands it over; for simulated keyboards."""
    return EVENT.pack(int(at), int(at % 1 * 1e6), kind, code, value)


class EventDevice:
    """The way to one event device; a Transport whose links are EventLinks."""

    def __init__(self, path: Path, ioctl: Ioctl | None = None) -> None:
        """Keep the path; nothing is opened. ioctl stands in for the system's in tests."""
        self._path = path
        self._ioctl = ioctl

    def open(self, deadline: float) -> "EventLink":
        """Open and grab it; raise LinkBroken with gone, denied, not_grabbed, or what else it was.

        Neither step waits, so the deadline is not needed. What another program has grabbed is
        Unsuited, and so is what is no keyboard: one must not be taken for the other.
        """
        del deadline
        flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_CLOEXEC", 0)
        try:
            number = os.open(self._path, flags | getattr(os, "O_NOCTTY", 0))
        except OSError as error:
            raise LinkBroken(device_reason(error)) from error
        try:
            (self._ioctl or _system_ioctl)(number, EVIOCGRAB, 1)
        except OSError as error:
            os.close(number)
            raise _refused(error) from error
        return EventLink(number)


class EventLink:
    """An open and grabbed event device; closing it gives the keys back."""

    def __init__(self, number: int) -> None:
        """Take over an open file number that never blocks."""
        self._number = number
        self._half = b""

    def events(self) -> list[KeyEvent]:
        """Return the events of keys (down, up, repeated) that came; raise LinkBroken."""
        return parse_events(self.pull())

    def push(self, data: bytes) -> int:
        """Take and drop everything: a keyboard is only listened to."""
        return len(data)

    def pull(self) -> bytes:
        """Return the whole events that came, b"" if none; raise LinkBroken("gone")."""
        fresh = None
        with broken_on_error(device_reason):
            fresh = os.read(self._number, _READ_EVENTS * EVENT.size)
        if fresh is None:
            return b""
        if not fresh:
            raise LinkBroken(GONE)
        data = self._half + fresh
        whole = len(data) - len(data) % EVENT.size
        self._half = data[whole:]
        return data[:whole]

    def wait(self, seconds: float, *, to_write: bool) -> None:
        """Wait until there is something to read, at most seconds; to_write returns at once."""
        if to_write:
            return
        bits = wait_for(self._number, seconds, to_write=False)
        if hung_up(bits):
            time.sleep(min(max(seconds, 0), _STEP))  # it would be reported at once, for ever

    def close(self) -> None:
        """Close it; the grab ends with it. Never raises."""
        number, self._number = self._number, -1  # a second close() must not hit another's file
        with contextlib.suppress(OSError):
            os.close(number)


def _refused(error: OSError) -> LinkBroken:
    """Return why the system did not grab it: others have it, it was just pulled, it has no keys."""
    if error.errno == errno.EBUSY:
        return Unsuited(NOT_GRABBED)
    return LinkBroken(GONE) if device_reason(error) == GONE else Unsuited(NO_KEYBOARD)


def named(status: DeviceStatus) -> DeviceStatus:
    """Return what a keeper of an EventDevice tells, with a keyboard that is not ours by its name.

    A keeper only knows that the device is not suited.
    """
    if status.key is DeviceKey.DEVICE_ERROR and status.detail == NOT_GRABBED:
        return DeviceStatus(DeviceKey.NOT_GRABBED, "another program holds this keyboard")
    return status


def _system_ioctl(number: int, request: int, value: int) -> None:
    if sys.platform == "win32":
        raise OSError(errno.ENOTTY, "no event devices")
    import fcntl  # noqa: PLC0415 - this module is not on Windows

    fcntl.ioctl(number, request, value)
