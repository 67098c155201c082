"""Two counters never call the same ticket; every choice keeps its reason, credits and bypasses."""

from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import psycopg
import pytest

from centre.rules.calling import Rule
from centre.rules.errors import NotAllowed
from centre.rules.tickets import Event
from db import claim, rows, taking

ROUNDS = [
    ("sqlite", 100),
    ("postgresql", 100),
    pytest.param("sqlite", 400, marks=pytest.mark.prove),
    pytest.param("postgresql", 400, marks=pytest.mark.prove),
]
BATCH = 10


def open_queue(store, tickets: int) -> None:
    """Take tickets of one letter in one transaction; every fifth declares priority."""
    with store.write() as work:
        service = work.centre.service("ho-tich")
        for number in range(tickets):
            priority = "khuyet-tat" if number % 5 == 4 else None
            taking.take(work, service, "k1", priority, paper=False, language="vi")


@pytest.mark.parametrize(("engine_kind", "rounds"), ROUNDS)
def test_two_counters_pressing_next_at_one_instant_never_share_a_ticket(
    store, rival, faults, rounds
):
    pressing = [rival("counter:1"), rival("counter:2")]
    assert [each.answer() for each in pressing] == ["ready", "ready"]
    called = []
    for round_ in range(rounds):
        if round_ % BATCH == 0:
            open_queue(store, 2 * BATCH)
        for each, counter in zip(pressing, ("1", "2"), strict=True):
            each.tell("call_next", counter)
        called += [each.answer() for each in pressing]
    assert len(called) == len(set(called)) == 2 * rounds
    assert None not in called
    in_order = [event.label for event in store.day.events() if event.kind == "call"]
    for declared in (True, False):
        labels = [label for label in in_order if (int(label[1:]) % 5 == 0) is declared]
        assert labels == sorted(labels), "first come, first served within a class"
    assert faults(store) == ()


def test_the_naive_way_to_press_next_gives_two_counters_the_same_ticket(stranger, take):
    """The negative control: select, then update without guard, each statement on its own."""
    for _ in range(4):
        take()
    selected = Barrier(2)

    def press(counter: str) -> str:
        raw = stranger()
        (found,) = raw.execute(
            "SELECT id FROM ticket WHERE state = 'waiting' ORDER BY queued_at LIMIT 1"
        ).fetchone()
        selected.wait()
        raw.execute(
            f"UPDATE ticket SET state = 'called', counter = '{counter}' WHERE id = '{found}'"  # noqa: S608
        )
        return str(found)

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(press, ("1", "2"))
    assert first == second, "the rig must be able to see a double call"


@pytest.mark.parametrize("engine_kind", ["postgresql"])
def test_a_ticket_that_a_stranger_holds_is_passed_by_and_nobody_waits(
    settings, store, take, faults
):
    """A wait would end as database_busy, after the time that a writer waits for a lock."""
    for _ in range(3):
        take()
    with psycopg.connect(settings.database.address) as stranger:
        stranger.execute("SELECT id FROM ticket WHERE number = 1 FOR UPDATE")
        assert store.day.call_next(uuid4(), "1").ticket.label == "A002"
        assert store.day.call_next(uuid4(), "2").ticket.label == "A003"
        assert store.day.call_next(uuid4(), "1") is None, "who is held is nobody's"
        stranger.rollback()
    assert store.day.call_next(uuid4(), "1").ticket.label == "A001"
    assert faults(store) == ()


def test_a_ticket_that_moved_meanwhile_is_refused_by_the_statement_itself(store, take, everything):
    take()
    before = everything()
    with pytest.raises(NotAllowed, match="someone_was_faster"), store.write() as work:  # noqa: PT012
        stale = rows.row_of_label(work, "A001")
        work.connection.exec_driver_sql("UPDATE ticket SET state = 'cancelled'")
        claim.change_state(work, stale, Event.CALL, {})
    assert everything() == before


def test_a_priority_ticket_passes_and_who_was_passed_is_counted_up_to_the_bound(store, take):
    take()
    for _ in range(5):
        take(priority="khuyet-tat")
    called = [store.day.call_next(uuid4(), "1") for _ in range(6)]
    assert [each.ticket.label for each in called] == [
        *("A002", "A003", "A004"),
        *("A001", "A005", "A006"),
    ]
    assert called[0].reason.rule is Rule.PRIORITY
    assert called[3].reason.rule is Rule.BOUND
    with store.read() as work:
        assert rows.row_of_label(work, "A001").bypassed == 3


