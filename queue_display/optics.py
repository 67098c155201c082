"""What an eye sees from a seat: minutes of arc, and the glass they are counted on. Pure; no Qt.

Lengths without a unit in their name are pixels of the glass. The distance rule is that of the
screens note, section 3.
"""

from dataclasses import dataclass
from math import ceil, hypot, radians, tan
from typing import Final

CAP: Final = 0.714
"""Height of a capital or digit of Noto Sans, in em."""
LINE: Final = 1.362
"""Line height of Noto Sans in em: no stacked capital (Ế Ỗ Ẵ) reaches over it."""
CAPTION: Final = 1.16
"""Height of a line of capitals in em: their marks reach 1.06 above, a Q's tail 0.1 below."""
ARC_MINUTES: Final = 20.0
LEAST_ARC_MINUTES: Final = 16.0
"""The minimum of ISO 9241-3; smaller texts are seen under it from half the farthest distance."""


def digit_height_mm(metres: float) -> float:
    """Return the capital height, in millimetres, that is readable from metres away.

    20 minutes of arc, the preferred size of ISO 9241-3 (16 is the minimum). 6 m → 34.9 mm.
    Raises ValueError for a distance that is not positive.
    """
    if metres <= 0:
        raise ValueError(f"a seat is {metres} m away; more than 0 wanted")
    return 2000.0 * metres * tan(radians(ARC_MINUTES / 120))


def arc_minutes(px: float, px_per_mm: float, metres: float) -> float:
    """Return the angle, in minutes of arc, under which capitals of a font of px are seen."""
    return 120 * _degrees_of(px * CAP / px_per_mm / (2000 * metres))


def _degrees_of(ratio: float) -> float:
    """Return the angle in degrees; for these small angles tan and its argument are one."""
    return ratio / radians(1)


def distance_px(metres: float, px_per_mm: float) -> float:
    """Return the font size whose digits are readable from metres away."""
    return digit_height_mm(metres) / CAP * px_per_mm


@dataclass(frozen=True, slots=True)
class Surface:
    """What a screen is drawn on and for whom: size in pixels, inches, farthest seat in metres."""

    width: int
    height: int
    inches: float
    metres: float

    @property
    def px_per_mm(self) -> float:
        """Return pixels per millimetre of the glass, never of the reported DPI."""
        return hypot(self.width, self.height) / (self.inches * 25.4)

    @property
    def portrait(self) -> bool:
        """Tell whether the screen stands."""
        return self.height > self.width

    @property
    def short(self) -> int:
        """Return the shorter side."""
        return min(self.width, self.height)

    @property
    def digit(self) -> float:
        """Return the font size whose digits the farthest seat can read."""
        return distance_px(self.metres, self.px_per_mm)

    @property
    def secondary(self) -> int:
        """Return the font size that half the farthest distance sees under 16 minutes of arc."""
        half = distance_px(self.metres / 2, self.px_per_mm)
        return ceil(half * LEAST_ARC_MINUTES / ARC_MINUTES)

    def metres_of(self, px: float) -> float:
        """Return the distance at which a font of px is seen under 20 minutes of arc."""
        return px * CAP / self.px_per_mm / digit_height_mm(1)


@dataclass(frozen=True, slots=True)
class Box:
    """A place on the screen."""

    left: int
    top: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """Return the first column right of the box."""
        return self.left + self.width

    @property
    def bottom(self) -> int:
        """Return the first line under the box."""
        return self.top + self.height


@dataclass(frozen=True, slots=True)
class Widths:
    """How wide the longest number and counter code are, in em of the bold digits.

    The defaults are Noto Sans Bold: the widest letter and three digits, and two digits. place is
    the longest "Khu A · Quầy" of a hall, in em of its own letters.
    """

    number: float = 2.72
    counter: float = 1.16
    place: float = 6.4
