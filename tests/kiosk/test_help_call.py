"""The call for help: once up, once down, longer when touched again."""

from kiosk.help_call import HELP_SECONDS, HelpCall
from kiosk.visit import CallHelp


def test_call_goes_up_once_and_down_by_itself():
    wishes = []
    call = HelpCall(wishes.append)
    call.tick(0.0)
    call.call(0.0)
    call.call(60.0)
    call.tick(HELP_SECONDS + 30)
    assert (call.is_active, wishes) == (True, [CallHelp(wanted=True)])
    call.tick(HELP_SECONDS + 60)
    assert (call.is_active, wishes[1:]) == (False, [CallHelp(wanted=False)])


def test_call_that_did_not_reach_staff_promises_nothing_and_is_sent_again_at_a_touch():
    wishes = []
    call = HelpCall(wishes.append)
    call.call(0.0)
    call.hear(heard=False)
    assert not call.is_active
    call.call(10.0)
    assert wishes == [CallHelp(wanted=True)] * 2
    assert not call.is_active
    call.hear(heard=True)
    assert call.is_active


def test_next_visitors_call_is_answered_at_once_whatever_became_of_the_last():
    call = HelpCall([].append)
    call.call(0.0)
    call.hear(heard=False)
    call.tick(HELP_SECONDS)
    call.call(HELP_SECONDS + 1)
    assert call.is_active
