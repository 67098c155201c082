"""What a counter does with its ticket: every allowed move, and every refused one untouched."""

from datetime import timedelta
from uuid import uuid4

import pytest

from centre.rules.errors import NotAllowed
from centre.rules.tickets import State


@pytest.fixture
def desk(store, take):
    """Bring A001 at counter 1 to a state by the keys that a clerk would press."""
    keys = {
        "called": (),
        "serving": ("start",),
        "parked": ("park",),
        "absent": ("call_again", "absent"),
        "served": ("finish",),
        "none": None,
    }

    def bring(state: str):
        take()
        if keys[state] is not None:
            store.day.call_next(uuid4(), "1")
            for key in keys[state]:
                getattr(store.day, key)(uuid4(), "1")
        return store.day

    return bring


ALLOWED = [
    ("called", "call_again", State.CALLED),
    ("called", "start", State.SERVING),
    ("called", "finish", State.SERVED),
    ("serving", "finish", State.SERVED),
    ("called", "park", State.PARKED),
    ("serving", "park", State.PARKED),
    ("absent", "undo_absent", State.CALLED),
]


@pytest.mark.parametrize(("before", "key", "after"), ALLOWED)
def test_a_key_moves_the_ticket_at_the_counter(desk, before, key, after):
    day = desk(before)
    view = getattr(day, key)(uuid4(), "1")
    assert (view.label, view.state) == ("A001", after)
    assert day.ticket("A001") == view


REFUSED = [
    ("serving", "call_again", "ticket_move"),
    ("serving", "start", "ticket_move"),
    ("called", "absent", "absent_too_early"),
    ("serving", "absent", "absent_too_early"),
    ("called", "undo_absent", "counter_busy"),
    ("serving", "undo_absent", "counter_busy"),
    *(
        (state, key, "no_ticket")
        for state in ("none", "parked", "absent", "served")
        for key in ("call_again", "start", "finish", "absent", "park")
    ),
    *((state, "undo_absent", "undo_too_late") for state in ("none", "parked", "served")),
]


@pytest.mark.parametrize(("before", "key", "why"), REFUSED)
def test_a_key_without_its_ticket_is_refused_and_changes_nothing(
    desk, everything, before, key, why
):
    day = desk(before)
    picture = everything()
    with pytest.raises(NotAllowed) as refused:
        getattr(day, key)(uuid4(), "1")
    assert refused.value.key == why
    assert everything() == picture


def test_one_key_for_one_citizen_next_finishes_the_open_service(store, take, clock):
    take()
    take()
    store.day.call_next(uuid4(), "1")
    clock.move(minutes=4)
    assert store.day.call_next(uuid4(), "1").ticket.label == "A002"
    first = store.day.ticket("A001")
    assert first.state is State.SERVED
    assert first.ended_at - first.began_at == timedelta(minutes=4)
    assert store.answers.open_at("1") is None, "the chair is taken by the next one"


def test_next_with_nobody_waiting_still_finishes_the_open_service(store, take):
    take()
    store.day.call_next(uuid4(), "1")
    assert store.day.call_next(uuid4(), "1") is None
    assert store.day.ticket("A001").state is State.SERVED


def test_absent_counts_only_after_two_calls(store, take):
    take()
    store.day.call_next(uuid4(), "1")
    with pytest.raises(NotAllowed) as refused:
        store.day.absent(uuid4(), "1")
    assert refused.value.facts == {"calls": 1, "wanted": 2}
    store.day.call_again(uuid4(), "1")
    assert store.day.absent(uuid4(), "1").state is State.ABSENT


def test_someone_who_is_being_served_cannot_be_absent(store, take, desk):
    day = desk("called")
    day.call_again(uuid4(), "1")
    day.start(uuid4(), "1")
    with pytest.raises(NotAllowed, match="ticket_move"):
        day.absent(uuid4(), "1")


