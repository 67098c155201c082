"""The upper edge of the next entry: drawn as that entry is, by one that sits for all of them."""

import sys

import pytest
from PySide6.QtCore import QSize

from centre.shell.theme import Theme
from kiosk.screens.entry import CUTS, Entry, Item
from kiosk.screens.peek import Peek

THEME = Theme(4.03)
SIZE = QSize(600, 90)
FIRST, SECOND = Item("open:1", "Đăng ký khai sinh"), Item("open:2", "Đăng ký kết hôn")
TIMES = 200

mortal = pytest.mark.skipif(
    sys.version_info >= (3, 12), reason="None is immortal since CPython 3.12"
)


@pytest.fixture
def peek(qtbot):
    made = Peek(THEME)
    qtbot.addWidget(made)
    made.resize(SIZE)
    return made


def picture(peek, item, theme=THEME):
    peek.wear(theme)
    peek.show_item(item, CUTS[0], SIZE)
    return peek.grab().toImage()


def drift(call):
    """Return how many references to None TIMES calls keep."""
    call()
    before = sys.getrefcount(None)
    for _ in range(TIMES):
        call()
    return sys.getrefcount(None) - before


def test_it_looks_as_the_entry_does(peek, qtbot):
    contrast = Theme(4.03, contrast=True)
    entry = Entry(contrast)
    qtbot.addWidget(entry)
    entry.show_item(FIRST, CUTS[0])
    entry.resize(SIZE)
    assert picture(peek, FIRST, contrast) == entry.grab().toImage()


def test_each_item_and_each_theme_is_drawn_anew(peek):
    first, second = picture(peek, FIRST), picture(peek, SECOND)
    large = picture(peek, FIRST, Theme(4.03, large=True))
    assert first != second
    assert first not in (second, large)
    assert picture(peek, FIRST) == first


@mortal
def test_pictures_of_a_month_keep_no_reference_to_none(peek):
    assert abs(drift(lambda: peek.show_item(FIRST, CUTS[0], SIZE))) < TIMES // 10


@mortal
def test_negative_control_a_reference_kept_for_each_picture_is_found(peek):
    kept: list[None] = []

    def draw() -> None:
        peek.show_item(FIRST, CUTS[0], SIZE)
        kept.append(None)

    assert drift(draw) >= TIMES
