"""The desk's page: each key says what it does now, the natural next one is strongest."""

import pytest

from centre.rules.tickets import State
from counter_client.acts_said import key_words
from counter_client.desk import DeskPage
from counter_client.flow import KEYS, Action


@pytest.fixture
def desk(qtbot):
    made = DeskPage()
    qtbot.addWidget(made)
    return made


def test_every_key_has_words_and_its_legend(desk):
    for action, legend in KEYS.items():
        assert key_words(action)
        assert legend
    assert {key.legend for key in desk.keys.values()} == set(KEYS.values())


@pytest.mark.parametrize(
    ("state", "natural"),
    [(None, Action.NEXT), (State.CALLED, Action.START), (State.SERVING, Action.DONE)],
)
def test_the_natural_next_key_is_the_only_strong_one(desk, tell, moment, state, natural):
    desk.show_desk(moment(tell.view(tell.ticket(state) if state else None)))
    assert [action for action, key in desk.keys.items() if key.strong] == [natural]


def test_f9_resumes_while_paused(desk, tell, moment, qtbot):
    desk.show_desk(moment(tell.view(paused=True)))
    with qtbot.waitSignal(desk.asked) as heard:
        desk.keys[Action.PAUSE].click()
    assert heard.args[0].action is Action.RESUME
    assert desk.keys[Action.PAUSE].text() == "Làm việc lại"
