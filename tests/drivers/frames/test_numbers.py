"""Numbers in frames: every whole number comes back, every text is shown somehow."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.frames.numbers import TEXTS, WHOLES, Text


@pytest.mark.parametrize(
    ("form", "number", "wire"),
    [
        ("u8", 254, b"\xfe"),
        ("u16", 2, b"\x00\x02"),
        ("u16le", 2, b"\x02\x00"),
        ("dec1", 7, b"7"),
        ("dec2", 3, b"03"),
        ("dec3", 42, b"042"),
        ("hex1", 10, b"A"),
        ("hex2", 0x1F, b"1F"),
    ],
)
def test_whole_numbers_stand_as_their_form_says(form, number, wire):
    assert WHOLES[form].write(number) == wire
    assert WHOLES[form].read(wire) == number


@given(st.sampled_from(sorted(WHOLES)), st.data())
def test_every_whole_number_that_fits_comes_back(form, data):
    whole = WHOLES[form]
    number = data.draw(st.integers(0, whole.most))
    wire = whole.write(number)
    assert len(wire) == whole.size
    assert whole.read(wire) == number


@given(st.binary(min_size=2, max_size=2))
def test_other_bytes_are_no_digits(raw):
    read = WHOLES["hex2"].read(raw)
    assert (read is not None) == all(byte in b"0123456789ABCDEF" for byte in raw)


@pytest.mark.parametrize(
    ("form", "options", "text", "wire"),
    [
        ("ascii", {}, "A001", "41 30 30 31"),
        ("ascii", {}, "7", "20 20 20 37"),
        ("ascii", {"left": True}, "7", "37 20 20 20"),
        ("ascii", {"fill": "0"}, "7", "30 30 30 37"),
        ("ascii", {}, "Đ01\n", "20 30 31 20"),
        ("ascii", {}, "A1234", "31 32 33 34"),
        ("bcd", {}, "A017", "F0 17"),
        ("bcd", {}, "1234", "12 34"),
        ("bcd", {"left": True}, "1", "1F FF"),
        ("bcd", {"fill": "0"}, "7", "00 07"),
        ("bcd", {}, "B\u0663-", "FF FF"),
        ("7seg", {}, "A001", "77 3F 3F 06"),
        ("7seg", {}, "b-2", "00 7C 40 5B"),
        ("7seg", {}, "K8ß", "00 00 7F 00"),
        ("7seg", {}, "", "00 00 00 00"),
    ],
)
def test_texts_stand_as_their_form_says(form, options, text, wire):
    assert Text(TEXTS[form], 4, **options).write(text) == bytes.fromhex(wire)


@given(st.sampled_from(sorted(TEXTS)), st.booleans(), st.sampled_from(" 0"), st.text())
def test_every_text_is_shown_in_the_same_number_of_bytes(form, left, fill, said):
    text = Text(TEXTS[form], 4, left=left, fill=fill)
    assert len(text.write(said)) == text.size


@given(st.sampled_from(sorted(TEXTS)), st.binary(max_size=8))
def test_any_bytes_show_something(form, raw):
    assert isinstance(Text(TEXTS[form], 4).read(raw), str)


@given(st.sampled_from(sorted(TEXTS)), st.from_regex("[0-9]{1,4}", fullmatch=True))
def test_figures_come_back(form, said):
    text = Text(TEXTS[form], 4)
    assert text.read(text.write(said)) == said


def test_letters_come_back_from_segments_where_they_have_a_shape_of_their_own():
    text = Text(TEXTS["7seg"], 4)
    assert text.read(text.write("AHUP")) == "AHUP"
    assert text.read(b"\xbf\x06") == "01", "the point is not looked at"
