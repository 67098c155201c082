"""What devices last said of themselves; written only when it changes."""

import json
from typing import Any

from sqlalchemy import Row, select

from db import tables
from db.facts import DeviceHealth, Health
from db.history import CENTRE_QUEUE, append
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
            if _same(_row(work, health), health):
                return
        with self._store.write() as work:
            _keep(work, _row(work, health), health)

    def all(self) -> tuple[DeviceHealth, ...]:
        """Return what every device last said, by kind and name."""
        with self._store.read() as work:
            found = work.connection.execute(
                select(_device)
                .where(_device.c.centre == work.centre.code)
                .order_by(_device.c.kind, _device.c.name)
            ).all()
            return tuple(
                DeviceHealth(r.name, r.kind, r.state, r.key, r.facts, r.since) for r in found
            )


def _is(work: Work, health: Health) -> Any:
    """Return the condition on one device; a display and a loudspeaker may share a name."""
    return (
        (_device.c.centre == work.centre.code)
        & (_device.c.kind == health.kind)
        & (_device.c.name == health.name)
    )


def _row(work: Work, health: Health) -> Row[Any] | None:
    return work.connection.execute(select(_device).where(_is(work, health))).one_or_none()


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
        _change(work, health, {**values, "since": work.now})
    else:
        _change(work, health, values)
        return
    append(work, CENTRE_QUEUE, "device", {**name, **values})


def _change(work: Work, health: Health, values: dict[str, Any]) -> None:
    work.connection.execute(_device.update().where(_is(work, health)).values(**values))
