"""Keypads and scanner at a real desk: the same guards as the keyboard, answers that are certain."""

from datetime import timedelta
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from centre.rules import codes
from centre.rules.errors import Unavailable
from centre.rules.tickets import State
from counter_client.acts import Action
from counter_client.equipment import Touched
from drivers.ports import Key, Pressed, Scanned


@pytest.fixture
def full(open_counter, doors):
    return open_counter("full", doors=doors).sign_in()


@pytest.fixture
def press(full, panel):
    """Press a key of a keypad on its own thread, and let everything come to rest."""

    def presser(key, device="call1", drive=full):
        panel.say(Pressed(device, key))
        drive.rest()

    return presser


@pytest.fixture
def scan(full, reader):
    def scanner(reading):
        reader.say(Scanned("r1", reading))
        full.rest()

    return scanner


def given(store, clock) -> int:
    hour = timedelta(hours=1)
    return sum(count.given for count in store.answers.count(clock.at - hour, clock.at + hour))


def test_a_visit_by_the_keypad_alone_shows_on_the_sign(press, full, take, store, panel):
    label = take()
    full.settle()
    press(Key.NEXT)
    assert full.number == label
    press(Key.AGAIN)
    assert store.day.ticket(label).calls == 2
    press(Key.START)
    assert store.day.ticket(label).state is State.SERVING
    press(Key.DONE)
    assert store.day.ticket(label).state is State.SERVED
    signs = [(text, blink) for _, text, blink in panel.shown]
    assert signs == [("", False), (label, True), (label, True), (label, False), ("", False)]


def test_a_bounce_of_next_calls_one_number(press, full, take, clock):
    first, second = take(), take()
    full.settle()
    press(Key.NEXT)
    press(Key.NEXT)
    assert full.number == first
    assert full.said == "Vừa bấm rồi, chờ 2 giây."
    clock.move(seconds=2)
    press(Key.NEXT)
    assert full.number == second


def test_absent_needs_two_calls_on_the_keypad_too(press, full, take, store):
    label = take()
    full.settle()
    press(Key.NEXT)
    press(Key.ABSENT)
    assert store.day.ticket(label).state is State.CALLED
    press(Key.AGAIN)
    press(Key.ABSENT)
    assert store.day.ticket(label).state is State.ABSENT


WAYS = {
    "keyboard": lambda full, _press: full.key(Qt.Key.Key_F3),
    "keypad": lambda _full, press: press(Key.AGAIN),
    "mouse": lambda full, _press: QTest.mouseClick(again(full), Qt.MouseButton.LeftButton),
}


def again(full):
    return full.app.window.desk.keys[Action.AGAIN]


@pytest.mark.parametrize("way", WAYS.values(), ids=WAYS)
def test_the_last_call_greys_the_key_with_its_reason(press, full, take, store, put, way):
    """Behaviour 25: seen before it is pressed, by whichever hand; absent works."""
    label = take()
    full.settle()
    press(Key.NEXT)
    put("policy", "policy", most_calls=3)
    full.qtbot.waitUntil(lambda: full.app._desk.policy.most_calls == 3, timeout=5000)
    for calls in (2, 3):
        assert not again(full).refused
        way(full, press)
        full.rest()
        assert store.day.ticket(label).calls == calls
    why = "Đã gọi 3 lần. Không ai đến thì bấm F6."
    assert (again(full).refused, again(full).accessibleDescription()) == (True, why)
    assert full.app.strip.keys[Action.AGAIN].refused
    way(full, press)
    full.rest()
    assert full.said == why
    assert store.day.ticket(label).calls == 3
    press(Key.ABSENT)
    assert store.day.ticket(label).state is State.ABSENT


def test_a_higher_limit_opens_the_key_again_at_once(press, full, take, store, put):
    """Behaviour 42: changes act at once, at a number that is called already."""
    label = take()
    put("policy", "policy", most_calls=2)
    full.qtbot.waitUntil(lambda: full.app._desk.policy.most_calls == 2, timeout=5000)
    press(Key.NEXT)
    press(Key.AGAIN)
    assert again(full).refused
    put("policy", "policy", most_calls=3)
    full.qtbot.waitUntil(lambda: not again(full).refused, timeout=5000)
    press(Key.AGAIN)
    assert store.day.ticket(label).calls == 3


def test_a_break_is_a_break_for_the_keypad(press, full, take, store):
    take()
    store.staff.pause(uuid4(), "1", "Nghỉ trưa")
    full.qtbot.waitUntil(lambda: full.app._desk.view.paused, timeout=5000)
    press(Key.NEXT)
    assert full.number == ""
    assert "F9" in full.said