@pytest.mark.parametrize(("seconds", "allowed"), [(0, True), (9.9, True), (10, False), (60, False)])
def test_absent_is_taken_back_within_ten_seconds(desk, clock, seconds, allowed):
    day = desk("absent")
    clock.move(seconds=seconds)
    offered = day.at_counter("1").absent_undo
    assert (offered is not None) is allowed
    if allowed:
        assert day.undo_absent(uuid4(), "1").ended_at is None
    else:
        with pytest.raises(NotAllowed, match="undo_too_late"):
            day.undo_absent(uuid4(), "1")


def test_absent_is_not_taken_back_over_the_next_one(desk, store, take):
    day = desk("absent")
    take()
    day.call_next(uuid4(), "1")
    assert day.at_counter("1").absent_undo is None
    with pytest.raises(NotAllowed, match="counter_busy"):
        day.undo_absent(uuid4(), "1")


def test_absent_is_taken_back_at_its_own_counter_alone(desk):
    with pytest.raises(NotAllowed, match="undo_too_late"):
        desk("absent").undo_absent(uuid4(), "2")


@pytest.mark.parametrize(
    ("to", "order"),
    [
        ("first", ["B001", "B002", "B003"]),
        ("original", ["B002", "B001", "B003"]),
        ("last", ["B002", "B003", "B001"]),
    ],
)
def test_a_transfer_goes_first_last_or_to_its_own_time(store, take, clock, to, order):
    take("chung-thuc")
    store.day.call_next(uuid4(), "2")
    store.day.transfer(uuid4(), "2", "ho-tich", "last")
    arrived = store.day.ticket("B001").arrived_at
    store.day.call_next(uuid4(), "1")
    clock.at = arrived - timedelta(minutes=2)
    take("chung-thuc")
    clock.at = arrived + timedelta(minutes=2)
    take("chung-thuc")
    clock.move(minutes=2)
    moved = store.day.transfer(uuid4(), "1", "chung-thuc", to)
    assert moved.arrived_at == arrived, "the time of arrival stays with the ticket"
    assert (moved.state, moved.counter, moved.calls) == (State.TRANSFERRED, None, 0)
    called = [store.day.call_next(uuid4(), "2").ticket.label for _ in range(3)]
    assert called == order


@pytest.mark.parametrize(
    ("service", "target", "why"),
    [
        ("bay-gio", None, "service_unknown"),
        ("dat-dai", "1", "counter_does_not_serve"),
        ("ho-tich", "77", "counter_unknown"),
    ],
)
def test_a_transfer_to_nowhere_is_refused(desk, everything, service, target, why):
    day = desk("serving")
    picture = everything()
    with pytest.raises(NotAllowed, match=why):
        day.transfer(uuid4(), "1", service, "last", target)
    assert everything() == picture


def test_a_transfer_to_a_service_that_no_counter_serves_is_refused(desk, declare):
    declare("UPDATE counter SET active = false WHERE code = '5'")
    day = desk("called")
    with pytest.raises(NotAllowed, match="counter_does_not_serve"):
        day.transfer(uuid4(), "1", "tra-ket-qua", "last")


def test_without_a_ticket_there_is_nothing_to_transfer(store):
    with pytest.raises(NotAllowed, match="no_ticket"):
        store.day.transfer(uuid4(), "1", "ho-tich", "last")


def test_a_transferred_person_is_announced_there_as_a_first_call(store, take):
    take()
    store.day.call_next(uuid4(), "1")
    store.day.call_again(uuid4(), "1")
    store.day.transfer(uuid4(), "1", "dat-dai", "first")
    store.day.call_next(uuid4(), "3")
    (shown,) = store.day.board(None, 6).calls
    assert (shown.label, shown.counter, shown.again) == ("A001", "3", 1)


def test_a_parked_ticket_stays_at_its_counter_and_goes_on_with_a_new_stretch(desk, clock, take):
    day = desk("serving")
    clock.move(minutes=3)
    day.park(uuid4(), "1")
    assert [view.label for view in day.at_counter("1").parked] == ["A001"]
    take()
    day.call_next(uuid4(), "1")
    with pytest.raises(NotAllowed, match="counter_busy"):
        day.unpark(uuid4(), "1", "A001")
    day.finish(uuid4(), "1")
    again = day.unpark(uuid4(), "1", "A001")
    assert (again.state, again.began_at) == (State.SERVING, clock.at)


