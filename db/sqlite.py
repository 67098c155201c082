"""The SQLite side of the engine: durable settings, patient locks, errors turned by blame.

One SQLite library per process and no raw open of the live file: a second library drops our POSIX
locks and a committed row can vanish (reliability note 2.2).
"""

import random
import sqlite3
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError, OperationalError
from sqlalchemy.pool import ConnectionPoolEntry

from centre.rules.errors import Unavailable
from db.plain_json import to_json

# WAL before this version can corrupt the file (WAL-reset bug, 3.7.0 to 3.51.2; reliability 2.1).
WAL_IS_SAFE_FROM: Final = (3, 51, 3)
PATIENCE_SECONDS: Final = 5.0
_SHORT_WAIT_MS: Final = 20
_SYNCHRONOUS: Final = {"delete": ("EXTRA", 3), "wal": ("FULL", 2)}
WRITES: Final = "motcua_writes"


class PatientConnection(sqlite3.Connection):
    """A connection that waits for a lock in short, uneven steps.

    SQLite's own busy handler sleeps in fixed steps, so that the unlucky stay unlucky: up to 1.3 s
    with 8 writers (performance note 2.3). Random steps share the lock out.
    """

    def begin(self, *, writes: bool) -> None:
        """Open a transaction; a writing one takes the write lock at once (BEGIN IMMEDIATE)."""
        if not writes:
            self.execute("BEGIN")
            return
        self.execute(f"PRAGMA busy_timeout={_SHORT_WAIT_MS}")
        try:
            _patiently(lambda: self.execute("BEGIN IMMEDIATE"))
        finally:
            self.execute(f"PRAGMA busy_timeout={int(PATIENCE_SECONDS * 1000)}")

    def commit(self) -> None:
        """Commit, waiting for readers to leave."""
        _patiently(super().commit)


def _patiently(attempt: Callable[[], object]) -> None:
    """Run attempt until it is not refused by a lock, for PATIENCE_SECONDS at most."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while True:
        try:
            attempt()
        except sqlite3.OperationalError as error:
            if not _is_busy(error) or time.monotonic() > deadline:
                raise
            time.sleep(random.uniform(0.002, 0.020))  # noqa: S311  # spreads load, guards nothing
        else:
            return


def _is_busy(error: BaseException) -> bool:
    return "locked" in str(error) or "busy" in str(error)


def sqlite_engine(path: Path, *, create: bool) -> Engine:
    """Return an engine for the file; every connection of it is durable and patient.

    Raises Unavailable("database_missing") if the file is not there and create is false; a foreign
    journal mode is refused at the first connection with Unavailable("journal_mode").
    """
    if not create and not path.is_file():
        raise Unavailable("database_missing", "database", file=str(path))
    engine = create_engine(
        f"sqlite:///{path}",
        connect_args={"factory": PatientConnection, "check_same_thread": False},
        json_serializer=to_json,
        # A dossier's code or a searched word must not come into an error's text, and so into a log.
        hide_parameters=True,
    )
    event.listen(engine, "connect", _settle)
    event.listen(engine, "begin", _begin)
    return engine


def _settle(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    """Give a new connection its durable settings, and refuse a file that denies them."""
    raw: Any = connection
    raw.isolation_level = None
    raw.execute(f"PRAGMA busy_timeout={int(PATIENCE_SECONDS * 1000)}")
    mode = str(raw.execute("PRAGMA journal_mode").fetchone()[0]).lower()
    if mode == "wal":
        _check_wal()
    else:
        mode = str(raw.execute("PRAGMA journal_mode=DELETE").fetchone()[0]).lower()
    if mode not in _SYNCHRONOUS:
        raise Unavailable("journal_mode", "database", mode=mode, wanted="delete")
    name, number = _SYNCHRONOUS[mode]
    raw.execute(f"PRAGMA synchronous={name}")
    raw.execute("PRAGMA foreign_keys=ON")
    if raw.execute("PRAGMA synchronous").fetchone()[0] != number:
        raise Unavailable("synchronous", "database", wanted=name)


def _check_wal() -> None:
    """Raise Unavailable("journal_mode") if this SQLite is not to be trusted with WAL."""
    if sqlite3.sqlite_version_info < WAL_IS_SAFE_FROM:
        raise Unavailable(
            "journal_mode", "database", mode="wal", wanted="delete", sqlite=sqlite3.sqlite_version
        )


def _begin(connection: Connection) -> None:
    """Begin the kind of transaction that the execution option asks for.

    SQLAlchemy does not wrap what a listener raises, so that a lock would look like our defect.
    """
    raw: Any = connection.connection.dbapi_connection
    try:
        raw.begin(writes=bool(connection.get_execution_options().get(WRITES)))
    except sqlite3.Error as error:
        raise OperationalError("BEGIN", None, error) from error


_KEYS: Final = (
    ("locked", "database_busy"),
    ("busy", "database_busy"),
    ("full", "disk_full"),
    ("readonly", "database_read_only"),
    ("read-only", "database_read_only"),
    ("malformed", "database_damaged"),
    ("not a database", "database_damaged"),
    ("disk i/o", "disk_error"),
    ("unable to open", "database_missing"),
    ("no such table", "schema_missing"),
)


def turned(error: DBAPIError) -> Unavailable | None:
    """Return the Unavailable that a library error means, or None if the error is our defect."""
    said = str(error.orig).lower()
    for words, key in _KEYS:
        if words in said:
            return Unavailable(key, "database", said=str(error.orig))
    if isinstance(error, OperationalError):
        return Unavailable("database_gone", "database", said=str(error.orig))
    return None
