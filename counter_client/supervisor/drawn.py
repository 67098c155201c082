"""A part of a page that is painted from one frozen value, and again only when that is another."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from centre.shell.pieces import Letters, fit, paint
from counter_client.look import THEME

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Words:
    """Words in a box, in its middle from above to below."""

    text: str
    how: Letters
    box: QRect


class Drawn(QWidget, Generic[T]):
    """A part that is painted from one frozen value, and again only when that is another."""

    def __init__(self) -> None:
        """Show nothing yet."""
        super().__init__()
        self.value: T | None = None

    def show_value(self, value: T, aloud: str) -> None:
        """Show a value; aloud is what a screen reader says."""
        if value == self.value:
            return
        self.value = value
        self.setAccessibleName(aloud)
        self.update()

    def words(self, value: T) -> Iterator[Words]:
        """Yield the words of a value and where they stand."""
        raise NotImplementedError

    def draw(self, painter: QPainter, value: T) -> None:
        """Draw what is no words."""

    def fits(self) -> bool:
        """Return whether all words are whole at a permitted size."""
        return self.value is None or all(
            fit(THEME, each.text, each.how, each.box.width(), each.box.height()).fits
            for each in self.words(self.value)
            if each.text
        )

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the value."""
        del event
        if self.value is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        self.draw(painter, self.value)
        for each in self.words(self.value):
            if each.text:
                _write(painter, each)


def _write(painter: QPainter, words: Words) -> None:
    fitted = fit(THEME, words.text, words.how, words.box.width(), words.box.height())
    box = words.box.translated(0, max(0, (words.box.height() - fitted.height) // 2))
    paint(painter, fitted, box, THEME.colour(words.how.colour), words.how.align)
