"""A page of choices: a heading, tiles in as many sheets as it takes, a row of buttons below."""

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

from PySide6.QtCore import QRect, QSize

from centre.shell.pieces import BarButton, FitLabel, Letters, Target, Tile
from centre.shell.pieces.tiles import SHRUNK, align, grow
from centre.shell.theme import LARGE, Theme
from kiosk.areas import Areas
from kiosk.offers import Offer, Standing
from kiosk.screens import grid
from kiosk.screens.screen import Screen, height_of, row, row_height, stack

# The button that turns the sheet, where it stands beside the tiles.
_PAGER_MM: Final = 40.0
_WIDEST_MM: Final = 90.0
# People and minutes; that the doors are shut, and when they open; that nothing is left.
_SIGNS: Final = MappingProxyType(
    {
        Standing.OPEN: ("people", "clock"),
        Standing.CLOSED: ("pause", "clock"),
        Standing.FULL: ("info",),
    }
)


@dataclass(frozen=True, slots=True)
class Choice:
    """One tile: key, icon's meaning, words; a closed one can be touched all the same.

    signs are the icons of the sub lines, one each.
    """

    key: str
    icon: str
    title: str
    sub: str = ""
    signs: tuple[str, ...] = ()
    closed: bool = False


def signs_of(offer: Offer) -> tuple[str, ...]:
    """Return the icons of what an offer's tile says below its title."""
    return _SIGNS[offer.standing]


