"""The newest calls of the lobby's counters, with what has become of their numbers.

Two questions and no join. The views of a board are security barriers: at a server the condition
"this ticket's id" is tried after everything else, so a join looks at every pair of a call and a
ticket of the day, and asks for each pair whether the board may see it. At 160 calls that took 0.7 s
(PostgreSQL 15, tables without statistics, as on the first morning and after each restore); ids that
are given are looked up.
"""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from sqlalchemy import Row, bindparam, select

from centre.rules.tickets import State
from db import rows, tables
from db.facts import BoardCall
from db.work import Work

_PAGE = 2
"""How many calls are read at a time for each one wanted: a number that came back has two."""
_SHOWN = [State.CALLED.value, State.SERVING.value, State.SERVED.value]
"""What belongs on the board: still true, or truly served."""

_call, _ticket = tables.board_call, tables.board_ticket
_NEWEST = (
    select(_call)
    .where(
        _call.c.centre == bindparam("of"),
        _call.c.day == bindparam("on"),
        _call.c.counter.in_(bindparam("counters", expanding=True)),
    )
    .order_by(_call.c.at.desc(), _call.c.id.desc())
    .limit(bindparam("most"))
    .offset(bindparam("past"))
)
_THEIRS = select(
    _ticket.c.id,
    _ticket.c.state,
    _ticket.c.letter,
    _ticket.c.number,
    _ticket.c.counter,
    _ticket.c.calls,
).where(_ticket.c.id.in_(bindparam("tickets", expanding=True)), _ticket.c.state.in_(_SHOWN))


def newest_calls(work: Work, counters: Sequence[str], limit: int) -> tuple[BoardCall, ...]:
    """Return the newest calls at these counters, each number once, newest first.

    Numbers that are absent, called elsewhere or gone otherwise are left out; limit is how many are
    wanted at most.
    """
    found: dict[str, BoardCall] = {}
    past, most = 0, limit * _PAGE
    while len(found) < limit:
        place = {"of": work.centre.code, "on": work.day, "counters": counters}
        page = work.connection.execute(_NEWEST, {**place, "most": most, "past": past}).all()
        for call, ticket in _still_there(work, page):
            label = rows.label_of_row(ticket)
            if label not in found:
                found[label] = _board_call(work, call, State(ticket.state), label)
        if len(page) < most:
            break
        past += most
    return tuple(found.values())[:limit]


def _still_there(work: Work, page: Iterable[Row[Any]]) -> Iterator[tuple[Row[Any], Row[Any]]]:
    """Yield calls with their tickets, where a ticket is still as that call left it."""
    calls = list(page)
    tickets = {"tickets": sorted({call.ticket for call in calls})}
    theirs: dict[Any, Any] = {t.id: t for t in work.connection.execute(_THEIRS, tickets).all()}
    for call in calls:
        ticket = theirs.get(call.ticket)
        # A ticket's newest call is the one that its own counter and count of calls name.
        if ticket is not None and (ticket.counter, ticket.calls) == (call.counter, call.again):
            yield call, ticket


def _board_call(work: Work, call: Row[Any], state: State, label: str) -> BoardCall:
    counter = work.centre.counters.get(call.counter)
    return BoardCall(
        id=call.id,
        label=label,
        counter=call.counter,
        counter_name=counter.name if counter else {"vi": call.counter},
        zone=counter.zone if counter else "",
        at=call.at,
        again=call.again,
        ticket_state=state,
    )
