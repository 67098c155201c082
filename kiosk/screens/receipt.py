"""A picture of the receipt that people have in hand: where its code is, and where its secret."""

from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QPen

from centre.shell import icons
from centre.shell.pieces import Letters, Piece, fit, paint
from centre.shell.theme import RADIUS_MM, Theme

# The sheet is less high than A4, so that there is room for it above a keyboard.
_RATIO: Final = 1.16
_LOWEST_RATIO: Final = 0.85
_WIDEST_MM: Final = 132.0
_LEAST_MM: Final = 78.0
_PAD_MM: Final = 7.0
_LINE_MM: Final = 2.2
_ROW_MM: Final = 15.0
# Widths of printed lines below the two that count; as many are drawn as the sheet has room for.
_PARAGRAPHS: Final = (1.0, 0.94, 0.98, 0.6) * 4
_CODE: Final = Letters(5.2, bold=True, align="left")


class Receipt(Piece):
    """The receipt, drawn: its scannable code, the line with its code, and that with its secret.

    What is to be done is in words beside it; the picture only points.
    """

    def __init__(self, theme: Theme) -> None:
        """Show nothing yet."""
        super().__init__(theme)
        self._code = self._secret = ""
        self._at_secret = False

    def show_lines(self, code: str, secret: str, name: str, *, at_secret: bool) -> None:
        """Show example lines, one of them marked; name is what a reader says of the picture."""
        self._code, self._secret, self._at_secret = code, secret, at_secret
        self.setAccessibleName(name)
        self.update()

    def size_in(self, room: QSize) -> QSize:
        """Return the size of the sheet in a room; empty where that is too small to be seen."""
        wide = min(room.width(), self.theme.px(_WIDEST_MM), int(room.height() / _LOWEST_RATIO))
        high = min(room.height(), int(wide * _RATIO))
        if wide < self.theme.px(_LEAST_MM) or not self._fits(wide):
            return QSize(0, 0)
        return QSize(wide, high)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sheet: print, the code to scan, the two lines that count."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        sheet = QRectF(self.rect()).adjusted(1, 1, -1, -1)
        painter.setPen(QPen(self.theme.colour("border"), max(1.0, self.theme.px_per_mm * 0.4)))
        painter.setBrush(self.theme.surface)
        painter.drawRoundedRect(sheet, self.theme.px(2), self.theme.px(2))
        pad = self.theme.px(_PAD_MM)
        inside = sheet.adjusted(pad, pad, -pad, -pad)
        side = inside.width() * 0.3
        self._paint_code(painter, QRectF(inside.right() - side, inside.top(), side, side))
        self._paint_print(painter, inside, 0.0, (0.5, 0.62, 0.42))
        marked = self._rows(inside)
        self._paint_row(painter, marked[0], self._code, here=not self._at_secret)
        self._paint_row(painter, marked[1], self._secret, here=self._at_secret)
        below = marked[1].bottom() + self._line() * 2 - inside.top()
        self._paint_print(painter, inside, below, _PARAGRAPHS)

    def _rows(self, inside: QRectF) -> tuple[QRectF, QRectF]:
        """Return the boxes of the two lines that count."""
        high, top = self.theme.px(_ROW_MM), inside.top() + inside.width() * 0.3 + self._line() * 2
        first = QRectF(inside.left(), top, inside.width(), high)
        return first, first.translated(0, high + self._line())

    def _line(self) -> float:
        return self.theme.px(_LINE_MM)

    def _paint_code(self, painter: QPainter, box: QRectF) -> None:
        """Paint the code to scan; it counts as long as nothing but the secret is asked for."""
        colour = "border" if self._at_secret else "primary"
        icons.draw(painter, "scan", box.toRect(), self.theme.colour(colour))

    def _paint_print(
        self, painter: QPainter, inside: QRectF, top: float, parts: tuple[float, ...]
    ) -> None:
        """Paint lines of print as bars, each a part of the width, as far as the sheet goes."""
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self.theme.colour("hairline"))
        high = self._line()
        for number, part in enumerate(parts):
            bar = QRectF(
                inside.left(), inside.top() + top + number * high * 2.6, inside.width() * part, high
            )
            if bar.bottom() <= inside.bottom():
                painter.drawRoundedRect(bar, high / 2, high / 2)

    def _paint_row(self, painter: QPainter, box: QRectF, text: str, *, here: bool) -> None:
        """Paint a line that counts; the one that is asked for has a frame."""
        wide = max(2.0, self.theme.px_per_mm * 0.9)
        edge = self.theme.colour("primary" if here else "hairline")
        painter.setPen(QPen(edge, wide if here else wide / 2))
        fill = "primary" if self.theme.contrast else "pale"
        painter.setBrush(self.theme.colour(fill if here else "surface"))
        painter.drawRoundedRect(box, self.theme.px(RADIUS_MM / 2), self.theme.px(RADIUS_MM / 2))
        marked = "on_primary" if self.theme.contrast else "ink"
        ink = self.theme.colour(marked if here else "ink2")
        left = box.adjusted(self.theme.px(3), 0, -self.theme.px(3), 0)
        words = fit(self.theme, text, _CODE, max(1, int(left.width())))
        top = left.center().y() - words.height / 2
        paint(painter, words, QRectF(left.left(), top, left.width(), words.height).toRect(), ink)

    def _fits(self, wide: int) -> bool:
        """Tell whether the example lines are whole in a sheet of this width."""
        inside = wide - 2 * self.theme.px(_PAD_MM) - 2 * self.theme.px(3) - 2
        high = self.theme.px(_ROW_MM)
        lines = (
            fit(self.theme, text, _CODE, max(1, inside)) for text in (self._code, self._secret)
        )
        return all(one.fits and len(one.lines) == 1 and one.height <= high for one in lines)
