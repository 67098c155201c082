"""Bringing a database to this program's schema: forward only, whole or not at all, a copy first."""

import fcntl
import os
import shutil
import sqlite3
import stat
import time
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from alembic import command
from alembic.config import Config
from sqlalchemy import Connection, Engine, inspect
from sqlalchemy.exc import DBAPIError

from centre.rules.errors import Unavailable
from db import backup
from db.blame import turned
from db.engine import SCHEMA, open_engine, schema_of
from db.enrolment import files
from db.sqlite import WRITES

WAITS: Final = 15 * 60.0
"""Seconds for another program's upgrade of the same database; ten years of a centre took 1 min."""
COPY_NAME: Final = "{name}.before-upgrade-{schema}"
"""motcua-rollback looks for it (systemd/deb/rollback.py)."""
_MARGIN: Final = 32 << 20
"""Bytes beside what the database itself makes necessary: the log and the spool go on."""
_FILE_TIMES: Final = 3
"""The copy, the rollback journal of every page, and tables that a step writes anew."""
_STEP: Final = 0.1
_STAMP: Final = "alembic_version"
_TURN: Final = (
    f"SET LOCAL lock_timeout = '{int(WAITS)}s'",
    "SET LOCAL statement_timeout = 0",
    # Whoever only asks for the schema is let through; a second upgrade is not.
    f"LOCK TABLE {_STAMP} IN SHARE ROW EXCLUSIVE MODE",
)
_STEPS: Final = "SET LOCAL lock_timeout = '60s'"
"""A step waits this long for a table that a program is using; all others then wait behind it."""


@dataclass(frozen=True, slots=True)
class Upgraded:
    """What was done: from which schema, to which, and the copy from before (None: none needed)."""

    before: str | None
    after: str
    copy: Path | None


def upgrade(engine: Engine, to: str = "head") -> None:
    """Run the missing steps in one transaction; an interrupted run leaves the old schema.

    Where two programs upgrade at once, one does it and the other finds it done.
    """
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    options = {WRITES: True}
    with engine.connect().execution_options(**options) as connection, connection.begin():
        _take_turn(connection)
        config.attributes["connection"] = connection
        command.upgrade(config, to)


def _take_turn(connection: Connection) -> None:
    """Wait for another upgrade of a server's database; of a file we have the write lock already."""
    if connection.dialect.name != "postgresql":
        return
    if inspect(connection).has_table(_STAMP):
        for statement in _TURN:
            connection.exec_driver_sql(statement)
    connection.exec_driver_sql(_STEPS)


def upgrade_file(path: Path) -> Upgraded:
    """Copy a box's database and bring it to this program's schema.

    A second program waits until the first is done. Raises Unavailable before anything is touched:
    schema_newer, disk_short, upgrade_running, database_missing, backup_bad, disk_full,
    folder_refused; and database_busy where an app holds it.
    """
    with _alone(path):
        engine = open_engine(path)
        try:
            before = schema_of(engine)
            if before == SCHEMA:
                return Upgraded(before, SCHEMA, None)
            refuse_newer(before)
            copy = _copy_first(path, before)
            _upgrade_or_say(engine)
        finally:
            engine.dispose()
    return Upgraded(before, SCHEMA, copy)


def _upgrade_or_say(engine: Engine) -> None:
    """Upgrade; what the disk or another program does is turned, and the old schema stands."""
    try:
        upgrade(engine)
    except DBAPIError as error:
        found = turned(error)
        if found is None:
            raise
        raise found from error


def refuse_newer(found: str | None) -> None:
    """Raise Unavailable("schema_newer") where a newer program has been here: forward only."""
    if found is not None and found > SCHEMA:
        raise Unavailable("schema_newer", "database", found=found, wanted=SCHEMA)


def check_room(folder: Path, needed: int) -> None:
    """Raise Unavailable("disk_short") where a folder's disk has not this many bytes, and some."""
    with files.turned("database"):
        free = shutil.disk_usage(folder).free
    if free < needed + _MARGIN:
        mib = {"free_mib": free >> 20, "needed_mib": (needed + _MARGIN >> 20) + 1}
        raise Unavailable("disk_short", "database", folder=str(folder), **mib)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Keep a second upgrade waiting; the system frees the lock when its holder dies.

    The folder itself is locked, so that no file of another user's is left in the way.
    """
    if not path.is_file():
        raise Unavailable("database_missing", "database", file=str(path))
    with files.turned("database"):
        held = os.open(path.parent, os.O_RDONLY)
    try:
        _wait_for(held, path)
        yield
    finally:
        os.close(held)


def _wait_for(held: int, path: Path) -> None:
    until = time.monotonic() + WAITS
    while True:
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() > until:
                raise Unavailable("upgrade_running", "database", file=str(path)) from None
            time.sleep(_STEP)
        else:
            return


def _copy_first(path: Path, before: str | None) -> Path:
    """Copy the file as it is; the copy has its name only when it is whole, checked and durable."""
    with files.turned("backup"):
        check_room(path.parent, _FILE_TIMES * path.stat().st_size)
    target = path.with_name(COPY_NAME.format(name=path.name, schema=before))
    # Its name must not look like that of a copy: a run that is cut off leaves it behind.
    unborn = path.with_name(f".{path.name}.upgrade-copy.part")
    try:
        with files.turned("backup"):
            for half in (unborn, unborn.with_name(f"{unborn.name}-journal")):
                half.unlink(missing_ok=True)
        backup.copy_as_is(path, unborn)
        _check(unborn, path)
        with files.turned("backup"):
            unborn.chmod(stat.S_IMODE(path.stat().st_mode))
            unborn.replace(target)
            files.sync(target.parent)
    except BaseException:
        unborn.unlink(missing_ok=True)
        raise
    return target


def _check(copy: Path, of: Path) -> None:
    """Raise Unavailable("backup_bad") where the copy is not sound: nothing is built on damage."""
    try:
        with closing(sqlite3.connect(copy)) as opened:
            said = str(opened.execute("PRAGMA integrity_check").fetchone()[0])
    except sqlite3.Error as error:
        said = str(error)
    if said != "ok":
        raise Unavailable("backup_bad", "backup", file=str(of), why=said)
