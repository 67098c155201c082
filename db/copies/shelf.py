"""The folder of copies: their names, their order, what is swept, which of them may go."""

import fcntl
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from typing import Final

from centre.rules.copies import surplus
from centre.rules.errors import NotAllowed
from centre.rules.hours import ZONE
from centre.settings import Settings
from db.copies import seal
from db.copies.seal import POSTGRESQL, SQLITE, Seal
from db.enrolment import files

SUFFIXES: Final = {SQLITE: ".db", POSTGRESQL: ".dump"}
_STAMP: Final = "motcua-%Y%m%d-%H%M%S"
_LOCK: Final = ".at-work"


@dataclass(frozen=True, slots=True)
class Held:
    """One copy: its file, the time in its name, its seal (None: of an older release)."""

    file: Path
    at: datetime
    seal: Seal | None

    @property
    def order(self) -> tuple[int, datetime]:
        """Return its place among others: the clock may have been set back between them."""
        return (self.seal.serial if self.seal else 0, self.at)


def folder_of(settings: Settings) -> Path:
    """Return where this machine keeps its copies."""
    return settings.state_folder() / "backup"


def engine_of(settings: Settings) -> str:
    """Return which engine the settings name."""
    return SQLITE if settings.database.server is None else POSTGRESQL


def at_of(file: Path) -> datetime | None:
    """Return the time in a copy's name; None where the name is not one of ours."""
    if file.suffix not in SUFFIXES.values():
        return None
    with suppress(ValueError):
        return datetime.strptime(file.stem, _STAMP).replace(tzinfo=ZONE)
    return None


def held(folder: Path) -> list[Held]:
    """Return the copies of a folder, the oldest first; other files are left alone."""
    found = [(file, at) for file in folder.glob("motcua-*") if (at := at_of(file)) is not None]
    return sorted((Held(file, at, seal.read(file)) for file, at in found), key=lambda x: x.order)


def newest(folder: Path) -> Held | None:
    """Return the newest copy of a folder."""
    found = held(folder)
    return found[-1] if found else None


def next_serial(folder: Path) -> int:
    """Return the serial of the next copy in a folder."""
    last = newest(folder)
    return last.order[0] + 1 if last else 1


@dataclass(frozen=True, slots=True)
class Made:
    """What whoever made a copy knows of it; the rest of its seal is read from the file."""

    centre: str
    schema: str
    made_at: str
    seen: str
    counts: Mapping[str, int]


def seal_as(engine: str, target: Path, unborn: Path, made: Made) -> None:
    """Lay the seal of a copy that is still unborn and is to be called target."""
    with files.turned("backup"):
        size, bits = unborn.stat().st_size, seal.digest(unborn)
        serial = next_serial(target.parent)
    told = Seal(engine, made.centre, made.schema, made.made_at, serial, size, bits)
    seal.lay(target, replace(told, seen=made.seen, counts=made.counts))


def free_name(folder: Path, engine: str, now: datetime) -> Path:
    """Return a name that no copy has, also where the clock was set back to the same second."""
    while True:
        file = folder / f"{now:{_STAMP}}{SUFFIXES[engine]}"
        if not file.exists():
            return file
        now += timedelta(seconds=1)


@contextmanager
def alone(folder: Path) -> Iterator[None]:
    """Keep a second run out; sweep what one that was cut off has left.

    Raises NotAllowed("copy_running").
    """
    with files.turned("backup"):
        folder.mkdir(parents=True, exist_ok=True)
        lock = (folder / _LOCK).open("w")
    with lock:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            raise NotAllowed("copy_running", folder=str(folder)) from None
        sweep(folder)
        yield


def sweep(folder: Path) -> None:
    """Remove what is half, and seals whose copy never came or is gone."""
    for pattern in ("motcua-*.part", "motcua-*.part-journal"):
        for file in folder.glob(pattern):
            file.unlink(missing_ok=True)
    for half in folder.glob(".proof-*"):
        shutil.rmtree(half, ignore_errors=True)
    for file in folder.glob(f"motcua-*{seal.SUFFIX}"):
        if not file.with_suffix("").exists():
            file.unlink(missing_ok=True)


def thin(folder: Path, now: datetime, keep: frozenset[str] = frozenset()) -> int:
    """Remove the copies that are too many; return how many went. keep: names that stay."""
    found = held(folder)
    gone = surplus((each.at for each in found), now)
    # By their order, too: the clock may say that the newest is the oldest.
    last = {each.file for each in found[-1:]}
    going = [x for x in found if x.at in gone and x.file not in last and x.file.name not in keep]
    for each in going:
        each.file.unlink(missing_ok=True)
        seal.place(each.file).unlink(missing_ok=True)
    return len(going)
