"""What the pages of a procedure share: buttons by the length of their words, a head that fits."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QRect

from centre.shell.pieces import BarButton
from centre.shell.theme import Theme
from kiosk.papers import PapersView, Standing
from kiosk.screens.reading import begun, in_row, in_row_height, papers_of

THEME = Theme(4.03)


@pytest.fixture
def buttons(drawn, qtbot):
    """Return a maker of buttons with these words."""

    def make(*words):
        made = [BarButton(THEME, word, "back", word) for word in words]
        for button in made:
            qtbot.addWidget(button)
        return made

    return make


def test_buttons_fill_the_row_and_do_not_touch(buttons):
    row = buttons("Quay lại", "Trang đầu", "Lấy số làm thủ tục này")
    high = in_row_height(row, 900, 12)
    in_row(row, QRect(10, 20, 900, high), 12)
    assert (row[0].x(), row[-1].geometry().right()) == (10, 909)
    assert all(a.geometry().right() + 13 == b.x() for a, b in pairwise(row))
    assert all(button.fits() for button in row)


def test_long_words_get_more_width_only_where_that_saves_height(buttons):
    row = buttons("Quay lại", "Mời Ông/Bà lấy số để làm thủ tục này ngay")
    in_row(row, QRect(0, 0, 1000, 90), 12)
    assert row[1].width() > row[0].width()
    in_row(row, QRect(0, 0, 3000, 90), 12)
    assert row[1].width() == row[0].width()


def test_row_without_buttons_has_no_height(drawn):
    assert in_row_height([], 100, 5) == 0


def test_page_without_an_errand_is_one_that_opens(scene):
    assert papers_of(None) == PapersView(Standing.OPENING)
    assert papers_of(scene("home")) == PapersView(Standing.OPENING)


@pytest.mark.parametrize("lines", [1, 2, 3])
def test_name_that_is_too_long_ends_after_a_word_with_dots(drawn, lines):
    name = "Đăng ký biến động quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất " * 12
    said = begun(THEME, name, 700, lines)
    assert said.endswith(" …")
    begin = said.removesuffix(" …")
    assert name.startswith(begin)
    assert not name[len(begin)].isalpha(), "no word is cut"
    assert len(said) > 20 * lines


def test_name_that_fits_is_left_alone(drawn):
    assert begun(THEME, "Đăng ký khai sinh", 700, 2) == "Đăng ký khai sinh"
