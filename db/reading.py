"""Reading the event log."""

import json
from uuid import UUID

from sqlalchemy import select

from db import tables
from db.log_facts import LoggedEvent
from db.work import Work

_event = tables.event
_ticket = tables.ticket


def events_of(work: Work, ticket: UUID | None) -> tuple[LoggedEvent, ...]:
    """Return the events of a ticket (of any day), or all of today's, in order of time."""
    query = select(_event, _ticket.c.letter, _ticket.c.number).outerjoin(
        _ticket, _ticket.c.id == _event.c.ticket
    )
    if ticket is None:
        query = query.where(_event.c.centre == work.centre.code, _event.c.day == work.day)
    else:
        query = query.where(_event.c.ticket == ticket)
    order = (_event.c.seq,) if ticket else (_event.c.at, _event.c.queue, _event.c.seq)
    found = work.connection.execute(query.order_by(*order)).all()
    return tuple(
        LoggedEvent(
            day=row.day,
            queue=row.queue,
            seq=row.seq,
            id=row.id,
            kind=row.kind,
            ticket=row.ticket,
            label=None if row.letter is None else f"{row.letter}{row.number:03d}",
            at=row.at,
            actor=row.actor,
            facts=json.loads(row.facts),
            hash=row.hash,
        )
        for row in found
    )
