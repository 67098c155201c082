"""What came of a service: one figure answers, and nothing is chosen for the clerk."""

import pytest

from counter_client.acts import Action
from counter_client.outcome import OutcomePage


@pytest.fixture
def page(qtbot, tell, moment, asking_centre):
    made = OutcomePage()
    qtbot.addWidget(made)
    made.ends(Action.NEXT)
    made.begin(moment(tell.view(tell.ticket()), centre=asking_centre))
    return made


def test_every_outcome_of_the_centre_has_its_figure(page, asking_centre):
    words = [option.words for option in page.outcomes.options()]
    assert len(words) == len(asking_centre.choices_of("outcome"))
    assert words[0] == "1. Đã tiếp nhận hồ sơ"


def test_a_figure_answers_for_the_act_that_asked(page, qtbot):
    with qtbot.waitSignal(page.asked) as heard:
        assert page.pick(2)
    assert heard.args[0].action is Action.NEXT
    assert heard.args[0].facts["outcome"] == "bo-sung"
    assert page.title.text() == "Kết quả của số A012"


def test_a_figure_that_has_no_outcome_is_nothing(page, qtbot):
    with qtbot.assertNotEmitted(page.asked):
        assert not page.pick(9)


def test_nothing_is_chosen_beforehand(page, qtbot):
    with qtbot.waitSignal(page.complained) as heard, qtbot.assertNotEmitted(page.asked):
        page.submit()
    assert heard.args[0].key == "outcome_missing"
