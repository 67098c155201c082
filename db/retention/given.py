"""What is kept under one code, as plain data: for who asks for his own."""

import json
from collections.abc import Iterable
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Row, bindparam, func, select

from centre.rules import figures, retention
from centre.rules.errors import NotAllowed
from centre.rules.retention import NOBODY_NAMED
from db import tables
from db.work import Work

_event: Final = tables.event
_LINE: Final = tuple(_event.c[name] for name in ("day", "queue", "seq", "at", "kind", "facts"))


def check_known(work: Work, code: str) -> None:
    """Raise NotAllowed("dossier_unknown") where nothing is kept under a dossier's code."""
    if not any(_rows_of_dossier(work, code).values()):
        raise NotAllowed("dossier_unknown")


def is_clerk(work: Work, code: str) -> bool:
    """Tell whether there is a clerk of this code, ended ones included."""
    try:
        clerk_row(work, code)
    except NotAllowed:
        return False
    return True


def clerk_row(work: Work, code: str) -> Any:
    """Return a clerk's row, also of one who has ended; raise NotAllowed("clerk_unknown")."""
    table = tables.clerk
    mine = (table.c.centre == work.centre.code, table.c.code == code)
    row = work.connection.execute(select(table).where(*mine)).one_or_none()
    if row is None or code == NOBODY_NAMED:
        raise NotAllowed("clerk_unknown", clerk=code)
    return row


def _rows_of_dossier(work: Work, code: str) -> dict[str, Any]:
    found = {}
    for table in (tables.dossier, tables.handover):
        columns = [column for column in table.c if column.name not in {"secret", "centre"}]
        mine = (table.c.centre == work.centre.code, table.c.code == code)
        found[table.name] = _plain(work.connection.execute(select(*columns).where(*mine)).all())
    return found


def of_dossier(work: Work, code: str) -> dict[str, Any]:
    """Return an imported dossier and its hand-overs; raise NotAllowed("dossier_unknown")."""
    check_known(work, code)
    return {"code": code, **_rows_of_dossier(work, code)}


def of_clerk(work: Work, code: str) -> dict[str, Any]:
    """Return all that names a clerk: his own row, sessions, what he did on which day, figures.

    Of what others did with a line that names him there is the line; PINs are left out.
    """
    row = clerk_row(work, code)
    return {
        "code": code,
        "name": row.name,
        "role": row.role,
        "active": row.active,
        "calls": _by_day(work, tables.call, code),
        "services": _by_day(work, tables.leg, code),
        **{name: _lists(work, query) for name, query in _lists_of(code).items()},
        "log": _plain(told_of(work, code)),
    }


def told_of(work: Work, code: str, *wanted: Any) -> list[Row[Any]]:
    """Return the lines of the log that name a clerk, in the order of days and numbers.

    The database only sorts out most of the others: a clerk's code may be a counter's, too.
    """
    # As db.history.append writes facts: a text is in double quotes.
    said = _event.c.facts.contains(json.dumps(code, ensure_ascii=False), autoescape=True)
    mine = (_event.c.centre == work.centre.code, said, *wanted)
    query = select(*_LINE).where(*mine).order_by(*_LINE[:3])
    return [row for row in work.connection.execute(query).all() if _names(row, code)]


def _names(line: Row[Any], code: str) -> bool:
    """Tell whether a line names a clerk; an unreadable one is for the verifier to find."""
    try:
        facts = json.loads(line.facts)
    except ValueError:
        return False
    return isinstance(facts, dict) and retention.names(line.kind, facts, code)


def _lists_of(code: str) -> dict[str, Any]:
    """Return name -> query of the rows that have a clerk's code, in order."""
    session, handover, ticket = tables.session, tables.handover, tables.ticket
    tally, sheet, alarm = tables.tally, tables.evaluation, tables.alarm
    word, offer = tables.search_word, tables.enrolment
    times = (session.c.counter, session.c.signed_in_at, session.c.signed_out_at)
    is_his = (tally.c.dimension == figures.CLERK, tally.c.value == code)
    return {
        "sessions": select(*times, session.c.paused_at, session.c.pause_reason)
        .where(session.c.clerk == code, session.c.centre == bindparam("of"))
        .order_by(session.c.signed_in_at),
        "handovers": _of(handover, "day step at counter", handover.c.clerk == code),
        "kept_for_him": _of(ticket, "day letter number", ticket.c.target_clerk == code),
        "figures": _of(tally, "day figures", *is_his),
        "sheets": _of(sheet, "period index changed_at", sheet.c.changed_by == code),
        "alarms": _of(alarm, "kind acknowledged_at", alarm.c.acknowledged_by == code),
        "words": _of(word, "everyday added_at", word.c.added_by == code),
        "devices": _of(offer, "kind name made_at", offer.c.made_by == code),
        "devices_decided": _of(offer, "kind name decided_at", offer.c.decided_by == code),
    }


def _of(table: Any, columns: str, *wanted: Any) -> Any:
    found = [table.c[name] for name in columns.split()]
    order = [column for column in found if column.name != "figures"]
    return select(*found).where(table.c.centre == bindparam("of"), *wanted).order_by(*order)


def _lists(work: Work, query: Any) -> list[dict[str, Any]]:
    return _plain(work.connection.execute(query.params(of=work.centre.code)).all())


def _by_day(work: Work, table: Any, code: str) -> dict[str, int]:
    mine = (table.c.centre == work.centre.code, table.c.clerk == code)
    query = select(table.c.day, func.count().label("n")).where(*mine).group_by(table.c.day)
    found = work.connection.execute(query.order_by(table.c.day)).all()
    return {row.day.isoformat(): row.n for row in found}


def _plain(found: Iterable[Row[Any]]) -> list[dict[str, Any]]:
    """Return rows as plain data: days and times as text."""
    return [
        {name: _said(value) for name, value in row._mapping.items()}  # noqa: SLF001  # public
        for row in found
    ]


def _said(value: Any) -> Any:
    if hasattr(value, "isoformat"):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value
