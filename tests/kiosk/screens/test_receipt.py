"""The picture of the receipt: seen where there is room, its marked line where one has to look."""

import pytest
from PySide6.QtCore import QSize

from centre.shell.theme import Theme
from kiosk.screens.receipt import Receipt


@pytest.fixture
def receipt(qtbot, drawn):
    made = Receipt(Theme(4.0))
    qtbot.addWidget(made)
    made.show_lines("H99.08-261123-0001", "Mã tra cứu: 7K2M", "Giấy hẹn", at_secret=False)
    return made


def test_it_takes_a_sheets_shape_and_no_more_than_its_room(receipt):
    size = receipt.size_in(QSize(1000, 1000))
    assert size.height() > size.width()
    low = receipt.size_in(QSize(1000, 420))
    assert low.height() <= 420
    assert not low.isEmpty()


@pytest.mark.parametrize("room", [QSize(1000, 200), QSize(200, 1000), QSize(0, 0)])
def test_where_it_would_be_too_small_it_is_left_out(receipt, room):
    assert receipt.size_in(room).isEmpty()


def test_a_line_that_would_not_fit_leaves_it_out(receipt):
    receipt.show_lines("X" * 60, "Mã tra cứu: 7K2M", "Giấy hẹn", at_secret=False)
    assert receipt.size_in(QSize(1000, 1000)).isEmpty()


def test_the_line_that_is_asked_for_is_drawn_differently(receipt):
    receipt.resize(receipt.size_in(QSize(1000, 1000)))
    at_code = receipt.grab().toImage()
    receipt.show_lines("H99.08-261123-0001", "Mã tra cứu: 7K2M", "Giấy hẹn", at_secret=True)
    assert receipt.grab().toImage() != at_code
    assert receipt.accessibleName() == "Giấy hẹn"
