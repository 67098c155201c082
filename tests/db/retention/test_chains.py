"""Chains of a day told anew: only from the first change on, and never over somebody's shoulder."""

import pytest

from centre.rules.errors import NotAllowed
from db.retention import chains
from db.retention.guard import lifted


def without_kiosk(kind, facts):
    return {**facts, "kiosk": None} if kind == "take" and facts["number"] > 1 else facts


def test_events_before_the_first_change_keep_their_hash(store, take):
    take()
    take()
    with store.read() as work:
        events = chains.events_on(work, work.day)
        [one] = chains.retell(events, without_kiosk)
        heads = chains.heads(work, work.day)
    assert (one.queue, one.count, len(one.changed)) == ("A", 2, 1)
    assert heads["A"] == (2, one.before)
    assert one.after != one.before


def test_nothing_changes_where_there_is_nothing_to_change(store, take):
    take()
    with store.read() as work:
        assert chains.retell(chains.events_on(work, work.day), lambda _, facts: facts) == ()


def test_a_chain_that_has_gone_on_meanwhile_is_left_alone(store, take):
    take()
    take()
    with store.read() as work:
        retold = chains.retell(chains.events_on(work, work.day), without_kiosk)
    take()
    with (
        pytest.raises(NotAllowed, match="someone_was_faster"),
        store.write() as work,
        lifted(work.connection),
    ):
        chains.write(work, work.day, retold)


def test_removed_chains_leave_their_heads_to_be_told(store, take, strike):
    take()
    with store.read() as work:
        heads = chains.heads(work, work.day)
    with store.write() as work, lifted(work.connection):
        gone = chains.remove(work, work.day)
    assert gone == {queue: list(head) for queue, head in heads.items()}
    assert strike("SELECT count(*) FROM chain") == [(0,)]
