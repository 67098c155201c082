"""Sizes on the glass against geometry that is written down here once more, and the note's table."""

import math

import pytest

from queue_display.board_layout import plan
from queue_display.frame import frame_of
from queue_display.layout import legibility
from queue_display.legibility import size_of
from queue_display.optics import Surface

INCHES = (32, 43, 50, 55, 65, 75)
# Font pixels on a full HD panel for 20 minutes of arc: screens note, section 3.
TABLE = {
    3: (66, 49, 42, 39, 33, 28),
    4: (88, 66, 57, 51, 43, 38),
    6: (133, 99, 85, 77, 65, 57),
    8: (177, 131, 113, 103, 87, 75),
    10: (221, 164, 141, 128, 109, 94),
    12: (265, 197, 170, 154, 130, 113),
}
CASES = [
    (metres, inches, px)
    for metres, row in TABLE.items()
    for inches, px in zip(INCHES, row, strict=True)
]


def seen_minutes(px, size, inches, metres):
    """Minutes of arc of a capital of 0.714 em, from nothing but geometry."""
    millimetres = px * 0.714 * inches * 25.4 / math.hypot(*size)
    return math.degrees(2 * math.atan(millimetres / 2 / (1000 * metres))) * 60


def assert_legible(made, size, inches, metres):
    """Assert 20 minutes for numbers from the farthest seat, 16 from half of it for the rest."""
    assert seen_minutes(made.digit, size, inches, metres) >= 20
    assert seen_minutes(made.panel_sizes.digit, size, inches, metres) >= 2 * 20 * 0.99
    for px in (made.small, made.panel_sizes.small, made.panel_sizes.caption, made.notice):
        assert seen_minutes(px, size, inches, metres / 2) >= 15.95
    assert len(made.rows) >= 3


@pytest.mark.parametrize(("metres", "inches", "px"), CASES)
def test_the_note_s_table_holds_from_first_principles(metres, inches, px):
    surface = Surface(1920, 1080, inches, metres)
    assert surface.digit == pytest.approx(px, abs=1)
    assert seen_minutes(surface.digit, (1920, 1080), inches, metres) == pytest.approx(20, abs=0.01)
    assert seen_minutes(surface.secondary, (1920, 1080), inches, metres / 2) >= 16 - 0.01


@pytest.mark.parametrize("film", [False, True])
@pytest.mark.parametrize("languages", [1, 2])
@pytest.mark.parametrize("size", [(1920, 1080), (1080, 1920), (3840, 2160), (1366, 768)])
def test_every_text_of_the_board_obeys_its_distance_or_the_set_up_says_so(size, languages, film):
    for metres, inches, _ in CASES:
        made = plan(Surface(*size, inches, metres), None, languages, film=film)
        if not made.too_small:
            assert_legible(made, size, inches, metres)
        else:
            assert legibility(made).too_small


def test_a_lying_board_refuses_just_these_seats_of_the_table():
    """Not one more by a change that nobody noticed: 31 of 36 pairs of TV and seat are served."""
    made = [plan(Surface(1920, 1080, inches, metres)) for metres, inches, _ in CASES]
    refused = {(each.surface.inches, each.surface.metres) for each in made if each.too_small}
    assert refused == {(32, 8), (32, 10), (32, 12), (43, 12), (50, 12)}


def test_a_board_with_smaller_digits_would_be_noticed():
    """The control: the rule's own test refuses digits for a nearer seat."""
    made = plan(Surface(1920, 1080, 43, 4))
    with pytest.raises(AssertionError):
        assert_legible(made, (1920, 1080), 43, 6)


def test_a_text_tells_its_millimetres_minutes_and_metres():
    told = size_of("number", 99, Surface(1920, 1080, 43, 6))
    assert told.millimetres == pytest.approx(35.0, abs=0.1)
    assert told.arc_minutes == pytest.approx(20.1, abs=0.1)
    assert told.metres == pytest.approx(6.0, abs=0.1)


def test_a_surface_knows_its_sides():
    assert Surface(1080, 1920, 43, 6).portrait
    assert not Surface(1920, 1080, 43, 6).portrait
    assert Surface(1080, 1920, 43, 6).short == 1080
    assert frame_of(Surface(1920, 1080, 43, 10)).small > frame_of(Surface(1920, 1080, 43, 3)).small
