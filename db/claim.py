"""Calling a ticket so that two counters never get the same one, with the reason of the choice."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID

from sqlalchemy import Row, bindparam, func, select

from centre.rules import tickets
from centre.rules.calling import Choice, Reason, choose, choose_number
from centre.rules.errors import NotAllowed
from centre.rules.hours import ZONE
from centre.rules.services import Counter
from centre.rules.tickets import QUEUED, Event, State
from db import rows, tables
from db.facts import Called
from db.history import append_about
from db.ids import uuid7
from db.requests import adapter
from db.work import Work

_deficit = tables.deficit.c
_CREDITS = select(_deficit.service, _deficit.credit).where(
    _deficit.centre == bindparam("of"), _deficit.counter == bindparam("at")
)
_MOVE_CREDIT = (
    tables.deficit.update()
    .where(
        _deficit.centre == bindparam("of"),
        _deficit.counter == bindparam("at"),
        _deficit.service == bindparam("queue"),
    )
    .values(credit=bindparam("to"))
)
_PASSED = (
    tables.ticket.update()
    .where(tables.ticket.c.id == bindparam("ticket"))
    .values(bypassed=tables.ticket.c.bypassed + 1)
)
_NEW_CALL = tables.call.insert()
_CALLS_OF = (
    select(tables.call)
    .where(tables.call.c.ticket == bindparam("of_ticket"))
    .order_by(tables.call.c.at, tables.call.c.id)
)
_NEWEST_CALL = select(func.max(tables.call.c.at)).where(
    tables.call.c.centre == bindparam("of"), tables.call.c.day == bindparam("on")
)


@dataclass(frozen=True, slots=True)
class Desk:
    """Who calls: the counter, and the clerk who sits there (None: a script)."""

    counter: Counter
    clerk: str | None


def call_next(work: Work, desk: Desk) -> Called | None:
    """Call who is next at this counter, or return None if nobody waits for it."""
    choice = _choice(work, desk)
    if choice is None:
        # Every queue of this counter is empty, and an empty queue has no deficit.
        _keep_credits(work, desk.counter, {})
        return None
    _keep_credits(work, desk.counter, choice.credits)
    if choice.bypassed:
        work.connection.execute(_PASSED, [{"ticket": passed} for passed in choice.bypassed])
    return _call(work, desk, rows.row_of(work, choice.ticket), choice)


def _choice(work: Work, desk: Desk) -> Choice | None:
    """Return who is next, held for this transaction; one that somebody else holds is passed by."""
    queue = [rows.waiting(row) for row in rows.waiting_rows(work)]
    held = credits_of(work, desk.counter)
    policy = work.centre.policy
    while True:
        choice = choose(queue, desk.counter, held, policy, work.now, desk.clerk)
        if choice is None or rows.hold(work, choice.ticket):
            return choice
        queue = [ticket for ticket in queue if ticket.id != choice.ticket]


def call_number(work: Work, desk: Desk, label: str, reason: str) -> Called:
    """Call any number of today for a written reason.

    Raises NotAllowed: number_unknown, reason_missing, ticket_move (already at a counter, or over;
    an absent one may come back), kept_for_another (a person who is there calls it himself).
    """
    row = rows.row_of_label(work, label)
    _check_not_kept(work, desk, row)
    queue = [rows.waiting(other) for other in rows.waiting_rows(work)]
    held = credits_of(work, desk.counter)
    choice = choose_number(rows.waiting(row), queue, desk.counter, held, reason, desk.clerk)
    return _call(work, desk, row, choice)


def _check_not_kept(work: Work, desk: Desk, row: Row[Any]) -> None:
    """Raise NotAllowed("kept_for_another") while the person that a number is kept for is there."""
    kept_for = row.target_clerk
    if kept_for in {None, desk.clerk} or State(row.state) not in QUEUED:
        return
    if kept_for in rows.clerks_there(work):
        raise NotAllowed("kept_for_another", label=rows.label_of_row(row), clerk=kept_for)


def _call(work: Work, desk: Desk, row: Row[Any], choice: Choice) -> Called:
    change = {
        "counter": desk.counter.code,
        "called_at": work.now,
        "began_at": None,
        "ended_at": None,
        "calls": row.calls + 1,
        "target": None,
        "target_clerk": None,
    }
    after = change_state(work, row, Event.CALL, change)
    keep_call(work, desk, after, choice.reason)
    return Called(rows.view(work.centre, after), choice.reason)


def keep_call(work: Work, desk: Desk, row: Row[Any], reason: Reason | None) -> None:
    """Store a call of a ticket with its reason (None: called again), and tell it to the log.

    Its time is after that of every earlier call of the day, even when the clock was set back:
    board and voice go by it.
    """
    work = replace(work, now=_after_all_calls(work))
    call = {
        "id": uuid7(),
        "centre": work.centre.code,
        "day": row.day,
        "ticket": row.id,
        "counter": desk.counter.code,
        "clerk": desk.clerk,
        "at": work.now,
        "again": row.calls,
        "reason": None if reason is None else adapter(Reason).dump_python(reason, mode="json"),
    }
    work.connection.execute(_NEW_CALL, call)
    kind = "call" if reason is not None else "call_again"
    facts = {key: call[key] for key in ("counter", "clerk", "again", "reason")}
    append_about(work, rows.subject(row), kind, {"call": call["id"].hex, **facts})


def _after_all_calls(work: Work) -> datetime:
    place = {"of": work.centre.code, "on": work.day}
    newest = work.connection.execute(_NEWEST_CALL, place).scalar_one()
    # A call from far ahead of its day is a forgery, and nobody queues up behind it. What is far is
    # told by the business day: a box whose clock fell back to 2000 is not to put its calls before
    # those of this morning.
    over = datetime.combine(work.day + timedelta(days=1), time(), ZONE)
    is_near = newest is not None and newest < max(work.now, over) + timedelta(days=1)
    return rows.behind(work.now, (newest,) if is_near else ())


def credits_of(work: Work, counter: Counter) -> dict[str, float]:
    """Return the deficits of a counter, per service."""
    found = work.connection.execute(_CREDITS, {"of": work.centre.code, "at": counter.code}).all()
    return {row.service: row.credit for row in found}


def _keep_credits(work: Work, counter: Counter, after: Mapping[str, float]) -> None:
    """Store the deficits of this counter, and of no other; a queue that is gone has none."""
    before = credits_of(work, counter)
    wanted = {**dict.fromkeys(before, 0.0), **after}
    place = {"of": work.centre.code, "at": counter.code}
    new = [
        {"centre": work.centre.code, "counter": counter.code, "service": service, "credit": credit}
        for service, credit in wanted.items()
        if service not in before
    ]
    moved = [
        {**place, "queue": service, "to": credit}
        for service, credit in wanted.items()
        if service in before and before[service] != credit
    ]
    if moved:
        work.connection.execute(_MOVE_CREDIT, moved)
    if new:
        work.connection.execute(tables.deficit.insert(), new)


def change_state(work: Work, row: Row[Any], event: Event, change: Mapping[str, Any]) -> Row[Any]:
    """Move a ticket by the table of moves and store change with it; return its new row.

    The SQL repeats the guard: no row changed means that someone was faster.
    Raises NotAllowed("ticket_move") if the table has no such move.
    """
    after = tickets.move(State(row.state), event)
    table = tables.ticket
    moved = work.connection.execute(
        table.update()
        .where(table.c.id == row.id, table.c.state == row.state)
        .values(state=after.value, **change)
    )
    if moved.rowcount != 1:
        raise NotAllowed("someone_was_faster", label=rows.label_of_row(row))
    return rows.row_of(work, row.id)


def calls_of(work: Work, ticket: UUID) -> Sequence[Row[Any]]:
    """Return the calls of a ticket in order, with their reasons."""
    return work.connection.execute(_CALLS_OF, {"of_ticket": ticket}).all()


def reason_of(call: Row[Any]) -> Reason | None:
    """Return the reason that was stored with a call."""
    if call.reason is None:
        return None
    found: Reason = adapter(Reason).validate_python(call.reason)
    return found
