"""The PostgreSQL server of this machine, as its superuser sees it through the Unix socket."""

import contextlib
import os
import pwd
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import psycopg
from psycopg.conninfo import make_conninfo
from sqlalchemy import Engine, create_engine
from sqlalchemy.pool import NullPool

from centre.rules.errors import NotAllowed, Unavailable
from db.plain_json import to_json
from db.server.cluster import ADMIN, OLDEST

SOCKETS: Final = Path("/var/run/postgresql")
"""Where Debian's server has its socket."""
PORT: Final = 5432
_CONNECTS_WITHIN: Final = 5
"""Seconds; a local server answers at once or not at all."""
_FACTS: Final = """
SELECT current_setting('data_directory'), current_setting('hba_file'),
current_setting('ident_file'), current_setting('server_version_num')::int,
current_setting('fsync') = 'on', current_setting('data_checksums') = 'on', pg_is_in_recovery()
"""


@dataclass(frozen=True, slots=True)
class Facts:
    """What the running server says of itself; the files are absolute."""

    data: Path
    hba: Path
    ident: Path
    version: int
    """As the server counts: 150018 is 15.18."""
    fsync: bool
    checksums: bool
    stands_by: bool
    """Whether it follows another server and takes no writes."""


@dataclass(frozen=True, slots=True)
class Local:
    """The way to the server of this machine: the folder of its socket and its port."""

    sockets: Path = SOCKETS
    port: int = PORT

    def connect(self, database: str = ADMIN, user: str = ADMIN) -> psycopg.Connection[Any]:
        """Return a connection that commits each statement by itself.

        Where we are root, the server sees us as the system user that it runs as: that is how Debian
        lets its superuser in (peer). Raises Unavailable("server_absent") with what was said.
        """
        conninfo = make_conninfo(
            "",
            host=str(self.sockets),
            port=self.port,
            dbname=database,
            user=user,
            connect_timeout=_CONNECTS_WITHIN,
        )
        try:
            with _as_owner_of(self.sockets / f".s.PGSQL.{self.port}"):
                return psycopg.connect(conninfo, autocommit=True)
        except (psycopg.OperationalError, OSError) as error:
            where = f"{self.sockets}, port {self.port}"
            raise Unavailable("server_absent", "server", where=where, said=str(error)) from error

    def engine(self, database: str, role: str) -> Engine:
        """Return an engine whose connections act as role; dispose of it when done."""

        def connected() -> psycopg.Connection[Any]:
            connection = self.connect(database)
            connection.execute("SELECT set_config('role', %s, false)", (role,))
            connection.autocommit = False
            return connection

        # A fresh connection each time: none is left behind when a step ends.
        return create_engine(
            "postgresql+psycopg://",
            creator=connected,
            poolclass=NullPool,
            json_serializer=to_json,
        )

    def holds(self, database: str) -> bool:
        """Tell whether the server has a database of this name."""
        with self.connect() as connection:
            query = "SELECT 1 FROM pg_database WHERE datname = %s"
            return connection.execute(query, (database,)).fetchone() is not None

    def facts(self) -> Facts:
        """Return what the server says of itself.

        Raises NotAllowed("server_old") for one before OLDEST.
        """
        with self.connect() as connection:
            found: Any = connection.execute(_FACTS).fetchone()
        data, hba, ident, version, *flags = found
        if version < OLDEST * 10_000:
            raise NotAllowed("server_old", found=version // 10_000, oldest=OLDEST)
        return Facts(Path(data), Path(hba), Path(ident), version, *flags)


@contextlib.contextmanager
def _as_owner_of(socket: Path) -> Iterator[None]:
    """Let the server see the owner of its socket at the other end, where we may become that.

    The kernel tells the server who we are at the moment of connecting (SO_PEERCRED); afterwards we
    are ourselves again.
    """
    owner = pwd.getpwuid(socket.stat().st_uid)
    if os.geteuid() != 0 or owner.pw_uid == 0:
        yield
        return
    os.setegid(owner.pw_gid)
    os.seteuid(owner.pw_uid)
    try:
        yield
    finally:
        os.seteuid(0)
        os.setegid(0)
