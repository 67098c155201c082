"""F5 with several numbers: each says where it stands; what is kept is called with a reason."""

import pytest

from centre.rules.tickets import State
from counter_client.acts import Action
from counter_client.taking_back import KEPT_REASON, TakeBackPage


@pytest.fixture
def page(qtbot, tell, moment):
    made = TakeBackPage()
    qtbot.addWidget(made)
    parked = (tell.ticket(State.PARKED, "A009", note="chờ bản sao"),)
    left = (tell.ticket(State.SERVING, "B007", counter="2"),)
    kept = (
        tell.ticket(State.TRANSFERRED, "C003", target_clerk="hoa"),
        tell.ticket(State.TRANSFERRED, "C004", target="2"),
    )
    made.begin(moment(tell.view(parked=parked, left=left, kept=kept)))
    return made


def test_each_number_says_where_it_stands(page):
    parked, left, person, counter = (option.words for option in page.numbers.options())
    assert parked == "A009 · đang gác tại quầy này\nchờ bản sao"
    assert "còn dở ở Quầy 12" in left
    assert "giữ cho Nguyễn Thị Hoa" in person
    assert "giữ cho Quầy 12" in counter


@pytest.mark.parametrize("label", ["A009", "B007"])
def test_what_is_set_aside_or_left_is_gone_on_with(page, qtbot, label):
    page.numbers.choose(label)
    with qtbot.waitSignal(page.asked) as heard:
        page.submit()
    assert heard.args[0].action is Action.TAKE_BACK
    assert heard.args[0].facts == {"label": label}


def test_what_is_kept_is_called_by_hand_with_its_reason(page, qtbot):
    page.numbers.choose("C003")
    with qtbot.waitSignal(page.asked) as heard:
        page.submit()
    assert heard.args[0].action is Action.ANY
    assert heard.args[0].facts == {"label": "C003", "reason": KEPT_REASON}


def test_with_nothing_to_take_back_that_is_said(page, moment, qtbot):
    page.begin(moment())
    assert not page.nothing.isHidden()
    with qtbot.waitSignal(page.complained) as heard:
        page.submit()
    assert heard.args[0].key == "choice_missing"
