"""One press has one effect, however often it is sent and by whom."""

import time
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from uuid import uuid4

import pytest
from sqlalchemy.exc import IntegrityError

from centre.rules.errors import NotAllowed
from db import requests, taking


def test_a_take_sent_300_times_by_three_apps_gives_one_number(open_as, everything):
    stores = [open_as(f"kiosk:k{n}") for n in range(3)]
    request = uuid4()
    first = stores[0].day.take(request, "ho-tich", "k1", "khuyet-tat")
    before = everything()
    again = [
        store.day.take(request, "ho-tich", "k1", "khuyet-tat")
        for _ in range(100)
        for store in stores
    ]
    assert all(answer == first for answer in again)
    assert everything() == before


def test_a_next_sent_300_times_by_three_apps_calls_one_ticket(open_as, everything, take):
    for _ in range(3):
        take()
    stores = [open_as(f"counter:{n}") for n in range(3)]
    request = uuid4()
    first = stores[0].day.call_next(request, "1")
    before = everything()
    again = [store.day.call_next(request, "1") for _ in range(100) for store in stores]
    assert all(answer == first for answer in again)
    assert everything() == before


def test_the_answer_that_nobody_waits_is_kept_too(store, take):
    request = uuid4()
    assert store.day.call_next(request, "1") is None
    take()
    assert store.day.call_next(request, "1") is None
    assert store.day.call_next(uuid4(), "1").ticket.label == "A001"


def test_a_repeated_finish_after_the_next_call_ends_nobody_elses_service(store, take):
    take()
    take()
    store.day.call_next(uuid4(), "1")
    request = uuid4()
    store.day.finish(request, "1")
    store.day.call_next(uuid4(), "1")
    assert store.day.finish(request, "1").label == "A001"
    assert store.day.at_counter("1").current.label == "A002"


def test_one_request_sent_by_eight_threads_at_one_instant_has_one_effect(open_as, faults):
    stores = [open_as(f"kiosk:k{n}") for n in range(8)]
    barrier = Barrier(8)
    request = uuid4()

    def press(store):
        barrier.wait()
        return store.day.take(request, "ho-tich", "k1").ticket.label

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(press, stores)) == {"A001"}
    assert stores[0].day.take(uuid4(), "ho-tich", "k1").ticket.label == "A002"
    assert faults(stores[0]) == ()


PAIRS = [30, pytest.param(300, marks=pytest.mark.prove)]
SOON = 0.02
"""Seconds until both processes press; one that came late would press alone."""


@pytest.fixture
def pairs(rival):
    """Let two processes press so many times at one instant; return what each pair was answered."""
    counters = [rival(f"counter:{number}") for number in (1, 2)]
    assert [each.answer() for each in counters] == ["ready", "ready"]

    def told(*order):
        for each in counters:
            each.tell(*order)
        return [each.answer() for each in counters]

    def one_pair(act, *requests):
        at = str(time.monotonic() + SOON)
        for each, request in zip(counters, requests, strict=True):
            each.tell("press", act, PLACE[act], str(request), at)
        return tuple(each.answer() for each in counters)

    def run(act, first, second=None):
        return [one_pair(act, *each) for each in zip(first, second or first, strict=True)]

    run.told = told
    return run


def ids(count) -> list:
    return [uuid4() for _ in range(count)]


def open_queue(store, tickets: int) -> None:
    """Take tickets of one letter in one transaction."""
    with store.write() as work:
        service = work.centre.service("ho-tich")
        for _ in range(tickets):
            taking.take(work, service, "k1", None, paper=False, language="vi")


def effects(strike, act) -> int:
    """Return how many numbers were taken, or called."""
    ((found,),) = strike(f"SELECT count(*) FROM {'ticket' if act == 'take' else 'call'}")  # noqa: S608
    return found


REFUSED = {"not_permitted", "database_busy", "someone_was_faster"}
PLACE = {"call_next": "1", "take": "ho-tich"}


