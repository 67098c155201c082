"""Votes of a quarter long ago, on both engines: the answers have gone, their count has not."""

from uuid import uuid4

import pytest

PERIOD = "2026-Q4"


@pytest.fixture
def rate(store, take, clock):
    """Serve somebody who answers, or with None says nothing."""

    def act(level):
        take()
        called = store.day.call_next(uuid4(), "1", None)
        store.day.finish(uuid4(), "1", ticket=called.ticket.id)
        clock.move(seconds=1)
        if level is not None:
            store.answers.rate(uuid4(), store.answers.open_at("1").id, level)
        clock.move(minutes=5)

    return act


def test_votes_are_counted_when_their_visits_have_gone(store, rate, clock):
    for level in (3, 3, 1, None):
        rate(level)
    clock.move(days=1)
    rate(2)
    (before,) = store.evaluations.sheet(PERIOD).votes
    assert (before.asked, before.given) == (5, 4)
    assert {level: count for level, count in before.by_level.items() if count} == {1: 1, 2: 1, 3: 2}
    # The first day goes, the second does not.
    clock.move(days=store.centre().policy.ticket_days)
    assert store.retention.run(uuid4(), "").removed == 1
    assert store.evaluations.sheet(PERIOD).votes == (before,)
    clock.move(days=1)
    assert store.retention.run(uuid4(), "").removed == 1
    assert store.evaluations.sheet(PERIOD).votes == (before,)
    assert store.evaluations.sheet("2026-Q3").votes == ()


def test_a_day_that_is_kept_twice_counts_once(store, rate, clock):
    rate(3)
    clock.move(days=1)
    store.figures.tally()
    (votes,) = store.evaluations.sheet(PERIOD).votes
    assert (votes.asked, votes.given) == (1, 1)
