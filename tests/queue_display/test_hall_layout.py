"""As many calls as fit, each digit readable from the farthest seat, or the layout says so."""

import math

import pytest

from queue_display.hall_layout import plan_hall
from queue_display.layout import legibility
from queue_display.optics import Surface, Widths

SIZES = [(1920, 1080), (1080, 1920), (1366, 768), (3840, 2160)]
INCHES = (32, 43, 50, 55, 65, 75)
METRES = (3, 4, 6, 8, 10, 12)


def seen_minutes(px, size, inches, metres):
    """Minutes of arc of a capital of 0.714 em, from nothing but geometry."""
    millimetres = px * 0.714 * inches * 25.4 / math.hypot(*size)
    return math.degrees(2 * math.atan(millimetres / 2 / (1000 * metres))) * 60


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize("inches", INCHES)
@pytest.mark.parametrize("metres", METRES)
def test_every_digit_is_seen_under_20_minutes_or_the_set_up_says_so(size, inches, metres):
    made = plan_hall(Surface(*size, inches, metres))
    assert seen_minutes(made.digit, size, inches, metres) >= 20 or made.too_small
    if not made.too_small:
        small = min(made.small, made.panel_sizes.small, made.notice)
        assert seen_minutes(small, size, inches, metres / 2) >= 16 - 0.05
        assert len(made.rows) >= 3


def test_the_rule_would_notice_digits_that_are_too_small():
    """The control: half the digits are not readable."""
    made = plan_hall(Surface(1920, 1080, 43, 6))
    assert seen_minutes(made.digit // 2, (1920, 1080), 43, 6) < 20


@pytest.mark.parametrize("size", SIZES)
@pytest.mark.parametrize(("inches", "metres"), [(43, 3), (43, 6), (55, 8), (65, 10), (32, 12)])
def test_cells_lie_between_header_and_notices_and_do_not_overlap(size, inches, metres):
    made = plan_hall(Surface(*size, inches, metres), Widths(), 2)
    parts = [made.header, made.heading, made.band, *made.rows]
    for index, one in enumerate(parts):
        assert one.left >= 0
        assert one.right <= size[0]
        assert one.top >= 0
        assert one.bottom <= size[1]
        for other in parts[index + 1 :]:
            apart = one.right <= other.left or other.right <= one.left
            assert apart or one.bottom <= other.top or other.bottom <= one.top


def test_a_wide_hall_shows_more_calls_than_the_board():
    assert len(plan_hall(Surface(1920, 1080, 43, 6)).rows) == 12
    assert plan_hall(Surface(1920, 1080, 43, 6)).columns == 3


def test_a_deep_hall_has_fewer_columns_never_smaller_digits():
    near, far = (plan_hall(Surface(1920, 1080, 43, metres)) for metres in (6, 8))
    assert far.columns < near.columns
    assert far.digit > near.digit


def test_longer_zones_take_columns_not_letters():
    short, long = (
        plan_hall(Surface(1920, 1080, 43, 6), Widths(2.72, 1.16, em)) for em in (6.4, 14)
    )
    assert long.columns < short.columns
    assert long.panel_sizes.small >= short.panel_sizes.small


def test_a_small_tv_for_a_deep_hall_is_told():
    made = plan_hall(Surface(1920, 1080, 32, 12))
    assert made.too_small
    assert legibility(made).too_small
    assert made.digit > 50
