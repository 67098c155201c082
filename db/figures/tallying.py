"""Keeping the figures of a day that is over, so that no report reads its tickets again.

A day is read in one short transaction, counted outside of it, and kept in another one: whichever
programs do so at once, they write the same. A day that is still open, or of which a ticket is, is
not kept; a business day that was set back by hand is counted anew.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any, Final

from sqlalchemy import Text, bindparam, cast, func, literal_column, select
from sqlalchemy.dialects import postgresql, sqlite

from centre.rules import figures as rule
from centre.rules.errors import NotAllowed, Unavailable
from centre.rules.hours import ZONE
from centre.rules.tickets import IS_OVER
from centre.rules.visits import tallied
from db import tables
from db.figures import downtime
from db.figures.days import Found, rows_of, visits
from db.handover.counting import DOSSIERS
from db.work import Transactions, Work

LOOKED_AT_AGAIN: Final = 7
"""So many days with a tally are compared with their tickets, in case the day was set back."""

LONGEST_SILENCE: Final = 31
"""So many days before the first tally are read for what devices have told."""

_tally, _ticket, _series = tables.tally, tables.ticket, tables.series
_OVER: Any = literal_column("state IN ({})".format(", ".join(f"'{s}'" for s in sorted(IS_OVER))))
_SPAN: Final[tuple[Any, Any]] = (bindparam("first"), bindparam("last"))
_GIVEN = (
    select(_series.c.day)
    .where(_series.c.centre == bindparam("of"), _series.c.day.between(*_SPAN))
    .distinct()
)
_KEPT = select(_tally.c.day).where(
    _tally.c.centre == bindparam("of"),
    _tally.c.day.between(*_SPAN),
    _tally.c.dimension == rule.TOTAL,
)
_STATES = (
    select(_ticket.c.state, func.count().label("n"))
    .where(_ticket.c.centre == bindparam("of"), _ticket.c.day == bindparam("on"))
    .group_by(_ticket.c.state)
)
_ROW = select(cast(_tally.c.figures, Text)).where(
    _tally.c.centre == bindparam("of"),
    _tally.c.day == bindparam("on"),
    _tally.c.dimension == rule.TOTAL,
)
_VALUES = select(_tally.c.dimension, _tally.c.value).where(
    _tally.c.centre == bindparam("of"),
    _tally.c.day == bindparam("on"),
    # What dossiers counted that have gone can be counted no more.
    _tally.c.dimension != DOSSIERS,
)
_LAST_BEFORE = select(func.max(_tally.c.day)).where(
    _tally.c.centre == bindparam("of"),
    _tally.c.day < bindparam("on"),
    _tally.c.dimension == rule.TOTAL,
)
_DOWN = select(_tally.c.value, cast(_tally.c.figures, Text).label("figures")).where(
    _tally.c.centre == bindparam("of"),
    _tally.c.day == bindparam("on"),
    _tally.c.dimension == downtime.DEVICE,
)
_INSERT: Final[Mapping[str, Any]] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
EARLIEST: Final = date(1900, 1, 1)


def days_given(work: Work, first: date, last: date) -> set[date]:
    """Return the days of a span on which numbers were given."""
    where = {"of": work.centre.code, "first": first, "last": last}
    return set(work.connection.execute(_GIVEN, where).scalars())


def days_kept(work: Work, first: date, last: date) -> set[date]:
    """Return the days of a span that have a tally."""
    where = {"of": work.centre.code, "first": first, "last": last}
    return set(work.connection.execute(_KEPT, where).scalars())


def keep_due(store: Transactions, most: int | None = None) -> int:
    """Keep every day that is over and has no tally yet, or the first `most`; return how many.

    A program that may not write tallies at a server keeps none: it is no error, reports count such
    days from their tickets.
    """
    with store.read() as work:
        due = _due(work)
    kept = 0
    for day in due[:most]:
        try:
            kept += _keep(store, day)
        except (NotAllowed, Unavailable) as error:
            if error.key != "not_permitted":
                raise
            return kept
    return kept


def _due(work: Work) -> list[date]:
    yesterday = work.day - timedelta(days=1)
    kept = days_kept(work, EARLIEST, yesterday)
    missing = days_given(work, EARLIEST, yesterday) - kept
    again = {day for day in sorted(kept)[-LOOKED_AT_AGAIN:] if _has_changed(work, day)}
    return [day for day in sorted(missing | again) if _is_over(work, day)]


def _states(work: Work, day: date) -> dict[str, int]:
    where = {"of": work.centre.code, "on": day}
    return {row.state: row.n for row in work.connection.execute(_STATES, where)}


def _is_over(work: Work, day: date) -> bool:
    """Tell whether all tickets of a day have ended; at a server the attendant ends them."""
    return day < work.day and not any(state not in IS_OVER for state in _states(work, day))


def _has_changed(work: Work, day: date) -> bool:
    """Tell whether a day with a tally has other tickets now; removed ones change nothing."""
    where = {"of": work.centre.code, "on": day}
    now = _states(work, day)
    kept = json.loads(work.connection.execute(_ROW, where).scalar_one())
    return bool(now) and now != kept.get("s", {})


def _keep(store: Transactions, day: date) -> bool:
    """Keep one day; return False if it is no longer over."""
    with store.read() as work:
        found, down = rows_of(work, day), down_on(work, day)
        target = work.centre.policy.wait_target_minutes
    rows = {**_figures(found, target), **_downtimes(down)}
    with store.aside() as work:
        if not _is_over(work, day):
            return False
        _write(work, day, rows)
    return True


def _figures(found: Found, target: int) -> dict[rule.Key, Any]:
    made = tallied(visits(found), target)
    # A day whose numbers nobody took has a tally, too: else it would be looked at for ever.
    made.setdefault((rule.TOTAL, rule.NOBODY), rule.Figures())
    return {key: rule.plain(figures) for key, figures in made.items()}


def _downtimes(down: Mapping[str, downtime.Downtime]) -> dict[rule.Key, Any]:
    return {(downtime.DEVICE, device): one.plain() for device, one in down.items()}


def down_on(work: Work, day: date) -> dict[str, downtime.Downtime]:
    """Return the devices that were down on a day, until now if it is not over."""
    return downtime.downtimes(
        downtime.changes_of(work, day, day),
        _down_before(work, day),
        downtime.opening_spans(work.centre, day),
        min(work.now, datetime.combine(day + timedelta(days=1), datetime.min.time(), ZONE)),
    )


def _down_before(work: Work, day: date) -> set[str]:
    """Return the devices that were down when a day began.

    Those at the end of the last day with a tally, and what was told since: on a day on which no
    number is given, devices are mended all the same.
    """
    last = work.connection.execute(_LAST_BEFORE, {"of": work.centre.code, "on": day}).scalar()
    before = last or day - timedelta(days=LONGEST_SILENCE)
    rows = work.connection.execute(_DOWN, {"of": work.centre.code, "on": before}).all()
    down = {row.value for row in rows if json.loads(row.figures).get("d")}
    one = timedelta(days=1)
    return downtime.still_down(down, downtime.changes_of(work, before + one, day - one))


def _write(work: Work, day: date, rows: Mapping[rule.Key, Any]) -> None:
    """Write a day's rows; those of an earlier count that are no more are emptied, not deleted.

    No role at a server may DELETE (db/roles).
    """
    where = {"of": work.centre.code, "on": day}
    old: Iterable[rule.Key] = (tuple(row) for row in work.connection.execute(_VALUES, where))
    every: dict[rule.Key, Any] = {**{key: {} for key in old}, **rows}
    insert = _INSERT[work.connection.dialect.name](_tally)
    change = insert.on_conflict_do_update(
        index_elements=["centre", "day", "dimension", "value"],
        set_={"figures": insert.excluded.figures},
    )
    place = {"centre": work.centre.code, "day": day}
    work.connection.execute(
        change,
        [
            {**place, "dimension": dimension, "value": value, "figures": figures}
            for (dimension, value), figures in sorted(every.items())
        ],
    )
