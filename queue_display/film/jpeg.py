"""Whether a file is a whole JPEG: with the end that every one has. No Qt.

The reader shows one that is cut off, too, with a grey lower part and without an error (PySide6
6.11.3): a picture that is still being copied, or whose copying was broken off.
"""

import mmap
from pathlib import Path
from typing import Final

_MOST_PARTS: Final = 10_000
"""Parts before the first scan; a picture has about ten."""
_SCAN: Final = 0xDA
_END: Final = b"\xff\xd9"
_ALONE: Final = frozenset({0x01, *range(0xD0, 0xD9)})
"""Marks without a length (ISO/IEC 10918-1, annex B)."""


def is_whole(path: Path) -> bool:
    """Tell whether a file is a JPEG with a scan and an end after it; what follows is no matter.

    Small pictures inside the large one (EXIF) have an end of their own: they do not count.
    Raises OSError where it cannot be read.
    """
    with path.open("rb") as file:
        if file.read(2) != b"\xff\xd8":
            return False
        with mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ) as data:
            scan = _first_scan(data)
            return scan > 0 and data.find(_END, scan) > 0


def _first_scan(data: mmap.mmap) -> int:
    """Return where the first scan begins; 0 where there is none."""
    at = 2
    for _ in range(_MOST_PARTS):
        head = data[at : at + 4]
        if len(head) < 4 or head[0] != 0xFF:
            return 0
        if head[1] == _SCAN:
            return at
        if head[1] == 0xFF:
            at += 1
        elif head[1] in _ALONE:
            at += 2
        else:
            at += 2 + int.from_bytes(head[2:], "big")
    return 0
