"""F8: a number and a reason, both of which are needed."""

import pytest

from centre.rules.tickets import State
from counter_client.any_number import AnyNumberPage


@pytest.fixture
def page(qtbot, tell, moment):
    made = AnyNumberPage()
    qtbot.addWidget(made)
    waiting = (tell.ticket(State.WAITING, "A013"), tell.ticket(State.WAITING, "B002"))
    made.begin(moment(tell.view(waiting=waiting, parked=(tell.ticket(State.PARKED, "A009"),))))
    return made


def test_those_who_wait_and_those_who_are_parked_are_offered(page):
    assert [option.key for option in page.waiting.options()] == ["A013", "B002", "A009"]
    assert page.waiting.chosen() is None


@pytest.mark.parametrize(
    ("typed", "label"), [("a12", "A012"), (" A 012 ", "A012"), ("A1234", "A1234"), ("?", "?")]
)
def test_a_number_is_read_as_people_type_it(page, qtbot, typed, label):
    page.number.setText(typed)
    page.found(label, None)
    with qtbot.waitSignal(page.asked) as heard:
        page.submit()
    assert heard.args[0].facts["label"] == label
    assert heard.args[0].facts["reason"] == "Người dân vắng mặt nay quay lại"


def test_without_a_number_nothing_is_asked(page, qtbot):
    with qtbot.waitSignal(page.complained) as heard:
        page.submit()
    assert heard.args[0].key == "number_missing"


def test_an_own_reason_has_to_be_written(page, qtbot):
    page.number.setText("A013")
    page.reasons.choose("other")
    page._show_reason()
    with qtbot.waitSignal(page.complained) as heard:
        page.submit()
    assert heard.args[0].key == "reason_missing"
