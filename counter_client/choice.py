"""One option of several with its round mark; long names wrap."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFocusEvent, QKeyEvent, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QApplication, QSizePolicy

from centre.shell.pieces import Fitted, fit, paint
from counter_client.keys import Ringed
from counter_client.look import GAP, RING, THEME, ground, letters

SIDE: Final = 18
LEFT: Final = RING + 10
BY_TAB: Final = (Qt.FocusReason.TabFocusReason, Qt.FocusReason.BacktabFocusReason)


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose: what the program calls it and what people read."""

    key: str
    words: str


class Choice(Ringed):
    """One option with its round mark."""

    def __init__(self, option: Option, lines: int = 2) -> None:
        """Show option, not chosen, in at most so many lines."""
        super().__init__()
        self.option = option
        self._letters = letters(16, lines=lines)
        self.setCheckable(True)
        self.setText(option.words)
        self.setAccessibleName(option.words)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """Return True: a long name takes two lines."""
        return True

    def heightForWidth(self, width: int) -> int:
        """Return the height of the words in this width, and room round them."""
        return max(44, self._fitted(width).height + 2 * RING + 10)

    def sizeHint(self) -> QSize:
        """Return a size that leaves the width to the layout."""
        return QSize(80, 44)

    def fits(self) -> bool:
        """Return whether the words are whole at a permitted size."""
        fitted = self._fitted(self.width())
        return fitted.fits and fitted.height <= self.height() - 2 * RING

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Lead Tab to what is chosen in this group: Qt stops at its first option otherwise."""
        super().focusInEvent(event)
        group = self.group()
        chosen = group.checkedButton() if group is not None else None
        if event.reason() in BY_TAB and chosen is not None and chosen is not self:
            chosen.setFocus(event.reason())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Let an arrow choose where nothing is chosen yet: Qt moves the focus alone then."""
        group, unchosen = self.group(), not self.isChecked()
        super().keyPressEvent(event)
        reached = QApplication.focusWidget()
        if not unchosen or not isinstance(reached, Choice) or reached is self:
            return
        if group is not None and group.checkedButton() is None:
            reached.click()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, round mark and words."""
        del event
        painter = QPainter(self)
        chosen = self.isChecked()
        fill = THEME.colour("pale" if chosen or self.underMouse() else "surface")
        edge = THEME.primary if chosen else THEME.border
        ground(painter, self.rect(), fill, edge, focused=self.rings)
        mark = QRect(LEFT, (self.height() - SIDE) // 2, SIDE, SIDE)
        painter.setPen(QPen(THEME.primary if chosen else THEME.border, 2))
        painter.setBrush(THEME.surface)
        painter.drawEllipse(mark)
        if chosen:
            painter.setBrush(THEME.primary)
            painter.drawEllipse(mark.adjusted(4, 4, -4, -4))
        fitted = self._fitted(self.width())
        top = (self.height() - fitted.height) // 2
        box = QRect(LEFT + SIDE + GAP + 2, top, fitted.width + 1, fitted.height)
        paint(painter, fitted, box, THEME.ink, "left")

    def _fitted(self, width: int) -> Fitted:
        return fit(THEME, self.text(), self._letters, max(1, width - LEFT - SIDE - GAP - 12))
