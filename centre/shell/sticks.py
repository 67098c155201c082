"""Where a file can be carried away: USB sticks, and files written whole or not at all.

Runs on a lane: a stick that is being pulled may keep the system waiting. No Qt here, and no file
chooser of the desktop: whoever stands before a public screen gets a list of sticks, nothing more.
"""

import errno
import os
import secrets
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from centre.rules.errors import Unavailable

MOUNTS: Final = (Path("/media"), Path("/run/media"), Path("/mnt"))
"""Folders below which desktops and technicians mount sticks."""
NO_LINK: Final[int] = getattr(os, "O_NOFOLLOW", 0)
BINARY: Final[int] = getattr(os, "O_BINARY", 0)
"""What the system has: Windows knows no links to follow, others know but one kind of file."""
_TABLE: Final = Path("/proc/mounts")
_REMOVABLE: Final = 2
"""What Windows' GetDriveTypeW answers for a removable drive (DRIVE_REMOVABLE)."""


@dataclass(frozen=True, slots=True)
class Place:
    """A folder for a file; removable: a stick. name is what people see."""

    folder: Path
    name: str
    removable: bool = False


def removable() -> tuple[Place, ...]:
    """Return the sticks that are plugged in, by name."""
    folders = _windows_drives() if sys.platform == "win32" else _mounted()
    return tuple(Place(folder, folder.name or str(folder), removable=True) for folder in folders)


def save(folder: Path, name: str, content: bytes) -> Path:
    """Save a file in folder, whole or not at all; return it. One of this name is replaced.

    Raises Unavailable: disk_full, place_gone.
    """
    file = folder / name
    unborn = file.with_name(f".{file.name}.{secrets.token_hex(8)}.part")
    try:
        _write(unborn, content)
        unborn.replace(file)
    except OSError as error:
        _drop(unborn)
        raise turned(error) from error
    return file


def turned(error: OSError) -> Unavailable:
    """Return what an error of a stick's file system means: disk_full or place_gone."""
    full = error.errno in (errno.ENOSPC, errno.EDQUOT)
    return Unavailable("disk_full" if full else "place_gone", "stick", said=error.strerror or "")


def _write(file: Path, content: bytes) -> None:
    """Write for this user alone (where the stick knows users) and wait until it is on the stick.

    Never into what is there already: on a stick of others it may be a link.
    """
    flags = os.O_WRONLY | os.O_CREAT | os.O_EXCL | NO_LINK | BINARY
    with os.fdopen(os.open(file, flags, 0o600), "wb") as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())


def _drop(unborn: Path) -> None:
    try:
        unborn.unlink(missing_ok=True)
    except OSError:
        return  # the stick is gone, and the half file with it


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
