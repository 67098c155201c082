"""Waiting ranges: honest ends, breaks, priority, and silence when too little is known."""

import math
import random
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from statistics import fmean
from types import MappingProxyType
from uuid import UUID

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from centre.rules.hours import Opening
from centre.rules.priority import Waiting, first_of
from centre.rules.services import Counter, Policy, Service
from centre.rules.tickets import Place
from centre.rules.waits import (
    WaitRange,
    counters_share,
    estimate,
    pace_minutes,
    people_ahead,
    possible_priority,
    worth_telling,
)

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
OPEN = Opening(is_open=True, closes=NOW + timedelta(hours=9), opens_next=None, breaks=())
SERVICE = Service("A", "HT", {"vi": "Hộ tịch"}, "A", 1, 999, None, 10.0, None, 0)
UNKNOWN = replace(SERVICE, expected_minutes=0.0)
STEADY = (8.0, 10.0, 12.0, 9.0, 11.0)
K3 = Policy(bypass_limit=3)


def wait(ahead=3, possible=0, minutes=STEADY, service=SERVICE, counters=1.0, opening=OPEN):
    return estimate(ahead, possible, minutes, service, counters, NOW, opening)


def closed_until(ahead):
    return Opening(is_open=False, closes=None, opens_next=NOW + ahead, breaks=())


def one(number, priority=None, bypassed=0, service="A", place=Place.BY_TIME):
    at = NOW + timedelta(minutes=number)
    return Waiting(UUID(int=number), f"A{number:03d}", service, priority, place, at, bypassed)


def test_three_people_at_one_counter_of_ten_minutes():
    assert wait() == WaitRange(20, 50)


def test_two_counters_halve_the_wait():
    assert wait(counters=2.0) == WaitRange(10, 25)


def test_possible_priority_lifts_the_high_end_only():
    assert wait(possible=3) == WaitRange(20, 65)


def test_a_long_queue_is_one_range_of_five_minute_steps():
    assert wait(ahead=10) == WaitRange(80, 130)


def test_next_in_line_may_be_called_at_once():
    assert wait(ahead=0) == WaitRange(0, 15)


def test_short_waits_are_told_in_whole_minutes():
    assert wait(ahead=1, minutes=(1.0, 1.0, 1.0)) == WaitRange(0, 3)


def test_varying_services_widen_the_range():
    steady, wild = wait(minutes=(10.0,) * 5), wait(minutes=(2.0, 25.0, 3.0, 5.0, 15.0))
    assert steady is not None
    assert wild is not None
    assert wild.low_minutes < steady.low_minutes
    assert wild.high_minutes > steady.high_minutes


def test_one_service_that_was_never_closed_does_not_spoil_the_day():
    assert wait(minutes=(*STEADY, 300.0)) == wait(minutes=(*STEADY, 40.0)) == WaitRange(15, 85)


def test_only_the_recent_pace_counts():
    assert wait(minutes=(60.0,) * 30 + STEADY * 4) == wait(minutes=STEADY * 4)


def test_too_few_services_fall_back_to_the_declared_minutes():
    declared = wait(minutes=())
    assert declared is not None
    assert wait(minutes=(3.0, 3.0)) == declared
    assert declared.low_minutes < 30 < declared.high_minutes


@pytest.mark.parametrize(
    "unknown",
    [
        {"counters": 0.0},
        {"minutes": (), "service": UNKNOWN},
        {"minutes": (5.0, 5.0), "service": UNKNOWN},
        {"minutes": (0.0, -3.0, math.inf, math.nan), "service": UNKNOWN},
        {"minutes": (), "service": replace(SERVICE, expected_minutes=math.nan)},
        {"opening": Opening(is_open=False, closes=None, opens_next=None, breaks=())},
        {"opening": closed_until(timedelta(days=1))},
    ],
)
def test_with_too_little_known_nothing_is_said(unknown):
    assert wait(**unknown) is None


def lunch(starts_in, lasts=90):
    start = NOW + timedelta(minutes=starts_in)
    return replace(OPEN, breaks=((start, start + timedelta(minutes=lasts)),))


def test_lunch_is_added_where_the_work_reaches_into_it():
    assert wait(opening=lunch(60)) == WaitRange(20, 50)
    assert wait(opening=lunch(35)) == WaitRange(20, 140)
    assert wait(opening=lunch(5)) == WaitRange(110, 140)


