"""What is painted from a value: whole words, a name for screen readers, no painting twice."""

import pytest
from PySide6.QtCore import QRect

from counter_client.look import letters
from counter_client.supervisor.drawn import Drawn, Words


class Sign(Drawn[str]):
    """One word in its box; it counts how often it is painted."""

    def __init__(self) -> None:
        super().__init__()
        self.painted = 0
        self.resize(120, 40)

    def words(self, value):
        yield Words(value, letters(16, lines=1), QRect(0, 0, self.width(), 40))

    def draw(self, painter, value) -> None:
        del painter, value
        self.painted += 1


@pytest.fixture
def sign(qtbot):
    made = Sign()
    qtbot.addWidget(made)
    made.show()
    qtbot.waitExposed(made)
    return made


def test_nothing_is_drawn_before_there_is_a_value(sign):
    sign.repaint()
    assert sign.painted == 0
    assert sign.fits()


def test_a_value_is_painted_once_and_named(sign, tell):
    sign.show_value("Hộ tịch", "Hộ tịch, 3 người")
    tell.settle()
    painted = sign.painted
    assert painted
    sign.show_value("Hộ tịch", "another name for the same")
    tell.settle()
    assert (sign.painted, sign.accessibleName()) == (painted, "Hộ tịch, 3 người")
    sign.show_value("Đất đai", "Đất đai, 1 người")
    tell.settle()
    assert sign.painted > painted


def test_words_that_cannot_stand_whole_are_told(sign):
    sign.show_value("Chứng thực bản sao từ bản chính giấy tờ", "x")
    assert not sign.fits()
