"""The search page: what is typed, where list and keyboard stand, in which order Tab walks."""

import json
from dataclasses import replace
from itertools import pairwise, product
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest

from centre.shell.pieces import Target
from kiosk.guide import Standing
from kiosk.lookup import Answer, Row
from kiosk.screens.entry import Entry
from kiosk.screens.search import Search, guided
from kiosk.visit import Look

SIZES = ("1080x1920", "1920x1080", "768x1366", "1280x800")
CORNERS = [
    SIZES[0],
    *(pytest.param(size, marks=pytest.mark.prove) for size in SIZES[1:-1]),
    SIZES[-1],
]
"""The largest screen and the lowest; those between are proven by make prove."""
SHARED = Path(__file__).parents[4] / "shared" / "data" / "procedures.jsonl"
LOOKS = [
    Look(large=large, contrast=large, lowered=lowered)
    for large, lowered in product((False, True), repeat=2)
]


@pytest.fixture
def page(window, words, scene):
    """Return a maker of the page in a window of a size, showing a case."""

    def make(case="search", size="1080x1920", look=None, on=None, **more):
        made = on or window(size)
        shown = scene(case, look or Look())
        errand = replace(shown.view.errand, **more)
        made.show_scene(replace(shown, view=replace(shown.view, errand=errand)))
        assert isinstance(made.page(), Search)
        made.page().window_ = made
        return made.page()

    return make


def seen(page, kind=Target):
    return [found for found in page.findChildren(kind) if found.isVisibleTo(page)]


def entries(page):
    return seen(page, Entry)


def box(page, piece):
    return QRect(piece.mapTo(page, QPoint(0, 0)), piece.size())


def test_what_was_typed_stands_in_the_field_and_nowhere_else(page):
    made = page(text="Trần Xoan")
    assert made.field.text() == made.keyboard.text == "Trần Xoan"
    told = [t.accessibleName() for t in seen(made)] + [made.said.text(), made.heading.text()]
    assert not [text for text in told if "Xoan" in text]


def test_every_key_is_told_with_the_whole_text(page):
    made = page()
    told = []
    made.touched.connect(lambda touched: told.append(touched.key))
    made.keyboard.typed.emit("dang ký: xe")
    made.keyboard.finished.emit()
    assert told == ["typed:dang ký: xe", "search_done"]


def test_next_visitor_finds_an_empty_field(page, scene):
    made = page(text="khai sinh")
    made.window_.show_scene(scene("home"))
    made.window_.show_scene(scene("search"))
    assert made.field.text() == made.keyboard.text == ""


def test_nothing_typed_shows_what_is_often_asked(page):
    made = page()
    assert made.said.text() == "Thủ tục hay được hỏi"
    assert [e.key for e in entries(made)][:2] == ["open:1.000000", "open:1.000001"]


def test_list_has_what_was_found_from_the_wanted_row_on(page):
    made = page("search found")
    assert made.said.text() == "Tìm thấy 12 thủ tục"
    assert entries(made)[0].key == "open:1.000004"


def test_nothing_found_offers_the_fields(page):
    made = page("search nothing")
    assert "Thử gõ ít chữ hơn" in made.said.text()
    keys = [target.key for target in seen(made)]
    assert keys.count("fields") == keys.count("events") == 1
    assert entries(made) == []


def test_finished_search_gives_the_keyboards_room_to_the_list(page):
    typing, done = page("search found", top=0), page("search done")
    assert done.keyboard.isHidden()
    assert sum(e.height() for e in entries(done)) > sum(e.height() for e in entries(typing))
    assert "show_keys" in [target.key for target in seen(done)]
    assert "show_keys" not in [target.key for target in seen(typing)]


def test_touch_on_the_field_asks_for_the_keyboard_and_one_beside_it_does_not(page):
    made = page("search done")
    made.window_.show()
    told = []
    made.touched.connect(lambda touched: told.append(touched.key))
    QTest.mouseClick(made, Qt.MouseButton.LeftButton, pos=made.field.geometry().center())
    QTest.mouseClick(made, Qt.MouseButton.LeftButton, pos=made.said.geometry().center())
    QTest.mouseClick(made, Qt.MouseButton.RightButton, pos=made.field.geometry().center())
    assert told == ["show_keys"]


