"""F7: service, counter, place; the list of counters follows the service."""

import pytest

from counter_client.flow import Action
from counter_client.transfer import TransferPage


@pytest.fixture
def page(qtbot, tell, moment):
    made = TransferPage()
    qtbot.addWidget(made)
    made.begin(moment(tell.view(tell.ticket())))
    return made


def test_the_counters_are_those_that_serve_the_service(page, long_centre):
    service = page.services.options()[-1].key
    page.services.choose(service)
    page._fill_counters()
    wanted = ["", *(counter.code for counter in long_centre.counters_serving(service))]
    assert [option.key for option in page.counters.options()] == wanted


def test_by_arrival_is_the_place_that_is_offered(page, qtbot):
    with qtbot.waitSignal(page.asked) as heard:
        page.submit()
    assert heard.args[0].action is Action.TRANSFER
    assert heard.args[0].facts["to"] == "original"
    assert heard.args[0].facts["target"] is None


def test_the_title_names_the_number(page):
    assert page.title.text() == "Chuyển số A012"
