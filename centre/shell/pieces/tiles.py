"""Tile: icon, title and sub lines of one choice; every title of a row stands at one height."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPainterPath

from centre.shell import icons
from centre.shell.pieces.fitting import Fitted, Letters, fit, paint
from centre.shell.pieces.targets import Skin, Target
from centre.shell.theme import RADIUS_MM, TARGET_MM, Theme

TITLE: Final = Letters(5.8, bold=True, min_cap_mm=5.8)
SUB: Final = Letters(4.8)
GROWTHS: Final = (1.3, 1.25, 1.2, 1.15, 1.1, 1.05, 1.0)
"""How much larger than TITLE the titles of a page may be, largest first (1.3: 7.5 mm)."""
SHRUNK: Final = SUB.cap_mm / TITLE.cap_mm
"""The growth at which a title that is alone on its page, and still too long, is tried again."""
_PAD_MM: Final = 5.0
_GAP_MM: Final = 4.0
# Above and below the title; above and below the sub lines.
_TITLE_EDGE_MM: Final = 2.5
_SUB_EDGE_MM: Final = 1.6
# Sub lines may come nearer to the edge than titles do, rather than break.
_SUB_RIGHT_MM: Final = 2.0
# Between an icon at the left edge and its sub line.
_SIGN_GAP_MM: Final = 2.5
# What growth adds to the icon's plate (20 mm, 0.19 of the tile) and to the sub lines (4.8 mm).
_PLATE_MM_PER_GROWTH: Final = 34.0
_PLATE_SHARE_PER_GROWTH: Final = 0.2
_SUB_MM_PER_GROWTH: Final = 1.4
# Air comes with growth: above and below the title, above and below the sub lines.
_EDGE_MM_PER_GROWTH: Final = 6.0
# Widths and growths that a tile keeps its lines for; a page tries some dozens.
_KNOWN: Final = 64
# A line saved is worth this much growth: calm titles before the largest ones.
_WORTH_OF_A_LINE: Final = 0.11


@dataclass(frozen=True, slots=True)
class _Words:
    """Title and sub lines as they are painted; one Fitted per sub line, it may have wrapped."""

    title: Fitted
    subs: tuple[Fitted, ...]

    @property
    def sub_lines(self) -> int:
        """Return how many lines the sub lines take."""
        return sum(len(sub.lines) for sub in self.subs)

    @property
    def sub_height(self) -> int:
        """Return the height of the sub lines."""
        return sum(sub.height for sub in self.subs)


@lru_cache(maxsize=64)
def _grown(growth: float) -> tuple[Letters, Letters]:
    """Return the letters of title and sub lines at a growth."""
    title = TITLE.cap_mm * growth
    sub = SUB.cap_mm + max(0.0, growth - 1) * _SUB_MM_PER_GROWTH
    return (
        replace(TITLE, cap_mm=title, min_cap_mm=title),
        replace(SUB, cap_mm=sub, min_cap_mm=sub),
    )


class Tile(Target):
    """One choice: icon on a plate with the title beside it, sub lines in a band at the foot.

    The title hangs from the height of the row's longest title and the band is as high as the
    page's highest, so that all tiles of a page are built alike however long their names are.
    """

    def __init__(self, theme: Theme, key: str, icon: str, title: str = "", sub: str = "") -> None:
        """Show icon (a meaning), title, and sub (lines parted by a line break; may be empty)."""
        super().__init__(theme, key)
        self._icon = icon
        self._title = ""
        self._sub = ""
        self._signs: tuple[str, ...] = ()
        self._frame = (1, 1)
        self._growth = 1.0
        self._flush = False
        self._known: dict[tuple[object, ...], _Words] = {}
        self.set_words(title, sub)

    def set_words(self, title: str, sub: str = "", signs: tuple[str, ...] = ()) -> None:
        """Show other words; signs are the icons before the sub lines, one each (may be fewer).

        The accessible name is the title with the sub lines.
        """
        if (title, sub, signs) == (self._title, self._sub, self._signs):
            return
        self._title, self._sub, self._signs = title, sub, signs
        self._known.clear()
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

    def set_growth(self, growth: float) -> None:
        """Set the title in growth times its 5.8 mm; icon and sub lines grow with it."""
        self._growth = growth
        self.update()

    def growth(self) -> float:
        """Return how much larger than 5.8 mm the title is set."""
        return self._growth

    def set_flush(self, *, flush: bool) -> None:
        """Let the sub lines begin at the tile's left edge, where its text column is narrow."""
        self._flush = flush
        self.update()

    def wraps(self, width: int) -> bool:
        """Return whether a sub line would break in a tile of this width."""
        return any(len(sub.lines) > 1 for sub in self._set_in(width).subs)

    def fits(self) -> bool:
        """Return whether title and sub lines are whole at permitted sizes."""
        words = self._set()
        whole = words.title.fits and all(sub.fits for sub in words.subs)
        return whole and self._needed(words) <= self.height()

    def is_level(self) -> bool:
        """Return whether the band of sub lines can be as high as the frame asks."""
        return not self._sub or self._band(self._set()) >= self._frame_band()

    def sizeHint(self) -> QSize:
        """Return the portrait tile of the reference, about 119 × 60 mm."""
        return QSize(self.theme.px(119), self.theme.px(60))

    def least_height(self, width: int) -> int:
        """Return the height that shows everything, in pixels, when the tile is this wide.

        A screen with less room shows fewer tiles.
        """
        return max(self.theme.at_least_px(TARGET_MM), self._needed(self._set_in(width)))

    def lines(self) -> tuple[int, int]:
        """Return how many lines title and sub lines take now."""
        words = self._set()
        return len(words.title.lines), words.sub_lines

    def set_frame(self, title_lines: int, sub_lines: int) -> None:
        """Leave room for so many lines, so that the tiles of one page look alike."""
        self._frame = (title_lines, sub_lines)
        self.update()

    def _letters(self) -> tuple[Letters, Letters]:
        """Return the letters of title and sub lines at the present growth."""
        return _grown(self._growth)

    def _needed(self, words: _Words) -> int:
        """Return the height of all words with the least room round them."""
        return words.title.height + self._title_edges(words) + self._own_band(words)

    def _own_band(self, words: _Words) -> int:
        """Return the height of a band for these sub lines alone."""
        return words.sub_height + self._sub_edges() if words.subs else 0

    def _title_edges(self, words: _Words) -> int:
        """Return the least room above and below the title; a wide border needs more."""
        borders = self._border() * (1 if words.subs else 2)
        return 2 * self.theme.px(_TITLE_EDGE_MM + self._air()) + borders

    def _sub_edges(self) -> int:
        """Return the room above and below the sub lines."""
        return 2 * self.theme.px(_SUB_EDGE_MM + self._air() / 2) + self._border()

    def _air(self) -> float:
        """Return the millimetres by which growth widens the empty edges."""
        return max(0.0, self._growth - 1) * _EDGE_MM_PER_GROWTH

    def _border(self) -> int:
        return self.theme.border_px() if self.theme.contrast else 0

    def _plate_side(self, width: int) -> int:
        """Return the side of the icon's plate in a tile of this width: 20 mm, grown 30 mm."""
        more = max(0.0, self._growth - 1)
        share = 0.19 + more * _PLATE_SHARE_PER_GROWTH
        return min(self.theme.px(20 + more * _PLATE_MM_PER_GROWTH), round(width * share))

    def _text_left(self, width: int) -> int:
        """Return where title and sub lines begin."""
        return self.theme.px(_PAD_MM) + self._plate_side(width) + self.theme.px(_GAP_MM)

    def _sub_left(self, width: int) -> int:
        """Return where the sub lines begin: below the title, or after icons at the left edge."""
        if not self._flush:
            return self._text_left(width)
        signs = self._sign_side() + self.theme.px(_SIGN_GAP_MM) if self._signs else 0
        return self.theme.px(_PAD_MM) + signs

    def _sign_side(self) -> int:
        """Return the side of a sub line's icon."""
        _, sub = self._letters()
        return round(self.theme.font_px(sub.cap_mm) * 1.2)

    def _set(self) -> _Words:
        """Return title and sub lines as they are painted."""
        return self._set_in(self.width())

    def _set_in(self, width: int) -> _Words:
        """Return title and sub lines for a tile of this width; a page asks for the same often."""
        wanted = (width, self._growth, self._flush, self.theme)
        if wanted not in self._known:
            if len(self._known) >= _KNOWN:
                self._known.clear()
            self._known[wanted] = self._broken_in(width)
        return self._known[wanted]

    def _broken_in(self, width: int) -> _Words:
        """Break title and sub lines for a tile of this width."""
        title, sub = self._letters()
        room = max(1, width - self._text_left(width) - self.theme.px(_PAD_MM))
        below = max(1, width - self._sub_left(width) - self.theme.px(_SUB_RIGHT_MM))
        lines = self._sub.split("\n") if self._sub else []
        return _Words(
            fit(self.theme, self._title, title, room),
            tuple(fit(self.theme, line, sub, below - self._border()) for line in lines),
        )

    def _frame_band(self) -> int:
        """Return the height of the band for as many sub lines as the frame asks."""
        _, sub = self._letters()
        return fit(self.theme, "X", sub, 1_000_000).pitch * self._frame[1] + self._sub_edges()

    def _band(self, words: _Words) -> int:
        """Return the height of the band: the frame's, unless the title needs the room."""
        if not words.subs:
            return 0
        spare = self.height() - self._lines_high(words) - self._title_edges(words)
        return max(self._own_band(words), min(self._frame_band(), spare))

    def _head(self) -> tuple[int, int]:
        """Return top and height of the room for plate and title: inside the border."""
        band = self._band(self._set())
        border = self._border()
        return border, self.height() - border - (band or border)

    def _plate(self) -> QRect:
        """Return the icon's plate: level with the title's first line, or the title in its middle.

        In a low tile it is smaller.
        """
        top, head = self._head()
        width = self._plate_side(self.width())
        side = min(width, head - 2 * self.theme.px(2.0))
        top += (head - max(side, self._block())) // 2
        return QRect(self.theme.px(_PAD_MM) + (width - side) // 2, top, side, side)

    def _text_box(self) -> QRect:
        """Return the box of the title: as high as the frame's lines, in the middle of the head."""
        top, head = self._head()
        left, high = self._text_left(self.width()), self._block()
        wide = self.width() - left - self.theme.px(_PAD_MM)
        return QRect(left, top + (head - high) // 2, wide, high)

    def _block(self) -> int:
        """Return the height of the frame's title lines, or less where the head is too low."""
        words = self._set()
        head = self.height() - self._band(words) - self._title_edges(words)
        return max(words.title.height, min(self._lines_high(words), head))

    def _lines_high(self, words: _Words) -> int:
        """Return the height of the frame's title lines, never less than the title's own."""
        return max(words.title.pitch * self._frame[0], words.title.height)

    def paint_content(self, painter: QPainter, skin: Skin) -> None:
        """Paint plate, icon, title and sub lines."""
        words = self._set()
        if words.subs:
            self._paint_band(painter, skin, words)
        plate = self._plate()
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour(skin.plate))
        radius = self.theme.px(RADIUS_MM) * 2 / 3
        painter.drawRoundedRect(plate, radius, radius)
        inset = round(plate.width() * 0.17)
        sign = plate.adjusted(inset, inset, -inset, -inset)
        icons.draw(painter, self._icon, sign, self.theme.colour(_sign_ink(skin)))
        paint(painter, words.title, self._text_box(), self.theme.colour(skin.ink))

    def _paint_band(self, painter: QPainter, skin: Skin, words: _Words) -> None:
        """Paint the band across the foot, and the sub lines with their icons in it."""
        inner, radius = self.inside()
        top = self.height() - self._band(words)
        ground = QPainterPath()
        ground.addRoundedRect(inner, radius, radius)
        painter.save()
        painter.setClipPath(ground)
        foot = QRect(0, top, self.width(), self.height() - top)
        painter.fillRect(foot, self.theme.colour(skin.plate))
        if self.theme.contrast or self.is_closed():
            foot.setHeight(max(1, self.theme.px(0.4)))
            painter.fillRect(foot, self.theme.colour("hairline"))
        painter.restore()
        self._paint_subs(painter, skin, words, top)

    def _paint_subs(self, painter: QPainter, skin: Skin, words: _Words, top: int) -> None:
        """Paint the sub lines below the title, their icons below the plate."""
        inner, _ = self.inside()
        at = top + max(0, (int(inner.bottom()) - top - words.sub_height) // 2)
        left = self._sub_left(self.width())
        gap = self.theme.px(_SIGN_GAP_MM if self._flush else _GAP_MM)
        side = min(self._sign_side(), left - gap - self._border())
        for number, sub in enumerate(words.subs):
            if number < len(self._signs):
                box = QRect(left - gap - side, at + (sub.pitch - side) // 2, side, side)
                ink = self.theme.colour(_sign_ink(skin))
                icons.draw(painter, self._signs[number], box, ink)
            line = QRect(left, at, self.width() - left, sub.height)
            paint(painter, sub, line, self.theme.colour(skin.ink2))
            at += sub.height


def _sign_ink(skin: Skin) -> str:
    """Return the colour of the icons on a ground."""
    return "primary" if skin.ink == "ink" else skin.ink


def align(tiles: Iterable[Tile], sub_lines: int = 0) -> None:
    """Give tiles of one row the same frame, so that titles and bands stand level.

    sub_lines is the least height of the bands, in lines: that of other rows of the page. Call it
    after the tiles have their size (the page's resizeEvent) or their words.
    """
    row = list(tiles)
    lines = [tile.lines() for tile in row] or [(1, 0)]
    for tile in row:
        tile.set_frame(max(title for title, _ in lines), max(sub_lines, *(sub for _, sub in lines)))


def grow(tiles: Iterable[Tile]) -> None:
    """Set the titles of one page as large as all of them fit, at most 1.3 times as large.

    Less large where that saves lines: a name in two lines is read faster than one in three.
    """
    page = list(tiles)
    before = [tile.growth() for tile in page]
    found = [(_calm(page, growth), growth) for growth in GROWTHS if _is_whole(page, growth)]
    wanted = [max(found)[1]] * len(page) if found else before
    for tile, growth in zip(page, wanted, strict=True):
        tile.set_growth(growth)


def _is_whole(page: list[Tile], growth: float) -> bool:
    """Return whether all tiles fit at this growth, with bands of one height."""
    for tile in page:
        tile.set_growth(growth)
    most = max((tile.lines()[1] for tile in page), default=0)
    for tile in page:
        tile.set_frame(1, most)
    return all(tile.fits() and tile.is_level() for tile in page)


def _calm(page: list[Tile], growth: float) -> float:
    """Return how good a growth is: large letters, few lines in the longest title."""
    for tile in page:
        tile.set_growth(growth)
    beyond = [max(0, tile.lines()[0] - 2) for tile in page]
    return growth - _WORTH_OF_A_LINE * sum(beyond)
