"""The moment that is shown: what was read, what the keys say, what every press carries."""

from uuid import uuid4

import pytest

from centre.rules.services import Policy
from counter_client.acts import Action, Stage
from counter_client.flow import Desk
from counter_client.ground import Ground
from counter_client.moments import Moments
from counter_client.presses import Seen
from counter_client.shown import Asked
from db.facts import Forgotten, Session


@pytest.fixture
def desk(tell):
    made = Desk(Policy())
    made.signed_in(Session(uuid4(), "lan", "Lan", "clerk", "1", tell.now))
    return made


@pytest.fixture
def moments(desk, counters, words, clock):
    return Moments(desk, Ground(counters, "c1", words, clock, strip=False), "1", lambda: True)


def reading(tell, centre, view, **more):
    return Seen(centre, view, (), (), (), **more)


def test_before_the_first_reading_there_is_a_moment_too(counters, words, clock):
    empty = Moments(
        Desk(Policy()), Ground(counters, "c1", words, clock, strip=False), "1", lambda: True
    )
    shown = empty.shown()
    assert (shown.stage, shown.counter, shown.centre) == (Stage.SIGNED_OUT, "1", None)


def test_the_desk_learns_what_the_centre_asks(moments, desk, tell, long_centre, asking_centre):
    moments.take(reading(tell, long_centre, tell.view()))
    assert not desk.asks_outcome
    moments.take(reading(tell, asking_centre, tell.view()))
    assert desk.asks_outcome
    assert desk.policy is asking_centre.policy


def test_a_press_carries_who_where_and_the_number_of_its_screen(moments, tell, long_centre):
    ticket = tell.ticket()
    moments.take(reading(tell, long_centre, tell.view(ticket)))
    known = moments.known(Asked(Action.DONE))
    assert (known["counter"], known["clerk"], known["ticket"]) == ("1", "lan", ticket.id)
    other = uuid4()
    assert moments.known(Asked(Action.TRANSFER, {"ticket": other}))["ticket"] == other


def test_f5_takes_the_one_that_there_is(moments, tell, long_centre):
    moments.take(reading(tell, long_centre, tell.view(parked=(tell.ticket(label="A009"),))))
    assert moments.known(Asked(Action.TAKE_BACK))["label"] == "A009"
    two = (tell.ticket(label="A009"), tell.ticket(label="A010"))
    moments.take(reading(tell, long_centre, tell.view(parked=two)))
    assert "label" not in moments.known(Asked(Action.TAKE_BACK))


def test_a_wrap_up_whose_time_is_over_is_no_longer_shown(moments, tell, asking_centre, clock):
    until = clock.now()
    view = tell.view(wrapping="A012", wrapping_until=until)
    moments.take(reading(tell, asking_centre, view))
    assert moments.shown().stage is Stage.FREE


def test_what_was_forgotten_is_shown_to_whoever_is_signed_in(moments, desk, tell, long_centre):
    late = (Forgotten(tell.ticket(), tell.now),)
    moments.take(reading(tell, long_centre, tell.view(), forgotten=late))
    assert moments.shown().forgotten == late
    desk.signed_out()
    assert moments.shown().forgotten == ()


def test_keys_do_not_flicker_while_an_answer_is_quick(moments, desk, tell, long_centre):
    moments.take(reading(tell, long_centre, tell.view()))
    assert moments.shown().refusals[Action.NEXT] is None
    desk.press(Action.PAUSE, 100.0, tell.now)
    assert moments.shown().refusals[Action.NEXT] is None
