"""Whether a file is a whole MP4: all its boxes there, none cut off. No Qt.

A film that is still being copied, or whose copying was broken off, plays for a while and then
stands still; its boxes (ISO/IEC 14496-12, section 4.2) tell so beforehand, without decoding.
"""

import struct
from pathlib import Path
from typing import BinaryIO, Final

_MOST_BOXES: Final = 4096
"""Boxes at the top of a file; a film has about four, one in fragments some hundreds."""
_HEAD: Final = 8
_LARGE: Final = 16
"""Bytes of a box's head with a 64-bit length."""


def is_whole(path: Path) -> bool:
    """Tell whether a file is an MP4 with its table and its pictures, none cut off.

    Raises OSError where it cannot be read.
    """
    size = path.stat().st_size
    with path.open("rb") as file:
        kinds = _kinds(file, size)
    return kinds is not None and {b"moov", b"mdat"} <= kinds


def _kinds(file: BinaryIO, size: int) -> set[bytes] | None:
    """Return the kinds of boxes at the top of a file; None if one is cut off or makes no sense."""
    at, kinds = 0, set[bytes]()
    for _ in range(_MOST_BOXES):
        if at == size:
            return kinds
        file.seek(at)
        length, kind = _head(file.read(_LARGE), size - at)
        if length < _HEAD or at + length > size:
            return None
        kinds.add(kind)
        at += length
    return None


def _head(read: bytes, rest: int) -> tuple[int, bytes]:
    """Return length and kind of a box from its first bytes; length 0 where there is no box."""
    if len(read) < _HEAD:
        return 0, b""
    length, kind = struct.unpack(">I4s", read[:_HEAD])
    if length == 0:
        return rest, kind
    if length == 1:
        return (int(struct.unpack(">Q", read[_HEAD:])[0]) if len(read) == _LARGE else 0), kind
    return int(length), kind
