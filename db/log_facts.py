"""What the store answers of the log and of the order of calls: lines, and why which call."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from centre.rules.calling import Reason


@dataclass(frozen=True, slots=True)
class LoggedEvent:
    """One line of the event log: the seq-th of its queue and day, chained by hash."""

    day: date
    queue: str
    seq: int
    id: UUID
    kind: str
    ticket: UUID | None
    label: str | None
    at: datetime
    actor: str
    facts: Mapping[str, Any]
    hash: str


@dataclass(frozen=True, slots=True)
class Why:
    """One call of a ticket and the decision behind it."""

    label: str
    counter: str
    clerk: str | None
    at: datetime
    again: int
    reason: Reason | None


@dataclass(frozen=True, slots=True)
class Before:
    """A call that was made before a number's own, at a counter that could have called that one.

    mine is the number that waited meanwhile. is_earlier tells whether the other had come before it.
    """

    mine: str
    label: str
    counter: str
    clerk: str | None
    at: datetime
    reason: Reason
    is_earlier: bool
