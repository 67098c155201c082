"""Copies of a server's database: dumped from one moment, restored beside, switched to in one step.

A dump is made by who asks the database every day; putting one in place is the superuser's.
"""

import contextlib
import os
import subprocess
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, Final

import psycopg
from psycopg import sql

from centre.rules.errors import NotAllowed, Unavailable
from centre.rules.hours import Clock
from centre.settings import ServerAddress, Settings
from db import backup
from db.copies import seal, shelf
from db.engine import open_store
from db.history import verify
from db.postgres import meaning
from db.roles.matrix import OWNER, PAIRING
from db.server import logins
from db.server.cluster import ADMIN, Cluster, owner, programs
from db.server.local import Local
from db.server.steps import carry_out

WITHIN: Final = 20 * 60
"""Seconds for one dump or restore; a centre of ten years took a twentieth of it."""
SCRATCH: Final = Path("/var/tmp")  # noqa: S108 - a folder of our own is made there
_PORT: Final = 5432
_QUICK: Final = {
    "listen_addresses": "",
    "fsync": "off",
    "full_page_writes": "off",
    "max_connections": "20",
    "jit": "off",
}
"""A scratch server keeps nothing; it hears its own socket alone."""
_SEEN: Final = "SELECT pg_export_snapshot(), pg_current_wal_lsn()::text"
_TRIES: Final = 8
_RENAME: Final = sql.SQL("ALTER DATABASE {} RENAME TO {}")
_OPEN: Final = "SELECT pg_terminate_backend(pid, 5000) FROM pg_stat_activity WHERE datname = %s"


def address_of(settings: Settings) -> ServerAddress:
    """Return the server's address; raise NotAllowed("copy_at_server") at a machine of its own."""
    server = settings.database.server
    if server is None or not server.is_local:
        raise NotAllowed("copy_at_server", address=settings.database.address)
    return server


def place_in_log(settings: Settings) -> str:
    """Return how far the server's log of writes has come."""
    address_of(settings)
    with _connected(settings) as connection:
        row: Any = connection.execute("SELECT pg_current_wal_lsn()::text").fetchone()
    return str(row[0])


def dump(settings: Settings, clock: Clock, to: Path | None = None) -> backup.Copied:
    """Copy the running database as of one moment, with its seal; everybody goes on meanwhile.

    Raises Unavailable: disk_full, backup_bad, folder_refused, those of the database;
    NotAllowed: file_exists, copy_at_server.
    """
    address_of(settings)
    target = backup.target_of(settings, clock, to)
    with backup.unborn_of(target) as unborn, _connected(settings) as connection:
        connection.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
        row: Any = connection.execute(_SEEN).fetchone()
        counts = counted(connection)
        found: Any = connection.execute("SELECT version_num FROM alembic_version").fetchone()
        _dump_to(unborn, settings.database.address, str(row[0]))
        code = settings.centre.code
        made = shelf.Made(code, str(found[0]), clock.now().isoformat(), str(row[1]), counts)
        shelf.seal_as(seal.POSTGRESQL, target, unborn, made)
    return backup.Copied(target, target.stat().st_size, counts["event"])


def counted(connection: psycopg.Connection[Any]) -> dict[str, int]:
    """Return how many rows each table of seal.COUNTED has at this moment."""
    counts = {}
    for name in seal.COUNTED:
        query = sql.SQL("SELECT count(*) FROM {}").format(sql.Identifier(name))
        row: Any = connection.execute(query).fetchone()
        counts[name] = int(row[0])
    return counts


def fill(local: Local, name: str, copy: Path) -> None:
    """Restore a dump into a new database, whole or not at all; raise Unavailable("backup_bad")."""
    carry_out(logins.missing_roles(local))
    with local.connect() as connection:
        there = "SELECT 1 FROM pg_roles WHERE rolname = %s"
        if connection.execute(there, (PAIRING,)).fetchone() is None:
            connection.execute(f"CREATE ROLE {PAIRING} NOLOGIN")
        new = sql.SQL("CREATE DATABASE {} OWNER {} TEMPLATE template0")
        connection.execute(new.format(sql.Identifier(name), sql.Identifier(OWNER)))
    words = ("--single-transaction", "--exit-on-error", "--no-privileges", "--no-password")
    way = ("-h", str(local.sockets), "-p", str(local.port), "-U", ADMIN, "-d", name)
    _restore_from(copy, [str(programs() / "pg_restore"), *words, *way])


