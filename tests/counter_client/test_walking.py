"""A call keypad answers the pages that it has opened, and no others."""

import pytest

from counter_client.acts import Action
from counter_client.walking import Walker
from counter_client.window import TallWindow


@pytest.fixture
def window(qtbot, tell, moment):
    made = TallWindow()
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow, timeout=5000)
    made.show_desk(moment(tell.view(tell.ticket())))
    return made


@pytest.fixture
def walker(window):
    return Walker(window)


def page(window):
    return window.pages.currentWidget()


def test_its_page_is_walked_group_by_group_and_left(window, walker):
    walker.press(Action.TRANSFER)
    assert walker.page is window.transfer
    first = window.transfer.services.chosen()
    walker.press(Action.NEXT)
    assert window.transfer.services.chosen() != first
    walker.press(Action.AGAIN)
    assert window.transfer.services.chosen() == first
    walker.press(Action.TRANSFER)
    assert window.transfer.counters.isAncestorOf(window.focusWidget())
    walker.press(Action.ABSENT)
    assert page(window) is window.desk


def test_done_leads_from_the_transfer_to_the_list_and_the_list_to_an_act(window, walker, qtbot):
    walker.press(Action.TRANSFER)
    walker.press(Action.DONE)
    assert walker.page is window.more
    for _ in range(4):
        walker.press(Action.NEXT)
    with qtbot.waitSignal(window.asked) as heard:
        walker.press(Action.START)
    assert heard.args[0].action is Action.PUT_BACK


def test_a_page_of_the_keyboard_is_not_pressed_away(window, walker, qtbot):
    window.open_today()
    with qtbot.waitSignal(window.refused) as heard:
        walker.press(Action.NEXT)
    assert heard.args[0].key == "page_open"
    assert page(window) is window.today


def test_the_same_page_opened_anew_by_the_keyboard_is_the_keyboards(window, walker):
    walker.press(Action.TRANSFER)
    walker.press(Action.ABSENT)
    window._key(Action.TRANSFER)
    assert page(window) is window.transfer
    assert walker.page is None


def test_the_page_of_a_scanned_slip_is_walked_and_a_free_desk_lists_its_acts(
    window, walker, moment
):
    window.show_desk(moment())
    walker.call_any("A012")
    assert walker.page is window.any_number
    walker.press(Action.ABSENT)
    walker.press(Action.TRANSFER, lists=True)
    assert walker.page is window.more
