"""Keypads of other makers."""

import math

import pytest

from centre.settings import Keypad, SettingsError
from drivers.keypads.described import make
from drivers.lines.stations import Heard
from drivers.place import Place
from drivers.ports import Key
from drivers.simulated.inbox import press


def keypad(tmp_path, description="simple", **more):
    wiring = Keypad(driver="described", line="l1", description=description, **more)
    made = make(wiring, Place("k1", tmp_path / "k1"))
    made.opened(0.0)
    return made


def hear(station, data, at=1.0):
    answer = station.hear(Heard(data, (), at))
    return answer.keys if answer else ()


def test_a_line_is_a_press(tmp_path):
    station = keypad(tmp_path)
    assert hear(station, b"3\r") == (Key.RATING_3,)
    assert station.due(0) == math.inf
    assert station.ask(0) is None
    assert station.unasked


def test_noise_and_half_lines_are_none(tmp_path):
    station = keypad(tmp_path)
    assert hear(station, b"\x003\r") == ()
    assert hear(station, b"3", at=2.0) == ()
    assert hear(station, b"", at=3.0) == ()
    assert hear(station, b"\r", at=4.0) == ()
    assert station.noise > 0


def test_a_bounce_is_no_second_press(tmp_path):
    station = keypad(tmp_path)
    assert hear(station, b"3\r3\r", at=1.0) == (Key.RATING_3,)
    assert hear(station, b"3\r", at=1.1) == ()


def test_a_polled_one_is_polled_with_its_address(tmp_path):
    station = keypad(tmp_path, "stx-etx", address=12, use="call")
    ask = station.ask(0.0)
    assert (ask.data, ask.answers) == (b"\x0212?\x03", False)
    assert ask.quiet_seconds > 0
    assert station.due(0.0) > 0
    assert not station.unasked
    assert hear(station, b"\x0212N\x03") == (Key.NEXT,)
    assert hear(station, b"\x0213T\x03") == ()


def test_keys_of_another_use_are_not_heard(tmp_path):
    assert hear(keypad(tmp_path, "stx-etx", address=12, use="rating"), b"\x0212N\x03") == ()


@pytest.mark.parametrize(
    ("description", "address", "use"), [("simple", 1, "rating"), ("stx-etx", 37, "call")]
)
def test_its_twin_says_what_is_pressed(tmp_path, description, address, use):
    station = keypad(tmp_path, description, address=address, use=use)
    twin = station.twin(tmp_path / "k1")
    key = Key.RATING_4 if use == "rating" else Key.ABSENT
    press(tmp_path / "k1", key)
    ask = station.ask(0.0)
    assert hear(station, twin.receive(ask.data if ask else b"", 0.0)) == (key,)


def test_an_address_that_does_not_fit_is_refused(tmp_path):
    with pytest.raises(SettingsError, match=r"keypad\.k1\.address"):
        keypad(tmp_path, "stx-etx", address=120)
