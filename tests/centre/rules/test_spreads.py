"""Durations as a histogram: exact sums, near quantiles, the same whichever way they are added."""

import math
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centre.rules.hours import ZONE
from centre.rules.spreads import (
    RELATIVE_ERROR,
    Spread,
    SpreadTotal,
    between,
    bin_of,
    measured,
    middle,
    plain,
    spread,
)

SECONDS = st.lists(st.integers(min_value=0, max_value=90_000), min_size=1, max_size=60)


@given(SECONDS, st.sampled_from([0.5, 0.9, 0.95, 1.0]))
def test_a_quantile_is_within_the_bound_of_what_the_durations_themselves_give(seconds, part):
    exact = sorted(seconds)[max(1, math.ceil(part * len(seconds))) - 1]
    told = spread(seconds).quantile(part)
    assert abs(told - exact) <= max(RELATIVE_ERROR * exact, 0 if exact else 1)


@given(SECONDS, SECONDS)
def test_two_parts_added_are_the_whole(one, two):
    total = SpreadTotal()
    for part in (one, two):
        total.add_plain(plain(spread(part)))
    assert total.spread() == spread([*one, *two])


def test_number_and_mean_are_exact():
    found = spread([60, 120, 600.5])
    assert (found.n, found.milliseconds, found.mean) == (3, 780_500, 260.16666666666669)


def test_of_nothing_there_is_no_mean_and_no_quantile():
    assert (Spread().mean, Spread().quantile(0.5), plain(Spread())) == (None, None, [])


def test_the_bound_is_that_of_the_width_of_a_bin_and_a_wider_bin_would_miss_it():
    assert 2 ** (1 / 24) - 1 < RELATIVE_ERROR < 2 ** (1 / 20) - 1


@pytest.mark.parametrize("seconds", [1, 2, 59.9, 60, 3600, 86_400])
def test_a_bin_holds_what_its_middle_stands_for(seconds):
    assert middle(bin_of(seconds)) == pytest.approx(seconds, rel=RELATIVE_ERROR)


def test_below_a_second_is_nothing():
    assert spread([0, 0.4, 0.99]).quantile(1.0) == 0.0


def test_a_clock_set_back_ten_minutes_makes_no_negative_time():
    """Behaviour 44: a clock that was set back makes a duration 0."""
    start = datetime(2026, 11, 23, 9, 0, tzinfo=ZONE)
    assert between(start, start - timedelta(minutes=10)) == 0
    assert measured(-600.0) == (0, 0)


def test_midnight_and_zones_do_not_matter():
    """Behaviour 44: 23:55 to 00:05 of the next day is ten minutes, also when one is UTC."""
    start = datetime(2026, 11, 23, 23, 55, tzinfo=ZONE)
    assert between(start, datetime(2026, 11, 24, 0, 5, tzinfo=ZONE)) == 600
    assert between(start, datetime(2026, 11, 23, 17, 5, tzinfo=UTC)) == 600
