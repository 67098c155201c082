"""The LED sign: the number at this counter, from what the store tells, and only what is new."""

from dataclasses import replace

import pytest

from centre.rules.tickets import State
from counter_client.sign import DARK, CounterSign, Showing


@pytest.fixture
def sign(tell):
    """A sign that has seen the free counter."""
    made = CounterSign("1")
    assert made.look(tell.view()) == DARK
    return made


def test_a_sign_is_dark_until_somebody_is_called(sign, tell):
    assert sign.look(tell.view()) is None


def test_a_call_blinks_once_and_serving_stands_still(sign, tell):
    ticket = tell.ticket()
    called = tell.view(ticket)
    assert sign.look(called) == Showing("A012", blink=True)
    assert sign.look(called) is None, "drawn every second, told once"
    serving = tell.view(replace(ticket, state=State.SERVING))
    assert sign.look(serving) == Showing("A012")
    assert sign.look(serving) is None


def test_a_call_again_blinks_again(sign, tell):
    ticket = tell.ticket()
    sign.look(tell.view(ticket))
    again = tell.view(replace(ticket, calls=2))
    assert sign.look(again) == Showing("A012", blink=True)
    assert sign.look(again) is None


def test_the_next_number_blinks_in_place_of_the_one_before(sign, tell):
    sign.look(tell.view(tell.ticket(State.SERVING)))
    assert sign.look(tell.view(tell.ticket(label="A013"))) == Showing("A013", blink=True)


@pytest.mark.parametrize("changes", [{}, {"paused": True}], ids=["free", "paused"])
def test_what_is_finished_absent_or_moved_leaves_a_dark_sign(sign, tell, changes):
    sign.look(tell.view(tell.ticket()))
    assert sign.look(tell.view(**changes)) == DARK
    assert sign.look(tell.view(**changes)) is None


def test_a_break_is_dark_even_with_a_number_at_the_counter(sign, tell):
    ticket = tell.ticket()
    sign.look(tell.view(ticket))
    assert sign.look(tell.view(ticket, paused=True)) == DARK


def test_signing_out_darkens_it(sign, tell):
    sign.look(tell.view(tell.ticket()))
    assert sign.look(None) == DARK
    assert sign.look(None) is None


def test_after_a_crash_the_number_that_is_still_here_stands_still(tell):
    sign = CounterSign("1")
    assert sign.look(None) == DARK
    ticket = tell.ticket()
    assert sign.look(tell.view(ticket)) == Showing("A012")
    assert sign.look(tell.view(ticket)) is None
    assert sign.look(tell.view(replace(ticket, calls=2))) == Showing("A012", blink=True)


def test_a_number_taken_back_from_absent_is_called_anew(sign, tell):
    ticket = tell.ticket(calls=2)
    sign.look(tell.view(ticket))
    sign.look(tell.view())
    assert sign.look(tell.view(ticket)) == Showing("A012", blink=True)


def test_the_sign_of_a_counter_shows_no_number_of_another_one(tell):
    sign = CounterSign("2")
    assert sign.look(tell.view(tell.ticket())) == DARK
    assert sign.look(tell.view(tell.ticket(), counter="2")) == Showing("A012", blink=True)
