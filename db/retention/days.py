"""Which days are due: all that have data, less those that were done; none without its figures."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any, Final

from sqlalchemy import select

from centre.rules.figures import CLERK
from centre.rules.retention import NOBODY_NAMED, Kind, due
from db import tables
from db.figures import tallying
from db.work import Work

DONE: Final = "unnamed"
"""Dimension of the tally's row that marks a day which names nobody any more; it has no figures."""
NO_FIGURES: Final = "no_figures"
"""Why a day stays: its figures are not kept yet, so that statistics would go with it."""


@dataclass(frozen=True, slots=True)
class Step:
    """One day that is due for one thing."""

    kind: Kind
    day: date


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done, the oldest day first; blocked: days that wait for their figures."""

    steps: tuple[Step, ...]
    blocked: tuple[date, ...]


def plan(work: Work) -> Plan:
    """Return the days that are due on this business day; whole days first, then names.

    A day of which everything goes has its names taken out of its tally, too.
    """
    limits = {one.kind: one.before for one in due(work.centre.policy, work.day)}
    removed = set(_there(work, limits[Kind.VISITS]))
    named = set(_there(work, limits[Kind.NAMES])) | _tallied(work, limits[Kind.NAMES])
    named -= _marked(work, limits[Kind.NAMES])
    blocked = _without_figures(work, removed | named)
    steps = [Step(Kind.VISITS, day) for day in sorted(removed - blocked)]
    steps += [Step(Kind.NAMES, day) for day in sorted(named - blocked)]
    return Plan(tuple(steps), tuple(sorted(blocked)))


def _there(work: Work, before: date) -> Iterable[date]:
    """Return the days before `before` that have a chain or a series."""
    for table in (tables.chain, tables.series):
        yield from _days(work, table, table.c.day < before)


def _tallied(work: Work, before: date) -> set[date]:
    table = tables.tally
    named = (table.c.dimension == CLERK, table.c.value.not_in(("", NOBODY_NAMED)))
    return set(_days(work, table, table.c.day < before, *named))


def _marked(work: Work, before: date) -> set[date]:
    table = tables.tally
    return set(_days(work, table, table.c.day < before, table.c.dimension == DONE))


def _days(work: Work, table: Any, *wanted: Any) -> Iterable[date]:
    mine = select(table.c.day).where(table.c.centre == work.centre.code, *wanted)
    return work.connection.execute(mine.distinct()).scalars().all()


def _without_figures(work: Work, days: set[date]) -> set[date]:
    """Return those of the days on which numbers were given and that have no tally yet."""
    if not days:
        return set()
    first, last = min(days), max(days)
    given = tallying.days_given(work, first, last)
    return days & (given - tallying.days_kept(work, first, last))


def has_figures(work: Work, day: date) -> bool:
    """Tell whether a day may go: its figures are kept, or no number was given."""
    return not _without_figures(work, {day})
