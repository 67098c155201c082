"""Drawn parts: whole words at every size, painted only when they change."""

from itertools import pairwise

import pytest
from PySide6.QtGui import QImage

from counter_client.supervisor import live_said as said
from counter_client.supervisor.live_drawn import (
    CARD,
    SHARES,
    CounterCard,
    Heads,
    ServiceRow,
    columns,
)
from db.live.record import Desk

NARROW = 726
"""What the smallest window leaves for a row."""


class Counted(ServiceRow):
    """A row that counts how often it is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.painted = 0

    def paintEvent(self, event) -> None:
        self.painted += 1
        super().paintEvent(event)


@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize(
    "changes",
    [
        {},
        {"waiting": 999, "longest": 480, "passes_in": 0},
        {"open": (), "passes_in": 30, "letters": ("F", "L", "M")},
        {"forecast": ()},
    ],
)
def test_a_row_with_the_longest_name_is_whole_in_the_smallest_window(
    qtbot, live_board, live_of, language, changes
):
    row = ServiceRow()
    qtbot.addWidget(row)
    row.resize(NARROW, row.height())
    row.show_value(said.service(live_of.queue(**changes), live_board(), language), "x")
    assert row.fits()
    row.resize(120, row.height())
    assert not row.fits()


def test_a_row_is_painted_when_its_words_change_and_not_otherwise(qtbot, live_board, live_of, tell):
    row = Counted()
    qtbot.addWidget(row)
    row.resize(NARROW, row.height())
    row.show()
    qtbot.waitExposed(row)
    board = live_board()
    row.show_value(said.service(live_of.queue(), board, "vi"), "Hộ tịch")
    tell.settle()
    painted = row.painted
    row.show_value(said.service(live_of.queue(), board, "vi"), "Hộ tịch")
    tell.settle()
    assert row.painted == painted
    row.show_value(said.service(live_of.queue(longest=13), board, "vi"), "Hộ tịch, 13")
    tell.settle()
    assert row.painted > painted
    assert row.accessibleName() == "Hộ tịch, 13"


def test_a_breach_is_seen_without_colour(qtbot, live_board, live_of):
    """A mark and words beside the red: the grey pictures of two rows differ."""

    def grey(**changes):
        row = ServiceRow()
        qtbot.addWidget(row)
        row.resize(NARROW, row.height())
        row.show_value(said.service(live_of.queue(**changes), live_board(), "vi"), "x")
        return row.grab().toImage().convertToFormat(QImage.Format.Format_Grayscale8)

    assert grey(open=()) != grey()
    assert grey(passes_in=7) != grey()


@pytest.mark.parametrize("desk", list(Desk))
@pytest.mark.parametrize("language", ["vi", "en"])
def test_a_card_with_the_longest_names_is_whole_at_its_smallest(
    qtbot, live_board, live_of, desk, language
):
    card = CounterCard()
    qtbot.addWidget(card)
    card.resize(CARD)
    card.show_value(said.counter(live_of.counter(desk=desk), live_board(), language), "x")
    assert card.fits()


def test_columns_fill_the_row_and_heads_stand_above_them(qtbot):
    assert sum(SHARES) == pytest.approx(1)
    boxes = columns(NARROW, 60)
    assert all(one.right() < two.left() for one, two in pairwise(boxes))
    assert boxes[-1].right() < NARROW
    heads = Heads()
    qtbot.addWidget(heads)
    heads.resize(NARROW, heads.height())
    heads.show_value(said.heads(30), "heads")
    assert heads.fits()
