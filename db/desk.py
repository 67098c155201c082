"""What a counter does with the ticket it has: again, start, done, absent, park, transfer."""

from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import Row, bindparam, select

from centre.rules.errors import NotAllowed
from centre.rules.services import Counter
from centre.rules.tickets import Event, Place, State
from db import rows, tables
from db.claim import Desk, change_state, keep_call
from db.facts import TicketView
from db.history import append_about
from db.ids import uuid7
from db.work import Work

Position = Literal["first", "last", "original"]

_rating = tables.rating
# Without the level: neither a counter nor its keypad may read what people answered.
_OPEN_RATING = select(*(column for column in _rating.c if column is not _rating.c.level)).where(
    _rating.c.centre == bindparam("of"),
    _rating.c.counter == bindparam("at"),
    _rating.c.closed_at.is_(None),
)
_ticket = tables.ticket
_LAST_ABSENT = (
    select(_ticket)
    .where(
        _ticket.c.centre == bindparam("of"),
        _ticket.c.day == bindparam("on"),
        _ticket.c.counter == bindparam("at"),
        _ticket.c.state == State.ABSENT.value,
        _ticket.c.ended_at > bindparam("since"),
        _ticket.c.ended_at <= bindparam("until"),
    )
    .order_by(_ticket.c.ended_at.desc())
    .limit(1)
)


def desk_of(work: Work, code: str, clerk: str | None = None) -> Desk:
    """Return who acts at a counter: the named clerk, else the one who is signed in there.

    Raises NotAllowed("counter_unknown").
    """
    counter = work.centre.counter(code)
    session = session_row(work, counter)
    return Desk(counter, clerk or (session.clerk if session else None))


def session_row(work: Work, counter: Counter) -> Row[Any] | None:
    """Return the open session at a counter, or None."""
    sessions = rows.open_sessions(work)
    return next((s for s in sessions if s.counter == counter.code), None)


def check_not_paused(work: Work, counter: Counter) -> None:
    """Raise NotAllowed("counter_paused") where the clerk is on a break."""
    session = session_row(work, counter)
    if session is not None and session.paused_at is not None:
        raise NotAllowed("counter_paused", counter=counter.code)


def at_desk(work: Work, counter: Counter) -> Row[Any]:
    """Return the ticket called or served here; raise NotAllowed("no_ticket") if there is none."""
    row = rows.current_row(work, counter.code)
    if row is None:
        raise NotAllowed("no_ticket", counter=counter.code)
    return row


def tell(
    work: Work, desk: Desk, row: Row[Any], kind: str, more: Mapping[str, Any] | None = None
) -> TicketView:
    """Log what happened to a ticket at a desk, and return the ticket as screens see it."""
    facts = {"counter": desk.counter.code, "clerk": desk.clerk, **(more or {})}
    append_about(work, rows.subject(row), kind, facts)
    return rows.view(work.centre, row)


def call_again(work: Work, desk: Desk) -> TicketView:
    """Call the ticket at this counter once more."""
    row = at_desk(work, desk.counter)
    after = change_state(work, row, Event.CALL_AGAIN, {"calls": row.calls + 1})
    keep_call(work, desk, after, None)
    return rows.view(work.centre, after)


def start(work: Work, desk: Desk) -> TicketView:
    """Note that the person has come and is being served."""
    row = at_desk(work, desk.counter)
    after = change_state(work, row, Event.START, {"began_at": work.now})
    return tell(work, desk, after, "start")


def finish(work: Work, desk: Desk, *, rate: bool) -> TicketView:
    """End the service; rate opens the rating, else none is asked (the next call came first)."""
    row = at_desk(work, desk.counter)
    change = {"ended_at": work.now, "began_at": row.began_at or row.called_at}
    after = change_state(work, row, Event.FINISH, change)
    told = tell(work, desk, after, "finish")
    close_rating(work, desk.counter)
    if rate:
        _open_rating(work, desk, after)
    return told


def finish_open(work: Work, desk: Desk) -> None:
    """End the service at this counter if there is one, because the next number is called.

    One key for one citizen: F2 alone is enough. A rating of that service stays open for nobody.
    """
    if rows.current_row(work, desk.counter.code) is not None:
        finish(work, desk, rate=False)
    close_rating(work, desk.counter)


def absent(work: Work, desk: Desk) -> TicketView:
    """Note that nobody came; raise NotAllowed("absent_too_early") before enough calls."""
    row = at_desk(work, desk.counter)
    wanted = work.centre.policy.calls_before_absent
    if row.calls < wanted:
        raise NotAllowed("absent_too_early", calls=row.calls, wanted=wanted)
    after = change_state(work, row, Event.MARK_ABSENT, {"ended_at": work.now})
    return tell(work, desk, after, "absent")


