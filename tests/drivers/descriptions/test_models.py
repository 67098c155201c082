"""Files of keypads and signs: what no key may hold is refused before anything is made of it."""

import pytest
from pydantic import ValidationError

from drivers.descriptions.models import KeypadText, KeypadVector, SignText, SignVector


@pytest.mark.parametrize("wrong", ["", "F", "FE F", "0xFE", "FE,FF", "G0", "FE\n", "00" * 101])
def test_bytes_are_written_as_pairs_of_hex_digits(wrong):
    with pytest.raises(ValidationError):
        SignVector(bytes=wrong)


@pytest.mark.parametrize("right", ["FE", "FE FF", "feff", "FE  ff 00"])
def test_spaces_between_bytes_are_free(right):
    assert bytes.fromhex(SignVector(bytes=right).bytes)


@pytest.mark.parametrize(
    ("model", "keys"),
    [
        (SignText, {"family": "x"}),
        (SignText, {"family": "x", "frame": ""}),
        (SignText, {"family": "x", "frame": "01", "gap_ms": -1}),
        (SignText, {"family": "x", "frame": "01", "vector": {"No Name": {"bytes": "01"}}}),
        (SignText, {"family": "x", "frame": "01", "colour": "red"}),
        (KeypadText, {"family": "x", "match": "1", "keys": {}}),
        (KeypadText, {"family": "x", "match": "x" * 201, "keys": {"1": "next"}}),
        (KeypadText, {"family": "x", "match": "1", "keys": {"1": "next"}, "ends": ["0D 0A"]}),
        (KeypadText, {"family": "x", "match": "1", "keys": {"1": "next"}, "silence_ms": 5}),
        (KeypadVector, {"bytes": "01", "address": 256}),
        (SignVector, {"bytes": "01", "level": 10}),
        (SignVector, {"bytes": "01", "shows": "colour"}),
    ],
)
def test_what_no_key_may_hold_is_refused(model, keys):
    with pytest.raises(ValidationError):
        model(**keys)


def test_what_is_left_out_is_the_usual():
    keypad = KeypadText(family="x", match="1", keys={"1": "next"})
    assert (keypad.silence_ms, keypad.bounce_ms, keypad.ends, keypad.poll) == (100, 300, (), None)
    sign = SignText(family="x", frame="01")
    assert (sign.check, sign.reply, sign.blink, sign.clear) == ("none", "none", None, None)
