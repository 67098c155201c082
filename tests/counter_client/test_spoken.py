"""What the line says: outcomes that the card does not show, refusals that outlive other answers."""

from uuid import uuid4

import pytest

from counter_client.flow import Action, Press
from counter_client.shown import Message
from counter_client.spoken import Spoken, outcome

BUSY = Message("busy")


def press(action):
    return Press(uuid4(), action, 100.0)


def test_the_answer_to_one_key_leaves_the_refusal_of_another():
    spoken = Spoken()
    spoken.say(BUSY, Action.DONE)
    assert spoken.answered(press(Action.START), None) is None
    assert spoken.message is BUSY


def test_a_key_that_is_done_takes_its_own_refusal_with_it():
    spoken = Spoken()
    spoken.say(BUSY, Action.START)
    spoken.answered(press(Action.START), None)
    assert spoken.message is None


def test_an_outcome_waits_behind_what_was_said_meanwhile(tell):
    spoken, parked = Spoken(), press(Action.PARK)
    spoken.say(BUSY, Action.NEXT)
    assert spoken.answered(parked, tell.ticket()) is None
    spoken.hush()
    assert spoken.answered(parked, tell.ticket()).key == "parked"


@pytest.mark.parametrize("action", [Action.SIGN_IN, Action.SIGN_OUT])
def test_nothing_said_to_one_clerk_is_read_by_the_next(action):
    spoken = Spoken()
    spoken.say(BUSY, Action.NEXT)
    spoken.answered(press(action), None)
    assert spoken.message is None


def test_a_newer_message_no_longer_refuses_the_older_key():
    spoken = Spoken()
    spoken.say(BUSY, Action.START)
    spoken.say(Message("scan_other_day"))
    spoken.answered(press(Action.START), None)
    assert spoken.message.key == "scan_other_day"


def test_only_what_the_card_does_not_show_is_said(tell):
    said = {action: outcome(press(action), tell.ticket()) for action in Action}
    keys = {action: message.key for action, message in said.items() if message is not None}
    assert keys == {
        Action.TRANSFER: "transferred",
        Action.PARK: "parked",
        Action.PARK_NOTED: "parked",
        Action.PUT_BACK: "put_back",
        Action.RETURN: "returned",
        Action.NEW_ROLL: "roll_kept",
    }
    assert outcome(press(Action.NEXT), None).key == "armed"
