"""Every key has its sentence; none of them blames, shouts or shows a code."""

from datetime import datetime

import pytest

from centre.rules.calling import Rule
from counter_client import sentences
from counter_client.flow import ELSEWHERE
from drivers.health import DeviceKey, DeviceState, PrinterKey, PrinterStatus


def test_every_refusal_of_the_desk_has_a_sentence():
    own = {"link_lost", "busy", "already_serving", "just_pressed", "call_twice", "undo_over"}
    own.add("called_enough")
    for key in {*ELSEWHERE.values(), *own, "nothing_parked", "page_open", "too_old"}:
        assert key in sentences.refusals()


def test_keys_of_the_store_lead_to_a_sentence():
    everything = {**sentences.refusals(), **sentences.answers()}
    everything |= sentences.devices()
    assert set(sentences.SAME_AS.values()) <= set(everything)


@pytest.mark.parametrize(
    "key",
    [
        "paper_low",
        "paper_out",
        "cover_open",
        "cutter",
        "printer_offline",
        "printer_error",
        "status_unknown",
        "speaker_dead",
        "help_called",
        *(key.value for key in DeviceKey if key is not DeviceKey.OK),
        "program_silent",
        "owner_silent",
        "closed",
    ],
)
def test_each_key_of_a_device_names_the_device_and_what_to_do(tell, key):
    said = sentences.alarm(tell.device(key=key, name="k1"))
    assert said.endswith(".")
    assert "k1" in said or key == "speaker_dead"
    assert "cần người xem giúp" not in said, "a sentence of its own"
    assert "Xin" in said or key in {"paper_low", "help_called"}, "and what to do"


def test_doubtful_slips_are_named_three_at_most(moment):
    (alarm,) = moment(slips=("A001", "A002", "B001", "B002", "B003")).alarms()
    said = "Phiếu A001, A002, B001 (+2) chưa chắc đã in. Xin hỏi số của người dân."
    assert sentences.alarm(alarm) == said
    assert sentences.device_name(alarm) == "Phiếu"
    assert sentences.slips_in_short(("A001",)) == "Phiếu A001 chưa chắc đã in."


def test_an_unknown_key_still_says_something_without_the_code():
    assert "xyz" not in sentences.refused("xyz", {})
    assert sentences.refused("xyz", {})


def test_a_missing_fact_is_no_traceback():
    assert sentences.filled("Còn {left} lần thử.", {}) == "Còn … lần thử."


def test_a_time_is_told_as_hours_and_minutes(tell):
    assert sentences.refused("pin_locked", {"until": tell.now}).endswith("09:00.")
    assert isinstance(tell.now, datetime)


def test_no_sentence_shouts():
    for told in (sentences.refusals(), sentences.answers(), sentences.devices()):
        assert not any("!" in sentence for sentence in told.values())


@pytest.mark.parametrize("rule", list(Rule))
def test_every_rule_says_why_this_number(tell, rule):
    reason = tell.reason(rule, bypassed=("A001",), note="đã hẹn", longest="A012")
    assert sentences.why(reason, "A012").startswith("Vì ")


def test_the_reason_names_whom_it_passed_and_counts_the_rest(tell):
    passed = tuple(f"A{n:03d}" for n in range(1, 7))
    said = sentences.why(tell.reason(Rule.PRIORITY, bypassed=passed), "G001")
    assert "A001, A002, A003 (+3)" in said


def test_another_queue_s_longest_wait_is_admitted(tell):
    said = sentences.why(tell.reason(Rule.LONGEST, longest="B007"), "A012")
    assert "B007" in said


def test_a_player_that_is_missing_is_a_dead_loudspeaker_to_a_clerk(tell):
    dead = sentences.alarm(tell.device("speaker", key="speaker_dead"))
    assert sentences.alarm(tell.device("speaker", key="no_player")) == dead


def test_a_device_is_called_by_its_kind_and_its_plain_name(tell):
    assert sentences.device_name(tell.device("display", name="display:sanh")) == "Bảng gọi sanh"


@pytest.mark.parametrize(
    ("kind", "called"),
    [
        ("line", "Đường dây"),
        ("keypad", "Bàn phím"),
        ("sign", "Bảng số quầy"),
        ("reader", "Máy quét"),
        ("camera", "Camera"),
    ],
)
def test_what_is_plugged_in_has_a_name_that_clerks_use(tell, kind, called):
    assert sentences.device_name(tell.device(kind, name="x1")) == f"{called} x1"


def test_every_key_of_a_printer_has_its_sentence():
    for key in PrinterKey:
        is_well = PrinterStatus(key).state is DeviceState.OK
        assert (key.value in sentences.devices()) is not is_well


def test_an_unknown_state_of_a_device_names_the_program_that_is_silent(tell):
    lonely = tell.device("sign", "offline", "owner_silent", facts={"owner": "counter:c7"})
    assert "Quầy c7 không báo tin nữa" in sentences.alarm(lonely)
    kiosk = tell.device("printer", "offline", "owner_silent", facts={"kiosk": "k1"})
    assert "Máy lấy số k1 không báo tin nữa" in sentences.alarm(kiosk)


def test_little_paper_is_told_in_slips_where_they_are_known(tell):
    low = tell.device(state="warning", key="paper_low")
    assert sentences.alarm(low) == "Máy in 1 sắp hết giấy."
    known = tell.device(state="warning", key="paper_low", facts={"slips_left": 40})
    assert sentences.alarm(known) == "Máy in 1 sắp hết giấy, còn khoảng 40 phiếu."
