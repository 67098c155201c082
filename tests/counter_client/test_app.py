"""A clerk's morning at a real store: every key, a lost link, two counters, the strip."""

from threading import Event
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from centre.rules.errors import NotAllowed, Unavailable
from centre.rules.tickets import State
from counter_client.app import build
from counter_client.flow import Action
from counter_client.outstanding import RESEND_WITHIN
from counter_client.shown import Asked
from db.facts import Health

Key = Qt.Key


@pytest.fixture
def c1(open_counter):
    return open_counter("c1").sign_in()


def test_a_counter_that_the_settings_do_not_have_is_refused(counters, words, clock):
    with pytest.raises(NotAllowed):
        build(counters, "c9", words=words, clock=clock)


def test_a_wrong_pin_says_how_many_tries_are_left_and_the_right_one_opens_the_desk(open_counter):
    drive = open_counter("c1").sign_in("1111")
    page = drive.app.window.sign_in
    assert "4" in page.complaint.words.text()
    drive.sign_in()
    assert drive.app.window.pages.currentWidget() is drive.desk
    assert page.pin.text() == ""


def test_five_wrong_pins_lock_the_clerk_out_with_a_time(open_counter):
    drive = open_counter("c1")
    for _ in range(5):
        drive.sign_in("1111")
    assert "08:05" in drive.app.window.sign_in.complaint.words.text()


def test_a_pc_without_a_fixed_counter_asks_for_it(open_counter):
    drive = open_counter("any")
    drive.settle()
    page = drive.app.window.sign_in
    assert page.counters.isVisibleTo(page)
    page.counters.choose("2")
    drive.sign_in()
    assert drive.app.window.header.counter.text() == "Quầy 2"


def test_a_visit_by_keyboard_alone(c1, take, store, clock):
    label = take()
    clock.move(minutes=7)
    c1.settle()
    c1.key(Key.Key_F2)
    assert c1.number == label
    assert c1.desk.card.waited.value.text() == "7 phút"
    c1.key(Key.Key_Return)
    assert store.day.ticket(label).state is State.SERVING
    clock.move(seconds=272)
    c1.app.render()
    assert c1.desk.card.serving.value.text() == "04:32"
    c1.key(Key.Key_F4)
    assert store.day.ticket(label).state is State.SERVED
    assert store.answers.open_at("1").label == label


def test_f2_twice_within_two_seconds_calls_one_number(c1, take, clock):
    first, second = take(), take()
    c1.key(Key.Key_F2)
    c1.key(Key.Key_F2)
    assert c1.number == first
    clock.move(seconds=2)
    c1.key(Key.Key_F2)
    assert c1.number == second


def test_an_empty_queue_calls_nobody_and_says_so(c1, store):
    c1.key(Key.Key_F2)
    assert c1.said.startswith("Chưa có ai chờ.")
    assert c1.number == ""
    assert store.day.board().calls == ()


