"""One option: an arrow chooses where nothing is chosen, Tab leads to what is."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QVBoxLayout, QWidget

from counter_client.choice import Option
from counter_client.choices import Choices


@pytest.fixture
def group(qtbot):
    page = QWidget()
    made = Choices()
    made.set_options([Option(key, key) for key in "abc"])
    QVBoxLayout(page).addWidget(made)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow, timeout=5000)
    yield made
    page.close()


def press(group, key):
    QTest.keyClick(group.window().focusWidget(), key)


def test_an_arrow_chooses_where_nothing_was_chosen(group):
    group.choose(None)
    group.focus_first()
    assert group.chosen() is None
    press(group, Qt.Key.Key_Down)
    assert group.chosen() == "b"
    press(group, Qt.Key.Key_Up)
    assert group.chosen() == "a"


def test_tab_stops_at_what_is_chosen(group):
    group.choose("c")
    group._buttons()[1].setFocus(Qt.FocusReason.OtherFocusReason)
    group._buttons()[0].setFocus(Qt.FocusReason.TabFocusReason)
    assert group.window().focusWidget().option.key == "c"


def test_a_long_name_takes_two_lines_and_one_that_cannot_fit_is_told(group):
    short, long = group._buttons()[:2]
    long.setText("Chứng thực bản sao từ bản chính giấy tờ, văn bản " * 2)
    assert long.heightForWidth(400) > short.heightForWidth(400)
    long.resize(80, 44)
    assert not long.fits()
