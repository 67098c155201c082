"""Legs of a visit: no minute of service is lost, whatever becomes of the number; wrap-ups end."""

import json
from datetime import timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from centre.rules.errors import NotAllowed
from centre.rules.tickets import State
from db import tables


@pytest.fixture
def legs(store):
    """Return the legs of all visits, in their order: how each ended, where, its minutes."""

    def found():
        with store.read() as work:
            ordered = select(tables.leg).order_by(tables.leg.c.ticket, tables.leg.c.seq)
            return work.connection.execute(ordered).all()

    return found


@pytest.fixture
def policy(declare, strike):
    """Change the centre's policy."""

    def change(**values):
        ((stored,),) = strike("SELECT CAST(policy AS text) FROM centre")
        text = json.dumps({**json.loads(stored), **values})
        declare(f"UPDATE centre SET policy = '{text}'")  # noqa: S608

    return change


@pytest.fixture
def served(store, take, clock):
    """Call A001 to counter 1, and begin to serve it after a minute."""

    def bring():
        take()
        store.day.call_next(uuid4(), "1")
        clock.move(minutes=1)
        store.day.start(uuid4(), "1")
        clock.move(minutes=4)
        return store.day

    return bring


def minutes(leg):
    return (leg.ended_at - leg.began_at) / timedelta(minutes=1)


def test_a_visit_over_two_counters_with_a_pause_keeps_every_stretch(
    served, store, legs, clock, faults
):
    """Behaviour 34: several services in one visit; the arrival stays."""
    store.staff.sign_in(uuid4(), "hoa", "2468", "1")
    day = served()
    arrived = day.ticket("A001").arrived_at
    day.park(uuid4(), "1")
    clock.move(minutes=30)
    day.unpark(uuid4(), "1", "A001")
    clock.move(minutes=3)
    day.next_service(uuid4(), "1", "chung-thuc")
    clock.move(minutes=2)
    day.transfer(uuid4(), "1", "dat-dai", "original")
    day.call_next(uuid4(), "3")
    clock.move(minutes=6)
    day.finish(uuid4(), "3")
    told = [(x.seq, x.service, x.counter, x.clerk, minutes(x), x.ended) for x in legs()]
    assert told == [
        (1, "ho-tich", "1", "hoa", 4, "parked"),
        (2, "ho-tich", "1", "hoa", 3, "next_service"),
        (3, "chung-thuc", "1", "hoa", 2, "transferred"),
        (4, "dat-dai", "3", None, 6, "served"),
    ]
    assert day.ticket("A001").arrived_at == arrived
    assert faults(store) == ()


@pytest.mark.parametrize(
    ("key", "words"), [("park", ()), ("transfer", ("dat-dai", "last")), ("put_back", ())]
)
def test_who_was_only_called_was_not_served(store, take, legs, key, words):
    take()
    store.day.call_next(uuid4(), "1")
    getattr(store.day, key)(uuid4(), "1", *words)
    assert legs() == []


def test_a_service_that_nobody_started_began_with_its_call(store, take, clock, legs):
    take()
    store.day.call_next(uuid4(), "1")
    clock.move(minutes=5)
    store.day.call_next(uuid4(), "1")
    (leg,) = legs()
    assert (minutes(leg), leg.ended, leg.wrapped_at) == (5, "served", None)


def test_a_number_that_is_put_back_keeps_what_was_served(served, legs):
    served().put_back(uuid4(), "1")
    assert [(minutes(x), x.ended) for x in legs()] == [(4, "transferred")]


def test_a_clock_that_was_set_back_makes_no_negative_stretch(served, clock, legs):
    """Behaviour 44: a clock set back 10 minutes makes no negative times."""
    day = served()
    clock.move(minutes=-10)
    day.finish(uuid4(), "1")
    assert [minutes(x) for x in legs()] == [0]


def test_a_further_service_is_one_of_this_counter(served, everything):
    day = served()
    before = everything()
    for service, why in (("dat-dai", "counter_does_not_serve"), ("khong", "service_unknown")):
        with pytest.raises(NotAllowed, match=why):
            day.next_service(uuid4(), "1", service)
    with pytest.raises(NotAllowed, match="no_ticket"):
        day.next_service(uuid4(), "2", "chung-thuc")
    assert everything() == before


