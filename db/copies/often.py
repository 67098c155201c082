"""Copies of the database every few minutes, and at night one that is proven by restoring it.

What is due is decided from the files alone: a machine that was off, a copy that was cut off and a
clock that jumped leave nothing behind that a later run would trust.
"""

import json
import tempfile
from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from pydantic import TypeAdapter, ValidationError

from centre.rules.errors import Unavailable
from centre.rules.hours import Clock
from centre.settings import Settings
from db import backup
from db.copies import distant, seal, shelf
from db.copies.shelf import folder_of

PROOF: Final = "proof.json"
SECOND: Final = "second.json"
"""What the last night proved, and how the last errand to the second place ended."""


@dataclass(frozen=True, slots=True)
class Proof:
    """The last copy that was restored to a scratch database with all its promises."""

    file: str
    events: int
    proven_at: str
    second: str = ""
    """Where it was carried, "" where it was not."""


@dataclass(frozen=True, slots=True)
class Errand:
    """How the last errand to the second place ended; key: why it failed, "" where it did not."""

    at: str
    key: str = ""
    file: str = ""
    well_at: str = ""
    """When one ended well last, "" for never."""


@dataclass(frozen=True, slots=True)
class Kept:
    """What is known of the copies of this machine, for health and the technician's screen."""

    newest_at: str = ""
    newest: str = ""
    proof: Proof | None = None
    errand: Errand | None = None


_ERRAND: Final = TypeAdapter(Errand)


def last_proof(settings: Settings) -> Kept:
    """Return the newest copy, the last one that was proven, and how the second place is.

    Reads small files of the state folder and never the second place, which may hang.
    """
    last = shelf.newest(folder_of(settings))
    told = Kept(proof=proof_of(settings), errand=errand_of(settings))
    if last is None:
        return told
    at = last.seal.made_at if last.seal else last.at.isoformat()
    return replace(told, newest_at=at, newest=last.file.name)


def copies(folder: Path) -> dict[datetime, Path]:
    """Return the copies of a folder by the time in their names; other files are left alone."""
    return {each.at: each.file for each in shelf.held(folder)}


def newest(folder: Path) -> Path | None:
    """Return the newest copy of a folder."""
    found = shelf.newest(folder)
    return found.file if found else None


def copy_often(settings: Settings, clock: Clock) -> backup.Copied | None:
    """Make a copy if anything was written since the last one, and thin the older ones.

    Returns None where nothing was written, or another run is at work. Raises what making a copy
    raises; the second place is carry_newest's.
    """
    folder = folder_of(settings)
    with shelf.alone(folder):
        last = shelf.newest(folder)
        if last is not None and last.seal is not None and last.seal.seen == _written(settings):
            return None
        made = make(settings, clock, wholly=False)
        _thin(settings, clock)
    return made


def carry_newest(settings: Settings, clock: Clock) -> Errand | None:
    """Carry the newest copy to the second place; return how that ended, None where none is named.

    It never raises for what the second place does: the copy here is made, and its state is told.
    """
    second, last = settings.second_place(), shelf.newest(folder_of(settings))
    if second is None or last is None:
        return None
    return _carried(settings, clock, last.file, second)[0]


def make(
    settings: Settings, clock: Clock, to: Path | None = None, *, wholly: bool = True
) -> backup.Copied:
    """Copy the running database, whichever engine it is on; raise as back_up and dump do."""
    if settings.database.server is None:
        return backup.back_up(settings, clock, to, wholly=wholly)
    # Imported late: a box with SQLite alone never loads the other library.
    from db.copies import server  # noqa: PLC0415

    return server.dump(settings, clock, to)


def prove(settings: Settings, clock: Clock, second: Path | None = None) -> Proof:
    """Copy, restore the copy to a scratch database, check all of it, and carry it to second.

    The scratch is gone afterwards. Raises what making and restoring a copy raise; a failed proof
    leaves the earlier one as it was, so its age tells. A second place that fails is told at the
    end: what was proven here is proven.
    """
    folder = folder_of(settings)
    with shelf.alone(folder):
        copied = make(settings, clock)
        events = _restored(settings, clock, copied.file)
        proof = Proof(copied.file.name, events, clock.now().isoformat())
        seal.write(folder / PROOF, asdict(proof))
        _thin(settings, clock)
    if second is None:
        return proof
    errand, trouble = _carried(settings, clock, copied.file, second)
    if trouble is not None:
        raise trouble
    proof = replace(proof, second=errand.file)
    seal.write(folder / PROOF, asdict(proof))
    return proof


def proof_of(settings: Settings) -> Proof | None:
    """Return what the last night proved; None where no night has, or its file cannot be read."""
    try:
        return Proof(**json.loads((folder_of(settings) / PROOF).read_text("utf-8")))
    except (OSError, ValueError, TypeError):
        return None


def errand_of(settings: Settings) -> Errand | None:
    """Return how the last errand to the second place ended; None before the first."""
    try:
        return _ERRAND.validate_json((folder_of(settings) / SECOND).read_bytes())
    except (OSError, ValidationError):
        return None


def _restored(settings: Settings, clock: Clock, copy: Path) -> int:
    """Restore a copy to a scratch database and check all of it; return its number of events."""
    told = seal.read(copy)
    if told is not None:
        seal.check(copy, told)
    if settings.database.server is not None:
        from db.copies import server  # noqa: PLC0415 - as above

        return server.prove(settings, clock, copy)
    with tempfile.TemporaryDirectory(prefix=".proof-", dir=folder_of(settings)) as scratch:
        there = backup.pointing_at(settings, Path(scratch) / "centre.db")
        backup.restore(there, clock, copy)
        return backup.check_copy(settings, clock, Path(scratch) / "centre.db")


def _written(settings: Settings) -> str:
    """Return what changes with each write; looking at it opens no file of SQLite."""
    if settings.database.server is None:
        path = settings.database_path()
        if not path.exists():
            raise Unavailable("database_missing", "database", file=str(path))
        return backup.written_at(path)
    from db.copies import server  # noqa: PLC0415 - as above

    return server.place_in_log(settings)


def _thin(settings: Settings, clock: Clock) -> None:
    """Thin the copies here; the last proven one stays."""
    proof = proof_of(settings)
    keep = frozenset({proof.file} if proof else ())
    shelf.thin(folder_of(settings), clock.now(), keep)


def _carried(
    settings: Settings, clock: Clock, copy: Path, second: Path
) -> tuple[Errand, Unavailable | None]:
    """Carry a copy and note how that ended."""
    before, now, trouble = errand_of(settings), clock.now().isoformat(), None
    try:
        errand = Errand(now, "", distant.carry(copy, second, clock.now()), now)
    except Unavailable as error:
        trouble = error
        errand = Errand(now, error.key, "", before.well_at if before else "")
    seal.write(folder_of(settings) / SECOND, asdict(errand))
    return errand, trouble
