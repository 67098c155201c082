"""Putting a dump in place at this machine's server: filled beside, checked, switched to at once."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any, Final

import psycopg

from centre.rules.copies import LEFT_OUT
from centre.rules.hours import Clock
from centre.settings import ServerAddress, Settings
from db import backup
from db.copies import restoring, server
from db.copies.restoring import Numbers, Wish
from db.engine import SCHEMA, schema_of
from db.roles.matrix import OWNER
from db.server import logins, rights
from db.server.cluster import ADMIN
from db.server.local import SOCKETS, Local
from db.server.steps import carry_out
from db.upgrading import upgrade

_UNBORN: Final = "{name}_restoring"
_LAID: Final = "{name}_before_{now:%Y%m%d_%H%M%S}"


def put(
    settings: Settings,
    clock: Clock,
    file: Path,
    made_at: datetime,
    wish: Wish,
    told: Mapping[str, Any],
) -> str:
    """Put a dump in place of the server's database; return the name of the one before it, or "".

    A run that is cut off leaves the database as it was, and perhaps one that nobody uses; the next
    run removes it. Raises as restoring.restore does, and Unavailable("server_absent").
    """
    address = server.address_of(settings)
    local, unborn = _local(address), _UNBORN.format(name=address.name)
    server.drop(local, unborn)
    try:
        server.fill(local, unborn, file)
        _bring_up(local, unborn)
        there = server.pointing_at(settings, local, unborn)
        server.check(there, clock, file)
        holds = local.holds(address.name)
        before = _numbers(local, address.name) if holds else None
        if before is not None:
            restoring.refuse_newer(before[0], _given(local, unborn), wish)
        series = (
            None if before is None else {key: last + LEFT_OUT for key, last in before[1].items()}
        )
        known = restoring.known_of(clock, made_at, series, wish)
        backup.skip_numbers(there, clock, known.skips, told, series or {})
        carry_out(rights.missing(local, unborn))
        carry_out(logins.missing_memberships(local, unborn))
        laid = _LAID.format(name=address.name, now=clock.now()) if holds else None
        server.switch(local, address.name, unborn, laid)
    except BaseException:
        server.drop(local, unborn)
        raise
    return laid or ""


def _local(address: ServerAddress) -> Local:
    """Return the way to the server as its superuser."""
    return Local(Path(address.socket or SOCKETS), address.socket_port)


def _bring_up(local: Local, name: str) -> None:
    """Bring a copy of an older release to this program's schema; what is new is the owner's."""
    seen = local.engine(name, ADMIN)
    try:
        found = schema_of(seen)
    finally:
        seen.dispose()
    # A newer one is refused, with its sentence, by whoever opens it next.
    if found is None or found >= SCHEMA:
        return
    engine = local.engine(name, OWNER)
    try:
        upgrade(engine)
    finally:
        engine.dispose()


def _given(local: Local, name: str) -> Numbers:
    """Return the highest ticket of each series of each day."""
    with local.connect(name) as connection:
        return restoring.numbers(connection.execute(restoring.GIVEN).fetchall())


def _numbers(local: Local, name: str) -> tuple[Numbers, Numbers] | None:
    """Return the same, and the last number of each series; None if it cannot be read."""
    try:
        with local.connect(name) as connection:
            rows = connection.execute(restoring.LAST).fetchall()
        return _given(local, name), restoring.numbers(rows)
    except psycopg.Error:
        return None
