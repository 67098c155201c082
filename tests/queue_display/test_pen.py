"""A painted place repaints when its content changed, and letters stay inside their boxes."""

from dataclasses import dataclass

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage, QPainter
from PySide6.QtWidgets import QWidget

from centre.shell.theme import COLOURS
from queue_display.board_layout import plan
from queue_display.layout import Box, Surface
from queue_display.pen import (
    Ink,
    Painted,
    caption,
    colour,
    mark,
    mark_size,
    metrics,
    number,
    set_words,
    width_of,
    write,
)

WHITE = QColor("#FFFFFF")


@dataclass(frozen=True)
class Word:
    """What the part shows."""

    text: str


class Board(Painted[Word]):
    """A part that counts how often it was drawn."""

    drawn = 0

    def spoken(self):
        return self.content.text

    def draw(self, painter):
        self.drawn += 1


@pytest.fixture
def kept():
    """Keep windows alive as long as the test."""
    return []


@pytest.fixture
def part(qtbot, kept):
    window = QWidget()
    qtbot.addWidget(window)
    made = Board(window, plan(Surface(400, 300, 43, 6)), Word("A012"))
    made.use(made._plan, Box(10, 10, 200, 100))
    with qtbot.waitExposed(window):
        window.show()
    qtbot.waitUntil(lambda: made.drawn > 0)
    kept.append(window)
    return made


def test_the_same_content_again_costs_no_repaint(part, qapp):
    before = part.drawn
    part.show_content(Word("A012"))
    qapp.processEvents()
    assert part.drawn == before


def test_other_content_is_drawn_once_and_can_be_read_aloud(part, qtbot):
    before = part.drawn
    part.show_content(Word("A013"))
    qtbot.waitUntil(lambda: part.drawn == before + 1)
    assert part.accessibleName() == "A013"


@pytest.fixture
def painter():
    image = QImage(800, 400, QImage.Format.Format_RGB32)
    image.fill(0)
    made = QPainter(image)
    yield made
    made.end()


def ink_of(painter):
    """Return the smallest rectangle that holds all painted pixels."""
    image = painter.device()
    lit = [
        (x, y)
        for y in range(image.height())
        for x in range(image.width())
        if image.pixelColor(x, y).lightness() > 60
    ]
    xs, ys = [x for x, _ in lit], [y for _, y in lit]
    return QRect(QPoint(min(xs), min(ys)), QPoint(max(xs), max(ys)))


@pytest.mark.parametrize("text", ["A012", "H888"])
@pytest.mark.parametrize("align", ["left", "centre", "right"])
def test_a_number_is_painted_where_it_says_it_is(painter, text, align):
    place = number(painter, text, Ink(120, WHITE, align=align), QRect(50, 50, 600, 200))
    assert place.toAlignedRect().adjusted(-2, -3, 2, 3).contains(ink_of(painter))


def test_a_number_longer_than_was_planned_becomes_smaller_and_stays_inside(painter):
    box = QRect(50, 50, 200, 200)
    place = number(painter, "W123456", Ink(120, WHITE), box)
    assert place.width() <= 200
    assert box.contains(ink_of(painter))


def test_marks_of_stacked_capitals_stay_inside_a_caption(painter):
    box = QRect(50, 50, 700, round(100 * 1.16))
    caption(painter, "ẾỖẴ QUẦY", Ink(100, WHITE), box)
    assert box.top() <= ink_of(painter).top()


@pytest.mark.parametrize("lines", [1, 2, 3])
def test_words_shrink_into_their_box(painter, lines):
    box = QRect(20, 20, 300, 120)
    text = "Mất kết nối lúc 09:14 — mời nghe gọi tại quầy"
    place = write(painter, text, Ink(90, WHITE, lines=lines), box)
    assert box.contains(place)
    assert box.contains(ink_of(painter))


def test_words_that_would_be_far_too_small_are_told():
    assert set_words("Quầy 3", Ink(40, WHITE), QRect(0, 0, 400, 60)).fits
    assert not set_words("Quầy tiếp nhận " * 9, Ink(40, WHITE), QRect(0, 0, 200, 30)).fits


def test_a_mark_is_as_large_as_it_says(painter):
    mark(painter, "Gọi lại", 40, QPoint(10, 10), (WHITE, colour("tv_call")))
    size = mark_size("Gọi lại", 40)
    assert abs(ink_of(painter).width() - size.width()) <= 2
    assert width_of("Gọi lại", 40) < size.width() - size.height()


def test_measures_are_those_of_noto_sans():
    assert metrics(100, bold=True).horizontalAdvance("0") == pytest.approx(57.2, abs=0.3)
    assert COLOURS["tv_number"].lower() == colour("tv_number").name()
