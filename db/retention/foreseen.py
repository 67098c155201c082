"""The dry run: what a run would do today, table by table, counted as the run counts it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import ColumnElement, func, select, true

from centre.rules import figures, retention
from centre.rules.retention import NOBODY_NAMED, Fate, Kind
from db import tables
from db.handover import storing as handover_rows
from db.retention import days, ended, names, steps
from db.work import Transactions, Work

_OF_A_DAY: Final[tuple[Any, ...]] = (
    *(tables.ticket, tables.call, tables.leg),
    *(tables.rating, tables.series, tables.event),
)
"""Tables whose rows go with their day."""
_tally: Any = tables.tally
_session: Any = tables.session
_alarm: Any = tables.alarm


@dataclass(frozen=True, slots=True)
class DueNow:
    """What is due of one kind: how many days, how many rows of which tables, since when.

    before is the first day that stays; blocked: days that stay because their figures are not kept
    (no_figures). Of the log's lines those are counted that go, or that will say less.
    """

    kind: Kind
    fate: Fate
    before: date
    days: int
    rows: Mapping[str, int]
    oldest: date | None
    blocked: tuple[date, ...] = ()


def due(store: Transactions) -> tuple[DueNow, ...]:
    """Return what a run would do; the log is read day by day, so that nobody waits for it."""
    with store.read() as work:
        plan = days.plan(work)
        limits = retention.due(work.centre.policy, work.day)
        gone, named = (_of(plan, kind) for kind in (Kind.VISITS, Kind.NAMES))
        rows = {
            Kind.VISITS: _visits(work, gone),
            Kind.NAMES: _names(work, named, gone),
            Kind.DOSSIERS: steps.old_dossiers(work),
        }
    retold = (one for day in _less(named, gone) for one in steps.retold_of(store, day))
    lines = steps.bare({"event": sum(one.unnamed for one in retold)})
    rows[Kind.NAMES] |= lines
    return tuple(_due(one, plan, rows[one.kind]) for one in limits)


def _due(one: retention.Due, plan: days.Plan, rows: Mapping[str, int]) -> DueNow:
    mine = _of(plan, one.kind)
    has_days = one.kind is not Kind.DOSSIERS
    blocked = tuple(day for day in plan.blocked if has_days and day < one.before)
    oldest = min(mine, default=None)
    return DueNow(one.kind, one.fate, one.before, len(mine), rows, oldest, blocked)


def _of(plan: days.Plan, kind: Kind) -> list[date]:
    return [step.day for step in plan.steps if step.kind is kind]


def _less(named: list[date], gone: list[date]) -> list[date]:
    """Return the days that lose their names and stay."""
    return sorted(set(named) - set(gone))


def _visits(work: Work, gone: list[date]) -> dict[str, int]:
    """Count what goes with these days."""
    if not gone:
        return {}
    counts = {table.name: _count(work, table, table.c.day.in_(gone)) for table in _OF_A_DAY}
    ticket, job = tables.ticket, tables.print_job
    ids = select(ticket.c.id).where(ticket.c.centre == work.centre.code, ticket.c.day.in_(gone))
    counts["print_job"] = _count(work, job, job.c.ticket.in_(ids))
    for table in (_session, _alarm):
        counts[table.name] = _count(work, table, _gone_with(table, gone))
    return steps.bare(counts)


def _names(work: Work, named: list[date], gone: list[date]) -> dict[str, int]:
    """Count what loses a name and stays, and clerks of whom nothing else is left then."""
    counts = {"clerk": _clerks(work, named, gone)}
    if not named:
        return steps.bare(counts)
    left = _less(named, gone)
    for table, column in names.BY_DAY:
        there = table.c.day.in_(named if table is tables.handover else left)
        counts[table.name] = _count(work, table, there, table.c[column].is_not(None))
    # Dossiers go first, and their hand-overs with them.
    by, day = tables.handover.c.clerk, tables.handover.c.day
    counts["handover"] -= handover_rows.old_rows(work, by.is_not(None), day.in_(named))
    is_named = _tally.c.value.not_in((figures.NOBODY, NOBODY_NAMED))
    its = (_tally.c.day.in_(named), _tally.c.dimension == figures.CLERK)
    counts["tally"] = _count(work, _tally, *its, is_named)
    until = names.end_of(max(named))
    for table, column, at, _ in names.BY_TIME:
        stays = ~_gone_with(table, gone) if gone and table in {_session, _alarm} else true()
        those = (table.c[at] < until, names.is_person(table.c[column]), stays)
        counts[table.name] = counts.get(table.name, 0) + _count(work, table, *those)
    return steps.bare(counts)


def _clerks(work: Work, named: list[date], gone: list[date]) -> int:
    """Count the clerks that have ended and of whom nothing will be left, even in what is kept."""
    stays = []
    if named:
        stays.append(_session.c.signed_in_at >= names.end_of(max(named)))
    if gone:
        stays.append(~_gone_with(_session, gone))
    return len(ended.alone(work, *stays, gone=gone))


def _gone_with(table: Any, gone: list[date]) -> ColumnElement[bool]:
    """Return what makes a session or an alarm one that ended until the last of these days."""
    at = table.c.signed_out_at if table is _session else table.c.ended_at
    over: ColumnElement[bool] = at.is_not(None) & (at < names.end_of(max(gone)))
    return over


def _count(work: Work, table: Any, *wanted: Any) -> int:
    query = select(func.count()).select_from(table)
    return int(
        work.connection.execute(
            query.where(table.c.centre == work.centre.code, *wanted)
        ).scalar_one()
    )
