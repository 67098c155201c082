"""What screens look at: a counter's view, the board."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any

from sqlalchemy import Row, bindparam, func, select

from centre.rules.calling import Reason, Waiting, is_callable, likely_order
from centre.rules.services import Counter
from centre.rules.tickets import State
from db import kept, legs, rows, seen, tables
from db.claim import Desk, calls_of, credits_of, reason_of
from db.desk import undoable
from db.facts import AtDesk, Board, CounterView, Door, TicketView
from db.newest_calls import newest_calls
from db.work import Work

_FORESEEN = 5
"""How many calls a counter's list foresees; the rest follows by time."""
_ticket = tables.ticket
_DONE_HERE = (
    select(_ticket.c.state, func.count().label("here"))
    .where(
        _ticket.c.centre == bindparam("of"),
        _ticket.c.day == bindparam("on"),
        _ticket.c.counter == bindparam("at"),
        _ticket.c.state.in_([State.SERVED.value, State.ABSENT.value]),
    )
    .group_by(_ticket.c.state)
)
_seen_call = tables.board_call
_CALLED_AT = (
    select(_seen_call.c.at)
    .where(_seen_call.c.ticket == bindparam("ticket"))
    .order_by(_seen_call.c.at.desc())
    .limit(1)
)


def at_counter(work: Work, counter: Counter) -> CounterView:
    """Return a counter as its clerk sees it."""
    sessions = rows.open_sessions(work)
    session = next((each for each in sessions if each.counter == counter.code), None)
    desk = Desk(counter, session.clerk if session else None)
    everybody = rows.waiting_rows(work)
    queue = [row for row in everybody if is_callable(rows.waiting(row), counter, desk.clerk)]
    there = rows.rows_at_counters(work)
    here = [row for row in there if row.counter == counter.code]
    current = next((r for r in here if State(r.state) is not State.PARKED), None)
    wrapping = legs.wrapping_row(work, counter)
    undo = undoable(work, counter) if current is None else None
    done = _done_here(work, counter)
    return CounterView(
        counter=counter.code,
        current=_view(work, current),
        reason=None if current is None else _last_reason(work, current),
        waiting=_views(work, _ordered(work, desk, queue)),
        waiting_count=len(queue),
        longest_minutes=_longest(work, queue),
        parked=_views(work, (row for row in here if State(row.state) is State.PARKED)),
        session=session.id if session else None,
        clerk=desk.clerk,
        paused=bool(session and session.paused_at),
        pause_reason=session.pause_reason if session else "",
        absent_undo=_view(work, undo),
        today=done.get(State.SERVED.value, 0),
        absent_today=done.get(State.ABSENT.value, 0),
        kept=kept.for_nobody(work, counter, everybody, sessions),
        left=kept.left_at_counters(work, counter, there),
        wrapping=None if wrapping is None else rows.label_of_row(wrapping),
        wrapping_until=None if wrapping is None else wrapping.wrapped_at,
    )


def _view(work: Work, row: Row[Any] | None) -> TicketView | None:
    return None if row is None else rows.view(work.centre, row)


def _views(work: Work, found: Iterable[Row[Any]]) -> tuple[TicketView, ...]:
    return tuple(rows.view(work.centre, row) for row in found)


def _ordered(work: Work, desk: Desk, queue: Sequence[Row[Any]]) -> list[Row[Any]]:
    """Return the queue with the next calls of this counter first, as the rules foresee them."""
    by_id = {row.id: row for row in queue}
    waiting: list[Waiting] = [rows.waiting(row) for row in queue]
    held = credits_of(work, desk.counter)
    policy, who = work.centre.policy, desk.clerk
    foreseen = likely_order(waiting, desk.counter, held, policy, work.now, _FORESEEN, who)
    first = [by_id.pop(ticket.id) for ticket in foreseen]
    return [*first, *by_id.values()]


def _longest(work: Work, queue: Iterable[Row[Any]]) -> int | None:
    """Return whole minutes of the longest wait, or None if nobody waits; never negative."""
    waits = [(work.now - row.arrived_at).total_seconds() for row in queue]
    return max(0, int(max(waits) // 60)) if waits else None


def _done_here(work: Work, counter: Counter) -> dict[str, int]:
    place = {"of": work.centre.code, "on": work.day, "at": counter.code}
    return {row.state: row.here for row in work.connection.execute(_DONE_HERE, place).all()}


def _last_reason(work: Work, row: Row[Any]) -> Reason | None:
    """Return the reason of the ticket's newest call that has one."""
    reasons = (reason_of(call) for call in reversed(calls_of(work, row.id)))
    return next((reason for reason in reasons if reason is not None), None)


def board(work: Work, zone: str | None, limit: int) -> Board:
    """Return the newest calls of a zone (None: of all), each number once, absent ones left out."""
    counters = [c.code for c in work.centre.counters.values() if zone in {None, c.zone}]
    newest, coming = newest_calls(work, counters, limit), _coming(work, zone, limit)
    return Board(newest, coming, work.now, work.day)


def at_desks(work: Work) -> tuple[AtDesk, ...]:
    """Return the numbers that are called or served now, one a counter at most, by counter.

    Nobody looks for a number that was never called: its bearer came without one.
    """
    found = {row.counter: row for row in seen.at_desks(work) if row.calls}
    return tuple(
        AtDesk(counter, rows.label_of_row(row), row.calls) for counter, row in sorted(found.items())
    )


def door(work: Work, counter: Counter) -> Door:
    """Return one counter with the number that is called or served there now."""
    here = next((r for r in seen.at_desks(work) if r.counter == counter.code and r.calls), None)
    known = work.centre.services
    served = [known[code] for code in counter.serves if code in known and known[code].active]
    found = Door(
        counter=counter.code,
        name=counter.name,
        services=tuple(s.name for s in sorted(served, key=lambda s: s.position)),
        state=seen.counter_state(work, counter.code),
    )
    if here is None:
        return found
    return replace(
        found,
        label=rows.label_of_row(here),
        is_served=State(here.state) is State.SERVING,
        again=here.calls,
        at=work.connection.execute(_CALLED_AT, {"ticket": here.id}).scalars().first(),
    )


def _coming(work: Work, zone: str | None, limit: int) -> tuple[str, ...]:
    """Return the heads of the queues, only where no priority may yet pass them (screens, 8.4)."""
    if work.centre.policy.ask_priority:
        return ()
    served = {
        service
        for counter in work.centre.counters.values()
        if counter.active and zone in {None, counter.zone}
        for service in counter.serves
    }
    queue = [r for r in seen.waiting(work) if r.service in served and r.target is None]
    return tuple(rows.label_of_row(row) for row in queue[:limit])
