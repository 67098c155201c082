"""The bytes of ESC/POS that slips are made of, read one command at a time.

Only what our own encoder sends is known; letters are ASCII. Whatever else comes is skipped byte by
byte, the way a printer prints garbage: nothing can stop the reader.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True, slots=True)
class Command:
    """One command: its name and its data; size is its length in the stream."""

    name: str
    size: int
    data: bytes = b""
    numbers: tuple[int, ...] = ()


# First bytes of a command -> its name and how many bytes of parameters follow.
_FIXED: Final[Mapping[bytes, tuple[str, int]]] = {
    b"\x1b@": ("initialize", 0),
    b"\x1c.": ("no_double_byte", 0),
    b"\x1ba": ("align", 1),
    b"\x1bJ": ("feed", 1),
    b"\x1da": ("tell_changes", 1),
    b"\x1d!": ("size", 1),
    b"\x1b!": ("mode", 1),
    b"\x1bE": ("bold", 1),
    b"\x1dB": ("inverse", 1),
    b"\x1dL": ("left_edge", 2),
    b"\x1dW": ("print_width", 2),
    b"\x10\x04": ("real_time", 1),
}
_LONE: Final = {0x00: "nothing", 0x0A: "line_feed", 0x0D: "nothing"}
_PREFIXES: Final = frozenset((0x10, 0x1B, 0x1C, 0x1D))
_LETTERS: Final = re.compile(rb"[\x20-\x7e]{1,96}")


def next_command(stream: bytes) -> Command | None:
    """Return the command at the start of stream; None if bytes of it are still missing."""
    if not stream:
        return None
    if (letters := _LETTERS.match(stream)) is not None:
        return Command("text", letters.end(), letters[0])
    if stream[0] not in _PREFIXES:
        return Command(_LONE.get(stream[0], "garbage"), 1)
    if len(stream) < 2:
        return None
    head = stream[:2]
    if head in _FIXED:
        name, count = _FIXED[head]
        return _whole(stream, name, 2, count)
    reader = _VARIABLE.get(head)
    return reader(stream) if reader else Command("garbage", 1)


def _whole(stream: bytes, name: str, head: int, count: int) -> Command | None:
    """Return a command of head bytes and count bytes of data, once all have come."""
    if len(stream) < head + count:
        return None
    return Command(name, head + count, stream[head : head + count])


def _raster(stream: bytes) -> Command | None:
    """Read GS v 0 m xL xH yL yH and its picture."""
    if len(stream) < 8:
        return None
    if stream[2] != 0x30 or stream[3] > 3:
        return Command("garbage", 1)
    wide, high = int.from_bytes(stream[4:6], "little"), int.from_bytes(stream[6:8], "little")
    if not (1 <= wide <= 128 and 1 <= high <= 4095):
        return Command("garbage", 8)
    whole = _whole(stream, "raster", 8, wide * high)
    return Command("raster", whole.size, whole.data, (stream[3], wide, high)) if whole else None


def _function(stream: bytes) -> Command | None:
    """Read GS ( f pL pH and its data."""
    if len(stream) < 5:
        return None
    count = int.from_bytes(stream[3:5], "little")
    name = {0x48: "process_id", 0x6B: "code"}.get(stream[2])
    if name is None or count > 7200:
        return Command("garbage", 1)
    return _whole(stream, name, 5, count)


def _cut(stream: bytes) -> Command | None:
    """Read GS V m, or GS V m n from m 65 on."""
    if len(stream) < 3:
        return None
    return _whole(stream, "cut", 3, 1 if stream[2] > 64 else 0)


_VARIABLE: Final[Mapping[bytes, Callable[[bytes], Command | None]]] = {
    b"\x1dv": _raster,
    b"\x1d(": _function,
    b"\x1dV": _cut,
}
