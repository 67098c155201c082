"""The bundle on its way: code, minutes, and the places for a file, sticks first."""

from pathlib import Path

import pytest

from centre.shell.sticks import Place
from counter_client.supervisor.handing import ELSEWHERE, BundlePart, PlacePart

STICK = Place(Path("/media/lan/KINGSTON"), "KINGSTON", removable=True)
DESKTOP = Place(Path("/mnt/lan/Desktop"), "desktop")


@pytest.fixture
def places(qtbot):
    made = PlacePart()
    qtbot.addWidget(made)
    return made


def test_the_bundle_is_shown_with_the_minutes_that_are_left(qtbot):
    part = BundlePart()
    qtbot.addWidget(part)
    part.show_bundle("MOTCUA1:ABC", 540)
    assert part.left.text() == "Còn 9 phút."
    assert part.qr.module_px() > 0
    assert part.qr.accessibleName()
    with qtbot.waitSignal(part.withdrawn):
        part.withdraw.click()


def test_a_stick_is_offered_first_and_taken_with_one_press(places, qtbot):
    places.show_places((STICK, DESKTOP))
    words = [option.words for option in places.choices.options()]
    assert words == ["USB: KINGSTON", "Màn hình nền của máy này", "Nơi khác…"]
    with qtbot.waitSignal(places.picked) as heard:
        places.pick()
    assert heard.args == [str(STICK.folder)]


def test_without_a_stick_it_is_said(places):
    places.show_places(None)
    assert places.reading.text() == "Đang tìm USB."
    places.show_places((DESKTOP,))
    assert "Chưa thấy USB" in places.reading.text()
    places.show_places((STICK, DESKTOP))
    assert places.reading.isHidden()


def test_any_folder_is_asked_for_in_a_dialogue_that_blocks_nothing(places, qtbot, tmp_path):
    places.show_places((DESKTOP,))
    places.choices.choose(ELSEWHERE)
    places.show()
    places.pick()
    dialog = places._dialog
    assert dialog.labelText(dialog.DialogLabel.Accept) == "Chọn"
    with qtbot.waitSignal(places.picked) as heard:
        dialog.fileSelected.emit(str(tmp_path))
    assert heard.args == [str(tmp_path)]
    dialog.reject()