def test_absent_needs_two_calls_and_can_be_undone_for_ten_seconds(c1, take, store, clock):
    label = take()
    c1.key(Key.Key_F2)
    c1.key(Key.Key_F6)
    assert store.day.ticket(label).state is State.CALLED
    assert "2" in c1.said
    c1.key(Key.Key_F3)
    assert c1.desk.card.serving.value.text() == "lần 2"
    c1.key(Key.Key_F6)
    assert store.day.ticket(label).state is State.ABSENT
    assert c1.desk.line.undo.isVisibleTo(c1.desk)
    assert "10" in c1.desk.line.undo.text()
    clock.move(seconds=7)
    c1.app.render()
    assert "3" in c1.desk.line.undo.text()
    c1.key(Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    assert c1.number == label


def test_undo_is_gone_after_ten_seconds(c1, take, store, clock):
    label = take()
    for key in (Key.Key_F2, Key.Key_F3, Key.Key_F6):
        c1.key(key)
    clock.move(seconds=11)
    c1.app.render()
    assert not c1.desk.line.undo.isVisibleTo(c1.desk)
    c1.app.ask(Asked(Action.UNDO))
    c1.settle()
    assert store.day.ticket(label).state is State.ABSENT


def test_transfer_by_keyboard_keeps_the_arrival(c1, take, store, clock):
    label = take()
    clock.move(minutes=5)
    c1.key(Key.Key_F2)
    before = store.day.ticket(label)
    c1.key(Key.Key_F7)
    c1.key(Key.Key_Down)
    chosen = c1.app.window.transfer.services.chosen()
    c1.key(Key.Key_Return)
    after = store.day.ticket(label)
    assert after.state is State.TRANSFERRED
    assert after.service == chosen
    assert after.arrived_at == before.arrived_at
    assert c1.app.window.pages.currentWidget() is c1.desk
    assert label in c1.said


def test_any_number_asks_for_a_reason_and_the_reason_is_kept(c1, take, store):
    take()
    late = take()
    c1.settle()
    c1.key(Key.Key_F8)
    c1.type(late.lower())
    page = c1.app.window.any_number
    page.reasons.choose("other")
    c1.key(Key.Key_Return)
    c1.rest()
    assert page.complaint.words.text() == "Xin ghi lý do."
    page.reason.setText("  Người   già yếu ")
    c1.key(Key.Key_Return)
    assert c1.number == late
    assert store.day.why(late)[0].reason.note == "Người già yếu"
    assert "Người già yếu" in c1.desk.card.reason.text()


def test_a_click_on_a_waiting_number_opens_the_reason(c1, take):
    take()
    second = take()
    c1.qtbot.waitUntil(lambda: c1.desk.waiting.rows[1].label == second, timeout=5000)
    c1.desk.waiting.rows[1].click()
    assert c1.app.window.any_number.number.text() == second


def test_a_parked_number_comes_back_with_one_key(c1, take, store):
    label = take()
    c1.key(Key.Key_F2)
    c1.key(Key.Key_F5)
    assert store.day.ticket(label).state is State.PARKED
    c1.key(Key.Key_F5)
    assert c1.number == label


def test_a_pause_warns_of_parked_numbers_and_nobody_is_called(c1, take, store):
    label = take()
    c1.key(Key.Key_F2)
    c1.key(Key.Key_F5)
    c1.key(Key.Key_F9)
    page = c1.app.window.pause
    assert label in page.warning_words.text()
    c1.key(Key.Key_Return)
    assert store.day.at_counter("1").pause_reason == "Ăn trưa"
    c1.key(Key.Key_F2)
    assert c1.number == ""
    assert "F9" in c1.said
    c1.key(Key.Key_F9)
    assert not store.day.at_counter("1").paused


def test_keys_of_the_desk_rest_while_a_small_page_is_open(c1, take):
    take()
    c1.key(Key.Key_F8)
    c1.key(Key.Key_F2)
    assert c1.app.window.any_number.complaint.words.text() == "Bấm Esc để đóng trang này trước."
    c1.key(Key.Key_Escape)
    assert c1.number == ""


def test_signing_out_asks_for_the_next_clerk(c1):
    c1.key(Key.Key_F9)
    c1.app.window.pause.sign_out.click()
    c1.settle()
    assert c1.app.window.pages.currentWidget() is c1.app.window.sign_in


def test_the_same_clerk_at_a_second_counter_ends_the_first_session(c1, open_counter):
    open_counter("c2").sign_in()
    first = c1.app.window
    c1.qtbot.waitUntil(lambda: first.pages.currentWidget() is first.sign_in, timeout=5000)
    assert "Phiên làm việc đã kết thúc" in first.sign_in.complaint.words.text()


def test_a_number_survives_a_crash_of_the_pc(c1, take, open_counter):
    label = take()
    c1.key(Key.Key_F2)
    c1.app.close()
    assert open_counter("c1").sign_in().number == label


def test_two_counters_pressing_at_once_get_different_numbers(open_counter, take, store):
    both = set(store.centre().counters["1"].serves) & set(store.centre().counters["2"].serves)
    service = min(both)
    labels = {take(service), take(service)}
    drives = [open_counter("c1"), open_counter("c2")]
    for drive, code in zip(drives, ("hoa", "lan"), strict=True):
        drive.settle()
        drive.app.window.sign_in.clerks.choose(code)
        drive.sign_in()
    for drive in drives:
        drive.app.ask(Asked(Action.NEXT))
    for drive in drives:
        drive.settle()
    assert {drive.number for drive in drives} == labels


def broken(error, calls=None):
    def fail(*given, **named):
        if calls is not None:
            calls(*given, **named)
        raise error

    return fail


BUSY = "Phím chưa được nhận: đang chờ dữ liệu. Xin bấm lại."


@pytest.fixture
def hold(c1, monkeypatch):
    """Let a write of the store wait on the lane until the returned event is set."""
    gates = []

    def holder(name):
        day, gate = c1.app._link._store.day, Event()
        write = getattr(day, name)

        def slowly(*given, **named):
            assert gate.wait(30), "the test has forgotten to let the store go on"
            return write(*given, **named)

        gates.append(gate)
        monkeypatch.setattr(day, name, slowly)
        return gate

    yield holder
    for gate in gates:
        gate.set()


def hit(drive, key):
    """Press a key and do not wait for what comes of it."""
    QTest.keyClick(drive.app.window.focusWidget() or drive.app.window, key)


def test_a_key_refused_during_a_slow_write_stays_refused_until_it_is_pressed_again(
    c1, take, store, hold
):
    label = take()
    c1.key(Key.Key_F2)
    gate = hold("start")
    hit(c1, Key.Key_Return)
    assert not c1.app.is_quiet()
    hit(c1, Key.Key_F4)
    assert c1.said == BUSY
    gate.set()
    c1.rest()
    assert store.day.ticket(label).state is State.SERVING
    assert c1.said == BUSY, "Enter's answer must not hide that F4 was not taken"
    c1.key(Key.Key_F4)
    assert store.day.ticket(label).state is State.SERVED
    assert c1.said != BUSY


def test_a_refusal_ends_with_its_time_as_every_message(c1, take, hold):
    take()
    c1.key(Key.Key_F2)
    gate = hold("start")
    hit(c1, Key.Key_Return)
    hit(c1, Key.Key_F4)
    gate.set()
    c1.rest()
    assert c1.said == BUSY
    assert c1.app._hush.isActive()
    c1.app._hush.setInterval(1)
    c1.qtbot.waitUntil(lambda: c1.said != BUSY, timeout=5000)


def test_a_key_pressed_twice_during_its_own_write_is_done_and_nothing_is_left_to_say(
    c1, take, store, hold
):
    label = take()
    c1.key(Key.Key_F2)
    gate = hold("start")
    hit(c1, Key.Key_Return)
    hit(c1, Key.Key_Return)
    assert c1.said == BUSY
    gate.set()
    c1.rest()
    assert store.day.ticket(label).state is State.SERVING
    assert c1.said != BUSY


def test_a_key_pressed_while_a_page_waits_for_its_answer_is_not_told_to_close_it(c1, take, hold):
    take()
    c1.key(Key.Key_F2)
    c1.key(Key.Key_F7)
    c1.key(Key.Key_Down)
    gate = hold("transfer")
    hit(c1, Key.Key_Return)
    hit(c1, Key.Key_F2)
    assert c1.app.window.transfer.complaint.words.text() == BUSY
    gate.set()
    c1.rest()
    assert c1.app.window.pages.currentWidget() is c1.desk
    assert c1.said == BUSY
    assert c1.number == ""


GONE = Unavailable("database_gone", "database")


def lose(drive, monkeypatch, *, after_effect=True):
    """Cut the link; a call made meanwhile takes effect, but its answer never arrives."""
    day = drive.app._link._store.day
    call = day.call_next if after_effect else None
    monkeypatch.setattr(day, "at_counter", broken(GONE))
    monkeypatch.setattr(day, "call_next", broken(GONE, call))


def lost(drive):
    return drive.app._moments.lost_at is not None


def test_link_lost_then_back_is_one_effect_with_the_same_request_id(
    c1, take, store, monkeypatch, clock, caplog
):
    labels = [take(), take()]
    c1.settle()
    with monkeypatch.context() as cut:
        lose(c1, cut)
        c1.app.ask(Asked(Action.NEXT))
        c1.qtbot.waitUntil(lambda: lost(c1), timeout=5000)
        assert "F2 đã ghi nhận" in c1.said
        assert all(key.refused for key in c1.desk.keys.values())
        assert "Mất kết nối" in c1.app.window.header.chip.words.text()
        clock.move(seconds=3)
        c1.app.ask(Asked(Action.NEXT))
    c1.qtbot.waitUntil(lambda: not lost(c1) and c1.app.is_quiet(), timeout=5000)
    c1.qtbot.waitUntil(lambda: c1.number == labels[0], timeout=5000)
    assert len(store.day.board().calls) == 1
    assert [r.levelname for r in caplog.records if "store lost" in r.message] == ["ERROR"]


def test_a_press_that_is_too_old_is_not_sent_and_that_is_said(
    c1, take, store, monkeypatch, clock, caplog
):
    take()
    c1.settle()
    with monkeypatch.context() as cut:
        lose(c1, cut, after_effect=False)
        c1.app.ask(Asked(Action.NEXT))
        c1.qtbot.waitUntil(lambda: lost(c1), timeout=5000)
        clock.move(seconds=RESEND_WITHIN + 1)
    c1.qtbot.waitUntil(lambda: not lost(c1) and c1.app.is_quiet(), timeout=5000)
    assert "F2" in c1.said
    assert store.day.board().calls == ()


def test_a_store_that_is_not_there_yet_is_waited_for(open_counter, counters, qtbot, caplog):
    path = counters.database_path()
    away = path.with_suffix(".away")
    path.rename(away)
    drive = open_counter("c1")
    page = drive.app.window.sign_in
    qtbot.waitUntil(lambda: "Chưa nối được" in page.waits.text(), timeout=5000)
    assert page.answer.refused
    path.unlink(missing_ok=True)
    away.rename(path)
    qtbot.waitUntil(lambda: not page.answer.refused, timeout=5000)


def test_alarms_are_said_with_their_sentence(c1, store):
    store.devices.report(Health("p1", "printer", "error", "paper_out", {}))
    c1.qtbot.waitUntil(lambda: "hết giấy" in c1.said, timeout=5000)
    assert c1.desk.states.words_of("printer") == "Máy in: Có lỗi"
    store.devices.report(Health("l1", "speaker", "error", "speaker_dead", {}))
    c1.qtbot.waitUntil(lambda: c1.desk.states.icon_of("speaker") == "sound_off", timeout=5000)
    c1.key(Key.Key_F10)
    told = [label.text() for label in c1.app.window.today.findChildren(type(c1.desk.line.words))]
    assert any("Loa không hoạt động" in text for text in told)
    assert any("hết giấy" in text for text in told)


def test_another_process_that_takes_a_number_is_seen_at_once(c1, take):
    label = take()
    c1.qtbot.waitUntil(lambda: c1.desk.waiting.rows[0].label == label, timeout=5000)
    assert c1.desk.waiting.count.text() == "Đang chờ: 1"


def test_the_serving_clock_ticks_only_while_serving(c1, take):
    take()
    c1.settle()
    assert not c1.app._tick.isActive()
    c1.key(Key.Key_F2)
    assert not c1.app._tick.isActive()
    c1.key(Key.Key_Return)
    assert c1.app._tick.isActive()
    c1.key(Key.Key_F4)
    assert not c1.app._tick.isActive()


def test_the_strip_calls_and_gives_way_to_the_window(c1, take):
    label = take()
    c1.settle()
    c1.key(Key.Key_F11)
    strip = c1.app.strip
    assert strip.isVisible()
    assert not c1.app.window.isVisible()
    strip.keys[Action.NEXT].click()
    c1.settle()
    assert strip.number.text() == label
    strip.widen.click()
    assert c1.app.window.isVisible()
    assert not strip.isVisible()


def test_the_strip_comes_after_the_sign_in_where_it_is_wanted(open_counter):
    drive = open_counter("c1", strip=True).sign_in()
    assert drive.app.strip.isVisible()
    assert not drive.app.window.isVisible()


def test_closing_twice_is_no_harm(c1):
    c1.app.close()
    c1.app.close()


def test_requests_of_presses_are_all_different(c1, take, clock):
    seen = set()
    send = c1.app._link.send

    def note(press):
        seen.add(press.request)
        send(press)

    c1.app._link.send = note
    for _ in range(3):
        take()
        clock.move(seconds=3)
        c1.key(Key.Key_F2)
    assert len(seen) == 3
    assert uuid4() not in seen


def test_a_new_roll_is_confirmed_on_the_page_and_kept_by_the_store(c1, store, clock):
    store.devices.report(Health("p1", "printer", "warning", "paper_low", {"slips_left": 9}))
    c1.qtbot.waitUntil(lambda: "còn khoảng 9 phiếu" in c1.said, timeout=5000)
    c1.key(Key.Key_F10)
    roll = c1.app.window.today.rows["printer", "p1"].roll
    roll.click()
    c1.settle()
    assert store.devices.roll_placed("p1") is None
    roll.setFocus()
    c1.key(Key.Key_Space)
    assert store.devices.roll_placed("p1") == clock.at
    c1.qtbot.waitUntil(lambda: roll.text() == "Đã ghi nhận cuộn mới", timeout=5000)
    (event,) = [event for event in store.day.events() if event.kind == "new_roll"]
    assert event.actor == "counter:c1"


def test_nobody_confirms_a_roll_before_the_sign_in(open_counter, store):
    drive = open_counter("c1")
    drive.settle()
    drive.app.ask(Asked(Action.NEW_ROLL, {"printer": "p1"}))
    drive.settle()
    assert store.devices.roll_placed("p1") is None


def test_windows_are_gone_before_devices_and_store_are_waited_for(
    open_counter, doors, panel, store
):
    drive = open_counter("full", doors=doors)
    drive.settle()
    seen = []
    panel.close = lambda: seen.append(drive.app.window.isVisible())
    drive.app.close()
    assert seen == [False]
    assert {d.name: d.key for d in store.devices.all()}["full"] == "closed"
