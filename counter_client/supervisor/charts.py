"""Our own small charts: bars and columns with their numbers on them, legible without colour."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, QSize
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from centre.shell.pieces import Fitted, fit, paint
from centre.shell.pieces.fitting import Align
from counter_client.look import THEME, letters

ROW: Final = 38
LEAST_ROW: Final = 24
NAME_SHARE: Final = 0.44
NUMBER: Final = 108
"""Room for the number behind a bar, in pixels: "12.345 (67,8 %)" in 14 px."""
COLUMN: Final = 44
BAR: Final = 0.62
"""How much of its row or column a bar fills."""
FOOT: Final = 22


@dataclass(frozen=True, slots=True)
class Bar:
    """One value: its name, how long it is (None: there is nothing), how it is said."""

    name: str
    value: float | None
    said: str


class _Chart(QWidget):
    """What both charts share: bars, the longest of them, a description for screen readers."""

    def __init__(self) -> None:
        super().__init__()
        self.bars: tuple[Bar, ...] = ()
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    def show_bars(self, title: str, bars: Sequence[Bar]) -> None:
        """Draw these bars; their names and numbers are read out, too."""
        self.bars = tuple(bars)
        self.setAccessibleName(title)
        self.setAccessibleDescription("; ".join(f"{bar.name}: {bar.said}" for bar in bars))
        self.updateGeometry()
        self.update()

    def _longest(self) -> float:
        return max((bar.value or 0.0 for bar in self.bars), default=0.0) or 1.0


class Bars(_Chart):
    """Bars that lie below each other: name, bar, number."""

    def sizeHint(self) -> QSize:
        """Return a row for each bar."""
        return QSize(320, max(1, len(self.bars)) * ROW)

    def minimumSizeHint(self) -> QSize:
        """Return the same height: a list that is longer than its place scrolls."""
        return QSize(240, max(1, len(self.bars)) * LEAST_ROW)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint all rows."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        row = min(ROW, max(LEAST_ROW, self.height() // max(1, len(self.bars))))
        for place, bar in enumerate(self.bars):
            self._paint(painter, bar, QRect(0, place * row, self.width(), row))

    def _paint(self, painter: QPainter, bar: Bar, row: QRect) -> None:
        """Paint one row; a name that is too long for its lines gets smaller letters."""
        name = row.adjusted(0, 0, -round(row.width() * (1 - NAME_SHARE)), 0)
        words = fit(THEME, bar.name, letters(14, lines=2), name.width() - 8, row.height())
        _middle(painter, words.height, name, words, "left")
        room = row.width() - name.width() - NUMBER
        length = round(room * (bar.value or 0.0) / self._longest())
        height = round(row.height() * BAR)
        box = QRect(
            name.right() + 1, row.top() + (row.height() - height) // 2, max(2, length), height
        )
        painter.fillRect(box, THEME.primary if bar.value else THEME.border)
        number = QRect(box.right() + 8, row.top(), NUMBER - 8, row.height())
        said = fit(THEME, bar.said, letters(14, bold=True, lines=1), NUMBER - 8, row.height())
        _middle(painter, said.height, number, said, "left")


class Columns(_Chart):
    """Columns beside each other: number above, name below."""

    def sizeHint(self) -> QSize:
        """Return a column for each bar."""
        return QSize(max(1, len(self.bars)) * COLUMN, 180)

    def minimumSizeHint(self) -> QSize:
        """Return what the numbers need."""
        return QSize(max(1, len(self.bars)) * 24, 84)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint all columns on their base line."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        wide = min(84, self.width() // max(1, len(self.bars)))
        for place, bar in enumerate(self.bars):
            self._paint(painter, bar, QRect(place * wide, 0, wide, self.height()))
        painter.setPen(THEME.border if self.bars else THEME.surface)
        painter.drawLine(0, self.height() - FOOT, wide * len(self.bars), self.height() - FOOT)

    def _paint(self, painter: QPainter, bar: Bar, column: QRect) -> None:
        base, room = column.bottom() - FOOT, column.height() - 2 * FOOT
        high = round(room * (bar.value or 0.0) / self._longest())
        width = round(column.width() * BAR)
        left = column.left() + (column.width() - width) // 2
        if bar.value is not None:
            painter.fillRect(QRect(left, base - high + 1, width, max(2, high)), THEME.primary)
        said = fit(THEME, bar.said, letters(14, bold=True, lines=1), column.width() - 2, FOOT)
        above = QRect(column.left(), base - high - FOOT, column.width(), FOOT)
        _middle(painter, said.height, above, said, "centre")
        name = fit(THEME, bar.name, letters(13, lines=1), column.width() - 2, FOOT)
        below = QRect(column.left(), base + 2, column.width(), FOOT)
        _middle(painter, name.height, below, name, "centre")


def _middle(painter: QPainter, height: int, box: QRect, words: Fitted, align: Align) -> None:
    """Paint words in the middle of a box's height."""
    where = box.translated(0, max(0, (box.height() - height) // 2))
    paint(painter, words, where, THEME.ink, align)
