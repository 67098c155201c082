"""Keypads of other makers: lines become keys once, and nothing else becomes one."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.descriptions import keypad, names
from drivers.descriptions.keypad import keypad_of
from drivers.descriptions.models import KeypadPoll, KeypadText, KeypadVector
from drivers.frames.faults import Fault
from drivers.ports import Key

KEYPADS = {name: keypad(name) for name in names("keypads")}
SIMPLE, FRAMED = KEYPADS["simple"], KEYPADS["stx-etx"]
VECTOR = KeypadVector(bytes="31 0D", key="next")


def text(**keys) -> KeypadText:
    """A keypad's file with one key, and other keys of the file."""
    plain = {"family": "x", "match": "(?P<key>1)", "keys": {"1": "next"}, "ends": ["0D"]}
    return KeypadText(**{**plain, "vector": {"v": VECTOR}} | keys)


def test_digits_are_rating_keys_whatever_ends_the_line():
    hearing = SIMPLE.hearing()
    assert hearing.feed(b"1\r\n2\r3\n", 0.0) == [Key.RATING_1, Key.RATING_2, Key.RATING_3]
    assert hearing.noise == 0


def test_second_press_within_a_bounce_is_no_second_vote():
    hearing = SIMPLE.hearing()
    presses = [hearing.feed(b"5\r", at) for at in (0.0, 0.1, 0.2, 1.0)]
    assert presses == [[Key.RATING_5], [], [], [Key.RATING_5]]


def test_noise_makes_no_vote_and_is_counted():
    hearing = SIMPLE.hearing()
    assert hearing.feed(b"\x00\xff9\r6\r11\r", 0.0) == []
    assert hearing.noise == 6


def test_half_a_line_is_no_press_and_spoils_none():
    hearing = FRAMED.hearing()
    assert hearing.feed(b"\x0204", 0.0) == []
    assert hearing.feed(b"\x0204N\x03", 1.0) == [Key.NEXT]


def test_keypad_of_another_address_is_not_heard():
    assert FRAMED.hearing(4).feed(b"\x0204N\x03", 0.0) == [Key.NEXT]
    assert FRAMED.hearing(5).feed(b"\x0204N\x03", 0.0) == []
    assert FRAMED.key_of(b"\x0204N", 4) is Key.NEXT


def test_poll_goes_to_its_address():
    assert FRAMED.poll_frame(4) == b"\x0204?\x03"
    assert SIMPLE.poll_frame(4) is None
    with pytest.raises(ValueError, match="addr 100"):
        FRAMED.poll_frame(100)


def test_line_that_silence_ends_is_heard_when_asked():
    described = keypad_of(text(ends=[], vector={"v": KeypadVector(bytes="31", key="next")}))
    hearing = described.hearing()
    assert hearing.feed(b"1", 0.0) == []
    assert hearing.idle(0.05) == []
    assert hearing.idle(0.2) == [Key.NEXT]


@settings(max_examples=200)
@given(st.sampled_from(sorted(KEYPADS)), st.lists(st.binary(max_size=100), max_size=5))
def test_any_bytes_make_keys_of_the_description_or_noise(name, pieces):
    described, heard = KEYPADS[name], []
    hearing = described.hearing()
    for at, piece in enumerate(pieces):
        heard += [*hearing.feed(piece, at), *hearing.idle(at + 0.5)]
    assert set(heard) <= set(described.keys.values())
    assert hearing.noise <= sum(map(len, pieces))


@pytest.mark.parametrize(
    ("keys", "key", "what"),
    [
        ({"keys": {"1": "nxt"}}, ("keys", "1"), 'there is no key "nxt"'),
        ({"match": "(?P<key>1)+"}, ("match",), "repeats more than one sign"),
        ({"vector": {}}, ("vector",), "there is no vector of the key next"),
        ({"keys": {"1": "next", "2": "done"}}, ("vector",), "no vector of the key done"),
        ({"poll": KeypadPoll(frame="05 {x}")}, ("poll", "frame"), "there is no {x} here"),
        ({"poll": KeypadPoll(frame="05")}, ("vector",), "there is no vector of the poll"),
        (
            {"vector": {"v": KeypadVector(bytes="32 0D", key="next")}},
            ("vector", "v", "bytes"),
            "32 0D is heard as nothing and not as next",
        ),
        (
            {"vector": {"v": VECTOR, "w": KeypadVector(bytes="31 0D")}},
            ("vector", "w", "bytes"),
            "31 0D is heard as next and not as nothing",
        ),
        (
            {"vector": {"v": VECTOR, "p": KeypadVector(bytes="05", polls=True)}},
            ("vector", "p", "bytes"),
            "the poll is nothing and not 05",
        ),
        (
            {
                "poll": KeypadPoll(frame="{addr:dec1}"),
                "vector": {"v": VECTOR, "p": KeypadVector(bytes="05", polls=True, address=12)},
            },
            ("vector", "p", "address"),
            "addr 12 is not 0 to 9",
        ),
    ],
)
def test_wrong_description_is_refused_with_its_key(keys, key, what):
    with pytest.raises(Fault) as refused:
        keypad_of(text(**keys))
    assert refused.value.key == key
    assert what in refused.value.what
