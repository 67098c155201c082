"""Numbers that nobody calls by himself: set aside, kept for who is not there, left at a counter."""

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import Row, bindparam, func, select

from centre.rules.calling import is_callable
from centre.rules.legs import FORGOTTEN_AFTER, LegEnd
from centre.rules.services import Counter
from centre.rules.tickets import AT_COUNTER, State
from db import rows, tables
from db.facts import Forgotten, Left, TicketView
from db.work import Work

_leg = tables.leg
_PARKED_AT = (
    select(_leg.c.ticket, func.max(_leg.c.ended_at).label("at"))
    .where(
        _leg.c.ticket.in_(bindparam("tickets", expanding=True)),
        _leg.c.ended == LegEnd.PARKED.value,
    )
    .group_by(_leg.c.ticket)
)


def for_nobody(
    work: Work, counter: Counter, queue: Iterable[Row[Any]], sessions: Sequence[Row[Any]]
) -> tuple[TicketView, ...]:
    """Return who waits for a counter or a person that is not there, as one counter is told.

    It is told what it could serve, and what no open counter serves. sessions are the open ones; who
    is on a break is not there.
    """
    there = [session for session in sessions if session.paused_at is None]
    clerks = {session.clerk for session in there}
    counters = {session.counter for session in there}
    clerk = next((each.clerk for each in sessions if each.counter == counter.code), None)
    found = (
        row
        for row in queue
        if _is_kept_for_nobody(row, counters, clerks)
        and not is_callable(rows.waiting(row), counter, clerk)
        and _concerns(work, counter, row.service, counters)
    )
    return tuple(rows.view(work.centre, row) for row in found)


def _is_kept_for_nobody(row: Row[Any], counters: set[str], clerks: set[str]) -> bool:
    if row.target_clerk is not None:
        return row.target_clerk not in clerks
    return row.target is not None and row.target not in counters


def _concerns(work: Work, counter: Counter, service: str, open_: set[str]) -> bool:
    serving = {each.code for each in work.centre.counters_serving(service)}
    return service in counter.serves or serving.isdisjoint(open_)


def left_at_counters(
    work: Work, counter: Counter, there: Iterable[Row[Any]]
) -> tuple[TicketView, ...]:
    """Return what is called or served at other counters where nobody is signed in any more.

    there are the tickets at counters. A clerk who moved, or whose PC was taken away, brings his
    number along with one key (desk.resume).
    """
    found = [row for row in there if State(row.state) in AT_COUNTER and row.counter != counter.code]
    if not found:
        return ()
    taken = {session.counter for session in rows.unended_sessions(work)}
    return tuple(rows.view(work.centre, row) for row in found if row.counter not in taken)


def left_by(work: Work, counter: str, clerk: str) -> Left:
    """Return what a clerk leaves behind at a counter: set aside there, or kept for it or him."""
    here = rows.rows_at(work, counter)
    parked = (row for row in here if State(row.state) is State.PARKED)
    kept = (
        row for row in rows.waiting_rows(work) if clerk == row.target_clerk or counter == row.target
    )
    # Notes stay with the ticket: an answer is kept for longer.
    plain = tuple(rows.view(work.centre, rows.row_of(work, row.id)) for row in parked)
    return Left(plain, tuple(rows.view(work.centre, row) for row in kept))


def labels(left: Left) -> dict[str, list[str]]:
    """Return what is left behind as facts for the log; nothing where there is nothing."""
    parked, kept = [view.label for view in left.parked], [view.label for view in left.kept]
    return {**({"parked": parked} if parked else {}), **({"kept": kept} if kept else {})}


def forgotten(work: Work, counter: str | None) -> tuple[Forgotten, ...]:
    """Return what was set aside 30 minutes ago or longer, oldest first, at a counter or at all.

    Who was set aside without being served was so since his call, at the earliest.
    """
    there = rows.rows_at_counters(work) if counter is None else rows.rows_at(work, counter)
    parked = [row for row in there if State(row.state) is State.PARKED]
    if not parked:
        return ()
    ids = {"tickets": [row.id for row in parked]}
    ended = {row.ticket: row.at for row in work.connection.execute(_PARKED_AT, ids).all()}
    found = (
        Forgotten(rows.view(work.centre, row), max(ended.get(row.id, row.called_at), row.called_at))
        for row in parked
    )
    due = (each for each in found if work.now - each.since >= FORGOTTEN_AFTER)
    return tuple(sorted(due, key=lambda each: (each.since, each.ticket.label)))
