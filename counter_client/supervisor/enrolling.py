"""What the devices' page knows and asks: stages, sorts of devices, readings, wishes. No Qt here."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from enum import StrEnum
from itertools import count
from types import MappingProxyType
from typing import Any, Final
from uuid import UUID

from centre.rules import roles
from centre.rules.enrolling import Enrolment, Kind
from db.enrolment.desk import Enrolled, Offer

ROLES: Final = roles.who(roles.Act.DEVICES)
"""Roles of the sign-in that see the devices (screens note, section 11)."""
NAME: Final = re.compile(r"[a-z0-9][a-z0-9-]{0,30}")
"""A device's name is also that of its section in centre.toml (centre.settings.sections)."""
ENDS_SOON: Final = timedelta(days=60)
"""A certificate renews itself at two thirds of its life; so near its end that has failed."""


class Stage(StrEnum):
    """Which page stands."""

    LIST = "list"
    ADD = "add"
    BUNDLE = "bundle"
    PLACE = "place"
    COMPARE = "compare"
    ISSUING = "issuing"
    DONE = "done"
    OVER = "over"
    REMOVE = "remove"


class Act(StrEnum):
    """What is asked of the store."""

    OFFER = "offer"
    ACCEPT = "accept"
    REFUSE = "refuse"
    REMOVE = "remove"


class Counter(StrEnum):
    """Whether a device stands at one counter."""

    NONE = "none"
    MAY = "may"
    MUST = "must"


@dataclass(frozen=True, slots=True)
class Sort:
    """What a technician chooses: a kind, with or without the citizens' keypad; letter of names."""

    key: str
    kind: Kind
    letter: str
    counter: Counter = Counter.NONE
    rates: bool = False


SORTS: Final = (
    Sort("counter", Kind.COUNTER, "c", Counter.MAY),
    Sort("counter_rates", Kind.COUNTER, "c", Counter.MUST, rates=True),
    Sort("kiosk", Kind.KIOSK, "k"),
    Sort("rating", Kind.RATING, "r", Counter.MUST),
    Sort("display", Kind.DISPLAY, "d"),
    Sort("supervisor", Kind.SUPERVISOR, "s"),
)


@dataclass(frozen=True, slots=True)
class Known:
    """One reading: what is under way, who is enrolled, and what is watched, even if over."""

    pending: tuple[Offer, ...] = ()
    devices: tuple[Enrolled, ...] = ()
    watched: Offer | None = None


@dataclass(frozen=True, slots=True)
class Ours:
    """What this screen has offered; text goes into the QR code and the file, until it is used.

    until: monotonic seconds, because the wall clocks of a PC and its server may differ.
    """

    id: UUID
    name: str
    text: str = field(repr=False)
    until: float


@dataclass(frozen=True, slots=True)
class Wish:
    """One press that the store is to do; its request id stays until the answer is certain."""

    request: UUID
    act: Act
    at: float
    facts: Mapping[str, Any] = field(default_factory=lambda: MappingProxyType({}))


def next_name(sort: Sort, taken: Iterable[str]) -> str:
    """Return the first free name of a sort: c4 where c1 to c3 are taken."""
    known = set(taken)
    return next(name for n in count(1) if (name := f"{sort.letter}{n}") not in known)


FOLLOWS: Final = frozenset({Stage.BUNDLE, Stage.PLACE, Stage.COMPARE, Stage.ISSUING})
"""Pages that follow what a device and others do."""
STAGE_OF: Final[Mapping[Enrolment, Stage]] = MappingProxyType(
    {
        Enrolment.OFFERED: Stage.BUNDLE,
        Enrolment.ASKED: Stage.COMPARE,
        Enrolment.ACCEPTED: Stage.ISSUING,
    }
)
"""State of an enrolment that is under way -> the page that belongs to it."""
