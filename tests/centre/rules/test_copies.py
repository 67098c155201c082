"""Which copies stay: thinned with age, the newest one always."""

from datetime import datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from centre.rules.copies import (
    ALWAYS,
    DAILY_FOR,
    PRINTS_THEM_IN,
    left_out,
    left_out_beyond,
    surplus,
)
from centre.rules.hours import ZONE

NOW = datetime(2026, 11, 23, 17, 2, tzinfo=ZONE)
AGES = st.lists(st.integers(-3600, 60 * 24 * 3600), max_size=60, unique=True)


def test_a_working_month_of_copies_every_five_minutes_is_thinned():
    copies = [NOW - timedelta(minutes=5 * n) for n in range(12 * 24 * 40)]
    kept = sorted(set(copies) - surplus(copies, NOW), reverse=True)
    assert kept[:13] == copies[:13], "all of the last hour"
    assert len([at for at in kept if NOW - at <= timedelta(days=1)]) == 13 + 23
    assert len(kept) == 13 + 23 + 30
    assert NOW - kept[-1] <= DAILY_FOR


def test_nothing_goes_of_what_is_alone_and_old():
    alone = NOW - timedelta(days=400)
    assert surplus([alone], NOW) == frozenset()


def test_a_clock_set_far_ahead_leaves_a_working_hour():
    copies = [NOW - timedelta(minutes=5 * n) for n in range(40)]
    kept = set(copies) - surplus(copies, NOW + timedelta(days=400))
    assert kept == set(copies[:ALWAYS])


def test_a_copy_of_the_future_is_kept():
    ahead = NOW + timedelta(days=3)
    assert surplus([ahead, NOW - timedelta(minutes=1)], NOW) == frozenset()


@given(AGES)
def test_thinning_again_finds_nothing_and_each_day_keeps_a_copy(ages):
    copies = [NOW - timedelta(seconds=age) for age in ages]
    kept = set(copies) - surplus(copies, NOW)
    assert surplus(kept, NOW) == frozenset()
    assert not copies or max(copies) in kept
    days = {at.date() for at in copies if timedelta() <= NOW - at <= DAILY_FOR}
    assert days <= {at.date() for at in kept}


@given(st.integers(0, 9999), st.integers(-200, 9999))
def test_the_next_number_is_above_every_known_one(last, more):
    by = left_out_beyond(last, last + more)
    assert last + by + 1 > last + max(0, more)
    assert by % 100 == 0
    assert by <= max(0, more) + 100


def test_the_longer_the_copy_is_ago_the_more_numbers_are_left_out():
    assert [left_out(PRINTS_THEM_IN * part) for part in (0, 0.5, 1, 1.01, 2, 12)] == [
        *(100, 100, 100, 200, 200),
        1200,
    ]
