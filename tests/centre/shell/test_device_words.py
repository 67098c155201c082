"""What devices say of themselves, for staff of any program."""

from datetime import datetime, timedelta
from types import SimpleNamespace

import pytest

from centre.rules.hours import ZONE
from centre.shell import device_words
from centre.shell.device_words import COLOURS, ICONS
from centre.shell.icons import known

NOW = datetime(2026, 11, 23, 9, 14, tzinfo=ZONE)


def device(state="ok", key="", **more):
    made = {"name": "p1", "kind": "printer", "facts": {}, "since": NOW, **more}
    return SimpleNamespace(state=state, key=key, **made)


@pytest.mark.parametrize("state", ["ok", "warning", "error", "offline", "none"])
def test_every_state_has_words_an_icon_and_a_colour(qapp, state):
    assert device_words.state_words(state)
    assert known(ICONS[state])
    assert COLOURS[state]


def test_every_sentence_of_a_device_can_be_filled_in(qapp):
    for key in (*device_words.devices(), *device_words.SAME_AS, "a key of tomorrow"):
        told = device_words.alarm(device("error", key), labels="A001", owner="Quầy 1")
        assert told
        assert "{" not in told
        assert "!" not in told


def test_low_paper_is_told_with_its_slips_where_they_are_known(qapp):
    low = device("warning", "paper_low", facts={"slips_left": 40})
    assert "40" in device_words.alarm(low)
    assert "40" not in device_words.alarm(device("warning", "paper_low"))
    assert "40" in device_words.paper(low)
    assert device_words.paper(device(facts={"slips_left": True})) == ""


def test_a_device_of_an_earlier_day_is_told_with_its_date(qapp):
    assert device_words.since(device(), NOW) == "từ 09:14"
    assert device_words.since(device(since=NOW - timedelta(days=1)), NOW) == "từ 22/11 09:14"


def test_a_program_that_has_ended_in_order_is_off_and_not_well(qapp):
    assert device_words.words_of(device(key="closed")) == "Đã tắt"
    assert device_words.words_of(device(key="starting")) == "Đang mở"
    assert device_words.words_of(device()) == "Tốt"
