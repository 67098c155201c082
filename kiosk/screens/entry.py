"""One entry of a list: a title of a few lines, signs with words, a quiet line; all one target."""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter

from centre.shell import icons
from centre.shell.pieces import Fitted, Letters, Target, fit, paint
from centre.shell.pieces.targets import Skin
from centre.shell.theme import TARGET_MM, Theme

MOST_LINES: Final = 4
"""Lines of a title in a list; its own page shows all of it (screens note, section 6)."""
TITLE: Final = Letters(5.4, bold=True)
QUIET: Final = Letters(4.8)
_MORE: Final = " …"
# No four lines of any screen hold more.
_MOST_SIGNS: Final = 600
_PAD_MM: Final = 5.0
_EDGE_MM: Final = 3.0
_BETWEEN_MM: Final = 1.6
_CHIP_PAD_MM: Final = 2.0
_CHIP_GAP_MM: Final = 3.0
_ICON_GAP_MM: Final = 1.4
_ICON_EM: Final = 1.05
_ARROW_EM: Final = 1.15
# A narrow list needs its width for words.
_ARROW_FROM_MM: Final = 140.0


@dataclass(frozen=True, slots=True)
class Chip:
    """A sign with words in a small frame: a meaning of the icons, and what it says."""

    icon: str
    words: str


@dataclass(frozen=True, slots=True)
class Item:
    """What an entry says; key is what its touch tells."""

    key: str
    title: str
    quiet: str = ""
    chips: tuple[Chip, ...] = ()


@dataclass(frozen=True, slots=True)
class Plan:
    """Where an item's words stand in a width, in pixels; tops from the top of the words' block."""

    title: Fitted
    chips: tuple[QRect, ...]
    quiet: Fitted | None
    quiet_at: tuple[int, int]
    height: int


def shortened(theme: Theme, text: str, width: int, lines: int) -> Fitted:
    """Return a title in at most so many lines; one that is too long ends with "…" after a word."""
    whole = fit(theme, text[:_MOST_SIGNS], TITLE, width)
    if len(whole.lines) <= lines and len(text) <= _MOST_SIGNS:
        return whole
    words = text[:_MOST_SIGNS].split()
    few, many = 1, len(words)
    while few < many:
        middle = (few + many + 1) // 2
        if len(_begun(theme, words, middle, width).lines) <= lines:
            few = middle
        else:
            many = middle - 1
    return _begun(theme, words, few, width)


def _begun(theme: Theme, words: list[str], count: int, width: int) -> Fitted:
    return fit(theme, " ".join(words[:count]).rstrip(",;:-–(") + _MORE, TITLE, width)


@lru_cache(maxsize=1024)
def planned(theme: Theme, item: Item, width: int, lines: int) -> Plan:
    """Return the plan of an item in an entry of this width, its title in at most so many lines."""
    room = max(1, width - 2 * _pad(theme) - _arrow(theme, width))
    title = shortened(theme, item.title, room, lines)
    below = title.height + theme.px(_BETWEEN_MM)
    chips, left, top = _chips(theme, item.chips, room, below)
    if not item.quiet:
        bottom = chips[-1].bottom() + 1 if chips else title.height
        return Plan(title, chips, None, (0, 0), _around(theme, bottom))
    quiet = fit(theme, item.quiet, QUIET, max(1, room - left))
    if left and len(quiet.lines) > 1:
        left, top = 0, chips[-1].bottom() + 1 + theme.px(_BETWEEN_MM)
        quiet = fit(theme, item.quiet, QUIET, room)
    elif left:
        top += (chips[-1].height() - quiet.height) // 2
    bottom = max(top + quiet.height, chips[-1].bottom() + 1 if chips else 0)
    return Plan(title, chips, quiet, (left, top), _around(theme, bottom))


def _chips(
    theme: Theme, chips: tuple[Chip, ...], room: int, top: int
) -> tuple[tuple[QRect, ...], int, int]:
    """Return the chips' boxes, and where what comes after them begins."""
    boxes: list[QRect] = []
    left, gap = 0, theme.px(_CHIP_GAP_MM)
    for chip in chips:
        size = _chip_size(theme, chip)
        if left and left + size.width() > room:
            left, top = 0, top + size.height() + theme.px(_BETWEEN_MM)
        boxes.append(QRect(left, top, size.width(), size.height()))
        left += size.width() + gap
    return tuple(boxes), left, top


def _chip_size(theme: Theme, chip: Chip) -> QSize:
    words = fit(theme, chip.words, QUIET, 1_000_000)
    wide = words.width + _icon(theme) + theme.px(_ICON_GAP_MM) + 2 * theme.px(_CHIP_PAD_MM)
    return QSize(wide, words.height)


def _icon(theme: Theme) -> int:
    return round(theme.font_px(QUIET.cap_mm) * _ICON_EM)


def _pad(theme: Theme) -> int:
    """Return the empty edge at both sides; a wide border needs more."""
    return theme.px(_PAD_MM) + (theme.border_px() if theme.contrast else 0)


