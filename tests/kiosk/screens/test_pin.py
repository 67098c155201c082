"""The page of the PIN: dots, digits that are forgotten at once, and what it says of the door."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from centre.shell.pieces.keys import Key
from kiosk.care_shown import Door
from kiosk.screens.pin import cared
from kiosk.visit import Look


@pytest.fixture
def shown(window, scene):
    """Return a window that shows the PIN's page, and what it told."""
    made = window()
    heard = []
    made.touched.connect(lambda touched: heard.append(touched.key))
    made.show_scene(scene("pin", Look()))
    made.show()
    return made, heard


def press(page, name):
    key = next(k for k in page.findChildren(Key) if k.key == name)
    key.now = lambda: 1e9 + len(name)
    QTest.mouseClick(key, Qt.MouseButton.LeftButton)


def test_digits_are_seen_as_dots_and_told_only_when_they_are_finished(shown):
    made, heard = shown
    page = made.page()
    for digit in "123456":
        press(page, digit)
    assert page.field.text() == "123456"
    assert page.field.is_secret()
    assert heard == ["care_typed"] * 6
    press(page, "final")
    assert heard[-1] == "care_pin:123456"
    assert (page.field.text(), page.keyboard.text) == ("", ""), "forgotten at once"


def test_no_name_that_is_read_aloud_has_the_digits(shown):
    made, _ = shown
    for digit in "908172":
        press(made.page(), digit)
    said = [w.accessibleName() + w.accessibleDescription() for w in made.findChildren(QWidget)]
    assert not any("908172" in text for text in said)


def test_nothing_typed_is_nothing_told(shown):
    made, heard = shown
    press(made.page(), "final")
    assert heard == []


def test_a_new_entry_and_a_hidden_page_forget_what_was_typed(shown, scene, care_shown):
    made, _ = shown
    page = made.page()
    press(page, "1")
    made.show_scene(scene("pin", Look(), errand=care_shown(entry=1)))
    assert page.keyboard.text == ""
    press(page, "2")
    assert page.keyboard.text == "2"
    made.show_scene(scene("still there", Look()))
    assert (page.keyboard.text, page.field.text()) == ("", "")


@pytest.mark.parametrize(
    ("case", "words"),
    [
        ("pin", "Xin nhập mã kỹ thuật."),
        ("pin checking", "Đang kiểm tra"),
        ("pin wrong", "Mã chưa đúng, còn 2 lần thử."),
        ("pin locked", "Xin thử lại sau 08:42."),
        ("pin shut", "care_pin"),
    ],
)
def test_the_page_says_how_the_door_is(window, scene, case, words):
    made = window()
    shown = scene(case, Look())
    made.show_scene(shown)
    assert words in made.page().said.text()
    locked = cared(shown).door in (Door.LOCKED, Door.SHUT)
    assert made.page().keyboard.size().isEmpty() is locked


def test_it_has_no_bar_and_one_way_out(window, scene):
    made = window()
    made.show_scene(scene("pin locked", Look()))
    assert made.bar.isHidden()
    assert [target.key for target in made.page().reading_order()] == ["home"]


def test_a_scene_of_another_errand_is_a_defect(scene):
    with pytest.raises(TypeError):
        cared(scene("home", Look()))
