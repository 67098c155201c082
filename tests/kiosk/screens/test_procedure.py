"""The page PROCEDURE: its parts, its buttons, its name whole, also at every place of the text."""

import json
from functools import cache
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from centre.rules.procedures import Level, Paper, cases
from kiosk.papers import PapersView, Standing, Variant
from kiosk.screens.blocks import ChoiceBlock, SaidBlock
from kiosk.visit import Look

DATA = Path(__file__).parents[4] / "shared" / "data" / "procedures.jsonl"
SIZES = ("1080x1920", "1920x1080", "768x1366", "1280x800")
CORNERS = [
    SIZES[0],
    *(pytest.param(size, marks=pytest.mark.prove) for size in SIZES[1:-1]),
    SIZES[-1],
]
"""The largest screen and the lowest; those between are proven by make prove."""
LEAST_READING_MM = 43


@pytest.fixture
def shown(window, words, scene):
    """Return a maker of the page in a window of a size."""
    open_window = cache(window)

    def make(case="procedure", size="1080x1920", look=None, **more):
        made = open_window(size)
        made.show_scene(scene(case, look or Look(), **more))
        return made.page()

    return make


def keys(page):
    return [target.key for target in page.reading_order()]


def test_page_offers_its_parts_its_papers_and_its_ways(shown):
    found = keys(shown())
    assert found[:4] == ["tab:papers", "tab:cost", "tab:place", "tab:result"]
    assert {"paper:0", "paper:1", "papers_up", "papers_down"} <= set(found)
    assert found[-4:] == ["print_list", "papers_number", "back", "home"]


def test_field_that_nobody_takes_in_shows_whom_to_ask_instead_of_a_number(shown):
    page = shown("procedure without number")
    assert not {"papers_number", "print_list"} & set(keys(page))
    assert page.guide.text() == "Mời Ông/Bà hỏi quầy hướng dẫn"
    assert not page.guide.size().isEmpty()
    assert shown().guide.size().isEmpty()


def test_levels_are_switches_only_where_there_are_several(shown):
    assert not [key for key in keys(shown()) if key.startswith("variant")]
    page = shown("procedure of levels")
    assert [key for key in keys(page) if key.startswith("variant")] == [
        "variant:1.900001",
        "variant:1.900002",
        "variant:1.900003",
    ]
    assert page.variants[0].accessibleName() == "Cấp xã, đang xem"


def test_levels_that_find_no_room_are_read_with_the_rest(shown):
    look = Look(large=True, lowered=True)
    page = shown("procedure of levels", "768x1366", look)
    rows = [b.key for b in page.scrolling.blocks if isinstance(b, ChoiceBlock)]
    assert rows[-2:] == ["variant:1.900002", "variant:1.900003"]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("large", [False, True])
def test_a_level_that_cannot_be_read_is_told(shown, size, large):
    page = shown("procedure of levels gone", size, Look(large=large))
    said = "Máy chưa mở được thủ tục lúc này. Mời Ông/Bà đến quầy hướng dẫn."
    below = [b.accessibleName() for b in page.scrolling.blocks if isinstance(b, SaidBlock)]
    assert page.state.text() in (said, "Chưa mở được cấp này.")
    assert not page.state.size().isEmpty()
    assert page.state.text() == said or said in below
    assert page.state.size().isEmpty() or page.state.fits()


@pytest.mark.parametrize("case", ["procedure opening", "procedure unknown", "procedure gone"])
def test_page_without_a_procedure_says_why_and_has_the_ways_out(shown, case):
    assert keys(shown(case)) == ["back", "home"]


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("large", [False, True])
def test_longest_name_is_whole_above_or_below(shown, size, large):
    """Check 2: 1,094 letters, whole on its page."""
    page = shown("procedure of a long name", size, Look(large=large))
    name = page.name.text()
    above = not page.name.size().isEmpty()
    assert above != (not page.brief.size().isEmpty())
    below = [b for b in page.scrolling.blocks if isinstance(b, SaidBlock)]
    assert len(name) == 1094
    assert above != any(block.accessibleName() == name for block in below)
    assert not above or page.name.fits()


def test_tall_screen_shows_the_longest_name_above_the_papers(shown):
    page = shown("procedure of a long name")
    assert not page.name.size().isEmpty()


def whole_papers(page):
    """Return the papers of which every line is in view, without a touch."""
    rows = [b for b in page.scrolling.blocks if isinstance(b, ChoiceBlock) and b.isVisibleTo(page)]
    return [b for b in rows if not b.cut and b.height() == b.whole_height(b.width())]


CASES = ("procedure", "procedure ticked", "procedure of levels", "procedure of a long name")


@pytest.mark.parametrize("size", CORNERS)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_whole_paper_is_seen_at_once_however_long_the_name(shown, words, size, language):
    words.switch(language)
    for large, lowered, case in product((False, True), (False, True), CASES):
        page = shown(case, size, Look(language, large=large, lowered=lowered))
        assert whole_papers(page), (large, lowered, case)
        assert all(block.fits() for block in whole_papers(page))


