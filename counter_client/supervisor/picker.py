"""A list to choose from that looks like the desk's other targets."""

from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox

from centre.shell import icons
from centre.shell.pieces import fit, paint
from centre.shell.theme import font_of
from counter_client.look import THEME, ground, letters

KEY: Final = 42
"""The height of keys and lists of a section, in pixels."""


class Picker(QComboBox):
    """A list to choose from that looks like the desk's other targets."""

    def __init__(self) -> None:
        """Be empty."""
        super().__init__()
        self.setFont(font_of(15))
        self.setFixedHeight(KEY)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, what is chosen, and the arrow."""
        del event
        painter = QPainter(self)
        ground(painter, self.rect(), THEME.surface, THEME.border, focused=self.hasFocus())
        side = 20
        arrow = QRect(self.width() - side - 14, (self.height() - side) // 2, side, side)
        icons.draw(painter, "down", arrow, THEME.primary)
        room = self.rect().adjusted(16, 0, -side - 22, 0)
        words = fit(THEME, self.currentText(), letters(15, lines=2), room.width(), room.height())
        paint(painter, words, room.translated(0, (room.height() - words.height) // 2), THEME.ink)
