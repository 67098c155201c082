"""The sign-in: who, where, PIN; waits for the store and says so."""

import pytest

from counter_client.flow import Action
from counter_client.shown import Message
from counter_client.sign_in import SignInPage


@pytest.fixture
def page(qtbot):
    made = SignInPage()
    qtbot.addWidget(made)
    return made


def test_clerk_counter_and_pin_are_asked_for_together(page, moment, qtbot):
    page.show_desk(moment(signed_in=False))
    page.clerks.choose("hoa")
    page.counters.choose("2")
    page.pin.setText("2468")
    with qtbot.waitSignal(page.asked) as heard:
        page.submit()
    assert heard.args[0].action is Action.SIGN_IN
    assert heard.args[0].facts == {"clerk": "hoa", "pin": "2468", "counter": "2"}


def test_a_missing_pin_is_said(page, moment, qtbot):
    page.show_desk(moment(signed_in=False))
    with qtbot.waitSignal(page.complained) as heard:
        page.submit()
    assert heard.args[0].key == "pin_missing"


def test_a_fixed_counter_is_named_not_asked(page, moment):
    page.show_desk(moment(signed_in=False, fixed_counter="1"))
    assert page.counters.isHidden()
    assert page.counter_words.text().startswith("Quầy: ")


def test_a_store_that_is_gone_is_said_with_its_short_code(page, moment):
    shown = moment(signed_in=False, centre=None, linked=False, lost_code="database_missing")
    page.show_desk(shown)
    assert "database_missing" in page.waits.text()
    assert page.answer.refused


def test_a_program_of_another_release_says_what_to_do(page, moment):
    shown = moment(signed_in=False, centre=None, linked=False, lost_code="schema_newer")
    page.show_desk(shown)
    assert "cài bản mới" in page.waits.text()


def test_the_pin_is_forgotten(page):
    page.pin.setText("2468")
    page.forget()
    assert page.pin.text() == ""


def test_a_wrong_pin_puts_the_focus_there_once(page, moment, qtbot):
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow, timeout=5000)
    wrong = moment(signed_in=False, message=Message("pin_wrong", {"left": 4}, "err"))
    page.show_desk(wrong)
    assert page.focusWidget() is page.pin
    page.back.setFocus()
    page.show_desk(wrong)
    assert page.focusWidget() is page.back
