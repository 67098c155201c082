"""Signs of other makers: each frame, its answer, and what a simulated sign understands of it."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from drivers.descriptions import names, sign
from drivers.descriptions.models import BrightnessFrame, SignFrame, SignText, SignVector
from drivers.descriptions.sign import Shown, sign_of
from drivers.frames.faults import Fault

SIGNS = {name: sign(name) for name in names("signs")}
SEGMENTS = SIGNS["segments-4"]
FRAME = "02 {addr:dec2} {data} 03"
DATA = "{number:ascii:4}"
VECTOR = SignVector(number="7", bytes="02 30 31 20 20 20 37 03")


def text(**keys) -> SignText:
    """A sign's file: FRAME, DATA and a vector, with other keys."""
    return SignText(**{"family": "x", "frame": FRAME, "data": DATA, "vector": {"v": VECTOR}} | keys)


def test_number_is_shown_as_the_note_has_it():
    wire = bytes.fromhex("03 10 00 00 00 02 04 41 30 30 31 39 F0")
    assert SIGNS["modbus-led4"].number_frame(3, "A001") == wire


def test_sign_that_cannot_blink_or_be_dimmed_says_so():
    assert SIGNS["edi"].blink_frame(1, "A001") is None
    assert SIGNS["edi"].brightness_frame(1, 5) is None


def test_sign_without_a_clear_frame_is_cleared_by_blanks():
    assert SIGNS["edi"].clear_frame(3) == b"\x0203    \x03"
    assert SEGMENTS.clear_frame(3) == bytes.fromhex("5A 03 00 03 5A A5")


@pytest.mark.parametrize(("level", "theirs"), [(-5, 1), (0, 1), (4, 7), (5, 9), (9, 15), (99, 15)])
def test_brightness_is_spread_over_what_the_sign_has(level, theirs):
    assert SEGMENTS.brightness_frame(3, level)[4] == theirs


def test_level_that_is_darker_when_higher_can_be_described():
    upside_down = BrightnessFrame(frame="4C {level:dec2}", least=15, most=0)
    vectors = {"v": VECTOR, "b": SignVector(shows="brightness", level=9, bytes="4C 30 30")}
    described = sign_of(text(brightness=upside_down, vector=vectors))
    assert described.brightness_frame(1, 0) == b"L15"
    assert described.read(b"L15") == Shown("brightness", 0, "", 0)


def test_addresses_are_those_that_every_frame_and_answer_can_carry():
    assert SIGNS["edi"].addresses == range(1, 100)
    assert SIGNS["ugreat"].addresses == range(1, 255)
    with pytest.raises(ValueError, match="addr 100 is not 0 to 99"):
        SIGNS["edi"].number_frame(100, "A001")


@settings(max_examples=200)
@given(st.sampled_from(sorted(SIGNS)), st.integers(1, 99), st.text(max_size=12), st.integers(0, 9))
def test_any_number_is_shown_and_understood(name, address, number, level):
    described = SIGNS[name]
    shown = described.read(described.number_frame(address, number))
    assert (shown.shows, shown.address) == ("number", address)
    assert described.read(described.clear_frame(address)).text == ""
    blinking = described.blink_frame(address, number)
    assert blinking is None or described.read(blinking).shows == "blink"
    bright = described.brightness_frame(address, level)
    assert bright is None or described.read(bright) == Shown("brightness", address, "", level)


@settings(max_examples=200)
@given(st.sampled_from(sorted(SIGNS)), st.binary(max_size=30), st.binary(max_size=120))
def test_any_bytes_are_an_answer_or_none_in_the_end(name, sent, received):
    described = SIGNS[name]
    described.read(received)
    described.accepts_reply(sent, received)
    frame = described.number_frame(3, "A001")
    assert described.accepts_reply(frame, received) is not None or len(received) < 64


def test_answer_of_the_simulated_sign_is_accepted():
    for described in SIGNS.values():
        frame = described.number_frame(3, "A001")
        answer = described.answer(frame) or b""
        assert described.answers == bool(answer)
        assert described.accepts_reply(frame, answer) is True


def test_answer_of_another_sign_is_not_accepted():
    frame, other = SEGMENTS.number_frame(3, "A001"), SEGMENTS.number_frame(4, "A001")
    assert SEGMENTS.accepts_reply(frame, SEGMENTS.answer(other)) is False
    assert SEGMENTS.accepts_reply(b"strange", SEGMENTS.answer(other)) is False


@pytest.mark.parametrize(
    ("keys", "key", "what"),
    [
        ({"vector": {}}, ("vector",), "there is no vector of the number frame"),
        ({"blink": SignFrame(data="{level}")}, ("blink", "data"), "there is no {level} here"),
        ({"clear": SignFrame(frame="0C {x}")}, ("clear", "frame"), "there is no {x} here"),
        ({"blink": SignFrame(check="x")}, ("blink", "check"), 'there is no check "x"'),
        (
            {"blink": SignFrame(frame="01 {data}")},
            ("vector",),
            "there is no vector of the blink frame",
        ),
        ({"blink": SignFrame(frame="01")}, ("blink", "frame"), "has no {number}"),
        ({"data": "41"}, ("frame",), "has no {number}"),
        ({"brightness": BrightnessFrame(frame="4C")}, ("brightness", "frame"), "has no {level}"),
        ({"brightness": BrightnessFrame()}, ("brightness", "data"), "there is no {number} here"),
        (
            {"brightness": BrightnessFrame(frame="4C {level:dec1}", most=15)},
            ("brightness", "most"),
            "level 15 is not 0 to 9",
        ),
        ({"reply": "06"}, ("vector",), "there is no vector of an answer"),
        ({"reply": "modbus-fc16"}, ("reply",), "not every frame is a Modbus write"),
        (
            {"vector": {"v": VECTOR.model_copy(update={"shows": "blink"})}},
            ("vector", "v", "bytes"),
            "the frame is nothing and not",
        ),
        (
            {"vector": {"v": VECTOR.model_copy(update={"answer": "06"})}},
            ("vector", "v", "answer"),
            "the expected answer is nothing and not 06",
        ),
    ],
)
def test_wrong_description_is_refused_with_its_key(keys, key, what):
    with pytest.raises(Fault) as refused:
        sign_of(text(**keys))
    assert refused.value.key == key
    assert what in refused.value.what


def test_frames_take_what_they_leave_out_from_the_frame_for_a_number():
    blink = SignVector(shows="blink", number="7", bytes="02 30 31 42 20 20 20 37 03")
    keys = {"blink": SignFrame(frame="02 {addr:dec2} 42 {data} 03")}
    described = sign_of(text(**keys, vector={"v": VECTOR, "b": blink}))
    assert described.blink_frame(2, "A001") == b"\x0202BA001\x03"
