"""Which days: keys say what is chosen, periods can be stepped through, days can be typed."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from counter_client.supervisor.reports import Reports, When
from counter_client.supervisor.reports_days import DayChooser

MONDAY = date(2026, 11, 23)


@pytest.fixture
def flow():
    made = Reports(MONDAY)
    made.choose(When.TODAY, MONDAY)
    return made


@pytest.fixture
def chooser(qtbot, flow):
    made = DayChooser()
    qtbot.addWidget(made)
    made.resize(920, 110)
    made.show()
    made.show_flow(flow, "Ngày 23/11/2026")
    return made


def press(key) -> None:
    QTest.mouseClick(key, Qt.MouseButton.LeftButton)


def test_keys_say_which_days_are_chosen(chooser, qtbot):
    for when, key in chooser.keys.items():
        assert key.strong is (when is When.TODAY)
        with qtbot.waitSignal(chooser.chosen) as chosen:
            press(key)
        assert chosen.args == [when, 0]


def test_a_period_before_and_after_can_be_reached(chooser, flow, qtbot):
    assert chooser.earlier.isHidden(), "a day has none: yesterday has its own key"
    flow.when, flow.back = When.MONTH, 2
    chooser.show_flow(flow, "Tháng 9")
    for key, back in ((chooser.earlier, 3), (chooser.later, 1)):
        with qtbot.waitSignal(chooser.chosen) as chosen:
            press(key)
        assert chosen.args == [When.MONTH, back]
    flow.back = 0
    chooser.show_flow(flow, "Tháng 11")
    assert chooser.later.isHidden(), "nothing comes after now"


def test_days_of_ones_own_are_typed_and_entered_by_keyboard(chooser, flow, qtbot):
    flow.when = When.OWN
    chooser.show_flow(flow, "Từ – đến")
    QTest.keyClicks(chooser.first, "1/11/2026")
    QTest.keyClicks(chooser.last, "23/11/2026")
    with qtbot.waitSignal(chooser.typed) as typed:
        QTest.keyClick(chooser.last, Qt.Key.Key_Return)
    assert typed.args == ["1/11/2026", "23/11/2026"]
