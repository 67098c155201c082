"""Choices: one of several, by mouse, arrow keys or Tab; long names wrap, long lists scroll."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent, QPen, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QGridLayout,
    QScrollArea,
    QSizePolicy,
    QWidget,
)

from centre.shell.pieces import Fitted, fit, paint
from counter_client.keys import Ringed
from counter_client.look import GAP, RING, SCROLL_STYLE, THEME, ground, letters

ROW: Final = 46
SIDE: Final = 18
LEFT: Final = RING + 10


@dataclass(frozen=True, slots=True)
class Option:
    """One thing to choose: what the program calls it and what people read."""

    key: str
    words: str


class Choice(Ringed):
    """One option with its round mark."""

    def __init__(self, option: Option) -> None:
        """Show option, not chosen."""
        super().__init__()
        self.option = option
        self._letters = letters(16, lines=2)
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


class Choices(QScrollArea):
    """Several options of which one is chosen; the arrow keys move inside, Tab leaves."""

    changed = Signal(object)

    def __init__(self, columns: int = 1, rows: int | None = None) -> None:
        """Lay options out in columns; rows limits the height, the rest scrolls."""
        super().__init__()
        self._columns = columns
        self._rows = rows
        self._height = 0
        self._refocus = False
        self._options: tuple[Option, ...] = ()
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._clicked)
        self._inside = QWidget()
        self._grid = QGridLayout(self._inside)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(2)
        self.setWidget(self._inside)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet(SCROLL_STYLE)

    def set_options(self, options: Sequence[Option], chosen: str | None = None) -> None:
        """Show options; chosen (else what was chosen before, else the first) is marked."""
        before = chosen if chosen is not None else self.chosen()
        if tuple(options) != self._options:
            self._rebuild(tuple(options))
        keys = [option.key for option in options]
        self.choose(before if before in keys else (keys[0] if keys else None))
        if self._refocus:
            self._refocus = False
            self.take_focus()

    def options(self) -> tuple[Option, ...]:
        """Return what can be chosen."""
        return self._options

    def chosen(self) -> str | None:
        """Return the key of what is chosen, or None."""
        button = self._group.checkedButton()
        return button.option.key if isinstance(button, Choice) else None

    def choose(self, key: str | None) -> None:
        """Mark one option; None marks none."""
        self._group.setExclusive(key is not None)
        for button in self._buttons():
            button.setChecked(button.option.key == key)
        self._group.setExclusive(True)

    def take_focus(self) -> None:
        """Give the focus to what is chosen."""
        for button in self._buttons():
            if button.isChecked():
                button.rings = True
                button.setFocus(Qt.FocusReason.TabFocusReason)
                self.ensureWidgetVisible(button)

    def sizeHint(self) -> QSize:
        """Return the height of all rows, or of as many as are to be seen at once."""
        return QSize(max(self.width(), 200), self._seen_height())

    def minimumSizeHint(self) -> QSize:
        """Return the size hint where nothing scrolls, else two rows."""
        return QSize(100, min(2 * ROW, self._height) if self._rows else self._height)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Give each row the height that its longest name needs in this width."""
        super().resizeEvent(event)
        self._set_heights()

    def _seen_height(self) -> int:
        return min(self._height, self._rows * ROW) if self._rows else self._height

    def _set_heights(self) -> None:
        """Set the heights of all rows; names wrap, so they depend on the width."""
        bar = self.verticalScrollBar().sizeHint().width() if self._rows else 0
        column = (self.width() - bar) // self._columns - 2
        buttons = self._buttons()
        height = 0
        for first in range(0, len(buttons), self._columns):
            row = buttons[first : first + self._columns]
            tallest = max(button.heightForWidth(column) for button in row)
            for button in row:
                button.setFixedHeight(tallest)
            height += tallest + 2
        if height != self._height:
            self._height = height
            self.setMaximumHeight(max(1, height))
            self.updateGeometry()
        self._grid.invalidate()

    def _buttons(self) -> list[Choice]:
        return [b for b in self._group.buttons() if isinstance(b, Choice)]

    def _rebuild(self, options: tuple[Option, ...]) -> None:
        """Replace all buttons; the focus stays here if it was here."""
        self._refocus = any(button.hasFocus() for button in self._buttons())
        for button in self._buttons():
            self._group.removeButton(button)
            self._grid.removeWidget(button)
            # Two lists within one turn: the layout's pending show would make a window of it.
            button.hide()
            button.setParent(None)
            button.deleteLater()
        self._options = options
        for place, option in enumerate(options):
            button = Choice(option)
            self._group.addButton(button)
            self._grid.addWidget(button, place // self._columns, place % self._columns)
        self._grid.setRowStretch(len(options), 1)
        self._set_heights()

    def _clicked(self, button: QAbstractButton) -> None:
        self.ensureWidgetVisible(button)
        if isinstance(button, Choice):
            self.changed.emit(button.option)
