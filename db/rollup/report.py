"""The report of the level above: sums of every subtree, by the tree of each day.

A day counts where its unit stood on that day, so that a merge leaves older days as they were. What
has not come is told, and counted nowhere.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from typing import Any

from sqlalchemy import and_, func, select

from centre.rules.errors import NotAllowed
from centre.rules.figures import Figures, FiguresTotal
from centre.rules.units import Unit, Units
from db import tables
from db.figures.gathering import Span
from db.rollup import tree
from db.rollup.days import spans
from db.work import Transactions, Work

_received = tables.received


@dataclass(frozen=True, slots=True)
class UnitRow:
    """A unit with all below it; path: the codes from the root; days: of how many centre-days."""

    unit: Unit
    path: tuple[str, ...]
    days: int
    figures: Figures


@dataclass(frozen=True, slots=True)
class CentreRow:
    """A centre; unit: the last code it sent; placed: the tree had it on all of its days."""

    code: str
    name: str
    unit: str
    days: int
    figures: Figures
    placed: bool


@dataclass(frozen=True, slots=True)
class Missing:
    """Days of a centre of which nothing has come, though it may have been open."""

    centre: str
    name: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class RollUp:
    """The sums of a span. unheard: units without any below them, and without any figures."""

    span: Span
    at: datetime
    of: str
    total: Figures
    units: tuple[UnitRow, ...]
    centres: tuple[CentreRow, ...]
    missing: tuple[Missing, ...]
    unheard: tuple[Unit, ...]


@dataclass(slots=True)
class _Sum:
    days: int = 0
    total: FiguresTotal = field(default_factory=FiguresTotal)
    name: str = ""
    unit: str = ""
    placed: bool = True

    def add(self, figures: Mapping[str, Any]) -> None:
        self.days += 1
        self.total.add_plain(figures)


class _Adding:
    """Sums in the making."""

    def __init__(self, units: Units, of: str) -> None:
        self._units, self.of = units, of
        self.total = _Sum()
        self.units: defaultdict[Unit, _Sum] = defaultdict(_Sum)
        self.centres: defaultdict[str, _Sum] = defaultdict(_Sum)

    def add(self, row: Any) -> None:
        """Add a centre's day, to every unit above it and to itself."""
        path = self._units.path(row.unit, row.day)
        if self.of and self.of not in {unit.code for unit in path}:
            return
        figures = json.loads(row.total)
        centre = self.centres[row.sender]
        centre.name, centre.unit = row.name, row.unit
        centre.placed = centre.placed and bool(path)
        codes = [unit.code for unit in path]
        below = path[codes.index(self.of) :] if self.of else path
        for one in (self.total, centre, *(self.units[unit] for unit in below)):
            one.add(figures)


def report(store: Transactions, span: Span, of: str = "") -> RollUp:
    """Return the sums of a span, of everything or of one unit and all below it.

    Raises NotAllowed: span_wrong, unit_unknown.
    """
    span.checked()
    with store.read() as work:
        units, senders, at, today = tree.read(work), _senders(work), work.now, work.day
    if of and not any(unit.code == of and _meets(unit, span) for unit in units.all):
        raise NotAllowed("unit_unknown", unit=of)
    adding = _Adding(units, of)
    have: defaultdict[str, set[date]] = defaultdict(set)
    for first, last in _months(span):
        with store.read() as work:
            rows = _rows(work, first, last)
        for row in rows:
            have[row.sender].add(row.day)
            adding.add(row)
    until = min(span.last, today - timedelta(days=1))
    mine = [one for one in senders if not of or _is_below(units, one, of, span.last)]
    missing = (gap for one in mine for gap in _missing(one, have[one.sender], span.first, until))
    return RollUp(
        span,
        at,
        of,
        adding.total.total.figures(),
        _unit_rows(adding, units, span),
        _centre_rows(adding),
        tuple(missing),
        _unheard(adding, units, span),
    )


def _months(span: Span) -> Iterable[tuple[date, date]]:
    """Yield parts of a span: each is one short reading."""
    first = span.first
    while first <= span.last:
        last = min(span.last, first + timedelta(days=30))
        yield first, last
        first = last + timedelta(days=1)


def _rows(work: Work, first: date, last: date) -> Sequence[Any]:
    """Return what counts of each centre's days: the newest parcel of a day."""
    c = _received.c
    mine = (c.centre == work.centre.code, c.day.between(first, last))
    newest = (
        select(c.sender, func.max(c.seq).label("seq"))
        .where(*mine)
        .group_by(c.sender, c.day)
        .subquery()
    )
    query = (
        select(c.sender, c.day, c.unit, c.name, c.total)
        .join(newest, and_(newest.c.sender == c.sender, newest.c.seq == c.seq))
        .where(*mine)
        .order_by(c.sender, c.day)
    )
    return work.connection.execute(query).all()


def _senders(work: Work) -> Sequence[Any]:
    """Return each known centre: first day, day up to which it is complete, last name and unit."""
    c = _received.c
    grouped = (
        select(
            c.sender,
            func.max(c.seq).label("seq"),
            func.min(c.day).label("first"),
            func.max(c.complete_until).label("until"),
        )
        .where(c.centre == work.centre.code)
        .group_by(c.sender)
        .subquery()
    )
    query = (
        select(c.sender, c.name, c.unit, grouped.c.first, grouped.c.until)
        .join(grouped, and_(grouped.c.sender == c.sender, grouped.c.seq == c.seq))
        .where(c.centre == work.centre.code)
        .order_by(c.sender)
    )
    return work.connection.execute(query).all()


def _missing(one: Any, have: set[date], first: date, last: date) -> Iterable[Missing]:
    begin = max(first, one.first, one.until + timedelta(days=1))
    days = (begin + timedelta(days=n) for n in range((last - begin).days + 1))
    for start, end in spans(day for day in days if day not in have):
        yield Missing(one.sender, one.name, start, end)


def _is_below(units: Units, one: Any, of: str, day: date) -> bool:
    code = units.in_place_of(one.unit, day) or one.unit
    return of in {unit.code for unit in units.path(code, day)}


def _meets(unit: Unit, span: Span) -> bool:
    ends = unit.valid_to is None or unit.valid_to >= span.first
    return ends and unit.valid_from <= span.last


def _path(unit: Unit, units: Units, span: Span) -> tuple[str, ...]:
    """Return where a unit stands in the table: by the tree of its last day in the span."""
    day = min(span.last, unit.valid_to or span.last)
    return tuple(above.code for above in units.path(unit.code, day))


def _unit_rows(adding: _Adding, units: Units, span: Span) -> tuple[UnitRow, ...]:
    rows = [
        UnitRow(unit, _path(unit, units, span), one.days, one.total.figures())
        for unit, one in adding.units.items()
    ]
    return tuple(sorted(rows, key=lambda row: (row.path, row.unit.valid_from)))


def _centre_rows(adding: _Adding) -> tuple[CentreRow, ...]:
    return tuple(
        CentreRow(code, one.name, one.unit, one.days, one.total.figures(), one.placed)
        for code, one in sorted(adding.centres.items())
    )


def _unheard(adding: _Adding, units: Units, span: Span) -> tuple[Unit, ...]:
    there = [unit for unit in units.all if _meets(unit, span)]
    above = {unit.parent for unit in there}
    heard = {unit.code for unit in adding.units}
    lost = (unit for unit in there if unit.code not in above | heard)
    return tuple(unit for unit in lost if not adding.of or adding.of in _path(unit, units, span))
