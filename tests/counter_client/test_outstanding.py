"""One press on its way: its request stays, a late answer changes nothing, an old one is let go."""

from itertools import count
from uuid import UUID

import pytest

from counter_client.acts import Action
from counter_client.outstanding import RESEND_WITHIN, Outstanding


@pytest.fixture
def sending():
    numbers = count(1)
    return Outstanding(lambda: UUID(int=next(numbers)))


def test_a_press_keeps_its_request_until_its_answer_is_certain(sending):
    assert sending.is_nothing
    press = sending.send(Action.NEXT, 100.0, {"counter": "1"})
    assert (sending.is_under_way, sending.in_doubt) == (True, None)
    assert sending.resend(101.0) is None, "it is not in doubt"
    sending.doubted(press)
    assert (sending.is_under_way, sending.in_doubt) == (False, press)
    assert sending.resend(102.0) is press
    assert sending.is_under_way
    sending.answered(press)
    assert sending.is_nothing


def test_an_answer_to_an_earlier_press_changes_nothing(sending):
    old = sending.send(Action.NEXT, 100.0, {})
    sending.answered(old)
    new = sending.send(Action.DONE, 103.0, {})
    assert new.request != old.request
    sending.answered(old)
    sending.doubted(old)
    assert sending.is_under_way
    sending.answered(new)
    assert sending.is_nothing


def test_an_old_press_is_told_once_and_let_go(sending):
    press = sending.send(Action.NEXT, 100.0, {})
    sending.doubted(press)
    at = 100.0 + RESEND_WITHIN
    assert sending.given_up(at) is None
    assert sending.given_up(at + 1) is press
    assert sending.resend(at + 1) is None
    assert sending.is_nothing
    assert sending.given_up(at + 1) is None


def test_what_a_press_carries_cannot_be_changed_afterwards(sending):
    facts = {"label": "A001"}
    press = sending.send(Action.ANY, 100.0, facts)
    facts["label"] = "A002"
    assert press.facts["label"] == "A001"
    with pytest.raises(TypeError):
        press.facts["label"] = "A003"
