"""A second server that follows the first by streaming its log, to be promoted when that is lost.

At the first, `offer` makes its login, its slot and a kit of keys; at the second, `join` copies the
data and follows. Whether numbers wait for the second is a choice (`wait_for`).
"""

from dataclasses import asdict, dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Any, Final

from psycopg import sql

from centre.rules.errors import NotAllowed
from centre.settings import Settings
from db.enrolment import scram
from db.enrolment.authority import Authority
from db.server import hba, known, parameters
from db.server.kit import SLOT, Kit, address_of, write
from db.server.known import Known
from db.server.local import Local
from db.server.logins import STANDBY
from db.server.steps import carry_out

_CONNECTIONS: Final = 4
"""A base backup takes two, following one."""
_FOLLOWERS: Final = """
SELECT coalesce(host(client_addr), 'this machine'), state, sync_state,
coalesce(pg_wal_lsn_diff(pg_current_wal_lsn(), replay_lsn), 0)::bigint
FROM pg_stat_replication WHERE application_name = %s ORDER BY 1
"""


@dataclass(frozen=True, slots=True)
class Follower:
    """A standby that is connected now."""

    address: str
    state: str
    """As the server says it: startup, catchup, streaming."""
    sync: str
    """sync: commits wait for it; async: they do not."""
    behind_bytes: int


@dataclass(frozen=True, slots=True)
class Following:
    """Who follows, and whether commits wait for somebody to have them."""

    followers: tuple[Follower, ...]
    synchronous: bool


def offer(settings: Settings, server: Local, address: str, kit: Path, now: datetime) -> None:
    """Let the machine of this IP address follow, and write its kit into a new folder.

    Run again, it makes a new kit and the old one no longer works. Raises NotAllowed:
    server_not_ready, standby_address, kit_exists, server_stands_by; Unavailable of the authority.
    """
    before = _ready(settings)
    if kit.exists():
        raise NotAllowed("kit_exists", folder=str(kit))
    address = address_of(address)
    wanted = replace(before, standby=hba.network(address))
    authority = Authority.load(known.authority(settings))
    facts = server.facts()
    if facts.stands_by:
        raise NotAllowed("server_stands_by")
    password = scram.new_password()
    _make_login(server, scram.verifier(password))
    known.save(settings, wanted)
    carry_out(hba.missing(server, facts, wanted, now))
    parameters.reload(server)
    terms = Kit(wanted.hosts[0], wanted.port, wanted.database, wanted.clients, address)
    write(kit, terms, authority, password, now)


def drop(settings: Settings, server: Local, now: datetime) -> None:
    """Forget the standby: nothing waits for it, nothing is kept for it, it is no longer let in.

    Raises NotAllowed("server_not_ready").
    """
    wanted = replace(_ready(settings), standby=None)
    # First of all, so that those who wait for a dead standby at this moment go on.
    _wait(server, "")
    known.save(settings, wanted)
    carry_out(hba.missing(server, server.facts(), wanted, now))
    parameters.reload(server)
    with server.connect() as connection:
        slots = "FROM pg_replication_slots WHERE slot_name = %s"
        connection.execute(f"SELECT pg_terminate_backend(active_pid, 5000) {slots}", (SLOT,))
        connection.execute(f"SELECT pg_drop_replication_slot(slot_name) {slots}", (SLOT,))
        connection.execute(f"DROP ROLE IF EXISTS {STANDBY}")


def wait_for(server: Local, *, synchronous: bool) -> None:
    """Choose whether a commit is answered only when the standby has it on its disk, too.

    While it is so and the standby is gone, nothing is given or called. Raises
    NotAllowed("no_standby") where none follows at this moment.
    """
    if synchronous and not any(one.state == "streaming" for one in state(server).followers):
        raise NotAllowed("no_standby")
    _wait(server, f"FIRST 1 ({SLOT})" if synchronous else "")


def state(server: Local) -> Following:
    """Return who follows at this moment."""
    with server.connect() as connection:
        rows = connection.execute(_FOLLOWERS, (SLOT,)).fetchall()
        named = connection.execute("SHOW synchronous_standby_names").fetchone()
    return Following(tuple(Follower(*row) for row in rows), bool(named and named[0]))


def plain(follower: Follower) -> dict[str, Any]:
    """Return a follower as JSON-able data."""
    return asdict(follower)


def _ready(settings: Settings) -> Known:
    found = known.load(settings)
    if found is None:
        raise NotAllowed("server_not_ready")
    return found


def _make_login(server: Local, verifier: str) -> None:
    """Make login and slot of the standby; the server is given a verifier, never the password."""
    with server.connect() as connection:
        query = "SELECT 1 FROM pg_roles WHERE rolname = %s"
        there = connection.execute(query, (STANDBY,)).fetchone() is not None
        form = "{} ROLE {} LOGIN REPLICATION CONNECTION LIMIT {} PASSWORD {}"
        parts = (
            sql.SQL("ALTER" if there else "CREATE"),
            sql.Identifier(STANDBY),
            sql.Literal(_CONNECTIONS),
            sql.Literal(verifier),
        )
        connection.execute(sql.SQL(form).format(*parts))
        slot = "SELECT 1 FROM pg_replication_slots WHERE slot_name = %s"
        if connection.execute(slot, (SLOT,)).fetchone() is None:
            connection.execute("SELECT pg_create_physical_replication_slot(%s, true)", (SLOT,))


def _wait(server: Local, names: str) -> None:
    with server.connect() as connection:
        parameters.set_to(connection, "synchronous_standby_names", names)
    parameters.reload(server)
