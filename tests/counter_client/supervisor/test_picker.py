"""A list to choose from: what is chosen is painted, long names too, the focus is seen."""

import pytest

from counter_client.supervisor.picker import KEY, Picker


@pytest.fixture
def picker(qtbot):
    made = Picker()
    qtbot.addWidget(made)
    made.addItems(["Biểu đồ", "Theo hàng chờ và giờ đến " * 4])
    made.resize(260, KEY)
    made.show()
    return made


def test_what_is_chosen_is_painted(picker):
    empty = picker.grab().toImage()
    picker.setCurrentIndex(1)
    assert picker.grab().toImage() != empty
    assert picker.height() == KEY


def test_the_focus_is_seen(picker, qtbot):
    picker.clearFocus()
    plain = picker.grab().toImage()
    picker.setFocus()
    qtbot.waitUntil(picker.hasFocus, timeout=5000)
    assert picker.grab().toImage() != plain