def test_the_keypad_waits_for_the_next_arrival_as_f2_does(press, full, take, store):
    """Behaviours 30 and 39: the key that calls is the same key everywhere."""
    press(Key.NEXT)
    assert full.app._desk.armed
    label = take()
    full.qtbot.waitUntil(lambda: full.number == label, timeout=5000)
    assert len(store.day.board().calls) == 1


def test_the_keypad_s_done_asks_for_the_outcome_on_the_strip(press, full, take, put):
    """Behaviours 36 and 39: no window comes up over the one-stop software."""
    take()
    put("policy", "policy", ask_outcome=True)
    full.qtbot.waitUntil(lambda: full.app._desk.asks_outcome, timeout=5000)
    press(Key.NEXT)
    full.key(Qt.Key.Key_F11)
    press(Key.DONE)
    assert full.app.strip.question.isVisible()
    assert not full.app.window.isVisible()
    assert full.app._desk.ticket is not None


def test_a_page_that_asks_is_not_pressed_away(press, full, take):
    take()
    full.key(Qt.Key.Key_F8)
    press(Key.NEXT)
    page = full.app.window.any_number
    assert page.complaint.words.text() == "Bấm Esc để đóng trang này trước."
    assert full.app.window.pages.currentWidget() is page


@pytest.mark.parametrize("key", [Key.NEXT, Key.DONE, Key.TRANSFER])
def test_a_keypad_calls_nobody_while_no_clerk_is_signed_in(
    open_counter, doors, panel, take, store, key
):
    take()
    drive = open_counter("full", doors=doors)
    drive.settle()
    panel.say(Pressed("call1", key))
    drive.rest()
    assert store.day.board().calls == ()
    assert drive.app.window.sign_in.complaint.isHidden()


def test_after_the_sign_out_the_keypad_is_dead_and_the_sign_is_dark(
    press, full, take, store, panel
):
    take()
    full.key(Qt.Key.Key_F9)
    full.app.window.pause.sign_out.click()
    full.settle()
    press(Key.NEXT)
    assert store.day.board().calls == ()
    assert panel.shown[-1] == ("s1", "", False)


def test_transfer_opens_its_page_for_the_number_here(press, full, take):
    label = take()
    full.settle()
    press(Key.NEXT)
    press(Key.TRANSFER)
    window = full.app.window
    assert window.pages.currentWidget() is window.transfer
    assert label in window.transfer.title.text()


def test_transfer_brings_the_window_in_place_of_the_strip(press, full, take):
    take()
    full.settle()
    full.key(Qt.Key.Key_F11)
    press(Key.NEXT)
    assert full.app.strip.isVisible()
    press(Key.TRANSFER)
    assert full.app.window.isVisible()
    assert full.app.window.pages.currentWidget() is full.app.window.transfer


def test_a_page_left_open_under_the_strip_does_not_hold_the_keypad(press, full, take):
    label = take()
    full.settle()
    full.key(Qt.Key.Key_F10)
    full.key(Qt.Key.Key_F11)
    press(Key.NEXT)
    assert full.app.strip.number.text() == label


def test_a_key_acts_on_the_number_of_its_screen_or_on_none(press, full, take, store):
    take()
    second = take()
    full.settle()
    press(Key.NEXT)
    old = full.app._desk.ticket.id
    store.day.finish(uuid4(), "1")
    store.day.call_next(uuid4(), "1")
    full.qtbot.waitUntil(lambda: full.number == second, timeout=5000)
    full.app._hands.touched(Touched(Pressed("call1", Key.DONE), old))
    full.settle()
    assert full.said.startswith("Vừa có thay đổi ở nơi khác.")
    assert store.day.ticket(second).state is State.CALLED


# --- the citizens' keypad -----------------------------------------------------------------------


def finish(full, take, press):
    take()
    full.settle()
    press(Key.NEXT)
    press(Key.DONE)


def test_one_answer_for_one_finished_service(press, full, take, store, clock):
    press(Key.RATING_3, "rate1")
    finish(full, take, press)
    for key in (Key.RATING_5, Key.RATING_3, Key.RATING_3, Key.RATING_1):
        press(key, "rate1")
    full.qtbot.waitUntil(lambda: given(store, clock) == 1, timeout=5000)
    (count,) = [c for c in store.answers.count(clock.at, clock.at.replace(hour=9)) if c.given]
    assert count.by_level == {1: 0, 2: 0, 3: 1}
    clock.move(seconds=3)
    finish(full, take, press)
    press(Key.RATING_1, "rate1")
    full.qtbot.waitUntil(lambda: given(store, clock) == 2, timeout=5000)


