"""Copies of the running database, checked before they are believed; and the way back.

Only the engine's own backup is used: copying a live file corrupts or loses (reliability note 2.2).
"""

import sqlite3
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from sqlalchemy import select

from centre.rules.errors import NotAllowed, Unavailable
from centre.rules.hours import Clock
from centre.rules.numbering import LETTERS
from centre.settings import Settings
from db import tables
from db.engine import open_store
from db.enrolment import files
from db.history import CENTRE_QUEUE, append, verify
from db.work import Work

SKIP_AFTER_RESTORE: Final = 100
"""How many numbers every series leaves out after a restore (reliability note, section 9)."""


@dataclass(frozen=True, slots=True)
class Copied:
    """A checked copy: where it is, how large, how many events it holds."""

    file: Path
    bytes: int
    events: int


def back_up(settings: Settings, clock: Clock, to: Path | None = None) -> Copied:
    """Copy the running database and check the copy; readers and writers go on meanwhile.

    to: a file or a folder; without it a dated file in `backup` of the state folder. The copy
    appears whole under its name, or not at all, and is on the disk when this returns. Raises
    Unavailable: disk_full, backup_bad, database_missing, folder_refused; NotAllowed("file_exists").
    """
    source = settings.database_path()
    if not source.is_file():
        raise Unavailable("database_missing", "database", file=str(source))
    target = _target(settings, clock, to)
    unborn = target.with_name(f"{target.name}.part")
    unborn.unlink(missing_ok=True)
    try:
        copy_as_is(source, unborn)
        events = check_copy(settings, clock, unborn)
    except BaseException:
        unborn.unlink(missing_ok=True)
        raise
    unborn.rename(target)
    _keep_names(target.parent)
    return Copied(target, target.stat().st_size, events)


def _target(settings: Settings, clock: Clock, to: Path | None) -> Path:
    """Return the file to write; raise NotAllowed("file_exists") rather than overwrite one."""
    dated = f"motcua-{clock.now():%Y%m%d-%H%M%S}.db"
    target = to or settings.state_folder() / "backup" / dated
    if target.is_dir():
        target /= dated
    target.parent.mkdir(parents=True, exist_ok=True)
    if target.exists():
        raise NotAllowed("file_exists", file=str(target))
    return target


def copy_as_is(source: Path, target: Path) -> None:
    """Copy a database by the engine's own backup; raise Unavailable: disk_full, backup_bad."""
    try:
        with closing(sqlite3.connect(source)) as live, closing(sqlite3.connect(target)) as copy:
            live.execute("PRAGMA busy_timeout=5000")
            live.backup(copy)
    except sqlite3.Error as error:
        key = "disk_full" if "full" in str(error) else "backup_bad"
        raise Unavailable(key, "backup", file=str(target), why=str(error)) from error


def check_copy(settings: Settings, clock: Clock, file: Path) -> int:
    """Check a copy through and through and return its number of events.

    Structure, foreign keys, every hash chain. Raises Unavailable("backup_bad", why).
    """
    try:
        with closing(sqlite3.connect(file)) as copy:
            said = copy.execute("PRAGMA integrity_check").fetchone()[0]
            orphans = copy.execute("PRAGMA foreign_key_check").fetchall()
    except sqlite3.Error as error:
        raise Unavailable("backup_bad", "backup", file=str(file), why=str(error)) from error
    if said != "ok" or orphans:
        raise Unavailable("backup_bad", "backup", file=str(file), why=str(orphans or said))
    store = open_store(_pointing_at(settings, file), clock, "backup")
    try:
        with store.read() as work:
            events, faults = verify(work)
    finally:
        store.close()
    if faults:
        why = f"{faults[0].where}: {faults[0].what}"
        raise Unavailable("backup_bad", "backup", file=str(file), why=why)
    return events


def _pointing_at(settings: Settings, file: Path) -> Settings:
    """Return the settings with another database file."""
    database = settings.database.model_copy(update={"address": f"sqlite:{file.absolute()}"})
    return settings.model_copy(update={"database": database})


def restore(settings: Settings, clock: Clock, file: Path) -> Path | None:
    """Put a checked copy in the place of the database; return where the old one was laid.

    Every letter then leaves SKIP_AFTER_RESTORE numbers out, because numbers given after the copy
    was made are on paper; one that nothing has in the copy, too, because a kiosk may have had it
    since. Stop the apps of this machine first. Raises Unavailable: backup_bad, folder_refused.
    """
    if not file.is_file():
        raise Unavailable("backup_bad", "backup", file=str(file), why="there is no such file")
    check_copy(settings, clock, file)
    place = settings.database_path()
    unborn = place.with_name(f"{place.name}.restoring")
    unborn.unlink(missing_ok=True)
    copy_as_is(file, unborn)
    _skip_numbers(_pointing_at(settings, unborn), clock)
    laid = _lay_aside(place, clock)
    unborn.rename(place)
    _keep_names(place.parent)
    return laid


def _keep_names(folder: Path) -> None:
    """Make new names durable: without this a power cut may bring the old ones back."""
    with files.turned("backup"):
        files.sync(folder)


def _lay_aside(place: Path, clock: Clock) -> Path | None:
    """Rename the present database and its journal, so that nothing is ever deleted."""
    if not place.exists():
        return None
    laid = place.with_name(f"{place.name}.before-restore-{clock.now():%Y%m%d-%H%M%S}")
    journal = place.with_name(f"{place.name}-journal")
    if journal.exists():
        journal.rename(laid.with_name(f"{laid.name}-journal"))
    place.rename(laid)
    return laid


def _skip_numbers(settings: Settings, clock: Clock) -> None:
    store = open_store(settings, clock, "restore")
    try:
        with store.write() as work:
            for letter, first in _firsts(work).items():
                _skip(work, letter, first)
            append(work, CENTRE_QUEUE, "restored", {"skipped": SKIP_AFTER_RESTORE})
    finally:
        store.close()


def _firsts(work: Work) -> dict[str, int]:
    """Return the first number of every letter that may be on paper today."""
    services = work.centre.services.values()
    declared = {letter: service.first for service in services for letter in service.letters}
    return {**dict.fromkeys(LETTERS, 1), **declared}


def _skip(work: Work, letter: str, first: int) -> None:
    """Move one series of today forward; one that gave no number yet in the copy moves too."""
    table = tables.series
    mine = (
        table.c.centre == work.centre.code,
        table.c.day == work.day,
        table.c.letter == letter,
    )
    given = work.connection.execute(select(table).where(*mine)).one_or_none()
    if given is None:
        start = {"centre": work.centre.code, "day": work.day, "letter": letter}
        skipped = {"last": first - 1 + SKIP_AFTER_RESTORE, "skipped": SKIP_AFTER_RESTORE}
        work.connection.execute(table.insert().values(**start, **skipped))
    else:
        work.connection.execute(
            table.update()
            .where(*mine)
            .values(
                last=given.last + SKIP_AFTER_RESTORE, skipped=given.skipped + SKIP_AFTER_RESTORE
            )
        )
