"""The keys of the desk as buttons: icon, words, legend; greyed keys still say why."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QColor, QFocusEvent, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QAbstractButton, QSizePolicy

from centre.shell import icons
from centre.shell.pieces import Fitted, Letters, fit, paint
from counter_client.look import GAP, RING, THEME, ground, letters

PAD: Final = RING + 7


BY_KEYBOARD: Final = frozenset(
    {
        Qt.FocusReason.TabFocusReason,
        Qt.FocusReason.BacktabFocusReason,
        Qt.FocusReason.ShortcutFocusReason,
    }
)
"""Ways to the focus after which the ring is drawn; a mouse needs none."""


class Ringed(QAbstractButton):
    """A button whose focus ring shows where the keyboard is."""

    rings = False

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Show the ring when the keyboard brought the focus here."""
        if event.reason() in BY_KEYBOARD:
            self.rings = True
        elif event.reason() is Qt.FocusReason.MouseFocusReason:
            self.rings = False
        super().focusInEvent(event)

    def focusOutEvent(self, event: QFocusEvent) -> None:
        """Take the ring away."""
        if event.reason() is not Qt.FocusReason.ActiveWindowFocusReason:
            self.rings = False
        super().focusOutEvent(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Show the ring as soon as the keyboard is used here."""
        self.rings = True
        super().keyPressEvent(event)


class KeyButton(Ringed):
    """A key that can be clicked. Refused, it stays reachable and its description says why."""

    def __init__(self, icon: str, legend: str, px: int = 15, *, upright: bool = False) -> None:
        """Show icon and legend (F2); upright puts the words below icon and legend."""
        super().__init__()
        self._icon = icon
        self.legend = legend
        self._letters = letters(px, bold=True, lines=2, least=min(px, 13))
        self._upright = upright
        self.strong = False
        self._pale = self._spread = False
        self.refused = False
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def say(self, text: str) -> None:
        """Show these words; the accessible name has the legend too."""
        self.setText(text)
        self.setAccessibleName(f"{text} ({self.legend})" if self.legend else text)
        self.update()

    def turn(self, icon: str, text: str) -> None:
        """Become another key of the same legend (pause, resume)."""
        self._icon = icon
        self.say(text)

    def refuse(self, why: str) -> None:
        """Grey the key and keep the reason; an empty one opens it again."""
        self.refused = bool(why)
        self.setAccessibleDescription(why)
        self.setToolTip(why)
        self.update()

    def spread(self) -> None:
        """Draw as a row of a list: icon and words at the left, the legend at the right."""
        self._spread = True

    def make_pale(self) -> None:
        """Draw as an important key even when it is not the natural next one."""
        self._pale = True

    def emphasise(self, *, strong: bool) -> None:
        """Draw as the natural next key, or as one of the others."""
        self.strong = strong
        self.update()

    def sizeHint(self) -> QSize:
        """Return a size that leaves the width to the layout."""
        return QSize(96, 60 if self._upright else 48)

    def fits(self) -> bool:
        """Return whether the words are whole at a permitted size."""
        return not self.text() or self._fitted(self._words_box()).fits

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, icon, words and legend."""
        del event
        painter = QPainter(self)
        fill, edge, ink, mark = self._colours()
        ground(painter, self.rect(), fill, edge, focused=self.rings)
        if self._upright:
            self._paint_upright(painter, ink, mark)
        else:
            self._paint_along(painter, ink, mark)

    def _colours(self) -> tuple[QColor, QColor | None, QColor, QColor]:
        """Return fill, edge, ink and icon colour for what the key is now."""
        colour = THEME.colour
        if self.refused:
            return QColor("#E7ECF2"), None, colour("ink2"), colour("ink2")
        if self.strong:
            fill = colour("pressed" if self.isDown() or self.underMouse() else "primary")
            return fill, colour("pressed"), colour("on_primary"), colour("on_primary")
        pressed = self.isDown() or self.underMouse()
        fill = colour("pale" if pressed or self._pale else "surface")
        edge = colour("primary" if self._pale else "border")
        return fill, edge, colour("primary" if self._pale else "ink"), colour("primary")

    def _legend_letters(self) -> Letters:
        return letters(13 if self.height() < 48 and self._upright else 15, bold=True, lines=1)

    def _legend_width(self) -> int:
        if not self.legend:
            return 0
        return fit(THEME, self.legend, self._legend_letters(), 1000).width + 2

    def _words_box(self) -> QRect:
        """Return where the words go."""
        if self._upright:
            below = self._top() + self._icon_side()
            return self.rect().adjusted(PAD - 4, below, 4 - PAD, -RING - 1)
        side = self._icon_side() + GAP + 2
        return self.rect().adjusted(PAD + side, RING, -PAD - self._legend_width() - 2 * GAP, -RING)

    def _icon_side(self) -> int:
        if self._upright:
            return 22 if self.height() >= 54 else 18
        return 22 if self.height() < 54 else 28

    def _top(self) -> int:
        """Return where icon and legend of an upright key begin."""
        return RING + (4 if self.height() >= 54 else 2)

    def _fitted(self, box: QRect) -> Fitted:
        return fit(THEME, self.text(), self._letters, max(1, box.width()), box.height())

    def _paint_upright(self, painter: QPainter, ink: QColor, mark: QColor) -> None:
        """Paint icon and legend above, the words below; an icon alone stands in the middle."""
        side, top = self._icon_side(), self._top()
        if not self.text():
            middle = self.rect().center()
            box = QRect(middle.x() - side // 2, middle.y() - side // 2, side, side)
            icons.draw(painter, self._icon, box, mark)
            return
        legend = fit(THEME, self.legend, self._legend_letters(), 1000)
        row = QRect(PAD, top, self.width() - 2 * PAD, side)
        icons.draw(painter, self._icon, QRect(row.left(), top, side, side), mark)
        row.translate(0, (side - legend.pitch) // 2)
        paint(painter, legend, row, mark, "right")
        box = self._words_box()
        words = self._fitted(box)
        box.translate(0, max(0, (box.height() - words.height) // 2))
        paint(painter, words, box, ink, "centre")

    def _paint_along(self, painter: QPainter, ink: QColor, mark: QColor) -> None:
        """Paint icon, words and legend beside each other, centred as a group."""
        side, box = self._icon_side(), self._words_box()
        words = self._fitted(box)
        shift = 0 if self._spread else max(0, (box.width() - words.width) // 2)
        middle = self.height() // 2
        left = box.left() + shift
        icons.draw(
            painter, self._icon, QRect(left - side - GAP, middle - side // 2, side, side), mark
        )
        row = QRect(left, middle - words.height // 2, words.width, words.height)
        paint(painter, words, row, ink, "left")
        if self.legend:
            legend = fit(THEME, self.legend, self._legend_letters(), 1000)
            after = row.right() + 2 * GAP
            if self._spread:
                after = self.width() - PAD - GAP - legend.width
            place = QRect(after, middle - legend.pitch // 2, legend.width + 2, legend.pitch)
            paint(painter, legend, place, mark, "left")
