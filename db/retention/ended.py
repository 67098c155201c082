"""Clerks who have ended and of whom nothing is left: their own row is the last that goes.

Who has only scanned receipts, or was ended yesterday and never sat anywhere, has no session; for
Policy.staff_days figures, hand-overs and the log name him all the same, and need his name.
"""

import json
from collections.abc import Collection
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, select

from centre.rules import figures, retention
from centre.rules.retention import Kind
from db import tables
from db.handover import storing as handover_rows
from db.history import CENTRE_QUEUE
from db.work import Work

_clerk, _session, _event = tables.clerk, tables.session, tables.event
_tally, _handover, _chain = tables.tally, tables.handover, tables.chain
_SETTINGS: Final = "settings"


def alone(work: Work, *sits: ColumnElement[bool], gone: Collection[date] = ()) -> list[str]:
    """Return the codes of clerks who have ended and of whom nothing else is left.

    sits: which sessions count (none given: all); gone: days whose log counts no more. Hand-overs
    that are due count no more either.
    """
    sat = select(_session.c.id).where(
        _session.c.centre == _clerk.c.centre, _session.c.clerk == _clerk.c.code, *sits
    )
    is_mine = (_clerk.c.centre == work.centre.code, _clerk.c.active.is_(False), ~sat.exists())
    codes = work.connection.execute(select(_clerk.c.code).where(*is_mine)).scalars().all()
    if not codes:
        return []
    since = {one.kind: one.before for one in retention.due(work.centre.policy, work.day)}
    left = _in_figures(work, since[Kind.NAMES]) | _in_settings(work, since[Kind.NAMES], gone)
    left |= {code for code in codes if _has_handed(work, code, since[Kind.NAMES])}
    return sorted(set(codes) - left)


def _in_figures(work: Work, since: date) -> set[str]:
    """Return who stands in the tallies of days from since on."""
    is_his = (_tally.c.dimension == figures.CLERK, _tally.c.day >= since)
    query = select(_tally.c.value).where(_tally.c.centre == work.centre.code, *is_his)
    return set(work.connection.execute(query.distinct()).scalars())


def _in_settings(work: Work, since: date, gone: Collection[date]) -> set[str]:
    """Return whose settings were changed on days from since on.

    Day by day, as the log is kept: there is no order by kind.
    """
    query = (
        select(_event.c.day, _event.c.facts)
        .select_from(_chain)
        .join(
            _event,
            (_event.c.centre == _chain.c.centre)
            & (_event.c.day == _chain.c.day)
            & (_event.c.queue == _chain.c.queue),
        )
        .where(
            _chain.c.centre == work.centre.code,
            _chain.c.queue == CENTRE_QUEUE,
            _chain.c.day >= since,
            _event.c.kind == _SETTINGS,
        )
    )
    found = work.connection.execute(query).all()
    return {_of(row.facts) for row in found if row.day not in gone}


def _of(said: str) -> str:
    """Return the clerk of a change of settings; "" of anything else, and of what is unreadable."""
    try:
        facts: Any = json.loads(said)
    except ValueError:
        return ""
    is_his = isinstance(facts, dict) and facts.get("section") == "clerk"
    return str(facts.get("key")) if is_his else ""


def _has_handed(work: Work, code: str, since: date) -> bool:
    """Tell whether a hand-over from since on has a clerk's code, and stays."""
    is_his = (_handover.c.clerk == code, _handover.c.day >= since)
    query = select(_handover.c.id).where(_handover.c.centre == work.centre.code, *is_his)
    kept = len(work.connection.execute(query).all())
    return kept > handover_rows.old_rows(work, *is_his)
