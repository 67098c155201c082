"""Behaviour 25: nobody is called over and over; the count is that of behaviours 31 and 32.

It counts from the last wait on. A repeat never goes beyond the most; a call by hand with a written
reason (F8) counts and is not hindered. Whoever can be called no more can be marked absent.
"""

from datetime import timedelta
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, Verbosity
from hypothesis import settings as of_hypothesis
from hypothesis import strategies as some
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from centre.rules.declaring.facts import Change
from centre.rules.errors import NotAllowed
from centre.rules.policy import Policy
from centre.rules.tickets import State


@pytest.fixture
def at_most(store):
    """Let a centre decide after how many calls a number is called no more."""

    def decide(most, before=2):
        said = {"most_calls": most, "calls_before_absent": before}
        store.declared.change(uuid4(), Change("policy", "policy", said), "giam-doc")

    return decide


@pytest.fixture
def called(store, take):
    """Let A001 be called at counter 1 so often that the next call is one too many."""

    def bring(calls=5):
        take()
        view = store.day.call_next(uuid4(), "1").ticket
        while view.calls < calls:
            view = store.day.call_again(uuid4(), "1")
        return store.day

    return bring


def refused(day):
    with pytest.raises(NotAllowed, match="called_enough") as refusal:
        day.call_again(uuid4(), "1")
    return dict(refusal.value.facts)


def test_the_sixth_call_is_refused_and_changes_nothing(called, everything):
    day = called()
    before = everything()
    assert refused(day) == {"calls": 5, "most": 5}
    assert everything() == before
    assert day.absent(uuid4(), "1").state is State.ABSENT


def test_the_last_call_sent_twice_is_one_and_no_refusal(called):
    """A press in doubt is sent again with its request id after the link was lost."""
    day, request = called(4), uuid4()
    assert day.call_again(request, "1").calls == 5
    assert day.call_again(request, "1").calls == 5
    assert refused(day)["calls"] == 5


def test_the_centre_decides_and_one_call_may_be_all(called, at_most):
    at_most(1, before=1)
    day = called(1)
    assert refused(day) == {"calls": 1, "most": 1}
    at_most(3)
    assert day.call_again(uuid4(), "1").calls == 2


def test_a_lower_limit_meets_a_number_that_was_called_oftener(called, at_most):
    day = called(4)
    at_most(2)
    assert refused(day) == {"calls": 4, "most": 2}
    assert day.absent(uuid4(), "1").state is State.ABSENT


@pytest.mark.parametrize(("most", "before"), [(1, 2), (8, 9), (5, 6)])
def test_fewer_than_come_before_an_absent_are_refused(at_most, everything, most, before):
    picture = everything()
    with pytest.raises(NotAllowed, match="setting_range") as refusal:
        at_most(most, before)
    assert refusal.value.facts["field"] == "most_calls"
    assert refusal.value.facts["least"] == before
    assert everything() == picture


def test_an_absent_that_is_taken_back_goes_on_counting(called):
    day = called()
    day.absent(uuid4(), "1")
    assert day.undo_absent(uuid4(), "1").calls == 5
    assert refused(day)["calls"] == 5


def test_who_was_sent_on_is_counted_anew_there(called):
    day = called()
    day.transfer(uuid4(), "1", "chung-thuc", "first")
    assert day.call_next(uuid4(), "1").ticket.calls == 1
    assert day.call_again(uuid4(), "1").calls == 2


def test_who_returns_or_was_put_back_is_counted_anew(called):
    day = called()
    day.put_back(uuid4(), "1")
    assert day.call_next(uuid4(), "1").ticket.calls == 1
    day.call_again(uuid4(), "1")
    day.absent(uuid4(), "1")
    day.return_absent(uuid4(), "A001")
    assert day.call_next(uuid4(), "1").ticket.calls == 1
    assert day.call_again(uuid4(), "1").calls == 2


@pytest.mark.parametrize("aside", ["absent", "park"])
def test_a_call_by_hand_counts_and_opens_no_further_repeats(called, aside):
    """F8 has a written reason and is in the supervisor's list: it is no way round the limit."""
    day = called()
    getattr(day, aside)(uuid4(), "1")
    assert day.call_number(uuid4(), "1", "A001", "vừa quay lại").ticket.calls == 6
    assert refused(day) == {"calls": 6, "most": 5}
    (shown,) = day.board(None, 6).calls
    assert (shown.label, shown.again) == ("A001", 6), "and the board marks it as a call again"
    assert day.absent(uuid4(), "1").state is State.ABSENT


# --- any order ------------------------------------------------------------------------------------

SIDES = some.sampled_from("12")