def _arrow(theme: Theme, width: int) -> int:
    """Return the room of the arrow that says "this leads on"; none in a narrow list."""
    if width < theme.px(_ARROW_FROM_MM):
        return 0
    return round(theme.font_px(TITLE.cap_mm) * _ARROW_EM) + theme.px(_PAD_MM)


def _around(theme: Theme, words: int) -> int:
    """Return the height of an entry round so high words."""
    edge = theme.px(_EDGE_MM) + (theme.border_px() if theme.contrast else 0)
    return max(theme.at_least_px(TARGET_MM), words + 2 * edge)


@dataclass(frozen=True, slots=True)
class Cut:
    """How much of an item is seen: lines of its title at most, with or without what is below."""

    lines: int = MOST_LINES
    has_quiet: bool = True
    has_chips: bool = True

    def of(self, item: Item) -> Item:
        """Return what is seen of an item."""
        quiet = item.quiet if self.has_quiet else ""
        return replace(item, quiet=quiet, chips=item.chips if self.has_chips else ())


CUTS: Final = (
    *(Cut(lines) for lines in range(MOST_LINES, 1, -1)),
    Cut(2, has_quiet=False),
    Cut(1, has_quiet=False),
    Cut(2, has_quiet=False, has_chips=False),
    Cut(1, has_quiet=False, has_chips=False),
)
"""What an entry gives up in a low list, step by step."""


class Entry(Target):
    """One line of a list to choose from."""

    def __init__(self, theme: Theme) -> None:
        """Make an entry that says nothing yet."""
        super().__init__(theme, "")
        self._item = self._seen = Item("", "")
        self._lines = MOST_LINES

    def show_item(self, item: Item, cut: Cut) -> None:
        """Say something else; a reader hears all of it, however much is seen."""
        self.key = item.key
        self._item, self._seen, self._lines = item, cut.of(item), cut.lines
        said = (item.title, *(chip.words for chip in item.chips), item.quiet)
        self.setAccessibleName(", ".join(part for part in said if part))
        self.update()

    def item(self) -> Item:
        """Return what the entry says."""
        return self._item

    def plan(self) -> Plan:
        """Return where its words stand."""
        return planned(self.theme, self._seen, self.width(), self._lines)

    def fits(self) -> bool:
        """Return whether all lines are whole at a permitted size."""
        plan = self.plan()
        room = self.width() - 2 * _pad(self.theme)
        inside = all(box.right() < room for box in plan.chips)
        set_whole = plan.title.fits and (plan.quiet is None or plan.quiet.fits)
        return inside and set_whole and plan.height <= self.height()

    def paint_content(self, painter: QPainter, skin: Skin) -> None:
        """Paint title, chips and quiet line as one block, the arrow at the right."""
        plan, left = self.plan(), _pad(self.theme)
        top = (self.height() - self._lip_px() - self._words_high(plan)) // 2
        ink = self.theme.colour(skin.ink)
        paint(painter, plan.title, QRect(left, top, self.width(), plan.title.height), ink)
        for chip, box in zip(self._seen.chips, plan.chips, strict=True):
            self._paint_chip(painter, skin, chip, box.translated(left, top))
        if plan.quiet is not None:
            at = QRect(left + plan.quiet_at[0], top + plan.quiet_at[1], self.width(), 0)
            paint(painter, plan.quiet, at, self.theme.colour(skin.ink2))
        if _arrow(self.theme, self.width()):
            self._paint_arrow(painter)

    def _words_high(self, plan: Plan) -> int:
        """Return the height of the block of words."""
        ends = [plan.title.height, *(box.bottom() + 1 for box in plan.chips)]
        if plan.quiet is not None:
            ends.append(plan.quiet_at[1] + plan.quiet.height)
        return max(ends)

    def _paint_chip(self, painter: QPainter, skin: Skin, chip: Chip, box: QRect) -> None:
        """Paint icon and words in their frame."""
        painter.setPen(self.theme.ink if self.theme.contrast else self.theme.colour(skin.plate))
        painter.setBrush(self.theme.colour(skin.plate))
        radius = box.height() / 3
        painter.drawRoundedRect(box, radius, radius)
        side, pad = _icon(self.theme), self.theme.px(_CHIP_PAD_MM)
        sign = QRect(box.left() + pad, box.center().y() - side // 2, side, side)
        icons.draw(painter, chip.icon, sign, self.theme.primary)
        words = fit(self.theme, chip.words, QUIET, 1_000_000)
        left = sign.right() + 1 + self.theme.px(_ICON_GAP_MM)
        paint(painter, words, QRect(left, box.top(), box.width(), box.height()), self.theme.primary)

    def _paint_arrow(self, painter: QPainter) -> None:
        side = round(self.theme.font_px(TITLE.cap_mm) * _ARROW_EM)
        left = self.width() - _pad(self.theme) - side
        box = QRect(left, (self.height() - side) // 2, side, side)
        icons.draw(painter, "next", box, self.theme.primary)