def test_a_second_break_is_added_when_the_first_pushes_the_work_into_it():
    first = lunch(35).breaks[0]
    second = (first[1] + timedelta(minutes=5), first[1] + timedelta(minutes=35))
    assert wait(opening=replace(OPEN, breaks=(first, second))) == WaitRange(20, 170)


def test_before_the_doors_open_the_wait_begins_with_the_opening():
    assert wait(opening=closed_until(timedelta(minutes=30))) == WaitRange(50, 80)


facts = st.fixed_dictionaries(
    {
        "ahead": st.integers(0, 300),
        "possible": st.integers(0, 9),
        "minutes": st.lists(st.floats(0.01, 600), max_size=40),
        "counters": st.floats(0.05, 20),
        "opening": st.sampled_from([OPEN, lunch(10), lunch(120)]),
    }
)


@given(facts)
def test_a_range_is_never_a_single_number_and_never_before_now(known):
    found = wait(**known)
    assert found is not None
    assert 0 <= found.low_minutes < found.high_minutes
    for end in (found.low_minutes, found.high_minutes):
        assert end < 5 or end % 5 == 0


@given(facts, st.integers(1, 20))
def test_more_people_ahead_never_shorten_the_wait(known, more):
    fewer, longer = wait(**known), wait(**{**known, "ahead": known["ahead"] + more})
    assert fewer is not None
    assert longer is not None
    assert longer.high_minutes >= fewer.high_minutes


@given(facts, st.floats(1.1, 5))
def test_more_counters_never_lengthen_the_wait(known, times):
    slow, fast = wait(**known), wait(**{**known, "counters": known["counters"] * times})
    assert slow is not None
    assert fast is not None
    assert fast.low_minutes <= slow.low_minutes
    assert fast.high_minutes <= slow.high_minutes


def covered(made_of, spread=0.5):
    """Return how many of many simulated waits fell inside what made_of said beforehand.

    Two counters, services of ten minutes on average that vary widely (log-normal), both counters
    busy since an unknown time, every fifth arrival a priority that passes, at most three.
    """
    chance = random.Random(7)  # noqa: S311 - a simulation, not a secret
    inside, days = 0, 1500

    def length():
        return chance.lognormvariate(math.log(10) - spread**2 / 2, spread)

    for _ in range(days):
        ahead = chance.randrange(12)
        minutes = [length() for _ in range(chance.randrange(3, 15))]
        passing = min(3, sum(chance.random() < 0.2 for _ in range(ahead + 1)))
        free = [length() * chance.random() for _ in range(2)]
        for _ in range(ahead + passing):
            free.sort()
            free[0] += length()
        found = made_of(ahead, minutes)
        inside += found.low_minutes <= min(free) <= found.high_minutes
    return inside / days


@pytest.mark.parametrize("spread", [0.3, 0.5, 0.8])
def test_at_least_eight_of_ten_simulated_waits_fall_inside_the_range(spread):
    assert covered(lambda ahead, minutes: wait(ahead, 3, minutes, counters=2.0), spread) >= 0.8


def test_control_mean_times_position_would_be_wrong_for_most():
    def vendor(ahead, minutes):
        minutes_ahead = ahead * fmean(minutes) / 2
        return WaitRange(math.floor(minutes_ahead / 5) * 5, math.ceil((minutes_ahead + 1) / 5) * 5)

    assert covered(vendor) < 0.5


def test_an_ordinary_newcomer_has_everybody_of_its_queue_ahead_and_no_other():
    waiting = [one(1), one(2, "elderly"), one(3, service="B")]
    assert people_ahead(one(9), waiting, K3, NOW) == 2


def test_a_priority_newcomer_has_priority_and_bound_tickets_ahead():
    waiting = [one(1), one(2, bypassed=3), one(3), one(4, "elderly")]
    assert people_ahead(one(9, "elderly"), waiting, K3, NOW) == 3
    assert people_ahead(one(9, "elderly"), [one(1), one(2)], K3, NOW) == 0


def test_later_priority_tickets_that_wait_already_are_ahead_as_far_as_the_bound_lets_them():
    waiting = [one(1), one(2, bypassed=2), one(3, "elderly"), one(4, "elderly")]
    assert people_ahead(waiting[1], waiting, K3, NOW) == 2
    assert possible_priority(waiting[1], waiting, K3, NOW) == 0
    assert possible_priority(one(9), waiting, K3, NOW) == 3


