"""The next half hour: never negative, no worse with one more counter, lunch and closing in it."""

from dataclasses import replace
from datetime import datetime, time, timedelta
from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from centre.rules.forecast import (
    AHEAD,
    STEP,
    Coming,
    Point,
    Queue,
    coming,
    forecast,
    minutes_until,
    rate,
)
from centre.rules.hours import ZONE
from centre.rules.services import Counter, Interval, Policy

OPEN = Coming((True,) * AHEAD, (True,) * AHEAD)
SHUT = Coming((False,) * AHEAD, (False,) * AHEAD)
NINE = datetime(2026, 11, 23, 9, 0, tzinfo=ZONE)


def queue(service="a", waits=(), pace=5.0, arrivals=0.0, coming=OPEN):
    return Queue(service, tuple(waits), pace, arrivals, coming)


def desk(code="1", **serves):
    return Counter(code, {"vi": code}, "", serves, 1)


def of(points):
    return [(p.minute, round(p.waiting, 2), round(p.longest, 2)) for p in points]


def test_ten_people_of_five_minutes_at_two_counters_are_gone_in_twenty_five_minutes():
    found = forecast([queue(waits=range(10, 0, -1))], [desk(a=1), desk("2", a=1)])["a"]
    assert [p.minute for p in found] == list(range(0, AHEAD + 1, STEP))
    assert [p.waiting for p in found] == pytest.approx([10, 8, 6, 4, 2, 0, 0])
    assert found[0].longest == 10
    # Two were called; the third, who had waited eight minutes, has waited five more.
    assert found[1].longest == 8 + 5
    assert (found[5].longest, found[6].longest) == (0, 0)


def test_an_empty_queue_promises_nothing_and_threatens_nothing():
    """Behaviour 41: zero tickets; no wait is made up, with counters or without."""
    for desks in ([desk(a=1)], []):
        found = forecast([queue()], desks)["a"]
        assert {(p.waiting, p.longest) for p in found} == {(0.0, 0.0)}
        assert minutes_until(found, 30) is None
    assert forecast([], [desk(a=1)]) == {}


def test_one_ticket_is_served_or_waits_by_the_clock():
    """Behaviour 41: one ticket is gone after its service; without a counter its wait is told."""
    assert of(forecast([queue(waits=[25.0])], [desk(a=1)])["a"])[:2] == [(0, 1, 25), (5, 0, 0)]
    alone = forecast([queue(waits=[25.0])], [])["a"]
    assert of(alone)[-1] == (30, 1, 55)
    assert minutes_until(alone, 30) == 6, "thirty is on target, thirty-one is not"


def test_without_a_counter_everybody_waits_longer_by_the_clock():
    found = forecast([queue(waits=[12.0], arrivals=0.2)], [])["a"]
    assert of(found)[-1] == (30, 7.0, 42.0)


def test_in_a_break_nobody_is_served_and_nobody_comes():
    found = forecast([queue(waits=[1.0], arrivals=1.0, coming=SHUT)], [desk(a=1)])["a"]
    assert of(found)[-1] == (30, 1.0, 31.0)


def test_who_comes_later_is_the_longest_once_those_before_are_served():
    found = forecast([queue(waits=[20.0], arrivals=0.5)], [desk(a=1)])["a"]
    assert found[0].longest == 20
    assert 0 < found[-1].longest < 20
    assert found[-1].waiting == pytest.approx(1 + 15 - 6)


def test_a_pool_of_more_weight_gets_more_of_the_counter_and_a_longer_queue_more_of_its_pool():
    three = [queue(s, [1.0] * n) for s, n in (("a", 20), ("b", 10), ("c", 20))]
    found = forecast(three, [desk(a=1, b=1, c=4)])
    served = {s: 1 - points[-1].waiting / points[0].waiting for s, points in found.items()}
    # 30 minutes are six services: a and b share two sixths of them, c has four.
    assert served["a"] == pytest.approx(served["b"])
    assert [round(20 * served["c"], 2), round(30 * served["a"], 2)] == [4.0, 2.0]


def test_what_one_queue_does_not_need_goes_to_the_others_of_the_counter():
    found = forecast([queue("a", [1.0]), queue("b", [1.0] * 10)], [desk(a=9, b=1)])
    assert found["a"][-1].waiting + found["b"][-1].waiting == pytest.approx(11 - 6)


