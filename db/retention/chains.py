"""The log's chains of one day: told anew without persons, or gone; what proves either.

A chain that is told anew keeps its events, their times and their order. Its old and its new head
go into today's chain, so that nobody can tell it anew once more unseen.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import Row, bindparam, select

from centre.rules.errors import NotAllowed
from db import tables
from db.history import genesis, rehashed
from db.work import Work

_chain, _event = tables.chain, tables.event
_CHAINS: Final = select(_chain).where(
    _chain.c.centre == bindparam("of"), _chain.c.day == bindparam("on")
)
_EVENTS: Final = (
    select(_event)
    .where(_event.c.centre == bindparam("of"), _event.c.day == bindparam("on"))
    .order_by(_event.c.queue, _event.c.seq)
)
_CHANGE: Final = (
    _event.update()
    .where(_event.c.id == bindparam("this"))
    .values(facts=bindparam("said"), hash=bindparam("new_hash"))
)
Bare = Callable[[str, Mapping[str, Any]], Mapping[str, Any]]
"""Returns an event's facts as they are to stay; takes its kind and its facts."""


@dataclass(frozen=True, slots=True)
class Retold:
    """One queue of a day: its head as it was, and the events that change with their new hashes.

    unnamed: so many of them say less than before; the others change their hash alone.
    """

    queue: str
    count: int
    before: str
    after: str
    changed: tuple[dict[str, Any], ...]
    unnamed: int = 0


def heads(work: Work, day: date) -> dict[str, tuple[int, str]]:
    """Return queue -> (number of events, head) of a day."""
    rows = work.connection.execute(_CHAINS, {"of": work.centre.code, "on": day}).all()
    return {row.queue: (row.seq, row.head) for row in rows}


def events_on(work: Work, day: date) -> Sequence[Row[Any]]:
    """Return a day's events by queue and number."""
    return work.connection.execute(_EVENTS, {"of": work.centre.code, "on": day}).all()


def retell(events: Sequence[Row[Any]], bare: Bare) -> tuple[Retold, ...]:
    """Return the queues of a day in which something changes; the store is not asked."""
    queues: defaultdict[str, list[Row[Any]]] = defaultdict(list)
    for event in events:
        queues[event.queue].append(event)
    found = (_retold(queue, mine, bare) for queue, mine in queues.items())
    return tuple(one for one in found if one.changed)


def _retold(queue: str, events: Sequence[Row[Any]], bare: Bare) -> Retold:
    """Hash a queue anew from the first event that changes on."""
    head = genesis(events[0].centre, events[0].day, queue)
    changed: list[dict[str, Any]] = []
    unnamed = 0
    for event in events:
        said = _said(event, bare)
        unnamed += said != event.facts
        if said == event.facts and not changed:
            head = event.hash
            continue
        row = {**event._mapping, "facts": said}  # noqa: SLF001  # public by its documentation
        head = rehashed(head, row)
        changed.append({"this": event.id, "said": said, "new_hash": head})
    return Retold(queue, len(events), events[-1].hash, head, tuple(changed), unnamed)


def _said(event: Row[Any], bare: Bare) -> str:
    """Return an event's facts without persons; unreadable ones stay for the verifier to find."""
    try:
        facts = json.loads(event.facts)
    except ValueError:
        return str(event.facts)
    if not isinstance(facts, dict):
        return str(event.facts)
    left = bare(event.kind, facts)
    if left == facts:
        return str(event.facts)
    return json.dumps(left, ensure_ascii=False, sort_keys=True)


def write(work: Work, day: date, retold: Sequence[Retold]) -> dict[str, list[Any]]:
    """Write what was told anew; the guard is lifted. Returns queue -> [count, old, new head].

    Raises NotAllowed("someone_was_faster") if a queue is not as it was read.
    """
    now = heads(work, day)
    for one in retold:
        if now.get(one.queue) != (one.count, one.before):
            raise NotAllowed("someone_was_faster", day=day.isoformat(), queue=one.queue)
        work.connection.execute(_CHANGE, list(one.changed))
        _put_head(work, day, one)
    return {one.queue: [one.count, one.before, one.after] for one in retold}


def _put_head(work: Work, day: date, one: Retold) -> None:
    """Write the row anew: one that is changed goes forward by one only (chain_goes_forward)."""
    place = {"centre": work.centre.code, "day": day, "queue": one.queue}
    mine = (_chain.c[name] == value for name, value in place.items())
    work.connection.execute(_chain.delete().where(*mine))
    work.connection.execute(_chain.insert(), {**place, "seq": one.count, "head": one.after})


def remove(work: Work, day: date) -> dict[str, list[Any]]:
    """Remove a day's events and heads; the guard is lifted. Returns queue -> [count, head]."""
    gone = heads(work, day)
    for table in (_event, _chain):
        mine = (table.c.centre == work.centre.code, table.c.day == day)
        work.connection.execute(table.delete().where(*mine))
    return {queue: [count, head] for queue, (count, head) in sorted(gone.items())}
