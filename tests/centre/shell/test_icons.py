"""Icons: every meaning has a glyph in the set, and it is drawn."""

import pytest
import qtawesome
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from centre.shell import icons


@pytest.mark.parametrize("meaning", sorted(icons.ICONS))
def test_every_meaning_has_a_glyph(qapp, meaning):
    assert len(qtawesome.charmap("mdi6." + icons.ICONS[meaning])) == 1


def inked(meaning: str) -> int:
    """Return how many pixels an icon darkens."""
    picture = QImage(60, 60, QImage.Format.Format_Grayscale8)
    picture.fill(255)
    painter = QPainter(picture)
    icons.draw(painter, meaning, QRect(5, 5, 50, 50), QColor("black"))
    painter.end()
    return sum(picture.pixelColor(x, y).value() < 128 for x in range(60) for y in range(60))


def test_icon_is_drawn_inside_its_box(qapp):
    assert inked("centre") > 200


def test_unknown_meaning_draws_the_plain_icon_of_a_field(qapp):
    assert not icons.known("wizardry")
    assert inked("wizardry") == inked("field")
