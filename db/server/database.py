"""The centre's database on the server: made, brought to this program's schema, filled once."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from psycopg import sql

from centre.rules.errors import Unavailable
from db import founding, sample
from db.engine import SCHEMA
from db.roles.matrix import OWNER
from db.server import writing
from db.server.local import Local
from db.server.steps import Change
from db.upgrading import check_room, upgrade

PINS: Final = "first-pins"
"""File of the state folder, for its owner alone: first PINs that were not yet told."""
_OPEN: Final = """
SELECT has_database_privilege('public', %(name)s, 'CONNECT')
OR has_database_privilege('public', %(name)s, 'TEMPORARY')
"""
_SCHEMA_OPEN: Final = """
SELECT has_schema_privilege('public', 'public', 'USAGE')
OR has_schema_privilege('public', 'public', 'CREATE')
"""


@dataclass(frozen=True, slots=True)
class First:
    """What a new centre begins with: a file of first data, and the starter catalogue.

    catalogue_at is when the catalogue comes; None: the centre begins without it.
    """

    file: Path
    catalogue_at: datetime | None = None


Copy = Callable[[], object]
"""Copies the database as it is; raises what keeps it from being copied."""


def missing(
    server: Local, name: str, code: str, first: First, pins: Path, copy: Copy = lambda: None
) -> list[Change]:
    """Return the changes that make, upgrade, close and fill the database.

    code: the centre; first: its first data; pins: where its first PINs wait to be told; copy: what
    copies the database before an upgrade. Raises Unavailable("schema_newer"),
    NotAllowed("sample_wrong").
    """
    there = server.holds(name)
    version = _version(server, name) if there else None
    changes = [] if there else [_made(server, name)]
    changes += _closed(server, name, there=there)
    if version is None or version < SCHEMA:
        told = f"bring the schema of {name} from version {version or 'none'} to {SCHEMA}"
        if version is not None:
            changes.append(
                Change(f"copy {name} as it is, before", lambda: _copied(server, name, copy))
            )
        changes.append(Change(told, lambda: _upgrade(server, name)))
    elif version > SCHEMA:
        raise Unavailable("schema_newer", "database", found=version, wanted=SCHEMA)
    if version is None or not _holds(server, name, code):
        changes.append(_filled(server, name, code, first, pins))
    return changes


def _version(server: Local, name: str) -> str | None:
    with server.connect(name) as connection:
        found = connection.execute("SELECT to_regclass('public.alembic_version')").fetchone()
        if found is None or found[0] is None:
            return None
        version = connection.execute("SELECT version_num FROM public.alembic_version").fetchone()
    return None if version is None else str(version[0])


def _holds(server: Local, name: str, code: str) -> bool:
    with server.connect(name) as connection:
        query = "SELECT 1 FROM public.centre WHERE centre = %s"
        return connection.execute(query, (code,)).fetchone() is not None


def _made(server: Local, name: str) -> Change:
    # Sorted by code point, as SQLite sorts: the order of the two engines must not differ.
    how = "ENCODING 'UTF8' LC_COLLATE 'C' LC_CTYPE 'C.UTF-8' TEMPLATE template0"

    def make() -> None:
        with server.connect() as connection:
            statement = sql.SQL("CREATE DATABASE {} OWNER {} " + how)
            connection.execute(statement.format(sql.Identifier(name), sql.Identifier(OWNER)))

    return Change(f"make database {name} (owner {OWNER}, UTF8, template0)", make)


def _closed(server: Local, name: str, *, there: bool) -> list[Change]:
    """Return the changes that take from everybody what PostgreSQL gives to everybody."""
    told = f"take all rights on database {name} and its schema from PUBLIC"
    change = Change(told, lambda: _close(server, name))
    if not there:
        return [change]
    with server.connect(name) as connection:
        of_database = connection.execute(_OPEN, {"name": name}).fetchone()
        of_schema = connection.execute(_SCHEMA_OPEN).fetchone()
    is_open = any(row is not None and row[0] for row in (of_database, of_schema))
    return [change] if is_open else []


def _close(server: Local, name: str) -> None:
    with server.connect(name) as connection:
        statement = sql.SQL("REVOKE ALL ON DATABASE {} FROM PUBLIC")
        connection.execute(statement.format(sql.Identifier(name)))
        connection.execute("REVOKE ALL ON SCHEMA public FROM PUBLIC")


def _copied(server: Local, name: str, copy: Copy) -> None:
    """Copy the database; raise Unavailable("disk_short") where the upgrade has not enough room."""
    with server.connect(name) as connection:
        found = connection.execute("SELECT pg_database_size(current_database())").fetchone()
    check_room(server.facts().data, 0 if found is None else int(found[0]))
    copy()


def _upgrade(server: Local, name: str) -> None:
    engine = server.engine(name, OWNER)
    try:
        upgrade(engine)
    finally:
        engine.dispose()


def _filled(server: Local, name: str, code: str, first: First, pins: Path) -> Change:
    data = sample.load(first.file)

    def make() -> None:
        given = founding.first_pins(data)
        # Before the commit: PINs that nobody was told would lock everybody out.
        text = "".join(f"{clerk} {pin}\n" for clerk, pin in given.items())
        writing.write(pins, text, mode=0o600)
        engine = server.engine(name, OWNER)
        try:
            with engine.connect() as connection, connection.begin():
                founding.fill(connection, code, data, given, first.catalogue_at)
        finally:
            engine.dispose()

    told = f"write the first data of centre {code} from {first.file}, with a PIN per clerk"
    more = "" if first.catalogue_at is None else ", and the starter catalogue"
    return Change(f"{told}{more}", make)


def untold(pins: Path) -> dict[str, str]:
    """Return the first PINs that were not told yet, by clerk."""
    return dict(line.split(" ", 1) for line in writing.read(pins).splitlines())
