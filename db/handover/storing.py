"""Rows of hand-overs, and the dossiers they are about; what is over goes.

The secret of a dossier's slip is never read here: a counter may not.
"""

from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import ColumnElement, Row, func, select

from centre.rules.handover import Stamp, Step
from db import tables
from db.dossiers.rows import Dossier
from db.handover import counting
from db.handover.record import Noted, Seen
from db.ids import uuid7
from db.work import Work

_AT_A_TIME: Final = 500
_FIELDS: Final = tuple(one.name for one in fields(Dossier))
_table, _dossier, _procedure = tables.handover, tables.dossier, tables.catalogue_procedure
_CALLED: Final = _dossier.outerjoin(
    _procedure,
    (_procedure.c.centre == _dossier.c.centre) & (_procedure.c.code == _dossier.c.procedure),
)
_DOSSIERS: Final = select(
    *(_dossier.c[name] for name in _FIELDS), _procedure.c.name.label("called")
).select_from(_CALLED)


def find(work: Work, code: str) -> Seen:
    """Return a dossier with its steps; one that no import has is known by its code alone."""
    return several(work, [code])[code]


def several(work: Work, codes: Iterable[str], *, is_all: bool = False) -> dict[str, Seen]:
    """Return the dossiers of many codes with their steps; is_all: see dossiers."""
    wanted = list(dict.fromkeys(codes))
    found: dict[str, tuple[Dossier, str]] = {}
    for some in _portions(wanted):
        found |= dossiers(work, _dossier.c.code.in_(some), is_all=is_all)
    steps = noted(work, wanted)
    nothing: tuple[Dossier | None, str] = (None, "")
    return {code: seen(code, found.get(code, nothing), steps) for code in wanted}


def seen(
    code: str, found: tuple[Dossier | None, str], steps: Mapping[str, tuple[Noted, ...]]
) -> Seen:
    """Return a dossier as it was found, with its steps."""
    return Seen(code, *found, steps.get(code, ()))


def dossiers(
    work: Work, *wanted: ColumnElement[bool], is_all: bool = False
) -> dict[str, tuple[Dossier, str]]:
    """Return code -> (dossier, name of its procedure) of those that are still kept.

    is_all: also of those whose time is over and that have not gone yet, for what counts them.
    """
    mine = [_dossier.c.centre == work.centre.code]
    if not is_all:
        mine.append(_dossier.c.keep_until >= work.day)
    rows = work.connection.execute(_DOSSIERS.where(*mine, *wanted)).all()
    return {
        row.code: (Dossier(**{name: getattr(row, name) for name in _FIELDS}), row.called or "")
        for row in rows
    }


def noted(work: Work, codes: Iterable[str]) -> dict[str, tuple[Noted, ...]]:
    """Return code -> the steps that were noted of it and not taken back, the first first."""
    found: dict[str, tuple[Noted, ...]] = {}
    for some in _portions(list(codes)):
        for row in _rows(work, _table.c.code.in_(some)):
            found[row.code] = (*found.get(row.code, ()), _noted(row))
    return found


def codes_between(work: Work, since: date, until: date) -> list[str]:
    """Return the codes of which a step was noted on the days since..until, both included."""
    found = _rows(work, _table.c.day.between(since, until))
    return list(dict.fromkeys(row.code for row in found))


def codes_returned_on(work: Work, day: date) -> list[str]:
    """Return the codes of the dossiers that counters returned on a day, the newest first."""
    mine = (_table.c.day == day, _table.c.step == Step.RETURNED.value)
    return [row.code for row in reversed(_rows(work, *mine))]


def row_of(work: Work, handover: UUID) -> Row[Any] | None:
    """Return an active hand-over by its id, or None."""
    return next(iter(_rows(work, _table.c.id == handover)), None)


def keep(work: Work, code: str, step: Step, stamp: Stamp, ticket: UUID | None) -> Noted:
    """Write a step of a dossier; it is kept as Policy.dossier_days says, and as its record is."""
    made = uuid7()
    row = {
        "id": made,
        "centre": work.centre.code,
        "day": work.day,
        "code": code,
        "step": step.value,
        "at": stamp.at,
        "counter": stamp.counter,
        "clerk": stamp.clerk,
        "ticket": ticket,
        "keep_until": work.day + timedelta(days=work.centre.policy.dossier_days),
    }
    work.connection.execute(_table.insert(), row)
    return Noted(made, step, stamp)


def take_back(work: Work, handover: UUID) -> bool:
    """Mark a hand-over as taken back; return whether it stood."""
    change = _table.update().where(_table.c.id == handover, _table.c.undone_at.is_(None))
    return work.connection.execute(change.values(undone_at=work.now)).rowcount == 1


def has_old(work: Work) -> bool:
    """Tell whether a hand-over is kept for too long already."""
    found = select(_table.c.id).where(*_old(work)).limit(1)
    return work.connection.execute(found).first() is not None


def old_rows(work: Work, *wanted: ColumnElement[bool]) -> int:
    """Return how many hand-overs would go now, of all or of those that are wanted."""
    found = select(func.count()).select_from(_table).where(*_old(work), *wanted)
    return int(work.connection.execute(found).scalar_one())


def forget_old(work: Work) -> None:
    """Delete the hand-overs that were to be kept until an earlier day; what they count stays."""
    old = _old(work)
    counting.keep_contacts(work, *old)
    work.connection.execute(_table.delete().where(*old))


def _old(work: Work) -> tuple[Any, ...]:
    """Return what makes a hand-over one that goes: nothing of its dossier is kept any more.

    While the record is there its stamp is, too: without it, a result that the province's software
    never wrote up would be overdue again.
    """
    other = _table.alias("other")
    is_mine = (_table.c.centre == work.centre.code, _table.c.keep_until < work.day)
    record = select(_dossier.c.code).where(
        _dossier.c.centre == _table.c.centre,
        _dossier.c.code == _table.c.code,
        _dossier.c.keep_until >= work.day,
    )
    later = select(other.c.id).where(
        other.c.centre == _table.c.centre,
        other.c.code == _table.c.code,
        other.c.keep_until >= work.day,
    )
    return (*is_mine, ~record.exists(), ~later.exists())


def _rows(work: Work, *wanted: ColumnElement[bool]) -> list[Row[Any]]:
    """Return the hand-overs that are there and stand; those whose time is over go by themselves.

    One that is still there counts: else its step could be noted anew, which the table refuses.
    """
    mine = (_table.c.centre == work.centre.code, _table.c.undone_at.is_(None))
    query = select(_table).where(*mine, *wanted)
    return list(work.connection.execute(query.order_by(_table.c.at, _table.c.id)).all())


def _noted(row: Row[Any]) -> Noted:
    return Noted(row.id, Step(row.step), Stamp(row.at, row.counter, row.clerk))


def _portions(codes: list[str]) -> Iterable[list[str]]:
    return (codes[at : at + _AT_A_TIME] for at in range(0, len(codes), _AT_A_TIME))
