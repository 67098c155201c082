"""Room that is kept for a bad day: a file that is deleted when the disk of the server is full.

A full disk stops PostgreSQL, and it cannot even recover until there is room for its log
(reliability note, sections 3.5 and 5). The ballast is that room. It holds nothing.
"""

import os
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from centre.rules.errors import NotAllowed, Unavailable
from db.facts import Health
from db.server.known import Known

FILE_NAME: Final = "motcua.ballast"
SIZE_MIB: Final = 256
"""Sixteen files of the log: enough to recover with, and for a day of a centre."""
LOW: Final = 0.10
"""Share of free room below which no numbers are given (reliability note, section 5)."""
_MIB: Final = 1 << 20


def place(data: Path) -> Path:
    """Return where the ballast of a data folder lies: on the volume of its log, outside of it.

    A base backup copies all of the data folder; the ballast stays out, where the volume reaches
    beyond that folder.
    """
    log = (data / "pg_wal").resolve()
    volume = log.stat().st_dev
    inside = [folder for folder in (log, *log.parents) if _is_on(folder, volume)]
    outside = [folder for folder in inside if not folder.is_relative_to(data.resolve())]
    beside = [folder for folder in outside if folder != log]
    return (beside[0] if beside else inside[-1]) / FILE_NAME


def make(file: Path, size_mib: int = SIZE_MIB) -> int:
    """Reserve the room; return the size of the file, bytes. A smaller ballast grows.

    Raises NotAllowed("ballast_size"), NotAllowed("ballast_too_large") where less than LOW of the
    volume would stay free; Unavailable("ballast_failed").
    """
    if not 1 <= size_mib <= 1 << 20:
        raise NotAllowed("ballast_size", size=size_mib)
    wanted, there = size_mib * _MIB, size(file)
    if wanted <= there:
        return there
    room = os.statvfs(file.parent)
    if (room.f_bavail * room.f_frsize - (wanted - there)) < LOW * room.f_blocks * room.f_frsize:
        raise NotAllowed("ballast_too_large", size=size_mib, folder=str(file.parent))
    try:
        _reserve(file, wanted)
    except OSError as error:
        raise Unavailable("ballast_failed", "server", file=str(file), said=str(error)) from error
    return wanted


def drop(file: Path) -> int:
    """Delete the ballast; return how many bytes that frees (0: there was none).

    Raises Unavailable("ballast_failed").
    """
    there = size(file)
    try:
        file.unlink(missing_ok=True)
    except OSError as error:
        raise Unavailable("ballast_failed", "server", file=str(file), said=str(error)) from error
    return there


def size(file: Path) -> int:
    """Return the room that the ballast really takes, bytes; a sparse file would free nothing."""
    try:
        return file.stat().st_blocks * 512
    except OSError:
        return 0


def free_share(path: Path) -> float:
    """Return which share of the volume of path is free for others than root, 0 to 1.

    Raises Unavailable("disk_error").
    """
    try:
        found = os.statvfs(path)
    except OSError as error:
        raise Unavailable("disk_error", "server", said=str(error)) from error
    usable = found.f_blocks - found.f_bfree + found.f_bavail
    return found.f_bavail / usable if usable else 0.0


def is_low(path: Path) -> bool:
    """Tell whether the volume of path is so full that no more numbers may be given."""
    return free_share(path) < LOW


def health(known: Known) -> Health:
    """Return how the disk of the server is, as staff see it: of data and log the fuller volume."""
    return health_of((Path(known.data), Path(known.wal)))


def health_of(volumes: Iterable[Path]) -> Health:
    """Return how the fullest of these volumes is; `free_percent` is a whole number."""
    free = min(map(free_share, volumes))
    state, key = ("error", "disk_low") if free < LOW else ("ok", "")
    return Health("server", "server", state, key, {"free_percent": int(free * 100)})


def _is_on(folder: Path, volume: int) -> bool:
    return folder.stat().st_dev == volume


def _reserve(file: Path, size_bytes: int) -> None:
    """Give the file real blocks; one that cannot have them all does not stay."""
    descriptor = os.open(file, os.O_RDWR | os.O_CREAT | os.O_NOFOLLOW, 0o600)
    try:
        os.posix_fallocate(descriptor, 0, size_bytes)
        os.fsync(descriptor)
    except OSError:
        file.unlink(missing_ok=True)
        raise
    finally:
        os.close(descriptor)
