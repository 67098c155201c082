"""A bearer's own ticket in the store: steps back, is given up, once each, by the rules."""

from collections import Counter
from uuid import uuid4

import pytest

from centre.rules.errors import NotAllowed
from centre.rules.prints import PrintEvent, PrintState
from centre.rules.stepping import MOST_STEPS
from centre.rules.tickets import State
from db.history import verify


@pytest.fixture
def queue(store, clock):
    """Give numbers of one service, a minute apart; return them in order."""

    def take(count, priorities=()):
        given = []
        for n in range(count):
            clock.move(minutes=1)
            group = "nguoi-cao-tuoi" if n in priorities else None
            given.append(store.day.take(uuid4(), "ho-tich", "k1", group).ticket)
        return given

    return take


def labels(store, count):
    """Call so many numbers at counter 1 and return them in order."""
    called = (store.day.call_next(uuid4(), "1") for _ in range(count))
    return [one.ticket.label for one in called if one is not None]


def faults(store):
    with store.read() as work:
        return verify(work)[1]


def test_its_bearer_sees_where_it_stands_and_what_may_be_chosen(store, queue):
    given = queue(7)
    own = store.day.own(given[1].id)
    assert (own.position.ahead, own.position.ticket.label) == (1, "A002")
    assert [(step.further, step.ahead) for step in own.steps] == [(3, 4), (5, 6)]


def test_three_more_go_before_and_everybody_else_only_gains(store, queue):
    given = queue(6)
    stood = store.day.step_back(uuid4(), given[1].id, 3, "k1")
    assert stood.position.ahead == 4
    assert labels(store, 6) == ["A001", "A003", "A004", "A005", "A002", "A006"]


def test_the_arrival_stays_and_the_place_moves(store, queue):
    given = queue(3)
    after = store.day.step_back(uuid4(), given[0].id, None, "k1").position.ticket
    assert after.arrived_at == given[0].arrived_at
    assert after.queued_at > given[2].queued_at
    assert after.state is State.WAITING


def test_a_request_that_is_sent_again_steps_once(store, queue):
    given, request = queue(12), uuid4()
    first = store.day.step_back(request, given[0].id, 3, "k1")
    assert store.day.step_back(request, given[0].id, 3, "k1") == first
    assert store.day.own(given[0].id).position.ahead == 3
    kinds = [event.kind for event in store.day.events("A001")]
    assert kinds.count("step_back") == 1


def test_after_three_steps_it_stays(store, queue):
    given = queue(20)
    for _ in range(MOST_STEPS):
        store.day.step_back(uuid4(), given[0].id, 1, "k1")
    assert store.day.own(given[0].id).steps == ()
    with pytest.raises(NotAllowed, match="steps_used_up"):
        store.day.step_back(uuid4(), given[0].id, 1, "k1")


def test_the_last_of_the_queue_has_nobody_to_let_before(store, queue):
    given = queue(2)
    assert store.day.own(given[1].id).steps == ()
    with pytest.raises(NotAllowed, match="nobody_behind"):
        store.day.step_back(uuid4(), given[1].id, 3, "k1")


def test_who_had_priority_lets_it_go_and_keeps_the_mark(store, queue):
    given = queue(5, priorities={1})
    assert store.day.own(given[1].id).position.ahead == 0
    stood = store.day.step_back(uuid4(), given[1].id, 3, "k1")
    assert (stood.position.ahead, stood.position.ticket.priority) == (3, "nguoi-cao-tuoi")
    assert labels(store, 5) == ["A001", "A003", "A004", "A002", "A005"]


def at_counter(store):
    store.day.call_next(uuid4(), "1")


def served(store):
    at_counter(store)
    store.day.finish(uuid4(), "1")


@pytest.mark.parametrize("become", [at_counter, served])
def test_a_number_that_is_called_or_over_refuses_and_stays(store, queue, everything, become):
    given = queue(3)
    become(store)
    assert store.day.own(given[0].id).steps == ()
    before = everything()
    with pytest.raises(NotAllowed, match="ticket_move"):
        store.day.step_back(uuid4(), given[0].id, 1, "k1")
    with pytest.raises(NotAllowed, match="ticket_move"):
        store.day.give_up(uuid4(), given[0].id, "k1")
    assert everything() == before


