"""Choices: one of several, by arrow keys; long names wrap; a new list keeps what was chosen."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from counter_client.choices import Choices, Option

THREE = [Option("a", "Hộ tịch"), Option("b", "Chứng thực"), Option("c", "Đất đai")]


@pytest.fixture
def choices(qtbot):
    made = Choices()
    qtbot.addWidget(made)
    made.resize(400, 160)
    made.set_options(THREE)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow, timeout=5000)
    return made


def test_the_first_is_chosen_and_the_arrow_keys_move(choices, tell):
    assert choices.chosen() == "a"
    choices.take_focus()
    tell.settle()
    QTest.keyClick(choices.focusWidget(), Qt.Key.Key_Down)
    assert choices.chosen() == "b"


def test_a_new_list_keeps_what_was_chosen_where_it_still_is(choices):
    choices.choose("c")
    choices.set_options(THREE[1:])
    assert choices.chosen() == "c"
    choices.set_options(THREE[:1])
    assert choices.chosen() == "a"
    choices.set_options([])
    assert choices.chosen() is None


def test_nothing_can_be_chosen(choices):
    choices.choose(None)
    assert choices.chosen() is None


def test_a_long_name_takes_two_lines_and_stays_whole(choices, tell):
    choices.set_options([Option("long", tell.service["vi"])])
    tell.settle()
    assert tell.clipped(choices) == []
    assert choices._buttons()[0].height() > 44


def test_the_focus_stays_in_a_list_that_is_replaced(choices, tell):
    choices.take_focus()
    tell.settle()
    choices.set_options(THREE[1:])
    tell.settle()
    assert choices.isAncestorOf(choices.focusWidget())


def test_two_lists_within_one_turn_leave_no_window_behind(choices, tell):
    choices.set_options(THREE[:1])
    choices.set_options(THREE)
    tell.settle()
    assert [shown for shown in QApplication.topLevelWidgets() if shown.isVisible()] == [choices]
