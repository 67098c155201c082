"""A cell of three scores: digits, Del and arrows, or a click; its name says what it holds."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from centre.rules.evaluation import Column
from counter_client.supervisor.evaluation_parts import IndexRow, ScoreCell


@pytest.fixture
def cell(qtbot):
    made = ScoreCell()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.mark.parametrize(
    ("key", "value"),
    [
        (Qt.Key.Key_0, 0),
        (Qt.Key.Key_1, 1),
        (Qt.Key.Key_2, 2),
        (Qt.Key.Key_Delete, None),
        (Qt.Key.Key_Backspace, None),
    ],
)
def test_digits_score_and_del_empties(cell, qtbot, key, value):
    with qtbot.waitSignal(cell.scored) as heard:
        QTest.keyClick(cell, key)
    assert heard.args[0] == value


def test_other_keys_score_nothing(cell, qtbot):
    with qtbot.assertNotEmitted(cell.scored):
        for key in (Qt.Key.Key_3, Qt.Key.Key_9, Qt.Key.Key_A, Qt.Key.Key_Tab):
            QTest.keyClick(cell, key)


def test_arrows_go_on(cell, qtbot):
    with qtbot.waitSignal(cell.moved) as heard:
        QTest.keyClick(cell, Qt.Key.Key_Down)
    assert heard.args == [0, 1]


def test_a_click_chooses_and_a_second_one_empties(cell, qtbot):
    spot = QPoint(cell.width() - 20, cell.height() // 2)
    with qtbot.waitSignal(cell.scored) as heard:
        QTest.mouseClick(cell, Qt.MouseButton.LeftButton, pos=spot)
    assert heard.args[0] == 2
    cell.tell(2, "Chỉ số 1", "")
    with qtbot.waitSignal(cell.scored) as heard:
        QTest.mouseClick(cell, Qt.MouseButton.LeftButton, pos=spot)
    assert heard.args[0] is None


def test_a_cell_tells_its_score_and_why_it_cannot_be_changed(cell):
    cell.tell(None, "Chỉ số 1, Tự chấm", "vì sao")
    assert cell.accessibleName() == "Chỉ số 1, Tự chấm: –"
    assert (cell.refused, cell.accessibleDescription()) == (True, "vì sao")


def test_a_row_shows_a_note_only_where_there_is_one(qtbot):
    row = IndexRow(1)
    qtbot.addWidget(row)
    assert set(row.cells) == set(Column)
    row.tell("1. x", "y", "")
    assert row.note.isHidden()
    row.tell("1. x", "y", "z")
    assert not row.note.isHidden()
