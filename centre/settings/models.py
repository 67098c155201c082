"""The sections of centre.toml as frozen models; each key is described here and nowhere else.

The descriptions become systemd/centre.toml.example. Default lengths and sizes are those of the
screens note (sections 2 to 5) and of the hardware note (printers). Displays have a file of their
own, as devices do.
"""

import os
from pathlib import Path
from typing import Annotated, Final, Literal, Self

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    PrivateAttr,
    StringConstraints,
    model_validator,
)

from centre.settings import addresses, pins
from centre.settings.addresses import SQLITE
from centre.settings.devices import Camera, Keypad, Line, Printer, Reader, Sign, Speaker
from centre.settings.display import Display
from centre.settings.screens import CounterScreen, Screen
from centre.settings.sections import SHOWN, DeviceName, Plain, Section, UnitCode
from centre.settings.wiring import refuse_loose_ends

_CentreCode = Annotated[str, StringConstraints(pattern=r"^[A-Z0-9][A-Z0-9.-]{1,30}$")]
_Address = Annotated[str, AfterValidator(addresses.checked)]
_HiddenPin = Annotated[str, BeforeValidator(pins.checked)]


INSTALLED: Final = Path("/etc/motcua")
STATE: Final = Path("/var/lib/motcua")
"""Where an installed machine has its settings and its data (systemd/README.md)."""


class CentreId(Section):
    """Which centre this is."""

    code: _CentreCode = Field(examples=["MC-DEMO"])
    """Code of the centre; every row that a district will one day collect carries it. Capital
    letters, digits, dots and hyphens, 2 to 31 signs."""


class Database(Section):
    """Where the numbers, calls and ratings are kept."""

    address: _Address = "sqlite:centre.db"
    """sqlite: and a file (a path without a leading / is inside the state folder) where everything
    is on one box; postgresql://HOST[:PORT]/NAME where several machines share a centre, two hosts
    with a comma between where there is a standby; postgresql://USER@/NAME at the server itself."""
    identity: Plain = "identity"
    """Folder of this machine's keys and certificates for a server; a path without a leading / is
    inside the state folder."""

    @property
    def file(self) -> Path:
        """Return the path as written, sqlite: taken off."""
        return Path(self.address.removeprefix(SQLITE).removeprefix("//"))

    @property
    def server(self) -> addresses.ServerAddress | None:
        """Return the server that the address names, or None for a file."""
        if not self.address.startswith(addresses.POSTGRESQL):
            return None
        return addresses.server(self.address)


class Kiosk(Section):
    """A touch screen for citizens; the name after the dot is what logs and alarms call it."""

    mode: Literal["dispenser", "rating"] = "dispenser"
    """dispenser gives numbers; rating is the keypad at one counter."""
    screen: Screen = Screen()
    printer: DeviceName | None = Field(default=None, examples=["slips"], json_schema_extra=SHOWN)
    """Name of a [printer.NAME] of this file; without it numbers are shown, not printed."""
    counter: Plain | None = Field(default=None, examples=["1"])
    """Code of the counter whose services are rated here; needed for mode = "rating" only."""
    reader: DeviceName | None = Field(default=None, examples=["scanner"])
    """Name of a [reader.NAME] of this file."""
    camera: DeviceName | None = Field(default=None, examples=["front"])
    """Name of a [camera.NAME] of this file."""
    speaker: DeviceName | None = Field(default=None, examples=["lobby"])
    """Name of a [speaker.NAME] of this file, best with headphones: pages are then read aloud for
    who asks for it; without it there is no such button."""
    idle_seconds: int = Field(default=40, ge=30, le=600)
    """Silence after which the kiosk asks whether somebody is still there."""
    reading_seconds: int = Field(default=90, ge=30, le=1200)
    """The same silence on pages with much to read: a procedure's papers, a dossier's state."""
    countdown_seconds: int = Field(default=20, ge=20, le=120)
    """How long that question may be answered before the first page comes back."""
    ticket_seconds: int = Field(default=8, ge=3, le=120)
    """How long the ticket page stays when a slip is printed."""
    paperless_seconds: int = Field(default=30, ge=10, le=300)
    """How long the ticket page stays when there is no slip and the number must be noted."""
    resume_minutes: int = Field(default=10, ge=1, le=240)
    """How old a slip may be that is printed by itself when the printer works again, minutes."""
    attract_minutes: int = Field(default=5, ge=0, le=240)
    """Minutes without a touch after which the first page makes way for the invitation with the
    centre's notices; 0 for never. Where a camera notices people, it decides instead."""
    care_pin: _HiddenPin | None = Field(default=None, examples=[pins.EXAMPLE])
    """Opens the technician's page of this kiosk; the line is made by `motcua-kiosk --care-pin`.
    Without it that door stays shut."""
    panel_bottom_mm: int = Field(default=850, ge=0, le=2000)
    """Height of the picture's lower edge above the floor, millimetres; keeps buttons in reach."""


