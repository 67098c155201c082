"""The life of a print job: never two unmarked slips, never a slip that is forgotten."""

from datetime import UTC, datetime, timedelta
from types import MappingProxyType
from uuid import UUID

import pytest
from hypothesis import Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from centre.rules.errors import NotAllowed
from centre.rules.prints import (
    IS_OVER,
    MOVES,
    OPEN,
    REPRINT_WITHIN,
    PrintEvent,
    PrintJob,
    PrintState,
    fate_at_start,
    move,
)

NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)


def job(state, attempt=0, sent_ago=None, queued_ago=timedelta(0)):
    sending_at = None if sent_ago is None else NOW - sent_ago
    return PrintJob(
        UUID(int=1), UUID(int=2), "A001", "k1", state, attempt, NOW - queued_ago, sending_at, {}
    )


class LifeOfAPrintJob(RuleBasedStateMachine):
    """One job to which anything may happen; the slips that left the printer are counted."""

    moves = MOVES

    def move(self, event):
        return move(self.state, event)

    def __init__(self):
        super().__init__()
        self.state = PrintState.PENDING
        self.attempt = 0
        self.unmarked = 0
        self.history = [PrintState.PENDING]

    @rule(event=st.sampled_from(PrintEvent))
    def anything_happens(self, event):
        if (self.state, event) not in self.moves:
            with pytest.raises(NotAllowed) as refused:
                self.move(event)
            assert refused.value.key == "print_move"
            return
        if event is PrintEvent.SEND:
            self.unmarked += not job(self.state, self.attempt).next_is_marked
            self.attempt += 1
        self.state = self.move(event)
        self.history.append(self.state)

    @invariant()
    def at_most_one_slip_is_unmarked(self):
        assert self.unmarked <= 1

    @invariant()
    def nothing_is_printed_that_was_not_sent(self):
        if self.state is PrintState.PRINTED:
            assert self.attempt >= 1
            assert self.history[-2] is PrintState.SENDING

    @invariant()
    def a_job_that_is_over_is_opened_only_by_asking_again(self):
        for before, after in zip(self.history, self.history[1:], strict=False):
            if before in IS_OVER:
                assert after is PrintState.UNKNOWN


CONTROL = settings(max_examples=500, database=None, derandomize=True, phases=[Phase.generate])
LifeOfAPrintJob.TestCase.settings = settings(max_examples=60, stateful_step_count=40)
TestLifeOfAPrintJob = LifeOfAPrintJob.TestCase


@pytest.mark.parametrize(
    "wrong",
    [
        {(PrintState.PENDING, PrintEvent.CONFIRM): PrintState.PRINTED},
        {(PrintState.PRINTED, PrintEvent.ASK_AGAIN): PrintState.PENDING},
        {(PrintState.ABANDONED, PrintEvent.SEND): PrintState.SENDING},
    ],
)
def test_control_a_table_with_a_wrong_move_is_caught(wrong):
    class Broken(LifeOfAPrintJob):
        moves = MappingProxyType({**MOVES, **wrong})

        def move(self, event):
            return wrong.get((self.state, event)) or move(self.state, event)

    with pytest.raises(AssertionError):
        run_state_machine_as_test(Broken, settings=CONTROL)


def test_every_state_is_open_or_over():
    assert set(PrintState) == OPEN | IS_OVER
    assert not OPEN & IS_OVER


def test_every_state_is_reached_and_every_event_used():
    assert set(MOVES.values()) | {PrintState.PENDING} == set(PrintState)
    assert {event for _, event in MOVES} == set(PrintEvent)


def test_only_the_first_attempt_is_unmarked():
    assert not job(PrintState.PENDING).next_is_marked
    assert job(PrintState.SENDING, attempt=1).next_is_marked


@pytest.mark.parametrize("state", sorted(IS_OVER))
def test_a_job_that_is_over_is_left_alone_at_start(state):
    assert fate_at_start(job(state, 1, timedelta(0)), NOW) is None


@pytest.mark.parametrize("state", [PrintState.SENDING, PrintState.UNKNOWN])
def test_a_young_doubtful_job_is_sent_again_and_an_old_one_abandoned(state):
    assert fate_at_start(job(state, 1, REPRINT_WITHIN), NOW) is PrintEvent.SEND
    late = REPRINT_WITHIN + timedelta(seconds=1)
    assert fate_at_start(job(state, 1, late), NOW) is PrintEvent.ABANDON


def test_a_job_that_was_never_sent_counts_from_its_queueing():
    assert fate_at_start(job(PrintState.PENDING), NOW) is PrintEvent.SEND
    old = job(PrintState.PENDING, queued_ago=timedelta(minutes=5))
    assert fate_at_start(old, NOW) is PrintEvent.ABANDON


def test_sending_counts_from_the_last_attempt_not_from_the_queueing():
    retried = job(PrintState.SENDING, 1, timedelta(seconds=5), timedelta(minutes=9))
    assert fate_at_start(retried, NOW) is PrintEvent.SEND
