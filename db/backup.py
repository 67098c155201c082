"""Copies of the running database, checked before they are believed; and the way back.

Only the engine's own backup is used: copying a live file corrupts or loses (reliability note 2.2).
"""

import os
import sqlite3
import stat
from collections.abc import Callable, Iterator, Mapping
from contextlib import closing, contextmanager, suppress
from dataclasses import dataclass
from datetime import date, datetime, time
from pathlib import Path
from types import MappingProxyType
from typing import Any, Final

from sqlalchemy import func, select

from centre.rules.copies import LEFT_OUT
from centre.rules.errors import NotAllowed, Unavailable
from centre.rules.hours import ZONE, Clock
from centre.rules.numbering import LETTERS
from centre.settings import Settings
from db import tables
from db.copies import seal, shelf
from db.engine import open_store
from db.enrolment import files
from db.history import CENTRE_QUEUE, append, verify
from db.work import Work

SKIP_AFTER_RESTORE: Final = LEFT_OUT
"""How many numbers every series leaves out after a restore (reliability note, section 9)."""


Skips = Callable[[Work, str, int], int]
"""How many numbers a letter leaves out, of which the copy knows this last one of today."""
Told = Mapping[str, Any]
Series = Mapping[tuple[str, str], int]
"""(day, letter) -> the last number that a database gave or left out."""


@dataclass(frozen=True, slots=True)
class Copied:
    """A checked copy: where it is, how large, how many events it holds."""

    file: Path
    bytes: int
    events: int


def always(_work: Work, _letter: str, _last: int) -> int:
    """Leave SKIP_AFTER_RESTORE numbers out, whatever is known."""
    return SKIP_AFTER_RESTORE


def back_up(
    settings: Settings, clock: Clock, to: Path | None = None, *, wholly: bool = True
) -> Copied:
    """Copy the running database and check the copy; readers and writers go on meanwhile.

    to: a file or a folder; without it a dated file in `backup` of the state folder. wholly: every
    hash chain is checked as well, which takes minutes after ten years. The copy appears whole
    under its name, or not at all, and is on the disk when this returns. Raises
    Unavailable: disk_full, backup_bad, database_missing, folder_refused; NotAllowed("file_exists").
    """
    source = settings.database_path()
    if not source.is_file():
        raise Unavailable("database_missing", "database", file=str(source))
    target = target_of(settings, clock, to)
    with unborn_of(target) as unborn:
        # A write while the copy is made is younger than what the copy holds.
        seen = written_at(source)
        copy_as_is(source, unborn)
        events = check_copy(settings, clock, unborn, wholly=wholly)
        _seal(settings, clock, target, unborn, seen)
    return Copied(target, target.stat().st_size, events)


def target_of(settings: Settings, clock: Clock, to: Path | None) -> Path:
    """Return the file to write; raise NotAllowed("file_exists") rather than overwrite one."""
    folder = shelf.folder_of(settings) if to is None else to
    with files.turned("backup"):
        if to is None:
            folder.mkdir(parents=True, exist_ok=True)
        if folder.is_dir():
            return shelf.free_name(folder, shelf.engine_of(settings), clock.now())
        folder.parent.mkdir(parents=True, exist_ok=True)
    if folder.exists():
        raise NotAllowed("file_exists", file=str(folder))
    return folder


@contextmanager
def unborn_of(target: Path) -> Iterator[Path]:
    """Give the file to fill; it gets its name at the end, whole and durable, or is gone."""
    unborn = target.with_name(f"{target.name}.part")
    unborn.unlink(missing_ok=True)
    try:
        yield unborn
        unborn.rename(target)
    except BaseException:
        unborn.unlink(missing_ok=True)
        seal.place(target).unlink(missing_ok=True)
        raise
    _keep_names(target.parent)


def written_at(file: Path) -> str:
    """Return when a database was last written, in ns: a commit touches its file."""
    with files.turned("database"):
        return str(file.stat().st_mtime_ns)


def _seal(settings: Settings, clock: Clock, target: Path, unborn: Path, seen: str) -> None:
    """Lay the seal of a checked copy."""
    with closing(sqlite3.connect(unborn)) as copy:
        counts = {
            name: int(copy.execute(f"SELECT count(*) FROM {name}").fetchone()[0])  # noqa: S608 - a name of ours
            for name in seal.COUNTED
        }
        schema = str(copy.execute("SELECT version_num FROM alembic_version").fetchone()[0])
    made = shelf.Made(settings.centre.code, schema, clock.now().isoformat(), seen, counts)
    shelf.seal_as(seal.SQLITE, target, unborn, made)


