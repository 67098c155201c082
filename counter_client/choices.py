"""Choices: one of several, by mouse, arrow keys or Tab; long names wrap, long lists scroll."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QAbstractButton,
    QButtonGroup,
    QFrame,
    QGridLayout,
    QScrollArea,
    QWidget,
)

from counter_client.choice import Choice, Option
from counter_client.look import SCROLL_STYLE

__all__ = ["Choice", "Choices", "Option", "numbered"]

ROW: Final = 46


def numbered(options: Sequence[Option]) -> list[Option]:
    """Return options with their figures before the words; after the ninth there is none."""
    return [
        replace(option, words=f"{place}. {option.words}") if place <= MOST_NUMBERED else option
        for place, option in enumerate(options, 1)
    ]


MOST_NUMBERED: Final = 9
"""One key for one figure."""


class Choices(QScrollArea):
    """Several options of which one is chosen; the arrow keys move inside, Tab leaves."""

    changed = Signal(object)

    def __init__(self, columns: int = 1, rows: int | None = None, lines: int = 2) -> None:
        """Lay options of so many lines out in columns; more than rows of them scroll."""
        super().__init__()
        self._columns = columns
        self._rows = rows
        self._lines = lines
        self._height = 0
        self._refocus = False
        self._options: tuple[Option, ...] = ()
        self._group = QButtonGroup(self)
        self._group.buttonClicked.connect(self._clicked)
        # Holds this group's place in the order of Tab: Qt takes no widget without any focus.
        self._anchor = QWidget(self)
        self._anchor.setFocusPolicy(Qt.FocusPolicy.ClickFocus)
        self._anchor.hide()
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

    def step(self, by: int) -> None:
        """Choose the option that is so many further in the order of reading, if there is one."""
        keys = [option.key for option in self._options]
        chosen = self.chosen()
        at = keys.index(chosen) + by if chosen in keys else 0
        if 0 <= at < len(keys):
            self._buttons()[at].click()
            self.take_focus()

    def focus_first(self) -> None:
        """Give the focus to the first option without choosing it."""
        for button in self._buttons()[:1]:
            button.rings = True
            button.setFocus(Qt.FocusReason.TabFocusReason)

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
            button = Choice(option, self._lines)
            self._group.addButton(button)
            self._grid.addWidget(button, place // self._columns, place % self._columns)
            # The layout shows it a turn later: until then it would not take the focus.
            button.show()
        self._set_tab_order()
        self._grid.setRowStretch(len(options), 1)
        self._set_heights()

    def _set_tab_order(self) -> None:
        """Put the options where this group stands on its page, not behind what is older."""
        before: QWidget = self._anchor
        for button in self._buttons():
            QWidget.setTabOrder(before, button)
            before = button

    def _clicked(self, button: QAbstractButton) -> None:
        self.ensureWidgetVisible(button)
        if isinstance(button, Choice):
            self.changed.emit(button.option)
