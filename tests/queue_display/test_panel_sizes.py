"""The call's digits are at least twice the list's; lower lines make way for them."""

from queue_display.optics import Box, Widths
from queue_display.panel_sizes import Need, panel_padding, panel_sizes

NEED = Need(digit=99, small=40, widths=Widths(), languages=2)


def test_a_wide_panel_has_number_and_counter_side_by_side():
    made = panel_sizes(Box(0, 0, 1100, 620), NEED)
    assert not made.stacked
    assert made.digit >= 2 * NEED.digit
    assert made.lower == 2
    assert made.small >= NEED.small


def test_a_narrow_panel_has_the_counter_under_the_number():
    assert panel_sizes(Box(0, 0, 760, 800), NEED).stacked


def test_a_low_panel_gives_up_its_lower_lines_before_its_digits():
    made = panel_sizes(Box(0, 0, 1100, 390), NEED)
    assert made.digit >= 2 * NEED.digit
    assert made.lower < 2


def test_a_panel_that_is_far_too_small_says_so_by_its_digits():
    assert panel_sizes(Box(0, 0, 400, 200), NEED).digit < 2 * NEED.digit
    assert panel_padding(Box(0, 0, 400, 200)) == 10
