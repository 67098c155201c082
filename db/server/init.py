"""Preparing an installed PostgreSQL server for a centre: compare, tell, change what is missing.

Every change is whole by itself and none depends on memory of an earlier run, so that a run which
was cut off anywhere is simply repeated.
"""

import contextlib
import shlex
import socket
import subprocess
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path
from typing import Final

from centre.rules.errors import NotAllowed, Unavailable
from centre.settings import Settings
from db import sample
from db.clock import clock_of
from db.roles.matrix import ATTENDANT
from db.server import (
    ballast,
    database,
    hba,
    known,
    logins,
    parameters,
    publishing,
    rights,
    tls,
)
from db.server.cluster import ADMIN
from db.server.known import Known
from db.server.local import PORT, SOCKETS, Facts, Local
from db.server.steps import Change, carry_out

NAME: Final = "motcua"
"""Name of the database where the settings do not name another."""
RESTARTS_WITHIN: Final = 120.0
"""Seconds for the restart command and for the server's answer after it."""
_LOCK: Final = 0x6D6F74637561
"""Number of the advisory lock that one run holds: the letters of motcua."""


@dataclass(frozen=True, slots=True)
class Wish:
    """What the technician asks for; nothing means: as before, or as is usual.

    catalogue: a new centre begins with the starter list of procedures.
    """

    hosts: tuple[str, ...] = ()
    clients: tuple[str, ...] = ()
    port: int | None = None
    first: Path = sample.BUILT_IN
    catalogue: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """What is missing on a server, and what the technician should know beside it."""

    server: Local
    known: Known
    changes: Sequence[Change]
    warnings: Sequence[str]


def plan(settings: Settings, wish: Wish, now: datetime) -> Plan:
    """Return what would make the server ready; nothing is changed.

    Raises NotAllowed: server_old, server_stands_by, fsync_off, host_shape, network_shape,
    marks_broken, sample_wrong; Unavailable: server_absent, schema_newer, file_unreadable.
    """
    server = local(settings, wish.port)
    facts = server.facts()
    _check(facts)
    wanted = _known(settings, wish, server, facts)
    changes = _changes(settings, wish, server, (facts, wanted), now)
    return Plan(server, wanted, changes, _warnings(facts))


def local(settings: Settings, port: int | None = None) -> Local:
    """Return the way to the server of this machine that the settings name, or the usual one."""
    named = settings.database.server
    if named is None or not named.is_local:
        return Local(SOCKETS, port or PORT)
    return Local(Path(named.socket or SOCKETS), port or named.socket_port)


def carry_out_plan(found: Plan) -> None:
    """Make all changes; let the server read its files, also those of a run that was cut off.

    Raises NotAllowed("init_running") if another run is at work.
    """
    with _alone(found.server):
        carry_out(found.changes)
    parameters.reload(found.server)
    parameters.check_tls(found.server)


def restart(server: Local, command: str) -> None:
    """Run the technician's command and wait until the server answers with its new settings.

    Raises Unavailable("restart_failed") with what was said.
    """
    try:
        done = subprocess.run(  # noqa: S603 - root's own command, given on the command line
            shlex.split(command),
            capture_output=True,
            text=True,
            check=False,
            timeout=RESTARTS_WITHIN,
        )
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        raise Unavailable("restart_failed", "server", command=command, said=str(error)) from error
    if done.returncode != 0:
        said = done.stderr.strip()[-300:]
        raise Unavailable("restart_failed", "server", command=command, said=said)
    _until_ready(server, command)


def address_line(plan_known: Known, server: Local) -> str:
    """Return the line of centre.toml for the programs at the server itself."""
    usual = server == Local()
    more = "" if usual else f"?host={server.sockets}&port={server.port}"
    return f'address = "postgresql://{ATTENDANT}@/{plan_known.database}{more}"'


def is_addressed(settings: Settings, plan_known: Known, server: Local) -> bool:
    """Tell whether the settings name the database that was prepared, with the right role."""
    named = settings.database.server
    if named is None or not named.is_local or named.user != ATTENDANT:
        return False
    place = Local(Path(named.socket or SOCKETS), named.socket_port)
    return (named.name, place) == (plan_known.database, server)