class CounterPc(Section):
    """A clerk's computer."""

    counter: Plain | None = Field(default=None, examples=["1"])
    """Code of the counter; without it the clerk is asked at sign-in."""
    screen: CounterScreen = CounterScreen()
    strip: bool = False
    """Start as a small strip that is always on top, instead of the tall window."""
    keypads: tuple[DeviceName, ...] = Field(default=(), max_length=4, strict=False)
    """Names of [keypad.NAME] sections of this file: the clerk's call keypad, the citizens' one."""
    sign: DeviceName | None = Field(default=None, examples=["sign1"])
    """Name of a [sign.NAME] of this file: the LED sign of this counter."""
    reader: DeviceName | None = Field(default=None, examples=["scanner"])
    """Name of a [reader.NAME] of this file."""


class Rollup(Section):
    """Figures of days that are over, for the district or the province; counts and sums alone."""

    folder: Plain | None = Field(default=None, examples=["/mnt/tong-hop"])
    """Folder into which they are laid each day: a network share or a stick; without it nothing is
    sent by itself. A path without a leading / is inside the state folder."""
    unit: UnitCode | None = Field(default=None, examples=["19732"])
    """Code of the centre's agency in the tree of agencies, as on some day: a merge is followed by
    itself; without it the centre's own code."""


class Backup(Section):
    """Copies of the database that this machine makes by itself (where its database is)."""

    second: Plain | None = Field(default=None, examples=["/mnt/ban-sao"])
    """Folder on another disk, stick or share into which each copy is carried, a night's proven one,
    too; a path without a leading / is in the state folder. Without it a broken disk takes all."""


class Simulation(Section):
    """For demonstrations and tests only."""

    clock_shift_seconds: float = Field(default=0.0, ge=-31_622_400, le=31_622_400)
    """Added to the clock, so that a demonstration at night finds the centre open."""


class Settings(Section):
    """All of centre.toml."""

    centre: CentreId
    database: Database = Database()
    kiosk: dict[DeviceName, Kiosk] = Field(default={}, examples=["k1"])
    display: dict[DeviceName, Display] = Field(default={}, examples=["lobby"])
    counter: dict[DeviceName, CounterPc] = Field(default={}, examples=["c1"])
    printer: dict[DeviceName, Printer] = Field(default={}, examples=["slips"])
    speaker: dict[DeviceName, Speaker] = Field(default={}, examples=["lobby"])
    line: dict[DeviceName, Line] = Field(default={}, examples=["l1"])
    keypad: dict[DeviceName, Keypad] = Field(default={}, examples=["rating1"])
    sign: dict[DeviceName, Sign] = Field(default={}, examples=["sign1"])
    reader: dict[DeviceName, Reader] = Field(default={}, examples=["scanner"])
    camera: dict[DeviceName, Camera] = Field(default={}, examples=["front"])
    rollup: Rollup = Rollup()
    backup: Backup = Backup()
    simulation: Simulation = Simulation()
    _folder: Path = PrivateAttr(default_factory=Path.cwd)

    @property
    def folder(self) -> Path:
        """Return the folder that the file is in (absolute)."""
        return self._folder

    def in_folder(self, folder: Path) -> Self:
        """Return the same settings as read from a file in folder."""
        moved = self.model_copy()
        moved._folder = folder.absolute()  # noqa: SLF001 - its own class
        return moved

    def state_folder(self) -> Path:
        """Return where data is kept: systemd's STATE_DIRECTORY (its first), else the folder.

        An installed machine's is STATE also for a command in a terminal, which systemd tells none.
        """
        given = os.environ.get("STATE_DIRECTORY", "").split(":")[0]
        return Path(given) if given else STATE if self._folder == INSTALLED else self._folder

    def database_path(self) -> Path:
        """Return the database's file; a relative one lies in the state folder."""
        return self.state_folder() / self.database.file

    def rollup_folder(self) -> Path | None:
        """Return where parcels of figures are laid, None where no folder is named."""
        named = self.rollup.folder
        return None if named is None else self.state_folder() / named

    def second_place(self) -> Path | None:
        """Return where each night's copy is carried, None where no folder is named."""
        named = self.backup.second
        return None if named is None else self.state_folder() / named

    def identity_folder(self) -> Path:
        """Return where the keys and certificates of this machine's programs are kept."""
        return self.state_folder() / self.database.identity

    @model_validator(mode="after")
    def _names_exist(self) -> Self:
        """Refuse names that no section has, and devices that cannot be wired like this."""
        refuse_loose_ends(self)
        return self
