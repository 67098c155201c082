"""The card: number, service, mark, times, reason; or why there is none."""

from datetime import timedelta

import pytest

from centre.rules.tickets import State
from counter_client.card import BigNumber, NumberCard


@pytest.fixture
def card(qtbot):
    made = NumberCard()
    qtbot.addWidget(made)
    return made


def test_a_called_number_shows_which_call_it_is(card, tell, moment):
    card.show_desk(moment(tell.view(tell.ticket(calls=3))))
    assert card.number.text() == "A012"
    assert card.number.accessibleName() == "A012"
    assert card.serving.value.text() == "lần 3"
    assert card.waited.value.text() == "7 phút"


def test_a_served_number_shows_the_clock(card, tell, moment):
    began = tell.now - timedelta(seconds=95)
    card.show_desk(moment(tell.view(tell.ticket(State.SERVING, began_at=began))))
    assert card.serving.value.text() == "01:35"


def test_the_mark_is_a_star_and_the_group_s_name(card, tell, moment):
    card.show_desk(moment(tell.view(tell.ticket(priority="g", priority_name=tell.group))))
    assert not card.mark.isHidden()
    assert tell.group["vi"] in card.mark.words.text()
    card.show_desk(moment(tell.view(tell.ticket())))
    assert card.mark.isHidden()


def test_an_empty_desk_invites_and_a_pause_names_the_parked(card, tell, moment):
    card.show_desk(moment())
    assert card.title.text() == "Chưa có ai chờ."
    parked = (tell.ticket(State.PARKED, "A009"),)
    card.show_desk(moment(tell.view(paused=True, pause_reason="Nghỉ trưa", parked=parked)))
    assert card.title.text() == "Đang tạm nghỉ"
    assert card.service.text() == "Nghỉ trưa\nCòn số đang gác: A009"


def test_a_number_too_long_for_its_box_is_said_not_to_fit(qtbot):
    number = BigNumber()
    qtbot.addWidget(number)
    number.resize(200, 70)
    number.set_text("A012")
    assert number.fits()
    number.set_text("A0123456789012345")
    assert not number.fits()
