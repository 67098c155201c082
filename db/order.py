"""The order explains itself: who was called before a number, by which rule, and who out of turn.

A number waits from its arrival to its call, and again after it was sent on, put back or had
returned. Told are the calls made meanwhile at counters that could have called it: that serve what
it waited for then, and for which it was not kept for somebody else. What counters serve is what
they serve today.
"""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Row, bindparam, select

from centre.rules.calling import Rule, Waiting, is_callable
from centre.rules.tickets import Place
from db import rows, tables
from db.claim import reason_of
from db.log_facts import Before, Why
from db.work import Work

_event = tables.event
_call = tables.call
_ticket = tables.ticket
_CALLS = (
    select(
        _call.c.ticket,
        _call.c.counter,
        _call.c.clerk,
        _call.c.at,
        _call.c.again,
        _call.c.reason,
        _ticket.c.letter,
        _ticket.c.number,
        _ticket.c.arrived_at,
    )
    .join(_ticket, _ticket.c.id == _call.c.ticket)
    .where(
        _call.c.centre == bindparam("of"),
        _call.c.day == bindparam("on"),
        _call.c.at >= bindparam("since"),
    )
    .order_by(_call.c.at, _call.c.id)
)
_CHOSEN = _CALLS.where(_call.c.reason["rule"].as_string() == Rule.CHOSEN.value)
_EVER: Final = datetime(1970, 1, 1, tzinfo=UTC)
_BEGINS: Final = frozenset({"take", "transfer", "put_back", "return"})
_ENDS: Final = frozenset({"call", "cancel", "give_up", "expire"})
_NEXT_SERVICE: Final = "next_service"
TELLING: Final = _BEGINS | _ENDS | {_NEXT_SERVICE}
"""Kinds of events that tell when a number waited, and for what; a counter reads these alone."""
# No more columns than a counter's own login may read (db.roles.counter).
_STRETCHES: Any = (
    select(_event.c.kind, _event.c.at, _event.c.facts)
    .where(
        _event.c.centre == bindparam("of"),
        _event.c.day == bindparam("on"),
        _event.c.ticket == bindparam("of_ticket"),
        _event.c.kind.in_(sorted(TELLING)),
    )
    .order_by(_event.c.seq)
)


@dataclass(frozen=True, slots=True)
class _Wait:
    """A stretch of waiting of one ticket: from when, until when (None: it goes on), for what."""

    ticket: Waiting
    since: datetime
    until: datetime | None

    def has(self, at: datetime) -> bool:
        return self.since <= at and (self.until is None or at < self.until)


def order_of(work: Work, label: str) -> tuple[Before, ...]:
    """Return every call before that of today's number, in the order in which they were made.

    Where it was called again after it had gone back into a queue, those before the last call are
    told as well. Raises NotAllowed("number_unknown").
    """
    row = rows.row_of_label(work, label)
    place = {"of": work.centre.code, "on": work.day, "of_ticket": row.id}
    events: Sequence[Row[Any]] = work.connection.execute(_STRETCHES, place).all()
    waits = tuple(_waits(row, events))
    found = _calls_since(work, row.arrived_at)
    return tuple(
        _before(row, call) for call in found if call.ticket != row.id and _is_in(work, call, waits)
    )


def _waits(row: Row[Any], events: Iterable[Row[Any]]) -> Iterable[_Wait]:
    """Yield the stretches in which a ticket waited, as the log tells them."""
    waiting: Waiting | None = None
    since = row.arrived_at
    service = row.service
    for event in events:
        facts = json.loads(event.facts)
        service = facts.get("service", service)
        if event.kind in _BEGINS:
            waiting, since = _as_it_was(row, service, event.at, facts), event.at
        elif event.kind in _ENDS and waiting is not None:
            yield _Wait(waiting, since, event.at)
            waiting = None
    if waiting is not None:
        yield _Wait(waiting, since, None)


def _as_it_was(row: Row[Any], service: str, since: datetime, facts: Mapping[str, Any]) -> Waiting:
    kept_for = (facts.get("target"), facts.get("target_clerk"))
    place = (None, Place.BY_TIME, since, 0)
    return Waiting(row.id, rows.label_of_row(row), service, *place, *kept_for)


def _calls_since(work: Work, since: datetime) -> list[Row[Any]]:
    """Return the calls of today with a rule of their own: not those that were only repeated."""
    return [row for row in _asked(work, _CALLS, since) if row.reason is not None]


def _asked(work: Work, query: Any, since: datetime) -> Sequence[Row[Any]]:
    place = {"of": work.centre.code, "on": work.day, "since": since}
    return work.connection.execute(query, place).all()


def _is_in(work: Work, call: Row[Any], waits: Iterable[_Wait]) -> bool:
    """Tell whether a call was made while a ticket waited, where that could have been called."""
    counter = work.centre.counters.get(call.counter)
    return counter is not None and any(
        wait.has(call.at) and is_callable(wait.ticket, counter, call.clerk) for wait in waits
    )


def _before(mine: Row[Any], call: Row[Any]) -> Before:
    reason = reason_of(call)
    if reason is None:
        raise ValueError(call.ticket)
    return Before(
        mine=rows.label_of_row(mine),
        label=rows.label_of_row(call),
        counter=call.counter,
        clerk=call.clerk,
        at=call.at,
        reason=reason,
        is_earlier=_arrival(call.arrived_at, call.ticket) < _arrival(mine.arrived_at, mine.id),
    )


def _arrival(at: datetime, ticket: UUID) -> tuple[datetime, UUID]:
    return (at, ticket)


def out_of_order(work: Work) -> tuple[Why, ...]:
    """Return today's calls of a number by hand, oldest first; their reasons tell who was passed."""
    return tuple(
        Why(rows.label_of_row(call), call.counter, call.clerk, call.at, call.again, reason_of(call))
        for call in _asked(work, _CHOSEN, _EVER)
    )
