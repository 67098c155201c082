"""What the log tells of other days, held against what is there."""

import json
from datetime import date
from types import SimpleNamespace

import pytest

from db.retention.proof import REMOVED, UNNAMED, Told

MON, TUE, WED = (date(2026, 11, day) for day in (23, 24, 25))


def event(day, queue, seq, kind="take", /, **facts):
    return SimpleNamespace(
        day=day, queue=queue, seq=seq, kind=kind, facts=json.dumps(facts), hash=f"{day}{seq}"
    )


def found(*events) -> list[str]:
    told = Told()
    for one in events:
        told.learn(one)
    for one in events:
        told.hear(one)
    return [f"{where}: {what}" for where, what in told.faults()]


BEGINS = event(WED, "-", 1, "day_begins", before="2026-11-24")


def test_a_log_that_tells_nothing_of_other_days_is_well():
    assert found(event(MON, "A", 1)) == []


def test_a_day_that_was_removed_may_be_named_and_not_be_there():
    removed = event(WED, "-", 2, REMOVED, day="2026-11-24", chains={"-": [1, "x"]})
    assert found(event(MON, "A", 1), BEGINS, removed) == []
    assert found(event(TUE, "A", 1), BEGINS, removed) == [
        "day 2026-11-24: it was removed, and is there"
    ]


def test_a_day_that_is_named_and_missing_is_a_fault_unless_it_was_set_by_hand():
    assert found(event(MON, "A", 1), BEGINS) == ["day 2026-11-24: it is missing as a whole"]
    by_hand = event(WED, "-", 2, "day_set", to="2026-11-24")
    assert found(event(MON, "A", 1), BEGINS, by_hand) == []
    assert found(BEGINS) == [], "the first day of a centre may have no event"


@pytest.mark.parametrize(("head", "is_well"), [(f"{MON}2", True), ("other", False)])
def test_a_chain_told_anew_has_to_be_as_it_was_left_and_may_go_on(head, is_well):
    told = event(WED, "-", 1, UNNAMED, day="2026-11-23", chains={"A": [2, "old", head]})
    chain = [event(MON, "A", seq) for seq in (1, 2, 3)]
    assert (found(*chain, told) == []) is is_well


@pytest.mark.parametrize("facts", ["", "[]", "{}", '{"day": 5}', '{"day": "x", "chains": {}}'])
def test_facts_that_cannot_be_read_are_left_to_the_hash(facts):
    broken = SimpleNamespace(day=WED, queue="-", seq=1, kind=UNNAMED, facts=facts, hash="h")
    assert found(broken) == []
