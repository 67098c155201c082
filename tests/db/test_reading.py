"""Reading the log: in the order in which things happened."""

from uuid import uuid4

from db import ids


def test_a_tickets_events_are_in_the_order_of_its_chain(store, take, clock):
    take()
    store.day.call_next(uuid4(), "1")
    clock.move(minutes=-10)
    store.day.finish(uuid4(), "1")
    told = [(event.seq, event.kind) for event in store.day.events("A001")]
    assert told == [(1, "take"), (2, "call"), (3, "finish"), (4, "rating_opens")]


def test_events_of_one_instant_keep_their_order_whatever_their_ids(store, take, monkeypatch):
    countdown = iter(range(10**6, 0, -1))
    monkeypatch.setattr(ids.time, "time_ns", lambda: next(countdown) * 1_000_000)
    take()
    store.day.call_next(uuid4(), "1")
    store.day.finish(uuid4(), "1")
    kinds = [event.kind for event in store.day.events()]
    assert kinds.index("finish") + 1 == kinds.index("rating_opens")


def test_the_days_log_has_all_queues_and_only_today(store, take, clock):
    take()
    take("chung-thuc")
    clock.move(days=1)
    assert [event.kind for event in store.day.events()] == []
    take()
    told = [(event.queue, event.kind, event.label) for event in store.day.events()]
    assert told == [("-", "day_begins", None), ("A", "take", "A001")]


def test_facts_come_back_as_they_were_told(store, take):
    taken = take("ho-tich", "khuyet-tat")
    (event,) = store.day.events("A001")
    assert event.facts == {
        "letter": "A",
        "number": 1,
        "service": "ho-tich",
        "priority": "khuyet-tat",
        "kiosk": "k1",
        "job": taken.job.hex,
        "job_state": "pending",
    }
    assert len(event.hash) == 64
