"""The line says one thing, the most pressing."""

import pytest

from centre.rules.tickets import State
from counter_client.flow import Action
from counter_client.line import SpokenLine, in_few_words, most_pressing
from counter_client.shown import Message


def test_the_day_in_short_when_nothing_presses(moment):
    assert most_pressing(moment())[2] == "Hôm nay: đã phục vụ 37 · vắng mặt 2"


def test_lost_link_before_undo_before_message_before_alarm(tell, moment):
    absent = tell.view(absent_undo=tell.ticket(State.ABSENT, ended_at=tell.now))
    everything = {"devices": (tell.device(),), "message": Message("nobody_waits", tone="plain")}
    assert most_pressing(moment(absent, linked=False, **everything))[1] == "link_off"
    assert most_pressing(moment(absent, **everything))[1] == "absent"
    assert most_pressing(moment(**everything))[2] == "Chưa có ai chờ."
    assert "hết giấy" in most_pressing(moment(devices=(tell.device(),)))[2]


def test_the_strip_says_the_same_in_few_words(tell, moment):
    assert in_few_words(moment(linked=False)) == "Mất kết nối lúc 09:00."
    assert in_few_words(moment(devices=(tell.device(),))) == "Máy in 1: Có lỗi"


@pytest.mark.parametrize(
    ("key", "told"), [("schema_newer", "cài bản mới"), ("schema_older", "nâng cấp dữ liệu")]
)
def test_a_program_of_another_release_says_so_instead_of_waiting_for_the_link(moment, key, told):
    shown = moment(linked=False, lost_code=key)
    assert told in most_pressing(shown)[2]
    assert in_few_words(shown) == "Khác phiên bản: xin báo kỹ thuật."
    assert "tự nối lại" in most_pressing(moment(linked=False, lost_code="database_gone"))[2]


def test_the_undo_button_counts_down_and_asks(qtbot, tell, moment):
    line = SpokenLine()
    qtbot.addWidget(line)
    absent = tell.view(absent_undo=tell.ticket(State.ABSENT, ended_at=tell.now))
    line.show_desk(moment(absent))
    assert line.undo.text() == "Hoàn lại (10 giây)"
    with qtbot.waitSignal(line.asked) as heard:
        line.undo.click()
    assert heard.args[0].action is Action.UNDO
    line.show_desk(moment())
    assert line.undo.isHidden()


def test_doubtful_slips_come_before_other_warnings_and_after_errors(tell, moment):
    low = tell.device(state="warning", key="paper_low")
    shown = moment(slips=("A012",), devices=(low,))
    assert most_pressing(shown)[:2] == ("warn", "warning")
    assert "A012" in most_pressing(shown)[2]
    assert in_few_words(shown) == "Phiếu A012 chưa chắc đã in."
    out = moment(slips=("A012",), devices=(tell.device(),))
    assert "hết giấy" in most_pressing(out)[2]
    assert in_few_words(out) == "Máy in 1: Có lỗi"


def test_what_only_a_technician_can_mend_does_not_fill_the_line(tell, moment):
    small = tell.device("display", "warning", "board_too_small")
    shown = moment(devices=(small,))
    assert most_pressing(shown)[0] == "plain"
    assert shown.alarms() == (small,)
