"""Which arrangements of the touch keyboard fit into a width, and how high they are there."""

from collections.abc import Callable
from dataclasses import dataclass

from centre.shell.pieces.key_rows import (
    GOOD_MM,
    HIGHEST_MM,
    LEAST_MM,
    NAMED,
    WIDEST_MM,
    Arrangement,
    Cell,
    Mode,
    choices,
    unit_px,
)
from centre.shell.theme import GAP_MM, Theme

Needs = Callable[[str, int], int]
"""The height, in pixels, that the words of a named key need in a width."""


@dataclass(frozen=True, slots=True)
class Plan:
    """An arrangement in a width: its pages, its whole width, its rows' least heights; in pixels."""

    pages: tuple[Arrangement, ...]
    width: int
    heights: tuple[int, ...]
    gap: int

    @property
    def height(self) -> int:
        """Return the least height of all rows and gaps."""
        return sum(self.heights) + self.gap * (len(self.heights) - 1)

    @property
    def unit(self) -> float:
        """Return the width of one column's key."""
        return unit_px(self.pages[0].columns, self.width, self.gap)

    def grown(self, theme: Theme, height: int) -> list[int]:
        """Return the rows' heights, grown into the height that there is, each up to 26 mm."""
        extra = max(0, height - self.height) // len(self.heights)
        return [max(high, min(high + extra, theme.px(HIGHEST_MM))) for high in self.heights]


def gap_px(theme: Theme) -> int:
    """Return the gap between keys: 3 mm."""
    return theme.at_least_px(GAP_MM)


def plans(theme: Theme, mode: Mode, width: int, needs: Needs) -> list[Plan]:
    """Return the arrangements with keys of 20 mm in a width, the best first; never none.

    Those with keys of 22 mm come first. Too narrow for all: the one with the widest keys.
    """
    every = [_planned(theme, pages, width, needs) for pages in choices(mode)]
    least, good = (theme.at_least_px(side) for side in (LEAST_MM, GOOD_MM))
    fitting = [plan for plan in every if plan.unit >= good]
    fitting += [plan for plan in every if least <= plan.unit < good]
    return fitting or [max(every, key=lambda plan: plan.unit)]


def _planned(theme: Theme, pages: tuple[Arrangement, ...], width: int, needs: Needs) -> Plan:
    """Return an arrangement's width and heights; a row is as high on all its pages."""
    gap, columns = gap_px(theme), pages[0].columns
    width = min(width, round(columns * (theme.px(WIDEST_MM) + gap)) - gap)
    good = theme.at_least_px(GOOD_MM)
    is_good = unit_px(columns, width, gap) >= good
    least = good if is_good else theme.at_least_px(LEAST_MM)
    pitch = (width + gap) / columns
    rows = zip(*(page.rows for page in pages), strict=True)
    heights = tuple(max(least, *(_needed(row, pitch, gap, needs) for row in same)) for same in rows)
    return Plan(pages, width, heights, gap)


def _needed(row: tuple[Cell, ...], pitch: float, gap: int, needs: Needs) -> int:
    """Return the height that the words of a row need."""
    named = [cell for cell in row if cell.name in NAMED]
    return max((needs(cell.name, int(cell.span * pitch) - gap) for cell in named), default=0)
