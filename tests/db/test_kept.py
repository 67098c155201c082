"""Nothing is lost: what is set aside, kept for who is not there, or left at a counter is told."""

from uuid import uuid4

import pytest

from centre.rules.errors import NotAllowed
from centre.rules.tickets import State


def labels(views):
    return [view.label for view in views]


@pytest.fixture
def hoa(store):
    """Sign Hoa in at counter 1; return her session."""
    return store.staff.sign_in(uuid4(), "hoa", "2468", "1")


def send(store, **to):
    store.day.call_next(uuid4(), "1")
    return store.day.transfer(uuid4(), "1", "ho-tich", "first", **to)


def test_a_note_goes_with_a_parked_number_and_is_gone_when_that_is_over(
    store, take, strike, everything
):
    """Behaviour 31: park with note, resume."""
    take()
    store.day.call_next(uuid4(), "1")
    parked = store.day.park(uuid4(), "1", "  chờ bản sao ")
    assert labels(store.day.at_counter("1").parked) == ["A001"]
    assert store.day.at_counter("1").parked[0].note == "chờ bản sao"
    assert parked.note == "", "answers are kept for longer than a note"
    assert str(everything()).count("chờ bản sao") == 1, "in the ticket, and nowhere else"
    store.day.unpark(uuid4(), "1", "A001")
    assert store.day.at_counter("1").current.note == "chờ bản sao"
    store.day.finish(uuid4(), "1")
    assert "chờ bản sao" not in str(everything())


ENDS = {
    "cancel": lambda store: store.day.cancel(uuid4(), "A001"),
    "expire": lambda store: store.day.expire(uuid4()),
    "midnight": lambda store: store.tidy(),
    "sent on": lambda store: (
        store.day.unpark(uuid4(), "1", "A001"),
        store.day.transfer(uuid4(), "1", "dat-dai", "last"),
    ),
    "put back": lambda store: (
        store.day.unpark(uuid4(), "1", "A001"),
        store.day.put_back(uuid4(), "1"),
    ),
    "absent": lambda store: (
        store.day.call_number(uuid4(), "1", "A001", "đã có"),
        store.day.call_again(uuid4(), "1"),
        store.day.absent(uuid4(), "1"),
    ),
}


@pytest.mark.parametrize(("how", "end"), ENDS.items(), ids=ENDS)
def test_a_note_outlives_nothing(store, take, clock, strike, how, end):
    take()
    store.day.call_next(uuid4(), "1")
    store.day.park(uuid4(), "1", "chờ bản sao")
    if how == "midnight":
        clock.move(days=1)
    end(store)
    assert strike("SELECT note FROM ticket") == [("",)]


@pytest.mark.parametrize("note", ["x" * 121, "hai\ndòng"])
def test_a_note_of_more_than_a_line_is_refused(store, take, everything, note):
    take()
    store.day.call_next(uuid4(), "1")
    before = everything()
    with pytest.raises(NotAllowed, match="note_shape"):
        store.day.park(uuid4(), "1", note)
    assert everything() == before


def test_who_pauses_is_told_what_is_set_aside_and_kept(store, take, hoa):
    """Behaviour 37: parked numbers are warned about; nobody is called meanwhile."""
    for _ in range(3):
        take()
    store.day.call_next(uuid4(), "1")
    store.day.park(uuid4(), "1")
    send(store, target_clerk="hoa")
    request = uuid4()
    left = store.staff.pause(request, "1", "ăn trưa")
    assert (labels(left.parked), labels(left.kept)) == (["A001"], ["A002"])
    assert store.staff.pause(request, "1", "ăn trưa") == left
    (told,) = [e.facts for e in store.day.events() if e.kind == "pause"]
    assert (told["parked"], told["kept"]) == (["A001"], ["A002"])
    for act in (store.day.call_next, store.day.call_again):
        with pytest.raises(NotAllowed, match="counter_paused"):
            act(uuid4(), "1")


def test_who_signs_out_is_told_and_the_log_as_well(store, take, hoa):
    take()
    send(store, target="1")
    left = store.staff.sign_out(uuid4(), hoa.id)
    assert labels(left.kept) == ["A001"]
    (told,) = [e.facts for e in store.day.events() if e.kind == "sign_out"]
    assert told["kept"] == ["A001"]
    assert labels(store.staff.sign_out(uuid4(), hoa.id).kept) == [], "it has ended already"


GONE = {
    "signed out": lambda store, hoa: store.staff.sign_out(uuid4(), hoa.id),
    "on a break": lambda store, _hoa: store.staff.pause(uuid4(), "1", "họp"),
}


