"""Rows turned into what rules and screens read; the queries that several parts share."""

from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Row, bindparam, literal_column, select

from centre.rules.calling import Waiting
from centre.rules.errors import NotAllowed
from centre.rules.services import Centre, Counter
from centre.rules.tickets import AT_COUNTER, QUEUED, Place, State, Ticket
from centre.rules.tickets import label as label_of
from db import tables
from db.facts import TicketView
from db.history import Subject
from db.work import Work

_ticket = tables.ticket
# Whoever reads notes at all: counters, of the numbers at counters (_AT_COUNTERS).
PLAIN = select(*(column for column in _ticket.c if column is not _ticket.c.note))
_TICK: Final = timedelta(microseconds=1)


def states(states: Iterable[State]) -> Any:
    """Return the condition on the state as literals, so that the partial index is used."""
    listed = ", ".join(f"'{state}'" for state in sorted(states))
    return literal_column(f"state IN ({listed})")


_TODAY = (_ticket.c.centre == bindparam("of"), _ticket.c.day == bindparam("on"))
_WAITING = PLAIN.where(*_TODAY, states(QUEUED)).order_by(
    _ticket.c.place, _ticket.c.queued_at, _ticket.c.id
)
_AT_COUNTERS = select(_ticket).where(*_TODAY, states({*AT_COUNTER, State.PARKED}))
_AT_COUNTER = _AT_COUNTERS.where(_ticket.c.counter == bindparam("at"))
_HOLD = (
    select(_ticket.c.id)
    .where(_ticket.c.id == bindparam("ticket"), states(QUEUED))
    .with_for_update(skip_locked=True)
)
_BY_NUMBER = PLAIN.where(
    *_TODAY, _ticket.c.letter == bindparam("letter"), _ticket.c.number == bindparam("number")
)
_BY_ID = PLAIN.where(_ticket.c.id == bindparam("ticket"))
_session = tables.session
_UNENDED = (_session.c.centre == bindparam("of"), _session.c.signed_out_at.is_(None))
_SITTING = select(_session.c.counter, _session.c.paused_at, _session.c.signed_in_at)
_SITTING = _SITTING.where(*_UNENDED)
_SESSIONS = select(_session).where(*_UNENDED)
_clerk = tables.clerk
_CLERK = select(_clerk).where(
    _clerk.c.centre == bindparam("of"), _clerk.c.code == bindparam("who"), _clerk.c.active
)


def here(work: Work) -> dict[str, Any]:
    """Return the centre and the day of a query on tickets of today."""
    return {"of": work.centre.code, "on": work.day}


def waiting_rows(work: Work) -> Sequence[Row[Any]]:
    """Return today's tickets that wait to be called, in order of place and time."""
    return work.connection.execute(_WAITING, here(work)).all()


def hold(work: Work, ticket: UUID) -> bool:
    """Keep a waiting ticket for this transaction; return False if another has it just now.

    On SQLite there is no other: the transaction holds the whole file.
    """
    return work.connection.execute(_HOLD, {"ticket": ticket}).first() is not None


def behind(now: datetime, earlier: Iterable[datetime]) -> datetime:
    """Return now, or the least time after all earlier ones where the clock was set back.

    Order is by arrival and by call, not by what a clock says; ids do not help, because theirs is
    the same clock.
    """
    latest = max(earlier, default=None)
    return now if latest is None or latest < now else latest + _TICK


def rows_at(work: Work, counter: str) -> Sequence[Row[Any]]:
    """Return today's tickets that are called, served or parked at a counter, with their notes."""
    return work.connection.execute(_AT_COUNTER, {**here(work), "at": counter}).all()


def rows_at_counters(work: Work) -> Sequence[Row[Any]]:
    """Return today's tickets that are called, served or parked at any counter, with their notes."""
    return work.connection.execute(_AT_COUNTERS, here(work)).all()


def current_row(work: Work, counter: str) -> Row[Any] | None:
    """Return the ticket that is called or served at a counter now, or None."""
    return next((r for r in rows_at(work, counter) if State(r.state) in AT_COUNTER), None)


def row_of(work: Work, ticket: UUID) -> Row[Any]:
    """Return the row of a ticket by id."""
    return work.connection.execute(_BY_ID, {"ticket": ticket}).one()


def row_of_today(work: Work, ticket: UUID) -> Row[Any] | None:
    """Return the row of a ticket of this centre and day, or None."""
    row = work.connection.execute(_BY_ID, {"ticket": ticket}).one_or_none()
    mine = row is not None and (row.centre, row.day) == (work.centre.code, work.day)
    return row if mine else None


