"""What devices last said of themselves, written only when it changes; who is still there."""

import json
from collections.abc import Callable, Collection, Sequence
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row, select

from db import rolls, tables
from db.facts import DeviceHealth, Health
from db.history import CENTRE_QUEUE, append
from db.silence import BEAT_EVERY, CLOSED, Sign, judged, owner_of, program
from db.work import Transactions, Work

_device = tables.device


class Devices:
    """The health of the centre's devices, as screens and staff see it."""

    def __init__(self, store: Transactions) -> None:
        """Keep who opens transactions."""
        self._store = store

    def report(self, health: Health) -> None:
        """Store a device's health if it differs from the last; an ok that follows ok costs a read.

        since changes only with state or key, so that a new figure (tickets of paper left) does not
        look like a new fault.
        """
        with self._store.read() as work:
            if _same(_row(work, health.kind, health.name), health):
                return
        with self._store.write() as work:
            _keep(work, _row(work, health.kind, health.name), health)

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
        again.
        """
        owner = program(kind, name)

        def is_gone(row: Row[Any]) -> bool:
            mine = (row.kind, row.name) == (kind, name)
            return mine or owner_of(row.kind, row.facts) == owner

        return self._forget(is_gone)

    def _forget(self, is_gone: Callable[[Row[Any]], bool]) -> tuple[tuple[str, str], ...]:
        """Take out the rows that are gone; where there are none, nothing is written."""
        with self._store.read() as work:
            if not any(map(is_gone, _rows(work))):
                return ()
        with self._store.write() as work:
            gone = [(row.kind, row.name) for row in _rows(work) if is_gone(row)]
            for kind, name in gone:
                work.connection.execute(_device.delete().where(_is(work, kind, name)))
                append(work, CENTRE_QUEUE, "device_forgotten", {"kind": kind, "name": name})
            return tuple(gone)

    def place_roll(self, request: UUID, printer: str) -> None:
        """Keep a person's word that a new roll was put into a printer."""
        rolls.place(self._store, request, printer)

    def roll_placed(self, printer: str) -> datetime | None:
        """Return when a person last put a new roll into a printer, or None."""
        return rolls.placed(self._store, printer)


def _is(work: Work, kind: str, name: str) -> Any:
    """Return the condition on one device; a display and a loudspeaker may share a name."""
    return (
        (_device.c.centre == work.centre.code) & (_device.c.kind == kind) & (_device.c.name == name)
    )


def _rows(work: Work) -> Sequence[Row[Any]]:
    """Return all rows, by kind and name."""
    mine = select(_device).where(_device.c.centre == work.centre.code)
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
    back = {"key": "", "since": work.now} if row.key == CLOSED else {}
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
        _change(work, health.kind, health.name, {**values, "since": work.now})
    else:
        _change(work, health.kind, health.name, values)
        return
    append(work, CENTRE_QUEUE, "device", {**name, **values})


def _change(work: Work, kind: str, name: str, values: dict[str, Any]) -> None:
    work.connection.execute(_device.update().where(_is(work, kind, name)).values(**values))
