"""The glass of a program: letters are drawn in millimetres, so its size matters."""

from math import hypot
from typing import Final

from pydantic import Field

from centre.settings.sections import Plain, Section

MILLIMETRES_PER_INCH: Final = 25.4


class Screen(Section):
    """The kiosk's screen: letters and buttons are drawn in millimetres, so its size matters."""

    inches: float = Field(default=21.5, ge=5, le=200)
    """Diagonal of the visible picture, inches."""
    width: int = Field(default=1080, ge=320, le=16384)
    """Pixels from left to right, as the screen is mounted."""
    height: int = Field(default=1920, ge=320, le=16384)
    """Pixels from top to bottom, as the screen is mounted."""
    monitor: Plain | None = Field(default=None, examples=["HDMI-1"])
    """Output that the screen hangs on, as the desktop names it; without it the first screen."""

    @property
    def px_per_mm(self) -> float:
        """Return pixels per millimetre of this screen."""
        return hypot(self.width, self.height) / (self.inches * MILLIMETRES_PER_INCH)


class BoardScreen(Screen):
    """The television of the lobby."""

    inches: float = Field(default=43.0, ge=5, le=200)
    width: int = Field(default=1920, ge=320, le=16384)
    height: int = Field(default=1080, ge=320, le=16384)


class CounterScreen(Screen):
    """The clerk's screen."""

    inches: float = Field(default=23.8, ge=5, le=200)
    width: int = Field(default=1920, ge=320, le=16384)
    height: int = Field(default=1080, ge=320, le=16384)
