"""What a sheet counts of dossiers: alive ones one by one, those that have gone from the tally.

A dossier is forgotten long before its year is over (Policy.dossier_days). When its rows go, what
they count goes into the tally of its day, in the same transaction: once, as numbers, without a
code. A record and the stamps that prove it go together, so neither is counted without the other.

One that was erased may come again with an import. Until its time would have been over, what it
counts is a row of its own under the mark of its code, and is left out while it is there again.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import Row, select
from sqlalchemy.dialects import postgresql, sqlite

from centre.rules.dossiers import Lateness
from centre.rules.evaluation import Period, period_of
from centre.rules.handover import counted_at, is_recorded_late, proven
from centre.rules.hours import ZONE
from centre.rules.retention import MARK_SIGNS, Whose, mark
from db import tables
from db.handover.record import Seen
from db.work import Work

DOSSIERS: Final = "dossiers"
"""Dimension of the tally's rows with these counts; reports of numbers leave it out."""
TIMES: Final = ("early", "on_time", "late", "recorded_late")
CONTACTS: Final = ("once", "twice", "oftener")
_EARLY: Final = frozenset({Lateness.PROCESSED_EARLY, Lateness.RETURNED_EARLY})
_ON_TIME: Final = frozenset({Lateness.PROCESSED_ON_TIME, Lateness.RETURNED_ON_TIME})
_LATE: Final = frozenset(
    {Lateness.PROCESSED_OVERDUE, Lateness.RETURNED_OVERDUE, Lateness.IN_PROCESS_OVERDUE}
)
_INSERT: Final[Mapping[str, Any]] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
_tally, _handover, _dossier = tables.tally, tables.handover, tables.dossier
Counts = Counter[str]


def times(one: Seen, now: datetime) -> tuple[date | None, Counts]:
    """Return the day on which a dossier counts (None: on none) and what it counts, by TIMES."""
    at = counted_at(one.state, one.dates, one.done)
    if at is None or at >= now:
        return None, Counter()
    late = proven(one.state, one.dates, one.done, now)
    found = {"early": late in _EARLY, "on_time": late in _ON_TIME, "late": late in _LATE}
    found["recorded_late"] = is_recorded_late(one.state, one.dates, one.done, now)
    counts = Counter({name: 1 for name, counted in found.items() if counted})
    return at.astimezone(ZONE).date(), counts


def contacts(rows: Iterable[tuple[str, datetime, Any]]) -> dict[date, Counts]:
    """Return day -> counts by CONTACTS of (code, at, ticket) of hand-overs.

    A dossier counts once in each quarter, on the first day of it on which somebody brought it.
    """
    visits: defaultdict[tuple[str, str], dict[Any, date]] = defaultdict(dict)
    for code, at, ticket in rows:
        day = at.astimezone(ZONE).date()
        if ticket is not None:
            mine = visits[code, period_of(day).name]
            mine[ticket] = min(day, mine.get(ticket, day))
    found: defaultdict[date, Counts] = defaultdict(Counter)
    for mine in visits.values():
        found[min(mine.values())][CONTACTS[min(len(mine), len(CONTACTS)) - 1]] += 1
    return dict(found)


def visits_of(work: Work, *wanted: Any) -> list[tuple[str, datetime, Any]]:
    """Return (code, at, ticket) of hand-overs. One that was taken back was a visit all the same."""
    columns = (_handover.c.code, _handover.c.at, _handover.c.ticket)
    mine = (_handover.c.centre == work.centre.code, _handover.c.ticket.is_not(None))
    return [tuple(row) for row in work.connection.execute(select(*columns).where(*mine, *wanted))]


def kept(work: Work, quarter: Period) -> Counts:
    """Return what dossiers that have gone counted in a quarter."""
    span = (quarter.begins.date(), quarter.ends.date())
    mine = (_tally.c.day >= span[0], _tally.c.day < span[1])
    rows = _rows(work, *mine)
    again = _marks_there(work) if any(row.value for row in rows) else frozenset()
    found: Counts = Counter()
    for row in rows:
        if _mark_in(row) not in again:
            found.update(row.figures)
    return found


def keep_times(work: Work, gone: Iterable[Seen]) -> None:
    """Keep what dossiers count whose record is about to go."""
    those = list(gone)
    total = _taken_up(work, {one.code for one in those})
    for one in those:
        day, counts = times(one, work.now)
        if day is not None and counts:
            total[day].update(counts)
    _add(work, total)


def keep_erased(work: Work, one: Seen, until: date) -> None:
    """Keep what a dossier counts that is about to be erased; its record was kept until `until`."""
    _add(work, _taken_up(work, {one.code}))
    day, counts = times(one, work.now)
    if day is not None and counts:
        said = mark(work.centre.code, Whose.DOSSIER, one.code)
        _add(work, {day: counts}, f"{said} {until.isoformat()}")


def _taken_up(work: Work, codes: Iterable[str]) -> defaultdict[date, Counts]:
    """Remove rows of erased dossiers: of those that go again now, and of those whose time is over.

    Returns what the latter count, by day.
    """
    total: defaultdict[date, Counts] = defaultdict(Counter)
    rows = _rows(work, _tally.c.value != "")
    if not rows:
        return total
    going = {mark(work.centre.code, Whose.DOSSIER, code) for code in codes}
    again = _marks_there(work)
    for row in rows:
        is_over = row.value[MARK_SIGNS + 1 :] < work.day.isoformat() and _mark_in(row) not in again
        if _mark_in(row) in going or is_over:
            _remove(work, row)
        if is_over and _mark_in(row) not in going:
            total[row.day].update(row.figures)
    return total


def _mark_in(row: Any) -> str:
    return str(row.value)[:MARK_SIGNS]


def _marks_there(work: Work) -> frozenset[str]:
    """Return the marks of all dossiers whose record is there."""
    codes = select(_dossier.c.code).where(_dossier.c.centre == work.centre.code)
    found = work.connection.execute(codes).scalars().all()
    return frozenset(mark(work.centre.code, Whose.DOSSIER, code) for code in found)


def _remove(work: Work, row: Any) -> None:
    mine = (_tally.c.centre == work.centre.code, _tally.c.dimension == DOSSIERS)
    this = (_tally.c.day == row.day, _tally.c.value == row.value)
    work.connection.execute(_tally.delete().where(*mine, *this))


def keep_contacts(work: Work, *gone: Any) -> None:
    """Keep what hand-overs count that are about to go: all of each of their dossiers."""
    _add(work, contacts(visits_of(work, *gone)))


def _add(work: Work, more: Mapping[date, Counts], value: str = "") -> None:
    """Add counts to the rows of their days; value: of an erased dossier."""
    if not more:
        return
    there = {
        row.day: row.figures for row in _rows(work, _tally.c.day.in_(more), _tally.c.value == value)
    }
    insert = _INSERT[work.connection.dialect.name](_tally)
    change = insert.on_conflict_do_update(
        index_elements=["centre", "day", "dimension", "value"],
        set_={"figures": insert.excluded.figures},
    )
    place = {"centre": work.centre.code, "dimension": DOSSIERS, "value": value}
    rows = [
        {**place, "day": day, "figures": dict(Counter(there.get(day, {})) + counts)}
        for day, counts in sorted(more.items())
    ]
    work.connection.execute(change, rows)


def _rows(work: Work, *wanted: Any) -> Sequence[Row[Any, Any, Any]]:
    columns = (_tally.c.day, _tally.c.value, _tally.c.figures)
    mine = (_tally.c.centre == work.centre.code, _tally.c.dimension == DOSSIERS)
    return work.connection.execute(select(*columns).where(*mine, *wanted)).all()
