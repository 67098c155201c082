"""Working time as tables: lunch, evening, Friday, Tết, make-up Saturday, quota end, midnight."""

from datetime import UTC, date, datetime, time, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centre.rules.errors import NotAllowed
from centre.rules.hours import ZONE
from centre.rules.services import Interval, Policy
from centre.rules.working import (
    days_and_hours,
    due,
    effective_receipt,
    is_working_day,
    left,
    next_working_days,
    working_between,
)

MORNING = Interval(time(7), time(11, 30))
AFTERNOON = Interval(time(13, 30), time(17))
WEEK = dict.fromkeys(range(5), (MORNING, AFTERNOON))
# Tết of 2026 from Monday 16 to Friday 20 February; Saturday the 28th makes up in the morning.
TET = {date(2026, 2, 16) + timedelta(days=n): () for n in range(5)}
CENTRE = SimpleNamespace(
    hours=WEEK,
    holidays={**TET, date(2026, 2, 28): (MORNING,)},
    policy=Policy(last_number_minutes=30),
)
UNDECLARED = SimpleNamespace(hours={}, holidays={date(2026, 3, 3): ()})
NEVER = SimpleNamespace(hours={0: ()}, holidays={})


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("received", "counts_from"),
    [
        ("2026-03-02 09:10", "2026-03-02 09:10"),
        ("2026-03-02 07:00", "2026-03-02 07:00"),
        ("2026-03-02 06:59:59", "2026-03-02 07:00"),
        ("2026-03-02 00:00", "2026-03-02 07:00"),
        # lunch
        ("2026-03-02 11:29:59", "2026-03-02 11:29:59"),
        ("2026-03-02 11:30", "2026-03-02 13:30"),
        ("2026-03-02 12:15", "2026-03-02 13:30"),
        ("2026-03-02 13:29:59", "2026-03-02 13:30"),
        # no more numbers are given after 16:30, but the office is open: quota end
        ("2026-03-02 16:45", "2026-03-02 16:45"),
        # the trap of TH: hour and date move together, also over a weekend
        ("2026-03-02 17:00", "2026-03-03 07:00"),
        ("2026-03-02 17:20", "2026-03-03 07:00"),
        ("2026-03-02 23:59:59", "2026-03-03 07:00"),
        ("2026-03-06 17:20", "2026-03-09 07:00"),
        ("2026-03-07 10:00", "2026-03-09 07:00"),
        ("2026-03-08 23:00", "2026-03-09 07:00"),
        # Tết, and the Saturday that makes up for it
        ("2026-02-13 17:01", "2026-02-23 07:00"),
        ("2026-02-18 09:00", "2026-02-23 07:00"),
        ("2026-02-27 18:00", "2026-02-28 07:00"),
        ("2026-02-28 12:00", "2026-03-02 07:00"),
    ],
)
def test_from_when_a_receipt_counts(received, counts_from):
    assert effective_receipt(CENTRE, at(received)) == at(counts_from)


@pytest.mark.parametrize(
    ("received", "limit", "until"),
    [
        ("2026-03-02 07:00", {"days": 1}, "2026-03-02 17:00"),
        ("2026-03-02 09:00", {"days": 1}, "2026-03-03 09:00"),
        ("2026-03-02 09:00", {"hours": 2.5}, "2026-03-02 11:30"),
        ("2026-03-02 09:00", {"hours": 3}, "2026-03-02 14:00"),
        ("2026-03-02 12:15", {"hours": 1}, "2026-03-02 14:30"),
        ("2026-03-02 12:15", {"days": 1}, "2026-03-03 11:30"),
        ("2026-03-02 16:45", {"hours": 4}, "2026-03-03 10:45"),
        # the trap: with the hour moved alone, this would be due a day too early
        ("2026-03-02 17:20", {"days": 1}, "2026-03-03 17:00"),
        ("2026-03-02 17:20", {"hours": 1}, "2026-03-03 08:00"),
        ("2026-03-06 17:20", {"days": 1}, "2026-03-09 17:00"),
        ("2026-03-06 16:00", {"days": 1}, "2026-03-09 16:00"),
        ("2026-03-06 16:00", {"hours": 1}, "2026-03-06 17:00"),
        ("2026-03-02 23:59", {"days": 5}, "2026-03-09 17:00"),
        ("2026-02-13 14:00", {"days": 2}, "2026-02-24 14:00"),
        ("2026-02-27 16:00", {"hours": 5.5}, "2026-02-28 11:30"),
        ("2026-02-27 16:00", {"days": 1}, "2026-03-02 09:30"),
        ("2026-02-28 11:00", {"hours": 1}, "2026-03-02 07:30"),
        ("2026-03-02 09:00", {}, "2026-03-02 09:00"),
        ("2026-03-07 09:00", {}, "2026-03-09 07:00"),
        ("2026-03-02 07:00", {"days": 20}, "2026-03-27 17:00"),
    ],
)
def test_when_it_is_due(received, limit, until):
    assert due(CENTRE, at(received), **limit) == at(until)


