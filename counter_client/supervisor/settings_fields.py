"""Fields that editors are made of: a line, several lines, a choice that leaves the wheel alone."""

from collections.abc import Sequence
from typing import Any, Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QLineEdit, QPlainTextEdit

from centre.shell import icons
from centre.shell.theme import font_of
from counter_client.look import THEME, field_style

HEIGHT: Final = 44
LETTERS_PX: Final = 15

Options = Sequence[tuple[Any, str]]
"""(value, words) of what can be chosen."""


def line(longest: int, *, hidden: bool = False) -> QLineEdit:
    """Return a field of one line; hidden shows dots (a PIN)."""
    made = QLineEdit()
    made.setMaxLength(longest)
    made.setFont(font_of(LETTERS_PX))
    made.setStyleSheet(field_style("QLineEdit"))
    made.setFixedHeight(HEIGHT)
    if hidden:
        made.setEchoMode(QLineEdit.EchoMode.Password)
        made.setInputMethodHints(Qt.InputMethodHint.ImhDigitsOnly)
    return made


class Choice(QComboBox):
    """One of some values; the wheel scrolls the page, not the choice."""

    def __init__(self) -> None:
        """Make an empty choice."""
        super().__init__()
        self.setFont(font_of(LETTERS_PX))
        self.setFixedHeight(HEIGHT)
        ink, pale = THEME.ink.name(), THEME.colour("pale").name()
        self.setStyleSheet(
            field_style("QComboBox")
            + "QComboBox::drop-down { border: none; width: 26px; }"
            + f"QComboBox QAbstractItemView {{ background: white; color: {ink};"
            + f" selection-background-color: {pale}; selection-color: {ink}; }}"
        )
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.setMinimumContentsLength(4)
        self.view().setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def offer(self, options: Options) -> None:
        """Offer values with their words; what was chosen stays."""
        chosen = self.value()
        self.blockSignals(True)  # noqa: FBT003 - Qt's own argument
        self.clear()
        for value, words in options:
            self.addItem(words, value)
        self.blockSignals(False)  # noqa: FBT003 - Qt's own argument
        self.put(chosen)

    def value(self) -> Any:
        """Return what is chosen."""
        return self.currentData()

    def put(self, value: Any) -> None:
        """Choose a value; one that is not offered is offered as it is."""
        place = self.findData(value)
        if place < 0 and value not in (None, ""):
            self.addItem(str(value), value)
            place = self.count() - 1
        self.blockSignals(True)  # noqa: FBT003 - Qt's own argument
        self.setCurrentIndex(place)
        self.blockSignals(False)  # noqa: FBT003 - Qt's own argument

    def paintEvent(self, event: QPaintEvent) -> None:
        """Draw the choice, and the sign that there are more."""
        super().paintEvent(event)
        side = 18
        box = QRect(self.width() - side - 10, (self.height() - side) // 2, side, side)
        icons.draw(QPainter(self), "down", box, THEME.primary)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to the page."""
        event.ignore()


class Lines(QPlainTextEdit):
    """Text of several lines; Tab goes on to the next field."""

    def __init__(self, rows: int) -> None:
        """Make room for rows lines."""
        super().__init__()
        self.setFont(font_of(LETTERS_PX))
        self.setStyleSheet(field_style("QPlainTextEdit"))
        self.setTabChangesFocus(True)
        self.setFixedHeight(self.fontMetrics().lineSpacing() * rows + 34)


def text_of(field: QLineEdit | QPlainTextEdit) -> str:
    """Return what stands in a field, without blanks around it."""
    said = field.text() if isinstance(field, QLineEdit) else field.toPlainText()
    return said.strip(" \t\n")


def put_text(field: QLineEdit | QPlainTextEdit, text: str) -> None:
    """Show a text without telling; where it stands already the cursor stays."""
    field.blockSignals(True)  # noqa: FBT003 - Qt's own argument
    if isinstance(field, QLineEdit):
        if field.text() != text:
            field.setText(text)
            field.setCursorPosition(0)
    elif field.toPlainText() != text:
        field.setPlainText(text)
    field.blockSignals(False)  # noqa: FBT003 - Qt's own argument