def test_a_parked_ticket_may_go_on_at_another_counter(desk):
    day = desk("parked")
    assert day.unpark(uuid4(), "2", "A001").counter == "2"
    assert day.at_counter("1").parked == ()
    assert day.at_counter("2").current.label == "A001"


def test_only_a_parked_ticket_is_unparked(desk):
    day = desk("none")
    for label, why in (("A001", "ticket_move"), ("A002", "number_unknown")):
        with pytest.raises(NotAllowed, match=why):
            day.unpark(uuid4(), "1", label)


@pytest.mark.parametrize("state", ["none", "parked"])
def test_a_waiting_or_parked_number_is_given_up(desk, state):
    day = desk(state)
    view = day.cancel(uuid4(), "A001")
    assert view.state is State.CANCELLED
    assert view.ended_at is not None
    assert day.call_next(uuid4(), "1") is None


@pytest.mark.parametrize("state", ["called", "serving", "absent", "served"])
def test_a_number_that_was_called_is_not_given_up(desk, everything, state):
    day = desk(state)
    picture = everything()
    with pytest.raises(NotAllowed, match="ticket_move"):
        day.cancel(uuid4(), "A001")
    assert everything() == picture


def test_a_counter_on_a_break_calls_nobody(store, take, everything):
    take()
    store.staff.sign_in(uuid4(), "hoa", "2468", "1")
    store.staff.pause(uuid4(), "1", "họp")
    picture = everything()
    with pytest.raises(NotAllowed, match="counter_paused"):
        store.day.call_next(uuid4(), "1")
    with pytest.raises(NotAllowed, match="counter_paused"):
        store.day.call_number(uuid4(), "1", "A001", "lý do")
    assert everything() == picture
    store.staff.resume(uuid4(), "1")
    assert store.day.call_next(uuid4(), "1").ticket.label == "A001"


def test_who_sits_at_the_counter_is_in_the_log_of_what_is_done_there(store, take):
    take()
    store.staff.sign_in(uuid4(), "hoa", "2468", "1")
    store.day.call_next(uuid4(), "1")
    store.day.finish(uuid4(), "1")
    told = [e.facts.get("clerk") for e in store.day.events("A001") if e.kind != "rating_opens"]
    assert told == [None, "hoa", "hoa"]


def test_after_midnight_nothing_of_yesterday_is_taken_back(desk, clock, faults, store):
    """Behaviour 44: an absent of 23:59:55 is over with its day, and the new day begins clean."""
    day = desk("called")
    clock.at = clock.at.replace(hour=23, minute=59, second=55)
    day.call_again(uuid4(), "1")
    day.absent(uuid4(), "1")
    assert day.at_counter("1").absent_undo.label == "A001"
    clock.move(seconds=6)
    with pytest.raises(NotAllowed, match="undo_too_late"):
        day.undo_absent(uuid4(), "1")
    assert day.at_counter("1").absent_undo is None
    assert day.serve_direct(uuid4(), "1", "ho-tich").label == "A001"
    assert faults(store) == ()


def test_a_clock_set_back_lets_an_absent_be_taken_back_no_longer(desk, clock):
    """Behaviour 44: nothing that ends in the future is waited for."""
    day = desk("absent")
    clock.move(minutes=-10)
    assert day.at_counter("1").absent_undo is None
    with pytest.raises(NotAllowed, match="undo_too_late"):
        day.undo_absent(uuid4(), "1")


def test_nobody_is_taken_back_to_a_counter_on_a_break(store, take, everything):
    """Behaviour 37: no one is served there; the number stays where it was set aside."""
    take()
    store.staff.sign_in(uuid4(), "hoa", "2468", "1")
    store.day.call_next(uuid4(), "1")
    store.day.park(uuid4(), "1")
    store.staff.pause(uuid4(), "1", "ăn trưa")
    before = everything()
    with pytest.raises(NotAllowed, match="counter_paused"):
        store.day.unpark(uuid4(), "1", "A001")
    assert everything() == before
    store.staff.resume(uuid4(), "1")
    assert store.day.unpark(uuid4(), "1", "A001").state is State.SERVING
