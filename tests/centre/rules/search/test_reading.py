"""What was typed, read as words."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centre.rules.search.names import Names
from centre.rules.search.reading import MAX_READINGS, Reader


@pytest.fixture(scope="module")
def read(names: Names):
    """Return the words that a text is read as, likeliest first."""
    reader = Reader(names)
    return lambda text: [" ".join(said) for said, _ in reader.readings(text)]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ddawng kys keets hoon", "đăng ký kết hôn"),
        ("ddangw kys keest hoon", "đăng ký kết hôn"),
        ("đăng kys keets hoon", "đăng ký kết hôn"),
        ("khaisinh", "khai sinh"),
        ("dangkykethon", "dang ki ket hon"),
        ("kh ai sinh", "khai sinh"),
        ("cap the bhyt ", "cap the bảo hiểm y tế"),
        ("gplx ", "giấy phép lái xe"),
        ("GPLX ".lower(), "giấy phép lái xe"),
        ("dkks ", "đăng ký khai sinh"),
    ],
)
def test_the_first_reading_is_what_was_meant(read, typed: str, meant: str) -> None:
    assert read(typed)[0] == meant


def test_a_short_form_with_two_meanings_has_two_readings(read) -> None:
    assert read("ks ") == ["khai sinh", "khách sạn"]


def test_an_unfinished_short_form_may_be_the_beginning_of_a_word(read) -> None:
    assert "kh" in read("kh")
    assert "kh" not in read("kh ")


def test_a_slip_in_a_short_form_is_seen(read) -> None:
    assert "bảo hiểm y tế" in read("bhytt ")


def test_initials_of_frequent_words_are_read(read) -> None:
    assert any("đăng" in said or "d-a(ng" in said for said in read("dk "))


def test_a_foreign_word_that_is_known_is_not_read_as_telex(names: Names) -> None:
    names.vocabulary.number("visa")
    said = [words for words, _ in Reader(names).readings("xin visa nhập cảnh ")]
    assert said[0][1] == "visa"


def test_likelier_readings_go_first(names: Names) -> None:
    likely = [part for _, part in Reader(names).readings("dkxe ks kh")]
    assert likely == sorted(likely, reverse=True)


@given(st.text(max_size=80))
def test_any_text_is_read_in_a_few_ways(names: Names, text: str) -> None:
    readings = Reader(names).readings(text)
    assert 1 <= len(readings) <= MAX_READINGS
    assert all(0 < likely <= 1 for _, likely in readings)