def copy_as_is(source: Path, target: Path) -> None:
    """Copy a database by the engine's own backup; raise Unavailable: disk_full, backup_bad."""
    try:
        with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(target)) as copy:
            live.execute("PRAGMA busy_timeout=5000")
            live.backup(copy)
    except sqlite3.Error as error:
        key = "disk_full" if "full" in str(error) else "backup_bad"
        raise Unavailable(key, "backup", file=str(target), why=str(error)) from error


def check_copy(settings: Settings, clock: Clock, file: Path, *, wholly: bool = True) -> int:
    """Check a copy and return its number of events; raise Unavailable("backup_bad", why).

    Structure always; wholly: also indexes, foreign keys and every hash chain.
    """
    said, orphans = _structure(file, wholly=wholly)
    if said != "ok" or orphans:
        raise Unavailable("backup_bad", "backup", file=str(file), why=str(orphans or said))
    store = open_store(pointing_at(settings, file), clock, "backup")
    try:
        with store.read() as work:
            if not wholly:
                return work.connection.execute(
                    select(func.count()).select_from(tables.event)
                ).scalar_one()
            events, faults = verify(work)
    finally:
        store.close()
    if faults:
        why = f"{faults[0].where}: {faults[0].what}"
        raise Unavailable("backup_bad", "backup", file=str(file), why=why)
    return events


def _structure(file: Path, *, wholly: bool) -> tuple[str, list[Any]]:
    """Return what SQLite says of a file's structure, and the rows that point nowhere."""
    asked = "integrity_check" if wholly else "quick_check"
    try:
        with closing(sqlite3.connect(file)) as copy:
            said = copy.execute(f"PRAGMA {asked}").fetchone()[0]
            orphans = copy.execute("PRAGMA foreign_key_check").fetchall() if wholly else []
    except sqlite3.Error as error:
        raise Unavailable("backup_bad", "backup", file=str(file), why=str(error)) from error
    return said, orphans


def pointing_at(settings: Settings, file: Path) -> Settings:
    """Return the settings with another database file."""
    database = settings.database.model_copy(update={"address": f"sqlite:{file.absolute()}"})
    return settings.model_copy(update={"database": database})


def restore(
    settings: Settings, clock: Clock, file: Path, skips: Skips = always, told: Told | None = None
) -> Path | None:
    """Put a checked copy in the place of the database; return where the old one was laid.

    Every letter then leaves numbers out (skips: how many), because numbers given after the copy was
    made are on paper; one that nothing has in the copy, too, because a kiosk may have had it since.
    A run that is cut off leaves the old database or the new one. told: facts for the log. Stop the
    apps of this machine first. Raises Unavailable: backup_bad, folder_refused; what skips raises.
    """
    if not file.is_file():
        raise Unavailable("backup_bad", "backup", file=str(file), why="there is no such file")
    check_copy(settings, clock, file)
    place = settings.database_path()
    unborn = place.with_name(f"{place.name}.restoring")
    for half in (unborn, unborn.with_name(f"{unborn.name}-journal")):
        half.unlink(missing_ok=True)
    copy_as_is(file, unborn)
    skip_numbers(pointing_at(settings, unborn), clock, skips, told, series_of(place))
    with files.turned("backup"):
        _give_to_the_apps(unborn, place)
        laid = _lay_aside(place, clock)
        unborn.replace(place)
    _keep_names(place.parent)
    return laid


def _keep_names(folder: Path) -> None:
    """Make new names durable: without this a power cut may bring the old ones back."""
    with files.turned("backup"):
        files.sync(folder)


def _give_to_the_apps(unborn: Path, place: Path) -> None:
    """Let the apps of the box write the new database, also where root has restored it."""
    like = (place if place.exists() else place.parent).stat()
    unborn.chmod(stat.S_IMODE(like.st_mode) if place.exists() else 0o660)
    if os.geteuid() == 0:
        os.chown(unborn, like.st_uid, like.st_gid)


def _lay_aside(place: Path, clock: Clock) -> Path | None:
    """Give the present database and its journal a second name; it keeps its own until replaced."""
    if not place.exists():
        return None
    _settle(place)
    dated = f"{place.name}.before-restore-{clock.now():%Y%m%d-%H%M%S}"
    taken = len(list(place.parent.glob(f"{dated}*")))
    laid = place.with_name(f"{dated}.{taken}" if taken else dated)
    os.link(place, laid)
    journal = place.with_name(f"{place.name}-journal")
    if journal.exists():
        # What could not be rolled back is damaged; a new database must not take its journal.
        journal.rename(laid.with_name(f"{laid.name}-journal"))
    return laid


