"""Colours, millimetres to pixels, fonts, large text and high contrast, from tokens.

Every size of a screen is a length in millimetres (screens.md section 1); a Theme turns it into
pixels of one screen. Colours are asked by name, so that one piece is drawn right in both modes.
"""

import math
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import Final

from PySide6.QtGui import QColor, QFont, QFontDatabase

from centre.rules.errors import Unavailable
from centre.settings.fonts import FONT_FILES, FONT_FOLDERS

FONT_FAMILY: Final = "Noto Sans"
CAP_HEIGHT: Final = 0.714
"""Height of a capital of Noto Sans, in em."""
LARGE: Final = 1.3
"""Factor of "Chữ to hơn" (screens.md section 3)."""
SMALLEST_CAP_MM: Final = 4.8
"""The smallest capital a citizen is shown at arm's length (ADA 707.7.2)."""
TARGET_MM: Final = 20.0
"""The smallest side of a touch target (Colle & Hiszem, Ergonomics 47(13), 2004)."""
GAP_MM: Final = 3.0
"""The smallest gap between two targets."""
RING_MM: Final = 1.5
"""Width of the focus ring."""
SPACE_MM: Final = (2.5, 4.0, 5.0, 7.0, 12.0)
"""The steps of empty space, from tight to wide."""
RADIUS_MM: Final = 4.5
"""Radius of the corners of tiles and buttons."""

COLOURS: Final = MappingProxyType(
    {
        "ink": "#10202F",
        "ink2": "#44566A",
        "bg": "#F2F5F9",
        "surface": "#FFFFFF",
        "primary": "#0B4F8A",
        "pressed": "#083B68",
        "pale": "#E4EEF8",
        "on_primary": "#FFFFFF",
        "border": "#7B8794",
        "hairline": "#D5DCE4",
        "ok": "#00684A",
        "warn": "#8A4B00",
        "err": "#A3200D",
        "ok_pale": "#E0F2EC",
        "warn_pale": "#FFF1DB",
        "err_pale": "#FDE9E6",
        "focus": "#FFBF00",
        "gold": "#FFD24A",
        "header": "#0B4F8A",
        "header2": "#DCE8F4",
        "tv_bg": "#071A2E",
        "tv_panel": "#0E2A47",
        "tv_row": "#123456",
        "tv_ink": "#FFFFFF",
        "tv_ink2": "#B9CCE0",
        "tv_call": "#0B4F8A",
        "tv_number": "#FFD24A",
        "tv_newest": "#FFD24A",
        "tv_on_newest": "#071A2E",
    }
)
"""Name of a colour -> its value (screens.md section 2)."""

CONTRAST_COLOURS: Final = MappingProxyType(
    dict(COLOURS)
    | {
        "ink": "#000000",
        "ink2": "#000000",
        "bg": "#FFFFFF",
        "primary": "#000000",
        "pressed": "#333333",
        "pale": "#FFFFFF",
        "border": "#000000",
        "hairline": "#000000",
        "ok": "#000000",
        "warn": "#000000",
        "err": "#000000",
        "ok_pale": "#FFFFFF",
        "warn_pale": "#FFFFFF",
        "err_pale": "#FFFFFF",
        "gold": "#FFFFFF",
        "header": "#000000",
        "header2": "#FFFFFF",
    }
)
"""The same names in high contrast: black on white, no pale fills."""

FACES: Final = ("#B3261E", "#B85C00", "#5B6875", "#0F6CBF", "#00684A")
"""Colour of the five faces, worst first; mouths and brows are white on them."""


