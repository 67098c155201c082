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
