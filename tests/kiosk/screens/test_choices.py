"""A page of choices keeps its tiles, its sheets and its order of focus."""

import pytest
from PySide6.QtCore import QRect

from centre.shell import icons
from centre.shell.theme import Theme
from kiosk.areas import Areas
from kiosk.offers import Offer, Standing
from kiosk.screens.choices import Choice, Choices, signs_of

THEME = Theme(4.03)


@pytest.fixture
def page(graveyard, drawn, clock):
    made = Choices(THEME, clock.monotonic)
    made.resize(1080, 1500)
    yield made
    made.deleteLater()


def areas(*, lowered=False):
    read = QRect(36, 36, 1008, 1400)
    touch = QRect(36, 236, 1008, 1200)
    return Areas(read, touch, 20, compact=False, lowered=lowered)


def offer(page, count):
    page.heading.set_text("Xin chào!")
    page.pager_tile.set_words("Lĩnh vực khác")
    page.pager.set_text("Lĩnh vực khác")
    page.offer([Choice(f"field:{n}", "field", f"Lĩnh vực {n}", "4") for n in range(count)])


def on_page(page):
    return [tile.key for tile in page.tiles if not tile.size().isEmpty()]


def test_eight_need_no_second_sheet_and_nine_do(page):
    offer(page, 8)
    page.place(areas())
    assert (page.sheets, len(on_page(page))) == (1, 8)
    assert page.pager_tile.size().isEmpty()
    offer(page, 9)
    page.place(areas())
    assert (page.sheets, len(on_page(page))) == (2, 7)
    assert not page.pager_tile.size().isEmpty()


def test_lowered_page_turns_with_a_button(page):
    offer(page, 8)
    page.place(areas(lowered=True))
    assert (page.sheets, len(on_page(page))) == (2, 4)
    assert not page.pager.size().isEmpty()


def test_same_choices_keep_their_tiles(page):
    offer(page, 4)
    before = list(page.tiles)
    offer(page, 4)
    assert page.tiles == before
    offer(page, 3)
    assert page.tiles != before


def test_closed_choice_is_grey_and_can_be_touched(page):
    page.offer([Choice("field:a", "field", "Đất đai", "Hôm nay đã hết số", closed=True)])
    assert page.tiles[0].is_closed()
    assert page.tiles[0].isEnabled()


@pytest.mark.parametrize("standing", list(Standing))
def test_every_standing_has_icons_for_its_lines(standing):
    offer = Offer("a", {"vi": "A"}, "field", standing, 4, None, None, ("a",))
    assert all(icons.known(sign) for sign in signs_of(offer))
    assert signs_of(offer)


def test_titles_of_a_sheet_are_equally_large_and_larger_where_there_is_room(page):
    offer(page, 4)
    page.place(areas())
    sizes = {tile._set().title.font_px for tile in page.tiles}
    assert len(sizes) == 1
    assert sizes.pop() > THEME.font_px(5.8)


def test_name_too_long_for_the_whole_page_is_set_smaller_not_cut(page):
    long = "Cấp Giấy chứng nhận quyền sử dụng đất, quyền sở hữu nhà ở và tài sản gắn liền với đất"
    page.heading.set_text("")
    page.hint.set_text("")
    page.offer([Choice("field:a", "field", long, "4 người đang chờ", ("people",))])
    touch = QRect(0, 0, 420, 325)
    page.place(Areas(touch, touch, 20, compact=True, lowered=False))
    assert page.tiles[0]._set().title.font_px < THEME.font_px(5.8)
    assert page.tiles[0].fits()
