"""Shift+F2: somebody without a number; the services are those of this counter."""

import pytest

from counter_client.acts import Action
from counter_client.direct import DirectPage


@pytest.fixture
def page(qtbot, moment):
    made = DirectPage()
    qtbot.addWidget(made)
    made.begin(moment())
    return made


def test_only_what_this_counter_serves_is_offered(page, long_centre):
    offered = {option.key for option in page.services.options()}
    assert offered == set(long_centre.counters["1"].serves)


def test_service_and_note_are_asked_for(page, qtbot):
    page.note.setText(" hỏi  đường ")
    with qtbot.waitSignal(page.asked) as heard:
        page.submit()
    assert heard.args[0].action is Action.DIRECT
    assert heard.args[0].facts == {"service": page.services.chosen(), "note": "hỏi đường"}


def test_the_page_says_that_nothing_is_printed_or_called(page):
    assert "Không in phiếu" in page.told.text()
