"""What the technician's pages draw: the door, the devices, the way to the database, versions."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Final

from centre.shell.sticks import Place
from db.facts import DeviceHealth

TRIES: Final = 5
LOCKED_FOR: Final = timedelta(minutes=5)
"""Five wrong PINs shut the door for five minutes, as they lock a clerk out (db.pins)."""


class Door(StrEnum):
    """What the page PIN says: asking, being checked, wrong, locked, or no PIN in the settings."""

    ASKING = "asking"
    CHECKING = "checking"
    WRONG = "wrong"
    LOCKED = "locked"
    SHUT = "shut"


class Section(StrEnum):
    """A part of the page CARE."""

    DEVICES = "devices"
    NETWORK = "network"
    VERSIONS = "versions"
    LOG = "log"


class Step(StrEnum):
    """How far a test slip or an export has come."""

    NONE = "none"
    UNDER_WAY = "under_way"
    DONE = "done"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Link:
    """The way to the database: its address, whether it answers (None: not asked yet), since when.

    own_until and centre_until are the last days of this machine's and of the centre's certificate,
    None where there is none to be read.
    """

    address: str
    answers: bool | None = None
    since: datetime | None = None
    own_until: datetime | None = None
    centre_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class Versions:
    """What runs here, as it calls itself."""

    motcua: str
    python: str
    pyside: str
    schema: str
    system: str


@dataclass(frozen=True, slots=True)
class Attempt:
    """A test slip or an export: how far it is; key is of what stopped it, file what was saved."""

    step: Step = Step.NONE
    key: str = ""
    file: str = ""


@dataclass(frozen=True, slots=True)
class CareView:
    """What the pages PIN and CARE draw.

    entry counts what was typed in: with another number, a page forgets the digits it holds. devices
    is None until the store has told of them; sure tells that the door asks once more before the
    program is started again.
    """

    kiosk: str
    door: Door = Door.ASKING
    entry: int = 0
    tries_left: int = TRIES
    locked_until: datetime | None = None
    section: Section = Section.DEVICES
    devices: tuple[DeviceHealth, ...] | None = None
    link: Link = field(default_factory=lambda: Link(""))
    versions: Versions | None = None
    places: tuple[Place, ...] = ()
    trial: Attempt = field(default_factory=Attempt)
    has_printer: bool = False
    saved: Attempt = field(default_factory=Attempt)
    sure: bool = False
