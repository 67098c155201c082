"""The page of posted procedures on five televisions and five distances."""

from itertools import combinations, product

import pytest

from queue_display.notices.layout import legibility, plan
from queue_display.optics import Surface

SIZES = [(1920, 1080), (1080, 1920), (3840, 2160), (1366, 768)]


@pytest.mark.parametrize(("size", "metres"), [*product(SIZES, (2.0, 4.0, 6.0, 8.0, 12.0))])
def test_all_parts_are_on_the_glass_and_apart(size, metres):
    made = plan(Surface(*size, 43.0, metres))
    for one, other in combinations((made.header, made.band, made.body, made.foot), 2):
        assert one.bottom <= other.top or other.bottom <= one.top
    assert made.foot.bottom <= size[1]
    assert made.code.right <= made.body.right
    assert made.code.bottom <= made.body.bottom
    assert made.text_width(has_code=True) >= made.body.width * 0.5
    assert made.text_height(has_code=True) >= made.body.height * 0.5


@pytest.mark.parametrize(
    ("inches", "metres"), [*product((32, 43, 55, 65, 75), (3.0, 4.0, 6.0, 8.0, 10.0))]
)
def test_the_text_is_seen_under_16_minutes_from_half_the_distance_or_it_says_so(inches, metres):
    made = plan(Surface(1920, 1080, inches, metres))
    text = {size.what: size for size in legibility(made).sizes}["text"]
    assert made.too_small == (text.arc_minutes < 7.95)
    assert legibility(made).rows >= 6


def test_a_glass_of_the_same_inches_has_the_same_millimetres():
    one, other = (plan(Surface(*size, 43.0, 6.0)) for size in ((1920, 1080), (3840, 2160)))
    assert other.text == pytest.approx(2 * one.text, abs=2)
