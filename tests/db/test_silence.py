"""Silence: judged from signs of life, for programs and for what they own; nothing else alarms."""

from datetime import datetime, timedelta

import pytest

from centre.rules.hours import ZONE
from db.facts import DeviceHealth
from db.silence import SILENT_AFTER, Sign, judged, owner_of, program

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=ZONE)
EARLY = NOW - timedelta(hours=1)


def kept(kind="counter", name="c1", state="ok", key="", age=None, **facts):
    """Return a row's content; age is that of the last sign of life in seconds, None: no program."""
    last = None if age is None else NOW - timedelta(seconds=age)
    return Sign(DeviceHealth(name, kind, state, key, facts, EARLY), last)


def keys(*signs, now=NOW):
    return [(device.state, device.key) for device in judged(signs, now)]


@pytest.mark.parametrize(("age", "key"), [(0, ""), (60, ""), (150, ""), (150.1, "program_silent")])
def test_a_program_is_silent_after_150_seconds(age, key):
    (told,) = judged([kept(age=age)], NOW)
    assert told.key == key
    assert told.state == ("offline" if key else "ok")
    assert told.since == (NOW - timedelta(seconds=age) if key else EARLY)


def test_a_device_without_sign_of_life_is_not_judged_by_its_own():
    assert keys(kept("printer", "p1", "ok", "", None)) == [("ok", "")]


@pytest.mark.parametrize("facts", [{"owner": "kiosk:k1"}, {"kiosk": "k1"}])
@pytest.mark.parametrize(("state", "key"), [("ok", ""), ("error", "paper_out")])
def test_nobody_knows_how_the_device_of_a_silent_program_is(facts, state, key):
    printer = kept("printer", "p1", state, key, **facts)
    last = NOW - timedelta(seconds=300)
    for signs in ((kept("kiosk", "k1", age=300), printer), (printer, kept("kiosk", "k1", age=300))):
        told = {device.kind: device for device in judged(signs, NOW)}
        assert told["kiosk"].key == "program_silent"
        assert (told["printer"].state, told["printer"].key) == ("offline", "owner_silent")
        assert told["printer"].since == last
        assert told["printer"].facts == facts, "figures stay: the roll is as long as it was"


def test_a_device_of_another_program_is_left_alone():
    signs = (kept(age=300), kept("keypad", "r2", owner="counter:c2"), kept(name="c2", age=10))
    assert keys(*signs) == [("offline", "program_silent"), ("ok", ""), ("ok", "")]


def test_a_kiosk_is_not_its_own_device():
    assert keys(kept("kiosk", "k1", age=10, kiosk="k1")) == [("ok", "")]
    assert owner_of("kiosk", {"kiosk": "k1"}) is None


def test_a_board_and_its_loudspeaker_may_have_one_name():
    board = kept("display", "display:lobby", age=300)
    speaker = kept("speaker", "lobby", owner="display:lobby")
    assert keys(board, speaker) == [("offline", "program_silent"), ("offline", "owner_silent")]
    assert program("display", "display:lobby") == program("display", "lobby") == "display:lobby"


@pytest.mark.parametrize("age", [None, 10, 30_000])
def test_what_has_ended_in_order_is_no_alarm_nor_is_anything_of_it(age):
    closed = kept(key="closed", age=age)
    broken = kept("keypad", "r1", "offline", "port_gone", owner="counter:c1")
    told = judged((closed, broken), NOW)
    assert [(device.state, device.key) for device in told] == [("ok", "closed")] * 2
    assert told[1].since == EARLY


def test_a_clock_that_was_set_back_silences_nobody():
    back = NOW - timedelta(hours=3)
    signs = (kept(age=0), kept("keypad", "r1", owner="counter:c1"), kept(name="c2", age=5))
    assert keys(*signs, now=back) == [("ok", "")] * 3


def test_negative_control_an_hour_later_they_are_silent():
    signs = (kept(age=0), kept("keypad", "r1", owner="counter:c1"))
    assert [key for _, key in keys(*signs, now=NOW + timedelta(hours=1))] == [
        "program_silent",
        "owner_silent",
    ]


@pytest.mark.parametrize("facts", [{}, {"owner": 7}, {"owner": None}, {"kiosk": ["k1"]}])
def test_facts_that_name_no_program_name_none(facts):
    assert owner_of("keypad", facts) is None


def test_two_signs_may_be_late_before_anybody_is_alarmed():
    assert timedelta(seconds=120) < SILENT_AFTER <= timedelta(minutes=5)