def _settle(place: Path) -> None:
    """Let a database that a crash has left half written roll that back, where it still can."""
    with suppress(sqlite3.Error), closing(sqlite3.connect(place, timeout=5)) as old:
        old.execute("BEGIN IMMEDIATE")
        old.execute("ROLLBACK")


def series_of(place: Path) -> Series:
    """Return the last number of every series of a database; none where it cannot be read."""
    with (
        suppress(sqlite3.Error),
        closing(sqlite3.connect(f"file:{place}?mode=ro", uri=True)) as raw,
    ):
        rows = raw.execute("SELECT day, letter, last FROM series").fetchall()
        return {(str(day), str(letter)): int(last) for day, letter, last in rows}
    return {}


class _NotBefore:
    """A clock that is never before the last day of which numbers are on paper."""

    def __init__(self, clock: Clock, series: Series) -> None:
        days = (datetime.combine(date.fromisoformat(day), time(), ZONE) for day, _ in series)
        self._clock, self._last = clock, max(days, default=None)

    def now(self) -> datetime:
        """Return the time, or the beginning of that day."""
        now = self._clock.now()
        return now if self._last is None else max(now, self._last)

    def monotonic(self) -> float:
        """Return the clock's own seconds."""
        return self._clock.monotonic()


def skip_numbers(
    settings: Settings,
    clock: Clock,
    skips: Skips = always,
    told: Told | None = None,
    series: Series = MappingProxyType({}),
) -> None:
    """Let every series of today leave numbers out, and note it in the log.

    series: of the database that was there. Its days do not come again, whatever the clock says by
    now, and none of its series goes on below where it stood: a clock that is set back, or a day
    that is set by hand, would give numbers of a finished day once more.
    """
    store = open_store(settings, _NotBefore(clock, series), "restore")
    try:
        with store.write() as work:
            lost = {
                letter: _skip(work, letter, first, _above(work, skips, series))
                for letter, first in _firsts(work).items()
            }
            _raise_others(work, series)
            most = max(last - first + 1 for first, last in lost.values())
            facts = {"skipped": most, "lost": {name: list(span) for name, span in lost.items()}}
            append(work, CENTRE_QUEUE, "restored", {**facts, **(told or {})})
    finally:
        store.close()


def _above(work: Work, skips: Skips, series: Series) -> Skips:
    """Return how many numbers are left out, at least as many as the database before had given."""
    day = work.day.isoformat()

    def by(work: Work, letter: str, last: int) -> int:
        return max(skips(work, letter, last), series.get((day, letter), 0) - last)

    return by


def _raise_others(work: Work, series: Series) -> None:
    """Let the series of other days stand no lower than they stood."""
    table, firsts = tables.series, _firsts(work)
    for (day, letter), stood in series.items():
        on = date.fromisoformat(day)
        if on == work.day:
            continue
        mine = (table.c.centre == work.centre.code, table.c.day == on, table.c.letter == letter)
        given = work.connection.execute(select(table).where(*mine)).one_or_none()
        if given is None:
            new = {"centre": work.centre.code, "day": on, "letter": letter, "last": stood}
            left = max(0, stood - firsts.get(letter, 1) + 1)
            work.connection.execute(table.insert().values(**new, skipped=left))
        elif given.last < stood:
            moved = {"last": stood, "skipped": given.skipped + stood - given.last}
            work.connection.execute(table.update().where(*mine).values(**moved))


def _firsts(work: Work) -> dict[str, int]:
    """Return the first number of every letter that may be on paper today."""
    services = work.centre.services.values()
    declared = {letter: service.first for service in services for letter in service.letters}
    return {**dict.fromkeys(LETTERS, 1), **declared}


def _skip(work: Work, letter: str, first: int, skips: Skips) -> tuple[int, int]:
    """Move one series of today forward; return the first and the last number that it leaves out.

    One that gave no number yet in the copy moves too.
    """
    table = tables.series
    mine = (
        table.c.centre == work.centre.code,
        table.c.day == work.day,
        table.c.letter == letter,
    )
    given = work.connection.execute(select(table).where(*mine)).one_or_none()
    last = first - 1 if given is None else int(given.last)
    by = skips(work, letter, last)
    if given is None:
        start = {"centre": work.centre.code, "day": work.day, "letter": letter}
        work.connection.execute(table.insert().values(**start, last=last + by, skipped=by))
    else:
        moved = {"last": last + by, "skipped": given.skipped + by}
        work.connection.execute(table.update().where(*mine).values(**moved))
    return last + 1, last + by