def _until_ready(server: Local, command: str) -> None:
    until = time.monotonic() + RESTARTS_WITHIN
    while True:
        try:
            waiting = parameters.waiting_for_restart(server)
            said = f"still to come: {', '.join(waiting)}"
        except Unavailable as error:
            waiting, said = ("",), str(error)
        if not waiting:
            return
        if time.monotonic() > until:
            raise Unavailable("restart_failed", "server", command=command, said=said)
        time.sleep(0.1)


def _check(facts: Facts) -> None:
    if facts.stands_by:
        raise NotAllowed("server_stands_by")
    if not facts.fsync:
        raise NotAllowed("fsync_off", data=str(facts.data))


def _warnings(facts: Facts) -> list[str]:
    """Return what should be other than it is and cannot be changed while the server runs."""
    if facts.checksums:
        return []
    told = "Data checksums are off: a flipped bit on the disk would not be noticed. "
    return [f"{told}Stop the server once and run: pg_checksums --enable -D {facts.data}"]


def _known(settings: Settings, wish: Wish, server: Local, facts: Facts) -> Known:
    """Return what is wanted: the wish, else what an earlier run was told, else what is usual."""
    before = known.load(settings)
    named = settings.database.server
    usual = Known(
        hosts=(),
        port=server.port,
        database=named.name if named is not None else NAME,
        clients=(hba.SAMENET,),
        sockets=str(server.sockets),
        data=str(facts.data),
        wal=str((facts.data / "pg_wal").resolve()),
        tls=str(facts.hba.parent / tls.FOLDER),
        ballast=str(ballast.place(facts.data)),
    )
    kept = replace(
        usual,
        hosts=wish.hosts or (before.hosts if before else own_names()),
        clients=wish.clients or (before.clients if before else usual.clients),
        standby=before.standby if before else None,
    )
    return replace(
        kept,
        hosts=tuple(map(tls.host, kept.hosts)),
        clients=tuple(map(hba.network, kept.clients)),
    )


def own_names() -> tuple[str, ...]:
    """Return what other machines may call this one: its address in the network, then its name."""
    found = []
    with contextlib.suppress(OSError), socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as trial:
        # Nothing is sent: the system only tells which of its addresses it would send from.
        trial.connect(("192.0.2.1", 9))
        found.append(str(trial.getsockname()[0]))
    return tuple(dict.fromkeys([*found, socket.gethostname().lower()]))


def _changes(
    settings: Settings, wish: Wish, server: Local, seen: tuple[Facts, Known], now: datetime
) -> list[Change]:
    facts, wanted = seen
    pins = settings.state_folder() / database.PINS
    code = settings.centre.code
    begins = database.First(wish.first, now if wish.catalogue else None)
    return [
        *_noted(settings, wanted),
        *logins.missing_roles(server),
        *tls.missing(known.authority(settings), wanted, facts, now),
        *database.missing(
            server, wanted.database, code, begins, pins, lambda: _copy(settings, wanted, server)
        ),
        *rights.missing(server, wanted.database),
        *publishing.missing(server, wanted, known.authority(settings)),
        *logins.missing_memberships(server, wanted.database),
        *parameters.missing(server, parameters.wanted(tls.files(Path(wanted.tls)))),
        *hba.missing(server, facts, wanted, now),
    ]


def _copy(settings: Settings, wanted: Known, server: Local) -> None:
    """Copy the database of before an upgrade, as each night does: as the role of the settings."""
    # Imported late: it prepares scratch servers by what is here.
    from db.copies.server import dump  # noqa: PLC0415

    if not is_addressed(settings, wanted, server):
        raise NotAllowed("upgrade_unaddressed", address=address_line(wanted, server))
    dump(settings, clock_of(settings))


def _noted(settings: Settings, wanted: Known) -> list[Change]:
    if known.load(settings) == wanted:
        return []
    told = f"note in {known.place(settings)}: hosts {', '.join(wanted.hosts)}, port {wanted.port}"
    return [Change(told, lambda: known.save(settings, wanted))]


@contextlib.contextmanager
def _alone(server: Local) -> Iterator[None]:
    """Keep a second run out for as long as this one works."""
    with server.connect(ADMIN) as connection:
        found = connection.execute("SELECT pg_try_advisory_lock(%s)", (_LOCK,)).fetchone()
        if found is None or not found[0]:
            raise NotAllowed("init_running")
        yield