class Calls(RuleBasedStateMachine):
    """Two counters, few numbers, and a centre that changes its mind. counted is the model's."""

    def __init__(self, store, clock):
        """Begin with a new day: the store is the same for all examples."""
        super().__init__()
        self.store, self.day, self.clock = store, store.day, clock
        clock.at = (clock.at + timedelta(days=1)).replace(hour=8, minute=0, second=0)
        store.tidy()
        self.counted, self.most, self.before = {}, 0, 0
        self.decides((5, 2))

    def _try(self, act, *words, **more):
        """Return what an act gives, None where the rules refuse it."""
        self.clock.move(seconds=1)
        try:
            return getattr(self.day, act)(uuid4(), *words, **more)
        except NotAllowed:
            return None

    @rule(limits=some.sampled_from([(5, 2), (2, 2), (1, 1), (4, 3)]))
    def decides(self, limits):
        self.most, self.before = limits
        said = {"most_calls": self.most, "calls_before_absent": self.before}
        self.store.declared.change(uuid4(), Change("policy", "policy", said), "giam-doc")

    @rule(counter=SIDES)
    def next(self, counter):
        self._try("take", "ho-tich", "k1", paper=False)
        called = self._try("call_next", counter)
        if called is not None:
            label = called.ticket.label
            self.counted[label] = self.counted.get(label, 0) + 1

    @rule(counter=SIDES, times=some.integers(1, 4))
    def again(self, counter, times):
        for _ in range(times):
            here = self.day.at_counter(counter).current
            done = self._try("call_again", counter)
            if done is not None:
                self.counted[done.label] += 1
                assert done.calls <= self.most, "a repeat beyond the most"
            elif here is not None and here.state is State.CALLED:
                assert here.calls >= self.most, "refused too early"

    @rule(counter=SIDES, act=some.sampled_from(["undo_absent", "park", "start"]))
    def key(self, counter, act):
        self._try(act, counter)

    @rule(counter=SIDES)
    def nobody_came(self, counter):
        """Press F3 until it rests, and then F6: it works, whatever came before."""
        here = self.day.at_counter(counter).current
        if here is None or here.state is not State.CALLED:
            return
        while (done := self._try("call_again", counter)) is not None:
            self.counted[done.label] += 1
        gone = self._try("absent", counter)
        assert gone is not None, "neither called again nor marked absent"
        assert gone.state is State.ABSENT

    @rule(counter=SIDES, act=some.sampled_from(["put_back", "transfer"]))
    def back(self, counter, act):
        where = ("chung-thuc", "last") if act == "transfer" else ()
        gone = self._try(act, counter, *where)
        if gone is not None:
            self.counted[gone.label] = 0

    @rule(which=some.integers(0, 5))
    def returns(self, which):
        for label in list(self.counted)[which : which + 1]:
            if self._try("return_absent", label) is not None:
                self.counted[label] = 0

    @rule(counter=SIDES, which=some.integers(0, 5))
    def by_hand(self, counter, which):
        for label in list(self.counted)[which : which + 1]:
            if self._try("call_number", counter, label, "lý do") is not None:
                self.counted[label] += 1

    @invariant()
    def the_count_is_that_since_the_last_wait(self):
        for label, counted in self.counted.items():
            assert self.day.ticket(label).calls == counted


def run(store, clock, examples, steps):
    wanted = of_hypothesis(
        max_examples=examples,
        stateful_step_count=steps,
        deadline=None,
        database=None,
        verbosity=Verbosity.quiet,
        report_multiple_bugs=False,
        suppress_health_check=list(HealthCheck),
    )
    run_state_machine_as_test(lambda: Calls(store, clock), settings=wanted)


SIZES = [
    ("sqlite", 4, 20),
    ("postgresql", 1, 20),
    pytest.param("sqlite", 60, 50, marks=pytest.mark.prove),
    pytest.param("postgresql", 15, 50, marks=pytest.mark.prove),
]


@pytest.mark.parametrize(("engine_kind", "examples", "steps"), SIZES)
def test_never_more_than_the_most_and_absent_is_always_reached(
    store, clock, faults, examples, steps
):
    run(store, clock, examples, steps)
    assert faults(store) == ()


LIES = {
    "no limit": (99, ("again", 9), "a repeat beyond the most"),
    "below the calls before an absent": (1, ("nobody_came",), "neither called again nor marked"),
}


@pytest.mark.parametrize("engine_kind", ["sqlite"])
@pytest.mark.parametrize(("limit", "keys", "found"), LIES.values(), ids=LIES)
def test_a_planted_fault_is_found(store, clock, monkeypatch, limit, keys, found):
    """The negative control: one visit at a store that takes another limit for the centre's."""
    monkeypatch.setattr(Policy, "calls_at_most", limit)
    acts = Calls(store, clock)
    acts.next("1")
    key, *times = keys
    with pytest.raises(AssertionError, match=found):
        getattr(acts, key)("1", *times)