@pytest.mark.parametrize(
    ("begin", "end", "hours"),
    [
        ("2026-03-02 07:00", "2026-03-02 17:00", 8),
        ("2026-03-02 11:30", "2026-03-02 13:30", 0),
        ("2026-03-02 11:00", "2026-03-02 14:00", 1),
        ("2026-03-06 16:00", "2026-03-09 08:00", 2),
        ("2026-03-06 17:00", "2026-03-09 07:00", 0),
        ("2026-02-13 07:00", "2026-02-23 17:00", 16),
        ("2026-02-28 00:00", "2026-03-01 23:59", 4.5),
        ("2026-03-02 23:59", "2026-03-03 00:01", 0),
        ("2026-03-02 17:00", "2026-03-02 07:00", -8),
    ],
)
def test_how_much_working_time_lies_between(begin, end, hours):
    assert working_between(CENTRE, at(begin), at(end)) == timedelta(hours=hours)


def test_what_is_left_and_what_is_overdue():
    until = at("2026-03-03 11:30")
    assert left(CENTRE, until, at("2026-03-02 16:00")) == timedelta(hours=5.5)
    assert left(CENTRE, until, at("2026-03-05 08:00")) == timedelta(hours=-12.5)
    assert days_and_hours(timedelta(hours=-12.5)) == (1, 4)
    assert days_and_hours(timedelta(hours=7.9)) == (0, 7)


def test_another_zone_is_the_same_moment():
    received = at("2026-03-02 12:15").astimezone(UTC)
    assert effective_receipt(CENTRE, received) == at("2026-03-02 13:30")
    assert working_between(CENTRE, received, at("2026-03-02 14:00")) == timedelta(minutes=30)


def test_a_centre_that_declared_no_hours_has_the_usual_ones_but_its_own_holidays():
    assert effective_receipt(UNDECLARED, at("2026-03-02 12:00")) == at("2026-03-02 13:30")
    assert effective_receipt(UNDECLARED, at("2026-03-02 17:00")) == at("2026-03-04 07:00")
    assert not is_working_day(UNDECLARED, date(2026, 3, 7))


def test_where_nobody_ever_works_it_is_said_so():
    for act in (
        lambda: effective_receipt(NEVER, at("2026-03-02 09:00")),
        lambda: due(NEVER, at("2026-03-02 09:00"), days=1),
    ):
        with pytest.raises(NotAllowed) as refused:
            act()
        assert refused.value.key == "no_working_time"
    with pytest.raises(NotAllowed):
        effective_receipt(CENTRE, datetime.max.replace(tzinfo=ZONE))
    with pytest.raises(ValueError, match="-1 day"):
        due(CENTRE, at("2026-03-02 09:00"), hours=-1)


def test_the_next_working_days_leave_weekends_and_holidays_out():
    assert next_working_days(CENTRE, date(2026, 3, 6), 2) == (date(2026, 3, 9), date(2026, 3, 10))
    assert next_working_days(CENTRE, date(2026, 2, 13), 1) == (date(2026, 2, 23),)
    assert next_working_days(CENTRE, date(2026, 2, 27), 1) == (date(2026, 2, 28),)
    assert next_working_days(NEVER, date(2026, 3, 6), 2) == ()


MOMENTS = st.integers(0, 40 * 24 * 60).map(
    lambda minutes: at("2026-02-09 00:00") + timedelta(minutes=minutes)
)
LIMITS = st.integers(0, 40 * 60).map(lambda minutes: minutes / 60)


@given(MOMENTS, MOMENTS, LIMITS, LIMITS)
def test_later_receipts_and_longer_limits_are_never_due_earlier(one, other, short, long):
    one, other = sorted((one, other))
    short, long = sorted((short, long))
    assert effective_receipt(CENTRE, one) <= effective_receipt(CENTRE, other)
    assert due(CENTRE, one, hours=short) <= due(CENTRE, other, hours=short)
    assert due(CENTRE, one, hours=short) <= due(CENTRE, one, hours=long)
    assert effective_receipt(CENTRE, one) >= one


@given(MOMENTS, MOMENTS, MOMENTS)
def test_working_time_adds_up(one, two, three):
    whole = working_between(CENTRE, one, three)
    assert working_between(CENTRE, one, two) + working_between(CENTRE, two, three) == whole
    assert working_between(CENTRE, one, effective_receipt(CENTRE, one)) == timedelta()


@given(MOMENTS, LIMITS, LIMITS)
def test_a_limit_is_the_working_time_until_it_is_over_in_one_part_or_two(received, one, two):
    until = due(CENTRE, received, hours=one)
    assert working_between(CENTRE, received, until) == timedelta(hours=one)
    parts = due(CENTRE, until, hours=two)
    assert working_between(CENTRE, received, parts) == timedelta(hours=one) + timedelta(hours=two)
