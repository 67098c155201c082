"""F1: every further act with its key; grey ones say why; figures, clicks and Enter do them."""

import pytest

from centre.rules.tickets import State
from counter_client.acts import LEGENDS, MORE, Action
from counter_client.more import LISTED, MorePage


@pytest.fixture
def page(qtbot):
    made = MorePage()
    qtbot.addWidget(made)
    return made


def test_every_further_act_is_listed_with_its_key(page, moment):
    page.begin(moment())
    assert set(MORE) <= set(LISTED)
    places = {**{action: place for place, action in enumerate(LISTED, 1)}, Action.PAUSE: 9}
    for action, key in page.rows.items():
        assert key.legend == LEGENDS[action]
        assert key.text().startswith(f"{places[action]}. ")


def test_a_break_is_ended_where_it_was_begun(page, tell, moment, qtbot):
    page.begin(moment(tell.view(paused=True)))
    assert page.rows[Action.PAUSE].text() == "9. Làm việc lại"
    with qtbot.waitSignal(page.picked) as heard:
        assert page.pick(9)
    assert heard.args[0].action is Action.RESUME


def test_what_does_not_work_now_says_why(page, tell, moment):
    page.begin(moment())
    assert page.rows[Action.PUT_BACK].accessibleDescription() == "Chưa gọi số nào."
    page.show_desk(moment(tell.view(tell.ticket(State.SERVING))))
    assert not page.rows[Action.PUT_BACK].refused
    assert page.rows[Action.DIRECT].accessibleDescription() == "Xin hoàn tất số A012 trước."


def test_a_figure_picks_its_act_and_a_grey_one_is_still_asked_for(page, moment, qtbot):
    page.begin(moment())
    with qtbot.waitSignal(page.picked) as heard:
        assert page.pick(5)
    assert heard.args[0].action is Action.PUT_BACK
    assert not page.pick(10)


@pytest.mark.parametrize(("figure", "wanted"), [(7, "receipt"), (8, "today")])
def test_the_last_rows_are_for_what_needs_no_number(page, moment, qtbot, figure, wanted):
    page.begin(moment())
    with qtbot.waitSignal(page.wanted) as heard:
        page.pick(figure)
    assert heard.args[0].what == wanted
