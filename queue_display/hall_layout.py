"""Where a wide hall's calls stand: as many columns of cells as the glass has room for. Pure; no Qt.

Lengths are pixels. Digits obey the distance rule as on the board (optics.py); where there is room
for more than is needed they grow. Newest first, column by column.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, floor
from typing import Final

from queue_display.board_layout import FEWEST_ROWS, ROW_PITCH
from queue_display.frame import frame_of
from queue_display.layout import Layout
from queue_display.optics import CAP, LINE, Box, Surface, Widths
from queue_display.panel_sizes import PanelSizes

MOST_COLUMNS: Final = 4
MOST_IN_COLUMN: Final = 6
_MOST_IN_PORTRAIT: Final = 10
MARK: Final = 6.6
"""Width of the mark of a new or repeated call (icon, "Gọi lại"), in em of its words."""
MARK_HIGH: Final = 1.5
"""Height of that mark, in em of its words."""
GAP: Final = 0.14
"""Space between the words of a cell and its digits, in em of the digits."""
_CAPTION: Final = 0.36
"""Words of a cell over its digits where the digits have room to spare."""
_NOTICE_LINES: Final = 2


def plan_hall(surface: Surface, widths: Widths | None = None, languages: int = 1) -> Layout:
    """Return the layout of a hall for a surface, its longest numbers and 1 or 2 languages."""
    draft = _Hall(surface, widths or Widths(), languages)
    return max(draft.candidates(), key=_merit)


def _merit(layout: Layout) -> tuple[bool, int, int]:
    """Order candidates: digits that are read, then as many calls as fit, then larger digits."""
    return (not layout.too_small, 0 if layout.too_small else len(layout.rows), layout.digit)


@dataclass(frozen=True, slots=True)
class _Cell:
    """Inside of a cell: digits, words, and whether everything stands in one line."""

    digit: int
    words: int
    one_line: bool

    def width(self, widths: Widths) -> float:
        """Return the least width, pads included."""
        numbers = (widths.number + widths.counter) * self.digit
        words = (MARK + widths.place) * self.words
        pad = 0.32 * self.digit
        if self.one_line:
            return numbers + words + 5 * pad
        return max(numbers + 3.5 * pad, words + 3 * pad)

    @property
    def height(self) -> float:
        """Return the least height, pads included."""
        if self.one_line:
            return max(ROW_PITCH * self.digit, self.words * LINE * 1.3)
        return (2 * 0.17 + GAP + CAP) * self.digit + MARK_HIGH * self.words


class _Hall:
    """The steps from a surface to its candidate layouts."""

    def __init__(self, surface: Surface, widths: Widths, languages: int) -> None:
        """Find the sizes that all candidates share."""
        self.surface, self.widths, self.frame = surface, widths, frame_of(surface)
        self.heading = round(self.frame.small * 1.25) if languages > 1 else 0
        self.gap = max(2, round(self.frame.margin * 0.7))
        self.grid = self._grid()
        self.most = _MOST_IN_PORTRAIT if surface.portrait else MOST_IN_COLUMN

    def _grid(self) -> Box:
        """Return the place of all cells: what header, legend and two lines of notices leave."""
        frame, surface = self.frame, self.surface
        lines = _NOTICE_LINES if frame.small <= 0.045 * surface.short else 1
        band = round(lines * max(frame.small, frame.head) * LINE) + frame.margin
        top = frame.header + self.heading
        high = surface.height - top - band - frame.margin
        return Box(frame.margin, top, surface.width - 2 * frame.margin, high)

    def candidates(self) -> Iterator[Layout]:
        """Yield a layout for each count of columns, with cells of one line and of two."""
        for one_line in (True, False):
            for columns in range(1, MOST_COLUMNS + 1):
                yield self._layout(columns, one_line=one_line)

    def _layout(self, columns: int, *, one_line: bool) -> Layout:
        """Return one candidate; its digits are as large as its cells allow."""
        wide = self._share(self.grid.width, columns)
        asked = self._cell(ceil(self.surface.digit), one_line=one_line)
        count = floor((self.grid.height + self.gap) / (asked.height + self.gap))
        rows = max(1, min(self.most, count))
        cell = self._largest(wide, self._share(self.grid.height, rows), one_line=one_line)
        good = cell.digit >= self.surface.digit and columns * rows >= FEWEST_ROWS
        return self._made(cell, self._cells(columns, rows), columns, too_small=not good)

    def _cell(self, digit: int, *, one_line: bool) -> _Cell:
        """Return a cell of digits; its words are never under the smaller texts' size."""
        words = max(self.frame.small, round(digit * _CAPTION))
        return _Cell(digit, min(words, digit), one_line)

    def _largest(self, wide: float, high: float, *, one_line: bool) -> _Cell:
        """Return the cell with the largest digits that fit."""
        sizes = range(max(9, round(high)), 8, -1)
        cells = (self._cell(size, one_line=one_line) for size in sizes)
        fits = (each for each in cells if each.width(self.widths) <= wide and each.height <= high)
        return next(fits, self._cell(8, one_line=one_line))

    def _share(self, whole: int, count: int) -> float:
        """Return the length of one of so many cells with gaps between."""
        return (whole - (count - 1) * self.gap) / count

    def _cells(self, columns: int, rows: int) -> Iterator[Box]:
        """Yield the cells, column by column."""
        wide, high = self._share(self.grid.width, columns), self._share(self.grid.height, rows)
        for column in range(columns):
            for row in range(rows):
                left = self.grid.left + round(column * (wide + self.gap))
                top = self.grid.top + round(row * (high + self.gap))
                yield Box(left, top, floor(wide), floor(high))

    def _made(self, cell: _Cell, cells: Iterator[Box], columns: int, *, too_small: bool) -> Layout:
        """Return the layout of a cell and its places."""
        surface, frame, grid = self.surface, self.frame, self.grid
        band = frame.band(surface, grid.bottom + frame.margin)
        notice, lines = frame.notice(surface, band)
        return Layout(
            surface=surface,
            digit=cell.digit,
            rows=tuple(cells),
            header=Box(0, 0, surface.width, frame.header),
            heading=Box(grid.left, frame.header, grid.width, self.heading),
            panel=grid,
            coming=None,
            film=None,
            band=band,
            panel_sizes=PanelSizes(cell.digit, cell.words, cell.words, stacked=False, lower=0),
            head=frame.head,
            small=frame.small,
            notice=notice,
            notice_lines=lines,
            margin=frame.margin,
            badge_beside=cell.one_line,
            too_small=too_small,
            columns=columns,
        )
