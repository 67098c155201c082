"""The pages of the window: which one an act needs, and that Tab ends at the two keys of each."""

import pytest
from PySide6.QtCore import Qt

from centre.rules.tickets import State
from counter_client.acts import Action
from counter_client.pages import Pages


@pytest.fixture
def pages(qtbot, moment, asking_centre, tell):
    made = Pages()
    qtbot.addWidget(made)
    made.show_desk(moment(tell.view(tell.ticket(State.SERVING)), centre=asking_centre))
    return made


def test_an_act_that_is_refused_opens_nothing(pages, moment):
    assert pages.opens(Action.TRANSFER)
    pages.show_desk(moment())
    assert not pages.opens(Action.TRANSFER)
    assert pages.opens(Action.DIRECT)


def test_the_end_of_a_service_needs_a_page_where_its_outcome_is_asked(pages, moment, tell):
    assert pages._page_for(Action.DONE) is pages.outcome
    pages.show_desk(moment(tell.view(tell.ticket(State.SERVING))))
    assert pages._page_for(Action.DONE) is None


@pytest.mark.parametrize("name", ["transfer", "any_number", "pause", "parking", "next_service"])
def test_tab_comes_to_the_keys_of_a_page_last(pages, name):
    """Behaviour 39: in the order of reading, so that nobody tabs past what is asked."""
    page = getattr(pages, name)
    pages._open(page)
    chain, here = [], page.nextInFocusChain()
    while here is not page:
        is_stop = bool(here.focusPolicy() & Qt.FocusPolicy.TabFocus)
        chain += [here] if is_stop and page.isAncestorOf(here) else []
        here = here.nextInFocusChain()
    assert chain[-2:] == [page.back, page.answer]


def test_an_answer_closes_the_page_that_asked_and_no_other(pages):
    pages._open(pages.transfer)
    pages.answered(Action.PARK)
    assert pages.pages.currentWidget() is pages.transfer
    pages.answered(Action.TRANSFER)
    assert pages.pages.currentWidget() is pages.desk
