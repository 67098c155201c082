"""What devices last said of themselves, written only when it changes; who is still there."""

import json
import logging
from collections.abc import Callable, Collection, Sequence
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Row, select
from sqlalchemy.exc import IntegrityError

from centre.rules.errors import NotAllowed, Unavailable
from db import rolls, tables
from db.facts import DeviceHealth, Health
from db.history import CENTRE_QUEUE, append
from db.silence import BEAT_EVERY, CLOSED, Sign, judged, owner_of, program
from db.work import Transactions, Work

_device = tables.device
_log = logging.getLogger(__name__)
_Named = tuple[str, str]
DISK_LOW: Final = "disk_low"
"""The key of a server whose disk has too little room left."""
SERVER: Final = "server"
"""Kind and name of the server's own row."""
FORGOTTEN: Final = "forgotten"
"""The key of a device that is no more. Its row stays: no device may delete one at a server."""


class Devices:
    """The health of the centre's devices, as screens and staff see it."""

    def __init__(self, store: Transactions) -> None:
        """Keep who opens transactions."""
        self._store = store

    def report(self, health: Health) -> None:
        """Store a device's health if it differs from the last; an ok that follows ok costs a read.

        since changes only with state or key, so that a new figure (tickets of paper left) does not
        look like a new fault. Names are the centre's: where two machines have a device of one kind
        and name, a server keeps the first one's and the other's log says so.
        """
        with self._store.read() as work:
            if _same(_row(work, health.kind, health.name), health):
                return
        try:
            with self._store.health() as work:
                _keep(work, _row(work, health.kind, health.name), health)
        except IntegrityError:
            # At a server a program does not even see the rows of others.
            _log.error("%s %s: another program has a device of this name", health.kind, health.name)

    def alive(self, kind: str, name: str) -> None:
        """Keep a program's sign of life; call it as often as you like.

        At most one small write in BEAT_EVERY; it is no event, and nobody is poked for it. From the
        first sign on, the program is told as silent when it stays away (see all).
        """
        with self._store.read() as work:
            if _is_fresh(_row(work, kind, name), work.now):
                return
        with self._store.aside() as work:
            _beat(work, kind, name)

    def all(self) -> tuple[DeviceHealth, ...]:
        """Return how every device is, by kind and name.

        A program whose last sign of life is older than SILENT_AFTER is offline ("program_silent"),
        and so are the devices that it owns ("owner_silent"), since that sign. Devices of a program
        that has ended in order ("closed") are no alarm.
        """
        with self._store.read() as work:
            return judged((_sign(row) for row in _rows(work)), work.now)

    def only(self, owner: str, having: Collection[tuple[str, str]]) -> None:
        """Forget what a program told of devices that it no longer has; having is (kind, name).

        A program says so when it begins: a device that was taken out of the settings would stay in
        alarm for ever. owner is as in silence.program: counter:c1.
        """

        def is_gone(row: Row[Any]) -> bool:
            return owner_of(row.kind, row.facts) == owner and (row.kind, row.name) not in having

        self._forget(is_gone)

    def forget(self, kind: str, name: str) -> tuple[tuple[str, str], ...]:
        """Forget a device or a program that is no more, and what the program owned.

        Returns (kind, name) of all that were forgotten. One that is there after all tells of itself
        again. Raises NotAllowed("device_of_another") where a device may forget none of them.
        """
        owner = program(kind, name)

        def is_gone(row: Row[Any]) -> bool:
            mine = (row.kind, row.name) == (kind, name)
            return mine or owner_of(row.kind, row.facts) == owner

        found, gone = self._forget(is_gone)
        if found and not gone:
            raise NotAllowed("device_of_another", kind=kind, name=name)
        return gone

    def _forget(self, is_gone: Callable[[Row[Any]], bool]) -> tuple[int, tuple[_Named, ...]]:
        """Take out the rows that are gone; where there are none, nothing is written.

        Returns how many were to go, and (kind, name) of those that went.
        """
        with self._store.read() as work:
            if not any(map(is_gone, _rows(work))):
                return 0, ()
        with self._store.health() as work:
            found = [(row.kind, row.name) for row in _rows(work) if is_gone(row)]
            return len(found), tuple(named for named in found if _forgotten(work, *named))

    def place_roll(self, request: UUID, printer: str) -> None:
        """Keep a person's word that a new roll was put into a printer."""
        rolls.place(self._store, request, printer)

    def roll_placed(self, printer: str) -> datetime | None:
        """Return when a person last put a new roll into a printer, or None."""
        return rolls.placed(self._store, printer)


