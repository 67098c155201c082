"""What is being typed: a field that shows text, caret and placeholder, or dots for a secret."""

import math
from bisect import bisect_left
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt, QTimer, Slot
from PySide6.QtGui import QFontMetricsF, QHideEvent, QPainter, QPaintEvent, QPen, QShowEvent
from PySide6.QtWidgets import QSizePolicy

from centre.shell import icons
from centre.shell.pieces.fitting import Fitted, Letters, fit, paint
from centre.shell.pieces.labels import Piece
from centre.shell.theme import RADIUS_MM, TARGET_MM, Theme

CAP_MM: Final = 7.2
"""Capitals of what is typed, in millimetres."""
HINT_CAP_MM: Final = 5.8
"""Capitals of the placeholder."""
BLINK_MS: Final = 600
"""The caret is seen and unseen for this long each: 0.83 Hz, fewer than 3 flashes a second."""
_PAD_MM: Final = 5.0
_CARET_MM: Final = 0.8
_EDGE_MM: Final = 0.8
_DOT_EM: Final = 0.5
_MORE: Final = "…"


class TypedField(Piece):
    """The text of a Keyboard, its caret always at the end; a long text shows its end.

    The field is not touched and takes no focus: whatever is typed goes to it anyway.
    """

    def __init__(self, theme: Theme, name: str = "", icon: str = "", length: int = 200) -> None:
        """Make an empty field; name: the accessible name, icon: a meaning, length: most signs."""
        super().__init__(theme)
        self.length = length
        self._icon = icon
        self._text = ""
        self._hint = ""
        self._secret = False
        self._caret = True
        self._blink = QTimer(self)
        self._blink.setInterval(BLINK_MS)
        self._blink.timeout.connect(self._turn)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.set_name(name)

    def text(self) -> str:
        """Return what was typed."""
        return self._text

    def set_text(self, text: str) -> None:
        """Show another text, at most `length` signs of it; a reader is told the value."""
        self._text = text[: self.length]
        self._caret = True
        if self._blink.isActive():
            self._blink.start()
        self._say()
        self.update()

    def set_name(self, name: str) -> None:
        """Set the accessible name: what the field is for."""
        self.setAccessibleName(name)

    def set_hint(self, hint: str) -> None:
        """Show other words while nothing is typed."""
        self._hint = hint
        self._say()
        self.update()

    def set_icon(self, meaning: str) -> None:
        """Draw another icon before the text ("": none)."""
        self._icon = meaning
        self.update()

    def set_secret(self, *, secret: bool) -> None:
        """Show dots instead of signs; nothing tells the text itself, to a reader neither."""
        self._secret = secret
        self._say()
        self.update()

    def is_secret(self) -> bool:
        """Return whether dots are shown."""
        return self._secret

    def shown(self) -> str:
        """Return the end of the text that is seen now; all of it while it fits."""
        return self._text[self._first(self._metrics()) :]

    def fits(self) -> bool:
        """Return whether the placeholder is whole at a permitted size."""
        return not self._hint or self._hint_fitted().fits

    def sizeHint(self) -> QSize:
        """Return a height of 20 mm, or more for larger letters."""
        return QSize(self.theme.px(120), self._height())

    def minimumSizeHint(self) -> QSize:
        """Return a field for a few letters."""
        return QSize(self.theme.px(40), self._height())

    def hasHeightForWidth(self) -> bool:
        """Return True: a narrow field has its placeholder in two lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height that text and placeholder need."""
        if not self._hint:
            return self._height()
        hint = fit(self.theme, self._hint, self._hint_letters(), self._room(width))
        return max(self._height(), hint.height + 2 * self.theme.px(2.5))

    def showEvent(self, event: QShowEvent) -> None:
        """Let the caret blink while it can be seen."""
        super().showEvent(event)
        self._blink.start()

    def hideEvent(self, event: QHideEvent) -> None:
        """Rest while nobody sees it."""
        super().hideEvent(event)
        self._blink.stop()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, icon, and text with its caret, or the placeholder."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self._paint_ground(painter)
        if self._icon:
            side = self._icon_side()
            box = QRect(self.theme.px(_PAD_MM), (self.height() - side) // 2, side, side)
            icons.draw(painter, self._icon, box, self.theme.primary)
        if not self._text:
            self._paint_hint(painter)
            self._paint_caret(painter, self._left())
        elif self._secret:
            self._paint_dots(painter)
        else:
            self._paint_text(painter)

    @Slot()
    def _turn(self) -> None:
        """Show or hide the caret."""
        self._caret = not self._caret
        self.update()

    def _say(self) -> None:
        """Tell readers the value, the placeholder while there is none, never a secret."""
        self.setAccessibleDescription("" if self._secret else self._text or self._hint)

    def _height(self) -> int:
        """Return the height of one line, at least 20 mm."""
        line = QFontMetricsF(self.theme.font(CAP_MM)).height()
        return max(self.theme.at_least_px(TARGET_MM), round(line) + 2 * self.theme.px(2.5))

    def _metrics(self) -> QFontMetricsF:
        return QFontMetricsF(self.theme.font(CAP_MM))

    def _icon_side(self) -> int:
        return round(self.theme.font_px(CAP_MM) * 1.1) if self._icon else 0

    def _left(self) -> int:
        """Return where text begins."""
        gap = self.theme.px(3) if self._icon else 0
        return self.theme.px(_PAD_MM) + self._icon_side() + gap

    def _room(self, width: int) -> int:
        """Return the width for text in a field of this width, its caret and its air left out."""
        return max(1, width - self._left() - self.theme.px(_PAD_MM + _CARET_MM + 2))

    def _first(self, metrics: QFontMetricsF) -> int:
        """Return the index of the first sign that is seen: the end is never cut off."""
        room = self._room(self.width())
        if metrics.horizontalAdvance(self._text) <= room:
            return 0
        room -= int(metrics.horizontalAdvance(_MORE)) + 1
        return bisect_left(
            range(len(self._text)),
            -room,
            key=lambda at: -math.ceil(metrics.horizontalAdvance(self._text[at:])),
        )

    def _hint_letters(self) -> Letters:
        return Letters(HINT_CAP_MM, colour="ink2", lines=2)

    def _hint_fitted(self) -> Fitted:
        """Return the placeholder set into the field."""
        return fit(self.theme, self._hint, self._hint_letters(), self._room(self.width()))

    def _paint_ground(self, painter: QPainter) -> None:
        """Paint the surface with a strong edge: this is where the typing goes."""
        wide = max(self.theme.border_px(), self.theme.px(_EDGE_MM))
        painter.setPen(QPen(self.theme.primary, wide))
        painter.setBrush(self.theme.surface)
        inner = QRectF(self.rect()).adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2)
        radius = self.theme.px(RADIUS_MM)
        painter.drawRoundedRect(inner, radius, radius)

    def _paint_hint(self, painter: QPainter) -> None:
        """Paint the placeholder, after the caret."""
        if self._hint:
            fitted = self._hint_fitted()
            left = self._left() + self.theme.px(_CARET_MM + 2.0)
            top = (self.height() - fitted.height) // 2
            box = QRect(left, top, fitted.width, fitted.height)
            paint(painter, fitted, box, self.theme.ink2)

    def _paint_text(self, painter: QPainter) -> None:
        """Paint the text, or its end behind three dots."""
        metrics = self._metrics()
        first = self._first(metrics)
        text = (_MORE if first else "") + self._text[first:]
        baseline = (self.height() + metrics.ascent() - metrics.descent()) / 2
        painter.setFont(self.theme.font(CAP_MM))
        painter.setPen(self.theme.ink)
        painter.drawText(QPointF(self._left(), baseline), text)
        self._paint_caret(painter, self._left() + metrics.horizontalAdvance(text))

    def _paint_dots(self, painter: QPainter) -> None:
        """Paint a dot for each sign, as many as there is room for."""
        side = self.theme.font_px(CAP_MM) * _DOT_EM
        step = side * 1.6
        count = min(len(self._text), max(1, int(self._room(self.width()) / step)))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.ink)
        for number in range(count):
            left = self._left() + number * step
            painter.drawEllipse(QRectF(left, (self.height() - side) / 2, side, side))
        self._paint_caret(painter, self._left() + count * step)

    def _paint_caret(self, painter: QPainter, left: float) -> None:
        """Paint the caret, while it is its turn."""
        if not self._caret:
            return
        high = self.theme.font_px(CAP_MM) * 1.1
        wide = max(2.0, self.theme.px_per_mm * _CARET_MM)
        at = left + self.theme.px_per_mm * 0.5
        painter.fillRect(QRectF(at, (self.height() - high) / 2, wide, high), self.theme.primary)
