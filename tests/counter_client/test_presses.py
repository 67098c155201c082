"""Every action is one call of the store, with the press's own request id."""

from uuid import uuid4

import pytest

from centre.rules.errors import NotAllowed
from counter_client.flow import Action, Press
from counter_client.presses import EFFECTS, look, perform


def test_every_action_has_its_effect():
    assert set(EFFECTS) == set(Action)


def test_a_press_sent_twice_has_one_effect(store, take):
    first = take()
    take()
    press = Press(uuid4(), Action.NEXT, 0.0, {"counter": "1", "clerk": None})
    assert perform(store, press).ticket.label == first
    assert perform(store, press).ticket.label == first
    assert len(store.day.board().calls) == 1


def test_negative_control_two_requests_have_two_effects(store, take):
    labels = [take(), take()]
    facts = {"counter": "1", "clerk": None}
    called = [perform(store, Press(uuid4(), Action.NEXT, 0.0, facts)) for _ in labels]
    assert [call.ticket.label for call in called] == labels


def test_a_refusal_of_the_store_comes_through_with_its_key(store):
    with pytest.raises(NotAllowed) as refused:
        perform(store, Press(uuid4(), Action.AGAIN, 0.0, {"counter": "1"}))
    assert refused.value.key == "no_ticket"


def test_a_look_without_a_counter_still_knows_the_clerks(store):
    seen = look(store, None)
    assert seen.view is None
    assert seen.clerks
    assert look(store, "1").view.counter == "1"
