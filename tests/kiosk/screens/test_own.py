"""The pages of one's own number: which buttons are there, and what they are called."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from centre.shell.pieces import Target
from kiosk.visit import Look


def keys(window):
    page = window.page()
    shown = [t for t in page.findChildren(Target) if t.isVisibleTo(window)]
    return [t.key for t in sorted(shown, key=lambda t: (t.y(), t.x()))]


@pytest.mark.parametrize(
    ("case", "wanted"),
    [
        ("own", ["home", "own_give_up", "own_steps"]),
        ("own stepped", ["home", "own_give_up", "own_steps"]),
        ("own refused", ["own_give_up", "home"]),
        ("own sure", ["home", "own_sure", "own_keep"]),
        ("own called", ["home"]),
        ("own given up", ["home"]),
        ("own unknown", ["home"]),
        ("own lost", ["home"]),
    ],
)
def test_only_what_can_be_done_can_be_touched(window, scene, case, wanted):
    made = window()
    made.show_scene(scene("own", Look()))
    made.show_scene(scene(case, Look()))
    assert keys(made) == wanted


def test_each_place_to_step_back_to_is_a_tile(window, scene):
    made = window()
    made.show_scene(scene("steps", Look()))
    steps = ["own_step:3", "own_step:5", "own_step:10", "own_step:16"]
    assert keys(made) == [*steps, "home", "back"]
    tiles = {tile.key: tile.accessibleName() for tile in made.page().tiles}
    assert "Sau 5 người nữa" in tiles["own_step:5"]
    assert "19 người trước Ông/Bà" in tiles["own_step:5"]


@pytest.mark.parametrize("size", ["1080x1920", "1920x1080", "768x1366", "1280x800"])
@pytest.mark.parametrize("large", [False, True])
def test_who_loses_a_priority_is_told_at_every_size(window, scene, size, large):
    made = window(size)
    made.show_scene(scene("steps with priority", Look(large=large)))
    hint = made.page().hint
    assert hint.text().endswith("số xếp theo thứ tự thường, không ưu tiên nữa.")
    assert hint.isVisibleTo(made)
    assert not hint.size().isEmpty()
    assert hint.fits()


def test_who_loses_nothing_is_asked_first(window, scene):
    made = window("1280x800")
    made.show_scene(scene("steps with priority", Look()))
    made.show_scene(scene("steps", Look()))
    assert not made.page().heading.size().isEmpty()


def test_a_touch_is_passed_on(window, scene, qtbot):
    made = window()
    made.show_scene(scene("steps", Look()))
    made.show()
    with qtbot.waitSignal(made.touched) as told:
        QTest.mouseClick(made.page().tiles[1], Qt.MouseButton.LeftButton)
    assert told.args[0].key == "own_step:5"


def test_the_number_is_set_larger_than_a_sentence(window, scene):
    made = window()
    made.show_scene(scene("own sure", Look()))
    sentence = made.page().title.fitted().font_px
    made.show_scene(scene("own", Look()))
    assert made.page().title.fitted().font_px > sentence
