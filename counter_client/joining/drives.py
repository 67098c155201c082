"""Where a bundle's file travels: USB sticks first; whole or not at all, found, read in bounds.

Runs on a lane: a stick that is being pulled may keep the system waiting. No Qt here.
"""

import errno
import os
import stat
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Final

from centre.shell import sticks
from centre.shell.sticks import BINARY, NO_LINK, Place

SUFFIX: Final = ".mcjoin"
LARGEST_BYTES: Final = 4096
"""A bundle has at most 600 signs (db.enrolment.bundle); a larger file is another one."""
MOST_FILES: Final = 8
"""So many bundles are offered at most; a technician carries one."""
_MOST_LOOKED_AT: Final = 200
"""So many names of one folder are looked at; the rest of a spoilt stick is left alone."""
_NO_WAIT: Final[int] = getattr(os, "O_NONBLOCK", 0)
"""What the system has: Windows knows no pipes in folders."""


@dataclass(frozen=True, slots=True)
class Found:
    """A bundle's file on a stick."""

    file: Path
    drive: str


def places() -> tuple[Place, ...]:
    """Return where a file can be saved: sticks first, then this user's folders."""
    home = Path.home()
    own = ((home / "Desktop", "desktop"), (home / "Documents", "documents"))
    found = tuple(Place(folder, name) for folder, name in own if folder.is_dir())
    return (*sticks.removable(), *(found or (Place(home, str(home)),)))


def bundles() -> tuple[Found, ...]:
    """Return the bundles' files on all sticks, the newest first, at most MOST_FILES."""
    found = [
        Found(file, place.name) for place in sticks.removable() for file in _files(place.folder)
    ]
    return tuple(sorted(found, key=lambda each: -_changed(each.file))[:MOST_FILES])


def read(file: Path) -> str:
    """Return the text of a bundle's file, at most LARGEST_BYTES of it.

    Raises Unavailable("place_gone") when it cannot be read: the stick was pulled, or it is none: a
    pipe of that name would keep us waiting for ever, and a link leads anywhere.
    """
    try:
        with os.fdopen(os.open(file, os.O_RDONLY | BINARY | NO_LINK | _NO_WAIT), "rb") as opened:
            _refuse_other(opened)
            return opened.read(LARGEST_BYTES).decode("utf-8", errors="replace")
    except OSError as error:
        raise sticks.turned(error) from error


def _refuse_other(opened: BinaryIO) -> None:
    """Raise OSError for a pipe or a device; asked of what is open, which nobody can exchange."""
    if not stat.S_ISREG(os.fstat(opened.fileno()).st_mode):
        raise OSError(errno.EINVAL, "not a file")


def save(folder: Path, name: str, text: str) -> Path:
    """Save a bundle as motcua-<name>.mcjoin, whole or not at all; return the file.

    Raises Unavailable: disk_full, place_gone. An older file of this name is replaced: its bundle
    is of no use any more.
    """
    return sticks.save(folder, f"motcua-{name}{SUFFIX}", f"{text}\n".encode())


def _files(folder: Path) -> Iterator[Path]:
    """Yield the bundles' files of a stick: in its top folder, and one below."""
    for pattern in (f"*{SUFFIX}", f"*/*{SUFFIX}"):
        try:
            named = islice(folder.glob(pattern), _MOST_LOOKED_AT)
            yield from (file for file in named if _is_file(file) and file.name[0] != ".")
        except OSError:
            continue


def _is_file(file: Path) -> bool:
    try:
        return stat.S_ISREG(file.lstat().st_mode)
    except OSError:
        return False


def _changed(file: Path) -> float:
    try:
        return file.stat().st_mtime
    except OSError:
        return 0.0
