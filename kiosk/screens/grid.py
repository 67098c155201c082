"""How many tiles a page holds, and where they stand: never smaller letters, rather fewer tiles."""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, QSize

from centre.shell.pieces import Tile
from centre.shell.theme import Theme

# 7 tiles and "Lĩnh vực khác" make 8; the lowered screen pages by four (screens note, 4 and 6).
MOST: Final = 8
MOST_LOWERED: Final = 4
# Fewer places than this are too precious for a tile that only turns the sheet.
PAGER_TILE_FROM: Final = 4
_MOST_COLUMNS: Final = 4
_NARROWEST_MM: Final = 58.0


@dataclass(frozen=True, slots=True)
class Grid:
    """Columns, rows and the size of a tile in pixels."""

    columns: int
    rows: int
    tile: QSize

    @property
    def places(self) -> int:
        """Return how many tiles it holds."""
        return self.columns * self.rows

    def height(self, count: int, gap: int) -> int:
        """Return the height that so many tiles take."""
        rows = math.ceil(count / self.columns)
        return rows * self.tile.height() + max(0, rows - 1) * gap


@dataclass(frozen=True, slots=True)
class Room:
    """Where a grid goes: its size, the gap between tiles, and the height that is enough."""

    size: QSize
    gap: int
    theme: Theme
    highest: int


def best(tiles: Sequence[Tile], room: Room, most: int) -> Grid:
    """Return the grid that shows the most of tiles (up to most) with all words whole.

    Among grids that show all, the one with the roomiest tiles. A grid of one tile is returned even
    if its words do not fit; Tile.fits() then tells.
    """
    wanted = max(1, min(most, len(tiles)))
    found = [
        grid
        for columns in range(1, _MOST_COLUMNS + 1)
        if (grid := _of_columns(tiles, room, columns, wanted)) is not None
    ]
    if not found:
        return Grid(1, 1, QSize(room.size.width(), min(room.size.height(), room.highest)))
    return max(found, key=lambda grid: (min(wanted, grid.places), _roominess(grid)))


def _roominess(grid: Grid) -> float:
    return min(grid.tile.width() / 2, grid.tile.height())


def _of_columns(tiles: Sequence[Tile], room: Room, columns: int, wanted: int) -> Grid | None:
    """Return the grid of so many columns, None if not one row of it fits."""
    gap = room.gap
    wide = (room.size.width() - gap * (columns - 1)) // columns
    if columns > 1 and wide < room.theme.px(_NARROWEST_MM):
        return None
    needed = max((tile.least_height(wide) for tile in tiles), default=1)
    most = min((room.size.height() + gap) // (needed + gap), math.ceil(wanted / columns))
    for rows in range(most, 0, -1):
        high = (room.size.height() - gap * (rows - 1)) // rows
        size = QSize(wide, min(high, max(needed, room.highest)))
        if _all_fit(tiles, size):
            return Grid(columns, rows, size)
    return None


def _all_fit(tiles: Sequence[Tile], size: QSize) -> bool:
    """Tell whether every tile's words are whole at this size; long words may be too wide."""
    for tile in tiles:
        tile.resize(size)
    return all(tile.fits() for tile in tiles)


def lay(tiles: Sequence[Tile], grid: Grid, box: QRect, gap: int) -> None:
    """Give the tiles their places from the top left of box."""
    for number, tile in enumerate(tiles):
        across, down = number % grid.columns, number // grid.columns
        tile.setGeometry(
            box.left() + across * (grid.tile.width() + gap),
            box.top() + down * (grid.tile.height() + gap),
            grid.tile.width(),
            grid.tile.height(),
        )
