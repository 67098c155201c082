"""A procedure (thủ tục) as the lookup machine knows it: what it is called, where, until when.

Its papers and cases are in papers.py, fee and time in costs.py, levels in levels.py; all names that
screens need can be taken from here.
"""

import dataclasses
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from centre.rules.costs import Channel, Shown, fee_shown, time_shown
from centre.rules.levels import Level, base_name
from centre.rules.papers import Case, Group, Paper, cases_of

__all__ = [
    "Case",
    "Channel",
    "Group",
    "Level",
    "Paper",
    "Procedure",
    "Shown",
    "Variants",
    "base_name",
    "cases",
    "fee_shown",
    "in_force",
    "is_stale",
    "time_shown",
    "variants",
]


@dataclass(frozen=True, slots=True)
class Procedure:
    """A procedure, whole. Texts are NFC, as their source has them; "" or () where it has none.

    code is the first part of the source's code (d.dddddd) and the key; code_raw the whole. online
    is None where nobody says; online_level is "toàn trình" or "một phần", never converted. as_of is
    the date of the data. It is in force from valid_from until the day before valid_to. also is what
    citizens call it; translations maps a language to the name in it.
    """

    code: str
    code_raw: str
    name: str
    field: str
    levels: tuple[Level, ...] = ()
    level_text: str = ""
    issuing_body: str = ""
    agencies: tuple[str, ...] = ()
    applicants: tuple[str, ...] = ()
    channels: tuple[Channel, ...] = ()
    papers: tuple[Paper, ...] = ()
    results: tuple[str, ...] = ()
    legal_basis: tuple[str, ...] = ()
    decision_no: str = ""
    online: bool | None = None
    online_level: str = ""
    conditions: str = ""
    steps: tuple[str, ...] = ()
    source: str = ""
    source_url: str = ""
    as_of: date | None = None
    valid_from: date | None = None
    valid_to: date | None = None
    also: tuple[str, ...] = ()
    translations: Mapping[str, str] = dataclasses.field(
        default_factory=lambda: MappingProxyType({}), hash=False
    )


@dataclass(frozen=True, slots=True)
class Variants:
    """Procedures of one base name that differ only by level; often just one."""

    name: str
    procedures: tuple[Procedure, ...]


def cases(procedure: Procedure) -> tuple[Case, ...]:
    """Return the cases of a procedure; exactly one with title "" if there is nothing to choose."""
    return cases_of(procedure.papers)


def in_force(procedure: Procedure, today: date) -> bool:
    """Tell whether a procedure holds today; on valid_to itself it does no longer."""
    begun = procedure.valid_from is None or procedure.valid_from <= today
    return begun and (procedure.valid_to is None or today < procedure.valid_to)


def is_stale(procedure: Procedure, today: date, days: int) -> bool:
    """Tell whether a procedure's data are days old or older; those without a date are, too."""
    return procedure.as_of is None or (today - procedure.as_of).days >= days


def variants(procedures: Iterable[Procedure]) -> tuple[Variants, ...]:
    """Return procedures grouped by base name, in their order, none left out.

    Two of the same base name and the same level are no variants: a citizen could not tell them
    apart by level, so each stands in a group of its own.
    """
    groups: dict[tuple[str, int], list[Procedure]] = {}
    for procedure in procedures:
        name = base_name(procedure.name).casefold()
        turn = 0
        while any(one.levels == procedure.levels for one in groups.get((name, turn), ())):
            turn += 1
        groups.setdefault((name, turn), []).append(procedure)
    return tuple(Variants(base_name(those[0].name), tuple(those)) for those in groups.values())
