"""The life of a ticket: the one table of moves, walked in every direction."""

from datetime import UTC, date, datetime
from types import MappingProxyType
from uuid import UUID

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from centre.rules.errors import NotAllowed
from centre.rules.tickets import (
    AT_COUNTER,
    IS_OVER,
    MOVES,
    QUEUED,
    Event,
    Place,
    State,
    Ticket,
    label,
    move,
)


class LifeOfATicket(RuleBasedStateMachine):
    """One ticket to which anything may be tried at any time."""

    moves = MOVES

    def move(self, event):
        return move(self.state, event)

    def __init__(self):
        super().__init__()
        self.state = State.WAITING
        self.history = [State.WAITING]
        self.calls = 0

    @rule(event=st.sampled_from(Event))
    def anything_happens(self, event):
        if (self.state, event) not in self.moves:
            with pytest.raises(NotAllowed) as refused:
                self.move(event)
            assert refused.value.facts == {"state": self.state.value, "event": event.value}
            return
        self.state = self.move(event)
        self.history.append(self.state)
        self.calls += event is Event.CALL

    @precondition(lambda self: self.state in QUEUED)
    @rule()
    def a_queued_ticket_can_always_be_called(self):
        assert move(self.state, Event.CALL) is State.CALLED

    @precondition(lambda self: self.state in AT_COUNTER)
    @rule()
    def a_ticket_at_a_counter_is_called_by_nobody_else(self):
        with pytest.raises(NotAllowed):
            move(self.state, Event.CALL)

    @invariant()
    def nobody_is_served_without_having_been_called(self):
        if self.state in {State.SERVING, State.SERVED, State.ABSENT}:
            assert self.calls >= 1

    @invariant()
    def what_is_over_stays_over_unless_the_absent_one_comes_back(self):
        for before, after in zip(self.history, self.history[1:], strict=False):
            if before in IS_OVER:
                assert before is State.ABSENT
                assert after in {State.CALLED, State.WAITING}


CONTROL = settings(max_examples=500, database=None, derandomize=True, phases=[Phase.generate])
LifeOfATicket.TestCase.settings = settings(max_examples=60, stateful_step_count=40)
TestLifeOfATicket = LifeOfATicket.TestCase


@pytest.mark.parametrize(
    "wrong",
    [
        {(State.SERVED, Event.CALL): State.CALLED},
        {(State.WAITING, Event.FINISH): State.SERVED},
        {(State.EXPIRED, Event.RESUME): State.SERVING},
    ],
)
def test_control_a_table_with_a_wrong_move_is_caught(wrong):
    class Broken(LifeOfATicket):
        moves = MappingProxyType({**MOVES, **wrong})

        def move(self, event):
            return wrong.get((self.state, event)) or move(self.state, event)

    with pytest.raises(AssertionError):
        run_state_machine_as_test(Broken, settings=CONTROL)


def test_every_state_is_reached_from_waiting():
    reached = {State.WAITING}
    while more := {after for (before, _), after in MOVES.items() if before in reached} - reached:
        reached |= more
    assert reached == set(State)


def test_every_event_has_a_move():
    assert {event for _, event in MOVES} == set(Event)


def test_every_open_ticket_can_expire_at_night_or_waits_for_nobody():
    for state in set(State) - IS_OVER:
        assert move(state, Event.EXPIRE) is State.EXPIRED


def test_the_named_sets_do_not_overlap():
    assert not QUEUED & AT_COUNTER
    assert not (QUEUED | AT_COUNTER) & IS_OVER


@pytest.mark.parametrize(("number", "read"), [(1, "A001"), (12, "A012"), (1000, "A1000")])
def test_a_number_is_read_with_its_letter_and_three_digits(number, read):
    assert label("A", number) == read


def test_a_ticket_is_read_as_its_label():
    at = datetime(2026, 3, 2, 8, tzinfo=UTC)
    ticket = Ticket(
        UUID(int=1), date(2026, 3, 2), "HT", "B", 7, State.WAITING, None, at, at, Place.BY_TIME,
        0, 0, None, None, None, None, None,
    )  # fmt: skip
    assert ticket.label == "B007"
