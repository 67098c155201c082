"""What a counter does with the ticket it has: again, start, done, absent, park, next service.

What sends it back into a queue is in db.sending.
"""

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

from sqlalchemy import Row, bindparam

from centre.rules.errors import NotAllowed
from centre.rules.legs import LegEnd, checked_note, checked_outcome, wraps_until
from centre.rules.roles import Act, may
from centre.rules.services import Counter
from centre.rules.tickets import AT_COUNTER, Event, State, move
from db import legs, questions, rows, tables
from db.claim import Desk, change_state, keep_call
from db.facts import TicketView
from db.history import append_about
from db.work import Work

_ticket = tables.ticket
_LAST_ABSENT = (
    rows.PLAIN.where(
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

    Raises NotAllowed: counter_unknown, role_not_at_desk.
    """
    counter = work.centre.counter(code)
    session = session_row(work, counter)
    who = clerk or (session.clerk if session else None)
    if who is not None:
        check_at_desk(work, who)
    return Desk(counter, who)


def check_at_desk(work: Work, clerk: str) -> None:
    """Raise NotAllowed("role_not_at_desk", clerk, role) for a clerk whose role serves nobody.

    One who has ended meanwhile may finish what he has begun.
    """
    role = rows.role_of(work, clerk)
    if role is not None and not may(role, Act.DESK):
        raise NotAllowed("role_not_at_desk", clerk=clerk, role=role)


def session_row(work: Work, counter: Counter) -> Row[Any] | None:
    """Return the open session at a counter, or None."""
    sessions = rows.open_sessions(work)
    return next((s for s in sessions if s.counter == counter.code), None)


def check_not_paused(work: Work, counter: Counter) -> None:
    """Raise NotAllowed("counter_paused") where the clerk is on a break."""
    session = session_row(work, counter)
    if session is not None and session.paused_at is not None:
        raise NotAllowed("counter_paused", counter=counter.code)


def check_free(work: Work, counter: Counter) -> None:
    """Raise NotAllowed("counter_busy") where a number is called or served."""
    if rows.current_row(work, counter.code) is not None:
        raise NotAllowed("counter_busy", counter=counter.code)


def check_serves(counter: Counter, service: str) -> None:
    """Raise NotAllowed("counter_does_not_serve") for a service of other counters."""
    if service not in counter.serves:
        raise NotAllowed("counter_does_not_serve", service=service, counter=counter.code)


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
    """Call the ticket at this counter once more.

    Raises NotAllowed: counter_paused, no_ticket, ticket_move, called_enough (calls, most).
    """
    check_not_paused(work, desk.counter)
    row = at_desk(work, desk.counter)
    move(State(row.state), Event.CALL_AGAIN)
    most = work.centre.policy.calls_at_most
    if row.calls >= most:
        raise NotAllowed("called_enough", calls=row.calls, most=most)
    after = change_state(work, row, Event.CALL_AGAIN, {"calls": row.calls + 1})
    keep_call(work, desk, after, None)
    return rows.view(work.centre, after)


def start(work: Work, desk: Desk) -> TicketView:
    """Note that the person has come and is being served."""
    row = at_desk(work, desk.counter)
    after = change_state(work, row, Event.START, {"began_at": work.now})
    return tell(work, desk, after, "start")


def finish(work: Work, desk: Desk, outcome: str | None, *, rate: bool, wrap_up: bool) -> TicketView:
    """End the service; rate opens the rating, else none is asked (the next call came first).

    wrap_up: the clerk writes up what was done where the centre gives time for it. Raises
    NotAllowed("outcome_missing") where the centre asks what came of it.
    """
    row = at_desk(work, desk.counter)
    policy = work.centre.policy
    choices = work.centre.choices_of("outcome")
    chosen = checked_outcome(outcome, choices, is_wanted=policy.ask_outcome)
    until = wraps_until(work.now, policy) if wrap_up else None
    change = {
        "ended_at": work.now,
        "began_at": row.began_at or row.called_at,
        "outcome": chosen,
        "wrapped_at": until,
        "note": "",
    }
    after = change_state(work, row, Event.FINISH, change)
    legs.keep(work, desk, row, LegEnd.SERVED, chosen, until)
    told = tell(work, desk, after, "finish", {"outcome": chosen, "wraps_until": until})
    questions.close(work, desk.counter)
    if rate:
        questions.ask(work, desk.counter, after)
    return told


def finish_open(work: Work, desk: Desk, outcome: str | None) -> None:
    """End the service or the wrap-up at this counter, because the next number is called.

    One key for one citizen: F2 alone is enough, unless the centre asks what came of the service. A
    rating of that service stays open for nobody. Raises NotAllowed("outcome_missing").
    """
    if rows.current_row(work, desk.counter.code) is not None:
        finish(work, desk, outcome, rate=False, wrap_up=False)
    else:
        legs.end_any_wrap_up(work, desk)
    questions.close(work, desk.counter)


def absent(work: Work, desk: Desk) -> TicketView:
    """Note that nobody came; raise NotAllowed("absent_too_early") before enough calls."""
    row = at_desk(work, desk.counter)
    wanted = work.centre.policy.calls_before_absent
    if row.calls < wanted:
        raise NotAllowed("absent_too_early", calls=row.calls, wanted=wanted)
    after = change_state(work, row, Event.MARK_ABSENT, {"ended_at": work.now, "note": ""})
    return tell(work, desk, after, "absent")


def undoable(work: Work, counter: Counter) -> Row[Any] | None:
    """Return the ticket marked absent here within the time for taking it back, or None."""
    since = work.now - timedelta(seconds=work.centre.policy.absent_undo_seconds)
    place = {"of": work.centre.code, "on": work.day, "at": counter.code}
    place |= {"since": since, "until": work.now}
    return work.connection.execute(_LAST_ABSENT, place).one_or_none()


def undo_absent(work: Work, desk: Desk) -> TicketView:
    """Take the last absent back; raise NotAllowed: undo_too_late, counter_busy."""
    check_free(work, desk.counter)
    row = undoable(work, desk.counter)
    if row is None:
        raise NotAllowed("undo_too_late", counter=desk.counter.code)
    after = change_state(work, row, Event.UNDO_ABSENT, {"ended_at": None})
    return tell(work, desk, after, "undo_absent")


def park(work: Work, desk: Desk, note: str) -> TicketView:
    """Set the ticket aside at this counter, to be resumed or called by its number.

    note is one line for who goes on with it; it stays with the ticket alone, until that is over,
    and is in no log. Raises NotAllowed("note_shape").
    """
    text = checked_note(note)
    row = at_desk(work, desk.counter)
    after = change_state(work, row, Event.PARK, {"note": text})
    legs.keep_begun(work, desk, row, LegEnd.PARKED)
    return tell(work, desk, after, "park", {"noted": bool(text)})


def resume(work: Work, desk: Desk, label: str) -> TicketView:
    """Go on serving a parked ticket, or one that was left at a counter where nobody sits.

    A parked one begins a new stretch; what was left behind goes on with its own, so that a clerk
    who moved in mid-service loses nothing of it. Raises NotAllowed: counter_paused, counter_busy,
    number_unknown, ticket_move.
    """
    check_not_paused(work, desk.counter)
    check_free(work, desk.counter)
    row = rows.row_of_label(work, label)
    state = State(row.state)
    _check_left(work, row)
    legs.end_any_wrap_up(work, desk)
    began_at = row.began_at if state is State.SERVING else work.now
    change = {"counter": desk.counter.code, "began_at": began_at}
    after = change_state(work, row, Event.RESUME, change)
    return tell(work, desk, after, "resume", {"from": row.counter})


def _check_left(work: Work, row: Row[Any]) -> None:
    """Raise NotAllowed("ticket_move") for a ticket that somebody else has before him."""
    move(State(row.state), Event.RESUME)
    taken = {session.counter for session in rows.unended_sessions(work)}
    if State(row.state) in AT_COUNTER and row.counter in taken:
        raise NotAllowed("ticket_move", state=row.state, event=Event.RESUME.value)


def next_service(work: Work, desk: Desk, service: str, outcome: str | None) -> TicketView:
    """Go on with a further service for the same person at this counter (behaviour 34).

    The visit keeps its number and its arrival; outcome is what came of the service until now.
    Raises NotAllowed: no_ticket, service_unknown, counter_does_not_serve (transfer it "original"),
    outcome_missing (one that is not among the centre's).
    """
    found = work.centre.service(service)
    check_serves(desk.counter, found.code)
    row = at_desk(work, desk.counter)
    chosen = checked_outcome(outcome, work.centre.choices_of("outcome"), is_wanted=False)
    change = {"service": found.code, "began_at": work.now}
    after = change_state(work, row, Event.NEXT_SERVICE, change)
    legs.keep_begun(work, desk, row, LegEnd.NEXT_SERVICE, chosen)
    told = {"service": found.code, "before": row.service, "outcome": chosen}
    return tell(work, desk, after, "next_service", told)


def cancel(work: Work, label: str) -> TicketView:
    """Give a waiting or parked ticket up."""
    row = rows.row_of_label(work, label)
    after = change_state(work, row, Event.CANCEL, {"ended_at": work.now, "note": ""})
    append_about(work, rows.subject(after), "cancel", {})
    return rows.view(work.centre, after)
