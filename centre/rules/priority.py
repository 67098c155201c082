"""Declared priority inside one pool of queues, and the bound on being bypassed.

Field note, section 10: no ordinary ticket is passed by more than k priority tickets, or waits more
than T once it is only priority that keeps it waiting. k and T are the centre's data (Policy).
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from uuid import UUID

from centre.rules.services import Policy
from centre.rules.tickets import Place


@dataclass(frozen=True, slots=True)
class Waiting:
    """A ticket that may be called, as far as the order needs to know it.

    queued_at is aware; bypassed is how many priority tickets have passed it; target names the only
    counter that may call it (None: every counter that serves its service), target_clerk the only
    person, who may call it wherever he sits.
    """

    id: UUID
    label: str
    service: str
    priority: str | None
    place: Place
    queued_at: datetime
    bypassed: int = 0
    target: str | None = None
    target_clerk: str | None = None


class Rule(StrEnum):
    """Why a ticket was called."""

    HEAD = "head"
    """It was transferred or returned to the first place."""
    PRIORITY = "priority"
    """Its declared priority passed somebody."""
    BOUND = "bound"
    """A priority ticket waits, but an ordinary one may not be passed again."""
    LONGEST = "longest"
    """It waited longest."""
    WEIGHT = "weight"
    """It waited longest in the pool whose turn had come by weight; elsewhere one waited longer."""
    CHOSEN = "chosen"
    """A clerk called it by its number and gave a reason."""


@dataclass(frozen=True, slots=True)
class Pick:
    """Who goes first in a pool, by which rule, and which earlier ordinary tickets it passes."""

    ticket: Waiting
    rule: Rule
    bypassed: tuple[Waiting, ...] = ()


def order_key(ticket: Waiting) -> tuple[Place, datetime, UUID]:
    """Return what orders tickets within their class: place, then time, then id (UUIDv7)."""
    return (ticket.place, ticket.queued_at, ticket.id)


def is_bound(ticket: Waiting, policy: Policy, now: datetime) -> bool:
    """Tell whether no priority ticket may pass this ordinary one any more (k or T is reached)."""
    if ticket.bypassed >= policy.bypass_limit:
        return True
    return policy.patience is not None and now - ticket.queued_at > policy.patience


def first_of(pool: Iterable[Waiting], policy: Policy, now: datetime) -> Pick:
    """Return who of a pool (not empty) goes first.

    The oldest priority ticket, unless an earlier ordinary one is bound: then the oldest ordinary
    one, so that ordinary tickets also keep their order among themselves.
    """
    ordered = sorted(pool, key=order_key)
    preferred = next((ticket for ticket in ordered if ticket.priority is not None), None)
    if preferred is None or preferred is ordered[0]:
        return Pick(ordered[0], Rule.LONGEST)
    passed = _before(preferred, ordered)
    if any(is_bound(ticket, policy, now) for ticket in passed):
        return Pick(ordered[0], Rule.BOUND)
    return Pick(preferred, Rule.PRIORITY, passed)


def _before(preferred: Waiting, ordered: Sequence[Waiting]) -> tuple[Waiting, ...]:
    """Return the tickets before the oldest priority ticket; all of them are ordinary."""
    return tuple(ordered[: ordered.index(preferred)])
