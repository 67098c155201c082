"""Sizes of a door display: inside the glass, apart, as large as it goes, told where too small."""

from itertools import combinations

import pytest

from queue_display.door.layout import legibility, plan
from queue_display.optics import Surface, Widths

GLASSES = [
    (1024, 600, 7.0, 3.0),
    (1280, 800, 10.1, 4.0),
    (1366, 768, 15.6, 5.0),
    (1920, 1080, 32.0, 6.0),
    (1080, 1920, 24.0, 6.0),
]


@pytest.fixture(params=GLASSES, ids=str)
def made(request):
    return plan(Surface(*request.param), Widths(), 2)


def test_all_parts_are_inside_the_frame_and_apart(made):
    parts = (made.sign, made.about, made.clock, made.stage, made.band)
    surface = made.surface
    for part in parts:
        assert part.left >= made.edge
        assert part.top >= made.edge
        assert part.right <= surface.width - made.edge
        assert part.bottom <= surface.height - made.edge
    for one, other in combinations(parts, 2):
        apart = (
            one.right <= other.left
            or other.right <= one.left
            or one.bottom <= other.top
            or other.bottom <= one.top
        )
        assert apart, (one, other)


def test_the_number_is_the_largest_text(made):
    assert made.digit > made.code > made.small
    assert made.digit > 4 * made.small
    assert made.small <= made.caption <= made.digit / 2


def test_the_number_fits_with_the_longest_label(made):
    long = plan(made.surface, Widths(number=3.9), 2)
    assert long.digit * 3.9 <= long.stage.width
    assert long.digit <= made.digit


def test_a_glass_that_is_too_small_for_the_seat_says_so():
    near, far = (plan(Surface(1024, 600, 7.0, metres)) for metres in (2.0, 12.0))
    assert (near.too_small, far.too_small) == (False, True)
    assert legibility(far).too_small
    assert legibility(far).facts()["number_metres"] == legibility(near).facts()["number_metres"]


def test_small_texts_that_half_the_distance_cannot_read_are_told():
    near, far = (legibility(plan(Surface(1920, 1080, 32.0, metres))) for metres in (3.0, 9.0))
    assert near.notes == ()
    assert "2.5 m" in far.notes[0]


def test_what_the_set_up_is_told_is_what_an_eye_sees():
    told = legibility(plan(Surface(1920, 1080, 32.0, 6.0)))
    sizes = {size.what: size for size in told.sizes}
    assert told.rows == 1
    assert sizes["number"].arc_minutes >= 20
    assert sizes["number"].metres > sizes["counter"].metres > sizes["small"].metres
    assert sizes["small"].metres == pytest.approx(6 * sizes["small"].arc_minutes / 20, rel=0.01)
