"""What the bearer of a slip may do with it at any kiosk of the centre: step back, give it up."""

from typing import Any
from uuid import UUID

from sqlalchemy import Row, bindparam, literal_column, select

from centre.rules import prints, stepping, tickets
from centre.rules.errors import NotAllowed
from centre.rules.prints import PrintEvent, PrintState
from centre.rules.tickets import QUEUED, Event, State
from db import rows, tables, taking
from db.claim import change_state
from db.facts import Own, TicketView
from db.history import append_about
from db.work import Work

_job = tables.print_job
# Not one that is being sent: what becomes of it the printer's own kiosk knows better.
_UNSENT: Any = literal_column("print_job.state IN ('pending', 'unknown')")
_OPEN_JOB = select(_job.c.id, _job.c.state, _job.c.attempt).where(
    _job.c.ticket == bindparam("of_ticket"), _job.c.kiosk == bindparam("at"), _UNSENT
)


def own(work: Work, ticket: UUID) -> Own:
    """Return where a ticket of today stands and may step back to.

    Raises NotAllowed("number_unknown").
    """
    found = taking.position(work, ticket)
    row = rows.row_of(work, ticket)
    if State(row.state) not in QUEUED:
        return Own(found, ())
    queue = [rows.waiting(other) for other in rows.waiting_rows(work)]
    policy = work.centre.policy
    steps = stepping.offers(rows.waiting(row), queue, row.stepped, policy, work.now)
    return Own(found, steps)


def step_back(work: Work, ticket: UUID, places: int | None, kiosk: str) -> Own:
    """Let so many people more go before (None: all who wait now); return where it stands then.

    Its arrival stays, for the statistics. Raises NotAllowed: number_unknown, ticket_move (it is
    called, or over), steps_used_up, nobody_behind, step_too_small.
    """
    row = _row(work, ticket)
    tickets.move(State(row.state), Event.STEP_BACK)
    queue = [rows.waiting(other) for other in rows.waiting_rows(work)]
    me, policy = rows.waiting(row), work.centre.policy
    step = stepping.step_back(me, queue, places, row.stepped, policy, work.now)
    change = {
        "place": step.place.value,
        "queued_at": step.queued_at,
        "bypassed": 0,
        "stepped": row.stepped + 1,
    }
    after = change_state(work, row, Event.STEP_BACK, change)
    told = {"places": step.further, "asked": places, "ahead": step.ahead, "at": kiosk}
    append_about(work, rows.subject(after), "step_back", told)
    return own(work, ticket)


def give_up(work: Work, ticket: UUID, kiosk: str) -> TicketView:
    """Cancel a waiting ticket for its bearer; a slip of this kiosk that is not out yet is dropped.

    A slip of another kiosk ends there: nobody prints for a number that does not wait.
    Raises NotAllowed: number_unknown, ticket_move (it is called, or over).
    """
    row = _row(work, ticket)
    if State(row.state) not in QUEUED:
        raise NotAllowed("ticket_move", state=row.state, event=Event.CANCEL.value)
    after = change_state(work, row, Event.CANCEL, {"ended_at": work.now})
    append_about(work, rows.subject(after), "give_up", {"at": kiosk})
    _drop_slip(work, after, kiosk)
    return rows.view(work.centre, after)


def _row(work: Work, ticket: UUID) -> Row[Any]:
    row = rows.row_of_today(work, ticket)
    if row is None:
        raise NotAllowed("number_unknown", ticket=str(ticket))
    return row


def _drop_slip(work: Work, row: Row[Any], kiosk: str) -> None:
    found = {"of_ticket": row.id, "at": kiosk}
    job = work.connection.execute(_OPEN_JOB, found).one_or_none()
    if job is None:
        return
    state = prints.move(PrintState(job.state), PrintEvent.ABANDON).value
    table = tables.print_job
    change = table.update().where(table.c.id == job.id, table.c.state == job.state)
    work.connection.execute(change.values(state=state, note="given_up"))
    told = {"job": job.id.hex, "attempt": job.attempt, "note": "given_up", "job_state": state}
    append_about(work, rows.subject(row), f"print_{state}", told)