def test_a_further_service_pressed_twice_in_doubt_is_one(served, legs):
    day, request = served(), uuid4()
    first = day.next_service(request, "1", "chung-thuc")
    assert day.next_service(request, "1", "chung-thuc") == first
    assert (first.state, first.service, len(legs())) == (State.SERVING, "chung-thuc", 1)


def test_an_outcome_is_asked_where_the_centre_asks_and_kept_with_the_leg(
    served, policy, legs, everything
):
    """Behaviour 36: outcome code required if configured."""
    policy(ask_outcome=True)
    day = served()
    before = everything()
    for press in (
        lambda: day.finish(uuid4(), "1"),
        lambda: day.finish(uuid4(), "1", outcome="khong-co"),
        lambda: day.call_next(uuid4(), "1"),
        lambda: day.call_number(uuid4(), "1", "A001", "lý do"),
    ):
        with pytest.raises(NotAllowed, match="outcome_missing"):
            press()
    assert everything() == before
    assert day.finish(uuid4(), "1", outcome="bo-sung").outcome == "bo-sung"
    assert [x.outcome for x in legs()] == ["bo-sung"]


def test_one_key_ends_a_service_with_its_outcome_and_calls_the_next(served, policy, take):
    policy(ask_outcome=True)
    day = served()
    take()
    assert day.call_next(uuid4(), "1", outcome="tiep-nhan").ticket.label == "A002"
    assert day.ticket("A001").outcome == "tiep-nhan"
    assert day.call_next(uuid4(), "2") is None, "nothing ends there, so nothing is asked"


def test_where_the_centre_does_not_ask_one_key_is_enough(served, take):
    day = served()
    take()
    assert day.call_next(uuid4(), "1").ticket.label == "A002"


def test_a_wrap_up_is_over_by_itself_after_its_time(served, policy, clock, legs):
    """Behaviour 36: it is not part of the service."""
    policy(wrap_up_seconds=60)
    day = served()
    ended = day.finish(uuid4(), "1").ended_at
    view = day.at_counter("1")
    assert (view.wrapping, view.wrapping_until) == ("A001", ended + timedelta(seconds=60))
    clock.move(minutes=10)
    assert day.at_counter("1").wrapping is None
    with pytest.raises(NotAllowed, match="not_wrapping"):
        day.end_wrap_up(uuid4(), "1")
    (leg,) = legs()
    assert minutes(leg) == 4
    assert leg.wrapped_at == day.ticket("A001").wrapped_at == ended + timedelta(seconds=60)


ENDS = {
    "end_wrap_up": lambda store: store.day.end_wrap_up(uuid4(), "1"),
    "call_next": lambda store: store.day.call_next(uuid4(), "1"),
    "call_number": lambda store: store.day.call_number(uuid4(), "1", "A002", "lý do"),
    "serve_direct": lambda store: store.day.serve_direct(uuid4(), "1", "ho-tich"),
    "pause": lambda store: store.staff.pause(uuid4(), "1", "họp"),
    "sign_out": lambda store: store.staff.sign_out(uuid4(), store.staff.session_at("1").id),
}


@pytest.fixture
def written_up(served, store, take, policy, clock):
    """Let Hoa write up A001 for 20 seconds by now, of 60, while A002 waits."""
    policy(wrap_up_seconds=60)
    store.staff.sign_in(uuid4(), "hoa", "2468", "1")
    day = served()
    take()
    day.finish(uuid4(), "1")
    clock.move(seconds=20)
    return day


@pytest.mark.parametrize("press", ENDS.values(), ids=ENDS)
def test_a_wrap_up_ends_when_something_else_begins(written_up, store, clock, legs, faults, press):
    press(store)
    assert written_up.at_counter("1").wrapping is None
    assert written_up.ticket("A001").wrapped_at == clock.at
    assert [x.wrapped_at for x in legs() if x.ended == "served"] == [clock.at]
    assert "wrap_up_end" in [event.kind for event in written_up.events("A001")]
    assert faults(store) == ()


@pytest.mark.parametrize("how", [{"wrap_up": False}, {}])
def test_without_a_wrap_up_the_counter_is_free_at_once(served, policy, legs, how):
    if how:
        policy(wrap_up_seconds=60)
    day = served()
    day.finish(uuid4(), "1", **how)
    assert day.at_counter("1").wrapping is None
    assert [x.wrapped_at for x in legs()] == [None]
