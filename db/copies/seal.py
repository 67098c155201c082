"""The seal of a copy: a small file beside it that tells what it is and how each of its bits was.

A copy is there only when its own file is: the seal is laid before it, so that a run that is cut off
anywhere leaves no half copy that looks whole.
"""

import hashlib
import json
import os
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from typing import Any, Final

from pydantic import TypeAdapter, ValidationError

from centre.rules.errors import Unavailable
from db.enrolment import files

SUFFIX: Final = ".seal"
SQLITE: Final = "sqlite"
POSTGRESQL: Final = "postgresql"
COUNTED: Final = ("event", "ticket", "call", "print_job", "rating", "request", "series")
"""Tables whose rows are counted at the moment of the copy, and again when it is restored."""


@dataclass(frozen=True, slots=True)
class Seal:
    """What a copy is; two of one centre are ordered by serial, whatever the clock was."""

    engine: str
    centre: str
    schema: str
    made_at: str
    serial: int
    bytes: int
    sha256: str
    seen: str = ""
    """What tells whether anything was written since: a file's time in ns, a server's log place."""
    counts: Mapping[str, int] = field(default_factory=dict)


_SHAPE: Final = TypeAdapter(Seal)


def place(copy: Path) -> Path:
    """Return the file of a copy's seal."""
    return copy.with_name(f"{copy.name}{SUFFIX}")


def digest(file: Path) -> str:
    """Return the SHA-256 of a file, in hexadecimal digits."""
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()


def read(copy: Path) -> Seal | None:
    """Return the seal of a copy; None where it has none, or one that cannot be read."""
    try:
        return _SHAPE.validate_json(files.read(place(copy)))
    except (OSError, ValidationError):
        return None


def lay(copy: Path, seal: Seal) -> None:
    """Write the seal of a copy that is about to get its name; it is on the disk afterwards."""
    write(place(copy), asdict(seal))


def write(file: Path, data: dict[str, Any]) -> None:
    """Write a small file, whole or not at all, and durable."""
    unborn = file.with_name(f"{file.name}.part")
    with files.turned("backup"):
        with unborn.open("w", encoding="utf-8") as opened:
            opened.write(json.dumps(data) + "\n")
            opened.flush()
            os.fsync(opened.fileno())
        unborn.replace(file)
        files.sync(file.parent)


def check(copy: Path, seal: Seal) -> None:
    """Raise Unavailable("copy_changed") where a copy is not, to the bit, what was sealed."""
    with files.turned("backup"):
        same = copy.stat().st_size == seal.bytes and digest(copy) == seal.sha256
    if not same:
        raise Unavailable("copy_changed", "backup", file=str(copy), made_at=seal.made_at)
