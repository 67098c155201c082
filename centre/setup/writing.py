"""centre.toml written whole or not at all; what was there before is kept as a dated copy."""

import os
from contextlib import suppress
from datetime import datetime
from pathlib import Path
from typing import Final

from centre.rules.errors import Unavailable

_MODE: Final = 0o640


def write(file: Path, text: str, at: datetime) -> Path | None:
    """Put text in the place of file; return the copy of what was there, None if nothing was.

    Killed at any moment it leaves the old file or the new one. Raises Unavailable
    (setup_unwritable) where the folder or the disk does not take it; the old file then stays.
    """
    new = file.with_name(f".{file.name}.new")
    try:
        new.unlink(missing_ok=True)
        _fill(new, file, text)
        copy = _copied(file, at)
        new.replace(file)
        _settle(file.parent)
    except OSError as error:
        with suppress(OSError):
            new.unlink(missing_ok=True)
        raise Unavailable(
            "setup_unwritable", "file", file=str(file), said=error.strerror
        ) from error
    return copy


def _fill(new: Path, file: Path, text: str) -> None:
    """Write a new file to the disk, with the owner and the rights of the one it will replace."""
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as opened:
        opened.write(text)
        opened.flush()
        like = file if file.exists() else file.parent
        found = like.stat()
        os.fchown(descriptor, found.st_uid if like is file else -1, found.st_gid)
        os.fchmod(descriptor, found.st_mode & 0o777 if like is file else _MODE)
        os.fsync(descriptor)


def _copied(file: Path, at: datetime) -> Path | None:
    """Give the old file a second, dated name; a copy of the same second keeps its own."""
    if not file.exists():
        return None
    for number in range(100):
        tail = f"-{number}" if number else ""
        copy = file.with_name(f"{file.name}.{at:%Y%m%d-%H%M%S}{tail}")
        with suppress(FileExistsError):
            os.link(file, copy)
            return copy
    raise FileExistsError(17, "too many copies of one second", str(file))


def _settle(folder: Path) -> None:
    """Make the new name last through a power cut."""
    descriptor = os.open(folder, os.O_RDONLY | os.O_DIRECTORY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
