"""States of data, printer, board, loudspeaker: the worst device of a kind speaks for it."""

import pytest

from counter_client.states import COLOURS, ICONS, PARTS, StateRow, state_of, state_words, words_of


@pytest.mark.parametrize("state", ["ok", "warning", "error", "offline", "none"])
def test_every_state_has_icon_words_and_colour(state):
    assert ICONS[state]
    assert COLOURS[state]
    assert state_words(state)


def test_the_worst_device_of_a_kind_speaks_for_it(tell, moment):
    shown = moment(
        devices=(tell.device(state="ok", key=""), tell.device("kiosk", "warning", "help_called"))
    )
    assert state_of(shown, "printer") == "warning"
    assert state_of(shown, "speaker") == "none"
    assert state_of(shown, "database") == "ok"
    assert state_of(moment(linked=False), "database") == "offline"


def test_the_row_reads_all_four_to_a_screen_reader(qtbot, tell, moment):
    row = StateRow()
    qtbot.addWidget(row)
    row.show_desk(moment(devices=(tell.device("speaker", "error", "speaker_dead"),)))
    assert row.accessibleName() == "Dữ liệu: Tốt; Máy in: Không có; Bảng gọi: Không có; Loa: Có lỗi"
    assert [row.icon_of(part) for part in PARTS] == ["done", "info", "info", "sound_off"]


@pytest.mark.parametrize(
    ("state", "key", "words"),
    [
        ("ok", "", "Tốt"),
        ("ok", "closed", "Đã tắt"),
        ("ok", "starting", "Đang mở"),
        ("offline", "program_silent", "Mất nối"),
    ],
)
def test_a_device_that_was_closed_is_not_called_well(tell, state, key, words):
    assert words_of(tell.device(state=state, key=key)) == words
