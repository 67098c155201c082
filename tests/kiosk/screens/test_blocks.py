"""Blocks have their whole height whatever part of them is seen, and break no word but long ones."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QImage

from centre.shell.theme import TARGET_MM, Theme
from kiosk.screens.blocks import Choice, ChoiceBlock, Said, SaidBlock, Web, WebBlock
from kiosk.screens.ticket import Qr

THEME = Theme(4.03)
WORDS = "Bản sao giấy chứng nhận quyền sử dụng đất, quyền sở hữu tài sản gắn liền với đất. "


@pytest.fixture
def made(drawn, qtbot):
    """Return a maker of blocks that show something, 700 pixels wide."""

    def make(kind, content, theme=THEME):
        block = kind(theme)
        qtbot.addWidget(block)
        block.show_content(content)
        block.resize(700, block.whole_height(700))
        return block

    return make


def picture(block):
    image = QImage(block.size(), QImage.Format.Format_RGB32)
    block.render(image)
    return image


@pytest.mark.parametrize("kind", ["plain", "heading", "fact", "warn"])
def test_more_words_are_higher_and_all_are_whole(made, kind):
    heights = [
        made(SaidBlock, Said(WORDS * times, kind, "Nhãn", "info")).whole_height(700)
        for times in (1, 3, 9)
    ]
    assert heights == sorted(set(heights))
    assert made(SaidBlock, Said(WORDS * 9, kind)).fits()


def test_word_wider_than_the_page_is_broken(made):
    for block in (
        made(SaidBlock, Said("https://" + "x" * 300, "fact")),
        made(ChoiceBlock, Choice("case:0", "W" * 120)),
    ):
        assert block.fits()
        assert block.height() > THEME.px(2 * 8)


def test_row_is_a_target_however_short_its_words(made):
    row = made(ChoiceBlock, Choice("paper:0", "Đơn", mark="box", word="Chưa có"))
    assert row.height() >= TARGET_MM * THEME.px_per_mm
    assert row.accessibleName() == "Đơn, Chưa có"


def test_part_of_a_block_shows_that_part_of_its_picture(made):
    whole = made(SaidBlock, Said(WORDS * 4, "fact", "Nhãn"))
    wanted = picture(whole).copy(QRect(0, 50, 700, 40))
    whole.cut = 50
    whole.resize(700, 40)
    assert picture(whole) == wanted


def test_ticked_row_is_told_by_mark_and_word_and_colour(made):
    words = ("Đã có", "Chưa có")
    empty = made(ChoiceBlock, Choice("paper:0", "Đơn", (), "box", words[1], words))
    ticked = made(ChoiceBlock, Choice("paper:0", "Đơn", (), "ticked", words[0], words))
    assert empty.size() == ticked.size()
    assert (empty.skin().fill, ticked.skin().fill) == ("surface", "ok_pale")
    assert picture(empty) != picture(ticked)


def test_code_is_at_least_30_mm_wide_and_stands_with_its_block(made):
    address = "https://dichvu.example.vn/p/home/chi-tiet-thu-tuc-hanh-chinh.html?ma=1.900001"
    block = made(WebBlock, Web(address, "Quét để nộp trực tuyến", "dichvu.example.vn"))
    block.settle()
    code = block.findChild(Qr)
    modules = len(code._modules)
    shown = code.width() // modules * (modules - 8)
    assert shown >= 30 * THEME.px_per_mm
    before = code.y()
    block.cut = 30
    block.settle()
    assert code.y() == before - 30
    assert block.fits()
