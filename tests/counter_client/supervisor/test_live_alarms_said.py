"""Words of alarms: what is wrong, what to do, who has taken note; whatever kept them."""

from dataclasses import replace

import pytest

from centre.rules.alarms import Kind
from counter_client.supervisor import live_alarms_said as said

SUBJECTS = {Kind.PARKED: "B007", Kind.LONG: "A012", Kind.DEVICE: "printer/p1", Kind.NOBODY: ""}


@pytest.mark.parametrize("kind", list(Kind))
@pytest.mark.parametrize("language", ["vi", "en"])
def test_every_kind_says_what_is_wrong_and_what_to_do(live_board, live_of, kind, language):
    """Behaviour 41: each alarm is a sentence with its remedy."""
    alarm = live_of.alarm(kind.value, SUBJECTS.get(kind, "s0"))
    words = said.alarm(alarm, live_board(2, 2), language, {})
    assert words.what.endswith(".")
    assert words.remedy or kind is Kind.DEVICE
    assert not {"{", "…"} & set(words.what + words.remedy)
    assert (words.known, words.since) == ("", "từ 08:55")


def test_a_wait_names_the_counters_that_could_help(live_board, live_of):
    words = said.alarm(live_of.alarm("wait"), live_board(1, 2), "en", {})
    assert "Counter 2 – Civil status" in words.remedy
    assert "Counter 1" not in words.remedy


def test_grave_and_notice_differ_by_icon_and_not_by_colour_alone(live_board, live_of):
    grave = said.alarm(live_of.alarm("wait"), live_board(), "vi", {})
    notice = said.alarm(live_of.alarm("ahead"), live_board(), "vi", {})
    assert (grave.icon, notice.icon) == ("warning", "clock")
    assert grave.ground != notice.ground


def test_who_has_taken_note_is_told_by_name_and_time(live_board, live_of, tell):
    alarm = live_of.alarm(acknowledged_at=tell.now, acknowledged_by="lan")
    words = said.alarm(alarm, live_board(), "vi", {"lan": "Lê Thị Lan"})
    assert (words.known, words.icon, words.ground) == (
        "Đã biết: Lê Thị Lan, 09:00",
        "check",
        "plain",
    )
    assert "lan, 09:00" in said.alarm(alarm, live_board(), "vi", {}).known


def test_one_that_is_clearing_says_so(live_board, live_of):
    words = said.alarm(live_of.alarm(holds=False), live_board(), "vi", {})
    assert words.remedy == "Vừa hết; theo dõi thêm một phút."


def test_a_device_that_is_well_again_and_an_unknown_kind_are_still_told(live_board, live_of):
    gone = live_of.alarm("device", "printer/p9")
    assert said.alarm(gone, live_board(), "vi", {}).what
    strange = replace(live_of.alarm("wait"), kind="flood", subject="x")
    assert said.alarm(strange, live_board(), "vi", {}).what == "flood x"


def test_the_line_above_counts_what_nobody_has_seen(live_board, live_of, tell):
    assert said.alarms_line(live_board()) == "Không có cảnh báo."
    alarms = (live_of.alarm(), live_of.alarm(acknowledged_at=tell.now))
    assert said.alarms_line(live_board(alarms=alarms)) == "Cảnh báo: 2, chưa xem 1"
