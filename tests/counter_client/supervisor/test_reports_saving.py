"""Where a report is saved: sticks first; one file at a time; nothing where there is no report."""

from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from centre.shell.sticks import Place
from counter_client.supervisor.reports import Reports, Saving
from counter_client.supervisor.reports_saving import ANY_FOLDER, SaveRow


@pytest.fixture
def flow():
    made = Reports(date(2026, 11, 23))
    made.report = SimpleNamespace()
    return made


@pytest.fixture
def row(qtbot, flow):
    made = SaveRow()
    qtbot.addWidget(made)
    made.resize(920, 50)
    made.show()
    made.show_flow(flow)
    return made


def press(key) -> None:
    QTest.mouseClick(key, Qt.MouseButton.LeftButton)


def test_places_are_sticks_first_then_ones_own_folder(row, qtbot):
    stick = Place(Path("/media/a/XANH"), "XANH", removable=True)
    row.show_places(Path("/srv/a"), (stick,))
    assert [row.place.itemData(at) for at in range(3)] == ["/media/a/XANH", "/srv/a", ANY_FOLDER]
    assert row.place.itemText(0) == "USB: XANH"
    with qtbot.waitSignal(row.wanted) as wanted:
        press(row.keys["pdf"])
    assert wanted.args == ["pdf", "/media/a/XANH"]


def test_what_was_chosen_stays_when_a_stick_comes(row):
    row.show_places(Path("/srv/a"), ())
    row.place.setCurrentIndex(1)
    row.show_places(Path("/srv/a"), (Place(Path("/media/a/X"), "X", removable=True),))
    assert row.place.currentData() == ANY_FOLDER


@pytest.mark.parametrize("state", ["saving", "nothing"])
def test_while_one_file_is_saved_and_without_a_report_no_key_works(row, flow, qtbot, state):
    if state == "saving":
        flow.saving = Saving("pdf", "/a")
    else:
        flow.report = None
    row.show_flow(flow)
    row.show_places(Path("/srv/a"), ())
    with qtbot.assertNotEmitted(row.wanted):
        press(row.keys["csv"])