@pytest.mark.parametrize("to", [{"target": "1"}, {"target_clerk": "hoa"}], ids=str)
@pytest.mark.parametrize("go", GONE.values(), ids=GONE)
def test_what_is_kept_for_who_is_not_there_is_told_to_others_and_called_by_number(
    store, take, hoa, to, go
):
    take()
    store.staff.sign_in(uuid4(), "binh", "2468", "2")
    send(store, **to)
    assert store.day.at_counter("2").kept == ()
    go(store, hoa)
    assert labels(store.day.at_counter("2").kept) == ["A001"]
    assert store.day.at_counter("3").kept == (), "it does not serve that queue, and others do"
    assert store.day.call_next(uuid4(), "2") is None
    assert store.day.call_number(uuid4(), "2", "A001", "vắng cán bộ").ticket.counter == "2"


def test_a_pc_that_crashed_in_mid_service_finds_its_number_when_its_clerk_signs_in_again(
    store, open_as, take
):
    """Behaviour 38: nothing but signing in at the same counter."""
    take()
    lost = open_as("counter:1")
    lost.staff.sign_in(uuid4(), "hoa", "2468", "1")
    lost.day.call_next(uuid4(), "1")
    lost.day.start(uuid4(), "1")
    began = lost.day.ticket("A001").began_at
    lost.close()
    store.staff.sign_in(uuid4(), "hoa", "2468", "1")
    found = store.day.at_counter("1").current
    assert (found.label, found.state, found.began_at) == ("A001", State.SERVING, began)


def test_a_clerk_who_moves_in_mid_service_brings_the_number_along_with_one_key(
    store, take, clock, hoa, faults
):
    """Behaviour 38: the first session ends; its number stays where it was until it is fetched."""
    take()
    store.day.call_next(uuid4(), "1")
    began = store.day.start(uuid4(), "1").began_at
    clock.move(minutes=4)
    store.staff.sign_in(uuid4(), "hoa", "2468", "2")
    assert store.staff.session_at("1") is None
    assert labels(store.day.at_counter("2").left) == ["A001"]
    brought = store.day.unpark(uuid4(), "2", "A001")
    assert (brought.counter, brought.state, brought.began_at) == ("2", State.SERVING, began)
    assert store.day.at_counter("1").current is None
    assert store.day.at_counter("2").left == ()
    (told,) = [e.facts for e in store.day.events("A001") if e.kind == "resume"]
    assert (told["from"], told["counter"]) == ("1", "2")
    assert faults(store) == ()


def test_what_a_colleague_serves_is_taken_from_nobody(store, take, hoa, everything):
    take()
    store.day.call_next(uuid4(), "1")
    store.staff.sign_in(uuid4(), "binh", "2468", "2")
    assert store.day.at_counter("2").left == ()
    before = everything()
    with pytest.raises(NotAllowed, match="ticket_move"):
        store.day.unpark(uuid4(), "2", "A001")
    assert everything() == before


def test_what_was_set_aside_half_an_hour_ago_is_told(store, take, clock):
    """Behaviour 37: to its counter, and to the supervisor."""
    for _ in range(3):
        take()
    store.day.call_next(uuid4(), "1")
    store.day.park(uuid4(), "1", "chờ")
    store.day.call_next(uuid4(), "2")
    store.day.start(uuid4(), "2")
    clock.move(minutes=20)
    since = clock.at
    store.day.park(uuid4(), "2")
    clock.move(minutes=9, seconds=59)
    assert store.day.forgotten() == ()
    clock.move(seconds=1)
    (first,) = store.day.forgotten()
    assert (first.ticket.label, first.ticket.note) == ("A001", "chờ")
    clock.move(minutes=20)
    assert labels(each.ticket for each in store.day.forgotten()) == ["A001", "A002"]
    (mine,) = store.day.forgotten("2")
    assert (mine.ticket.label, mine.since) == ("A002", since)


def test_the_end_of_the_day_tells_what_was_set_aside_where_and_kept_for_whom(store, take, hoa):
    """Behaviour 37: parked tickets are warned about at the close as well."""
    for _ in range(2):
        take()
    store.day.call_next(uuid4(), "1")
    store.day.park(uuid4(), "1")
    send(store, target_clerk="hoa")
    store.day.expire(uuid4())
    told = {e.label: e.facts for e in store.day.events() if e.kind == "expire"}
    assert told == {
        "A001": {"from": "parked", "counter": "1"},
        "A002": {"from": "transferred", "target_clerk": "hoa"},
    }
