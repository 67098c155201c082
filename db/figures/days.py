"""One day's tickets as the figures see them: three short queries, no row is left unread."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any
from uuid import UUID

from sqlalchemy import Row, bindparam, select

from centre.rules.calling import Rule
from centre.rules.tickets import State
from centre.rules.visits import Answer, Stretch, Visit
from db import tables
from db.work import Work

_ticket, _leg, _call, _rating = tables.ticket, tables.leg, tables.call, tables.rating


def _on(table: Any) -> tuple[Any, Any]:
    return table.c.centre == bindparam("of"), table.c.day == bindparam("on")


_TICKETS = select(
    *(_ticket.c.id, _ticket.c.service, _ticket.c.state, _ticket.c.priority, _ticket.c.origin),
    *(_ticket.c.arrived_at, _ticket.c.called_at, _ticket.c.began_at, _ticket.c.ended_at),
    *(_ticket.c.counter, _ticket.c.wrapped_at),
).where(*_on(_ticket))
_LEGS = (
    select(
        *(_leg.c.ticket, _leg.c.service, _leg.c.counter, _leg.c.clerk, _leg.c.called_at),
        *(_leg.c.began_at, _leg.c.ended_at, _leg.c.wrapped_at),
    )
    .where(*_on(_leg))
    .order_by(_leg.c.ticket, _leg.c.seq)
)
_CALLS = (
    select(
        *(_call.c.ticket, _call.c.counter, _call.c.clerk),
        _call.c.reason["rule"].as_string().label("rule"),
    )
    .where(*_on(_call))
    .order_by(_call.c.at, _call.c.id)
)
_ANSWERS = (
    select(
        *(_rating.c.ticket, _rating.c.counter, _rating.c.instrument, _rating.c.version),
        _rating.c.level,
    )
    # Of the ticket's day: a question belongs to the visit it asks about.
    .join(_ticket, _ticket.c.id == _rating.c.ticket)
    .where(*_on(_ticket))
    .order_by(_rating.c.opened_at, _rating.c.id)
)

Found = tuple[Any, Any, Any, Any]
"""The rows of a day: tickets, legs, calls, ratings."""


def rows_of(work: Work, day: date) -> Found:
    """Return the rows of a day; visits() makes sense of them after the reading has ended."""
    where = {"of": work.centre.code, "on": day}
    tickets, legs, calls, answers = (
        work.connection.execute(query, where).all() for query in (_TICKETS, _LEGS, _CALLS, _ANSWERS)
    )
    return tickets, legs, calls, answers


def visits(found: Found) -> Iterable[Visit]:
    """Yield each ticket of a day's rows with its stretches, its answers and who called it."""
    tickets, legs, calls, answers = found
    stretches, asked = _by_ticket(legs), _by_ticket(answers)
    called = _by_ticket(calls)
    for row in tickets:
        mine = called.get(row.id, ())
        clerk = mine[-1].clerk if mine else None
        yield _visit(row, stretches.get(row.id, ()), asked.get(row.id, ()), mine, clerk or "")


def _by_ticket(rows: Iterable[Row[Any]]) -> Mapping[UUID, list[Row[Any]]]:
    found: defaultdict[UUID, list[Row[Any]]] = defaultdict(list)
    for row in rows:
        found[row.ticket].append(row)
    return found


def _visit(row: Any, legs: Any, asked: Any, calls: Any, clerk: str) -> Visit:
    stretches = tuple(map(_stretch, legs)) or _implied(row, clerk)
    return Visit(
        service=row.service,
        state=State(row.state),
        arrived_at=row.arrived_at,
        called_at=row.called_at,
        counter=row.counter or "",
        clerk=clerk or (stretches[-1].clerk if stretches else ""),
        origin=row.origin,
        priority=row.priority or "",
        stretches=stretches,
        answers=tuple(
            Answer((one.instrument, one.version), one.counter, one.level) for one in asked
        ),
        out_of_order=sum(call.rule == Rule.CHOSEN.value for call in calls),
    )


def _stretch(leg: Any) -> Stretch:
    return Stretch(
        leg.service,
        leg.counter,
        leg.clerk or "",
        leg.called_at,
        leg.began_at,
        leg.ended_at,
        leg.wrapped_at,
    )


def _implied(row: Any, clerk: str) -> tuple[Stretch, ...]:
    """Return the one stretch of a served ticket of a time that kept no legs (before step 0007)."""
    times = (row.called_at or row.began_at, row.began_at, row.ended_at)
    if row.state != State.SERVED.value or None in times:
        return ()
    return (Stretch(row.service, row.counter or "", clerk, *times, row.wrapped_at),)
