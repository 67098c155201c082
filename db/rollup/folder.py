"""The folder between two levels: a network share or a stick. Files appear whole or not at all.

A share may go at any moment: whatever it says is told as Unavailable, and nothing is lost by it.
"""

import errno
import os
import re
import stat
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Final

from centre.rules.errors import Unavailable
from db.rollup.parcel import BadParcelError

PART: Final = "rollup"
MOST_FILES: Final = 1_000_000
_PARCEL: Final = re.compile(r"motcua-([A-Za-z0-9][A-Za-z0-9._-]{0,31})-(\d{7})\.json", re.ASCII)
_FULL: Final = frozenset({errno.ENOSPC, errno.EDQUOT})
_NO_SYNC: Final = frozenset({errno.EINVAL, errno.ENOTSUP, errno.EBADF, errno.EACCES, errno.EPERM})
"""What shares say that cannot put names on their disk themselves."""
_SAFE: Final[int] = getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_BINARY", 0)


def parcel_name(centre: str, seq: int) -> str:
    """Return the name of a parcel's file: motcua-H99.08-0000012.json."""
    return f"motcua-{centre}-{seq:07d}.json"


def ack_name(centre: str) -> str:
    """Return the name of the file in which the level above says what it has taken."""
    return f"motcua-{centre}.ack.json"


def parcels(folder: Path) -> tuple[dict[str, dict[int, Path]], list[Path]]:
    """Return sender -> number -> file, and files that look like parcels and have another name.

    Raises Unavailable.
    """
    found: dict[str, dict[int, Path]] = {}
    strange = []
    with turned(folder), os.scandir(folder) as entries:
        for _, entry in zip(range(MOST_FILES), entries, strict=False):
            match = _PARCEL.fullmatch(entry.name)
            if match:
                found.setdefault(match[1], {})[int(match[2])] = Path(entry.path)
            elif _is_strange(entry.name):
                strange.append(Path(entry.path))
    return found, sorted(strange)


def _is_strange(name: str) -> bool:
    return name.startswith("motcua-") and name.endswith(".json") and ".ack." not in name


def content(file: Path, most: int) -> bytes:
    """Return at most `most` + 1 bytes of a file.

    Raises BadParcelError for what is no plain file, FileNotFoundError, OSError.
    """
    # A pipe of this name would keep us for ever; with O_NONBLOCK it is opened, and refused.
    with os.fdopen(os.open(file, os.O_RDONLY | _SAFE | getattr(os, "O_NONBLOCK", 0)), "rb") as one:
        if not stat.S_ISREG(os.fstat(one.fileno()).st_mode):
            raise BadParcelError("file", "no_file")
        return one.read(most + 1)


def lay(file: Path, wanted: bytes) -> bool:
    """Write a file beside and rename it, on the disk when this returns; False: it is there already.

    What is there and different is replaced. Raises Unavailable.
    """
    with turned(file.parent):
        if _is_there(file, wanted):
            return False
        unborn = file.with_name(f".{file.name}.part")
        try:
            _fill(unborn, wanted)
            unborn.replace(file)
        except OSError:
            with suppress(OSError):
                unborn.unlink(missing_ok=True)
            raise
        _keep_names(file.parent)
    return True


def _is_there(file: Path, wanted: bytes) -> bool:
    try:
        return content(file, len(wanted)) == wanted
    except (FileNotFoundError, BadParcelError):
        return False


def _fill(unborn: Path, wanted: bytes) -> None:
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | _SAFE
    # The level above reads it by an account of its own; there is nothing secret in it.
    with os.fdopen(os.open(unborn, flags, 0o644), "wb") as opened:
        opened.write(wanted)
        opened.flush()
        os.fsync(opened.fileno())


def _keep_names(folder: Path) -> None:
    if os.name != "posix":
        return
    opened = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(opened)
    except OSError as error:
        if error.errno not in _NO_SYNC:
            raise
    finally:
        os.close(opened)


@contextmanager
def turned(folder: Path) -> Iterator[None]:
    """Turn errors of the folder into Unavailable: rollup_folder_full, _gone, _refused."""
    try:
        yield
    except OSError as error:
        gone = isinstance(error, FileNotFoundError | NotADirectoryError)
        key = "rollup_folder_gone" if gone else "rollup_folder_refused"
        key = "rollup_folder_full" if error.errno in _FULL else key
        said = error.strerror or type(error).__name__
        raise Unavailable(key, PART, folder=str(folder), said=said) from None
