"""Stacks and rows: gaps give way before letters, nothing lies upon another."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QRect
from PySide6.QtWidgets import QWidget

from centre.shell.pieces import FitLabel, Letters
from centre.shell.theme import Theme
from kiosk.screens.screen import height_of, row, stack

THEME = Theme(4.03)


@pytest.fixture
def labels(graveyard, drawn):
    made = [FitLabel(THEME, f"Dòng {n}", Letters(6.0)) for n in range(3)]
    yield made
    for label in made:
        label.deleteLater()


@pytest.mark.parametrize("down", [0.0, 0.5, 1.0])
def test_stack_stands_where_it_is_told(labels, down):
    box = QRect(10, 20, 400, 600)
    stack(labels, box, 10, down=down)
    whole = height_of(labels, 400, 10)
    assert labels[0].y() == 20 + round((600 - whole) * down)
    assert labels[-1].geometry().bottom() <= box.bottom()


def test_short_room_takes_the_gaps_first(labels):
    whole = height_of(labels, 400, 0)
    stack(labels, QRect(0, 0, 400, whole + 20), 30)
    assert all(label.fits() for label in labels)
    assert labels[1].y() - labels[0].geometry().bottom() - 1 == 10


def test_label_without_words_takes_no_room(labels):
    labels[1].set_text("")
    stack(labels, QRect(0, 0, 400, 600), 10)
    assert labels[1].size().isEmpty()


def test_row_is_even(graveyard, drawn):
    widgets = [QWidget() for _ in range(3)]
    row(widgets, QRect(0, 0, 320, 50), 10)
    assert [widget.geometry().getRect() for widget in widgets] == [
        (0, 0, 100, 50),
        (110, 0, 100, 50),
        (220, 0, 100, 50),
    ]
    for widget in widgets:
        widget.deleteLater()


def test_row_reaches_both_edges_with_equal_widths(graveyard, drawn):
    widgets = [FitLabel(Theme(4.03), "a") for _ in range(5)]
    row(widgets, QRect(10, 20, 1008, 100), 20)
    assert {widget.width() for widget in widgets} == {185}
    assert (widgets[0].geometry().left(), widgets[-1].geometry().right()) == (10, 1017)
    pairs = pairwise(widgets)
    assert all(b.x() - a.geometry().right() - 1 >= 20 for a, b in pairs)
    for widget in widgets:
        widget.deleteLater()


def test_a_page_that_is_left_keeps_nothing_of_what_was_typed(window, scene, qtbot):
    """The visit has it; a page out of sight is memory that nobody empties."""
    made = window()
    made.show_scene(scene("search found"))
    made.show()
    page = made.page()
    assert page.field.text()
    assert page.keyboard.text
    made.show_scene(scene("still there"))
    assert (page.field.text(), page.keyboard.text) == ("", "")
    made.show_scene(scene("search found"))
    assert page.field.text() == page.keyboard.text != ""
