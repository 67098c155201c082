"""Slips of fingers and of ears."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centre.rules.search.spelling import MAX_PARTS, NEAREST, SAME_SOUND, Spelling, sound

KNOWN = "dang ki khai sinh ket hon thuong tru chung thuc trich luc nha giay xay dung ho chieu 14 k"


@pytest.fixture(scope="module")
def spelling() -> Spelling:
    return Spelling(KNOWN.split())


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("sinh", "xin"),
        ("trich", "chit"),
        ("nam", "lam"),
        ("giay", "day"),
        ("rung", "dun"),
        ("nghe", "nge"),
        ("ghi", "gi"),
        ("ket", "cec"),
        ("phai", "fai"),
    ],
)
def test_syllables_that_sound_alike_somewhere_have_one_sound(one: str, other: str) -> None:
    assert sound(one) == sound(other)


@pytest.mark.parametrize(("one", "other"), [("khai", "cai"), ("sinh", "sanh"), ("ho", "hon")])
def test_other_syllables_have_not(one: str, other: str) -> None:
    assert sound(one) != sound(other)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("xinh", "sinh"),
        ("chich", "trich"),
        ("khia", "khai"),
        ("khaii", "khai"),
        ("khi", "khai"),
        ("thuonh", "thuong"),
        ("thuog", "thuong"),
        ("chugn", "chung"),
    ],
)
def test_a_slip_is_near_to_what_was_meant(spelling: Spelling, typed: str, meant: str) -> None:
    assert meant in spelling.near(typed)


def test_what_sounds_alike_is_nearest(spelling: Spelling) -> None:
    assert spelling.near("xinh")["sinh"] == SAME_SOUND


@pytest.mark.parametrize("typed", ["xyzzy", "qwerty", "", "k", "14", "1a", "a" * 1000])
def test_nonsense_is_near_to_nothing(spelling: Spelling, typed: str) -> None:
    assert spelling.near(typed) == {}


def test_an_unfinished_word_leads_to_all_that_begin_so(spelling: Spelling) -> None:
    assert spelling.beginning("th", 10) == ["thuc", "thuong"]
    assert spelling.beginning("thuc", 10) == []
    assert len(spelling.beginning("", 3)) == 3


def test_glued_words_are_parted(spelling: Spelling) -> None:
    assert ("dang", "ki", "ket", "hon") in spelling.parts("dangkykethon")
    assert spelling.parts("khaisinh") == [("khai", "sinh")]


@pytest.mark.parametrize("typed", ["khaixx", "khai", "kkkk", "khaisinh1", "khai" * 20])
def test_what_has_an_unknown_part_is_not_parted(spelling: Spelling, typed: str) -> None:
    assert spelling.parts(typed) == []


@given(st.text(max_size=60))
def test_any_text_is_answered_within_bounds(spelling: Spelling, typed: str) -> None:
    assert len(spelling.near(typed)) <= NEAREST
    assert all(1 < len(way) <= MAX_PARTS for way in spelling.parts(typed))
    assert all(word.startswith(typed) for word in spelling.beginning(typed, 50))
