"""The walk of the picture: nine places, the same share each, never a leap."""

from collections import Counter
from itertools import pairwise, product

from queue_display.shifting import REACH_PX, shift


def day(clock):
    """Return where the picture stands in each minute of a day."""
    clock.at = clock.at.replace(hour=0, minute=0)
    places = []
    for _ in range(24 * 60):
        places.append(shift(clock.now()))
        clock.move(minutes=1)
    return places


def test_the_picture_stands_at_each_of_nine_places_for_the_same_time(clock):
    places = Counter(day(clock))
    assert set(places) == set(product((-REACH_PX, 0, REACH_PX), repeat=2))
    assert set(places.values()) == {160}


def test_it_moves_every_ten_minutes_and_never_further_than_one_place(clock):
    places = day(clock)
    steps = [(a, b) for a, b in pairwise(places) if a != b]
    assert len(steps) == 24 * 6 - 1
    for (right, down), (further, below) in steps:
        assert max(abs(further - right), abs(below - down)) == REACH_PX


def test_midnight_is_a_step_like_any_other(clock):
    places = day(clock)
    last, first = places[-1], places[0]
    assert max(abs(first[0] - last[0]), abs(first[1] - last[1])) == REACH_PX
    assert REACH_PX == 4