def test_nobody_passes_priority_first_places_bound_tickets_or_where_it_is_not_asked():
    assert possible_priority(one(1, "elderly"), [], K3, NOW) == 0
    assert possible_priority(one(1, place=Place.FIRST), [], K3, NOW) == 0
    assert possible_priority(one(1, bypassed=5), [], K3, NOW) == 0
    assert possible_priority(one(1), [], replace(K3, ask_priority=False), NOW) == 0


lines = st.lists(
    st.tuples(st.sampled_from([None, "elderly"]), st.integers(0, 3), st.sampled_from(Place)),
    min_size=1,
    max_size=10,
).map(lambda them: [one(n, *each[:2], place=each[2]) for n, each in enumerate(them, 1)])


def really_ahead(ticket, waiting, policy):
    """Return how many one counter calls before the ticket when nobody else comes."""
    left = {t.id: t for t in waiting}
    calls = 0
    while True:
        firsts = [t for t in left.values() if t.place is Place.FIRST]
        pick = first_of(firsts or left.values(), policy, NOW)
        head = min(firsts, key=lambda t: t.queued_at) if firsts else pick.ticket
        if head.id == ticket.id:
            return calls
        for passed in () if firsts else pick.bypassed:
            left[passed.id] = replace(left[passed.id], bypassed=left[passed.id].bypassed + 1)
        del left[head.id]
        calls += 1


@settings(max_examples=300)
@given(lines, st.integers(0, 3), st.data())
def test_people_ahead_is_between_what_happens_and_what_the_bound_allows(waiting, limit, data):
    policy = Policy(bypass_limit=limit)
    ticket = data.draw(st.sampled_from(waiting))
    told = people_ahead(ticket, waiting, policy, NOW)
    really = really_ahead(ticket, waiting, policy)
    possible = possible_priority(ticket, waiting, policy, NOW)
    if ticket.priority is None:
        assert told - possible - limit <= really <= told
    else:
        assert told <= really or ticket.place is Place.FIRST


def desk(**serves):
    return Counter("1", {"vi": "1"}, "A", MappingProxyType(serves), 0)


@pytest.mark.parametrize(
    ("counters", "waiting", "share"),
    [
        ([desk(A=1)], {}, 1.0),
        ([desk(A=1), desk(A=1)], {"A": 4}, 2.0),
        ([desk(A=1, B=1)], {"A": 1, "B": 3}, 0.25),
        ([desk(A=1, B=1)], {"A": 5}, 1.0),
        ([desk(A=3, B=1)], {"A": 2, "B": 50}, 0.75),
        ([desk(A=3, B=1)], {"B": 50}, 0.75),
        ([desk(B=1)], {"B": 2}, 0.0),
        ([], {"A": 2}, 0.0),
    ],
)
def test_the_table_of_shares(counters, waiting, share):
    assert counters_share("A", counters, waiting) == pytest.approx(share)


@given(
    st.lists(st.dictionaries(st.sampled_from("ABC"), st.integers(1, 9)), max_size=5),
    st.dictionaries(st.sampled_from("ABC"), st.integers(1, 30), min_size=3),
)
def test_shares_of_all_queues_make_up_the_counters_that_have_work(serves, waiting):
    counters = [desk(**each) for each in serves]
    total = sum(counters_share(service, counters, waiting) for service in "ABC")
    assert total == pytest.approx(sum(bool(each) for each in serves))


@pytest.mark.parametrize(
    ("low", "high", "told"),
    [
        (0, 15, True),
        (10, 15, True),
        (55, 105, True),
        (4, 30, True),
        (5, 140, False),
        (15, 85, False),
    ],
)
def test_a_range_by_which_nobody_can_plan_is_not_told(low, high, told):
    found = WaitRange(low, high)
    assert worth_telling(found) == (found if told else None)


def test_no_range_stays_no_range():
    assert worth_telling(None) is None


def test_the_pace_alone_is_that_of_the_recent_services_else_the_declared_one():
    assert pace_minutes(STEADY, SERVICE) == fmean(STEADY)
    assert pace_minutes(STEADY[:2], SERVICE) == SERVICE.expected_minutes
    assert pace_minutes((), UNKNOWN) is None
