"""Where a bundle's file travels: USB sticks first; whole or not at all, found, read in bounds.

Runs on a lane: a stick that is being pulled may keep the system waiting. No Qt here.
"""

import errno
import os
import secrets
import stat
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Final

from centre.rules.errors import Unavailable

SUFFIX: Final = ".mcjoin"
MOUNTS: Final = (Path("/media"), Path("/run/media"), Path("/mnt"))
"""Folders below which desktops and technicians mount sticks."""
LARGEST_BYTES: Final = 4096
"""A bundle has at most 600 signs (db.enrolment.bundle); a larger file is another one."""
MOST_FILES: Final = 8
"""So many bundles are offered at most; a technician carries one."""
_MOST_LOOKED_AT: Final = 200
"""So many names of one folder are looked at; the rest of a spoilt stick is left alone."""
_NO_LINK: Final[int] = getattr(os, "O_NOFOLLOW", 0)
_NO_WAIT: Final[int] = getattr(os, "O_NONBLOCK", 0)
_BINARY: Final[int] = getattr(os, "O_BINARY", 0)
"""What the system has: Windows knows neither links to follow nor pipes in folders."""
_TABLE: Final = Path("/proc/mounts")
_REMOVABLE: Final = 2
"""What Windows' GetDriveTypeW answers for a removable drive (DRIVE_REMOVABLE)."""


@dataclass(frozen=True, slots=True)
class Place:
    """A folder for a file; removable: a stick. name is what people see."""

    folder: Path
    name: str
    removable: bool = False


@dataclass(frozen=True, slots=True)
class Found:
    """A bundle's file on a stick."""

    file: Path
    drive: str


def removable() -> tuple[Place, ...]:
    """Return the sticks that are plugged in, by name."""
    folders = _windows_drives() if sys.platform == "win32" else _mounted()
    return tuple(Place(folder, folder.name or str(folder), removable=True) for folder in folders)


def places() -> tuple[Place, ...]:
    """Return where a file can be saved: sticks first, then this user's folders."""
    home = Path.home()
    own = ((home / "Desktop", "desktop"), (home / "Documents", "documents"))
    found = tuple(Place(folder, name) for folder, name in own if folder.is_dir())
    return (*removable(), *(found or (Place(home, str(home)),)))


def bundles() -> tuple[Found, ...]:
    """Return the bundles' files on all sticks, the newest first, at most MOST_FILES."""
    found = [Found(file, place.name) for place in removable() for file in _files(place.folder)]
    return tuple(sorted(found, key=lambda each: -_changed(each.file))[:MOST_FILES])


def read(file: Path) -> str:
    """Return the text of a bundle's file, at most LARGEST_BYTES of it.

    Raises Unavailable("place_gone") when it cannot be read: the stick was pulled, or it is none: a
    pipe of that name would keep us waiting for ever, and a link leads anywhere.
    """
    try:
        with os.fdopen(os.open(file, os.O_RDONLY | _BINARY | _NO_LINK | _NO_WAIT), "rb") as opened:
            _refuse_other(opened)
            return opened.read(LARGEST_BYTES).decode("utf-8", errors="replace")
    except OSError as error:
        raise _turned(error) from error


def _refuse_other(opened: BinaryIO) -> None:
    """Raise OSError for a pipe or a device; asked of what is open, which nobody can exchange."""
    if not stat.S_ISREG(os.fstat(opened.fileno()).st_mode):
        raise OSError(errno.EINVAL, "not a file")


def save(folder: Path, name: str, text: str) -> Path:
    """Save a bundle as motcua-<name>.mcjoin, whole or not at all; return the file.

    Raises Unavailable: disk_full, place_gone. An older file of this name is replaced: its bundle
    is of no use any more.
    """
    file = folder / f"motcua-{name}{SUFFIX}"
    unborn = file.with_name(f".{file.name}.{secrets.token_hex(8)}.part")
    try:
        _write(unborn, text)
        unborn.replace(file)
    except OSError as error:
        _drop(unborn)
        raise _turned(error) from error
    return file


def _write(file: Path, text: str) -> None:
    """Write for this user alone (where the stick knows users) and wait until it is on the stick.

    Never into what is there already: on a stick of others it may be a link.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | _NO_LINK
    with os.fdopen(os.open(file, flags, 0o600), "w", encoding="utf-8") as opened:
        opened.write(text + "\n")
        opened.flush()
        os.fsync(opened.fileno())


def _drop(unborn: Path) -> None:
    try:
        unborn.unlink(missing_ok=True)
    except OSError:
        return  # the stick is gone, and the half file with it


def _turned(error: OSError) -> Unavailable:
    full = error.errno in (errno.ENOSPC, errno.EDQUOT)
    return Unavailable("disk_full" if full else "place_gone", "stick", said=error.strerror or "")


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


def _mounted(table: Path = _TABLE, below: Iterable[Path] = MOUNTS) -> tuple[Path, ...]:
    """Return the mount points below the folders of sticks."""
    try:
        lines = table.read_text(encoding="utf-8", errors="replace").splitlines()
    except OSError:
        return ()
    points = {Path(_unescaped(line.split(" ")[1])) for line in lines if line.count(" ") >= 2}
    roots = tuple(below)
    return tuple(sorted(p for p in points if any(root in (p, *p.parents) for root in roots)))


def _unescaped(text: str) -> str:
    r"""Return a mount point as written: the kernel writes a space as \040."""
    for code, sign in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        text = text.replace(code, sign)
    return text


def _windows_drives() -> tuple[Path, ...]:
    """Return the removable drives of Windows."""
    if sys.platform != "win32":
        return ()
    import ctypes  # noqa: PLC0415 - only there has it windll

    roots = (f"{letter}:\\" for letter in "DEFGHIJKLMNOPQRSTUVWXYZ")
    kind = ctypes.windll.kernel32.GetDriveTypeW
    return tuple(Path(root) for root in roots if kind(root) == _REMOVABLE)