def test_no_press_is_an_answer_without_a_finished_service(press, full, take, store, clock):
    for _ in range(3):
        press(Key.RATING_2, "rate1")
    take()
    full.settle()
    press(Key.NEXT)
    press(Key.RATING_2, "rate1")
    press(Key.START)
    press(Key.RATING_2, "rate1")
    assert given(store, clock) == 0
    press(Key.DONE)
    clock.move(seconds=21)
    press(Key.RATING_2, "rate1")
    assert given(store, clock) == 0


def test_the_citizen_may_answer_after_the_clerk_has_gone(press, full, take, store, clock):
    finish(full, take, press)
    full.key(Qt.Key.Key_F9)
    full.app.window.pause.sign_out.click()
    full.settle()
    press(Key.RATING_2, "rate1")
    full.qtbot.waitUntil(lambda: given(store, clock) == 1, timeout=5000)


def at_rest(full):
    """Return the picture of the window when nothing moves in it any more."""
    seen = []

    def stands_still():
        seen.append(full.app.window.grab().toImage())
        return len(seen) > 3 and seen[-1] == seen[-3]

    full.qtbot.waitUntil(stands_still, timeout=5000)
    return seen[-1]


def test_the_clerk_sees_nothing_of_an_answer(press, full, take):
    finish(full, take, press)
    before, said = at_rest(full), full.said
    press(Key.RATING_1, "rate1")
    assert full.said == said
    assert at_rest(full) == before


def lost(full):
    return full.app._moments.lost_at is not None


def test_an_answer_in_doubt_is_sent_again_until_it_is_certain(
    press, full, take, store, clock, monkeypatch
):
    finish(full, take, press)
    answers = full.app._link._store.answers
    rate, requests = answers.rate, []

    def half(request, *more):
        requests.append(request)
        rate(request, *more)
        raise Unavailable("database_gone", "database")

    with monkeypatch.context() as cut:
        cut.setattr(answers, "rate", half)
        press(Key.RATING_3, "rate1")
        full.qtbot.waitUntil(lambda: len(requests) >= 2 and lost(full), timeout=5000)
        press(Key.RATING_1, "rate1")
    full.qtbot.waitUntil(lambda: not lost(full), timeout=5000)
    full.rest()
    assert len(set(requests)) == 1
    assert given(store, clock) == 1
    assert full.app._hands._rating.take_owed() == ()


def test_a_counter_without_rating_keypad_reads_no_ratings(open_counter, take):
    drive = open_counter("c1").sign_in()
    assert drive.app._link._rated is None


# --- the scanner --------------------------------------------------------------------------------


def test_a_scanned_slip_opens_the_reason_with_its_number_and_calls_nobody(scan, full, take, store):
    take()
    second = take()
    full.settle()
    scan(codes.TicketCode(store.day.ticket(second).id))
    page = full.app.window.any_number
    assert full.app.window.pages.currentWidget() is page
    assert page.number.text() == second
    assert store.day.board().calls == ()


def test_the_slip_of_the_number_that_is_here_is_nothing(scan, full, take, store):
    label = take()
    full.settle()
    full.key(Qt.Key.Key_F2)
    said = full.said
    scan(codes.TicketCode(store.day.ticket(label).id))
    assert full.app.window.pages.currentWidget() is full.desk
    assert full.said == said


def test_while_a_number_is_here_a_scan_says_what_to_do_first(scan, full, take, store):
    first, second = take(), take()
    full.settle()
    full.key(Qt.Key.Key_F2)
    scan(codes.TicketCode(store.day.ticket(second).id))
    assert full.said == f"Xin hoàn tất số {first} trước."


def test_a_slip_of_another_day_is_said_to_be_one(scan, full):
    scan(codes.TicketCode(uuid4()))
    assert full.said.startswith("Phiếu này không phải của hôm nay.")


def test_another_code_is_a_calm_sentence(scan, full):
    scan(codes.ProcedureCode("1.004194", "1.004194"))
    assert full.said.startswith("Không phải phiếu lấy số hay giấy tiếp nhận.")


def test_nothing_is_scanned_while_nobody_is_signed_in(open_counter, doors, reader):
    drive = open_counter("full", doors=doors)
    drive.settle()
    reader.say(Scanned("r1", codes.Opaque(5)), Scanned("r1", codes.TicketCode(uuid4())))
    drive.rest()
    assert drive.app.window.sign_in.complaint.isHidden()


def test_a_scan_while_a_page_asks_leaves_the_page(scan, full, take, store):
    take()
    second = take()
    full.key(Qt.Key.Key_F8)
    full.app.window.any_number.number.setText("A777")
    scan(codes.TicketCode(store.day.ticket(second).id))
    assert full.app.window.any_number.number.text() == "A777"