def test_no_catalogue_leaves_nothing_to_type(page):
    made = page("search no catalogue")
    assert made.keyboard.isHidden()
    assert made.field.isHidden()
    assert {target.key for target in seen(made)} == {"back", "home"}


def test_catalogue_that_is_being_read_lets_people_type_already(page):
    made = page(standing=Standing.OPENING, often=(), text="kh")
    assert made.said.text().startswith("Đang mở")
    assert made.keyboard.isVisibleTo(made)


@pytest.mark.parametrize("size", SIZES)
def test_tab_walks_in_reading_order_over_page_and_keyboard(page, size):
    made = page("search found", size)
    order = made.reading_order()
    assert set(order) == set(seen(made))
    tops = [(box(made, target).y(), box(made, target).x()) for target in order]
    assert all(before <= after for before, after in pairwise(tops))


@pytest.mark.parametrize("size", SIZES)
def test_keys_of_the_keyboards_other_page_stay_hidden(page, size):
    made = page("search", size)
    for _ in range(2):
        assert {key.key for key in made.keyboard.shown_keys()} == {
            target.key for target in seen(made.keyboard)
        }
        made.retranslate()


def test_screen_that_lies_has_list_and_keyboard_side_by_side(page):
    for size in ("1920x1080", "1280x800"):
        made = page("search found", size)
        keys = box(made, made.keyboard)
        assert all(box(made, entry).left() > keys.right() for entry in entries(made))
    made = page("search found")
    keys = box(made, made.keyboard)
    assert all(box(made, entry).bottom() < keys.top() for entry in entries(made))


@pytest.fixture(scope="module")
def longest():
    """The 20 longest real names, the longest of 1,094 characters (data note)."""
    if not SHARED.exists():
        pytest.skip("needs ../shared/data")
    with SHARED.open(encoding="utf-8") as lines:
        found = sorted((json.loads(line) for line in lines), key=lambda one: len(one["name"]))
    levels = ("commune", "province", "central")
    rows = [Row(one["code"][:8], one["name"], one["field"] or "", levels) for one in found[-20:]]
    assert len(rows[-1].name) == 1094
    return tuple(reversed(rows))


@pytest.mark.parametrize("case", ["search found", "search done"])
@pytest.mark.parametrize("size", CORNERS)
def test_longest_real_names_are_whole_entries_in_every_look(page, longest, size, case):
    made = page(size=size)
    for look in LOOKS:
        made = page(case, size, look, made.window_, answer=Answer(longest), top=0)
        assert entries(made)
        side = made.theme.at_least_px(20)
        for entry in entries(made):
            assert entry.fits(), (look, entry.accessibleName()[:60])
            assert min(entry.width(), entry.height()) >= side
            assert made.rect().contains(box(made, entry))
        assert entries(made)[0].accessibleName().startswith(longest[0].name)


@pytest.mark.parametrize("size", CORNERS)
@pytest.mark.parametrize("language", ["vi", "en"])
def test_two_hits_are_seen_beside_the_keyboard_in_every_look(page, words, size, language):
    words.switch(language)
    for large, lowered in product((False, True), repeat=2):
        made = page("search found", size, Look(language, large=large, lowered=lowered), top=0)
        assert len(entries(made)) >= 2, (large, lowered)
        assert not made.rows.down.is_closed()


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("large", [False, True])
def test_all_letters_stand_on_the_keyboards_first_page(page, size, large):
    """Telex needs w, f, j and z; only the lowered small screen has no room for them."""
    made = page("search", size, Look(large=large))
    letters = {key.key for key in made.keyboard.shown_keys() if len(key.key) == 1}
    assert set("abcdefghijklmnopqrstuvwxyz") <= letters
    assert made.keyboard.fits()


def test_hint_is_said_in_fewer_words_rather_than_in_two_lines(page):
    made = page("search", "1280x800", Look(large=True), text="")
    assert made.field.height() == made.field.minimumSizeHint().height()
    assert made.field.accessibleDescription() == "Ví dụ: khai sinh"
    made = page("search", "1280x800", text="")
    assert made.field.accessibleDescription().startswith("Gõ không dấu")


def test_scene_of_another_errand_is_a_defect(scene):
    with pytest.raises(TypeError):
        guided(scene("home"))
    with pytest.raises(TypeError):
        guided(None)
