"""Where on the screen things may be: what can be read, what can be reached, in millimetres.

Forward reach is 380 to 1220 mm above the floor (36 CFR 1194); the lowered screen keeps to 1100 mm
(EN 301 549 draft) and to the lowest 250 mm of the panel (screens note, section 4).
"""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, QSize

from centre.shell.theme import Theme

REACH_MM: Final = 1220
LOWERED_REACH_MM: Final = 1100
LOWERED_MM: Final = 250
# A screen lower than this (10 to 16 inches, lying) has no room for a tall header, wide margins and
# a second line of heading.
COMPACT_BELOW_MM: Final = 230


@dataclass(frozen=True, slots=True)
class Areas:
    """One page's room in pixels: read holds everything, touch (inside it) all that is touched."""

    read: QRect
    touch: QRect
    gap: int
    compact: bool
    lowered: bool

    @property
    def is_wide(self) -> bool:
        """Tell whether the page is wider than high."""
        return self.read.width() > self.read.height() * 5 // 4


def is_low(height_mm: float) -> bool:
    """Tell whether a screen of this height has no room for generous margins."""
    return height_mm < COMPACT_BELOW_MM


def is_compact(theme: Theme, window: QSize) -> bool:
    """Tell the same of a window."""
    return is_low(window.height() / theme.px_per_mm)


def can_be_lowered(theme: Theme, window: QSize) -> bool:
    """Tell whether lowering brings anything down; a small panel is within reach as it is."""
    return window.height() > theme.px(LOWERED_MM)


def margin(theme: Theme, window: QSize) -> int:
    """Return the empty edge of a page."""
    return theme.px(4 if is_compact(theme, window) else 9)


def gap(theme: Theme, window: QSize) -> int:
    """Return the gap between targets; never under 3 mm."""
    return theme.at_least_px(3 if is_compact(theme, window) else 5)


def highest_target(theme: Theme, window: QSize, panel_bottom_mm: int, *, lowered: bool) -> int:
    """Return the y above which no target may begin, so that all centres are within reach."""
    reach = REACH_MM - panel_bottom_mm
    if lowered:
        reach = min(LOWERED_MM, LOWERED_REACH_MM - panel_bottom_mm)
    return max(0, window.height() - theme.px(max(0, reach)))
