"""Keys of a call keypad are keys of the desk; keys of the citizens' keypad call nobody."""

from uuid import uuid4

import pytest

from centre.settings import Keypad
from counter_client.call_keys import ACTIONS, DeskKey, desk_key
from counter_client.flow import WORKS_IN, Action, Stage
from drivers.ports import RATING_KEYS, Key, Pressed

KEYPADS = {
    "call1": Keypad(line="l1", use="call"),
    "rate1": Keypad(line="l1", use="rating"),
}
HERE = uuid4()


@pytest.mark.parametrize(
    ("key", "action"),
    [
        (Key.NEXT, Action.NEXT),
        (Key.AGAIN, Action.AGAIN),
        (Key.START, Action.START),
        (Key.DONE, Action.DONE),
        (Key.ABSENT, Action.ABSENT),
        (Key.TRANSFER, Action.TRANSFER),
    ],
)
def test_each_key_is_the_key_of_the_desk_with_the_number_of_its_screen(key, action):
    assert desk_key(Pressed("call1", key), HERE, KEYPADS) == DeskKey(action, HERE)


def test_every_key_of_the_port_is_either_a_call_or_a_rating():
    assert {*ACTIONS, *RATING_KEYS} == set(Key)


@pytest.mark.parametrize("key", list(Key))
def test_the_citizens_keypad_and_a_strange_one_call_nobody(key):
    assert desk_key(Pressed("rate1", key), HERE, KEYPADS) is None
    assert desk_key(Pressed("call9", key), HERE, KEYPADS) is None


@pytest.mark.parametrize("key", RATING_KEYS)
def test_a_rating_key_on_the_call_keypad_is_nothing(key):
    assert desk_key(Pressed("call1", key), HERE, KEYPADS) is None


def test_no_key_of_a_keypad_works_while_nobody_is_signed_in():
    assert not set(ACTIONS.values()) & WORKS_IN[Stage.SIGNED_OUT]
