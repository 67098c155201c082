"""A key of the desk: legend in its name, refused but reachable, ring only for the keyboard."""

import pytest
from PySide6.QtCore import Qt

from counter_client.keys import KeyButton


@pytest.fixture
def key(qtbot):
    made = KeyButton("help", "F2", 19)
    qtbot.addWidget(made)
    made.say("Gọi số tiếp theo")
    made.resize(290, 60)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow, timeout=5000)
    return made


def test_the_name_has_the_words_and_the_legend(key):
    assert key.accessibleName() == "Gọi số tiếp theo (F2)"


def test_a_refused_key_is_still_pressed_so_that_it_can_say_why(key, qtbot):
    key.refuse("Chưa gọi số nào.")
    assert key.isEnabled()
    with qtbot.waitSignal(key.clicked):
        qtbot.mouseClick(key, Qt.MouseButton.LeftButton)


def test_a_refused_key_does_not_look_like_one_that_works(key):
    works = key.grab().toImage()
    key.refuse("Chưa gọi số nào.")
    refused = key.grab().toImage()
    key.refuse("")
    key.emphasise(strong=True)
    assert (
        len({works.pixel(20, 20), refused.pixel(20, 20), key.grab().toImage().pixel(20, 20)}) == 3
    )


def test_the_ring_shows_for_the_keyboard_and_not_for_the_mouse(key):
    key.clearFocus()
    key.setFocus(Qt.FocusReason.MouseFocusReason)
    assert not key.rings
    key.clearFocus()
    key.setFocus(Qt.FocusReason.TabFocusReason)
    assert key.rings


def test_words_that_are_too_long_are_said_not_to_fit(key):
    assert key.fits()
    key.say("Gọi số tiếp theo " * 9)
    assert not key.fits()