def test_a_parked_number_is_the_clerks_to_end(store, queue):
    given = queue(1)
    at_counter(store)
    store.day.park(uuid4(), "1")
    with pytest.raises(NotAllowed, match="ticket_move"):
        store.day.give_up(uuid4(), given[0].id, "k1")


def test_a_slip_of_no_ticket_of_today_is_unknown(store, queue, clock):
    given = queue(1)
    for wish in (store.day.own, lambda t: store.day.give_up(uuid4(), t, "k1")):
        with pytest.raises(NotAllowed, match="number_unknown"):
            wish(uuid4())
    clock.move(days=1)
    with pytest.raises(NotAllowed, match="number_unknown"):
        store.day.own(given[0].id)
    with pytest.raises(NotAllowed, match="number_unknown"):
        store.day.step_back(uuid4(), given[0].id, None, "k1")


def test_given_up_means_over_for_counters_and_for_its_bearer(store, queue):
    given, request = queue(3), uuid4()
    after = store.day.give_up(request, given[0].id, "k1")
    assert (after.state, after.ended_at) == (State.CANCELLED, after.ended_at)
    assert after.ended_at is not None
    assert store.day.give_up(request, given[0].id, "k1") == after
    assert store.day.own(given[0].id).steps == ()
    assert labels(store, 3) == ["A002", "A003"]


def test_a_slip_that_is_not_out_yet_is_not_printed_any_more(store, queue, open_as):
    first, second, third = queue(3)
    jobs = {job.ticket: job.id for job in store.prints.waiting("k1")}
    store.prints.move(jobs[second.id], PrintEvent.SEND)
    for ticket in (first, second):
        store.day.give_up(uuid4(), ticket.id, "k1")
    open_as("kiosk:k2").day.give_up(uuid4(), third.id, "k2")
    ended = store.prints.job(jobs[first.id])
    assert (ended.state, ended.note) == (PrintState.ABANDONED, "given_up")
    assert store.prints.job(jobs[second.id]).state is PrintState.SENDING
    assert store.prints.job(jobs[third.id]).state is PrintState.PENDING
    assert faults(store) == ()


def test_both_are_in_the_log_with_their_actor_and_the_log_holds(store, queue, open_as):
    given = queue(4)
    two = open_as("kiosk:k2")
    two.day.step_back(uuid4(), given[0].id, 2, "k2")
    two.day.give_up(uuid4(), given[0].id, "k2")
    told = {event.kind: event for event in store.day.events("A001")}
    assert told["step_back"].facts == {"places": 2, "asked": 2, "ahead": 2, "at": "k2"}
    assert {told[kind].actor for kind in ("step_back", "give_up")} == {"kiosk:k2"}
    assert faults(store) == ()


@pytest.mark.parametrize(
    ("change", "what"),
    [
        ("UPDATE ticket SET stepped = 0 WHERE number = 1", "stepped is not what its events tell"),
        ("UPDATE ticket SET stepped = 2 WHERE number = 2", "stepped is not what its events tell"),
        ("UPDATE ticket SET state = 'served' WHERE number = 3", "state is not what"),
    ],
)
def test_a_step_or_an_end_that_was_not_told_is_found(store, queue, strike, change, what):
    given = queue(4)
    store.day.step_back(uuid4(), given[0].id, 2, "k1")
    store.day.give_up(uuid4(), given[2].id, "k1")
    strike(change)
    (fault,) = faults(store)
    assert what in fault.what


def test_the_counts_of_a_day_balance(store, queue, strike):
    """Arrived = served + no-show + left + waiting (field note, behaviour 43): given up is left."""
    given = queue(8)
    store.day.step_back(uuid4(), given[4].id, None, "k1")
    store.day.give_up(uuid4(), given[5].id, "k1")
    labels(store, 3)
    store.day.finish(uuid4(), "1")
    counts = Counter(state for (state,) in strike("SELECT state FROM ticket"))
    assert counts == {"served": 3, "cancelled": 1, "waiting": 4}
    assert sum(load.waiting for load in store.day.loads()) == 4
    store.day.expire(uuid4())
    counts = Counter(state for (state,) in strike("SELECT state FROM ticket"))
    assert counts == {"served": 3, "cancelled": 1, "expired": 4}
    assert faults(store) == ()


def test_a_step_of_less_than_one_is_refused(store, queue, everything):
    given = queue(3)
    before = everything()
    with pytest.raises(NotAllowed, match="step_too_small"):
        store.day.step_back(uuid4(), given[0].id, 0, "k1")
    assert everything() == before
