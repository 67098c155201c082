"""The window of motcua-join: one page at a time, laid out in millimetres for the screen's size."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QCloseEvent, QKeySequence, QPainter, QPaintEvent, QShortcut
from PySide6.QtWidgets import QStackedWidget, QVBoxLayout, QWidget

from centre.shell.theme import Theme, px_per_mm
from counter_client.joining.drives import Found
from counter_client.joining.flow import Joining, Stage
from counter_client.joining.pages import (
    LOW_MM,
    ConfirmPage,
    DigitsPage,
    EndPage,
    FindPage,
    JoinPage,
    Look,
    enter_key,
    escape_key,
)

USUAL_INCHES: Final = {(1920, 1080): 21.5, (1366, 768): 18.5, (1280, 800): 10.1}
"""Longer and shorter side in pixels -> inches of the panels that centres buy (screens note, 1).

This program runs before there are settings, and what a screen says of its own size is often wrong.
"""
OTHER_INCHES: Final = 21.5


def theme_of(size: QSize) -> Theme:
    """Return the millimetres of a screen of this size in pixels."""
    sides = (max(size.width(), size.height()), min(size.width(), size.height()))
    return Theme(px_per_mm(USUAL_INCHES.get(sides, OTHER_INCHES), *sides))


class JoinWindow(QWidget):
    """Says what is chosen (chosen, picked); the app decides and shows."""

    chosen = Signal(object)
    picked = Signal(object)
    closed = Signal()

    def __init__(self, size: QSize) -> None:
        """Make all pages for a screen of this size."""
        super().__init__()
        theme = self.theme = theme_of(size)
        self.look = Look(theme, low=size.height() / theme.px_per_mm < LOW_MM)
        self.finding, self.confirm = FindPage(self.look), ConfirmPage(self.look)
        self.digits, self.end = DigitsPage(self.look), EndPage(self.look)
        self.pages = QStackedWidget()
        for page in (self.finding, self.confirm, self.digits, self.end):
            self.pages.addWidget(page)
            page.chosen.connect(self.chosen)
        self.finding.picked.connect(self._pick)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.pages)
        for keys in ("Return", "Enter"):
            self._bind(keys, enter_key)
        self._bind("Escape", escape_key)
        self.resize(size)

    def _bind(self, keys: str, meaning: Callable[[JoinPage], str]) -> None:
        shortcut = QShortcut(QKeySequence(keys), self)
        shortcut.setAutoRepeat(False)
        shortcut.activated.connect(lambda: self._key(meaning))

    def _key(self, meaning: Callable[[JoinPage], str]) -> None:
        page = self.pages.currentWidget()
        if isinstance(page, JoinPage) and (key := meaning(page)):
            self.chosen.emit(key)

    def _pick(self, file: Path) -> None:
        self.picked.emit(file)

    def show_found(self, found: Sequence[Found]) -> None:
        """Offer files: in two columns where the screen is wide, one row where it is low."""
        wide = self.width() > self.height()
        self.finding.show_found(found, 2 if wide else 1, 2 if self.look.low else 4)

    def show_joining(self, joining: Joining, seconds: int, *, slow: bool) -> None:
        """Show this moment."""
        stage = joining.stage
        page: JoinPage = {
            Stage.FIND: self.finding,
            Stage.CONFIRM: self.confirm,
            Stage.ASKING: self.digits,
            Stage.WAITING: self.digits,
        }.get(stage, self.end)
        entered = self.pages.currentWidget() is not page
        if page is self.finding:
            self.finding.show_joining(joining)
        elif page is self.confirm:
            self.confirm.show_joining(joining)
        elif page is self.digits:
            self.digits.show_joining(joining, seconds, slow=slow)
        else:
            self.end.show_joining(joining)
        self.pages.setCurrentWidget(page)
        if entered:
            self._focus(page)

    def _focus(self, page: JoinPage) -> None:
        """Put the keyboard, and with it a scanner, where it is needed."""
        if page is self.finding:
            self.finding.field.setFocus()
            self.finding.field.selectAll()
        else:
            self.pages.setFocus(Qt.FocusReason.OtherFocusReason)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the window is closed: the program ends."""
        super().closeEvent(event)
        self.closed.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Fill the ground."""
        QPainter(self).fillRect(event.rect(), self.theme.bg)
