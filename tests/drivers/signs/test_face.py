"""What a sign is to show."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drivers.signs.face import LONGEST, Face, Look, plain


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("A012", "A012"),
        ("Đóng cửa", "Dong cua"),
        ("TẠM NGHỈ TRƯA", "TAM NGHI"),
        ("5→6", "5?6"),
        ("a\x02b\n", "a?b?"),
        ("", ""),
    ],
)
def test_text_is_cut_and_made_plain(text, shown):
    assert plain(text) == shown


@given(st.text(max_size=5000))
def test_any_text_can_be_shown(text):
    shown = plain(text)
    assert len(shown) <= LONGEST
    assert all(" " <= sign <= "~" for sign in shown)


def test_a_call_blinks_for_its_time_and_then_stands_still():
    face = Face(7, 8.0)
    face.show("A012", blink=True)
    assert face.look(100.0) == Look("A012", blinks=True)
    assert face.look(107.9) == Look("A012", blinks=True)
    assert face.look(108.0) == Look("A012", blinks=False)


def test_the_same_number_called_again_blinks_again():
    face = Face(7, 8.0)
    face.show("A012", blink=True)
    face.look(100.0)
    assert not face.look(109.0).blinks
    face.show("A012", blink=True)
    assert face.look(110.0).blinks


def test_darkness_does_not_blink():
    face = Face(7, 8.0)
    face.show("", blink=True)
    assert face.look(1.0) == Look()


@pytest.mark.parametrize(("given_level", "level"), [(-3, 0), (0, 0), (9, 9), (99, 9)])
def test_brightness_is_cut_to_its_range(given_level, level):
    face = Face(7, 8.0)
    face.dim(given_level)
    assert face.level == level
