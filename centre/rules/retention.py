"""What is kept for how long, and what becomes of it then; how names go out of a line of the log.

Days are the centre's own choice (Policy): no text fixes them (field note, sections 11 and 15, 57).
"""

import hashlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from centre.rules.services import Policy

NOBODY_NAMED: Final = "–"
"""Stands where somebody was named and the row has to say something."""
PERSONS: Final = frozenset({"clerk", "target_clerk", "by", "author", "account"})
"""Facts of the log whose value is a person: a clerk's code, or the account that ran a command."""
_PROGRAM: Final = "motcua-db"
MARK_SIGNS: Final = 16
_STAYS: Final = frozenset({"role", "active"})
"""Fields of a clerk's that tell nothing of the person."""


class Kind(StrEnum):
    """What is kept.

    DOSSIERS: imported dossiers and hand-overs. NAMES: clerks in calls, stretches of service,
    numbers, sessions, hand-overs, sheets, tallies and the log. VISITS: numbers with their calls,
    stretches, answers, print jobs and sessions, and the log of their days; tallies stay.
    """

    DOSSIERS = "dossiers"
    NAMES = "names"
    VISITS = "visits"


class Whose(StrEnum):
    """What a code stands for."""

    DOSSIER = "dossier"
    CLERK = "clerk"


class Fate(StrEnum):
    """What becomes of data that are due."""

    UNNAMED = "unnamed"
    REMOVED = "removed"


@dataclass(frozen=True, slots=True)
class Due:
    """Data of days before `before` are due. before is the first day that is kept as it is."""

    kind: Kind
    fate: Fate
    before: date


_RULES: Final[Mapping[Kind, tuple[Fate, Callable[[Policy], int]]]] = MappingProxyType(
    {
        # Each of them has a last day of its own, written when its end was known.
        Kind.DOSSIERS: (Fate.REMOVED, lambda _: 0),
        Kind.NAMES: (Fate.UNNAMED, lambda policy: policy.staff_days),
        Kind.VISITS: (Fate.REMOVED, lambda policy: policy.ticket_days),
    }
)


def due(policy: Policy, today: date) -> tuple[Due, ...]:
    """Return from when on each kind is due on a business day, in the order in which it is done."""
    return tuple(
        Due(kind, fate, today - timedelta(days=days(policy)))
        for kind, (fate, days) in _RULES.items()
    )


def mark(centre: str, whose: Whose, code: str) -> str:
    """Return what is kept of a code that was erased: the first MARK_SIGNS of its SHA-256."""
    text = f"motcua|{centre}|{whose.value}|{code}"
    return hashlib.sha256(text.encode()).hexdigest()[:MARK_SIGNS]


def unnamed(kind: str, facts: Mapping[str, Any], only: str | None = None) -> dict[str, Any]:
    """Return the facts of an event without persons; only: without this one.

    Programs stay: counter:c1, motcua-db. Of a clerk's settings stays what tells nothing of him.
    """
    found = {
        name: None if name in PERSONS and _is_named(value, only) else value
        for name, value in facts.items()
    }
    if (
        kind != "settings"
        or facts.get("section") != "clerk"
        or (only is not None and only != facts.get("key"))
    ):
        return found
    bare = {} if facts.get("field") in _STAYS else {"old": None, "new": None}
    return {**found, "key": NOBODY_NAMED, **bare}


def names(kind: str, facts: Mapping[str, Any], code: str) -> bool:
    """Tell whether an event names a clerk: what has a code of that word elsewhere does not."""
    return unnamed(kind, facts, code) != facts


def _is_named(value: Any, only: str | None) -> bool:
    if not isinstance(value, str) or not value:
        return False
    return value == only if only is not None else value != _PROGRAM and ":" not in value
