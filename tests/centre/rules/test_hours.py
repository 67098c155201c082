"""Opening hours as tables: lunch, Friday evening, Tết, the make-up Saturday, midnight."""

from datetime import UTC, date, datetime, time, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centre.rules.hours import (
    ZONE,
    business_day,
    giving,
    intervals,
    number_intervals,
    opening,
)
from centre.rules.services import Interval, Policy

MORNING = Interval(time(7), time(11, 30))
AFTERNOON = Interval(time(13, 30), time(17))
WEEK = dict.fromkeys(range(5), (MORNING, AFTERNOON))
TET = {date(2026, 2, 16) + timedelta(days=n): () for n in range(5)}
MAKE_UP = date(2026, 2, 28)
CENTRE = SimpleNamespace(hours=WEEK, holidays={**TET, MAKE_UP: (MORNING,)})
EARLY = SimpleNamespace(hours={0: (Interval(time(6), time(9)),)})
INHERITS = SimpleNamespace(hours=None)


def with_cut(minutes):
    policy = Policy(last_number_minutes=minutes)
    return SimpleNamespace(hours=WEEK, holidays={}, policy=policy)


def at(text):
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)


@pytest.mark.parametrize(
    ("now", "closes", "opens_next"),
    [
        ("2026-03-02 06:59:59", None, "2026-03-02 07:00"),
        ("2026-03-02 07:00", "2026-03-02 11:30", "2026-03-02 13:30"),
        ("2026-03-02 11:29:59", "2026-03-02 11:30", "2026-03-02 13:30"),
        ("2026-03-02 11:30", None, "2026-03-02 13:30"),
        ("2026-03-02 13:30", "2026-03-02 17:00", "2026-03-03 07:00"),
        ("2026-03-06 17:00", None, "2026-03-09 07:00"),
        ("2026-03-07 09:00", None, "2026-03-09 07:00"),
        ("2026-02-13 18:00", None, "2026-02-23 07:00"),
        ("2026-02-28 08:00", "2026-02-28 11:30", "2026-03-02 07:00"),
        ("2026-02-28 14:00", None, "2026-03-02 07:00"),
        ("2026-03-02 00:00", None, "2026-03-02 07:00"),
        ("2026-03-02 23:59:59", None, "2026-03-03 07:00"),
    ],
)
def test_the_table_of_openings(now, closes, opens_next):
    found = opening(CENTRE, INHERITS, at(now))
    assert found.is_open is (closes is not None)
    assert found.closes == (closes and at(closes))
    assert found.opens_next == at(opens_next)


def test_lunch_is_a_break_while_it_is_ahead_and_no_longer_when_it_has_begun():
    lunch = (at("2026-03-02 11:30"), at("2026-03-02 13:30"))
    assert opening(CENTRE, None, at("2026-03-02 06:00")).breaks == (lunch,)
    assert opening(CENTRE, None, at("2026-03-02 11:00")).breaks == (lunch,)
    assert opening(CENTRE, None, at("2026-03-02 11:30")).breaks == ()
    assert opening(CENTRE, None, at("2026-03-02 14:00")).breaks == ()


def test_a_service_has_its_own_hours_but_a_holiday_holds_for_all():
    monday, tet = date(2026, 3, 2), date(2026, 2, 16)
    assert intervals(CENTRE, EARLY, monday) == (Interval(time(6), time(9)),)
    assert intervals(CENTRE, INHERITS, monday) == (MORNING, AFTERNOON)
    assert intervals(CENTRE, EARLY, date(2026, 3, 3)) == ()
    assert intervals(CENTRE, EARLY, tet) == ()


def test_intervals_that_touch_or_overlap_or_stand_in_disorder_are_one_day():
    parts = (
        Interval(time(13), time(15)),
        Interval(time(7), time(10)),
        Interval(time(10), time(11)),
    )
    muddled = SimpleNamespace(hours={}, holidays={MAKE_UP: (*parts, Interval(time(8), time(9)))})
    joined = (Interval(time(7), time(11)), Interval(time(13), time(15)))
    assert intervals(muddled, None, MAKE_UP) == joined


def test_a_centre_that_never_opens_says_so():
    never = SimpleNamespace(hours={}, holidays={})
    found = opening(never, None, at("2026-03-02 08:00"))
    assert (found.is_open, found.closes, found.opens_next, found.breaks) == (False, None, None, ())


def test_the_time_of_another_zone_is_the_same_instant():
    assert opening(CENTRE, None, datetime(2026, 3, 2, 0, 30, tzinfo=UTC)).is_open
    assert not opening(CENTRE, None, datetime(2026, 3, 2, 11, 0, tzinfo=UTC)).is_open


moments = st.datetimes(datetime(2026, 1, 1), datetime(2026, 12, 31), timezones=st.just(ZONE))  # noqa: DTZ001 - hypothesis wants naive bounds


@given(moments)
def test_open_and_closed_agree_with_the_next_change(now):
    found = opening(CENTRE, None, now)
    assert found.opens_next is not None
    assert found.opens_next > now
    assert opening(CENTRE, None, found.opens_next).is_open
    if found.closes is not None:
        assert found.closes > now
        assert not opening(CENTRE, None, found.closes).is_open
    for start, end in found.breaks:
        assert now < start < end
        assert not opening(CENTRE, None, start).is_open
        assert opening(CENTRE, None, end).is_open


@given(st.lists(moments, min_size=1))
def test_the_business_day_never_goes_back_whatever_the_clock_does(readings):
    days = [None]
    for now in readings:
        days.append(business_day(days[-1], now))
        assert days[-1] >= now.date()
    assert days[1:] == sorted(days[1:])


def test_the_business_day_is_that_of_viet_nam():
    assert business_day(None, datetime(2026, 3, 1, 17, 0, tzinfo=UTC)) == date(2026, 3, 2)


def test_control_a_business_day_that_follows_the_clock_goes_back():
    readings = [at("2026-03-02 08:00"), at("2026-03-01 08:00")]
    naive = [now.date() for now in readings]
    assert naive != sorted(naive)


def test_the_last_number_is_given_before_closing_time():
    centre = with_cut(15)
    just_before = datetime(2026, 11, 23, 11, 14, 59, tzinfo=ZONE)
    at_the_end = datetime(2026, 11, 23, 11, 15, tzinfo=ZONE)
    assert giving(centre, None, just_before).is_open
    closed = giving(centre, None, at_the_end)
    assert not closed.is_open
    assert closed.opens_next == datetime(2026, 11, 23, 13, 30, tzinfo=ZONE)
    assert opening(centre, None, at_the_end).is_open


def test_an_interval_no_longer_than_the_cut_gives_no_number():
    centre = with_cut(24 * 60)
    assert number_intervals(centre, None, date(2026, 11, 23)) == ()
