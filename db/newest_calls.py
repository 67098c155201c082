"""The newest calls of the lobby's counters, with what has become of their numbers.

Two questions and no join. The views of a board are security barriers: at a server the condition
"this ticket's id" is tried after everything else, so a join looks at every pair of a call and a
ticket of the day, and asks for each pair whether the board may see it. At 160 calls that took 0.7 s
(PostgreSQL 15, tables without statistics, as on the first morning and after each restore); ids that
are given are looked up.

Nor does "the newest so many" go through the barrier: at a server each call of the day is read and
asked about, and then sorted (156 ms at 3,300 calls, PostgreSQL 15 at an enrolled display). Times
that are given do, so the day is read backwards in spans that grow.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any, Final

from sqlalchemy import Row, bindparam, select

from centre.rules.tickets import State
from db import rows, tables
from db.facts import BoardCall
from db.work import Work

_PAGE = 2
"""How many calls are read at a time for each one wanted: a number that came back has two."""
_NEAREST: Final = timedelta(minutes=10)
_WIDER: Final = 4
_SPANS: Final = 4
"""Ten minutes have what the largest list shows where a centre is busy, 640 are a working day; what
is left is asked for in one."""
_BEGIN: Final = datetime(1970, 1, 2, tzinfo=UTC)
_END: Final = datetime(2200, 1, 1, tzinfo=UTC)
"""A call made by a clock that is wrong is among the newest, or the last, but is not lost."""
_SHOWN = [State.CALLED.value, State.SERVING.value, State.SERVED.value]
"""What belongs on the board: still true, or truly served."""

_call, _ticket = tables.board_call, tables.board_ticket
_NEWEST = (
    select(_call)
    .where(
        _call.c.centre == bindparam("of"),
        _call.c.day == bindparam("on"),
        _call.c.counter.in_(bindparam("counters", expanding=True)),
        _call.c.at >= bindparam("since"),
        _call.c.at < bindparam("before"),
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
    for page in _pages(work, counters, max(1, limit * _PAGE)):
        for call, ticket in _still_there(work, page):
            label = rows.label_of_row(ticket)
            if label not in found:
                found[label] = _board_call(work, call, State(ticket.state), label)
        if len(found) >= limit:
            break
    return tuple(found.values())[:limit]


def _pages(work: Work, counters: Sequence[str], most: int) -> Iterator[Sequence[Row[Any]]]:
    """Yield the day's calls at these counters, newest first, at most so many at a time."""
    place = {"of": work.centre.code, "on": work.day, "counters": counters, "most": most}
    for since, before in _spans(work.now):
        for past in count(0, most):
            asked = {**place, "since": since, "before": before, "past": past}
            page = work.connection.execute(_NEWEST, asked).all()
            yield page
            if len(page) < most:
                break


def _spans(now: datetime) -> Iterator[tuple[datetime, datetime]]:
    """Yield spans of time from the latest to the earliest, the first ones short."""
    before, reach = _END, _NEAREST
    for _ in range(_SPANS):
        yield now - reach, before
        before, reach = now - reach, reach * _WIDER
    yield _BEGIN, before


def _still_there(work: Work, page: Iterable[Row[Any]]) -> Iterator[tuple[Row[Any], Row[Any]]]:
    """Yield calls with their tickets, where a ticket is still as that call left it."""
    calls = list(page)
    if not calls:
        return
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
