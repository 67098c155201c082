"""Every target: size, double taps, release inside, keys, focus ring, pressed look, closed."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QColor
from PySide6.QtWidgets import QVBoxLayout, QWidget

from centre.shell.pieces import BarButton, Target, Touched


@pytest.fixture
def button(qtbot, theme):
    """A button in a shown window, with a second one after it; its clock stands still."""
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    first, second = (BarButton(theme, key, "home", "Trang đầu") for key in ("first", "second"))
    column.addWidget(first)
    column.addWidget(second)
    first.now = lambda: first.seconds
    first.seconds = 100.0
    first.second, first.whole = second, window
    window.resize(theme.px(90), theme.px(60))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    second.setFocus(Qt.FocusReason.ActiveWindowFocusReason)
    return first


@pytest.fixture
def touched(button):
    """Return the list of what the button tells."""
    told: list[Touched] = []
    button.touched.connect(told.append)
    return told


def click(button) -> None:
    """Press and release in the middle."""
    from PySide6.QtTest import QTest  # noqa: PLC0415 - Qt's test module is only for this

    QTest.mouseClick(button, Qt.MouseButton.LeftButton)


def test_target_is_never_smaller_than_20_mm(qtbot, any_theme):
    for target in (Target(any_theme, "a"), BarButton(any_theme, "b", "home", "A")):
        qtbot.addWidget(target)
        assert target.minimumSizeHint().width() >= 20 * any_theme.px_per_mm
        assert target.minimumSizeHint().height() >= 20 * any_theme.px_per_mm


def test_touch_tells_the_key(button, touched):
    click(button)
    assert touched == [Touched("first")]


def test_second_tap_within_700_ms_is_ignored(button, touched):
    click(button)
    button.seconds += 0.3
    click(button)
    assert len(touched) == 1
    button.seconds += 0.5
    click(button)
    assert len(touched) == 2


def test_another_target_may_follow_at_once(button, touched):
    told = []
    button.second.touched.connect(told.append)
    click(button)
    click(button.second)
    assert (len(touched), len(told)) == (1, 1)


def test_release_outside_does_nothing(qtbot, button, touched):
    qtbot.mousePress(button, Qt.MouseButton.LeftButton)
    outside = QPoint(-20, -20)
    qtbot.mouseMove(button, outside)
    qtbot.mouseRelease(button, Qt.MouseButton.LeftButton, pos=outside)
    assert touched == []


def test_pressed_look_is_there_before_the_release(qtbot, button):
    before = button.grab().toImage()
    qtbot.mousePress(button, Qt.MouseButton.LeftButton)
    assert button.grab().toImage() != before
    qtbot.mouseRelease(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space])
def test_keys_act_on_press(qtbot, button, touched, key):
    button.setFocus(Qt.FocusReason.TabFocusReason)
    qtbot.keyPress(button, key)
    assert len(touched) == 1
    qtbot.keyRelease(button, key)
    assert len(touched) == 1


def test_tab_walks_the_targets_and_shows_the_ring(qtbot, button, theme):
    button.setFocus(Qt.FocusReason.TabFocusReason)
    assert button.shows_ring()
    qtbot.keyClick(button, Qt.Key.Key_Tab)
    assert button.second.hasFocus()
    assert button.second.shows_ring()
    assert not button.shows_ring()
    middle = QPoint(button.width() // 2, theme.px(1.5) // 2)
    assert button.second.grab().toImage().pixelColor(middle) == QColor("#FFBF00")
    assert button.grab().toImage().pixelColor(middle) != QColor("#FFBF00")


def test_dark_border_stands_inside_the_ring(button, theme):
    button.setFocus(Qt.FocusReason.TabFocusReason)
    just_inside = QPoint(button.width() // 2, theme.px(1.5) + 1)
    assert button.grab().toImage().pixelColor(just_inside) == theme.ink


def test_touch_takes_no_focus_and_shows_no_ring(qtbot, button):
    click(button)
    assert not button.shows_ring()
    button.second.setFocus(Qt.FocusReason.TabFocusReason)  # as Qt does when a page is hidden
    assert not button.second.shows_ring()


def test_closed_target_is_grey_keeps_its_words_and_can_be_asked_why(button, touched, theme):
    button.set_closed(closed=True)
    assert button.is_closed()
    assert button.grab().toImage().pixelColor(button.width() // 2, 8) == theme.bg
    click(button)
    assert len(touched) == 1


def test_disabled_target_tells_nothing(button, touched, qtbot):
    button.setEnabled(False)
    click(button)
    qtbot.keyClick(button, Qt.Key.Key_Return)
    assert touched == []


def test_no_context_menu_opens(button):
    assert button.contextMenuPolicy() is Qt.ContextMenuPolicy.PreventContextMenu
