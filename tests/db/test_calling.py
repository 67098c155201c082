"""Calling at a counter: an old key finishes nobody unseen, and calls in no one's name."""

from uuid import uuid4

import pytest

from centre.rules.errors import NotAllowed
from centre.rules.legs import NOTE_MOST
from centre.rules.tickets import State
from db.calling import NOBODY


def by_next(store, **shown):
    return store.day.call_next(uuid4(), "1", **shown)


def by_number(store, **shown):
    return store.day.call_number(uuid4(), "1", "A003", "cụ già mệt", **shown)


BOTH = pytest.mark.parametrize("call", [by_next, by_number])


@pytest.fixture
def three(store, take):
    """Let three people take numbers; call the first to counter 1 and return its ticket."""
    for _ in range(3):
        take()
    return store.day.call_next(uuid4(), "1").ticket


@BOTH
def test_an_old_key_does_not_finish_a_citizen_whom_the_clerk_does_not_see(
    store, three, everything, call
):
    """Behaviour 40: the screen shows nobody, or the number before; the counter has another."""
    store.day.call_next(uuid4(), "1")
    before = everything()
    for shown in (NOBODY, three.id):
        with pytest.raises(NotAllowed) as refused:
            call(store, ticket=shown)
        assert refused.value.key == "someone_was_faster"
        assert refused.value.facts == {"label": "A002"}
    assert everything() == before
    assert store.day.ticket("A002").state is State.CALLED


@BOTH
def test_the_number_on_the_screen_is_finished_and_the_next_is_called(store, three, call):
    assert call(store, ticket=three.id).ticket.counter == "1"
    assert store.day.ticket("A001").state is State.SERVED


@BOTH
def test_a_number_that_has_gone_meanwhile_is_in_nobodys_way(store, three, call):
    store.day.park(uuid4(), "1")
    assert call(store, ticket=three.id).ticket.state is State.CALLED
    assert store.day.ticket("A001").state is State.PARKED


@BOTH
def test_a_script_that_looks_at_no_screen_finishes_what_is_there(store, three, call):
    """The control: without the guard the citizen is finished."""
    assert call(store).ticket.state is State.CALLED
    assert store.day.ticket("A001").state is State.SERVED


def test_a_call_whose_answer_was_lost_is_one_call_whatever_the_screen_shows_by_then(
    store, three, everything
):
    """Behaviour 40: no double call after reconnect."""
    request = uuid4()
    first = store.day.call_next(request, "1", ticket=three.id)
    after = everything()
    assert store.day.call_next(request, "1", ticket=three.id) == first
    assert everything() == after


def move(store):
    store.staff.sign_in(uuid4(), "hoa", "2468", "2")


def take_over(store):
    store.staff.sign_in(uuid4(), "binh", "2468", "1")


def leave(store):
    store.staff.sign_out(uuid4(), store.staff.session_at("1").id)


@BOTH
@pytest.mark.parametrize("go", [move, take_over, leave])
def test_the_old_screen_of_a_clerk_who_has_gone_calls_nobody_in_his_name(
    store, three, everything, call, go
):
    """Behaviour 38: the first session ends cleanly, on either engine with the same words."""
    store.staff.sign_in(uuid4(), "hoa", "2468", "1")
    call(store, clerk="hoa")
    go(store)
    before = everything()
    with pytest.raises(NotAllowed, match="not_signed_in"):
        call(store, clerk="hoa")
    assert everything() == before


@pytest.mark.parametrize("counter", ["1", "4"])
def test_next_with_nobody_waiting_calls_nobody_and_leaves_no_trace_of_a_call(
    store, strike, counter
):
    """Behaviour 30: no phantom call; who comes then is called by a key of its own."""
    assert store.day.call_next(uuid4(), counter, ticket=NOBODY) is None
    assert strike("SELECT count(*) FROM call") == [(0,)]
    assert store.day.board(None, 6).calls == ()
    assert [event.kind for event in store.day.events()] in ([], ["day_begins"])


def test_next_after_an_empty_queue_calls_who_came_then(store, take):
    """Behaviour 30: the press before has no effect any more."""
    request = uuid4()
    assert store.day.call_next(request, "1") is None
    take()
    assert store.day.call_next(request, "1") is None, "the same press, sent again"
    assert store.day.call_next(uuid4(), "1").ticket.label == "A001"


@pytest.mark.parametrize("reason", ["", " \t"])
def test_a_call_by_hand_needs_a_reason(store, three, everything, reason):
    """Behaviour 35: an out-of-order call needs a reason."""
    before = everything()
    with pytest.raises(NotAllowed, match="reason_missing"):
        store.day.call_number(uuid4(), "1", "A003", reason)
    assert everything() == before


@pytest.mark.parametrize("reason", ["x" * (NOTE_MOST + 1), "hai\ndòng", "a\0b"])
def test_a_reason_is_one_line(store, three, everything, reason):
    before = everything()
    with pytest.raises(NotAllowed, match="note_shape"):
        store.day.call_number(uuid4(), "1", "A003", reason)
    assert everything() == before


EIGHT = [str(number) for number in range(1, 9)]
MORE_COUNTERS = """
INSERT INTO counter (centre, code, name, zone, position, active)
SELECT centre, n.code, name, zone, 90, true FROM counter,
(SELECT '6' AS code UNION SELECT '7' UNION SELECT '8') n
WHERE counter.code = '1' AND n.code NOT IN (SELECT code FROM counter)
"""
ALL_SERVE = """
INSERT INTO counter_service (centre, counter, service, weight)
SELECT centre, code, 'ho-tich', 1 FROM counter
"""


def test_eight_clerks_who_press_at_once_get_eight_numbers(store, rival, declare, take, faults):
    """Behaviour 29: with 8 clerks pressing at once, each gets a different ticket; none twice."""
    for statement in (MORE_COUNTERS, "DELETE FROM counter_service", ALL_SERVE):
        declare(statement)
    for _ in range(2 * len(EIGHT)):
        take(paper=False)
    clerks = [rival(f"counter:{code}") for code in EIGHT]
    assert {each.answer() for each in clerks} == {"ready"}
    called = []
    for _ in range(2):
        for each, code in zip(clerks, EIGHT, strict=True):
            each.tell("call_next", code)
        called += [each.answer() for each in clerks]
    assert sorted(called) == [f"A{number:03d}" for number in range(1, 17)]
    assert faults(store) == ()
