"""Simulated keypads speak the real frames."""

import pytest

from drivers.evdev import DOWN, UP, parse_events
from drivers.frames.framed import Decoder, Frame, encode
from drivers.simulated.inbox import press
from drivers.simulated.keypad import MOST_HELD, FramedKeypadTwin, SimulatedKeyboard
from drivers.simulated.switches import Switches
from drivers.transports import LinkBroken, Unsuited


@pytest.fixture
def twin(tmp_path):
    return FramedKeypadTwin(tmp_path, 0x11, {"rating_5": "5", "next": "N"})


def poll(twin, acknowledged="00", address=0x11, at=1.0):
    said = twin.receive(encode(Frame(address, "P", acknowledged)), at)
    return [(frame.command, frame.data) for frame in Decoder().feed(said, at)]


def test_it_says_that_it_began_anew_until_it_is_polled_from_the_beginning(twin):
    assert poll(twin, "0A") == [("N", "0A0")]
    assert poll(twin, "0A") == [("N", "0A0")]
    assert poll(twin, "00") == [("A", "00")]


def test_a_press_is_repeated_until_it_is_acknowledged(twin, tmp_path):
    poll(twin)
    poll(twin)
    press(tmp_path, "rating_5")
    press(tmp_path, "N")
    assert poll(twin) == poll(twin) == [("K", "015")]
    assert poll(twin, "01") == [("K", "02N")]
    assert poll(twin, "02") == [("A", "02")]


def test_polls_of_others_and_broken_ones_are_not_answered(twin):
    assert poll(twin, address=0x12) == []
    assert twin.receive(b"\x0211P00FFFF\x03", 1.0) == b""


def test_it_holds_so_many_presses_and_no_more(twin, tmp_path):
    for _ in range(MOST_HELD + 9):
        press(tmp_path, "next")
    poll(twin)
    count, heard = 0, poll(twin)
    while heard[0][0] == "K":
        count += 1
        heard = poll(twin, heard[0][1][:2])
    assert count == MOST_HELD


def test_without_power_it_forgets_and_begins_anew(twin, tmp_path):
    poll(twin)
    poll(twin)
    press(tmp_path, "next")
    Switches(tmp_path).set(unplugged=True)
    assert poll(twin) == []
    Switches(tmp_path).clear()
    assert poll(twin) == [("N", "000")]
    assert poll(twin) == [("A", "00")]


def test_stalled_it_is_silent_and_forgets_nothing(twin, tmp_path):
    poll(twin)
    poll(twin)
    Switches(tmp_path).set(stalled=True)
    press(tmp_path, "next")
    assert poll(twin) == []
    Switches(tmp_path).clear()
    assert poll(twin) == [("K", "01N")]


def test_garbled_it_says_nothing_that_can_be_read(twin, tmp_path):
    Switches(tmp_path).set(garbled=True)
    assert poll(twin) == []
    assert twin.receive(encode(Frame(0x11, "P", "00")), 1.0) != b""


def test_a_keyboard_hands_over_events_as_the_system_does(tmp_path):
    link = SimulatedKeyboard(tmp_path, {"rating_1": 79}).open(0)
    press(tmp_path, "rating_1")
    press(tmp_path, "28")
    press(tmp_path, "nothing")
    events = [(event.code, event.value) for event in parse_events(link.pull())]
    assert events == [(79, DOWN), (79, UP), (28, DOWN), (28, UP)]
    assert link.pull() == b""
    Switches(tmp_path).set(unplugged=True)
    with pytest.raises(LinkBroken, match="gone"):
        link.pull()
    link.close()


def test_a_keyboard_may_be_away_or_in_other_hands(tmp_path):
    way = SimulatedKeyboard(tmp_path, {})
    Switches(tmp_path).set(unplugged=True)
    with pytest.raises(LinkBroken, match="gone"):
        way.open(0)
    Switches(tmp_path).set(unplugged=False, second_master=True)
    with pytest.raises(Unsuited, match="not_grabbed"):
        way.open(0)