def _restore_from(copy: Path, command: list[str]) -> None:
    """Run pg_restore as the system user that the server knows, with the copy already opened."""
    user = owner()
    as_user: Any = {"user": user, "group": user, "extra_groups": []} if user else {}
    try:
        with copy.open("rb") as opened:
            done = subprocess.run(  # noqa: S603 - a program of the server, words of ours
                command,
                stdin=opened,
                capture_output=True,
                text=True,
                check=False,
                timeout=WITHIN,
                cwd="/",
                **as_user,
            )
        why = " ".join(done.stderr.split())[-300:] if done.returncode else ""
    except (OSError, subprocess.TimeoutExpired) as error:
        why = str(error)
    if why:
        raise Unavailable("backup_bad", "backup", file=str(copy), why=why)


def check(settings: Settings, clock: Clock, copy: Path) -> int:
    """Check a restored dump with all its promises; return its number of events.

    settings: of the database that it was restored to. Raises Unavailable("backup_bad").
    """
    store = open_store(settings, clock, "backup")
    try:
        with store.read() as work:
            events, faults = verify(work)
    finally:
        store.close()
    if faults:
        why = f"{faults[0].where}: {faults[0].what}"
        raise Unavailable("backup_bad", "backup", file=str(copy), why=why)
    told = seal.read(copy)
    with _connected(settings) as connection:
        found = counted(connection)
    if told is not None and told.counts and dict(told.counts) != found:
        raise Unavailable("backup_bad", "backup", file=str(copy), why=f"{found}: {told.counts}")
    return events


@contextmanager
def scratch() -> Iterator[Local]:
    """Give a server of our own that keeps nothing; it needs no right at the centre's, and is gone.

    Raises Unavailable: server_missing, server_program, server_silent.
    """
    folder = Path(tempfile.mkdtemp(prefix="motcua-proof-", dir=SCRATCH))
    cluster = Cluster(folder, _PORT)
    try:
        cluster.make(_QUICK).start()
        yield Local(cluster.sockets, cluster.port)
    finally:
        cluster.remove()


def pointing_at(settings: Settings, local: Local, name: str) -> Settings:
    """Return the settings with another local database, as its superuser."""
    address = f"postgresql://{ADMIN}@/{name}?host={local.sockets}&port={local.port}"
    database = settings.database.model_copy(update={"address": address})
    return settings.model_copy(update={"database": database})


def prove(settings: Settings, clock: Clock, copy: Path) -> int:
    """Restore a dump to a scratch server and check all of it; return its number of events."""
    with scratch() as local:
        fill(local, "proof", copy)
        return check(pointing_at(settings, local, "proof"), clock, copy)


def switch(local: Local, name: str, new: str, laid: str | None) -> None:
    """Let new be called name and what was called so laid, in one step; sessions are ended.

    Raises Unavailable("database_busy") where somebody comes back again and again.
    """
    renames = ([(name, laid)] if laid else []) + [(new, name)]
    for attempt in range(_TRIES):
        with local.connect() as connection, contextlib.suppress(psycopg.errors.ObjectInUse):
            for old, _ in renames:
                connection.execute(_OPEN, (old,))
            # Who comes now waits for the lock of the first renaming, and finds the new one.
            with connection.transaction():
                for old, later in renames:
                    connection.execute(_RENAME.format(sql.Identifier(old), sql.Identifier(later)))
            return
        time.sleep(0.1 * attempt)
    raise Unavailable("database_busy", "database", said=f"{name} is in use")


def drop(local: Local, name: str) -> None:
    """Drop a database that is not needed, whoever is in it."""
    with local.connect() as connection:
        gone = sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
        connection.execute(gone)


@contextmanager
def _connected(settings: Settings) -> Iterator[psycopg.Connection[Any]]:
    """Give a connection that commits each statement by itself; its errors are turned."""
    try:
        with psycopg.connect(
            settings.database.address, autocommit=True, connect_timeout=5
        ) as connection:
            yield connection
    except psycopg.Error as error:
        found = meaning(error)
        if found is None:
            raise
        raise found from error


def _dump_to(unborn: Path, address: str, snapshot: str) -> None:
    words = ["--format=custom", "--compress=1", "--no-password", "--lock-wait-timeout=10s"]
    with unborn.open("wb") as out:
        try:
            done = subprocess.run(  # noqa: S603 - a program of the server, words of ours
                [str(programs() / "pg_dump"), *words, f"--snapshot={snapshot}", "-d", address],
                stdout=out,
                stderr=subprocess.PIPE,
                text=True,
                check=False,
                timeout=WITHIN,
            )
        except (OSError, subprocess.TimeoutExpired) as error:
            raise Unavailable(
                "backup_bad", "backup", file=str(unborn), why=type(error).__name__
            ) from error
    if done.returncode != 0:
        key = "disk_full" if "No space left" in done.stderr else "backup_bad"
        why = " ".join(done.stderr.split())[-300:]
        raise Unavailable(key, "backup", file=str(unborn), why=why)
    with unborn.open("rb") as written:
        os.fsync(written.fileno())
