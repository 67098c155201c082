"""The upper edge of the entry that comes next in a list: the list goes on."""

from PySide6.QtCore import QSize
from PySide6.QtGui import QLinearGradient, QPainter, QPaintEvent, QPixmap

from centre.shell.pieces import Piece
from centre.shell.theme import Theme
from kiosk.screens.entry import Cut, Entry, Item


class Peek(Piece):
    """The upper edge of the entry that comes next: seen, not touched, and not read aloud."""

    def __init__(self, theme: Theme) -> None:
        """Show nothing."""
        super().__init__(theme)
        self._picture = QPixmap()
        # One entry sits for every picture. Each Qt object that is made anew costs one reference to
        # None for each virtual method that Qt looks up in it and Python does not have, and never
        # gives it back (PySide6 6.11.3 on CPython 3.11: a thousand `QWidget().grab()` take 10,000,
        # a thousand grabs of one widget take none).
        self._sitter = Entry(theme)

    def show_item(self, item: Item, cut: Cut, size: QSize) -> None:
        """Show the upper edge of an item, as it would stand in an entry of this size, in pixels."""
        self._sitter.wear(self.theme)
        self._sitter.show_item(item, cut)
        self._sitter.resize(size)
        self._picture = self._sitter.grab()
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the entry, which fades away downwards unless contrast is wanted."""
        del event
        painter = QPainter(self)
        painter.drawPixmap(0, 0, self._picture)
        if not self.theme.contrast:
            veil = QLinearGradient(0, 0, 0, self.height())
            ground = self.theme.colour("bg")
            veil.setColorAt(1, ground)
            ground.setAlpha(0)
            veil.setColorAt(0.3, ground)
            painter.fillRect(self.rect(), veil)