def undoable(work: Work, counter: Counter) -> Row[Any] | None:
    """Return the ticket marked absent here within the time for taking it back, or None."""
    since = work.now - timedelta(seconds=work.centre.policy.absent_undo_seconds)
    place = {"of": work.centre.code, "on": work.day, "at": counter.code}
    place |= {"since": since, "until": work.now}
    return work.connection.execute(_LAST_ABSENT, place).one_or_none()


def undo_absent(work: Work, desk: Desk) -> TicketView:
    """Take the last absent back; raise NotAllowed: undo_too_late, counter_busy."""
    if rows.current_row(work, desk.counter.code) is not None:
        raise NotAllowed("counter_busy", counter=desk.counter.code)
    row = undoable(work, desk.counter)
    if row is None:
        raise NotAllowed("undo_too_late", counter=desk.counter.code)
    after = change_state(work, row, Event.UNDO_ABSENT, {"ended_at": None})
    return tell(work, desk, after, "undo_absent")


def park(work: Work, desk: Desk) -> TicketView:
    """Set the ticket aside at this counter, to be resumed or called by its number."""
    row = at_desk(work, desk.counter)
    return tell(work, desk, change_state(work, row, Event.PARK, {}), "park")


def resume(work: Work, desk: Desk, label: str) -> TicketView:
    """Go on serving a parked ticket; raise NotAllowed: counter_busy, number_unknown."""
    if rows.current_row(work, desk.counter.code) is not None:
        raise NotAllowed("counter_busy", counter=desk.counter.code)
    row = rows.row_of_label(work, label)
    change = {"counter": desk.counter.code, "began_at": row.began_at or work.now}
    return tell(work, desk, change_state(work, row, Event.RESUME, change), "resume")


def transfer(work: Work, desk: Desk, service: str, to: Position, target: str | None) -> TicketView:
    """Send the ticket to a service's queue, perhaps for one counter alone.

    to: "first" before all, "last" behind all, "original" by its arrival. Its arrival time stays.
    Raises NotAllowed: service_unknown, counter_unknown, counter_does_not_serve.
    """
    found = work.centre.service(service)
    _check_target(work, found.code, target)
    row = at_desk(work, desk.counter)
    change = {
        "service": found.code,
        "place": (Place.FIRST if to == "first" else Place.BY_TIME).value,
        "queued_at": row.arrived_at if to == "original" else _behind_all(work),
        "target": target,
        "counter": None,
        "began_at": None,
        "calls": 0,
    }
    after = change_state(work, row, Event.TRANSFER, change)
    return tell(work, desk, after, "transfer", {"service": found.code, "to": to, "target": target})


def _behind_all(work: Work) -> datetime:
    return rows.behind(work.now, (other.queued_at for other in rows.waiting_rows(work)))


def _check_target(work: Work, service: str, target: str | None) -> None:
    """Raise NotAllowed if the ticket could be called nowhere."""
    if target is None:
        if not work.centre.counters_serving(service):
            raise NotAllowed("counter_does_not_serve", service=service, counter="")
    elif service not in work.centre.counter(target).serves:
        raise NotAllowed("counter_does_not_serve", service=service, counter=target)


def cancel(work: Work, label: str) -> TicketView:
    """Give a waiting or parked ticket up."""
    row = rows.row_of_label(work, label)
    after = change_state(work, row, Event.CANCEL, {"ended_at": work.now})
    append_about(work, rows.subject(after), "cancel", {})
    return rows.view(work.centre, after)


def open_rating_row(work: Work, counter: str) -> Row[Any] | None:
    """Return the rating that is open at a counter, or None."""
    place = {"of": work.centre.code, "at": counter}
    return work.connection.execute(_OPEN_RATING, place).one_or_none()


def close_rating(work: Work, counter: Counter) -> None:
    """Close what rating is open here: unanswered, it stays as silence."""
    row = open_rating_row(work, counter.code)
    if row is not None:
        change = _rating.update().where(_rating.c.id == row.id)
        work.connection.execute(change.values(closed_at=work.now))


def _open_rating(work: Work, desk: Desk, row: Row[Any]) -> None:
    """Open the one rating of a finished service; until it is answered its level is silence."""
    instrument = work.centre.instrument
    rating = {
        "id": uuid7(),
        "centre": work.centre.code,
        "day": work.day,
        "ticket": row.id,
        "counter": desk.counter.code,
        "instrument": instrument.code,
        "version": instrument.version,
        "opened_at": work.now,
    }
    work.connection.execute(_rating.insert(), rating)
    told = {key: rating[key] for key in ("counter", "instrument", "version")}
    facts = {"rating": rating["id"].hex, "level": None, **told}
    append_about(work, rows.subject(row), "rating_opens", facts)
