"""Tile: icon, title and sub lines of one choice; every title of a row stands at one height."""

from collections.abc import Iterable

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter

from centre.shell import icons
from centre.shell.pieces.fitting import Fitted, Letters, fit, paint
from centre.shell.pieces.targets import Skin, Target
from centre.shell.theme import RADIUS_MM, TARGET_MM, Theme

TITLE = Letters(5.8, bold=True, min_cap_mm=4.8)
SUB = Letters(4.8)
_SMALL_TITLE = Letters(TITLE.min_cap_mm, bold=True)
_PAD_MM = 5.0
_GAP_MM = 4.0


class Tile(Target):
    """One choice: icon on a plate, title at the top, sub lines at the bottom.

    Title and sub lines start and end at fixed distances from the edges, so that tiles of one
    height in one row have their titles, and their last lines, at equal heights.
    """

    def __init__(self, theme: Theme, key: str, icon: str, title: str = "", sub: str = "") -> None:
        """Show icon (a meaning), title, and sub (lines parted by a line break; may be empty)."""
        super().__init__(theme, key)
        self._icon = icon
        self._title = ""
        self._sub = ""
        self._frame = (2, 2)
        self.set_words(title, sub)

    def set_words(self, title: str, sub: str = "") -> None:
        """Show other words; the accessible name is the title with the sub lines."""
        if (title, sub) == (self._title, self._sub):
            return
        self._title, self._sub = title, sub
        self.setAccessibleName(", ".join(part for part in (title, *sub.split("\n")) if part))
        self.update()

    def title(self) -> str:
        """Return the title."""
        return self._title

    def sub(self) -> str:
        """Return the sub lines."""
        return self._sub

    def set_icon(self, meaning: str) -> None:
        """Show another icon."""
        self._icon = meaning
        self.update()

    def set_strong(self, *, strong: bool) -> None:
        """Draw filled with the primary colour, for what stands out from its neighbours."""
        self._strong = strong
        self.update()

    def fits(self) -> bool:
        """Return whether title and sub lines are whole at permitted sizes."""
        title, sub = self._set()
        return title.fits and (sub is None or sub.fits)

    def sizeHint(self) -> QSize:
        """Return the portrait tile of the reference, about 119 × 60 mm."""
        return QSize(self.theme.px(119), self.theme.px(60))

    def least_height(self, width: int) -> int:
        """Return the height that shows everything, in pixels, when the tile is this wide.

        The title may use its smallest letters. A screen with less room shows fewer tiles.
        """
        room = max(1, self._text_width(width, self._plate_side(width)))
        title = fit(self.theme, self._title, _SMALL_TITLE, room).height
        sub = fit(self.theme, self._sub, SUB, room).height + self._gap() if self._sub else 0
        smallest_target = self.theme.at_least_px(TARGET_MM)
        return max(smallest_target, title + sub + 2 * self.theme.px(_PAD_MM))

    def lines(self) -> tuple[int, int]:
        """Return how many lines title and sub lines take now."""
        title, sub = self._set()
        return len(title.lines), len(sub.lines) if sub else 0

    def set_frame(self, title_lines: int, sub_lines: int) -> None:
        """Leave room for so many lines, so that the tiles of one page look alike."""
        self._frame = (title_lines, sub_lines)
        self.update()

    def _gap(self) -> int:
        """Return the gap between title and sub lines."""
        return self.theme.px(2.5)

    def _plate_side(self, width: int) -> int:
        """Return the side of the icon's plate in a tile of this width: up to 20 mm."""
        return min(self.theme.px(20), round(width * 0.19))

    def _text_width(self, width: int, plate: int) -> int:
        """Return the width left for words beside a plate."""
        return width - plate - 2 * self.theme.px(_PAD_MM) - self.theme.px(_GAP_MM)

    def _plate(self) -> QRect:
        """Return the icon's plate, at the height of the title; smaller in a low tile."""
        side = min(self._plate_side(self.width()), round(self.height() * 0.6))
        pad = self.theme.px(_PAD_MM)
        top = max(pad, (self.height() - max(self._block(), side)) // 2)
        return QRect(pad, min(top, (self.height() - side) // 2), side, side)

    def _text_box(self) -> QRect:
        """Return the box of all words: as high as the frame's lines, in the middle of the tile."""
        pad, plate = self.theme.px(_PAD_MM), self._plate()
        left = plate.right() + 1 + self.theme.px(_GAP_MM)
        inside = self.height() - 2 * pad
        high = min(inside, max(self._block(), self._needed(self.width() - left - pad)))
        return QRect(left, pad + (inside - high) // 2, self.width() - left - pad, high)

    def _block(self) -> int:
        """Return the height of the frame: its lines of title and sub lines at full size."""
        title = fit(self.theme, "X", TITLE, 1_000_000).pitch * self._frame[0]
        sub = fit(self.theme, "X", SUB, 1_000_000).pitch * self._frame[1]
        return title + sub + self._gap()

    def _needed(self, width: int) -> int:
        """Return the height of all words at full size."""
        title = fit(self.theme, self._title, TITLE, max(1, width)).height
        sub = fit(self.theme, self._sub, SUB, max(1, width)).height if self._sub else 0
        return title + sub + self._gap()

    def _set(self) -> tuple[Fitted, Fitted | None]:
        """Return title and sub lines as they are painted; the sub lines take their room first."""
        box = self._text_box()
        width = max(1, box.width())
        if not self._sub:
            return fit(self.theme, self._title, TITLE, width, max(1, box.height())), None
        least = fit(self.theme, self._title, _SMALL_TITLE, width).height
        sub = fit(self.theme, self._sub, SUB, width, max(1, box.height() - least))
        room = box.height() - sub.height
        return fit(self.theme, self._title, TITLE, width, max(1, room)), sub

    def paint_content(self, painter: QPainter, skin: Skin) -> None:
        """Paint plate, icon, title and sub lines."""
        plate = self._plate()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour(skin.plate))
        radius = self.theme.px(RADIUS_MM) * 2 / 3
        painter.drawRoundedRect(plate, radius, radius)
        inset = round(plate.width() * 0.18)
        sign = self.theme.primary if skin.ink == "ink" else self.theme.colour(skin.ink)
        icons.draw(painter, self._icon, plate.adjusted(inset, inset, -inset, -inset), sign)
        self._paint_words(painter, skin)

    def _paint_words(self, painter: QPainter, skin: Skin) -> None:
        """Paint the title from the top, the sub lines in the room below; alone it is centred."""
        title, sub = self._set()
        box = self._text_box()
        ink = self.theme.colour(skin.ink)
        if sub is None:
            box.setTop(box.top() + max(0, (box.height() - title.height) // 2))
            paint(painter, title, box, ink)
            return
        paint(painter, title, box, ink)
        reserved = max(self._frame[1], len(sub.lines)) * sub.pitch
        box.setTop(max(box.top() + title.height, box.bottom() + 1 - reserved))
        paint(painter, sub, box, self.theme.colour(skin.ink2))


def align(tiles: Iterable[Tile]) -> None:
    """Give tiles of one page the same frame, so that titles and sub lines stand level.

    Call it after the tiles have their size (the page's resizeEvent) or their words.
    """
    page = list(tiles)
    lines = [tile.lines() for tile in page] or [(1, 0)]
    for tile in page:
        tile.set_frame(max(title for title, _ in lines), max(sub for _, sub in lines))