WAITS = st.lists(st.floats(0, 240), max_size=12).map(lambda found: sorted(found, reverse=True))
MINUTES = st.lists(st.booleans(), min_size=AHEAD, max_size=AHEAD).map(tuple)
HOURS = st.one_of(st.just(OPEN), st.builds(Coming, MINUTES, MINUTES))
SERVICES = ("a", "b", "c", "d")
QUEUES = st.tuples(
    *(
        st.builds(Queue, st.just(s), WAITS.map(tuple), st.floats(0.5, 60), st.floats(0, 3), HOURS)
        for s in SERVICES
    )
)
SERVES = st.dictionaries(st.sampled_from(SERVICES), st.integers(1, 9), min_size=1)
COUNTERS = st.lists(SERVES.map(lambda serves: desk(**serves)), max_size=5)


@given(QUEUES, COUNTERS)
@settings(max_examples=40, deadline=None)
def test_nothing_is_ever_negative_and_the_same_moment_has_the_same_forecast(queues, counters):
    found = forecast(queues, counters)
    assert found == forecast(queues, counters)
    for points in found.values():
        assert all(p.waiting >= 0 and p.longest >= 0 for p in points)
    for each in queues:
        assert found[each.service][0].waiting == len(each.waits)


@given(QUEUES, COUNTERS, SERVES)
@settings(max_examples=60, deadline=None)
def test_one_more_counter_makes_no_queue_longer(queues, counters, serves):
    before = forecast(queues, counters)
    for place in (0, len(counters)):
        after = forecast(queues, [*counters[:place], desk(**serves), *counters[place:]])
        for service in SERVICES:
            for old, new in zip(before[service], after[service], strict=True):
                assert new.waiting <= old.waiting + 1e-6
                same = abs(new.waiting - old.waiting) < 1e-6
                assert same or new.longest <= old.longest + 1e-6


@given(QUEUES, COUNTERS)
@settings(max_examples=40, deadline=None)
def test_where_nobody_comes_the_queue_never_grows(queues, counters):
    quiet = [replace(each, arrivals=0.0) for each in queues]
    for points in forecast(quiet, counters).values():
        waiting = [p.waiting for p in points]
        assert waiting == sorted(waiting, reverse=True)


def test_where_nobody_comes_and_one_counter_works_the_queue_falls():
    found = forecast([queue(waits=[9.0, 8.0, 7.0])], [desk(a=1)])["a"]
    assert found[1].waiting < found[0].waiting


MORNING, AFTERNOON = (
    Interval(time(7), time(11, 30)),
    Interval(time(13, 30), time(17)),
)
CENTRE = SimpleNamespace(
    hours=dict.fromkeys(range(5), (MORNING, AFTERNOON)),
    holidays={},
    policy=Policy(last_number_minutes=15),
)
SERVICE = SimpleNamespace(hours=None)


def test_lunch_stops_work_and_the_end_of_the_day_does_not():
    before_lunch = coming(CENTRE, SERVICE, NINE.replace(hour=11, minute=10))
    assert before_lunch.works == (True,) * 20 + (False,) * 10
    assert before_lunch.gives == (True,) * 5 + (False,) * 25
    at_the_end = coming(CENTRE, SERVICE, NINE.replace(hour=16, minute=50))
    assert at_the_end.works == (True,) * AHEAD
    assert not any(at_the_end.gives)
    early = coming(CENTRE, SERVICE, NINE.replace(hour=6, minute=50))
    assert early.works == early.gives == (False,) * 10 + (True,) * 20
    sunday = coming(CENTRE, SERVICE, NINE - timedelta(days=1))
    assert not any(sunday.works)


def test_the_rate_is_of_the_minutes_in_which_numbers_were_given():
    assert rate(15, CENTRE, SERVICE, NINE) == 0.5
    assert rate(5, CENTRE, SERVICE, NINE.replace(hour=7, minute=20)) == 0.25
    assert rate(2, CENTRE, SERVICE, NINE.replace(hour=7, minute=1)) == 0.2
    assert rate(0, CENTRE, SERVICE, NINE) == 0


def test_when_the_target_is_passed_is_told_to_the_minute_and_not_after_it_was():
    points = (Point(0, 1, 20), Point(5, 1, 25), Point(10, 2, 35))
    assert minutes_until(points, 30) == 7
    assert minutes_until(points, 10) == 0
    assert minutes_until(points, 40) is None
    assert minutes_until(points, 20) == 1
    assert minutes_until((), 30) is None
