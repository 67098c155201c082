"""What a sign answers: accepted, refused, or not yet whole; any bytes, never without end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.frames.faults import Fault
from drivers.frames.replies import MOST_STRAY, accepts, reply_of
from drivers.frames.templates import Template

SENT = bytes.fromhex("03 10 00 00 00 02 04 41 30 30 31 39 F0")
ANSWER = bytes.fromhex("03 10 00 00 00 02 40 2A")
REFUSAL = bytes.fromhex("03 90 02 4D C1")
MODBUS = Template.parse(
    "{addr:u8} 10 00 00 {regs:u16} {bytes:u8} {data} {check}", "crc16-modbus-le", "{number:ascii:4}"
)
EDI = Template.parse("02 {addr:dec2} {data} 03", "none", "{number:ascii:4}")


def test_modbus_answer_is_the_head_of_the_write():
    reply = reply_of("modbus-fc16", "crc16-modbus-le", [MODBUS])
    assert reply(SENT) == ANSWER


@pytest.mark.parametrize(
    ("received", "accepted"),
    [
        (b"", None),
        (ANSWER[:5], None),
        (ANSWER, True),
        (ANSWER[:-1] + b"\x2b", False),
        (REFUSAL, False),
        (bytes([4]) + ANSWER[1:], False),
        (b"\x00" + ANSWER, True),
        (b"\x00\xff\x00" + ANSWER[:4], None),
        (b"\x00" * (MOST_STRAY + 1) + ANSWER, False),
        (SENT[:4], None),
        (SENT[:9], None),
        (SENT, None),
        (SENT + ANSWER[:6], None),
        (SENT + ANSWER, True),
        (SENT + REFUSAL, False),
    ],
)
def test_answer_is_accepted_refused_or_awaited(received, accepted):
    assert accepts(ANSWER, SENT, received) is accepted


@given(st.binary(max_size=60), st.binary(min_size=1, max_size=20), st.binary(max_size=100))
def test_waiting_for_an_answer_always_ends(sent, expected, received):
    accepted = accepts(expected, sent, received)
    if len(received) >= len(sent) + MOST_STRAY + len(expected):
        assert accepted is not None
    assert accepts(expected, sent, expected) is True


@given(st.binary(min_size=1, max_size=20), st.binary(min_size=1, max_size=20))
def test_answer_that_comes_byte_by_byte_is_never_refused_too_soon(sent, expected):
    for length in range(len(expected)):
        assert accepts(expected, sent, expected[:length]) is not False


def test_answer_that_repeats_the_frame_is_not_taken_for_the_adapters_own_echo():
    assert accepts(SENT, SENT, SENT) is True
    assert accepts(SENT, SENT, SENT[:6]) is None


def test_template_answers_with_address_data_and_check_of_what_was_sent():
    reply = reply_of("06 {addr:hex2} {data} {check}", "xor8:addr..data", [EDI])
    assert reply(EDI.fill(addr=11, number="A001")) == b"\x060BA001" + bytes(
        [0x06 ^ 0x30 ^ 0x42 ^ 0x70]
    )


def test_no_answer_is_expected_to_a_strange_frame():
    assert reply_of("06", "none", [EDI])(b"strange") is None


def test_answer_whose_form_is_too_small_for_the_address_is_none():
    assert reply_of("{addr:dec1}", "none", [EDI])(EDI.fill(addr=11)) is None


def test_sign_that_never_answers_has_no_reply():
    assert reply_of("none", "none", [EDI]) is None


@pytest.mark.parametrize(
    ("written", "templates", "what"),
    [
        ("modbus-fc16", [EDI], "not every frame is a Modbus write"),
        ("modbus-fc16", [MODBUS, EDI], "not every frame is a Modbus write"),
        ("modbus", [EDI], "cannot read 'modbus'"),
        ("{number:ascii:4}", [EDI], "there is no {number} here"),
        ("06 {data}", [Template.parse("01 {addr}")], "{data} has no data"),
        ("06 {check}", [EDI], "check is none"),
    ],
)
def test_reply_that_cannot_be_is_refused(written, templates, what):
    with pytest.raises(Fault) as refused:
        reply_of(written, "none", templates)
    assert refused.value.key == ("reply",)
    assert what in refused.value.what