def test_the_credits_of_one_counter_never_touch_anothers(store, take):
    for _ in range(3):
        take("ho-tich")
        take("chung-thuc")
    store.day.call_next(uuid4(), "1")
    with store.read() as work:
        first, second = (claim.credits_of(work, work.centre.counter(code)) for code in "12")
    assert first == {"ho-tich": -1.0, "chung-thuc": 1.0}
    assert second == {}
    store.day.call_next(uuid4(), "2")
    with store.read() as work:
        assert claim.credits_of(work, work.centre.counter("1")) == first


def test_counter_1_serves_its_queues_two_to_one_across_restarts(open_as, take):
    for _ in range(6):
        take("ho-tich")
        take("chung-thuc")
    letters = ""
    for _ in range(6):
        store = open_as("counter:1")
        letters += store.day.call_next(uuid4(), "1").ticket.label[0]
        store.close()
    assert (letters.count("A"), letters.count("B")) == (4, 2)


def test_a_queue_that_ran_empty_loses_its_credit(store, take):
    take("ho-tich")
    take("chung-thuc")
    for _ in range(2):
        store.day.call_next(uuid4(), "1")
    take("chung-thuc")
    store.day.call_next(uuid4(), "1")
    with store.read() as work:
        held = claim.credits_of(work, work.centre.counter("1"))
    assert held["ho-tich"] == 0.0


def test_the_reason_of_a_call_is_kept_as_it_was_given(store, take):
    take()
    take("chung-thuc")
    called = store.day.call_next(uuid4(), "1")
    assert store.day.why("A001")[0].reason == called.reason
    assert called.reason.waiting == {"ho-tich": 1, "chung-thuc": 1}
    assert called.reason.longest == "A001"


def test_any_number_needs_a_written_reason(store, take, everything):
    for _ in range(3):
        take()
    before = everything()
    with pytest.raises(NotAllowed, match="reason_missing"):
        store.day.call_number(uuid4(), "1", "A003", "  ")
    assert everything() == before
    called = store.day.call_number(uuid4(), "1", "a3", "cụ già mệt")
    assert (called.reason.rule, called.reason.note) == (Rule.CHOSEN, "cụ già mệt")
    assert called.reason.bypassed == ("A001", "A002")
    assert store.day.why("A003")[0].reason.note == "cụ già mệt"


def test_calling_a_number_by_name_counts_nobody_as_passed_by_priority(store, take):
    take()
    take()
    store.day.call_number(uuid4(), "1", "A002", "lý do")
    with store.read() as work:
        assert rows.row_of_label(work, "A001").bypassed == 0


def test_an_absent_one_who_comes_back_is_called_by_number(store, take):
    take()
    store.day.call_next(uuid4(), "1")
    store.day.call_again(uuid4(), "1")
    store.day.absent(uuid4(), "1")
    called = store.day.call_number(uuid4(), "2", "A001", "đã quay lại").ticket
    assert (called.counter, called.calls, called.ended_at) == ("2", 3, None)


@pytest.mark.parametrize("ended", ["finish", "cancel", "other counter", "expire"])
def test_a_number_that_is_over_or_elsewhere_is_not_called_by_name(store, take, everything, ended):
    take()
    if ended in {"finish", "other counter"}:
        store.day.call_next(uuid4(), "2")
    if ended == "finish":
        store.day.finish(uuid4(), "2")
    if ended == "cancel":
        store.day.cancel(uuid4(), "A001")
    if ended == "expire":
        store.day.expire(uuid4())
    before = everything()
    with pytest.raises(NotAllowed, match="ticket_move"):
        store.day.call_number(uuid4(), "1", "A001", "lý do")
    assert everything() == before


def test_a_refused_number_leaves_the_open_service_open(store, take):
    take()
    store.day.call_next(uuid4(), "1")
    with pytest.raises(NotAllowed, match="number_unknown"):
        store.day.call_number(uuid4(), "1", "Z999", "lý do")
    assert store.day.at_counter("1").current.label == "A001"


def test_a_ticket_kept_for_one_counter_is_called_by_that_one_alone(store, take):
    take()
    store.day.call_next(uuid4(), "1")
    store.day.transfer(uuid4(), "1", "ho-tich", "first", target="2")
    assert store.day.call_next(uuid4(), "1") is None
    assert store.day.call_next(uuid4(), "2").ticket.label == "A001"
