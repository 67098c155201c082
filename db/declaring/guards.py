"""What the day forbids: nothing ends, and no letter changes hands, while people depend on it."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from sqlalchemy import ColumnElement, func, select

from centre.rules import tickets
from centre.rules.declaring.facts import Fault, Item
from db import rows, staff, tables
from db.declaring.writing import Turned
from db.work import Work

_ticket = tables.ticket.c
_AT_WORK: Final = (tickets.State.CALLED, tickets.State.SERVING)


def check_day(work: Work, turned: Turned) -> None:
    """Raise NotAllowed if people depend on what a change would end.

    Keys: service_has_people (count), letter_in_use (letter), counter_busy (counter), group_in_use
    (count).
    """
    check = _CHECKS.get(turned.section)
    if check is not None and turned.before is not None and turned.after is not None:
        check(work, turned.key, turned.before, turned.after)


def check_supervisors(work: Work, *, had: bool) -> None:
    """Raise NotAllowed("supervisor_needed") if nobody is left who can sign in and change settings.

    had: somebody could before (supervisors_able). Who has no PIN yet cannot; who is locked out can
    again in minutes.
    """
    if had and not supervisors_able(work):
        raise Fault("clerk", "", "role", "supervisor_needed").refusal()


def supervisors_able(work: Work) -> bool:
    """Tell whether a supervisor with a PIN has not ended."""
    table = tables.clerk
    able = (table.c.active, table.c.role == "supervisor", table.c.pin != "")
    mine = select(func.count()).where(table.c.centre == work.centre.code, *able)
    return bool(work.connection.execute(mine).scalar_one())


def _ends(before: Item, after: Item) -> bool:
    return bool(before["active"]) and not after["active"]


def _service(work: Work, code: str, before: Item, after: Item) -> None:
    if _ends(before, after):
        count = _open(work, _ticket.service == code)
        if count:
            facts = {"count": count, "service": code}
            raise Fault("service", code, "active", "service_has_people", facts).refusal()
    for field in ("letter", "kiosk_letters"):
        old, new = (_series(item[field]) for item in (before, after))
        given = _given(work, old.symmetric_difference(new))
        if given:
            raise Fault("service", code, field, "letter_in_use", {"letter": given}).refusal()


def _series(value: Any) -> set[str]:
    """Return letters, those of kiosks with their kiosk: none of them may change hands."""
    return {value} if isinstance(value, str) else {f"{k}:{v}" for k, v in value.items()}


def _given(work: Work, series: set[str]) -> str | None:
    """Return the first letter under which numbers of today exist."""
    table = tables.series
    letters = sorted({one.rpartition(":")[2] for one in series})
    found = select(table.c.letter).where(
        table.c.centre == work.centre.code, table.c.day == work.day, table.c.letter.in_(letters)
    )
    return work.connection.execute(found.order_by(table.c.letter)).scalars().first()


def _counter(work: Work, code: str, before: Item, after: Item) -> None:
    if not _ends(before, after):
        return
    busy = _open(work, (_ticket.counter == code) & _ticket.state.in_(_AT_WORK))
    awaited = _open(work, _ticket.target == code)
    if busy or awaited or any(row.counter == code for row in rows.unended_sessions(work)):
        raise Fault("counter", code, "active", "counter_busy", {"counter": code}).refusal()


def _group(work: Work, code: str, before: Item, after: Item) -> None:
    count = _open(work, _ticket.priority == code) if _ends(before, after) else 0
    if count:
        raise Fault("priority", code, "active", "group_in_use", {"count": count}).refusal()


def _clerk(work: Work, code: str, before: Item, after: Item) -> None:
    """Sign a clerk out who has ended, or has another role: the new one holds from the sign-in."""
    if not _ends(before, after) and before["role"] == after["role"]:
        return
    staff.end_sessions(work, code)


def _open(work: Work, condition: ColumnElement[bool]) -> int:
    """Return how many numbers of today that nobody has ended meet a condition."""
    wanted = select(func.count()).where(
        _ticket.centre == work.centre.code,
        _ticket.day == work.day,
        _ticket.state.not_in(tickets.IS_OVER),
        condition,
    )
    return int(work.connection.execute(wanted).scalar_one())


_CHECKS: Final[Mapping[str, Callable[[Work, str, Item, Item], None]]] = {
    "service": _service,
    "counter": _counter,
    "priority": _group,
    "clerk": _clerk,
}
