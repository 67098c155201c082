"""Legs of a visit in the store: each stretch of service at a counter, and its wrap-up.

A leg is kept when its stretch ends, and before the ticket leaves the counter: a server takes it
only from where the ticket is. A wrap-up is stored with the time at which it ends at the latest, and
brought forward when it really ends; so nobody has to end one that is simply over.
"""

from datetime import timedelta
from typing import Any

from sqlalchemy import Row, bindparam, func, select

from centre.rules.errors import NotAllowed
from centre.rules.legs import LegEnd, is_wrapping
from centre.rules.services import Counter
from centre.rules.tickets import State
from db import rows, tables
from db.claim import Desk
from db.facts import TicketView
from db.history import append_about
from db.ids import uuid7
from db.work import Work

_leg = tables.leg
_LAST_SEQ = select(func.max(_leg.c.seq)).where(_leg.c.ticket == bindparam("of_ticket"))
_NEW_LEG = _leg.insert()
_ticket = tables.ticket
_WRAPPING = (
    rows.PLAIN.where(
        _ticket.c.centre == bindparam("of"),
        _ticket.c.day == bindparam("on"),
        _ticket.c.ended_at > bindparam("since"),
        _ticket.c.counter == bindparam("at"),
        _ticket.c.state == State.SERVED.value,
        _ticket.c.wrapped_at > bindparam("until"),
    )
    .order_by(_ticket.c.ended_at.desc())
    .limit(1)
)


def keep(
    work: Work,
    desk: Desk,
    row: Row[Any],
    ended: LegEnd,
    outcome: str | None = None,
    until: Any = None,
) -> None:
    """Keep the stretch of service that ends now; until: the latest end of its wrap-up.

    row is the ticket as it was. A person whom nobody started to serve was served from the call on.
    A clock that was set back makes no stretch of negative length.
    """
    last = work.connection.execute(_LAST_SEQ, {"of_ticket": row.id}).scalar_one()
    began_at = row.began_at or row.called_at
    leg = {
        "id": uuid7(),
        "centre": work.centre.code,
        "day": row.day,
        "ticket": row.id,
        "seq": 1 + (last or 0),
        "service": row.service,
        "counter": desk.counter.code,
        "clerk": desk.clerk,
        "called_at": row.called_at,
        "began_at": began_at,
        "ended_at": max(work.now, began_at),
        "wrapped_at": until,
        "ended": ended.value,
        "outcome": outcome,
    }
    work.connection.execute(_NEW_LEG, leg)


def keep_begun(
    work: Work, desk: Desk, row: Row[Any], ended: LegEnd, outcome: str | None = None
) -> None:
    """Keep the stretch that ends now if it had begun: who was only called was not served."""
    if State(row.state) is State.SERVING:
        keep(work, desk, row, ended, outcome)


def wrapping_row(work: Work, counter: Counter) -> Row[Any] | None:
    """Return the ticket that is being written up at a counter, or None."""
    policy = work.centre.policy
    if policy.wrap_up_seconds <= 0:
        return None
    since = work.now - timedelta(seconds=policy.wrap_up_seconds)
    place = {"of": work.centre.code, "on": work.day, "at": counter.code}
    found = work.connection.execute(_WRAPPING, {**place, "since": since, "until": work.now})
    row = found.one_or_none()
    return row if row is not None and is_wrapping(row.wrapped_at, work.now, policy) else None


def end_wrap_up(work: Work, desk: Desk) -> TicketView:
    """End the wrap-up at this counter now; raise NotAllowed("not_wrapping") if there is none."""
    row = wrapping_row(work, desk.counter)
    if row is None:
        raise NotAllowed("not_wrapping", counter=desk.counter.code)
    mine = _ticket.update().where(_ticket.c.id == row.id)
    work.connection.execute(mine.values(wrapped_at=work.now))
    written = _leg.update().where(_leg.c.ticket == row.id, _leg.c.wrapped_at == row.wrapped_at)
    work.connection.execute(written.values(wrapped_at=work.now))
    facts = {"counter": desk.counter.code, "clerk": desk.clerk}
    append_about(work, rows.subject(row), "wrap_up_end", facts)
    return rows.view(work.centre, rows.row_of(work, row.id))


def end_any_wrap_up(work: Work, desk: Desk) -> None:
    """End the wrap-up at this counter if there is one, because something else begins here."""
    if wrapping_row(work, desk.counter) is not None:
        end_wrap_up(work, desk)