@dataclass(frozen=True, slots=True)
class Theme:
    """How one screen is drawn: pixels per millimetre, larger text, high contrast."""

    px_per_mm: float
    large: bool = False
    contrast: bool = False

    def px(self, mm: float) -> int:
        """Return a length in pixels, rounded; at least 1 for a length that is not 0."""
        return max(1, round(mm * self.px_per_mm)) if mm else 0

    def at_least_px(self, mm: float) -> int:
        """Return the smallest whole number of pixels that is not shorter than mm."""
        return math.ceil(mm * self.px_per_mm - 1e-6)

    def font_px(self, cap_mm: float) -> int:
        """Return the font's pixel size whose capitals are at least cap_mm (× 1.3 when large).

        4.8 mm on a 21.5" Full HD screen (4.03 px/mm) -> 28.
        """
        scale = LARGE if self.large else 1.0
        return math.ceil(cap_mm * scale / CAP_HEIGHT * self.px_per_mm - 0.05)

    def font(self, cap_mm: float, bold: bool = False) -> QFont:  # noqa: FBT001, FBT002 - contract
        """Return Noto Sans with capitals of cap_mm (× 1.3 when large)."""
        return font_of(self.font_px(cap_mm), bold=bold)

    def colour(self, name: str) -> QColor:
        """Return the colour of a name of COLOURS in this mode; KeyError for any other name."""
        return QColor((CONTRAST_COLOURS if self.contrast else COLOURS)[name])

    def border_px(self, *, strong: bool = False) -> int:
        """Return the width of a target's border: 0.4 mm, strong 0.7 mm, in high contrast 2 mm."""
        return self.px(2.0) if self.contrast else max(1, self.px(0.7 if strong else 0.4))

    def with_large(self, *, large: bool) -> "Theme":
        """Return the same theme with or without larger text."""
        return replace(self, large=large)

    def with_contrast(self, *, contrast: bool) -> "Theme":
        """Return the same theme with or without high contrast."""
        return replace(self, contrast=contrast)

    @property
    def ink(self) -> QColor:
        """Return the colour of main text."""
        return self.colour("ink")

    @property
    def ink2(self) -> QColor:
        """Return the colour of secondary text."""
        return self.colour("ink2")

    @property
    def bg(self) -> QColor:
        """Return the colour of the page."""
        return self.colour("bg")

    @property
    def surface(self) -> QColor:
        """Return the colour of cards and tiles."""
        return self.colour("surface")

    @property
    def primary(self) -> QColor:
        """Return the colour of the strongest button."""
        return self.colour("primary")

    @property
    def border(self) -> QColor:
        """Return the colour of a target's border."""
        return self.colour("border")

    @property
    def focus(self) -> QColor:
        """Return the colour of the focus ring."""
        return self.colour("focus")


def px_per_mm(inches: float, width: int, height: int) -> float:
    """Return the pixels per millimetre of a screen from its diagonal and resolution.

    21.5" at 1920 × 1080 -> 4.03. Never asked from the screen: its own DPI is often wrong.
    """
    return math.hypot(width, height) / (inches * 25.4)


def font_of(pixels: int, *, bold: bool = False) -> QFont:
    """Return Noto Sans at a size in pixels, unhinted, so that every box draws alike."""
    font = QFont(FONT_FAMILY)
    font.setPixelSize(max(1, pixels))
    font.setBold(bold)
    font.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return font


def contrast(first: str, second: str) -> float:
    """Return the contrast ratio (1 .. 21) of two colours "#RRGGBB" (WCAG 2.2 definition)."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    """Return the relative luminance of "#RRGGBB" (WCAG 2.2)."""
    red, green, blue = (_linear(int(colour[at : at + 2], 16) / 255) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(channel: float) -> float:
    """Return one sRGB channel (0..1) in linear light."""
    return channel / 12.92 if channel <= 0.04045 else ((channel + 0.055) / 1.055) ** 2.4


def font_file(name: str) -> Path:
    """Return where a font file of FONT_FILES is; raise Unavailable("font_missing")."""
    for folder in FONT_FOLDERS:
        if (folder / name).is_file():
            return folder / name
    raise Unavailable("font_missing", "screen", file=name, package="fonts-noto-core")


@lru_cache(maxsize=1)
def load_fonts() -> None:
    """Load Noto Sans Regular and Bold from file; a QApplication must exist. Repeats do nothing.

    Raises Unavailable("font_missing") when a file is not there or is not a font.
    """
    for name in FONT_FILES:
        path = font_file(name)
        if QFontDatabase.addApplicationFont(str(path)) < 0:
            raise Unavailable("font_missing", "screen", file=str(path), package="fonts-noto-core")
