"""Every action is one call of the store, with the press's own request id."""

from uuid import uuid4

import pytest
from PySide6.QtCore import Qt

from centre.rules.errors import NotAllowed
from centre.rules.tickets import State
from counter_client.flow import Action, Press
from counter_client.presses import EFFECTS, look, perform
from counter_client.shown import Asked
from counter_client.slips import DoubtfulSlips


def test_every_action_has_its_effect():
    assert set(EFFECTS) == set(Action)


def test_a_press_sent_twice_has_one_effect(store, take):
    first = take()
    take()
    press = Press(uuid4(), Action.NEXT, 0.0, {"counter": "1", "clerk": None, "ticket": None})
    assert perform(store, press).ticket.label == first
    assert perform(store, press).ticket.label == first
    assert len(store.day.board().calls) == 1


def test_negative_control_two_requests_have_two_effects(store, take):
    labels = [take(), take()]
    facts = {"counter": "1", "clerk": None, "ticket": None}
    for label in labels:
        called = perform(store, Press(uuid4(), Action.NEXT, 0.0, facts)).ticket
        assert called.label == label
        facts["ticket"] = called.id


def test_a_refusal_of_the_store_comes_through_with_its_key(store):
    with pytest.raises(NotAllowed) as refused:
        perform(store, Press(uuid4(), Action.AGAIN, 0.0, {"counter": "1", "ticket": None}))
    assert refused.value.key == "no_ticket"


def test_a_press_names_the_ticket_of_its_screen(store, take):
    take()
    facts = {"counter": "1", "ticket": uuid4(), "service": "ho-tich", "to": "last", "target": None}
    facts |= {"clerk": None, "label": "A001", "reason": "cụ già mệt"}
    perform(store, Press(uuid4(), Action.NEXT, 0.0, {**facts, "ticket": None}))
    for action in (
        Action.NEXT,
        Action.ANY,
        Action.AGAIN,
        Action.START,
        Action.DONE,
        Action.ABSENT,
        Action.PARK,
        Action.PARK_NOTED,
        Action.PUT_BACK,
        Action.NEXT_SERVICE,
        Action.TRANSFER,
    ):
        with pytest.raises(NotAllowed, match="someone_was_faster"):
            perform(store, Press(uuid4(), action, 0.0, facts))


def test_a_look_without_a_counter_still_knows_the_clerks(store):
    slips = DoubtfulSlips()
    seen = look(store, None, slips)
    assert seen.view is None
    assert seen.clerks
    assert look(store, "1", slips).view.counter == "1"


@pytest.fixture
def c1(open_counter):
    return open_counter("c1").sign_in()


STALE = {
    Action.AGAIN: {},
    Action.START: {},
    Action.DONE: {},
    Action.PARK: {},
    Action.ABSENT: {},
    Action.PARK_NOTED: {"note": "chờ bản sao"},
    Action.PUT_BACK: {},
    Action.TRANSFER: {"service": "ho-tich", "to": "last", "target": None},
    Action.NEXT_SERVICE: {"service": "ho-tich"},
}


@pytest.mark.parametrize(("action", "facts"), STALE.items(), ids=list(STALE))
def test_a_key_on_a_screen_that_is_old_by_now_touches_no_other_number(
    c1, take, store, action, facts
):
    """Another program moves the counter on; its news come only after the press."""
    take()
    second = take()
    c1.key(Qt.Key.Key_F2)
    c1.key(Qt.Key.Key_F3)
    store.day.finish(uuid4(), "1")
    store.day.call_next(uuid4(), "1")
    before = store.day.ticket(second)
    c1.app.ask(Asked(action, facts))
    c1.settle()
    c1.qtbot.waitUntil(lambda: c1.number == second, timeout=5000)
    assert c1.said.startswith("Vừa có thay đổi ở nơi khác.")
    assert store.day.ticket(second) == before


def test_a_transfer_is_of_the_number_in_its_title_whatever_came_since(c1, take, store):
    take()
    second = take()
    c1.key(Qt.Key.Key_F2)
    c1.key(Qt.Key.Key_F7)
    store.day.finish(uuid4(), "1")
    store.day.call_next(uuid4(), "1")
    c1.qtbot.waitUntil(lambda: c1.app._desk.ticket.label == second, timeout=5000)
    c1.key(Qt.Key.Key_Return)
    assert store.day.ticket(second).state is State.CALLED
    assert c1.app.window.pages.currentWidget() is c1.desk
    assert c1.said.startswith("Vừa có thay đổi ở nơi khác.")


def test_a_new_roll_is_kept_once_and_its_printer_is_the_answer(store, clock):
    press = Press(uuid4(), Action.NEW_ROLL, 0.0, {"printer": "p1"})
    assert perform(store, press) == "p1"
    assert store.devices.roll_placed("p1") == clock.at
    clock.move(minutes=1)
    assert perform(store, press) == "p1"
    assert store.devices.roll_placed("p1") < clock.at
