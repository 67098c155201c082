"""The tree of agencies in the database: read as a whole, replaced as a whole."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import partial
from typing import Final
from uuid import UUID

from sqlalchemy import delete, select

from centre.rules.errors import NotAllowed
from centre.rules.units import Flaw, Unit, Units, past
from db import tables
from db.history import CENTRE_QUEUE, append
from db.requests import once
from db.work import Transactions, Work

MOST_UNITS: Final = 50_000
"""Viet Nam had some 11,000 before 2025 and has 3,355 since, provinces among them."""
_unit = tables.unit


@dataclass(frozen=True, slots=True)
class Replaced:
    """How many rows of the tree are new, gone and as before; past: what old days lose or gain."""

    new: int
    gone: int
    same: int
    past: int


def read(work: Work) -> Units:
    """Return the tree as it is stored; empty where none was imported."""
    rows = work.connection.execute(select(_unit).where(_unit.c.centre == work.centre.code)).all()
    return Units(
        Unit(
            row.code,
            row.name,
            row.kind,
            row.parent,
            row.valid_from,
            row.valid_to,
            tuple(row.successors),
        )
        for row in rows
    )


def flaws(units: Units) -> tuple[Flaw, ...]:
    """Return what is wrong with a list; raise NotAllowed("units_many") for one without end."""
    if len(units.all) > MOST_UNITS:
        raise NotAllowed("units_many", most=MOST_UNITS)
    return units.flaws()


def compared(work: Work, units: Units) -> Replaced:
    """Return what importing a list would change."""
    old, new = set(read(work).all), set(units.all)
    differ = past(old, work.day) ^ past(new, work.day) if old else frozenset()
    return Replaced(len(new - old), len(old - new), len(old & new), len(differ))


def replace(
    store: Transactions, request: UUID, units: Units, account: str, *, correct: bool = False
) -> Replaced:
    """Write a checked list in place of the stored one; the log has who did so.

    Raises NotAllowed("units_past") where days until today would have another tree, and so old
    reports other sums, unless `correct` says that this is meant.
    """
    act = partial(_replace, units=units, account=account, correct=correct)
    return once(store, request, "units", Replaced, act)


def _replace(work: Work, units: Units, account: str, *, correct: bool) -> Replaced:
    found = compared(work, units)
    if found.past and not correct:
        raise NotAllowed("units_past", count=found.past, day=f"{work.day:%d/%m/%Y}")
    if not found.new and not found.gone:
        return found
    work.connection.execute(delete(_unit).where(_unit.c.centre == work.centre.code))
    rows = _rows(work, units.all)
    if rows:
        work.connection.execute(_unit.insert(), rows)
    facts = {"section": "unit", "new": found.new, "gone": found.gone, "past": found.past}
    append(work, CENTRE_QUEUE, "units_changed", {**facts, "account": account})
    return found


def _rows(work: Work, units: Iterable[Unit]) -> list[dict[str, object]]:
    return [
        {
            "centre": work.centre.code,
            "code": unit.code,
            "name": unit.name,
            "kind": unit.kind,
            "parent": unit.parent,
            "valid_from": unit.valid_from,
            "valid_to": unit.valid_to,
            "successors": list(unit.successors),
        }
        for unit in units
    ]
