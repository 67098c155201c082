"""A day of this centre as a parcel tells it: the tallies that are kept, without clerks."""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from sqlalchemy import Text, bindparam, cast, select

from centre.rules import figures as rule
from db import tables
from db.figures import tallying
from db.plain_json import to_json
from db.rollup.parcel import added
from db.work import Work

LOOKED_AT_AGAIN: Final = 31
"""So many of the newest days are compared with what was sent of them."""
_KEPT: Final = (rule.TOTAL, rule.SERVICE_HOUR, rule.ORIGIN, rule.PRIORITY)
_tally, _parcel = tables.tally, tables.parcel
_ROWS: Final = select(
    _tally.c.dimension, _tally.c.value, cast(_tally.c.figures, Text).label("figures")
).where(
    _tally.c.centre == bindparam("of"),
    _tally.c.day == bindparam("on"),
    _tally.c.dimension.in_(_KEPT),
)


@dataclass(frozen=True, slots=True)
class DayDue:
    """A day of which a parcel may be wanting; sent: the digest of what was sent of it, or "".

    complete_until: all days up to here that had numbers are told once this one is.
    """

    day: date
    sent: str
    complete_until: date


def due(work: Work) -> tuple[DayDue, ...]:
    """Return the days to look at, the oldest first: those that were not sent, and the newest."""
    yesterday = work.day - timedelta(days=1)
    kept = sorted(tallying.days_kept(work, tallying.EARLIEST, yesterday))
    given = tallying.days_given(work, tallying.EARLIEST, yesterday)
    sent = _sent(work)
    looked = {day for day in kept if day not in sent} | set(kept[-LOOKED_AT_AGAIN:])
    limit = min(given - set(kept), default=work.day)
    found: list[DayDue] = []
    for day in sorted(looked, reverse=True):
        found.append(DayDue(day, sent.get(day, ""), limit - timedelta(days=1)))
        limit = limit if day in sent else min(limit, day)
    return tuple(reversed(found))


def _sent(work: Work) -> dict[date, str]:
    rows = work.connection.execute(
        select(_parcel.c.day, _parcel.c.digest)
        .where(_parcel.c.centre == work.centre.code, _parcel.c.day.is_not(None))
        .order_by(_parcel.c.seq)
    ).all()
    return {row.day: row.digest for row in rows}


def content(work: Work, day: date) -> dict[str, Any]:
    """Return {"total": figures, "by": {dimension: {value: figures}}} of a day with tallies.

    Services and hours are added up from the cells that a tally keeps.
    """
    kept: defaultdict[str, dict[str, Mapping[str, Any]]] = defaultdict(dict)
    for row in work.connection.execute(_ROWS, {"of": work.centre.code, "on": day}).all():
        figures = json.loads(row.figures)
        if figures:
            kept[row.dimension][row.value] = figures
    cells = kept[rule.SERVICE_HOUR]
    by = {
        rule.SERVICE: _grouped(cells, map(rule.service_of, cells)),
        rule.HOUR: _grouped(cells, map(rule.hour_of, cells)),
        rule.ORIGIN: dict(kept[rule.ORIGIN]),
        rule.PRIORITY: dict(kept[rule.PRIORITY]),
    }
    return {"total": dict(kept[rule.TOTAL].get(rule.NOBODY, {})), "by": by}


def _grouped(cells: Mapping[str, Mapping[str, Any]], names: Iterable[str]) -> dict[str, Any]:
    parts: defaultdict[str, list[Mapping[str, Any]]] = defaultdict(list)
    for name, figures in zip(names, cells.values(), strict=True):
        parts[name].append(figures)
    return {name: rule.plain(added(each)) for name, each in parts.items()}


def digest(day: Mapping[str, Any], unit: str) -> str:
    """Return a mark of a day's figures and the unit they are of; the same figures, the same mark.

    Ratings and tickets may be read in another order the next time; their plain data are not.
    """
    return hashlib.sha256(to_json([dict(day), unit]).encode()).hexdigest()


def spans(days: Iterable[date]) -> Iterator[tuple[date, date]]:
    """Yield days that follow each other as (first, last)."""
    first = last = None
    for day in sorted(days):
        if last is not None and first is not None and day - last > timedelta(days=1):
            yield first, last
            first = None
        first, last = first or day, day
    if first is not None and last is not None:
        yield first, last
