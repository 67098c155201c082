"""F9: the reason of a pause, the warning of parked numbers, the end of the shift."""

import pytest

from centre.rules.tickets import State
from counter_client.flow import Action
from counter_client.pause import PausePage


@pytest.fixture
def page(qtbot):
    made = PausePage()
    qtbot.addWidget(made)
    return made


def test_parked_numbers_are_named_before_the_pause(page, tell, moment):
    page.begin(moment(tell.view(parked=(tell.ticket(State.PARKED, "A009"),))))
    assert not page.warning.isHidden()
    assert "A009" in page.warning_words.text()
    page.begin(moment())
    assert page.warning.isHidden()


def test_the_pause_carries_its_reason(page, moment, qtbot):
    page.begin(moment())
    page.reasons.choose("Họp")
    with qtbot.waitSignal(page.asked) as heard:
        page.submit()
    assert heard.args[0].action is Action.PAUSE
    assert heard.args[0].facts == {"reason": "Họp"}


def test_the_end_of_the_shift_signs_out(page, moment, qtbot):
    page.begin(moment())
    with qtbot.waitSignal(page.asked) as heard:
        page.sign_out.click()
    assert heard.args[0].action is Action.SIGN_OUT
