"""Inches, pixels and the farthest seat decide the digits; the tables of the screens note hold."""

import math

import pytest

from queue_display.board_layout import FEWEST_ROWS, plan, rows_for
from queue_display.layout import legibility
from queue_display.optics import (
    CAP,
    Surface,
    Widths,
    arc_minutes,
    digit_height_mm,
    distance_px,
)

FONT_PX = {
    3: (66, 49, 42, 39, 33, 28),
    4: (88, 66, 57, 51, 43, 38),
    6: (133, 99, 85, 77, 65, 57),
    8: (177, 131, 113, 103, 87, 75),
    10: (221, 164, 141, 128, 109, 94),
    12: (265, 197, 170, 154, 130, 113),
}
INCHES = (32, 43, 50, 55, 65, 75)
SIZES = [(1920, 1080), (1080, 1920), (768, 1366), (1280, 800), (3840, 2160)]


@pytest.mark.parametrize(("metres", "mm"), [(3, 17.5), (4, 23.3), (6, 34.9), (8, 46.5), (12, 69.8)])
def test_twenty_minutes_of_arc_give_the_height_of_a_digit(metres, mm):
    assert digit_height_mm(metres) == pytest.approx(mm, abs=0.06)


@pytest.mark.parametrize("metres", [0, -1])
def test_a_seat_inside_the_screen_is_refused(metres):
    with pytest.raises(ValueError, match="more than 0"):
        digit_height_mm(metres)


@pytest.mark.parametrize("metres", FONT_PX)
@pytest.mark.parametrize("column", range(len(INCHES)))
def test_the_table_of_font_sizes_on_full_hd_holds(metres, column):
    surface = Surface(1920, 1080, INCHES[column], metres)
    assert distance_px(metres, surface.px_per_mm) == pytest.approx(FONT_PX[metres][column], abs=1)


@pytest.mark.parametrize(
    ("inches", "metres", "rows"),
    [(43, 3, 6), (43, 6, 6), (43, 8, 4), (43, 10, 3), (55, 6, 6), (55, 8, 5), (55, 10, 4)],
)
def test_the_table_of_rows_holds(inches, metres, rows):
    assert len(plan(Surface(1920, 1080, inches, metres)).rows) == rows


def test_without_the_bound_of_six_a_near_seat_would_have_twelve_rows():
    exact = distance_px(3, Surface(1920, 1080, 43, 3).px_per_mm)
    assert math.floor(760 / (1.28 * exact)) == 12
    assert rows_for(760, exact) == 6


@pytest.mark.parametrize("inches", INCHES)
@pytest.mark.parametrize("metres", FONT_PX)
@pytest.mark.parametrize("size", SIZES)
def test_digits_are_seen_under_20_minutes_or_the_set_up_says_so(inches, metres, size):
    layout = plan(Surface(*size, inches, metres))
    seen = arc_minutes(layout.digit, layout.surface.px_per_mm, metres)
    assert seen >= 20 or layout.too_small
    assert layout.panel_sizes.digit >= 2 * layout.digit or layout.too_small
    assert len(layout.rows) >= FEWEST_ROWS or layout.too_small


def test_an_earlier_list_of_96_px_was_too_small():
    """33.98 mm where 34.9 mm were needed: the figure of the screens note, section 13."""
    surface = Surface(1920, 1080, 43, 6)
    assert 96 * CAP / surface.px_per_mm == pytest.approx(33.98, abs=0.05)
    assert arc_minutes(96, surface.px_per_mm, 6) < 20


@pytest.mark.parametrize(("inches", "metres"), [(32, 12), (24, 10), (10.1, 6)])
def test_a_small_tv_for_a_deep_hall_is_told(inches, metres):
    assert plan(Surface(1920, 1080, inches, metres)).too_small


@pytest.mark.parametrize(("inches", "metres"), [(43, 6), (43, 10), (55, 8), (65, 10)])
@pytest.mark.parametrize("languages", [1, 2])
def test_a_fitting_tv_is_not_complained_about(inches, metres, languages):
    assert not plan(Surface(1920, 1080, inches, metres), languages=languages).too_small


