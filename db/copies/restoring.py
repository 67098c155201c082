"""The way back: the newest sound copy put in place, whole or not at all, on either engine.

A copy is proven by the restore itself: all of it is checked before anything changes places.
"""

import sqlite3
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from centre.rules.errors import NotAllowed, Unavailable
from centre.rules.hours import ZONE, Clock, business_day
from centre.settings import Settings
from db import backup
from db.copies import distant, often, seal, shelf
from db.copies.numbers import Known
from db.copies.shelf import Held
from db.engine import SCHEMA, open_engine
from db.upgrading import upgrade

AUTO: Final = "auto"
GIVEN: Final = "SELECT day, letter, max(number) FROM ticket GROUP BY day, letter"
LAST: Final = "SELECT day, letter, last FROM series"
Numbers = Mapping[tuple[str, str], int]
"""(day, letter) -> number."""
_DAMAGED: Final = frozenset({"backup_bad", "copy_changed"})
"""Troubles of one copy, after which the next older one is looked at."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What is asked for: which copy, and what may be lost or is known of slips."""

    named: str
    lose_newer: bool = False
    printed: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Restored:
    """What was put in place, where the database before it was laid, what was passed over."""

    copy: Path
    made_at: datetime
    is_sealed: bool
    proven_at: str
    laid: str
    passed: tuple[str, ...]


def restore(settings: Settings, clock: Clock, wish: Wish) -> Restored:
    """Put a copy in place of the database; auto or a folder: the newest one that is sound.

    Raises NotAllowed: restore_newer, restore_gap, copy_at_server; Unavailable: no_copy,
    copy_changed, copy_foreign, copy_engine, backup_bad, folder_refused.
    """
    found, passed = _candidates(settings, wish.named)
    for each in found:
        try:
            made_at = _vet(settings, each)
            laid = _put(settings, clock, each.file, made_at, wish)
        except Unavailable as error:
            if error.key not in _DAMAGED or Path(wish.named) == each.file:
                raise
            passed.append(f"{each.file}: {error.key}")
            continue
        proof = often.proof_of(settings)
        proven = proof.proven_at if proof and proof.file == each.file.name else ""
        told = (laid, tuple(passed))
        return Restored(each.file, made_at, each.seal is not None, proven, *told)
    where = settings.second_place() or "-"
    at = shelf.folder_of(settings) if wish.named == AUTO else wish.named
    raise Unavailable("no_copy", "backup", folder=str(at), second=str(where), looked_at=len(passed))


def _candidates(settings: Settings, named: str) -> tuple[list[Held], list[str]]:
    """Return the copies to look at, the newest first, and what of places that do not answer."""
    if named != AUTO:
        place = Path(named)
        if place.is_dir():
            return shelf.held(place)[::-1], []
        at = shelf.at_of(place) or _time_of(place)
        return [Held(place, at, seal.read(place))], []
    found, passed, second = shelf.held(shelf.folder_of(settings)), [], settings.second_place()
    if second is not None:
        try:
            there = distant.listed(second)
        except Unavailable as error:
            there, passed = [], [f"{second}: {error.key}"]
        mine = {each.file.name for each in found}
        held = (Held(x, shelf.at_of(x) or _time_of(x), seal.read(x)) for x in there)
        found += [each for each in held if each.file.name not in mine]
    return sorted(found, key=lambda each: each.order, reverse=True), passed


def _time_of(file: Path) -> datetime:
    """Return when a file was written."""
    try:
        return datetime.fromtimestamp(file.stat().st_mtime, ZONE)
    except OSError as error:
        is_gone = isinstance(error, FileNotFoundError)
        why = "there is no such file" if is_gone else str(error.strerror)
        raise Unavailable("backup_bad", "backup", file=str(file), why=why) from error