def check_room(work: Work) -> None:
    """Raise Unavailable("disk_full") if the server has said that its disk is nearly full.

    A server whose disk is full dies in the middle of a number instead of refusing it; the attendant
    measures, and nobody gets a number that could be lost (reliability note, section 5).
    """
    full = select(_device.c.name).where(_is(work, SERVER, SERVER), _device.c.key == DISK_LOW)
    if work.connection.execute(full).first() is not None:
        raise Unavailable("disk_full", "database")


def _is(work: Work, kind: str, name: str) -> Any:
    """Return the condition on one device; a display and a loudspeaker may share a name."""
    return (
        (_device.c.centre == work.centre.code) & (_device.c.kind == kind) & (_device.c.name == name)
    )


def _rows(work: Work) -> Sequence[Row[Any]]:
    """Return all rows but the forgotten ones, by kind and name."""
    mine = select(_device).where(_device.c.centre == work.centre.code, _device.c.key != FORGOTTEN)
    return work.connection.execute(mine.order_by(_device.c.kind, _device.c.name)).all()


def _row(work: Work, kind: str, name: str) -> Row[Any] | None:
    return work.connection.execute(select(_device).where(_is(work, kind, name))).one_or_none()


def _sign(row: Row[Any]) -> Sign:
    health = DeviceHealth(row.name, row.kind, row.state, row.key, row.facts, row.since)
    return Sign(health, row.heartbeat)


def _is_fresh(row: Row[Any] | None, now: datetime) -> bool:
    """Tell whether the last sign is young enough; one from ahead is of a clock set back."""
    if row is None or row.heartbeat is None or row.key == CLOSED:
        return False
    last: datetime = row.heartbeat
    return timedelta(0) <= now - last < BEAT_EVERY


def _beat(work: Work, kind: str, name: str) -> None:
    """Keep that a program is there; one that had ended has come back."""
    row = _row(work, kind, name)
    if row is None:
        who = {"centre": work.centre.code, "kind": kind, "name": name}
        well = {"state": "ok", "key": "", "facts": dict[str, Any](), "since": work.now}
        work.connection.execute(_device.insert(), {**who, **well, "heartbeat": work.now})
        return
    back = {"key": "", "since": work.now} if row.key in {CLOSED, FORGOTTEN} else {}
    _change(work, kind, name, {**back, "heartbeat": work.now})


def _same(row: Row[Any] | None, health: Health) -> bool:
    return row is not None and (row.state, row.key, row.facts) == (
        health.state,
        health.key,
        json.loads(json.dumps(dict(health.facts))),
    )


def _keep(work: Work, row: Row[Any] | None, health: Health) -> None:
    facts = dict(health.facts)
    values: dict[str, Any] = {"state": health.state, "key": health.key, "facts": facts}
    name = {"kind": health.kind, "name": health.name}
    if row is None:
        new = {"centre": work.centre.code, **name, "since": work.now}
        work.connection.execute(_device.insert(), {**new, **values})
    elif (row.state, row.key) != (health.state, health.key):
        if not _change(work, health.kind, health.name, {**values, "since": work.now}):
            return
    else:
        _change(work, health.kind, health.name, values)
        return
    _tell(work, "device", {**name, **values})


def _forgotten(work: Work, kind: str, name: str) -> bool:
    """Forget one device; tell whether this program may."""
    nothing: dict[str, Any] = {"state": "ok", "key": FORGOTTEN, "facts": {}, "heartbeat": None}
    if not _change(work, kind, name, {**nothing, "since": work.now}):
        return False
    _tell(work, "device_forgotten", {"kind": kind, "name": name})
    return True


def _tell(work: Work, kind: str, facts: dict[str, Any]) -> None:
    """Log it, if who acts may: a display's troubles are in its own journal only."""
    if work.logs:
        append(work, CENTRE_QUEUE, kind, facts)


def _change(work: Work, kind: str, name: str, values: dict[str, Any]) -> bool:
    """Change a device's row; where a server keeps this program from it, log so and return False."""
    change = _device.update().where(_is(work, kind, name)).values(**values)
    is_mine = work.connection.execute(change).rowcount == 1
    if not is_mine:
        _log.error("%s %s: another program's device; nothing was changed", kind, name)
    return is_mine
