"""Stepping back: exact places, and that nobody else ever loses by it."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centre.rules.calling import choose
from centre.rules.errors import NotAllowed
from centre.rules.priority import Waiting, order_key
from centre.rules.services import Counter, Policy
from centre.rules.stepping import CHOICES, MOST_STEPS, offers, place_behind, step_back
from centre.rules.tickets import Place
from centre.rules.waits import people_ahead

START = datetime(2026, 3, 2, 7, tzinfo=UTC)
NOW = START + timedelta(hours=1)
K3 = Policy(bypass_limit=3)
COUNTER = Counter("1", {"vi": "Quầy 1"}, "", {"A": 1, "B": 1}, 1)


def one(number, priority=None, bypassed=0, place=Place.BY_TIME, service="A"):
    at = START + timedelta(minutes=number)
    return Waiting(UUID(int=number), f"A{number:03d}", service, priority, place, at, bypassed)


def moved(ticket, step):
    """Return the ticket as the store keeps it after a step."""
    return replace(ticket, priority=None, bypassed=0, place=step.place, queued_at=step.queued_at)


def called(queue, policy=K3, now=NOW):
    """Return the ids in the order in which one counter calls them, if nobody else comes."""
    left, held, order = {t.id: t for t in queue}, {}, []
    while left:
        choice = choose(tuple(left.values()), COUNTER, held, policy, now)
        for passed in choice.bypassed:
            left[passed] = replace(left[passed], bypassed=left[passed].bypassed + 1)
        order.append(choice.ticket)
        held = choice.credits
        del left[choice.ticket]
    return order


def test_three_people_later_means_three_people_more_before():
    queue = [one(n) for n in range(1, 9)]
    step = step_back(queue[1], queue, 3, 0, K3, NOW)
    assert (step.ahead, step.further, step.is_last) == (4, 3, False)
    after = [moved(t, step) if t is queue[1] else t for t in queue]
    assert [i.int for i in called(after)] == [1, 3, 4, 5, 2, 6, 7, 8]


def test_after_all_who_wait_is_the_last_place():
    queue = [one(n) for n in range(1, 6)]
    step = step_back(queue[0], queue, None, 0, K3, NOW)
    assert (step.ahead, step.is_last) == (4, True)


def test_where_fewer_wait_behind_it_is_the_last_place():
    queue = [one(n) for n in range(1, 4)]
    assert step_back(queue[1], queue, 10, 0, K3, NOW).further == 1


def test_each_offer_says_what_follows_and_no_two_say_the_same():
    queue = [one(n) for n in range(1, 30)]
    found = offers(queue[4], queue, 0, K3, NOW)
    assert [(s.further, s.ahead) for s in found] == [(3, 7), (5, 9), (10, 14), (24, 28)]
    short = offers(queue[25], queue, 0, K3, NOW)
    assert [(s.further, s.is_last) for s in short] == [(3, True)]


def test_the_last_of_a_queue_is_offered_nothing_and_refused():
    queue = [one(1), one(2), one(3, service="B")]
    assert offers(queue[1], queue, 0, K3, NOW) == ()
    with pytest.raises(NotAllowed, match="nobody_behind"):
        step_back(queue[1], queue, 3, 0, K3, NOW)


def test_three_times_a_day_is_enough():
    queue = [one(n) for n in range(1, 9)]
    assert offers(queue[0], queue, MOST_STEPS - 1, K3, NOW)
    assert offers(queue[0], queue, MOST_STEPS, K3, NOW) == ()
    with pytest.raises(NotAllowed, match="steps_used_up"):
        step_back(queue[0], queue, 3, MOST_STEPS, K3, NOW)


@pytest.mark.parametrize("places", [0, -1, -(10**9)])
def test_a_step_of_nobody_is_none(places):
    with pytest.raises(NotAllowed, match="step_too_small"):
        step_back(one(1), [one(1), one(2)], places, 0, K3, NOW)


def test_who_goes_first_by_priority_lets_that_go_and_stands_where_the_offer_says():
    queue = [one(1), one(2, "old"), one(3), one(4), one(5), one(6)]
    step = step_back(queue[1], queue, 3, 0, K3, NOW)
    after = [moved(t, step) if t.id.int == 2 else t for t in queue]
    assert step.ahead == 3
    assert [i.int for i in called(after)] == [1, 3, 4, 2, 5, 6]


def test_a_ticket_at_the_first_place_steps_behind_those_by_time():
    queue = [one(9, place=Place.FIRST), one(1), one(2), one(3)]
    step = step_back(queue[0], queue, None, 0, K3, NOW)
    assert (step.place, step.ahead) == (Place.BY_TIME, 3)


def test_its_own_guarantee_begins_anew_so_that_it_stops_no_priority_ticket():
    queue = [one(1, bypassed=3), one(2), one(3, "old")]
    assert [i.int for i in called(queue)] == [1, 3, 2]
    there = replace(queue[0], queued_at=queue[1].queued_at + timedelta(microseconds=1))
    with_old_count = [there, *queue[1:]]
    assert [i.int for i in called(with_old_count)] == [2, 1, 3], "A003 would be called later"
    anew = [replace(there, bypassed=0), *queue[1:]]
    assert [i.int for i in called(anew)] == [3, 2, 1]
    assert moved(queue[0], step_back(queue[0], queue, 2, 0, K3, NOW)) == anew[0]


@st.composite
def queues(draw):
    """A queue as a day leaves it: who came earlier was passed at least as often."""
    count = draw(st.integers(2, 14))
    limit = draw(st.integers(0, 4))
    kinds = draw(st.lists(st.tuples(st.booleans(), st.booleans()), min_size=count, max_size=count))
    passed = sorted(
        draw(st.lists(st.integers(0, limit), min_size=count, max_size=count)), reverse=True
    )
    patience = draw(st.none() | st.integers(1, 70).map(lambda n: timedelta(minutes=n)))
    queue = [
        one(
            n + 1,
            "old" if preferred else None,
            0 if preferred else passed[n],
            service="B" if other else "A",
        )
        for n, (preferred, other) in enumerate(kinds)
    ]
    return queue, Policy(bypass_limit=limit, patience=patience)


@given(queues(), st.data())
def test_everybody_else_of_the_queue_only_gains(made, data):
    queue, policy = made
    queue = [t for t in queue if t.service == "A"]
    me = data.draw(st.sampled_from(queue)) if queue else None
    found = offers(me, queue, 0, policy, NOW) if me else ()
    if not found:
        return
    step = data.draw(st.sampled_from(found))
    before = called(queue, policy)
    after = called([moved(t, step) if t is me else t for t in queue], policy)
    for other in set(before) - {me.id}:
        assert after.index(other) <= before.index(other)


@given(queues(), st.data())
def test_a_step_is_later_exact_or_more_and_never_before_where_it_stood(made, data):
    queue, policy = made
    me = data.draw(st.sampled_from(queue))
    further = data.draw(st.none() | st.sampled_from((1, *CHOICES)))
    if not offers(me, queue, 0, policy, NOW):
        with pytest.raises(NotAllowed, match="nobody_behind"):
            step_back(me, queue, further, 0, policy, NOW)
        return
    step = step_back(me, queue, further, 0, policy, NOW)
    there = moved(me, step)
    assert order_key(there) >= order_key(me)
    assert step.further >= 1
    assert step.ahead == people_ahead(there, queue, policy, NOW)
    assert step.further >= (further or 0) or step.is_last
    overtaken = [
        t for t in queue if order_key(t) < order_key(me) and order_key(t) > order_key(there)
    ]
    assert overtaken == []


@pytest.mark.parametrize(
    ("people", "order"), [(0, [9, 1, 2, 3]), (2, [1, 2, 9, 3]), (7, [1, 2, 3, 9])]
)
def test_who_was_called_goes_behind_so_many_of_those_who_wait(people, order):
    queue = [one(n) for n in (1, 2, 3)]
    back = replace(one(9), queued_at=START)
    step = place_behind(back, queue, people, K3, NOW)
    assert step.ahead == min(people, 3)
    assert [i.int for i in called([*queue, moved(back, step)])] == order


def test_a_priority_that_goes_back_is_let_go_so_that_it_is_not_called_again_at_once():
    queue = [one(n) for n in (1, 2, 3)]
    back = replace(one(9, "elderly"), queued_at=START)
    step = place_behind(back, queue, 2, K3, NOW)
    assert [i.int for i in called([*queue, moved(back, step)])] == [1, 2, 9, 3]


def test_behind_all_is_behind_those_of_ones_own_queue_and_fewer_than_none_is_no_number():
    queue = [one(1), one(2), one(3, service="B")]
    step = place_behind(one(9), queue, None, K3, NOW)
    assert (step.ahead, step.is_last) == (2, True)
    with pytest.raises(NotAllowed, match="step_too_small"):
        place_behind(one(9), queue, -1, K3, NOW)


@given(queues(), st.integers(0, 16))
def test_who_was_called_goes_back_behind_as_many_as_told_whatever_the_queue(drawn, people):
    queue, policy = drawn
    own = [t for t in queue if t.service == "A"]
    back = replace(one(99, "old"), queued_at=START)
    step = place_behind(back, queue, people, policy, NOW)
    after = [i.int for i in called([*own, moved(back, step)], policy)]
    passing = policy.bypass_limit
    assert min(people, len(own)) <= after.index(99) <= min(people + passing, len(own))
    assert step.is_last is (people >= len(own))
