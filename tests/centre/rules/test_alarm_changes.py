"""Alarms begin once, do not flap, and end once."""

from dataclasses import replace
from datetime import datetime, timedelta
from uuid import uuid4

from hypothesis import given
from hypothesis import strategies as st

from centre.rules.alarm_changes import CLEAR_AFTER, Kept, changes
from centre.rules.alarms import Holding, Kind
from centre.rules.hours import ZONE

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=ZONE)


def kept(one, **how):
    return Kept(uuid4(), one.kind.value, one.subject, NOW, **how)


ONE = Holding(Kind.WAIT, "a", NOW)


def test_what_holds_begins_once():
    """Behaviour 41: not told anew every second."""
    assert changes((), (ONE,), NOW).begins == (ONE,)
    assert not changes((kept(ONE),), (ONE,), NOW + timedelta(seconds=1))


def test_what_holds_no_more_ends_after_a_minute_and_what_comes_back_goes_on():
    mine = kept(ONE)
    assert changes((mine,), (), NOW).clears == (mine,)
    clear = replace(mine, clear_since=NOW)
    assert not changes((clear,), (), NOW + CLEAR_AFTER - timedelta(seconds=1))
    assert changes((clear,), (ONE,), NOW + timedelta(seconds=30)).returns == (clear,)
    assert changes((clear,), (), NOW + CLEAR_AFTER).ends == (clear,)


def test_a_clock_set_back_and_a_night_make_no_alarm_last_for_ever():
    clear = kept(ONE, clear_since=NOW)
    assert changes((clear,), (), NOW - timedelta(minutes=10)).ends == (clear,)
    mine = kept(ONE)
    assert changes((mine,), (), NOW + timedelta(days=1)).ends == (mine,)


def test_a_forecast_that_came_true_ends_at_once():
    ahead = kept(Holding(Kind.AHEAD, "a", NOW))
    found = changes((ahead,), (ONE,), NOW)
    assert (found.ends, found.begins) == ((ahead,), (ONE,))
    other = kept(Holding(Kind.AHEAD, "b", NOW))
    assert changes((other,), (ONE,), NOW).clears == (other,)


def test_a_kind_of_another_version_ends_as_any_other():
    strange = Kept(uuid4(), "from_later", "x", NOW, NOW)
    assert changes((strange,), (), NOW + CLEAR_AFTER).ends == (strange,)


ALARMS = st.sets(st.tuples(st.sampled_from(list(Kind)), st.sampled_from("ab"))).map(
    lambda found: [Holding(kind, subject, NOW) for kind, subject in sorted(found)]
)


@given(st.lists(ALARMS, max_size=8), st.lists(st.integers(0, 90), min_size=8, max_size=8))
def test_alarms_begin_once_end_once_and_a_look_changes_nothing_twice(looks, seconds):
    """However the figures swing: an open alarm is never begun again, and ends only when begun."""
    open_, now = {}, NOW
    for found, passed in zip(looks, seconds, strict=False):
        now += timedelta(seconds=passed)
        change = changes(open_.values(), found, now)
        assert {one.key for one in change.begins}.isdisjoint(open_)
        for one in change.ends:
            del open_[one.key]
        for one in change.begins:
            open_[one.key] = kept(one)
        for one in change.clears:
            open_[one.key] = replace(one, clear_since=now)
        for one in change.returns:
            open_[one.key] = replace(one, clear_since=None)
        assert not changes(open_.values(), found, now)
        assert {one.key for one in found} <= set(open_)
