"""Window and strip at a real desk: who asked for the window gets it, and the strip comes back."""

from uuid import uuid4

import pytest
from PySide6.QtCore import QPoint, Qt

from centre.rules.tickets import State
from drivers.ports import Key, Pressed


@pytest.fixture
def full(open_counter, doors):
    drive = open_counter("full", doors=doors).sign_in()
    drive.app.show_strip()
    return drive


@pytest.fixture
def press(full, panel):
    def presser(*keys):
        for key in keys:
            panel.say(Pressed("call1", key))
            full.rest()

    return presser


def test_a_strip_that_stands_stays_where_it_was_dragged(full):
    full.app.strip.move(QPoint(40, 30))
    full.app.show_strip()
    assert full.app.strip.pos() == QPoint(40, 30)


def test_a_window_that_nobody_asked_for_does_not_activate_itself(full, store, monkeypatch):
    """Behaviours 38 and 39: the session ended elsewhere."""
    activated = []
    monkeypatch.setattr(full.app.window, "activateWindow", lambda: activated.append(True))
    store.staff.sign_in(uuid4(), full.app._desk.session.clerk, "2468", "2")
    full.qtbot.waitUntil(full.app.window.isVisible, timeout=5000)
    assert not full.app.strip.isVisible()
    assert activated == []
    full.app.show_window()
    assert activated == [True]


def test_the_strip_comes_back_when_the_page_of_a_keypad_is_closed(full, press, take, store):
    """Behaviour 39: the window is only lent for the page."""
    label = take()
    full.rest()
    press(Key.NEXT, Key.TRANSFER)
    assert full.app.window.isVisible()
    press(Key.START)
    assert store.day.ticket(label).state in {State.TRANSFERRED, State.WAITING}
    assert full.app.strip.isVisible()
    assert not full.app.window.isVisible()


def test_a_window_that_was_asked_for_stays(full, take):
    take()
    full.rest()
    full.app.strip.widen.click()
    full.key(Qt.Key.Key_F10)
    full.key(Qt.Key.Key_Escape)
    assert full.app.window.isVisible()
    assert not full.app.strip.isVisible()


def test_a_bounce_of_absent_takes_nobody_back_and_a_second_press_does(
    full, press, take, store, clock
):
    label = take()
    full.rest()
    press(Key.NEXT, Key.AGAIN, Key.ABSENT, Key.ABSENT)
    assert store.day.ticket(label).state is State.ABSENT
    clock.move(seconds=2)
    press(Key.ABSENT)
    assert store.day.ticket(label).state is State.CALLED


def test_the_question_of_the_strip_is_answered_by_the_keypad(full, press, take, store, put):
    """Behaviours 36 and 39: the window is not needed."""
    label = take()
    put("policy", "policy", ask_outcome=True)
    full.qtbot.waitUntil(lambda: full.app._desk.asks_outcome, timeout=5000)
    press(Key.NEXT, Key.DONE, Key.START)
    assert store.day.ticket(label).state is State.CALLED, "nothing is marked yet"
    press(Key.NEXT, Key.NEXT, Key.AGAIN, Key.START)
    assert store.day.ticket(label).outcome == "tiep-nhan"
    assert not full.app.window.isVisible()
