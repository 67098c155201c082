"""Parts of the evaluation sheet: a cell of three scores, a row of an index."""

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QFocusEvent, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout

from centre.rules.evaluation import SCORES, Column
from centre.shell.pieces import Card, fit, paint
from counter_client.keys import Ringed
from counter_client.look import RING, THEME, label, letters

WIDTH: Final = 138
HEIGHT: Final = 46
SCORE_PX: Final = 18
ARROWS: Final = {
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
}


class ScoreCell(Ringed):
    """0, 1 and 2 side by side: a click or the digit chooses, Del empties, arrows go on."""

    scored = Signal(object)
    moved = Signal(int, int)
    entered = Signal()

    def __init__(self) -> None:
        """Make an empty cell."""
        super().__init__()
        self.value: int | None = None
        self.refused = False
        self.setFixedSize(WIDTH, HEIGHT)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def tell(self, value: int | None, name: str, why: str) -> None:
        """Show a score (None: empty); why: the reason that it cannot be changed here, or ""."""
        self.value, self.refused = value, bool(why)
        self.setAccessibleName(f"{name}: {'–' if value is None else value}")
        self.setAccessibleDescription(why)
        self.setToolTip(why)
        self.update()

    def sizeHint(self) -> QSize:
        """Return the cell's fixed size."""
        return QSize(WIDTH, HEIGHT)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell that this cell is the one that is written in."""
        super().focusInEvent(event)
        self.entered.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Take a digit, Del or an arrow."""
        key = Qt.Key(event.key())
        if key in ARROWS:
            self.rings = True
            self.moved.emit(*ARROWS[key])
        elif key in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self._score(None)
        elif event.text() in {str(score) for score in SCORES}:
            self._score(int(event.text()))
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """Take the score that was clicked; a click on the chosen one empties the cell."""
        super().mouseReleaseEvent(event)
        spot = event.position().toPoint()
        for score in SCORES:
            if self._box(score).contains(spot):
                self._score(None if score == self.value else score)

    def _score(self, value: int | None) -> None:
        self.rings = True
        self.scored.emit(value)

    def _box(self, score: int) -> QRect:
        inner = self.rect().adjusted(RING, RING, -RING, -RING)
        width = inner.width() // len(SCORES)
        return QRect(inner.left() + score * width, inner.top(), width, inner.height())

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint three boxes; the chosen one is filled and has a frame."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if self.rings:
            painter.setPen(QPen(THEME.focus, RING))
            painter.drawRoundedRect(self.rect().adjusted(2, 2, -2, -2), 9, 9)
        for score in SCORES:
            self._paint(painter, score)

    def _paint(self, painter: QPainter, score: int) -> None:
        box, chosen = self._box(score).adjusted(3, 3, -3, -3), score == self.value
        fill = "primary" if chosen else "bg" if self.refused else "surface"
        painter.setPen(QPen(THEME.colour("pressed" if chosen else "border"), 1))
        painter.setBrush(THEME.colour(fill))
        painter.drawRoundedRect(box, 7, 7)
        how = letters(SCORE_PX, bold=chosen, lines=1, align="centre")
        number = fit(THEME, str(score), how, box.width())
        row = QRect(box.left(), box.center().y() - number.pitch // 2, box.width(), number.pitch)
        ink = "on_primary" if chosen else "ink2" if self.refused else "ink"
        paint(painter, number, row, THEME.colour(ink), "centre")


class IndexRow(Card):
    """One index: title, evidence, note, and a cell for each column."""

    def __init__(self, index: int) -> None:
        """Make the row of an index."""
        super().__init__(THEME)
        self.index = index
        self.name = label(px=15, bold=True, lines=0)
        self.evidence = label(px=14, colour="ink2", lines=0)
        self.note = label(px=14, lines=0, icon="papers")
        self.cells: Final = {column: ScoreCell() for column in Column}
        words = QVBoxLayout()
        words.setSpacing(1)
        for part in (self.name, self.evidence, self.note):
            words.addWidget(part)
        box = QHBoxLayout(self)
        box.setContentsMargins(12, 6, 8, 6)
        box.setSpacing(8)
        box.addLayout(words, 1)
        for cell in self.cells.values():
            box.addWidget(cell, 0, Qt.AlignmentFlag.AlignVCenter)

    def tell(self, name: str, evidence: str, note: str) -> None:
        """Show title, evidence and note; an empty note takes no room."""
        self.name.set_text(name)
        self.evidence.set_text(evidence)
        self.note.set_text(note)
        self.note.setVisible(bool(note))
