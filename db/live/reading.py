"""The rows of one moment: some ten short queries, all of today, each by an index."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row, bindparam, func, select

from centre.rules.forecast import RECENT_ARRIVALS
from centre.rules.tickets import AT_COUNTER, QUEUED, Origin, State
from centre.rules.waits import RECENT
from db import kept, order, rows, tables
from db.devices import FORGOTTEN
from db.facts import DeviceHealth, Forgotten
from db.live.record import Today
from db.log_facts import Why
from db.silence import Sign, judged
from db.work import Work

_ticket, _leg, _clerk, _device = tables.ticket, tables.leg, tables.clerk, tables.device
_HERE = (_ticket.c.centre == bindparam("of"), _ticket.c.day == bindparam("on"))
_LEGS_HERE = (_leg.c.centre == bindparam("of"), _leg.c.day == bindparam("on"))
_FIRST = (_leg.c.ticket == _ticket.c.id) & (_leg.c.seq == 1)
_OF_FIRST = func.coalesce(_leg.c.service, _ticket.c.service).label("service")
_COUNTS = (
    select(_OF_FIRST, _ticket.c.state, func.count().label("n"))
    .select_from(_ticket.outerjoin(_leg, _FIRST))
    .where(*_HERE)
    .group_by(_OF_FIRST, _ticket.c.state)
)
_ARRIVALS = (
    select(_ticket.c.service, func.count().label("n"))
    .where(
        *_HERE,
        _ticket.c.arrived_at > bindparam("since"),
        _ticket.c.arrived_at <= bindparam("until"),
        _ticket.c.origin != Origin.COUNTER.value,
    )
    .group_by(_ticket.c.service)
)
_LATEST = (
    select(_leg.c.service, _leg.c.began_at, _leg.c.ended_at)
    .where(*_LEGS_HERE)
    .order_by(_leg.c.ended_at.desc())
    .limit(bindparam("most"))
)
_AT_COUNTERS = (
    select(_leg.c.counter, func.max(_leg.c.ended_at).label("last"), func.count().label("n"))
    .where(*_LEGS_HERE)
    .group_by(_leg.c.counter)
)
# Who was served before and waits again: since then.
_SENT_ON = (
    select(_leg.c.ticket, func.max(_leg.c.ended_at).label("last"))
    .join(_ticket, _ticket.c.id == _leg.c.ticket)
    .where(*_HERE, _ticket.c.state.in_(sorted(QUEUED)))
    .group_by(_leg.c.ticket)
)
_WRAPPING = select(
    _ticket.c.counter, _ticket.c.letter, _ticket.c.number, _ticket.c.service, _ticket.c.ended_at
).where(
    *_HERE,
    _ticket.c.ended_at > bindparam("since"),
    _ticket.c.state == State.SERVED.value,
    _ticket.c.wrapped_at > bindparam("until"),
)
_NAMES = select(_clerk.c.code, _clerk.c.name).where(_clerk.c.centre == bindparam("of"))
_DEVICES = (
    select(_device)
    .where(_device.c.centre == bindparam("of"), _device.c.key != FORGOTTEN)
    .order_by(_device.c.kind, _device.c.name)
)
_NOT_OVER = frozenset({*QUEUED, *AT_COUNTER, State.PARKED})


@dataclass(frozen=True, slots=True)
class Found:
    """What was read. waiting: rows of queued tickets; since: from when on each of them waits.

    here: what is called or served, by counter. latest: minutes of services by queue, oldest first.
    last: counter -> when its last service ended; stretches: counter -> how many it had.
    """

    waiting: Sequence[Row[Any]]
    since: Mapping[UUID, datetime]
    here: Mapping[str, Row[Any]]
    wrapping: Mapping[str, Row[Any]]
    sessions: Mapping[str, Row[Any]]
    names: Mapping[str, str]
    counts: Mapping[str, Today]
    arrivals: Mapping[str, int]
    latest: Mapping[str, list[float]]
    last: Mapping[str, datetime]
    stretches: Mapping[str, int]
    devices: tuple[DeviceHealth, ...]
    forgotten: tuple[Forgotten, ...]
    out_of_order: tuple[Why, ...]


def read(work: Work) -> Found:
    """Return the rows of this moment."""
    waiting = rows.waiting_rows(work)
    sent_on = {row.ticket: row.last for row in _all(work, _SENT_ON)}
    served = _all(work, _AT_COUNTERS)
    return Found(
        waiting=waiting,
        since={row.id: sent_on.get(row.id, row.arrived_at) for row in waiting},
        here={row.counter: row for row in _at_counters(work)},
        wrapping=_wrapping(work),
        sessions={row.counter: row for row in rows.open_sessions(work)},
        names={row.code: row.name for row in _all(work, _NAMES)},
        counts=_counts(work),
        arrivals={row.service: row.n for row in _recent(work)},
        latest=_latest(work),
        last={row.counter: row.last for row in served},
        stretches={row.counter: row.n for row in served},
        devices=_devices(work),
        forgotten=kept.forgotten(work, None),
        out_of_order=order.out_of_order(work),
    )


def _all(work: Work, query: Any, **more: Any) -> Sequence[Row[Any]]:
    place = {"of": work.centre.code, "on": work.day, **more}
    return work.connection.execute(query, place).all()


def _at_counters(work: Work) -> Sequence[Row[Any]]:
    """Return what is called or served now; what is set aside is told when it is forgotten."""
    return [row for row in rows.rows_at_counters(work) if State(row.state) in AT_COUNTER]


def _recent(work: Work) -> Sequence[Row[Any]]:
    return _all(work, _ARRIVALS, since=work.now - RECENT_ARRIVALS, until=work.now)


def _wrapping(work: Work) -> Mapping[str, Row[Any]]:
    """Return what is being written up, by counter; nothing where the centre gives no time."""
    seconds = work.centre.policy.wrap_up_seconds
    if seconds <= 0:
        return {}
    since = work.now - timedelta(seconds=seconds)
    found = _all(work, _WRAPPING, since=since, until=work.now)
    return {row.counter: row for row in found}


def _latest(work: Work) -> Mapping[str, list[float]]:
    """Return minutes of the latest services of each queue, oldest first."""
    most = RECENT * max(1, len(work.centre.services))
    found: defaultdict[str, list[float]] = defaultdict(list)
    for row in reversed(_all(work, _LATEST, most=most)):
        found[row.service].append((row.ended_at - row.began_at) / timedelta(minutes=1))
    return found


def _counts(work: Work) -> Mapping[str, Today]:
    """Return today's tickets by service and what became of them."""
    found: defaultdict[str, dict[State, int]] = defaultdict(dict)
    for row in _all(work, _COUNTS):
        found[row.service][State(row.state)] = row.n
    return {service: _today(states) for service, states in found.items()}


def _today(states: Mapping[State, int]) -> Today:
    return Today(
        arrived=sum(states.values()),
        served=states.get(State.SERVED, 0),
        absent=states.get(State.ABSENT, 0),
        cancelled=states.get(State.CANCELLED, 0),
        left=states.get(State.EXPIRED, 0),
        waiting=sum(n for state, n in states.items() if state in _NOT_OVER),
    )


def _devices(work: Work) -> tuple[DeviceHealth, ...]:
    """Return how all devices are, silence counted."""
    signs = (
        Sign(
            DeviceHealth(row.name, row.kind, row.state, row.key, row.facts, row.since),
            row.heartbeat,
        )
        for row in _all(work, _DEVICES)
    )
    return judged(signs, work.now)
