"""Who is next, case by case: weights, deficits, places, reasons. Whole days: the file beside."""

from collections import Counter as Tally
from datetime import UTC, datetime, timedelta
from itertools import count
from types import MappingProxyType
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centre.rules.calling import Rule, Waiting, choose, choose_number, likely_order
from centre.rules.errors import NotAllowed
from centre.rules.services import Counter, Policy
from centre.rules.tickets import Place

START = datetime(2026, 3, 2, 7, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


def ticket(number, service="A", priority=None, **more):
    waits = {"place": Place.BY_TIME, "queued_at": START + number * MINUTE, **more}
    return Waiting(UUID(int=number), f"{service}{number:03d}", service, priority, **waits)


def counter(code="1", **serves):
    return Counter(code, {"vi": code}, "A", MappingProxyType(serves), 0)


def calls_with_full_queues(serves, calls):
    """Return how often each queue is called when none is ever empty."""
    here, held, counted, numbers = counter("1", **serves), {}, Tally(), count(1)
    waiting = {service: ticket(next(numbers), service) for service in serves}
    for _ in range(calls):
        choice = choose(tuple(waiting.values()), here, held, Policy(), START)
        called = next(t for t in waiting.values() if t.id == choice.ticket)
        counted[called.service] += 1
        waiting[called.service] = ticket(next(numbers), called.service)
        held = choice.credits
    return counted


@pytest.mark.parametrize("serves", [{"A": 3, "B": 2, "C": 1}, {"A": 9, "B": 1}, {"A": 2, "B": 5}])
def test_full_queues_are_called_by_their_weights(serves):
    rounds = 20
    counted = calls_with_full_queues(serves, rounds * sum(serves.values()))
    assert counted == {service: rounds * weight for service, weight in serves.items()}


def test_two_to_one_to_one_gives_the_heavy_queue_half_and_shares_the_rest():
    assert calls_with_full_queues({"A": 2, "B": 1, "C": 1}, 400) == {"A": 200, "B": 100, "C": 100}


weights = st.dictionaries(st.sampled_from("ABCE"), st.integers(1, 9), min_size=1)
credit = st.floats(-100, 100)
held_credits = st.fixed_dictionaries(dict.fromkeys("ABC", credit))
queues = st.lists(st.tuples(st.sampled_from("ABCX"), st.booleans()), min_size=1, max_size=12).map(
    lambda them: [ticket(n, s, "elderly" if p else None) for n, (s, p) in enumerate(them, 1)]
)


@given(queues, held_credits, weights)
def test_what_all_queues_earn_the_chosen_pool_pays(waiting, held, serves):
    choice = choose(waiting, counter(**serves), held, Policy(), START)
    if choice is None:
        assert not [t for t in waiting if t.service in serves]
        return
    filled = {t.service for t in waiting} & set(serves)
    assert set(choice.credits) == filled
    before = sum(held.get(service, 0.0) for service in filled)
    assert sum(choice.credits.values()) == pytest.approx(before, abs=1e-6)


@given(queues, held_credits, credit, credit)
def test_an_empty_queue_loses_its_own_deficit_and_touches_no_other(waiting, held, was, other):
    here = counter("1", A=3, B=2, C=1, E=4)
    once = choose(waiting, here, {**held, "E": was}, Policy(), START)
    again = choose(waiting, here, {**held, "E": other}, Policy(), START)
    assert once == again
    if once is not None:
        assert "E" not in once.credits


@given(queues, held_credits, credit)
def test_deficits_of_services_that_this_counter_does_not_serve_mean_nothing(waiting, held, odd):
    here = counter("1", A=3, B=2, C=1)
    plain = choose(waiting, here, held, Policy(), START)
    assert plain == choose(waiting, here, {**held, "X": odd}, Policy(), START)


def test_control_deficits_kept_for_the_whole_centre_let_one_counter_touch_another():
    shared = {}
    for code, waiting in (("1", [ticket(1, "A"), ticket(2, "B")]), ("2", [ticket(2, "B")])):
        choice = choose(waiting, counter(code, A=2, B=1), shared, Policy(), START)
        first = dict(shared)
        shared = {**choice.credits}
    assert first.get("A") is not None
    assert "A" not in shared, "the reset at counter 2 did not reach counter 1: no control"


def test_equal_weights_are_one_queue_by_waiting_time():
    waiting = [ticket(3, "A"), ticket(1, "B"), ticket(2, "C")]
    order = likely_order(waiting, counter(A=1, B=1, C=1), {}, Policy(), START, 10)
    assert [t.label for t in order] == ["B001", "C002", "A003"]


def test_a_tie_between_pools_goes_to_the_longest_wait():
    waiting = [ticket(2, "A"), ticket(1, "B")]
    choice = choose(waiting, counter(A=2, B=1), {"A": 0.0, "B": 1.0}, Policy(), START)
    assert choice.ticket == UUID(int=1)


def test_a_ticket_at_the_first_place_goes_before_all_and_costs_nothing():
    late = ticket(9, "A", place=Place.FIRST)
    waiting = [ticket(1, "B", "elderly"), late, ticket(2, "A")]
    held = {"A": -5.0, "B": 7.0}
    choice = choose(waiting, counter(A=1, B=9), held, Policy(), START)
    assert choice.ticket == late.id
    assert choice.reason.rule is Rule.HEAD
    assert choice.credits == held


def test_a_ticket_that_is_kept_for_a_counter_is_called_there_only():
    kept = ticket(1, target="2")
    assert choose([kept], counter("1", A=1), {}, Policy(), START) is None
    assert choose([kept], counter("2", A=1), {}, Policy(), START).ticket == kept.id


def test_nobody_who_waits_for_other_services_is_called():
    assert choose([ticket(1, "B")], counter(A=1), {}, Policy(), START) is None


def test_the_reason_says_rule_queue_lengths_credits_and_who_was_passed():
    waiting = [ticket(1, "A"), ticket(2, "B"), ticket(3, "A", "elderly"), ticket(4, "X")]
    choice = choose(waiting, counter(A=1, B=1), {"A": 0.5}, Policy(), START)
    assert choice.reason.rule is Rule.PRIORITY
    assert choice.reason.service == "A"
    assert choice.reason.waiting == {"A": 2, "B": 1}
    assert choice.reason.bypassed == ("A001", "B002")
    assert choice.reason.credits == {"A": 1.5, "B": 1.0}
    assert choice.reason.longest == "A001"
    assert choice.bypassed == (UUID(int=1), UUID(int=2))
    assert choice.credits == {"A": 0.5, "B": 0.0}


def test_a_number_chosen_by_a_clerk_needs_a_reason_and_names_who_was_passed():
    waiting = [ticket(1, "A"), ticket(2, "B"), ticket(3, "A")]
    here, held = counter(A=1, B=1), {"A": 2.0, "B": -2.0}
    choice = choose_number(waiting[2], waiting, here, held, "  người khuyết tật ")
    assert choice.ticket == UUID(int=3)
    assert choice.reason.rule is Rule.CHOSEN
    assert choice.reason.note == "người khuyết tật"
    assert choice.reason.bypassed == ("A001",)
    assert choice.bypassed == ()
    assert choice.credits == held
    with pytest.raises(NotAllowed) as refused:
        choose_number(waiting[2], waiting, here, held, "  ")
    assert refused.value.key == "reason_missing"


def test_a_parked_number_of_another_queue_can_be_chosen_from_an_empty_lobby():
    parked = ticket(5, "X")
    choice = choose_number(parked, [], counter(A=1), {}, "back with the missing paper")
    assert choice.ticket == parked.id
    assert choice.reason.longest == "X005"


def test_a_call_by_weight_does_not_claim_the_longest_wait():
    waiting = [ticket(1, "B"), ticket(2, "A")]
    choice = choose(waiting, counter(A=2, B=1), {}, Policy(), START)
    assert choice.ticket == UUID(int=2)
    assert choice.reason.rule is Rule.WEIGHT
    assert choice.reason.longest == "B001"


def test_what_is_kept_for_a_person_is_called_where_that_person_sits_and_nowhere_else():
    kept = ticket(1, target_clerk="hoa")
    here, there = counter("1", A=1), counter("2", C=3)
    for clerk in (None, "binh"):
        assert choose([kept], here, {}, Policy(), START, clerk) is None
    assert choose([kept], here, {}, Policy(), START, "hoa").ticket == kept.id
    assert choose([kept], there, {}, Policy(), START, "hoa").ticket == kept.id


def test_a_person_serves_what_is_kept_beside_the_queues_of_the_counter():
    """The queue that the counter does not serve takes its turn with the weight 1."""
    here = counter("2", C=1)
    waiting = [ticket(1, "A", target_clerk="hoa"), ticket(2, "C"), ticket(3, "C")]
    order = likely_order(waiting, here, {}, Policy(), START, 9, "hoa")
    assert [t.label for t in order] == ["A001", "C002", "C003"]
    assert likely_order(waiting, here, {}, Policy(), START, 9) == (waiting[1], waiting[2])


@given(st.sampled_from(["hoa", "binh", None]), st.data())
def test_nobody_else_ever_calls_who_is_kept_for_a_person(clerk, data):
    keeper = st.sampled_from([None, "hoa", "binh"])
    waiting = [
        ticket(n, data.draw(st.sampled_from("ABX")), target_clerk=data.draw(keeper))
        for n in range(1, 9)
    ]
    order = likely_order(waiting, counter(A=2, B=1), {}, Policy(), START, 99, clerk)
    mine = [t for t in waiting if t.target_clerk == clerk and clerk is not None]
    free = [t for t in waiting if t.target_clerk is None and t.service in "AB"]
    assert {t.id for t in order} == {t.id for t in (*mine, *free)}
