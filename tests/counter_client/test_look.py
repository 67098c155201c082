"""Sizes of a PC's screen."""

import pytest

from counter_client.look import LEAST_PX, TEXT_PX, THEME, letters, mm_of


@pytest.mark.parametrize("px", [11, 13, 15, 17, 19, 30, 80])
def test_letters_have_the_pixels_that_were_asked_for(px):
    assert THEME.font_px(mm_of(px)) == px


def test_ordinary_text_has_capitals_of_sixteen_minutes_of_arc_at_60_cm():
    assert mm_of(TEXT_PX) >= 2.79


def test_letters_never_shrink_below_the_least():
    assert THEME.font_px(letters(30).min_cap_mm) == LEAST_PX