@pytest.mark.parametrize("size", ["768x1366", "1280x800"])
def test_name_that_is_cut_is_read_whole_by_one_touch_on_up(shown, size):
    page = shown("procedure of a long name", size, Look(large=True))
    assert page.brief.text().endswith(" …")
    assert page.name.text().startswith(page.brief.text().removesuffix(" …"))
    assert page.brief.accessibleName() == page.name.text()
    assert page.brief.fits()
    assert not page.scrolling.up.is_closed()
    while page.scrolling.offset():
        page.scrolling._page_up()
    first = page.scrolling.blocks[0]
    assert (first.accessibleName(), first.cut) == (page.name.text(), 0)
    assert first.isVisibleTo(page)


def test_old_data_are_told_above_where_their_warning_is_out_of_view(shown):
    page = shown("procedure of a long name", "1280x800", Look(large=True))
    assert "Không rõ ngày cập nhật" in page.state.text()
    warnings = [b.accessibleName() for b in page.scrolling.blocks if isinstance(b, SaidBlock)]
    assert any("Mời Ông/Bà hỏi lại tại quầy trước khi nộp" in said for said in warnings)


@pytest.mark.parametrize("size", ["768x1366", "1280x800"])
def test_what_is_said_in_few_words_is_read_in_all_words_below(shown, size):
    page = shown("procedure list failed", size, Look(large=True))
    assert page.state.text() == "Chưa in được. Máy hết giấy."
    said = [b.accessibleName() for b in page.scrolling.blocks if isinstance(b, SaidBlock)]
    assert any("Mời Ông/Bà chụp ảnh màn hình" in one for one in said)


def test_state_of_the_list_stands_on_its_button_and_above_the_text(shown):
    for case, button, state in (
        ("procedure list printing", "Đang in…", "Đang in danh sách…"),
        ("procedure list printed", "In lại danh sách", "Đã in. Mời Ông/Bà lấy giấy."),
        ("procedure list failed", "Thử in lại", "Chưa in được. Máy hết giấy."),
    ):
        page = shown(case)
        (found,) = (t for t in page.reading_order() if t.key == "print_list")
        assert found.text() == button
        assert page.state.text().startswith(state)
        assert found.is_closed() is (case == "procedure list printing")


def test_another_thing_to_read_begins_at_its_top(shown, scene, window, words):
    made = window()
    made.show_scene(scene("procedure"))
    page = made.page()
    page.scrolling._move(200)
    made.show_scene(scene("procedure ticked"))
    assert page.scrolling.offset() == 200
    made.show_scene(scene("procedure costs"))
    assert page.scrolling.offset() == 0


def test_touch_on_a_paper_is_told_with_its_place(window, words, scene, qtbot):
    made = window()
    made.show_scene(scene("procedure"))
    made.show()
    row = next(b for b in made.page().scrolling.blocks if isinstance(b, ChoiceBlock))
    at = row.mapTo(made.page().scrolling, row.rect().center() / 2)
    with qtbot.waitSignal(made.touched) as told:
        QTest.mouseClick(made.page().scrolling, Qt.MouseButton.LeftButton, pos=at)
    assert told.args[0].key == "paper:0"


@pytest.mark.parametrize("size", CORNERS)
def test_room_to_read_is_never_lost(shown, size):
    """However large the letters and however low the page, two targets' height is left to read."""
    for large, lowered, contrast, case in product(
        (False, True), (False, True), (False, True), ("procedure", "procedure of levels")
    ):
        page = shown(case, size, Look("vi", large, contrast, lowered))
        high = page.scrolling.height() / page.theme.px_per_mm
        assert high >= LEAST_READING_MM, (large, lowered, contrast, case)


def real_procedures(make):
    """Return the procedures of the data with the longest name, text, and most papers."""
    if not DATA.exists():
        pytest.skip("needs ../shared/data")
    rows = [json.loads(line) for line in DATA.read_text(encoding="utf-8").splitlines()]
    chosen = (
        max(rows, key=lambda row: len(row["name"])),
        max(rows, key=lambda row: len(row["documents"] or ())),
        max(rows, key=lambda row: sum(len(one["name"]) for one in row["documents"] or ())),
        max(rows, key=lambda row: sum(len(one) for one in row["results"] or ())),
    )
    return [
        make(
            name=row["name"],
            levels=tuple(Level(level) for level in row["levels"]),
            results=tuple(row["results"] or ()),
            papers=tuple(
                Paper(one["name"], 1, 0, one["form"] or "", one["case"] or "")
                for one in row["documents"] or ()
            ),
        )
        for row in chosen
    ]


@pytest.mark.parametrize("size", CORNERS)
def test_longest_real_procedures_are_read_whole(shown, procedure, size):
    """No word is clipped and every paper can be ticked, at every place of the text."""
    for opening, one in enumerate(real_procedures(procedure)):
        found = cases(one)
        longest = max(found, key=lambda case: len(case.papers))
        view = PapersView(
            Standing.READY, opening, one, (Variant(one.code, one.levels),), found, longest
        )
        page = shown("procedure", size, errand=view)
        wanted = {b.key for b in page.scrolling.blocks if isinstance(b, ChoiceBlock)}
        seen, before = set(), -1
        while page.scrolling.offset() != before:
            before = page.scrolling.offset()
            on_page = [b for b in page.scrolling.blocks if b.isVisibleTo(page)]
            seen |= {block.key for block in on_page if isinstance(block, ChoiceBlock)}
            assert [b.accessibleName() for b in on_page if not b.fits()] == []
            page.scrolling._page_down()
        assert seen == wanted
