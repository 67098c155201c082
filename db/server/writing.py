"""Files of the server, written whole: a reader sees the old text or the new, never half of one."""

import contextlib
import os
from datetime import datetime
from pathlib import Path

from centre.rules.errors import Unavailable


def read(path: Path) -> str:
    """Return the text of a file; nothing for one that is not there.

    Raises Unavailable("file_unreadable") for one that may not be read or is no text.
    """
    try:
        return path.read_text("utf-8")
    except FileNotFoundError:
        return ""
    except (OSError, UnicodeDecodeError) as error:
        raise Unavailable("file_unreadable", "server", file=str(path), said=str(error)) from error


def write(path: Path, text: str, *, like: Path | None = None, mode: int | None = None) -> None:
    """Put text in place of a file, durable, with the owner and the mode of `like` (or of itself).

    mode: what the file may be used for, where it differs from `like`. Raises
    Unavailable("file_unwritable"); the old file is then as it was.
    """
    model = like or path
    new = path.with_name(f".{path.name}.new")
    try:
        new.unlink(missing_ok=True)
        _lay(new, text, model if model.exists() else None, mode)
        new.rename(path)
        _keep_name(path.parent)
    except OSError as error:
        with contextlib.suppress(OSError):
            new.unlink(missing_ok=True)
        raise Unavailable("file_unwritable", "server", file=str(path), said=str(error)) from error


def set_aside(path: Path, now: datetime) -> Path:
    """Keep a dated copy of a file beside it, and return where; it is never overwritten."""
    text, stem = read(path), f"{path.name}.before-motcua-{now:%Y-%m-%d-%H%M%S}"
    copy, again = path.with_name(stem), 1
    while copy.exists() and read(copy) != text:
        again += 1
        copy = path.with_name(f"{stem}-{again}")
    write(copy, text, like=path)
    return copy


def folder(path: Path, like: Path | None = None) -> Path:
    """Make a folder that nobody but its owner enters, owned as `like` is; return it.

    Raises Unavailable("file_unwritable").
    """
    try:
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
        path.chmod(0o700)
        if like is not None:
            _own(path, like)
    except OSError as error:
        raise Unavailable("file_unwritable", "server", file=str(path), said=str(error)) from error
    return path


def move(made: Path, place: Path) -> None:
    """Give a finished folder its name, durable; raise Unavailable("file_unwritable")."""
    try:
        made.rename(place)
        _keep_name(place.parent)
    except OSError as error:
        raise Unavailable("file_unwritable", "server", file=str(place), said=str(error)) from error


def _lay(new: Path, text: str, model: Path | None, mode: int | None) -> None:
    """Write the new file beside the old; nobody else may open it before it has its mode."""
    descriptor = os.open(new, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    if model is not None:
        _own(new, model)
    if mode is not None or model is not None:
        new.chmod(mode if mode is not None else (model or new).stat().st_mode & 0o777)


def _own(path: Path, like: Path) -> None:
    if os.geteuid() == 0:
        found = like.stat()
        os.chown(path, found.st_uid, found.st_gid)


def _keep_name(parent: Path) -> None:
    """Make the new name durable: without this a power cut may bring the old file back."""
    descriptor = os.open(parent, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)
