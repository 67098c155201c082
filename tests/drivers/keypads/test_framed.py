"""A keypad of our own frames: sequences, restarts, old presses."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.frames.framed import Decoder, Frame, encode
from drivers.keypads.framed import LETTERS, STALE_SECONDS, FramedKeypad
from drivers.keypads.presses import Sieve
from drivers.lines.stations import Heard
from drivers.ports import Key


def keypad(use="rating", bounce=0.0):
    made = FramedKeypad("k1", 0x11, Sieve(use, bounce), LETTERS)
    made.opened(0.0)
    return made


def hear(station, *frames, at=1.0):
    return station.hear(Heard(b"", tuple(Frame(0x11, *frame) for frame in frames), at))


def ready(use="rating", bounce=0.0):
    """Return a keypad that has said that it has nothing to report."""
    made = keypad(use, bounce)
    hear(made, ("A", "00"), at=0.5)
    return made


def test_the_polls_are_those_of_the_note():
    station = ready()
    assert station.ask(1.0).data == b"\x0211P003D43\x03"
    hear(station, ("K", "0A5"))
    assert station.ask(1.0).data == b"\x0211P0A1983\x03"


def test_the_frames_of_the_note_are_heard():
    station = ready()
    frames = tuple(Decoder().feed(b"\x0211K0A5529E\x03", 1.0))
    assert station.hear(Heard(b"", frames, 1.0)).keys == (Key.RATING_5,)


def test_a_repeated_frame_is_one_press():
    station = ready()
    assert hear(station, ("K", "015"), ("K", "015")).keys == (Key.RATING_5,)
    assert hear(station, ("K", "015"), at=1.5).keys == ()


def test_a_press_is_acknowledged_at_once():
    station = ready()
    station.ask(1.0)
    assert not station.urgent(1.0)
    hear(station, ("K", "015"), at=1.01)
    assert station.urgent(1.01)
    assert station.due(1.01) <= 1.01
    station.ask(1.02)
    assert not station.urgent(1.03)


def test_a_repetition_is_acknowledged_again_but_not_before_others():
    station = ready()
    hear(station, ("K", "015"))
    station.ask(1.1)
    hear(station, ("K", "015"), at=1.2)
    assert station.due(1.2) <= 1.2
    assert not station.urgent(1.2)


def test_a_bounce_with_another_sequence_is_no_second_press():
    station = ready(bounce=0.3)
    assert hear(station, ("K", "015"), at=1.0).keys == (Key.RATING_5,)
    assert hear(station, ("K", "025"), at=1.1).keys == ()
    assert station.ask(1.2).data[4:6] == b"02"


def test_a_keypad_that_began_anew_may_count_from_the_beginning():
    station = ready()
    hear(station, ("K", "015"))
    hear(station, ("N", "010"), at=2.0)
    assert station.ask(2.0).data[4:6] == b"00"
    assert hear(station, ("K", "015"), at=2.1).keys == (Key.RATING_5,)


def test_a_press_acted_on_is_not_acted_on_again_after_a_reconnect():
    station = ready()
    hear(station, ("K", "015"))
    station.lost()
    station.opened(3.0)
    assert station.ask(3.0).data[4:6] == b"01"
    assert hear(station, ("K", "015"), at=3.1).keys == ()


def test_a_press_made_in_a_short_break_is_still_heard():
    station = ready()
    station.lost()
    station.opened(5.0)
    assert hear(station, ("K", "015"), at=5.1).keys == (Key.RATING_5,)


def test_presses_of_a_long_silence_are_acknowledged_and_not_acted_on():
    """A number that is called by surprise is worse than a key pressed once more."""
    station = ready(use="call")
    late = 0.6 + STALE_SECONDS
    assert hear(station, ("K", "01N"), at=late).keys == ()
    assert station.ask(late).data[4:6] == b"01"
    assert hear(station, ("K", "02T"), at=late + 0.1).keys == ()
    hear(station, ("A", "02"), at=late + 0.2)
    assert hear(station, ("K", "03N"), at=late + 0.3).keys == (Key.NEXT,)


def test_a_press_from_before_the_program_is_not_acted_on():
    station = keypad()
    assert hear(station, ("K", "075")).keys == ()
    assert station.ask(1.0).data[4:6] == b"07"


@pytest.mark.parametrize("use", ["rating", "call"])
def test_only_keys_of_its_use_are_heard_but_all_are_acknowledged(use):
    station = ready(use)
    heard = hear(station, ("K", "015"), ("K", "02N")).keys
    assert heard == ((Key.RATING_5,) if use == "rating" else (Key.NEXT,))
    assert station.ask(1.0).data[4:6] == b"02"


def test_an_unknown_key_is_acknowledged_and_means_nothing():
    station = ready()
    assert hear(station, ("K", "01?")).keys == ()
    assert station.ask(1.0).data[4:6] == b"01"


@pytest.mark.parametrize("data", ["005", "zz5", "01", "", "1"])
def test_an_event_without_a_sequence_is_a_fault_and_no_press(data):
    answer = hear(ready(), ("K", data))
    assert answer.keys == ()
    assert answer.fault


def test_an_error_is_told_until_the_next_good_answer():
    station = ready()
    assert hear(station, ("N", "003")).fault == "error 3"
    assert hear(station, ("A", "00")).fault == ""


def test_frames_of_others_and_of_masters_are_not_its_own():
    station = ready()
    foreign = Heard(b"", (Frame(0x12, "K", "015"), Frame(0x11, "P", "00")), 1.0)
    assert station.hear(foreign) is None


def test_the_last_words_acknowledge_what_was_acted_on():
    station = ready()
    assert station.farewell() == b""
    hear(station, ("K", "015"))
    assert station.farewell() == encode(Frame(0x11, "P", "01"))


@given(st.lists(st.tuples(st.sampled_from("AKNPDX"), st.text(" 0123456789ABNRT", max_size=6))))
def test_no_frame_breaks_it(frames):
    station = ready()
    for count, frame in enumerate(frames):
        answer = hear(station, frame, at=1.0 + count)
        assert answer is None or len(answer.keys) <= 1
