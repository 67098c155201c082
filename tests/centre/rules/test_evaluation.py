"""The evaluation sheet's rules: 18 points, boundaries that do not leak, nothing of nothing."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centre.rules.errors import NotAllowed
from centre.rules.evaluation import (
    GRADES,
    INDEXES,
    MOST,
    TITLES,
    Bounds,
    Grade,
    Period,
    beside,
    bounds_of,
    checked_index,
    checked_score,
    from_catalogue,
    from_contacts,
    from_times,
    grade,
    period,
    period_of,
    result,
)
from centre.rules.hours import ZONE
from centre.rules.services import Policy

SEVENTEEN = dict.fromkeys(INDEXES, 2) | {9: 1}


@pytest.mark.parametrize(
    ("total", "reached"),
    [
        (18, Grade.EXCELLENT),
        (16, Grade.EXCELLENT),
        (15, Grade.EXCELLENT),
        (14, Grade.GOOD),
        (12, Grade.GOOD),
        (11, Grade.FAIR),
        (9, Grade.FAIR),
        (8, Grade.AVERAGE),
        (6, Grade.AVERAGE),
        (5, Grade.WEAK),
        (0, Grade.WEAK),
    ],
)
def test_each_boundary_belongs_to_the_better_grade(total, reached):
    """Behaviour 45: exactly 15 is "Xuất sắc", 12 "Tốt", 9 "Khá", 6 "Trung bình"."""
    assert grade(total, Bounds()) is reached


def test_the_sheet_has_nine_indexes_and_eighteen_points():
    """Behaviour 45: 9 × 2 = 18."""
    assert (len(INDEXES), MOST) == (9, 18)
    assert set(TITLES) == set(INDEXES)
    assert all(set(words) == {"vi", "en"} for words in (*TITLES.values(), *GRADES.values()))
    full = result(dict.fromkeys(INDEXES, 2), Bounds())
    assert (full.total, full.missing, full.grade) == (18, (), Grade.EXCELLENT)


def test_an_incomplete_sheet_has_a_sum_and_no_grade():
    """Behaviour 45: what is missing is no zero."""
    part = result({1: 2, 2: None, 3: 0}, Bounds())
    assert (part.total, part.missing, part.grade) == (2, (2, 4, 5, 6, 7, 8, 9), None)
    assert result({}, Bounds()).grade is None
    zeros = result(dict.fromkeys(INDEXES, 0), Bounds())
    assert (zeros.total, zeros.missing, zeros.grade) == (0, (), Grade.WEAK)


def test_boundaries_are_the_centres_own():
    policy = Policy(grade_excellent=17)
    assert bounds_of(policy) == Bounds(excellent=17)
    assert result(SEVENTEEN, bounds_of(policy)).grade is Grade.EXCELLENT
    assert grade(16, bounds_of(policy)) is Grade.GOOD
    assert bounds_of(Policy()) == Bounds(15, 12, 9, 6)


@given(st.integers(0, 18), st.integers(0, 18))
def test_more_points_are_never_a_worse_grade(one, other):
    order = list(Grade)
    low, high = sorted((one, other))
    assert order.index(grade(high, Bounds())) <= order.index(grade(low, Bounds()))


@pytest.mark.parametrize("value", [-1, 3, 18, True])
def test_a_score_is_0_1_2_or_nothing(value):
    with pytest.raises(NotAllowed) as refused:
        checked_score(value)
    assert refused.value.key == "score_wrong"
    assert [checked_score(one) for one in (0, 1, 2, None)] == [0, 1, 2, None]


def test_an_index_is_one_of_the_nine():
    assert checked_index(9) == 9
    for wrong in (0, 10, -1):
        with pytest.raises(NotAllowed):
            checked_index(wrong)


@pytest.mark.parametrize(
    ("counts", "score"),
    [
        ((10, 0, 0), 2),
        ((0, 10, 0), 1),
        ((0, 0, 10), 0),
        ((1, 1, 0), 2),
        ((49, 51, 0), 1),
        ((0, 1, 1), 1),
        ((0, 49, 51), 0),
        ((40, 55, 5), 1),
        ((1, 0, 0), 2),
    ],
)
def test_times_and_contacts_propose_the_average_dossiers_score(counts, score):
    times = from_times(*counts, recorded_late=0)
    assert (times.proposed, times.reason) == (score, "times")
    assert times.numbers["early"] == counts[0]
    contacts = from_contacts(*counts)
    assert (contacts.proposed, contacts.reason) == (score, "contacts")


def test_of_nothing_nothing_is_proposed():
    """Behaviour 45: no dossiers are no 0 % and no score."""
    for none in (from_times(0, 0, 0, 0), from_contacts(0, 0, 0), from_catalogue(0)):
        assert (none.proposed, none.reason, dict(none.numbers)) == (None, "no_data", {})
    shown = from_catalogue(1771)
    assert (shown.proposed, shown.reason, shown.numbers["procedures"]) == (None, "publicity", 1771)


@pytest.mark.parametrize(
    ("name", "begins", "ends"),
    [
        ("2026-Q1", "2026-01-01", "2026-04-01"),
        ("2026-q4", "2026-10-01", "2027-01-01"),
        (" 2026-Q2 ", "2026-04-01", "2026-07-01"),
    ],
)
def test_quarters_by_name(name, begins, ends):
    found = period(name)
    first, after = (datetime.fromisoformat(day).replace(tzinfo=ZONE) for day in (begins, ends))
    assert found == Period(name.strip().upper(), first, after)


@pytest.mark.parametrize("name", ["", "2026", "2026-Q5", "2026-Q0", "1999-Q1", "2026-Q1\nx", "Q1"])
def test_any_other_name_is_refused(name):
    with pytest.raises(NotAllowed) as refused:
        period(name)
    assert refused.value.key == "period_wrong"


@given(st.dates(date(2000, 1, 1), date(2098, 12, 31)), st.integers(-8, 8))
def test_quarters_follow_each_other_without_a_gap(day, steps):
    one = period_of(day)
    assert one.begins.date() <= day < one.ends.date()
    assert period(one.name) == one
    assert beside(one, 1).begins == one.ends
    assert beside(beside(one, steps), -steps) == one
