"""Enrolling: every state and step has an answer, and the figures are the note's."""

from datetime import timedelta
from itertools import product

import pytest

from centre.rules import enrolling
from centre.rules.enrolling import MOVES, OPEN, Enrolment, Kind, Step, move
from centre.rules.errors import NotAllowed

EVERY = [*product(Enrolment, Step)]


@pytest.mark.parametrize(("state", "step"), EVERY)
def test_every_state_and_step_has_a_next_state_or_is_refused(state, step):
    if (state, step) in MOVES:
        assert move(state, step) is MOVES[state, step]
        return
    with pytest.raises(NotAllowed) as refused:
        move(state, step)
    assert refused.value.key == "enrolment_move"
    assert refused.value.facts == {"state": state.value, "step": step.value}


def test_the_way_of_a_device_that_is_let_in():
    state = Enrolment.OFFERED
    for step in (Step.ASK, Step.ACCEPT, Step.SIGN):
        state = move(state, step)
    assert state is Enrolment.SIGNED


def test_nothing_is_signed_that_nobody_accepted():
    assert [state for state, step in MOVES if step is Step.SIGN] == [Enrolment.ACCEPTED]
    assert [state for state, step in MOVES if step is Step.ACCEPT] == [Enrolment.ASKED]


def test_a_bundle_is_used_once():
    assert [state for state, step in MOVES if step is Step.ASK] == [Enrolment.OFFERED]


def test_open_is_what_something_can_still_happen_to():
    assert {state for state, _ in MOVES} == OPEN
    assert not set(MOVES.values()) & {Enrolment.OFFERED}, "nothing is offered a second time"


def test_a_person_may_refuse_until_it_is_signed_and_time_ends_what_nobody_accepted():
    refusable = {state for state, step in MOVES if step is Step.REFUSE}
    assert refusable == OPEN
    expiring = {state for state, step in MOVES if step is Step.EXPIRE}
    assert expiring == {Enrolment.OFFERED, Enrolment.ASKED}


@pytest.mark.parametrize("state", [Enrolment.SIGNED, Enrolment.REFUSED, Enrolment.EXPIRED])
def test_what_has_ended_stays_ended(state):
    for step in Step:
        with pytest.raises(NotAllowed, match="enrolment_move"):
            move(state, step)


def test_the_figures_are_those_of_the_note():
    assert timedelta(minutes=10) == enrolling.OFFER_HOLDS
    assert timedelta(days=825) == enrolling.CERTIFICATE_HOLDS
    assert timedelta(days=550) == enrolling.RENEWED_AFTER


def test_the_kinds_are_those_that_rights_are_given_to():
    assert {kind.value for kind in Kind} == {
        *("kiosk", "rating", "display", "counter", "supervisor")
    }
