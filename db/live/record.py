"""What the store says of this moment: frozen values that the live board and scripts read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any
from uuid import UUID

from centre.rules.alarms import Gravity
from centre.rules.forecast import Point
from centre.rules.services import Text
from db.facts import DeviceHealth
from db.log_facts import Why


@dataclass(frozen=True, slots=True)
class Today:
    """Tickets of today and what became of them; arrived is the sum of all others.

    waiting are those that are not over: they wait, are called or served, or are set aside. The
    same figures as those of a report: a ticket belongs to the service of its first stretch.
    """

    arrived: int = 0
    served: int = 0
    absent: int = 0
    cancelled: int = 0
    left: int = 0
    waiting: int = 0


@dataclass(frozen=True, slots=True)
class ServiceNow:
    """A queue now. waiting: people who wait to be called; longest: minutes, None if nobody waits.

    longest_label waits so long: since it came, or since it was sent on after a service. open are
    the counters open for it, serving all that could be. pace: minutes of a service (None: not
    known, and then there is no forecast). forecast: from now in steps of five minutes.
    """

    code: str
    name: Text
    letters: tuple[str, ...]
    waiting: int
    longest: int | None
    longest_label: str | None
    open: tuple[str, ...]
    serving: tuple[str, ...]
    pace: float | None
    forecast: tuple[Point, ...]
    passes_in: int | None
    today: Today


class Desk(StrEnum):
    """What a counter does now."""

    CLOSED = "closed"
    FREE = "free"
    CALLED = "called"
    SERVING = "serving"
    WRAPPING = "wrapping"
    PAUSED = "paused"


@dataclass(frozen=True, slots=True)
class CounterNow:
    """A counter now: who sits there, what he does since when, with which number.

    clerk, clerk_name: "" where nobody is signed in; label may still be there then: somebody left
    it. reason is that of a break. stretches: services of today at this counter.
    """

    code: str
    name: Text
    desk: Desk
    clerk: str
    clerk_name: str
    label: str | None
    service: str | None
    since: datetime | None
    reason: str
    stretches: int


@dataclass(frozen=True, slots=True)
class AlarmNow:
    """An alarm. id None: it holds, and nobody has kept it yet. holds False: it is just clearing.

    since: from when on it holds, as far as the figures tell; began_at when it was first seen.
    """

    id: UUID | None
    kind: str
    subject: str
    gravity: Gravity
    since: datetime
    facts: Mapping[str, Any]
    holds: bool = True
    began_at: datetime | None = None
    acknowledged_at: datetime | None = None
    acknowledged_by: str = ""


@dataclass(frozen=True, slots=True)
class LiveNow:
    """The whole board at one moment. devices are those that are not well.

    closes, opens_next: of the centre. out_of_order: today's calls of a number by hand.
    """

    at: datetime
    is_open: bool
    closes: datetime | None
    opens_next: datetime | None
    target: int
    today: Today
    services: tuple[ServiceNow, ...]
    counters: tuple[CounterNow, ...]
    devices: tuple[DeviceHealth, ...]
    alarms: tuple[AlarmNow, ...]
    out_of_order: tuple[Why, ...]


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """Who has taken note of an alarm, and when. again: it was so before, or had ended."""

    alarm: UUID
    at: datetime | None
    by: str
    again: bool = False
