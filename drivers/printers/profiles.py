"""What a family of printers can do: a small TOML file by name; centre.toml overrides its keys.

    described(settings.printer["t80"]).width

A profile is ours (drivers/descriptions/printers/NAME.toml) or a technician's own (the path of a
.toml file). The keys are those of the hardware note, section 5; whatever that note does not know
for certain is a key too and marked "unconfirmed" in the files, never a constant of a driver.
"""

from typing import TYPE_CHECKING, Final, Literal

from pydantic import Field

from centre.settings.sections import Section
from drivers import descriptions

if TYPE_CHECKING:
    from centre.settings import Printer

KIND: Final = "printers"
_OVERRIDES: Final = (
    "width",
    "cut",
    "status",
    "has_gs_h",
    "has_asb",
    "native_qr",
    "band_rows",
    "baud",
    "rtscts",
)


class PrinterProfile(Section):
    """What a printer can do. Lengths are dots of the head unless a name says millimetres."""

    family: str = Field(min_length=1, max_length=200)
    """Which printers it is for."""
    notes: str = Field(default="", max_length=2000)
    """What a technician should know."""
    width: Literal[576, 512, 384]
    """Dots of a printed line."""
    dots_per_mm: float = Field(default=8.0, ge=4, le=24)
    """Rows fed for a millimetre of paper: 8.0 at 203 dpi, 7.1 at 180 dpi."""
    raster: bool = True
    """Draws pictures (GS v 0); without them only ASCII text comes out, so no Vietnamese."""
    cut: bool
    """Has a cutter (GS V 66 0)."""
    blade_mm: float = Field(default=12.0, ge=0, le=60)
    """Paper fed from the head to the blade before a cut."""
    status: bool
    """Answers DLE EOT."""
    has_gs_h: bool
    """Sends a process id back when all before it is printed (GS ( H)."""
    has_asb: bool
    """Tells by itself what changes (GS a)."""
    near_end_mm: float = Field(default=2500.0, ge=0, le=20_000)
    """Paper left on the roll when the near-end sensor tells."""
    has_qr: bool = True
    """Knows QR codes (GS ( k): used on serial lines, which have no time for a drawn code."""
    native_qr: bool
    """Draws QR codes by itself on every way, because it has been seen to work."""
    band_rows: int = Field(default=64, ge=1, le=128)
    """Rows of a picture sent at a time."""
    letter_times: int = Field(default=8, ge=1, le=8)
    """Largest multiple of its own letters: 8 with GS !, 2 with ESC ! alone."""
    columns: int | None = Field(default=None, ge=16, le=80)
    """Letters of its font A in a line; without it a letter is 12 dots wide."""
    baud: Literal[1200, 2400, 4800, 9600, 19200, 38400, 57600, 115200] = 115200
    """Speed of its serial line."""
    rtscts: bool = True
    """Its serial line has hardware flow control (RTS/CTS)."""
    buffer_bytes: int = Field(default=4096, ge=64, le=1_000_000)
    """Bytes it takes in before it prints them; a serial line is not hurried beyond that."""

    @property
    def confirms(self) -> bool:
        """Tell whether it can ever say that a slip is out."""
        return self.status or self.has_gs_h

    @property
    def letters_in_line(self) -> int:
        """Return how many letters of font A at single size stand in a line."""
        return self.columns or self.width // 12


def described(wiring: "Printer") -> PrinterProfile:
    """Return the profile that wiring names, with the keys that wiring overrides.

    Raises SettingsError (file, line, key, remedy) for a name that is none and a file that is wrong.
    """
    profile = descriptions.load(KIND, wiring.profile, PrinterProfile)
    given = {name: getattr(wiring, name) for name in _OVERRIDES}
    return profile.model_copy(
        update={name: value for name, value in given.items() if value is not None}
    )
