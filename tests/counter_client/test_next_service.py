"""Shift+F4: the services of this counter, another one first; an outcome where one is asked."""

import pytest

from counter_client.acts import Action
from counter_client.next_service import NextServicePage


@pytest.fixture
def page(qtbot):
    made = NextServicePage()
    qtbot.addWidget(made)
    return made


def test_only_what_this_counter_serves_is_offered_another_service_first(
    page, tell, moment, long_centre
):
    here = long_centre.counters["1"].serves
    page.begin(moment(tell.view(tell.ticket(service=next(iter(here))))))
    offered = [option.key for option in page.services.options()]
    assert set(offered) == set(here)
    assert page.services.chosen() == offered[0] != next(iter(here))


def test_without_the_setting_no_outcome_is_asked(page, tell, moment, qtbot):
    ticket = tell.ticket()
    page.begin(moment(tell.view(ticket)))
    assert page.outcomes.isHidden()
    with qtbot.waitSignal(page.asked) as heard:
        page.submit()
    assert heard.args[0].action is Action.NEXT_SERVICE
    assert heard.args[0].facts["outcome"] is None
    assert heard.args[0].facts["ticket"] == ticket.id


def test_with_the_setting_an_outcome_may_be_noted(page, tell, moment, asking_centre, qtbot):
    page.begin(moment(tell.view(tell.ticket()), centre=asking_centre))
    assert page.outcomes.chosen() == ""
    page.outcomes.choose("bo-sung")
    with qtbot.waitSignal(page.asked) as heard:
        page.submit()
    assert heard.args[0].facts["outcome"] == "bo-sung"
