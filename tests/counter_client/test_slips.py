"""Which numbers are named because their slip may not have come out."""

from uuid import uuid4

import pytest
from PySide6.QtCore import Qt

from centre.rules.prints import PrintEvent
from counter_client.slips import DoubtfulSlips

DOUBT, ABANDON = PrintEvent.DOUBT, PrintEvent.ABANDON


@pytest.fixture
def take_with(store):
    """Take a number whose slip was sent and then met event with a note; return its label."""

    def taker(event=None, note="", service="ho-tich"):
        taken = store.day.take(uuid4(), service, "k1")
        if event is not None:
            store.prints.move(taken.job, PrintEvent.SEND)
            store.prints.move(taken.job, event, note)
        return taken.ticket.label

    return taker


@pytest.fixture
def slips():
    return DoubtfulSlips()


def test_doubtful_and_failed_and_abandoned_slips_are_named_and_certain_ones_are_not(
    store, take_with, slips
):
    take_with()
    take_with(PrintEvent.CONFIRM, "gs_h")
    named = [
        take_with(DOUBT, "timeout"),
        take_with(DOUBT, "not_sent paper_out"),
        take_with(ABANDON, "too_late"),
    ]
    store.day.take(uuid4(), "ho-tich", "k1", paper=False)
    assert slips.labels(store) == tuple(named)


def test_a_printer_that_can_never_confirm_names_nobody(store, take_with, slips):
    take_with(DOUBT, "cannot_confirm")
    assert slips.labels(store) == ()


def test_a_number_is_named_until_its_person_is_served_or_gone(store, take_with, slips):
    first, second = take_with(DOUBT, "timeout"), take_with(DOUBT, "timeout")
    store.day.call_next(uuid4(), "1")
    assert slips.labels(store) == (first, second), "called: the person may not know the number"
    store.day.start(uuid4(), "1")
    assert slips.labels(store) == (second,)
    store.day.park(uuid4(), "1")
    assert slips.labels(store) == (first, second)
    store.day.cancel(uuid4(), second)
    assert slips.labels(store) == (first,)


def test_an_absent_number_that_is_called_again_is_named_again(store, take_with, slips):
    label = take_with(DOUBT, "timeout")
    store.day.call_next(uuid4(), "1")
    store.day.call_again(uuid4(), "1")
    store.day.absent(uuid4(), "1")
    assert slips.labels(store) == ()
    store.day.undo_absent(uuid4(), "1")
    assert slips.labels(store) == (label,)


def test_a_ticket_that_has_ended_is_asked_for_once(store, take_with, slips, monkeypatch):
    store.day.cancel(uuid4(), take_with(DOUBT, "timeout"))
    asked = []
    ticket = store.day.ticket
    monkeypatch.setattr(store.day, "ticket", lambda label: asked.append(label) or ticket(label))
    for _ in range(3):
        assert slips.labels(store) == ()
    assert len(asked) == 1


def test_a_new_day_names_nobody_of_yesterday(store, take_with, slips, clock):
    take_with(DOUBT, "timeout")
    clock.move(days=1)
    assert slips.labels(store) == ()


def test_a_slip_in_doubt_is_said_until_the_number_is_served(open_counter, store):
    c1 = open_counter("c1").sign_in()
    taken = store.day.take(uuid4(), "ho-tich", "k1")
    store.prints.move(taken.job, PrintEvent.SEND)
    store.prints.move(taken.job, PrintEvent.DOUBT, "timeout")
    label = taken.ticket.label
    said = f"Phiếu {label} chưa chắc đã in. Xin hỏi số của người dân."
    c1.qtbot.waitUntil(lambda: c1.said == said, timeout=5000)
    assert c1.app.strip.line.text() == f"Phiếu {label} chưa chắc đã in."
    c1.key(Qt.Key.Key_F2)
    c1.key(Qt.Key.Key_Return)
    c1.qtbot.waitUntil(lambda: c1.said.startswith("Hôm nay"), timeout=5000)
