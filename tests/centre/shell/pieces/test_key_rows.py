"""The tables of the keyboard's rows: complete, even, and boxes that keep sizes and gaps."""

import pytest

from centre.shell.pieces.key_rows import NAMED, boxes, choices, is_complete, unit_px

ALL = [(mode, pages) for mode in ("words", "code", "mixed", "digits") for pages in choices(mode)]
EVERY = [(mode, page) for mode, pages in ALL for page in pages]
LETTERS = set("abcdefghijklmnopqrstuvwxyz")
DIGITS = set("0123456789")


@pytest.mark.parametrize(("mode", "page"), EVERY)
def test_all_rows_are_as_wide_and_no_key_is_there_twice(mode, page):
    for row in page.rows:
        assert sum(cell.span for cell in row) == pytest.approx(page.columns)
    assert len(set(page.names())) == len(page.names())
    assert all(cell.span >= 1 for row in page.rows for cell in row if cell.name)


@pytest.mark.parametrize(("mode", "pages"), ALL)
def test_every_sign_of_a_mode_can_be_reached(mode, pages):
    names = {name for page in pages for name in page.names()}
    wanted = {
        "words": LETTERS | DIGITS | {".", "erase", "space", "final", "clear"},
        "code": LETTERS | DIGITS | {".", "-", "erase", "final", "clear"},
        "mixed": LETTERS | DIGITS | {"erase", "final", "clear"},
        "digits": DIGITS | {"erase", "final"},
    }
    assert wanted[mode] <= names
    assert all(len(name) == 1 or name in NAMED for name in names)


@pytest.mark.parametrize(("mode", "pages"), ALL)
def test_pages_are_turned_by_a_key_and_are_as_high(mode, pages):
    assert all(("page" in page.names()) == (len(pages) == 2 == page.pages) for page in pages)
    assert len({(len(page.rows), page.columns) for page in pages}) == 1


def test_only_words_may_leave_accents_away():
    for mode, pages in ALL:
        shown = any("plain" in page.names() for page in pages)
        assert shown is (mode == "words" and pages[0].name != "short")


def test_only_the_lowest_rows_have_letters_on_two_pages():
    for mode in ("words", "code", "mixed"):
        whole = {pages[0].name for pages in choices(mode) if is_complete(pages)}
        assert {pages[0].name for pages in choices(mode)} - whole == {"short"}
    assert not any(is_complete(pages) for pages in choices("digits"))


def test_letters_come_before_digits_where_both_may_be_typed():
    """The code of a slip, as 7K2M, mixes them; that of a dossier has more digits."""
    firsts = {mode: {pages[0].names()[0] for pages in choices(mode)} for mode in ("mixed", "code")}
    assert firsts["mixed"] == {"q", "1"}
    for pages in choices("mixed"):
        assert len(pages) == 1 or pages[0].names()[0] == "q"


def test_ten_keys_of_20_mm_do_not_fit_where_the_house_says_they_do_not():
    full, nine = choices("words")[1][0], choices("words")[2][0]
    assert unit_px(full.columns, 217, 3) < 20 < unit_px(nine.columns, 217 - 8, 3)
    assert unit_px(full.columns, 268 - 18, 3) >= 22


@pytest.mark.parametrize(("mode", "page"), EVERY)
@pytest.mark.parametrize("width", [852, 1007, 1231, 1850])
def test_boxes_stay_inside_keep_the_gap_and_do_not_overlap(mode, page, width):
    heights, gap = [90] * len(page.rows), 13
    placed = boxes(page, (width, 700), heights, gap)
    least = int(unit_px(page.columns, width, gap))
    ground = list(placed.values())
    for number, (x, y, wide, high) in enumerate(ground):
        assert x >= 0
        assert x + wide <= width
        assert y + high <= 700
        assert wide >= least
        for left, top, w, h in ground[:number]:
            beside = x - (left + w) >= gap or left - (x + wide) >= gap
            assert beside or y - (top + h) >= gap or top - (y + high) >= gap
    assert max(y + high for _, y, _, high in ground) == 700
