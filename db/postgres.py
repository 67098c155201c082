"""The PostgreSQL side of the engine: how a device connects, short deadlines, errors by blame."""

from pathlib import Path
from typing import Any, Final

import psycopg
from psycopg import errors
from psycopg.types.json import set_json_dumps
from sqlalchemy import Engine, create_engine, event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import DBAPIError
from sqlalchemy.pool import ConnectionPoolEntry

from centre.rules.errors import Unavailable
from centre.settings import ServerAddress
from db.enrolment.identity import Identity
from db.plain_json import to_json

PATIENCE: Final = {
    "connect_timeout": "2",
    "tcp_user_timeout": "3000",
    "keepalives": "1",
    "keepalives_idle": "2",
    "keepalives_interval": "1",
    "keepalives_count": "3",
}
"""How soon a lost server is noticed. The reliability note (section 5) has 3 s and 4000 ms; with a
look each second that is more than the 5 s in which a counter must say so, hence one second less."""
_OPTIONS: Final = "-c lock_timeout=4s -c jit=off"
"""A writer that does not get its turn in time is told that the database is busy. Devices have more
limits of their own at the server (reliability note, section 5). Compiling a query took half a
second where the query itself takes milliseconds."""
_OVER_TCP: Final = {
    "sslmode": "verify-full",
    "channel_binding": "require",
    "ssl_min_protocol_version": "TLSv1.3",
    "target_session_attrs": "read-write",
    "gssencmode": "disable",
}
_POOL: Final = 2
"""Connections of one store: its lane's, and one more for a last word while that is lost."""


def conninfo(address: ServerAddress, identity: Path | None) -> dict[str, str]:
    """Return what libpq is given; the password of an identity is among it: never log this.

    identity: the folder of this program's keys, needed over the network. Raises
    Unavailable("not_enrolled") without it, identity_open where others could read it.
    """
    wanted = {"dbname": address.name, "client_encoding": "utf8", **PATIENCE}
    if address.user:
        wanted["user"] = address.user
    if address.is_local:
        place = {"host": address.socket} if address.socket else {}
        return {**wanted, **place, "port": str(address.socket_port)}
    if identity is None:
        raise Unavailable("not_enrolled", "database", folder="")
    hosts = ",".join(host for host, _ in address.hosts)
    ports = ",".join(str(port) for _, port in address.hosts)
    shown = Identity(identity).read()
    return {**wanted, "host": hosts, "port": ports, **_OVER_TCP, **shown.for_libpq()}


def connect(address: ServerAddress, identity: Path | None, name: str) -> psycopg.Connection[Any]:
    """Return a new connection; name is what the server's own lists call it."""
    wanted: dict[str, Any] = conninfo(address, identity)
    return psycopg.connect(**wanted, application_name=name, options=_OPTIONS)


def postgres_engine(address: ServerAddress, identity: Path | None, name: str = "motcua") -> Engine:
    """Return an engine for the server; nothing is connected yet."""
    engine = create_engine(
        "postgresql+psycopg://",
        creator=lambda: connect(address, identity, name),
        hide_parameters=True,
        pool_size=_POOL,
        max_overflow=1,
        pool_timeout=5,
        pool_reset_on_return="rollback",
    )
    event.listen(engine, "connect", _settle)
    return engine


def _settle(connection: DBAPIConnection, _entry: ConnectionPoolEntry) -> None:
    """Refuse a server whose commits are not durable: it would lose numbers that are on paper."""
    raw: Any = connection
    # SQLAlchemy hands json_serializer on to connections that it opens itself, and to no others.
    set_json_dumps(to_json, raw)
    with raw.cursor() as cursor:
        cursor.execute("SHOW synchronous_commit")
        found = cursor.fetchone()[0]
    raw.rollback()
    if found == "off":
        raw.close()
        raise Unavailable("not_durable", "database", setting="synchronous_commit", value=found)


_KEYS: Final[tuple[tuple[type[psycopg.Error], str], ...]] = (
    (errors.DiskFull, "disk_full"),
    (errors.LockNotAvailable, "database_busy"),
    (errors.QueryCanceled, "database_busy"),
    (errors.DeadlockDetected, "database_busy"),
    (errors.SerializationFailure, "database_busy"),
    (errors.TooManyConnections, "database_busy"),
    (errors.IdleInTransactionSessionTimeout, "database_gone"),
    (errors.ReadOnlySqlTransaction, "database_read_only"),
    (errors.InsufficientPrivilege, "not_permitted"),
    (errors.RaiseException, "not_permitted"),
    (errors.UndefinedTable, "schema_missing"),
    (errors.InvalidCatalogName, "database_missing"),
    (errors.InvalidPassword, "identity_refused"),
    (errors.InvalidAuthorizationSpecification, "identity_refused"),
    (psycopg.DataError, "value_refused"),
    (errors.DataCorrupted, "database_damaged"),
    (errors.IndexCorrupted, "database_damaged"),
    (errors.IoError, "disk_error"),
    # "tuple concurrently updated", while a technician sets the rights.
    (psycopg.InternalError, "database_busy"),
)
# What libpq says before a session has a code of its own.
_SAID: Final = (
    ("too many connections", "database_busy"),
    ("certificate verify failed", "server_other"),
    ("does not match host name", "server_other"),
    ("unknown ca", "identity_refused"),
    ("permission denied to", "identity_refused"),
    ("certificate", "identity_refused"),
    ("no pg_hba.conf entry", "identity_refused"),
    ("authentication failed", "identity_refused"),
    ("is not permitted to log in", "identity_refused"),
    ("pg_hba.conf rejects", "identity_refused"),
    ('role "', "identity_refused"),
    ("does not exist", "database_missing"),
)


def turned(error: DBAPIError) -> Unavailable | None:
    """Return the Unavailable that a library error means, or None if the error is our defect."""
    if isinstance(error.orig, psycopg.Error):
        return meaning(error.orig)
    return Unavailable("database_gone", "database", said=_short(error))


def meaning(error: psycopg.Error) -> Unavailable | None:
    """Return the same for an error that has not come through SQLAlchemy."""
    for kind, key in _KEYS:
        if isinstance(error, kind):
            return Unavailable(key, "database", said=_short(error))
    if isinstance(error, psycopg.OperationalError | psycopg.InterfaceError):
        return Unavailable(_by_words(str(error)), "database", said=_short(error))
    return None


def _short(error: Exception) -> str:
    """Return what an error says, on one line and bounded; libpq repeats no password."""
    return " ".join(str(error).split())[:300]


def _by_words(said: str) -> str:
    return next((key for words, key in _SAID if words in said), "database_gone")
