"""F7: service, counter, place; the list of counters follows the service."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from counter_client.flow import Action
from counter_client.transfer import TransferPage
from counter_client.window import TallWindow


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
    wanted.append("person:hoa")
    assert [option.key for option in page.counters.options()] == wanted


def test_by_arrival_is_the_place_that_is_offered(page, qtbot):
    with qtbot.waitSignal(page.asked) as heard:
        page.submit()
    assert heard.args[0].action is Action.TRANSFER
    assert heard.args[0].facts["to"] == "original"
    assert heard.args[0].facts["target"] is None


def test_the_title_names_the_number(page):
    assert page.title.text() == "Chuyển số A012"


def test_tab_goes_down_the_page_and_stops_at_what_is_chosen(qtbot, tell, moment):
    """Behaviour 39: service, counter, place, keys; Tab never lands beside what is chosen."""
    window = TallWindow()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow, timeout=5000)
    window.show_desk(moment(tell.view(tell.ticket())))
    window._open(window.transfer)
    tell.settle()
    page = window.transfer
    page.services.choose(page.services.options()[1].key)
    page.services.take_focus()
    page._fill_counters()
    for group, chosen in ((page.counters, ""), (page.places, "original")):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        assert group.isAncestorOf(window.focusWidget())
        assert window.focusWidget().option.key == chosen
    QTest.keyClick(window.focusWidget(), Qt.Key.Key_Left)
    assert page.places.chosen() == "first"
    for key in (page.back, page.answer):
        QTest.keyClick(window.focusWidget(), Qt.Key.Key_Tab)
        assert window.focusWidget() is key
