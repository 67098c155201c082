"""The server's parameters (postgresql.conf): what a centre wants, and what is missing.

Source of the figures: reliability note, section 5, where none is named beside them.
"""

import time
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final, LiteralString

import psycopg
from psycopg import sql

from centre.rules.errors import Unavailable
from db.server.local import Local
from db.server.steps import Change, Need

CONNECTIONS: Final = 300
"""100 boards, 24 counters and their listeners, the attendant, backups, a person at the server."""
KEPT_FOR_STANDBY: Final = "1GB"
"""Log kept for a standby that is away; more would fill the disk of the one that works."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A value that a parameter is to have; at_least: a higher number is left as it is."""

    value: str
    at_least: bool = False

    def is_met(self, value: str) -> bool:
        """Tell whether a value, as the server writes it, will do."""
        if self.at_least:
            return value.isdigit() and int(value) >= int(self.value)
        return value == self.value


_BASIC: Final[Mapping[str, Wanted]] = {
    "listen_addresses": Wanted("*"),
    "ssl_min_protocol_version": Wanted("TLSv1.3"),
    "password_encryption": Wanted("scram-sha-256"),
    "max_connections": Wanted(str(CONNECTIONS), at_least=True),
    "tcp_user_timeout": Wanted("4000"),
    "tcp_keepalives_idle": Wanted("2"),
    "tcp_keepalives_interval": Wanted("1"),
    "tcp_keepalives_count": Wanted("3"),
    "fsync": Wanted("on"),
    "full_page_writes": Wanted("on"),
    "synchronous_commit": Wanted("on"),
    # Who only opens sockets holds a place no longer than this; a query may take a gigabyte of disk.
    "authentication_timeout": Wanted("10"),
    "temp_file_limit": Wanted("1048576"),
    # Compiling took half a second for queries of milliseconds.
    "jit": Wanted("off"),
    # Some errors are told apart by their words, in English.
    "lc_messages": Wanted("C"),
    "wal_level": Wanted("replica"),
    # One for a standby, two for a base backup, and as many that a cut link has left behind.
    "max_wal_senders": Wanted("6", at_least=True),
    "max_replication_slots": Wanted("4", at_least=True),
    "max_slot_wal_keep_size": Wanted(KEPT_FOR_STANDBY),
}
RELOADS_WITHIN: Final = 15
"""Seconds; a server reads its files at once, a busy machine may take a while to let it."""
# `reset_val` is what the server has; a session's own value may differ, and over a Unix socket the
# tcp_ parameters read 0. The last line of the files that is not wrong holds from the next start.
_HAS: Final = """
SELECT s.name, s.reset_val, s.unit, s.context = 'postmaster', f.setting
FROM pg_settings s LEFT JOIN LATERAL (
  SELECT setting FROM pg_file_settings f WHERE f.name = s.name ORDER BY seqno DESC LIMIT 1
) f ON true WHERE s.name = ANY(%s)
"""
_UNITS: Final = {("MB", "1024"): "1GB"}


def wanted(tls: Mapping[str, str]) -> dict[str, Wanted]:
    """Return all that is wanted; tls: the names of the files of section ssl, by parameter."""
    files = {name: Wanted(file) for name, file in tls.items()}
    # TLS last: a server that starts while it is on and its files are not named would not start.
    return {**_BASIC, **files, "ssl": Wanted("on")}


def missing(server: Local, all_of_them: Mapping[str, Wanted]) -> list[Change]:
    """Return a change for each parameter that is not as wanted, old value -> new value."""
    with server.connect() as connection:
        rows = connection.execute(_HAS, (list(all_of_them),)).fetchall()
    found = {row[0]: row[1:] for row in rows}
    return [
        _change(server, name, one, found[name])
        for name, one in all_of_them.items()
        if name in found and not _is_set(one, found[name])
    ]


def set_to(connection: psycopg.Connection[Any], name: str, value: str) -> None:
    """Set a parameter of the whole server; it holds from the next reload or start."""
    statement = sql.SQL("ALTER SYSTEM SET {} = {}")
    connection.execute(statement.format(sql.Identifier(name), sql.Literal(value)))


def waiting_for_restart(server: Local) -> tuple[str, ...]:
    """Return the parameters whose new value holds only after a restart."""
    with server.connect() as connection:
        rows = connection.execute("SELECT name FROM pg_settings WHERE pending_restart ORDER BY 1")
        return tuple(row[0] for row in rows)


def reload(server: Local) -> None:
    """Let the server read its files again; return when it has.

    Raises Unavailable("server_deaf") if it has not within RELOADS_WITHIN.
    """
    before = _ask(server, "SELECT pg_conf_load_time()")
    _ask(server, "SELECT pg_reload_conf()")
    until = time.monotonic() + RELOADS_WITHIN
    while _ask(server, "SELECT pg_conf_load_time()") == before:
        if time.monotonic() > until:
            raise Unavailable("server_deaf", "server", seconds=RELOADS_WITHIN)
        time.sleep(0.05)


def check_tls(server: Local) -> None:
    """Raise Unavailable("ssl_not_on") if the server, told to use TLS, could not."""
    if _ask(server, "SELECT current_setting('ssl')") != "on":
        raise Unavailable("ssl_not_on", "server")


def _ask(server: Local, query: LiteralString) -> Any:
    """Return one value from a new connection: an old one hears of new settings later."""
    with server.connect() as connection:
        found = connection.execute(query).fetchone()
    return found and found[0]


def _is_set(one: Wanted, has: tuple[Any, ...]) -> bool:
    """Tell whether the value will hold from the next start or reload on."""
    now, unit, _, in_file = has
    running = _UNITS.get((unit, now), now)
    return one.is_met(in_file) if in_file is not None else one.is_met(running)


def _change(server: Local, name: str, one: Wanted, has: tuple[Any, ...]) -> Change:
    now, unit, at_start, in_file = has
    before = in_file if in_file is not None else f"{now}{unit or ''}"

    def make() -> None:
        with server.connect() as connection:
            set_to(connection, name, one.value)

    told = f"set {name}: {before or '(empty)'} -> {one.value}"
    return Change(told, make, Need.RESTART if at_start else Need.RELOAD)
