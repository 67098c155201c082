"""Moving a centre from its file to a server: every row, every number, every chain, or nothing.

The file is held for the whole time, all rows go over in one transaction of the server, and are read
back and compared before it commits. The file is then renamed, so that a program with the old
settings finds none, rather than giving numbers that nobody else sees.
"""

import hashlib
import socket
import stat
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from sqlalchemy import Connection, Engine, Table, func, select
from sqlalchemy.exc import DBAPIError

from centre.rules.errors import NotAllowed, Unavailable
from centre.rules.hours import Clock
from centre.settings import Settings
from db import tables
from db.blame import turned
from db.columns import metadata
from db.engine import check_schema, open_engine, open_store
from db.enrolment import files
from db.history import verify
from db.postgres import postgres_engine
from db.silence import CLOSED, SILENT_AFTER
from db.sqlite import WRITES

_ROWS_AT_ONCE: Final = 500
_LIVED: Final = (tables.event, tables.ticket, tables.request, tables.enrolled)
"""A centre with a row in one of these has lived; its data are nobody's to replace."""


@dataclass(frozen=True, slots=True)
class Moved:
    """What went over: rows by table, events whose chains hold there; where the file lies now."""

    rows: dict[str, int]
    events: int
    kept: Path


def move(settings: Settings, clock: Clock, to: Settings) -> Moved:
    """Carry the centre over; to is the same centre's settings with the server's address.

    Raises NotAllowed: move_needs_file, move_needs_server, still_running (programs), not_empty
    (the server has numbers of this centre); Unavailable of either database, folder_refused. A move
    that was cut off after its commit is finished by doing it again.
    """
    source = settings.database_path()
    server = to.database.server
    if settings.database.server is not None:
        raise NotAllowed("move_needs_file", address=settings.database.address)
    if server is None or not server.is_local:
        raise NotAllowed("move_needs_server", address=to.database.address)
    _refuse_running(settings, clock)
    there = postgres_engine(server, None, "motcua-db move")
    here = open_engine(source)
    try:
        check_schema(here, str(source))
        check_schema(there, to.database.address)
        with _held(here) as held:
            with _turning(), there.begin() as target:
                rows = _copied(held, target, settings.centre.code)
            return Moved(rows, _verified(to, clock), _laid_aside(source, clock))
    finally:
        here.dispose()
        there.dispose()


def _refuse_running(settings: Settings, clock: Clock) -> None:
    """Raise NotAllowed("still_running") if a program has the file open or was alive just now."""
    store = open_store(settings, clock, "motcua-db move")
    try:
        with store.read() as work:
            table = tables.device
            mine = select(table).where(table.c.heartbeat.is_not(None), table.c.key != CLOSED)
            found = work.connection.execute(mine).all()
            alive = {
                f"{row.kind}:{row.name}"
                for row in found
                if abs(work.now - row.heartbeat) <= SILENT_AFTER
            }
    finally:
        store.close()
    alive |= {f"process {number}" for number in _ears(settings.state_folder() / "news")}
    if alive:
        raise NotAllowed("still_running", programs=", ".join(sorted(alive)))


def _ears(folder: Path) -> Iterator[str]:
    """Yield the numbers of the processes that listen for news of the file."""
    for path in folder.glob("*.sock"):
        if stat.S_ISSOCK(path.lstat().st_mode) and _is_held(path):
            yield path.name.partition("-")[0]


def _is_held(path: Path) -> bool:
    with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as knock:
        try:
            knock.connect(str(path))
        except OSError:
            return False
    return True


@contextmanager
def _held(here: Engine) -> Iterator[Connection]:
    """Give a connection that nobody can write beside, until the file is laid aside."""
    options = {WRITES: True}
    with (
        _turning(),
        here.connect().execution_options(**options) as connection,
        connection.begin(),
    ):
        yield connection


@contextmanager
def _turning() -> Iterator[None]:
    try:
        yield
    except DBAPIError as error:
        found = turned(error)
        if found is None:
            raise
        raise found from error


def _copied(source: Connection, target: Connection, code: str) -> dict[str, int]:
    mine = [table for table in metadata.sorted_tables if "centre" in table.c]
    if _is_there_already(source, target, mine, code):
        return {table.name: _count(source, table, code) for table in mine}
    _clear(target, mine, code)
    for table in mine:
        _copy(source, target, table, code)
    for table in mine:
        if _digest(source, table, code) != _digest(target, table, code):
            raise Unavailable("move_differs", "database", table=table.name)
    return {table.name: _count(target, table, code) for table in mine}


def _is_there_already(
    source: Connection, target: Connection, mine: Sequence[Table], code: str
) -> bool:
    """Tell whether an earlier move got as far as its commit."""
    if _count(target, tables.event, code) == 0:
        return False
    return all(_digest(source, t, code) == _digest(target, t, code) for t in mine)


def _clear(target: Connection, mine: Sequence[Table], code: str) -> None:
    """Take away what `server init` declared; raise NotAllowed("not_empty") if the centre lived."""
    lived = [table.name for table in _LIVED if _count(target, table, code)]
    if lived:
        raise NotAllowed("not_empty", centre=code, tables=", ".join(lived))
    for table in reversed(mine):
        if table is not tables.event:  # its guard refuses even to delete nothing
            target.execute(table.delete().where(table.c.centre == code))


def _count(connection: Connection, table: Table, code: str) -> int:
    found = select(func.count()).select_from(table).where(table.c.centre == code)
    return int(connection.execute(found).scalar_one())


def _copy(source: Connection, target: Connection, table: Table, code: str) -> None:
    for part in _parts(source, table, code):
        target.execute(table.insert(), [dict(row._mapping) for row in part])  # noqa: SLF001 - public by its documentation


def _parts(connection: Connection, table: Table, code: str) -> Iterator[Sequence[Any]]:
    """Yield a table's rows in the order of its key, some hundred at a time."""
    wanted = select(table).where(table.c.centre == code).order_by(*table.primary_key.columns)
    yield from connection.execute(wanted).partitions(_ROWS_AT_ONCE)


def _digest(connection: Connection, table: Table, code: str) -> str:
    """Return a hash over all rows as the programs read them, whatever their order."""
    total = 0
    for part in _parts(connection, table, code):
        for row in part:
            one = hashlib.sha256(repr(tuple(row)).encode()).digest()
            total = (total + int.from_bytes(one)) % (1 << 256)
    return f"{total:064x}"


def _verified(to: Settings, clock: Clock) -> int:
    """Return the number of events at the server; raise Unavailable if a chain does not hold."""
    store = open_store(to, clock, "motcua-db move")
    try:
        with store.read() as work:
            events, faults = verify(work)
    finally:
        store.close()
    if faults:
        raise Unavailable("move_differs", "database", table=f"{faults[0].where}: {faults[0].what}")
    return events


def _laid_aside(source: Path, clock: Clock) -> Path:
    """Rename the file, which is kept, and return its new name.

    The new name is on the disk when this returns: after a power cut no program finds the old one.
    """
    kept = source.with_name(f"{source.name}.moved-{clock.now():%Y%m%d-%H%M%S}")
    with files.turned("database"):
        source.rename(kept)
        files.sync(kept.parent)
    return kept
