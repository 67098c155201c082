"""Lists: what stands, what has ended, and the way by arrow keys."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from counter_client.supervisor.settings_lists import Choosings, ItemList, Option

OPTIONS = [Option("a", "Một", "A"), Option("b", "Hai" * 30, "", active=False), Option("c", "Ba")]


def test_a_line_is_chosen_by_mouse_and_by_keyboard(qtbot) -> None:
    made = Choosings()
    qtbot.addWidget(made)
    made.show_options(OPTIONS, "a")
    made.resize(160, 300)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow, timeout=5000)
    heard = []
    made.chosen.connect(heard.append)
    QTest.mouseClick(made.lines[2], Qt.MouseButton.LeftButton)
    made.lines[0].setFocus()
    QTest.keyClick(made.lines[0], Qt.Key.Key_Down)
    assert made.lines[1].hasFocus()
    QTest.keyClick(made.lines[1], Qt.Key.Key_Space)
    assert heard == ["c", "b"]
    QTest.keyClick(made.lines[1], Qt.Key.Key_Up)
    QTest.keyClick(made.lines[0], Qt.Key.Key_Up)
    assert made.lines[0].hasFocus()
    assert all(line.fits() for line in made.lines)


def test_what_has_ended_says_so_and_a_shorter_list_hides_lines(qtbot) -> None:
    made = ItemList()
    qtbot.addWidget(made)
    made.say()
    made.items.show_options(OPTIONS, None)
    assert "đã ngừng" in made.items.lines[1].accessibleName()
    made.items.show_options(OPTIONS[:1], "a")
    assert [line.isHidden() for line in made.items.lines] == [False, True, True]
    assert made.new.text() == "Thêm mới"
