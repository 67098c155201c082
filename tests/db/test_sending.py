"""Back into a queue: put back, returned after being absent, sent to a person; nothing is lost."""

import json
from uuid import uuid4

import pytest

from centre.rules.calling import Rule
from centre.rules.errors import NotAllowed
from centre.rules.tickets import State


def next_labels(store, counter, count):
    called = (store.day.call_next(uuid4(), counter) for _ in range(count))
    return [None if one is None else one.ticket.label for one in called]


@pytest.fixture
def five(store, take, clock):
    """Let five people take numbers, a minute apart, and call the first of them to counter 1."""

    def come(priority=None):
        for number in range(5):
            take(priority=priority if number == 0 else None)
            clock.move(minutes=1)
        return store.day.call_next(uuid4(), "1").ticket

    return come


@pytest.mark.parametrize(
    ("places", "order"),
    [
        (None, ["A002", "A003", "A004", "A001", "A005"]),
        (1, ["A002", "A001", "A003", "A004", "A005"]),
        (9, ["A002", "A003", "A004", "A005", "A001"]),
    ],
)
@pytest.mark.parametrize("priority", [None, "khuyet-tat"])
def test_a_number_is_put_back_behind_so_many(store, five, faults, places, order, priority):
    """Behaviour 31: back n places. A declared priority goes, or it would be called at once."""
    first = five(priority)
    back = store.day.put_back(uuid4(), "1", ticket=first.id, places=places)
    assert (back.state, back.counter, back.calls) == (State.WAITING, None, 0)
    assert back.arrived_at == first.arrived_at
    assert back.priority == priority, "the mark for the clerk stays"
    assert next_labels(store, "1", 5) == order
    assert faults(store) == ()


def test_who_comes_after_a_number_was_put_back_is_behind_it(store, five, take, clock):
    five()
    store.day.put_back(uuid4(), "1", places=99)
    clock.move(minutes=1)
    take()
    assert next_labels(store, "1", 6)[-2:] == ["A001", "A006"]


def test_being_put_back_is_in_the_log_with_its_place(store, five):
    five()
    store.day.put_back(uuid4(), "1")
    (told,) = [e.facts for e in store.day.events("A001") if e.kind == "put_back"]
    assert told == {"counter": "1", "clerk": None, "places": 3, "ahead": 3}


@pytest.mark.parametrize("places", [0, -1])
def test_behind_nobody_is_no_place(store, five, everything, places):
    five()
    before = everything()
    with pytest.raises(NotAllowed, match="step_too_small"):
        store.day.put_back(uuid4(), "1", places=places)
    with pytest.raises(NotAllowed, match="no_ticket"):
        store.day.put_back(uuid4(), "2")
    assert everything() == before


def test_put_back_pressed_twice_in_doubt_is_one(store, five):
    five()
    request = uuid4()
    assert store.day.put_back(request, "1") == store.day.put_back(request, "1")


def absent(store):
    store.day.call_again(uuid4(), "1")
    store.day.absent(uuid4(), "1")


@pytest.mark.parametrize(
    ("minutes", "rule", "order"),
    [
        (0, "within", ["A002", "A003", "A004", "A001", "A005"]),
        (30, "within", ["A002", "A003", "A004", "A001", "A005"]),
        (31, "late", ["A002", "A003", "A004", "A005", "A001"]),
    ],
)
def test_who_was_absent_returns_by_rule(store, five, clock, minutes, rule, order):
    """Behaviour 32: behind three of those who wait within half an hour, later behind all."""
    five()
    absent(store)
    clock.move(minutes=minutes)
    back = store.day.return_absent(uuid4(), "a1", counter="2")
    assert (back.state, back.ended_at, back.calls) == (State.WAITING, None, 0)
    (told,) = [e.facts for e in store.day.events("A001") if e.kind == "return"]
    assert (told["rule"], told["counter"]) == (rule, "2")
    assert next_labels(store, "1", 5) == order


def test_who_is_let_in_at_the_machine_itself_needs_no_counter(store, five, faults):
    five()
    absent(store)
    request = uuid4()
    back = store.day.return_absent(request, "A001")
    assert store.day.return_absent(request, "A001") == back
    (told,) = [e.facts for e in store.day.events("A001") if e.kind == "return"]
    assert "counter" not in told
    assert faults(store) == ()


@pytest.mark.parametrize("label", ["A001", "A002", "Z999"])
def test_only_who_was_absent_returns(store, five, everything, label):
    five()
    before = everything()
    with pytest.raises(NotAllowed, match=r"ticket_move|number_unknown"):
        store.day.return_absent(uuid4(), label)
    assert everything() == before


def test_a_number_for_a_person_is_called_where_that_person_sits(store, take, faults):
    """Behaviour 31: to a person. Counter 3 does not serve the queue; Hoa takes it nevertheless."""
    take()
    store.staff.sign_in(uuid4(), "binh", "2468", "2")
    store.day.call_next(uuid4(), "1")
    store.day.transfer(uuid4(), "1", "ho-tich", "original", target_clerk="hoa")
    assert next_labels(store, "1", 1) == next_labels(store, "2", 1) == [None]
    assert store.day.at_counter("2").waiting == ()
    store.staff.sign_in(uuid4(), "hoa", "2468", "3")
    assert [view.label for view in store.day.at_counter("3").waiting] == ["A001"]
    called = store.day.call_next(uuid4(), "3")
    assert (called.ticket.label, called.reason.rule) == ("A001", Rule.LONGEST)
    assert called.ticket.target_clerk is None
    assert faults(store) == ()


def test_a_number_for_a_person_who_is_there_is_not_called_by_others(store, take, everything):
    take()
    store.staff.sign_in(uuid4(), "hoa", "2468", "2")
    store.day.call_next(uuid4(), "1")
    store.day.transfer(uuid4(), "1", "ho-tich", "first", target_clerk="hoa")
    before = everything()
    with pytest.raises(NotAllowed, match="kept_for_another") as refused:
        store.day.call_number(uuid4(), "1", "A001", "gấp")
    assert refused.value.facts == {"label": "A001", "clerk": "hoa"}
    assert everything() == before
    assert store.day.call_number(uuid4(), "2", "A001", "gấp").ticket.label == "A001"


@pytest.mark.parametrize(
    ("target", "who", "why"),
    [("1", "hoa", "target_twice"), (None, "ai-do", "clerk_unknown")],
)
def test_a_person_who_is_not_there_at_all_is_sent_nobody(store, take, everything, target, who, why):
    take()
    store.day.call_next(uuid4(), "1")
    before = everything()
    with pytest.raises(NotAllowed, match=why):
        store.day.transfer(uuid4(), "1", "ho-tich", "last", target, target_clerk=who)
    assert everything() == before


def test_the_lobby_is_not_told_that_somebody_kept_for_a_person_comes_soon(
    store, take, declare, strike
):
    ((policy,),) = strike("SELECT CAST(policy AS text) FROM centre")
    without = json.dumps({**json.loads(policy), "ask_priority": False})
    declare(f"UPDATE centre SET policy = '{without}'")  # noqa: S608
    take()
    take()
    store.day.call_next(uuid4(), "1")
    store.day.transfer(uuid4(), "1", "ho-tich", "first", target_clerk="hoa")
    assert store.day.board(None, 6).coming == ("A002",)