def _vet(settings: Settings, each: Held) -> datetime:
    """Return when a copy was made; raise where it is of another engine or centre, or changed."""
    engine = shelf.engine_of(settings)
    is_dump = each.file.suffix == shelf.SUFFIXES[seal.POSTGRESQL]
    if is_dump != (engine == seal.POSTGRESQL):
        raise Unavailable("copy_engine", "backup", file=str(each.file), engine=engine)
    told = each.seal
    if told is None:
        return each.at
    if told.centre != settings.centre.code:
        raise Unavailable("copy_foreign", "backup", file=str(each.file), centre=told.centre)
    seal.check(each.file, told)
    return datetime.fromisoformat(told.made_at)


def _put(settings: Settings, clock: Clock, file: Path, made_at: datetime, wish: Wish) -> str:
    """Put one copy in place; return where the database before it was laid, "" for nowhere."""
    told = {"copy": file.name, "copied_at": made_at.isoformat()}
    if settings.database.server is not None:
        # Imported late: a box with SQLite alone never loads the other library.
        from db.copies import at_server  # noqa: PLC0415

        return at_server.put(settings, clock, file, made_at, wish, told)
    place = settings.database_path()
    before = _read(place) if place.exists() else None
    # What a newer program's is worth is asked before a release is left: motcua-rollback.
    if before is not None and not _has_schema(place, lambda found: found > SCHEMA):
        refuse_newer(before[0], (_read(file) or ({}, {}))[0], wish)
    known = known_of(clock, made_at, before[1] if before else None, wish)
    with _current(settings, file) as current:
        laid = backup.restore(settings, clock, current, known.skips, told)
    return str(laid) if laid else ""


@contextmanager
def _current(settings: Settings, file: Path) -> Iterator[Path]:
    """Give a copy as this program wants it: one of an older release is brought up beside."""
    if not _has_schema(file, lambda found: found < SCHEMA):
        yield file
        return
    with tempfile.TemporaryDirectory(prefix=".older-", dir=settings.state_folder()) as folder:
        raised = Path(folder) / file.name
        backup.copy_as_is(file, raised)
        engine = open_engine(raised)
        try:
            upgrade(engine)
        finally:
            engine.dispose()
        yield raised


def refuse_newer(present: Numbers, copied: Numbers, wish: Wish) -> None:
    """Raise NotAllowed("restore_newer") where numbers would be lost and nobody said they may."""
    lost = {key: last for key, last in present.items() if last > copied.get(key, 0)}
    if lost and not wish.lose_newer:
        day, letter = max(lost)
        label = f"{letter}{lost[day, letter]:03d}"
        raise NotAllowed("restore_newer", number=label, day=day, series=len(lost))


def known_of(clock: Clock, made_at: datetime, series: Numbers | None, wish: Wish) -> Known:
    """Return what is known of the numbers on paper; series: of the database that was there."""
    if series is None:
        return Known(made_at, None, wish.printed)
    stored = max((datetime.fromisoformat(day).date() for day, _ in series), default=None)
    today = business_day(stored, clock.now()).isoformat()
    given = {letter: last for (day, letter), last in series.items() if day == today}
    return Known(made_at, given, wish.printed)


def numbers(rows: list[Any]) -> Numbers:
    """Return rows of day, letter, number as Numbers."""
    return {(str(day), str(letter)): int(number) for day, letter, number in rows}


def _has_schema(file: Path, wanted: Callable[[str], bool]) -> bool:
    """Tell whether a database that can be read has a schema as wanted; never where it cannot."""
    try:
        with closing(sqlite3.connect(file, timeout=5)) as raw:
            row = raw.execute("SELECT version_num FROM alembic_version").fetchone()
    except sqlite3.Error:
        return False
    return row is not None and wanted(str(row[0]))


def _read(file: Path) -> tuple[Numbers, Numbers] | None:
    """Return the highest ticket and the last number of each series; None if it cannot be read.

    Whatever the schema: a newer program's database has numbers that are on paper, too.
    """
    try:
        with closing(sqlite3.connect(file, timeout=5)) as raw:
            if raw.execute("PRAGMA quick_check(1)").fetchone()[0] != "ok":
                return None
            return tuple(numbers(raw.execute(query).fetchall()) for query in (GIVEN, LAST))  # type: ignore[return-value]
    except sqlite3.Error:
        return None