def row_of_label(work: Work, label: str) -> Row[Any]:
    """Return today's row of a number such as A012 (a12 is understood).

    Raises NotAllowed("number_unknown", label) if no such number was given today.
    """
    letter, digits = label.strip().upper()[:1], label.strip()[1:]
    # isascii: str.isdigit also takes superscripts and digits of other scripts.
    known = letter.isalpha() and digits.isascii() and digits.isdigit() and len(digits) <= 6
    row = None
    if known:
        wanted = {**here(work), "letter": letter, "number": int(digits)}
        row = work.connection.execute(_BY_NUMBER, wanted).one_or_none()
    if row is None:
        raise NotAllowed("number_unknown", label=label[:12])
    return row


def open_sessions(work: Work) -> Sequence[Row[Any]]:
    """Return the sessions of clerks who are signed in, paused ones included."""
    return [row for row in unended_sessions(work) if not is_of_earlier_day(work, row)]


def unended_sessions(work: Work) -> Sequence[Row[Any]]:
    """Return every session that nobody ended, those forgotten on earlier days included."""
    return work.connection.execute(_SESSIONS, {"of": work.centre.code}).all()


def is_of_earlier_day(work: Work, session: Any) -> bool:
    """Tell whether somebody forgot to sign out; a business day set ahead makes nobody forget."""
    signed_in: datetime = session.signed_in_at
    return signed_in.date() < min(work.day, work.now.date())


def open_counters(work: Work) -> tuple[Counter, ...]:
    """Return the counters where a clerk is signed in and not paused."""
    rows = work.connection.execute(_SITTING, {"of": work.centre.code}).all()
    busy = [row for row in rows if not row.paused_at and not is_of_earlier_day(work, row)]
    found = (work.centre.counters.get(row.counter) for row in busy)
    return tuple(counter for counter in found if counter is not None)


def clerks_there(work: Work) -> frozenset[str]:
    """Return the clerks who are signed in somewhere and not paused."""
    return frozenset(row.clerk for row in open_sessions(work) if row.paused_at is None)


def clerk_row(work: Work, code: str) -> Row[Any]:
    """Return an active clerk's row; raise NotAllowed("clerk_unknown")."""
    row = work.connection.execute(_CLERK, {"of": work.centre.code, "who": code}).one_or_none()
    if row is None:
        raise NotAllowed("clerk_unknown", clerk=code)
    return row


def role_of(work: Work, code: str) -> str | None:
    """Return the role of an active clerk, or None where there is none of this code."""
    row = work.connection.execute(_CLERK, {"of": work.centre.code, "who": code}).one_or_none()
    return None if row is None else str(row.role)


def label_of_row(row: Row[Any]) -> str:
    """Return the number as people read it."""
    return label_of(row.letter, row.number)


def subject(row: Row[Any]) -> Subject:
    """Return what the event log calls this ticket."""
    return Subject(row.id, row.day, row.letter)


def waiting(row: Row[Any]) -> Waiting:
    """Return a row as the calling rules see it; who stepped back has let a priority go."""
    return Waiting(
        id=row.id,
        label=label_of_row(row),
        service=row.service,
        priority=None if row.stepped else row.priority,
        place=Place(row.place),
        queued_at=row.queued_at,
        bypassed=row.bypassed,
        target=row.target,
        target_clerk=row.target_clerk,
    )


def ticket(row: Row[Any]) -> Ticket:
    """Return a row as the ticket rules see it."""
    names = Ticket.__slots__
    values = {name: getattr(row, name) for name in names}
    values["state"] = State(row.state)
    values["place"] = Place(row.place)
    return Ticket(**values)


def view(centre: Centre, row: Any) -> TicketView:
    """Return a row, or a new row's values, as screens see it."""
    group = centre.groups.get(row.priority) if row.priority else None
    service = centre.services.get(row.service)
    return TicketView(
        id=row.id,
        label=label_of_row(row),
        service=row.service,
        service_name=service.name if service else {"vi": row.service},
        state=State(row.state),
        priority=row.priority,
        priority_name=group.name if group else None,
        arrived_at=row.arrived_at,
        queued_at=row.queued_at,
        called_at=row.called_at,
        began_at=row.began_at,
        ended_at=row.ended_at,
        calls=row.calls,
        counter=row.counter,
        target=row.target,
        target_clerk=row.target_clerk,
        origin=row.origin,
        note=getattr(row, "note", ""),
        outcome=row.outcome,
        wrapped_at=row.wrapped_at,
    )
