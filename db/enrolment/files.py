"""Private files: written whole or not at all, read in bounds, for one user only.

Windows has no modes: there the folder of the user's profile keeps others out, and checks of modes
are left out.
"""

import errno
import os
import shutil
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO, Final

from centre.rules.errors import Unavailable

PRIVATE_FILE: Final = 0o600
PRIVATE_FOLDER: Final = 0o700
LONGEST: Final = 65_536
"""Bytes; a certificate of ours has about 900, so anything longer is not ours."""
_OTHERS: Final = 0o077
_ALONE_WITHIN: Final = 5.0
"""Seconds; whoever holds the lock renames three folders."""
_HAS_MODES: Final = os.name == "posix"


@contextmanager
def turned(part: str) -> Iterator[None]:
    """Turn errors of the file system: Unavailable("disk_full") or ("folder_refused", said)."""
    try:
        yield
    except OSError as error:
        key = "disk_full" if error.errno == errno.ENOSPC else "folder_refused"
        raise Unavailable(key, part, file=str(error.filename), said=error.strerror) from error


def is_open(place: Path) -> bool:
    """Tell whether others than the owner may read or change it; never on Windows (no modes)."""
    return _HAS_MODES and bool(place.stat().st_mode & _OTHERS)


def read(file: Path) -> bytes:
    """Return at most LONGEST + 1 bytes; who gets more than LONGEST has found a wrong file."""
    with file.open("rb") as opened:
        return opened.read(LONGEST + 1)


def write(file: Path, content: bytes) -> None:
    """Write a file for its owner alone; after any interruption it is the old or the new one."""
    unborn = file.with_name(f".{file.name}.{os.getpid()}.part")
    unborn.unlink(missing_ok=True)
    try:
        _write_new(unborn, content)
        unborn.replace(file)
    except BaseException:
        unborn.unlink(missing_ok=True)
        raise
    sync(file.parent)


def _write_new(file: Path, content: bytes) -> None:
    with _private(file, os.O_EXCL) as opened:
        opened.write(content)
        opened.flush()
        os.fsync(opened.fileno())


def _private(file: Path, flags: int) -> BinaryIO:
    """Open a file for writing that is its owner's from its first moment."""
    wanted = os.O_WRONLY | os.O_CREAT | getattr(os, "O_BINARY", 0) | flags
    return os.fdopen(os.open(file, wanted, PRIVATE_FILE), "wb")


def make_folder(folder: Path, contents: Mapping[str, bytes]) -> None:
    """Make a new folder with these files, for its owner alone, on the disk when this returns."""
    folder.mkdir(mode=PRIVATE_FOLDER)
    for name, content in contents.items():
        _write_new(folder / name, content)
    sync(folder)


def sync(folder: Path) -> None:
    """Put the names in a folder on the disk; Windows does that by itself."""
    if not _HAS_MODES:
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    finally:
        os.close(opened)


def delete(folder: Path) -> None:
    """Delete a folder and what is in it, if it is there."""
    if folder.exists():
        shutil.rmtree(folder)


@contextmanager
def alone(lock: Path) -> Iterator[None]:
    """Keep other processes out; the system frees the lock when a holder dies.

    Raises Unavailable("identity_busy") if somebody else holds it for 5 s.
    """
    until = time.monotonic() + _ALONE_WITHIN
    with _private(lock, 0) as opened:
        while not _taken(opened):
            if time.monotonic() > until:
                raise Unavailable("identity_busy", "identity", file=str(lock))
            time.sleep(0.02)
        yield


def _taken(lock: BinaryIO) -> bool:
    """Try to take the lock; closing the file frees it. The modules are those of one system each."""
    try:
        if sys.platform == "win32":
            import msvcrt  # noqa: PLC0415

            lock.seek(0)
            msvcrt.locking(lock.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            import fcntl  # noqa: PLC0415

            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
