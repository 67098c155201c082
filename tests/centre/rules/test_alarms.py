"""Alarms: each holds when it should, and the graver one speaks for the other."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from centre.rules.alarms import (
    GRAVITY,
    Faulty,
    Kind,
    Moment,
    Parked,
    Queue,
    Serving,
    holding,
)
from centre.rules.forecast import Point
from centre.rules.hours import ZONE
from centre.rules.services import Policy

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=ZONE)
POLICY = Policy(wait_target_minutes=30, alarm_ahead_minutes=10)
QUIET = Moment(NOW, POLICY, NOW - timedelta(hours=2), signed_in=3)
QUEUE = Queue("a", 4, 12.0, "A007", counters=2, is_open=True)
RISING = (Point(0, 4, 22), Point(5, 5, 27), Point(10, 6, 33))


def told(moment):
    return [(one.kind, one.subject) for one in holding(moment)]


def queue(**how):
    return replace(QUIET, queues=(replace(QUEUE, **how),))


def test_an_ordinary_morning_has_no_alarm():
    assert told(queue()) == []


def test_a_wait_on_target_is_no_alarm_and_one_above_it_is_since_it_passed():
    """Behaviour 41: a wait above the target."""
    assert told(queue(longest=30.0)) == []
    (one,) = holding(queue(longest=34.5))
    assert (one.kind, one.subject) == (Kind.WAIT, "a")
    assert one.since == NOW - timedelta(minutes=4.5)
    assert one.facts == {"minutes": 34, "label": "A007", "waiting": 4, "target": 30}


def test_a_breach_is_told_before_it_happens_and_not_too_early():
    """Behaviour 41: the alarm comes before the breach."""
    (one,) = holding(queue(longest=22.0, points=RISING))
    assert (one.kind, one.facts["minutes"]) == (Kind.AHEAD, 7)
    late = tuple(replace(point, minute=point.minute + 10 * bool(point.minute)) for point in RISING)
    assert told(queue(longest=22.0, points=late)) == []
    assert (
        told(replace(queue(longest=22.0, points=RISING), policy=Policy(alarm_ahead_minutes=5)))
        == []
    )


def test_a_wait_that_has_come_replaces_its_forecast():
    assert told(queue(longest=31.0, points=RISING)) == [(Kind.WAIT, "a")]


def test_people_without_an_open_counter_are_told_in_working_hours_after_two_minutes():
    assert told(queue(counters=0, points=RISING)) == [(Kind.NO_COUNTER, "a")]
    assert told(queue(counters=0, longest=1.9)) == []
    assert told(queue(counters=0, is_open=False)) == []
    assert told(queue(counters=0, waiting=0)) == []


def test_where_nobody_has_signed_in_that_alone_is_told_of_the_counters():
    nobody = replace(queue(counters=0), signed_in=0)
    assert told(nobody) == [(Kind.NOBODY, "")]
    assert told(replace(nobody, open_since=NOW - timedelta(minutes=4))) == [(Kind.NO_COUNTER, "a")]
    assert told(replace(nobody, open_since=None, queues=())) == []


@pytest.mark.parametrize(
    ("usual", "minutes", "is_long"),
    [(5.0, 15.0, False), (5.0, 15.1, True), (3.0, 9.5, False), (3.0, 10.5, True)],
)
def test_a_service_is_long_from_three_times_its_usual_length_on(usual, minutes, is_long):
    one = Serving("A001", "1", "a", minutes, usual)
    assert bool(told(replace(QUIET, serving=(one,)))) is is_long


def test_a_forgotten_number_and_a_dead_printer_are_told_the_gravest_first():
    parked = Parked("A003", "2", NOW - timedelta(minutes=40))
    printer = Faulty("printer", "p1", "paper_out", NOW - timedelta(minutes=5))
    found = holding(replace(QUIET, parked=(parked,), devices=(printer,)))
    assert [(one.kind, one.subject, one.since) for one in found] == [
        (Kind.DEVICE, "printer/p1", printer.since),
        (Kind.PARKED, "A003", parked.since),
    ]


def test_every_kind_has_its_gravity():
    assert set(GRAVITY) == set(Kind)
