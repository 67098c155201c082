"""One key: acts on press, twice in a row, not when it bounces; says itself in words or an icon."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtTest import QTest

from centre.shell.pieces.keys import Key
from centre.shell.pieces.targets import Touched


@pytest.fixture
def key(qtbot, theme):
    """A letter's key in a shown window; its clock stands still. `told` collects its touches."""
    made = Key(theme, "o", is_sign=True)
    made.show_words("o", "o")
    made.seconds, made.told = 100.0, []
    made.now = lambda: made.seconds
    made.touched.connect(made.told.append)
    made.resize(theme.px(22), theme.px(22))
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def press(key) -> None:
    QTest.mousePress(key, Qt.MouseButton.LeftButton)


def release(key, pos=None) -> None:
    QTest.mouseRelease(key, Qt.MouseButton.LeftButton, pos=pos or key.rect().center())


def test_key_acts_on_the_press_not_on_the_release(key):
    press(key)
    assert key.told == [Touched("o")]
    release(key)
    assert len(key.told) == 1


def test_same_key_may_follow_long_before_700_ms(key):
    for _ in range(3):
        press(key)
        key.seconds += 0.08
        release(key)
        key.seconds += 0.08
    assert len(key.told) == 3


def test_bounce_within_60_ms_of_the_press_is_not_counted(key):
    press(key)
    release(key)
    key.seconds += 0.05
    press(key)
    release(key)
    assert len(key.told) == 1
    key.seconds += 0.05
    press(key)
    assert len(key.told) == 2
    release(key)


def test_bounce_right_after_a_long_press_is_not_counted(key):
    press(key)
    key.seconds += 0.5
    release(key)
    key.seconds += 0.02
    press(key)
    assert len(key.told) == 1
    release(key)


def test_key_that_turns_a_page_keeps_to_700_ms(key):
    key.may_repeat = False
    press(key)
    release(key)
    key.seconds += 0.6
    press(key)
    release(key)
    assert len(key.told) == 1
    key.seconds += 0.2
    press(key)
    release(key)
    assert len(key.told) == 2


def test_quick_second_press_that_qt_takes_for_a_double_click_counts(key):
    press(key)
    release(key)
    key.seconds += 0.1
    QTest.mouseDClick(key, Qt.MouseButton.LeftButton)
    assert len(key.told) >= 2


def test_finger_that_slides_off_has_typed_and_the_key_works_again(key):
    press(key)
    release(key, QPoint(-50, -50))
    key.seconds += 0.2
    key.click()
    assert len(key.told) == 2


def test_other_buttons_do_nothing(key):
    QTest.mouseClick(key, Qt.MouseButton.RightButton)
    assert key.told == []


def test_disabled_key_is_silent(key):
    key.setEnabled(False)
    press(key)
    assert key.told == []


def test_key_that_is_hidden_under_the_finger_works_when_it_is_back(key):
    press(key)
    key.hide()
    assert not key.isDown()
    key.show()
    key.seconds += 0.2
    key.click()
    assert len(key.told) == 2


@pytest.mark.parametrize("sign", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_focused_key_acts_on_return_and_space_and_shows_its_ring(key, sign):
    key.clearFocus()
    key.setFocus(Qt.FocusReason.TabFocusReason)
    assert key.shows_ring()
    QTest.keyClick(key, sign)
    assert len(key.told) == 1
    middle = QPoint(key.width() // 2, key.theme.px(1.5) // 2)
    assert key.grab().toImage().pixelColor(middle) == QColor("#FFBF00")


def test_pressed_look_is_there_at_once(key):
    before = key.grab().toImage()
    press(key)
    assert key.grab().toImage() != before
    release(key)


def test_switch_is_left_to_the_keyboard_and_looks_on_or_off(key):
    key.setCheckable(True)
    key.is_sign = False
    key.show_words("Gõ", "Gõ không dấu")
    off = key.grab().toImage()
    press(key)
    release(key)
    assert not key.isChecked()
    key.setChecked(True)
    assert key.grab().toImage() != off


def test_words_give_way_to_the_icon_where_there_is_no_room(theme, qtbot):
    key = Key(theme, "erase", is_sign=False)
    qtbot.addWidget(key)
    key.show_words("Delete", "Delete", "erase")
    key.resize(theme.px(60), theme.px(22))
    wide = key.grab().toImage()
    assert key.needs_px(theme.px(60)) > 0
    assert key.needs_px(theme.px(20)) == 0
    assert key.fits()
    key.show_words("Delete", "Delete")
    key.resize(theme.px(20), theme.px(22))
    assert not key.fits()
    assert wide.width() > key.width()


def test_two_lines_of_words_need_a_higher_key(theme, qtbot):
    key = Key(theme.with_large(large=True), "clear", is_sign=False)
    qtbot.addWidget(key)
    key.show_words("Xóa hết", "Xóa hết")
    assert key.needs_px(theme.px(30)) > key.needs_px(theme.px(80)) > 0