@pytest.mark.parametrize("count", PAIRS)
def test_one_request_pressed_by_two_programs_at_one_instant_has_one_effect(
    store, pairs, strike, faults, count
):
    open_queue(store, 2 * count)
    for act in PLACE:
        before = effects(strike, act)
        answers = pairs(act, ids(count))
        assert all(one == other for one, other in answers)
        assert len(set(answers)) == count == effects(strike, act) - before
        assert (None, None) not in answers
    assert faults(store) == ()


def test_without_a_common_request_id_two_presses_have_two_effects(store, pairs, strike):
    """The negative control of the rig: it does press twice."""
    open_queue(store, 20)
    for act in PLACE:
        before = effects(strike, act)
        answers = pairs(act, ids(10), ids(10))
        assert effects(strike, act) - before == 20
        assert not any(one == other for one, other in answers)


@pytest.mark.parametrize("engine_kind", ["postgresql"])
@pytest.mark.parametrize("count", PAIRS)
def test_the_unique_violation_itself_gives_the_answer_of_the_first(
    store, pairs, strike, faults, count
):
    """Neither process finds the other's answer before it acts, so both act."""
    open_queue(store, 2 * count)
    pairs.told("blind")
    for act in PLACE:
        before = effects(strike, act)
        answers = pairs(act, ids(count))
        assert all(one == other for one, other in answers)
        assert effects(strike, act) - before == count
    assert sum(pairs.told("refused")) == 2 * count, "the database refused each second press"
    assert faults(store) == ()


@pytest.mark.parametrize("engine_kind", ["postgresql"])
@pytest.mark.parametrize("count", PAIRS)
def test_with_the_turn_taken_away_guards_and_keys_still_let_nothing_happen_twice(
    store, pairs, strike, faults, count
):
    """Then a press may be refused; sent again with its id, as programs do, it is answered."""
    open_queue(store, 2 * count)
    pairs.told("without_turn")
    for act, place in PLACE.items():
        before = effects(strike, act)
        pressed, more = ids(count), ["k9"] if act == "take" else []
        for request, answers in zip(pressed, pairs(act, pressed), strict=True):
            again = getattr(store.day, act)(request, place, *more)
            assert set(answers) <= {again.ticket.label, *REFUSED}
        assert effects(strike, act) - before == count
    assert faults(store) == ()


def test_a_request_that_lost_the_race_gets_the_winners_answer(store, everything, monkeypatch):
    """PostgreSQL lets both look up before either writes; here the first look-up is blinded."""
    request = uuid4()
    won = store.day.take(request, "ho-tich", "k1")
    before = everything()
    real = requests._earlier
    looks = iter([lambda *_: (False, None), real])

    def look(*asked):
        return next(looks)(*asked)

    monkeypatch.setattr(requests, "_earlier", look)
    assert store.day.take(request, "ho-tich", "k1") == won
    assert everything() == before


def test_another_unique_violation_is_not_taken_for_a_repeated_request(store, strike):
    store.day.take(uuid4(), "ho-tich", "k1")
    strike("UPDATE series SET last = 0")
    with pytest.raises(IntegrityError):
        store.day.take(uuid4(), "ho-tich", "k1")


def test_a_request_id_used_for_something_else_is_refused(store, take, everything):
    request = uuid4()
    store.day.take(request, "ho-tich", "k1")
    before = everything()
    with pytest.raises(NotAllowed) as refused:
        store.day.call_next(request, "1")
    assert (refused.value.key, refused.value.facts["kind"]) == ("request_reused", "take")
    assert everything() == before


def test_a_refused_request_leaves_nothing_and_may_be_sent_again_later(store, clock, everything):
    clock.move(hours=4)
    request = uuid4()
    before = everything()
    with pytest.raises(NotAllowed, match="outside_hours"):
        store.day.take(request, "ho-tich", "k1")
    assert everything() == before
    clock.move(hours=2)
    assert store.day.take(request, "ho-tich", "k1").ticket.label == "A001"


def test_an_answer_given_again_is_equal_in_every_field(store, take):
    take()
    take(priority="mang-thai")
    request = uuid4()
    called = store.day.call_next(request, "1")
    assert store.day.call_next(request, "1") == called
    for act in (store.day.call_again, store.day.start, store.day.park):
        request = uuid4()
        assert act(request, "1") == act(request, "1")
