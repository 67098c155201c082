"""The desk's rules: which keys work when, and one press has one effect."""

from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from itertools import count
from uuid import UUID, uuid4

import pytest

from centre.rules.errors import NotAllowed, Unavailable
from centre.rules.hours import ZONE
from centre.rules.services import Policy
from centre.rules.tickets import State
from counter_client.flow import (
    LOCK_SECONDS,
    RESEND_WITHIN,
    WORKS_IN,
    Action,
    Desk,
    Press,
    Stage,
)
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


def test_a_late_answer_to_a_forgotten_press_changes_nothing(desk):
    old = desk.press(Action.NEXT, 100.0, NINE)
    desk.answered(old)
    new = desk.press(Action.NEXT, 103.0, NINE)
    desk.answered(old)
    assert desk.waits_for_answer
    desk.doubted(old)
    desk.seen(view())
    assert desk.waits_for_answer
    desk.answered(new)
    assert not desk.waits_for_answer


def test_signing_out_forgets_the_number(desk):
    desk.seen(view(ticket()))
    desk.signed_out()
    assert desk.ticket is None
    assert desk.stage is Stage.SIGNED_OUT