@pytest.mark.parametrize("inches", [10.1, 24, 43, 65])
@pytest.mark.parametrize("metres", [3, 6, 10])
@pytest.mark.parametrize("size", SIZES)
def test_parts_lie_inside_the_glass_and_do_not_overlap(inches, metres, size):
    layout = plan(Surface(*size, inches, metres), Widths(), 2)
    parts = [layout.header, layout.panel, layout.heading, layout.band, *layout.rows]
    parts += [layout.coming] if layout.coming else []
    for part in parts:
        assert part.width > 0
        assert part.height > 0
        assert part.left >= 0
        assert part.top >= 0
        assert part.right <= size[0]
        assert part.bottom <= size[1]
    for index, one in enumerate(parts):
        for other in parts[index + 1 :]:
            apart = one.right <= other.left or other.right <= one.left
            assert apart or one.bottom <= other.top or other.bottom <= one.top


def test_the_same_glass_in_a_smaller_window_keeps_its_proportions():
    """--windowed: half the pixels, half the digits, the same rows."""
    whole, half = plan(Surface(1920, 1080, 43, 6)), plan(Surface(960, 540, 43, 6))
    assert half.digit == pytest.approx(whole.digit / 2, abs=1)
    assert len(half.rows) == len(whole.rows)


def test_a_hall_too_deep_for_the_rest_leaves_out_what_comes_soon_first():
    assert plan(Surface(1920, 1080, 43, 6)).coming is not None
    assert plan(Surface(1920, 1080, 43, 10)).coming is None


def test_smaller_letters_say_from_how_far_they_are_read():
    layout = plan(Surface(1920, 1080, 43, 6))
    seen = arc_minutes(layout.notice, layout.surface.px_per_mm, layout.notice_metres)
    assert seen == pytest.approx(20, abs=0.01)
    assert 2.5 < layout.notice_metres < 6
    assert 1.5 < layout.small_metres < 6


def test_two_lines_of_notices_always_fit():
    for size in SIZES:
        assert plan(Surface(*size, 43, 6)).notice_lines >= 2


FILM_SIZES = [(1920, 1080), (1080, 1920), (3840, 2160), (1366, 768)]


@pytest.mark.parametrize("size", FILM_SIZES)
@pytest.mark.parametrize("inches", INCHES)
@pytest.mark.parametrize("metres", FONT_PX)
def test_a_film_takes_rows_never_digits(size, inches, metres):
    surface = Surface(*size, inches, metres)
    bare, made = plan(surface), plan(surface, film=True)
    assert made.digit == bare.digit
    assert made.too_small == bare.too_small
    assert made.film_left_out == (made.film is None)
    if made.film is None:
        return
    assert len(made.rows) >= FEWEST_ROWS
    assert made.panel_sizes.digit >= 2 * made.digit
    assert made.film.width / made.film.height == pytest.approx(16 / 9, abs=0.02)
    parts = [made.header, made.panel, made.heading, made.band, *made.rows]
    parts += [made.coming] if made.coming else []
    for part in parts:
        beside = part.right <= made.film.left or made.film.right <= part.left
        assert beside or part.bottom <= made.film.top or made.film.bottom <= part.top


def test_the_usual_televisions_have_room_for_a_film():
    for inches, metres in [(43, 3), (43, 6), (43, 8), (55, 6), (55, 8), (65, 8), (75, 10)]:
        assert plan(Surface(1920, 1080, inches, metres), film=True).film is not None


def test_a_film_that_would_leave_fewer_than_three_rows_is_left_out_and_told():
    made = plan(Surface(1920, 1080, 43, 10), film=True)
    assert made.film is None
    assert made.film_left_out
    assert legibility(made).notes
    assert not legibility(plan(Surface(1920, 1080, 43, 10))).notes


def test_a_standing_board_gives_a_row_for_its_film():
    surface = Surface(1080, 1920, 43, 6)
    assert len(plan(surface).rows) == 6
    assert len(plan(surface, film=True).rows) == 5
