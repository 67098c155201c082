"""Shift+F5: a note for whoever goes on, tidied, of the number in the title."""

import pytest

from centre.rules.legs import NOTE_MOST
from counter_client.acts import Action
from counter_client.parking import ParkingPage


@pytest.fixture
def ticket(tell):
    return tell.ticket()


@pytest.fixture
def page(qtbot, tell, moment, ticket):
    made = ParkingPage()
    qtbot.addWidget(made)
    made.begin(moment(tell.view(ticket)))
    return made


def test_the_note_goes_with_the_number_in_the_title(page, qtbot, ticket):
    page.note.setText("  chờ   bản sao ")
    with qtbot.waitSignal(page.asked) as heard:
        page.submit()
    assert heard.args[0].action is Action.PARK_NOTED
    assert heard.args[0].facts == {"note": "chờ bản sao", "ticket": ticket.id}
    assert page.title.text() == "Gác số A012 kèm ghi chú"


def test_no_more_can_be_typed_than_the_store_takes(page):
    page.note.setText("x" * 500)
    assert len(page.note.text()) == NOTE_MOST


def test_a_second_note_does_not_begin_with_the_first(page, tell, moment):
    page.note.setText("chờ bản sao")
    page.begin(moment(tell.view(tell.ticket())))
    assert page.note.text() == ""
