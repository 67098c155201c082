"""The desk's rules: which keys work when, and one press has one effect."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import count
from uuid import UUID, uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule

from centre.rules.errors import NotAllowed, Unavailable
from centre.rules.hours import ZONE
from centre.rules.services import Policy
from centre.rules.tickets import State
from counter_client.flow import LOCK_SECONDS, WORKS_IN, Action, Desk, Press, Refusal, Stage
from counter_client.outstanding import RESEND_WITHIN
from db.facts import CounterView, Session, TicketView

NINE = datetime(2026, 3, 2, 9, 0, tzinfo=ZONE)


def ticket(state=State.CALLED, calls=1, ended_at=None):
    return TicketView(
        id=uuid4(),
        label="A012",
        service="certify",
        service_name={"vi": "Chứng thực"},
        state=state,
        priority=None,
        priority_name=None,
        arrived_at=NINE - timedelta(minutes=7),
        queued_at=NINE - timedelta(minutes=7),
        called_at=NINE,
        began_at=None,
        ended_at=ended_at,
        calls=calls,
        counter="3",
        target=None,
    )


def view(current=None, **changes):
    empty = CounterView(
        counter="3",
        current=current,
        reason=None,
        waiting=(),
        waiting_count=0,
        longest_minutes=None,
        parked=(),
        session=None,
        clerk="lan",
        paused=False,
        pause_reason="",
        absent_undo=None,
        today=0,
        absent_today=0,
    )
    return replace(empty, **changes)


def session():
    return Session(uuid4(), "lan", "Lan", "clerk", "3", NINE)


@pytest.fixture
def desk():
    made = Desk(Policy())
    made.signed_in(session())
    made.seen(view())
    return made


def after(press, desk, seen=None):
    """Let the store answer a press, and the desk see what has become of the counter."""
    desk.answered(press)
    desk.seen(seen or desk.view)


def refused_with(desk, action, at=100.0, now=NINE):
    with pytest.raises(NotAllowed) as refused:
        desk.press(action, at, now)
    return refused.value.key


def test_a_desk_without_a_clerk_takes_only_the_sign_in():
    desk = Desk(Policy())
    assert desk.stage is Stage.SIGNED_OUT
    assert refused_with(desk, Action.NEXT) == "signed_out"
    assert desk.press(Action.SIGN_IN, 0.0, NINE, clerk="lan").action is Action.SIGN_IN


@pytest.mark.parametrize(
    ("seen", "stage"),
    [
        (view(), Stage.FREE),
        (view(ticket(State.CALLED)), Stage.CALLED),
        (view(ticket(State.SERVING)), Stage.SERVING),
        (view(paused=True), Stage.PAUSED),
    ],
)
def test_the_stage_is_what_the_store_says(desk, seen, stage):
    desk.seen(seen)
    assert desk.stage is stage


def test_f2_twice_within_two_seconds_is_one_call(desk):
    first = desk.press(Action.NEXT, 100.0, NINE)
    after(first, desk)
    assert refused_with(desk, Action.NEXT, 100.0 + LOCK_SECONDS - 0.01) == "just_pressed"
    assert desk.press(Action.NEXT, 100.0 + LOCK_SECONDS, NINE).request != first.request


def test_a_second_key_waits_for_the_answer_of_the_first(desk):
    desk.press(Action.NEXT, 100.0, NINE)
    assert refused_with(desk, Action.NEXT, 103.0) == "busy"


def test_absent_is_refused_before_the_second_call(desk):
    desk.seen(view(ticket(calls=1)))
    assert refused_with(desk, Action.ABSENT) == "call_twice"
    desk.seen(view(ticket(calls=2)))
    assert desk.press(Action.ABSENT, 100.0, NINE).action is Action.ABSENT


def test_the_centre_decides_how_often_it_calls_before_absent():
    desk = Desk(Policy(calls_before_absent=3))
    desk.signed_in(session())
    desk.seen(view(ticket(calls=2)))
    assert refused_with(desk, Action.ABSENT) == "call_twice"


def test_a_number_is_not_called_over_and_over(desk):
    """Behaviour 25: maximum repeats; the way out is open when the key rests."""
    desk.seen(view(ticket(calls=4)))
    assert desk.refusal(Action.AGAIN, 100.0, NINE) is None
    desk.seen(view(ticket(calls=5)))
    assert desk.refusal(Action.AGAIN, 100.0, NINE) == Refusal("called_enough", {"calls": 5})
    assert desk.press(Action.ABSENT, 100.0, NINE).action is Action.ABSENT


@pytest.mark.parametrize("calls", [5, 6])
def test_who_was_called_by_hand_after_all_calls_is_not_called_again(desk, calls):
    desk.seen(view(ticket(calls=calls)))
    assert refused_with(desk, Action.AGAIN) == "called_enough"
    desk.policy = Policy(most_calls=9)
    assert desk.press(Action.AGAIN, 100.0, NINE).action is Action.AGAIN


@given(most=st.integers(1, 20), before=st.integers(1, 9), calls=st.integers(1, 25))
def test_a_called_number_can_be_called_again_or_marked_absent(most, before, calls):
    """Whatever a centre has decided, one of the two keys works."""
    desk = Desk(Policy(most_calls=most, calls_before_absent=before))
    desk.signed_in(session())
    desk.seen(view(ticket(calls=calls)))
    again, absent = (desk.refusal(act, 100.0, NINE) for act in (Action.AGAIN, Action.ABSENT))
    assert again is None or absent is None


@pytest.mark.parametrize(("passed", "left"), [(0, 10), (0.5, 10), (9.2, 1), (10, 0), (60, 0)])
def test_undo_counts_down_ten_seconds(desk, passed, left):
    desk.seen(view(absent_undo=ticket(State.ABSENT, ended_at=NINE)))
    assert desk.undo_seconds(NINE + timedelta(seconds=passed)) == left


def test_undo_works_within_ten_seconds_and_says_why_not_after(desk):
    desk.seen(view(absent_undo=ticket(State.ABSENT, ended_at=NINE)))
    late = NINE + timedelta(seconds=11)
    assert refused_with(desk, Action.UNDO, now=late) == "undo_over"
    assert desk.press(Action.UNDO, 100.0, NINE + timedelta(seconds=9)).action is Action.UNDO


def test_a_clock_set_back_gives_no_longer_undo(desk):
    desk.seen(view(absent_undo=ticket(State.ABSENT, ended_at=NINE)))
    assert desk.undo_seconds(NINE - timedelta(hours=1)) == 10


@pytest.mark.parametrize("action", [Action.AGAIN, Action.START, Action.ABSENT])
def test_calling_keys_rest_while_a_citizen_is_served(desk, action):
    desk.seen(view(ticket(State.SERVING, calls=2)))
    assert refused_with(desk, action) == "already_serving"


def test_a_pause_asks_to_finish_the_number_first(desk):
    desk.seen(view(ticket(State.SERVING)))
    assert refused_with(desk, Action.PAUSE) == "still_open"


def test_a_paused_counter_calls_nobody(desk):
    desk.seen(view(paused=True))
    assert refused_with(desk, Action.NEXT) == "paused"
    assert desk.press(Action.RESUME, 100.0, NINE).action is Action.RESUME


def test_without_a_number_there_is_nothing_to_call_again(desk):
    for action in (Action.AGAIN, Action.DONE, Action.ABSENT, Action.TRANSFER, Action.START):
        assert refused_with(desk, action) == "nobody_called"


@pytest.mark.parametrize("stage", list(Stage))
def test_every_action_is_allowed_or_has_a_reason(desk, stage):
    desk.seen(
        {
            Stage.FREE: view(),
            Stage.WRAPPING: view(wrapping="A011"),
            Stage.CALLED: view(ticket()),
            Stage.SERVING: view(ticket(State.SERVING)),
            Stage.PAUSED: view(paused=True),
            Stage.SIGNED_OUT: view(),
        }[stage]
    )
    if stage is Stage.SIGNED_OUT:
        desk.signed_out()
    for action in Action:
        refusal = desk.refusal(action, 100.0, NINE)
        assert refusal is None or refusal.key
        assert action in WORKS_IN[stage] or refusal is not None


def test_a_lost_link_greys_every_writing_key_with_the_reason(desk):
    desk.lost()
    assert {desk.refusal(action, 100.0, NINE).key for action in Action} == {"link_lost"}
    desk.seen(view())
    assert desk.refusal(Action.NEXT, 100.0, NINE) is None


@dataclass
class Link:
    """A store that answers a request once for all, over a link that can fail after the effect."""

    effects: dict[UUID, int] = field(default_factory=dict)
    numbers: count = field(default_factory=lambda: count(1))
    breaks_after_effect: bool = False

    def call(self, press: Press) -> int:
        known = self.effects.setdefault(press.request, 0) or next(self.numbers)
        self.effects[press.request] = known
        if self.breaks_after_effect:
            raise Unavailable("store_gone", "database")
        return known


def test_a_press_in_doubt_is_sent_again_with_its_request_id_and_has_one_effect(desk):
    link = Link(breaks_after_effect=True)
    press = desk.press(Action.NEXT, 100.0, NINE)
    with pytest.raises(Unavailable):
        link.call(press)
    desk.doubted(press)
    assert refused_with(desk, Action.NEXT, 110.0) == "link_lost"
    assert desk.resend(111.0) is None, "nothing is sent while the link is gone"
    link.breaks_after_effect = False
    desk.seen(view())
    again = desk.resend(112.0)
    assert again.request == press.request
    assert link.call(again) == 1
    desk.answered(again)
    assert len(link.effects) == 1
    assert desk.in_doubt is None


def test_negative_control_a_new_request_id_after_doubt_would_call_two_numbers(desk):
    link = Link(breaks_after_effect=True)
    press = desk.press(Action.NEXT, 100.0, NINE)
    with pytest.raises(Unavailable):
        link.call(press)
    link.breaks_after_effect = False
    assert link.call(replace(press, request=uuid4())) == 2


def test_keys_stay_shut_until_the_press_in_doubt_is_cleared(desk):
    press = desk.press(Action.DONE if desk.ticket else Action.NEXT, 100.0, NINE)
    desk.doubted(press)
    desk.seen(view())
    assert refused_with(desk, Action.PAUSE, 105.0) == "link_lost"


def test_a_press_from_before_lunch_is_let_go_and_told(desk):
    press = desk.press(Action.NEXT, 100.0, NINE)
    desk.doubted(press)
    desk.seen(view())
    late = 100.0 + RESEND_WITHIN + 1
    assert desk.given_up(late) == press
    assert desk.resend(late) is None
    assert desk.given_up(late) is None
    assert desk.refusal(Action.NEXT, late, NINE) is None


def test_signing_out_forgets_the_number(desk):
    desk.seen(view(ticket()))
    desk.signed_out()
    assert desk.ticket is None
    assert desk.stage is Stage.SIGNED_OUT


# --- outcomes, writing up, what can be taken back -------------------------------------------------


def test_who_ends_a_service_says_what_came_of_it_where_that_is_asked(desk):
    """Behaviour 36: an outcome is required where it is configured."""
    desk.asks_outcome = True
    desk.seen(view(ticket(State.SERVING)))
    for action in (Action.DONE, Action.NEXT):
        assert desk.refusal(action, 100.0, NINE) is None, "the key works: it opens the question"
        assert refused_with(desk, action) == "outcome_missing"
    press = desk.press(Action.DONE, 100.0, NINE, outcome="done")
    assert press.facts["outcome"] == "done"


def test_without_a_number_no_outcome_is_asked(desk):
    desk.asks_outcome = True
    assert desk.press(Action.NEXT, 100.0, NINE).action is Action.NEXT


def test_writing_up_counts_down_and_is_over_by_itself(desk):
    """Behaviour 36: wrap-up is separate, and nobody has to end it."""
    desk.policy = Policy(wrap_up_seconds=60)
    desk.seen(view(wrapping="A011", wrapping_until=NINE + timedelta(seconds=42)))
    assert desk.stage is Stage.WRAPPING
    assert desk.wrap_seconds(NINE) == 42
    assert desk.wrap_seconds(NINE - timedelta(hours=1)) == 60, "a clock that was set back"
    desk.pass_time(NINE + timedelta(seconds=41))
    assert desk.stage is Stage.WRAPPING
    desk.pass_time(NINE + timedelta(seconds=42))
    assert desk.stage is Stage.FREE


def test_what_is_kept_for_somebody_can_be_taken_back_and_nothing_cannot(desk):
    kept = ticket(State.WAITING)
    assert refused_with(desk, Action.TAKE_BACK) == "nothing_parked"
    desk.seen(view(kept=(kept,)))
    assert desk.press(Action.TAKE_BACK, 100.0, NINE, label=kept.label)


# --- the next arrival is called by itself ---------------------------------------------------------


@pytest.fixture
def armed(desk):
    """A desk at which F2 was pressed while nobody waited."""
    press = desk.press(Action.NEXT, 100.0, NINE)
    desk.answered(press)
    desk.arm()
    here(desk, 0)
    return desk


def here(desk, count):
    """Let the desk see that so many wait, in its own session."""
    desk.seen(view(waiting_count=count, session=desk.session.id))


def test_the_arrival_is_called_once_and_f2_is_locked_meanwhile(armed):
    """Behaviour 30: once, with a request id of its own."""
    assert armed.call_stored(103.0) is None
    here(armed, 1)
    press = armed.call_stored(103.0, counter="3")
    assert press.facts["stored"]
    assert armed.call_stored(103.0) is None
    armed.answered(press)
    here(armed, 1)
    assert armed.call_stored(103.5) is None
    assert refused_with(armed, Action.NEXT, 104.9) == "just_pressed"


def test_negative_control_a_desk_that_is_not_armed_calls_nobody(desk):
    here(desk, 1)
    assert desk.call_stored(103.0) is None


@pytest.mark.parametrize("seen", [view(paused=True), view(ticket()), view(ticket(State.SERVING))])
def test_a_break_or_a_number_that_comes_otherwise_ends_the_waiting(armed, seen):
    armed.seen(seen)
    assert not armed.armed


def test_a_session_that_was_ended_elsewhere_calls_nobody(armed):
    armed.seen(view(waiting_count=1, session=uuid4()))
    assert armed.call_stored(103.0) is None


def test_a_lost_link_ends_the_waiting(armed):
    """Behaviour 40: nobody is called by himself after the link was lost."""
    armed.lost()
    here(armed, 1)
    assert armed.call_stored(103.0) is None


def test_letting_somebody_wait_again_lets_the_desk_wait_on(armed):
    after(armed.press(Action.RETURN, 103.0, NINE, label="A012"), armed)
    assert armed.armed
    after(armed.press(Action.ANY, 104.0, NINE), armed)
    assert not armed.armed


CLERKS = [action for action in Action if action is not Action.SIGN_IN]


class DeskMachine(RuleBasedStateMachine):
    """Keys, answers, losses and readings in any order, at a store that knows what took effect.

    sent are the presses on their way, one at most; effects the requests that the store has done.
    """

    def __init__(self):
        super().__init__()
        self.desk = Desk(Policy(wrap_up_seconds=60))
        self.desk.signed_in(session())
        self.at, self.taken = 100.0, []
        self.sent: list[Press] = []
        self.effects: dict[UUID, Action] = {}
        self.look(view())

    def look(self, seen):
        self.desk.seen(replace(seen, session=self.desk.session.id))

    def send(self, press):
        self.sent.append(press)
        if press.request not in {known.request for known in self.taken}:
            self.taken.append(press)

    @rule(action=st.sampled_from(CLERKS), outcome=st.sampled_from([None, "done"]))
    def key(self, action, outcome):
        before = self.desk.waits_for_answer
        try:
            self.send(self.desk.press(action, self.at, NINE, outcome=outcome))
        except NotAllowed:
            return
        assert not before, "a key was taken while another was on its way"

    @rule()
    def arrival(self):
        armed = self.desk.armed
        press = self.desk.call_stored(self.at)
        if press is not None:
            assert armed, "called by itself without F2"
            assert not self.desk.armed, "and once"
            self.send(press)

    @precondition(lambda self: self.sent)
    @rule(nobody=st.booleans())
    def answer(self, nobody):
        press = self.sent.pop()
        assert self.effects.setdefault(press.request, press.action) is press.action
        self.desk.answered(press)
        if press.action is Action.NEXT and nobody:
            self.desk.arm()

    @precondition(lambda self: self.sent)
    @rule(has_effect=st.booleans())
    def loss_of_the_answer(self, has_effect):
        press = self.sent.pop()
        if has_effect:
            self.effects.setdefault(press.request, press.action)
        self.desk.doubted(press)
        assert self.desk.in_doubt is press

    @rule()
    def loss(self):
        self.desk.lost()
        assert not self.desk.armed

    @rule(
        seen=st.sampled_from(
            [
                view(),
                view(waiting_count=2),
                view(ticket(calls=2)),
                view(ticket(State.SERVING)),
                view(paused=True),
                view(parked=(ticket(State.PARKED),)),
                view(wrapping="A011", wrapping_until=NINE + timedelta(seconds=30)),
            ]
        )
    )
    def reading(self, seen):
        doubt = self.desk.in_doubt
        self.look(seen)
        press = self.desk.resend(self.at)
        if doubt is not None and self.at - doubt.at <= RESEND_WITHIN:
            assert press is doubt, "a press in doubt was lost"
        if press is not None:
            self.send(press)

    @rule(seconds=st.sampled_from([0.5, 2.0, 61.0]))
    def time_goes_on(self, seconds):
        self.at += seconds

    @rule(asks=st.booleans())
    def the_centre_decides(self, asks):
        self.desk.asks_outcome = asks

    @invariant()
    def one_press_at_a_time(self):
        assert len(self.sent) <= 1
        assert bool(self.sent) == self.desk.waits_for_answer
        requests = [press.request for press in self.taken]
        assert len(requests) == len(set(requests))


DeskMachine.TestCase.settings = settings(max_examples=200, stateful_step_count=40, deadline=None)
TestDeskInAnyOrder = DeskMachine.TestCase