class Choices(Screen):
    """A page of tiles. Subclasses give it heading, choices and buttons in fill().

    highest_mm bounds the tiles where there is more room than they need; button_mm is the least
    height of the buttons below them.
    """

    highest_mm = 78.0
    button_mm = 20.0

    def __init__(self, theme: Theme, monotonic: Callable[[], float]) -> None:
        """Make a page without choices."""
        super().__init__(theme, monotonic)
        self.heading = FitLabel(theme, "", Letters(9.6, bold=True, min_cap_mm=5.8))
        self.hint = FitLabel(theme, "", Letters(5.8, colour="ink2"))
        for label in (self.heading, self.hint):
            label.setParent(self)
        self.tiles: list[Tile] = []
        self.pager_tile = Tile(theme, "turn", "next")
        self.pager = BarButton(theme, "turn", "next")
        self.buttons: list[Target] = []
        for target in (self.pager_tile, self.pager):
            self.add(target)
        self.pager_tile.set_frame(1, 0)
        self.sheets = 1
        self.hint_first = False

    def add_button(self, button: Target) -> None:
        """Put a button into the row below the tiles."""
        self.add(button)
        self.buttons.append(button)

    def offer(self, choices: Sequence[Choice]) -> None:
        """Show these choices; tiles that stay keep their place in the focus order."""
        if [tile.key for tile in self.tiles] != [choice.key for choice in choices]:
            for tile in self.tiles:
                tile.setParent(None)
                tile.deleteLater()
            self.tiles = [Tile(self.theme, choice.key, choice.icon) for choice in choices]
            for tile in self.tiles:
                self.add(tile)
        for tile, choice in zip(self.tiles, choices, strict=True):
            tile.set_icon(choice.icon)
            tile.set_words(choice.title, choice.sub, choice.signs)
            tile.set_closed(closed=choice.closed)

    def place(self, areas: Areas) -> None:
        """Place buttons at the bottom, tiles above them, the heading over all."""
        room = self._above_buttons(areas)
        wide, most = areas.read.width(), room.height() // 2
        labels = self._labels(wide, max(most, areas.touch.top() - areas.read.top()) - areas.gap)
        head = height_of(labels, wide, areas.gap)
        if areas.touch.top() - areas.read.top() < head + areas.gap:
            room.setTop(areas.read.top() + min(head + areas.gap, most))
        top = self._place_tiles(areas, room)
        box = QRect(areas.read)
        box.setBottom(top - areas.gap)
        stack(labels, box, areas.gap, down=1.0 if areas.lowered else 0.5)

    def _labels(self, width: int, height: int) -> tuple[FitLabel, ...]:
        """Return what is said above the tiles: heading and hint, or one where the page is low."""
        both = (self.heading, self.hint)
        low = self.areas is not None and self.areas.compact
        if not low and height_of(both, width, self.theme.px(3)) <= height:
            return both
        said, unsaid = (self.hint, self.heading) if self.hint_first else both
        unsaid.setGeometry(QRect())
        return (said,)

    def _above_buttons(self, areas: Areas) -> QRect:
        """Place the row of buttons; return the room for tiles above it."""
        room = QRect(areas.touch)
        if self.buttons:
            least = 0 if areas.compact else self.theme.px(self.button_mm)
            high = max(least, row_height(self.buttons, room.width(), areas.gap))
            box = QRect(room.left(), room.bottom() + 1 - high, room.width(), high)
            row(self.buttons, box, areas.gap)
            room.setBottom(box.top() - areas.gap - 1)
        return room

    def _place_tiles(self, areas: Areas, room: QRect) -> int:
        """Place one sheet of tiles at the top of room (lowered: at its bottom); return their y."""
        most = grid.MOST_LOWERED if areas.lowered else grid.MOST
        found = self._best(room.size(), areas.gap, most)
        self.pager.setGeometry(QRect())
        shown: list[Tile] = list(self.tiles)
        self.sheets = 1
        if len(shown) > found.places:
            with_tile = found.places >= grid.PAGER_TILE_FROM and not areas.lowered
            if not with_tile:
                found = self._beside_pager(areas, room, most)
            shown = self._sheet(found.places - with_tile)
            shown += [self.pager_tile] if with_tile else []
        box = QRect(room)
        if areas.lowered:
            box.setTop(room.bottom() + 1 - found.height(max(1, len(shown)), areas.gap))
        for tile in (*self.tiles, self.pager_tile):
            tile.setGeometry(QRect())
        grid.lay(shown, found, box, areas.gap)
        self._level(shown, found)
        if not areas.is_wide or self.pager.size().isEmpty():
            return box.top()
        return self._shorten_pager(box.top(), found.height(len(shown), areas.gap))

    def _shorten_pager(self, top: int, height: int) -> int:
        """Make the button beside the tiles as high as they are; return the y of the higher one."""
        high = max(height, self.pager.heightForWidth(self.pager.width()))
        bottom = min(self.pager.geometry().bottom() + 1, top + high)
        self.pager.setGeometry(self.pager.x(), bottom - high, self.pager.width(), high)
        return min(top, bottom - high)

    def _level(self, shown: list[Tile], found: grid.Grid) -> None:
        """Set all titles in one size, those of a row at one height, all bands alike."""
        if all(tile.fits() for tile in shown):
            grow(shown)
        most = max((tile.lines()[1] for tile in shown), default=0)
        for start in range(0, len(shown), found.columns):
            in_row = shown[start : start + found.columns]
            align((tile for tile in in_row if tile is not self.pager_tile), most)

    def _best(self, room: QSize, gap: int, most: int) -> grid.Grid:
        """Return the grid for room; letters shrink only where not even one tile fits."""
        highest = self.theme.px(self.highest_mm * (LARGE if self.theme.large else 1.0))
        wanted = grid.Room(room, gap, self.theme, highest)
        found = self._unbroken(wanted, most)
        width, height = found.tile.width(), found.tile.height()
        if any(tile.least_height(width) > height for tile in self.tiles):
            self._dress_tiles(SHRUNK, flush=True)
            found = grid.best(self.tiles, wanted, most)
        return found

    def _unbroken(self, room: grid.Room, most: int) -> grid.Grid:
        """Return the grid whose sub lines stand below the titles, or at the edge if they broke."""
        self._dress_tiles(1.0, flush=False)
        found = grid.best(self.tiles, room, most)
        if any(tile.wraps(found.tile.width()) for tile in self.tiles):
            self._dress_tiles(1.0, flush=True)
            found = grid.best(self.tiles, room, most)
        return found

    def _dress_tiles(self, growth: float, *, flush: bool) -> None:
        """Set all tiles in one size, with their sub lines in one place."""
        for tile in (*self.tiles, self.pager_tile):
            tile.set_growth(growth)
            tile.set_flush(flush=flush)

    def _beside_pager(self, areas: Areas, room: QRect, most: int) -> grid.Grid:
        """Place the button that turns the sheet; return the grid for the room that it leaves.

        It stands at the foot of room, or at the right of it where the room is low.
        """
        if areas.is_wide:
            wide = self._pager_width(room.height(), areas)
            self.pager.setGeometry(room.right() + 1 - wide, room.top(), wide, room.height())
            room.setRight(room.right() - wide - areas.gap)
        else:
            high = self.pager.heightForWidth(room.width())
            self.pager.setGeometry(room.left(), room.bottom() + 1 - high, room.width(), high)
            room.setBottom(room.bottom() - high - areas.gap)
        return self._best(room.size(), areas.gap, most)

    def _pager_width(self, height: int, areas: Areas) -> int:
        """Return the least width in which the turning button's words fit into height."""
        least = self.pager.minimumSizeHint().width()
        wide = least if areas.compact else max(least, self.theme.px(_PAGER_MM))
        while self.pager.heightForWidth(wide) > height and wide < self.theme.px(_WIDEST_MM):
            wide += self.theme.px(2)
        return wide

    def _sheet(self, places: int) -> list[Tile]:
        """Return the tiles of the sheet that the visitor has turned to."""
        places = max(1, places)
        self.sheets = math.ceil(len(self.tiles) / places)
        turned = self.scene.view.sheet if self.scene else 0
        start = (turned % self.sheets) * places
        return self.tiles[start : start + places]
