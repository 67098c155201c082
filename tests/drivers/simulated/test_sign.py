"""Simulated signs speak the real frames."""

import pytest

from drivers import descriptions
from drivers.frames.framed import Decoder, Frame, encode
from drivers.simulated.inbox import look
from drivers.simulated.sign import DescribedSignTwin, FramedSignTwin
from drivers.simulated.switches import Switches


@pytest.fixture
def twin(tmp_path):
    return FramedSignTwin(tmp_path, 3)


def say(twin, command, data, address=3):
    said = twin.receive(encode(Frame(address, command, data)), 1.0)
    return [(frame.command, frame.data) for frame in Decoder().feed(said, 1.0)]


def test_it_shows_blinks_and_is_cleared(twin, tmp_path):
    assert say(twin, "D", "0BBA001") == [("A", "0B")]
    assert (look(tmp_path).text, look(tmp_path).blink) == ("A001", True)
    say(twin, "D", "0C0A001")
    assert not look(tmp_path).blink
    say(twin, "L", "0D3")
    assert look(tmp_path).brightness == 3
    assert say(twin, "T", "0E") == [("A", "0E")]
    assert look(tmp_path).text == "A001"
    say(twin, "C", "0F")
    assert look(tmp_path).text == ""


def test_it_says_that_it_began_anew_until_it_is_told_something(twin):
    assert say(twin, "P", "00") == say(twin, "P", "00") == [("N", "000")]
    say(twin, "D", "0B0A001")
    assert say(twin, "P", "00") == [("A", "00")]


def test_without_power_it_is_dark_and_begins_anew(twin, tmp_path):
    say(twin, "P", "00")
    say(twin, "D", "0B0A001")
    Switches(tmp_path).set(unplugged=True)
    assert say(twin, "P", "00") == []
    assert look(tmp_path).text == ""
    Switches(tmp_path).clear()
    assert say(twin, "P", "00") == [("N", "000")]


def test_stalled_it_goes_on_showing_and_hears_nothing(twin, tmp_path):
    say(twin, "D", "0B0A001")
    Switches(tmp_path).set(stalled=True)
    assert say(twin, "C", "0C") == []
    assert look(tmp_path).text == "A001"


def test_a_broadcast_is_obeyed_and_not_answered(twin, tmp_path):
    assert say(twin, "D", "0B0A001", address=0) == []
    assert look(tmp_path).text == "A001"


def test_words_for_others_are_not_shown(twin, tmp_path):
    assert say(twin, "D", "0B0A001", address=4) == []
    assert look(tmp_path).text == ""


def test_a_sign_of_another_maker_finds_its_frames_among_others(tmp_path):
    described = descriptions.sign("modbus-led4")
    twin = DescribedSignTwin(tmp_path, described, 3)
    frame = described.number_frame(3, "A001")
    other = described.number_frame(4, "B002")
    answer = twin.receive(b"\x00\x03" + other + frame[:5], 1.0)
    answer += twin.receive(frame[5:], 1.0)
    assert answer == described.answer(frame)
    assert look(tmp_path).text.strip() == "A001"
    Switches(tmp_path).set(unplugged=True)
    assert twin.receive(frame, 1.0) == b""
    assert look(tmp_path).text == ""


def test_a_folder_that_cannot_be_written_does_not_stop_a_sign(tmp_path):
    (tmp_path / "s1").write_text("a file")
    twin = FramedSignTwin(tmp_path / "s1", 3)
    assert say(twin, "D", "0B0A001") == [("A", "0B")]


def test_only_looking_at_a_sign_that_another_program_has_leaves_it_alone(twin, tmp_path):
    say(twin, "D", "0B0A001")
    other = FramedSignTwin(tmp_path, 3)
    assert look(tmp_path).text == "A001"
    say(other, "C", "01")
    assert look(tmp_path).text == ""
