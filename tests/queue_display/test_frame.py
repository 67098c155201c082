"""Margins, header and notices: what every face has, in the sizes of its glass."""

import pytest

from queue_display.frame import frame_of
from queue_display.optics import LINE, Surface


@pytest.mark.parametrize("metres", [3, 6, 8, 10, 12])
def test_a_line_of_notices_fits_its_band(metres):
    surface = Surface(1920, 1080, 43, metres)
    made = frame_of(surface)
    band = made.band(surface, 972)
    size, lines = made.notice(surface, band)
    assert lines >= 1
    assert size * LINE * lines <= band.height


def test_a_deeper_hall_has_larger_words_until_the_glass_ends():
    near, far, absurd = (frame_of(Surface(1920, 1080, 43, metres)) for metres in (6, 10, 40))
    assert near.small < far.small < absurd.small
    assert absurd.small == int(1080 * 0.073)


def test_a_standing_screen_gives_the_name_two_lines():
    assert frame_of(Surface(1080, 1920, 43, 6)).header > frame_of(Surface(1920, 1080, 43, 6)).header
