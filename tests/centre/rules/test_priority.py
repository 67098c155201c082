"""Declared priority inside one pool, and its bound, as small tables."""

from datetime import UTC, datetime, timedelta
from uuid import UUID

import pytest

from centre.rules.priority import Rule, Waiting, first_of, is_bound, order_key
from centre.rules.services import Policy
from centre.rules.tickets import Place

START = datetime(2026, 3, 2, 7, tzinfo=UTC)
K3 = Policy(bypass_limit=3)


def one(number, priority=None, bypassed=0, place=Place.BY_TIME):
    at = START + timedelta(minutes=number)
    return Waiting(UUID(int=number), f"A{number:03d}", "A", priority, place, at, bypassed)


@pytest.mark.parametrize(
    ("pool", "number", "rule"),
    [
        ([one(2), one(1)], 1, Rule.LONGEST),
        ([one(1, "elderly"), one(2)], 1, Rule.LONGEST),
        ([one(1), one(2, "elderly")], 2, Rule.PRIORITY),
        ([one(1), one(3, "elderly"), one(2, "disabled")], 2, Rule.PRIORITY),
        ([one(1, bypassed=3), one(2, "elderly")], 1, Rule.BOUND),
        ([one(1), one(2, bypassed=3), one(3, "elderly")], 1, Rule.BOUND),
        ([one(1), one(2, "elderly"), one(3, bypassed=3)], 2, Rule.PRIORITY),
    ],
)
def test_the_table_of_who_goes_first(pool, number, rule):
    pick = first_of(pool, K3, START)
    assert (pick.ticket.id, pick.rule) == (UUID(int=number), rule)


def test_all_earlier_ordinary_tickets_are_told_as_passed_and_no_later_one():
    pick = first_of([one(1), one(2), one(3, "elderly"), one(4)], K3, START)
    assert [passed.label for passed in pick.bypassed] == ["A001", "A002"]


def test_without_passing_nobody_is_told_as_passed():
    assert first_of([one(1, "elderly"), one(2)], K3, START).bypassed == ()
    assert first_of([one(1, bypassed=3), one(2, "elderly")], K3, START).bypassed == ()


def test_a_limit_of_none_makes_priority_wait_its_turn():
    pick = first_of([one(1), one(2, "elderly")], Policy(bypass_limit=0), START)
    assert pick.rule is Rule.BOUND


def test_patience_binds_only_when_it_is_over():
    patient = Policy(bypass_limit=3, patience=timedelta(minutes=20))
    assert not is_bound(one(0), patient, START + timedelta(minutes=20))
    assert is_bound(one(0), patient, START + timedelta(minutes=20, seconds=1))
    assert not is_bound(one(0), K3, START + timedelta(days=1))


def test_the_first_place_comes_before_time_and_time_before_the_id():
    first = one(9, place=Place.FIRST)
    ordered = sorted([one(2), first, one(1)], key=order_key)
    assert [each.id.int for each in ordered] == [9, 1, 2]
