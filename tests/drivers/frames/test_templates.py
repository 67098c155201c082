"""Templates of other makers' frames: filled, read back, and refused with a remedy."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.frames.faults import Fault
from drivers.frames.parts import MOST_BYTES
from drivers.frames.templates import Template, Values

UGREAT = ("FE FF {len} {addr:u8} {data} {check} AE", "sum8:len..data", "{number:ascii:4}")
MODBUS = (
    "{addr:u8} 10 00 00 {regs:u16} {bytes:u8} {data} {check}",
    "crc16-modbus-le",
    "{number:ascii:4}",
)
OURS = (
    "02 {addr:hex2} 44 30 42 30 {data} {check:hex} 03",
    "crc16-modbus-be:addr..data",
    "{number:ascii:4}",
)
EDI = ("02 {addr:dec2} {data} 03", "none", "{number:ascii:4}")
ALL = [UGREAT, MODBUS, OURS, EDI]


@pytest.mark.parametrize(
    ("written", "wire"),
    [
        (UGREAT, "FE FF 04 03 41 30 30 31 D9 AE"),
        (MODBUS, "03 10 00 00 00 02 04 41 30 30 31 39 F0"),
        (EDI, "02 30 33 41 30 30 31 03"),
    ],
)
def test_templates_of_the_note_give_its_bytes(written, wire):
    assert Template.parse(*written).fill(addr=3, number="A001") == bytes.fromhex(wire)


def test_our_own_display_frame_can_be_written_as_a_template():
    """The vector 03D0B0A001 088B of the note, by another way: range and check in hex digits."""
    assert Template.parse(*OURS).fill(addr=3, number="A001") == b"\x0203D0B0A001088B\x03"


@given(st.sampled_from(ALL), st.integers(0, 99), st.text(max_size=12))
def test_any_number_is_filled_in_and_the_frame_read_back(written, address, number):
    template = Template.parse(*written)
    frame = template.fill(addr=address, number=number)
    values = template.read(frame)
    assert len(frame) == template.size
    assert values is not None
    assert values.addr == address
    assert all(sign in number for sign in values.number.replace(" ", ""))


@given(st.sampled_from(ALL), st.binary(max_size=70))
def test_any_bytes_are_read_or_are_none_of_ours(written, raw):
    template = Template.parse(*written)
    values = template.read(raw)
    assert values is None or template.filled(values) == raw


@given(st.data())
def test_a_disturbed_frame_is_none_of_ours(data):
    template = Template.parse(*UGREAT)
    frame = template.fill(addr=3, number="A001")
    place = data.draw(st.integers(0, len(frame) - 1))
    other = data.draw(st.integers(0, 255).filter(lambda byte: byte != frame[place]))
    assert template.read(frame[:place] + bytes([other]) + frame[place + 1 :]) is None


def test_digits_of_an_address_that_are_none_make_no_frame():
    assert Template.parse(*EDI).read(b"\x02A1A001\x03") is None


def test_length_may_count_from_one_placeholder_to_another():
    template = Template.parse(
        "AA {len:u8:addr..data} {addr} 55 {data}", "none", "01 {number:bcd:4}"
    )
    assert template.fill(addr=9, number="17").hex(" ") == "aa 05 09 55 01 ff 17"


def test_check_may_stand_before_what_it_is_of():
    template = Template.parse("{check} {addr} {data}", "xor8:addr..data", "{number:ascii:2}")
    assert template.fill(addr=1, number="42").hex(" ") == "07 01 34 32"


def test_level_stands_in_its_own_form():
    template = Template.parse("4C {level:dec2}")
    assert template.fill(level=7) == b"L07"
    assert template.read(b"L07") == Values(level=7)


def test_data_may_be_given_as_bytes_for_a_reply_that_repeats_it():
    template = Template.parse("06 {data}", data_size=2)
    assert template.filled(Values(data=b"42")) == b"\x0642"
    assert template.data_size == 2


@pytest.mark.parametrize(("addr", "level"), [(100, 0), (-1, 0), (1, 10), (1, -1)])
def test_address_and_level_that_do_not_fit_are_refused(addr, level):
    template = Template.parse("{addr:dec2} {level:dec1}")
    with pytest.raises(ValueError, match="is not 0 to"):
        template.fill(addr=addr, level=level)


def test_largest_address_is_known():
    assert Template.parse(*EDI).most_address == 99
    assert Template.parse("01 {data}", "none", "{addr:dec1}").most_address == 9
    assert Template.parse("01").most_address is None


REFUSED = [
    ("", "none", "", "frame", "is empty"),
    ("FG", "none", "", "frame", "cannot read 'FG'"),
    ("FE{data}", "none", "{number:ascii:4}", "frame", "cannot read"),
    ("{dat}", "none", "", "frame", "there is no {dat} here"),
    ("{data}", "none", "{data}", "data", "there is no {data} here"),
    ("{data}", "none", "", "frame", "{data} has no data"),
    ("{len} 01", "none", "", "frame", "{len} has no data"),
    ("{addr:u9}", "none", "", "frame", "{addr} has no form u9"),
    ("{addr:u8:u8}", "none", "", "frame", "{addr} has no form u8:u8"),
    ("{addr} {addr}", "none", "", "frame", "has {addr} twice"),
    ("{addr} {data}", "none", "{addr}", "frame", "has {addr}, as data has"),
    ("{data:ascii}", "none", "{number:ascii:4}", "frame", "{data} has no form ascii"),
    ("{data}", "none", "{number}", "data", "{number} has no form at all"),
    ("{data}", "none", "{number:ascii}", "data", "{number} has no form ascii"),
    ("{data}", "none", "{number:ebcdic:4}", "data", "{number} has no form ebcdic:4"),
    ("{data}", "none", "{number:ascii:0}", "data", "{number} has no form"),
    ("{data}", "none", "{number:ascii:17}", "data", "{number} has no form"),
    ("{data}", "none", "{number:bcd:3}", "data", "{number} has no form bcd:3"),
    ("{data}", "none", "{number:ascii:4:middle}", "data", "{number} has no form"),
    ("{data}", "none", "{number:ascii:4:left:x}", "data", "{number} has no form"),
    ("{addr}", "none", "{number:ascii:4}", "frame", "has no {data}"),
    ("{addr} {check}", "none", "", "frame", "has {check}, but check is none"),
    ("{addr}", "sum8", "", "frame", "has no {check}"),
    ("{addr} {check}", "sum9", "", "check", 'there is no check "sum9"'),
    ("{addr} {check}", "sum8:len..data", "", "check", "is no range of this frame"),
    ("{addr} {check}", "sum8:addr", "", "check", "is no range of this frame"),
    ("{addr} {data} {check}", "sum8:data..addr", "{number:ascii:2}", "check", "is no range"),
    ("{addr} {check} {data}", "sum8:addr..data", "{number:ascii:2}", "check", "of itself"),
    ("{check} {addr}", "sum8", "", "check", "the check is of nothing"),
    ("{addr} {check:dec}", "sum8", "", "frame", "{check} has no form dec"),
    ("{regs} {data}", "none", "{number:ascii:3}", "frame", "{regs} counts two bytes each"),
    ("{len:dec1} {data}", "none", "{number:ascii:12}", "frame", "{len} cannot hold 12"),
    ("{len:u8:addr..data} {data}", "none", "{number:ascii:2}", "frame", "is no range"),
    ("00 " * (MOST_BYTES + 1), "none", "", "frame", "makes 65 bytes"),
    ("00" * 500, "none", "", "frame", "has 1000 letters"),
]


@pytest.mark.parametrize(("frame", "check", "data", "key", "what"), REFUSED)
def test_wrong_template_is_refused_with_its_key_and_a_remedy(frame, check, data, key, what):
    with pytest.raises(Fault) as refused:
        Template.parse(frame, check, data)
    assert refused.value.key == (key,)
    assert what in refused.value.what
    assert refused.value.remedy


def test_frame_of_64_bytes_is_allowed():
    assert Template.parse("00 " * MOST_BYTES).size == MOST_BYTES


GOOD = ["FE", "{addr:u8}", "{addr:dec2}", "{data}", "{check}", "{check:hex}", "{level:u8}"]
ODD = ["{len}", "{regs}", "{bytes}", "{number:7seg:4}", "{len:u8:addr..data}", "{x}", "{", "é"]
WORDS = st.sampled_from(GOOD) | st.sampled_from(ODD)


@given(
    st.one_of(st.lists(WORDS, max_size=12).map(" ".join), st.text(max_size=80)),
    st.sampled_from(["none", "sum8", "crc16-ccitt", "lrc:addr..data", "x", "sum8:.."]),
    st.sampled_from(["", "{number:bcd:6}", "{number:ascii:3} 00", "{addr}", "{"]),
    st.text(max_size=20),
)
def test_any_template_is_refused_or_fills_frames_of_one_length(frame, check, data, number):
    try:
        template = Template.parse(frame, check, data)
    except Fault as fault:
        key = fault.key
    else:
        key = ("frame",)
        made = template.fill(addr=3, number=number, level=2)
        assert len(made) == template.size <= MOST_BYTES
        assert template.read(made) is not None
    assert key in {("frame",), ("data",), ("check",)}
