"""The page for typing a dossier's code: keys, fields, the picture, hidden pages of keys."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from centre.shell.pieces import Target
from kiosk.track import Step, TrackView
from kiosk.visit import Look

SIZES = ("1080x1920", "1920x1080", "768x1366", "1280x800")


@pytest.fixture
def page(window, words, scene):
    """Return a maker of the page in a case, in a window that is shown."""

    def make(case="track code", size="1080x1920"):
        made = window(size)
        made.show_scene(scene(case, Look()))
        made.show()
        return made

    return make


def heard(window):
    keys = []
    window.touched.connect(lambda touched: keys.append(touched.key))
    return keys


def key(page, name):
    found = [t for t in page.findChildren(Target) if t.key == name and t.isVisibleTo(page)]
    return found[0]


def test_a_key_tells_the_whole_code(page):
    made = page()
    told = heard(made)
    QTest.mouseClick(key(made.page(), "7"), Qt.MouseButton.LeftButton)
    assert told == ["dossier_code:H99.08-261123-00017"]


def test_a_key_of_the_second_step_tells_the_secret(page):
    made = page("track secret")
    told = heard(made)
    QTest.keyClicks(made.page(), "2")
    assert told == ["dossier_secret:7K2"]


@pytest.mark.parametrize(("case", "act"), [("track", "code_done"), ("track secret", "secret_done")])
def test_the_strong_key_goes_on(page, case, act):
    made = page(case)
    told = heard(made)
    QTest.mouseClick(key(made.page(), "final"), Qt.MouseButton.LeftButton)
    assert told == [act]


def test_the_strong_key_says_what_comes_next(page, scene):
    made = page("track")
    assert key(made.page(), "final").text() == "Tiếp tục"
    made.show_scene(scene("track secret", Look()))
    assert key(made.page(), "final").text() == "Tra cứu"


@pytest.mark.parametrize("size", SIZES)
def test_the_picture_is_there_where_it_has_room_and_upon_nothing(page, size):
    shown = page("track", size).page()
    receipt = shown.receipt.geometry()
    for piece in (shown.heading, shown.said, shown.field, shown.keyboard):
        assert not receipt.intersects(piece.geometry())
    assert shown.rect().contains(receipt) or receipt.isEmpty()
    if size != "1280x800":
        assert not receipt.isEmpty()


def test_keys_of_the_other_page_stay_hidden_while_one_types(page, scene):
    """On a narrow screen letters are on a second page; typing must not bring them all up."""
    made = page("track", "768x1366")
    before = {t.key for t in made.page().reading_order()}
    made.show_scene(scene("track", Look(), errand=TrackView(code="H99.08-2", agency="H99.08")))
    assert {t.key for t in made.page().reading_order()} == before
    QTest.mouseClick(key(made.page(), "page"), Qt.MouseButton.LeftButton)
    letters = {t.key for t in made.page().reading_order()}
    assert "q" in letters
    made.show_scene(scene("track", Look(), errand=TrackView(code="H99.08-2Q", agency="H99.08")))
    assert {t.key for t in made.page().reading_order()} == letters


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("large", [False, True])
def test_the_secret_is_typed_with_letters_at_hand(page, scene, size, large):
    """It has letters and digits and no marks: letters are there without turning a page of keys."""
    made = page("track", size)
    made.show_scene(scene("track secret", Look(large=large)))
    shown = made.page()
    assert {"k", "m", "q"} <= {t.key for t in shown.reading_order()}
    assert shown.keyboard.text == "7K"
    told = heard(made)
    QTest.mouseClick(key(shown, "m"), Qt.MouseButton.LeftButton)
    assert told == ["dossier_secret:7KM"]
    made.show_scene(scene("track", Look(large=large)))
    assert shown.keyboard.text == "H99.08-"
    assert shown.keyboard.mode() == "code"


def test_the_hint_for_a_code_is_an_example_of_today(page):
    assert page("track").page().said.text() == "Ví dụ: H99.08-261123-0001"


def test_a_page_that_is_left_keeps_nothing_typed(page, scene):
    made = page("track secret")
    left = made.page()
    made.show_scene(scene("home", Look()))
    assert left.field.text() == left.keyboard.text == ""
    made.show_scene(scene("track secret", Look()))
    assert left.field.text() == left.keyboard.text == "7K"


def test_a_scene_of_another_errand_is_a_defect(page, scene):
    made = page()
    with pytest.raises(TypeError):
        made.show_scene(scene("track", Look(), errand=None))
    assert TrackView().step is Step.CODE
