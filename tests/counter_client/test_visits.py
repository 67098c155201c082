"""Behaviours 30 to 38 of the field note at a real desk and a real store, by keyboard."""

from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from centre.rules.errors import Unavailable
from centre.rules.tickets import State
from counter_client.acts import Action, Stage
from counter_client.shown import Asked

Key = Qt.Key
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def c1(open_counter):
    return open_counter("c1").sign_in()


@pytest.fixture
def shift(c1):
    """Press a key with Shift."""
    return lambda key: c1.key(key, SHIFT)


def page(drive):
    return drive.app.window.pages.currentWidget()


def here(drive, label):
    """Wait until a number is on the card."""
    drive.qtbot.waitUntil(lambda: drive.number == label, timeout=5000)


def seen(drive, label):
    """Wait until the desk knows of a number that waits."""
    waiting = drive.app._desk
    drive.qtbot.waitUntil(
        lambda: label in {ticket.label for ticket in waiting.view.waiting}, timeout=5000
    )


def kinds(store, label):
    """Return what the log tells of a number, in order."""
    return [event.kind for event in store.day.events(label)]


# --- 30: the next arrival is called by itself -----------------------------------------------------


def test_f2_at_an_empty_queue_waits_and_the_next_arrival_is_called_once(c1, take, store):
    """Behaviour 30: next with an empty queue: clear message, no phantom call; it waits."""
    c1.key(Key.Key_F2)
    assert "tự gọi khi có người" in c1.said
    assert c1.desk.card.title.text() == "Sẽ gọi khi có người"
    assert c1.desk.keys[Action.NEXT].text() == "Thôi đợi"
    assert c1.app.window.header.chip.words.text() == "Đang đợi"
    assert store.day.board().calls == ()
    first = take()
    here(c1, first)
    assert "đã tự gọi" in c1.said
    second = take()
    seen(c1, second)
    c1.rest()
    assert [call.label for call in store.day.board().calls] == [first]


def test_negative_control_a_desk_that_does_not_wait_calls_nobody(c1, take, store):
    """Behaviour 30: nobody is called by a desk at which nobody pressed F2."""
    label = take()
    seen(c1, label)
    c1.rest()
    assert store.day.board().calls == ()


@pytest.mark.parametrize("end", ["f2", "esc", "pause", "sign_out", "any_page"])
def test_what_ends_the_waiting(c1, take, store, clock, end):
    """Behaviour 30: F2 again, Esc, a pause, a sign-out or a call by hand end the waiting."""
    c1.key(Key.Key_F2)
    clock.move(seconds=3)
    assert c1.app._desk.armed
    {
        "f2": lambda: c1.key(Key.Key_F2),
        "esc": lambda: c1.key(Key.Key_Escape),
        "pause": lambda: c1.app.ask(Asked(Action.PAUSE, {"reason": "Ăn trưa"})),
        "sign_out": lambda: c1.app.ask(Asked(Action.SIGN_OUT)),
        "any_page": lambda: c1.key(Key.Key_F8),
    }[end]()
    c1.settle()
    assert not c1.app._desk.armed
    take()
    c1.rest()
    assert store.day.board().calls == ()


def test_a_bounce_of_f2_leaves_the_waiting_as_it_is(c1):
    """Behaviour 30: the same press twice does not end what it began."""
    c1.key(Key.Key_F2)
    c1.key(Key.Key_F2)
    assert c1.app._desk.armed
    assert "chờ 2 giây" in c1.said


def test_two_desks_that_wait_never_call_the_same_number(open_counter, take, store):
    """Behaviours 29 and 30: one arrival, two desks that wait: one call, the other waits on."""
    drives = [open_counter("c1"), open_counter("c2")]
    for drive, code in zip(drives, ("hoa", "lan"), strict=True):
        drive.settle()
        drive.app.window.sign_in.clerks.choose(code)
        drive.sign_in()
        drive.key(Key.Key_F2)
    both = set(store.centre().counters["1"].serves) & set(store.centre().counters["2"].serves)
    label = take(min(both))
    drives[0].qtbot.waitUntil(
        lambda: sorted(drive.number for drive in drives) == ["", label], timeout=5000
    )
    for drive in drives:
        drive.rest()
    assert len(store.day.board().calls) == 1
    waiting = next(drive for drive in drives if not drive.number)
    assert waiting.app._desk.armed
    other = take(min(both))
    here(waiting, other)


def test_a_lost_link_ends_the_waiting_and_says_so(c1, take, store, monkeypatch, caplog):
    """Behaviours 30 and 40: nobody is called by himself while or after the link was lost."""
    c1.key(Key.Key_F2)

    def gone(*_):
        raise Unavailable("database_gone", "database")

    with monkeypatch.context() as cut:
        cut.setattr(c1.app._link._store.day, "at_counter", gone)
        c1.app._link.read()
        c1.qtbot.waitUntil(lambda: c1.app._moments.lost_at is not None, timeout=5000)
        take()
    c1.qtbot.waitUntil(lambda: c1.app._moments.lost_at is None, timeout=5000)
    c1.rest()
    assert "không tự gọi nữa" in c1.said
    assert store.day.board().calls == ()
    assert "store lost" in caplog.text


def test_a_program_that_starts_again_does_not_wait(c1, take, store, open_counter):
    """Behaviour 30: what was waited for is not kept over a restart."""
    c1.key(Key.Key_F2)
    c1.app.close()
    again = open_counter("c1").sign_in()
    assert not again.app._desk.armed
    take()
    again.rest()
    assert store.day.board().calls == ()


# --- 31: put back, park with a note, take back, transfer to a person ------------------------------


def test_a_number_is_put_back_behind_those_who_wait(c1, take, store, shift):
    """Behaviour 31: recycle n places; it is in the history."""
    first, second = take(), take()
    c1.settle()
    c1.key(Key.Key_F2)
    shift(Key.Key_F6)
    assert f"Đã lùi số {first}" in c1.said
    assert [ticket.label for ticket in store.day.at_counter("1").waiting] == [second, first]
    assert "put_back" in kinds(store, first)


def test_a_number_is_parked_with_a_note_that_comes_back_with_it(c1, take, store, shift):
    """Behaviour 31: park with a note, resume; the note is in no log."""
    label = take()
    c1.settle()
    c1.key(Key.Key_F2)
    shift(Key.Key_F5)
    c1.app.window.parking.note.setText("chờ bản sao")
    c1.key(Key.Key_Return)
    assert store.day.ticket(label).state is State.PARKED
    c1.key(Key.Key_F5)
    here(c1, label)
    assert c1.desk.card.reason.text() == "Ghi chú: chờ bản sao"
    assert {"park", "resume"} <= set(kinds(store, label))
    assert "chờ bản sao" not in str(store.day.events(label))


def test_of_several_parked_numbers_one_is_chosen(c1, take, store, clock):
    """Behaviour 31: resume a chosen one."""
    labels = [take(), take()]
    c1.settle()
    for _ in labels:
        clock.move(seconds=3)
        c1.key(Key.Key_F2)
        c1.key(Key.Key_F5)
    c1.key(Key.Key_F5)
    numbers = c1.app.window.taking_back.numbers
    assert {option.key for option in numbers.options()} == set(labels)
    first = numbers.chosen()
    c1.key(Key.Key_Down)
    c1.key(Key.Key_Return)
    here(c1, next(label for label in labels if label != first))
    assert page(c1) is c1.desk


def test_a_number_is_sent_to_a_person_and_called_where_he_sits(c1, take, store, open_counter):
    """Behaviour 31: transfer to a person; nobody else is offered it."""
    label = take()
    c1.settle()
    c1.key(Key.Key_F2)
    c1.key(Key.Key_F7)
    c1.app.window.transfer.counters.choose("person:lan")
    c1.key(Key.Key_Return)
    assert store.day.ticket(label).target_clerk == "lan"
    c1.qtbot.waitUntil(lambda: bool(c1.app._desk.view.kept), timeout=5000)
    c1.key(Key.Key_F2)
    assert c1.number == ""
    other = open_counter("c2")
    other.settle()
    other.app.window.sign_in.clerks.choose("lan")
    other.sign_in()
    other.key(Key.Key_F2)
    here(other, label)


def test_what_is_kept_for_an_absent_person_is_called_from_the_list_and_the_log_says_why(
    c1, take, store
):
    """Behaviours 31 and 35: kept for somebody who is not there: by hand, with a reason."""
    label = take()
    store.day.call_next(uuid4(), "1")
    service = store.day.ticket(label).service
    store.day.transfer(uuid4(), "1", service, "first", target_clerk="lan")
    c1.qtbot.waitUntil(lambda: bool(c1.app._desk.view.kept), timeout=5000)
    c1.key(Key.Key_F5)
    assert page(c1) is c1.app.window.taking_back
    c1.key(Key.Key_Return)
    here(c1, label)
    (call,) = [why for why in store.day.out_of_order() if why.label == label]
    assert call.reason.note.startswith("Số giữ cho")


# --- 32: absent, and back again -------------------------------------------------------------------


def absent(drive, store, label):
    for key in (Key.Key_F2, Key.Key_F3, Key.Key_F6):
        drive.key(key)
    assert store.day.ticket(label).state is State.ABSENT


def test_somebody_who_was_absent_waits_again_by_the_rule(c1, take, store):
    """Behaviour 32: a no-show who returns in time re-enters by rule, not by hand."""
    label, other = take(), take()
    c1.settle()
    absent(c1, store, label)
    c1.key(Key.Key_F8)
    c1.type(label)
    c1.rest()
    asking = c1.app.window.any_number
    assert label in asking.absent_words.text()
    assert not asking.reasons.isVisibleTo(asking)
    c1.key(Key.Key_Return)
    c1.rest()
    assert store.day.ticket(label).state is State.WAITING
    assert "theo quy định" in c1.said
    assert "return" in kinds(store, label)
    assert [ticket.label for ticket in store.day.at_counter("1").waiting] == [other, label]


def test_somebody_who_was_absent_may_also_be_called_now_with_a_reason(c1, take, store):
    """Behaviours 32 and 35: calling him now instead needs a reason, and is in the list."""
    label = take()
    c1.settle()
    absent(c1, store, label)
    c1.key(Key.Key_F8)
    c1.type(label)
    c1.rest()
    asking = c1.app.window.any_number
    asking.ways.choose("call")
    asking._arrange()
    c1.key(Key.Key_Return)
    here(c1, label)
    assert [why.label for why in store.day.out_of_order()] == [label]


def test_while_another_is_served_the_absent_one_is_let_in_as_well(c1, take, store, clock, shift):
    """Behaviour 32: who comes back is not told to wait until the desk is free."""
    label, other = take(), take()
    c1.settle()
    absent(c1, store, label)
    clock.move(seconds=3)
    c1.key(Key.Key_F2)
    shift(Key.Key_F7)
    c1.type(other)
    c1.rest()
    c1.key(Key.Key_Return)
    c1.rest()
    asking = c1.app.window.any_number
    assert asking.complaint.words.text() == f"Số {other} không ghi vắng mặt."
    asking.number.setText(label)
    c1.rest()
    c1.key(Key.Key_Return)
    c1.rest()
    assert store.day.ticket(label).state is State.WAITING
    assert c1.number == other


# --- 33 to 36: without a number, several services, outcomes, writing up ---------------------------


def test_somebody_without_a_number_is_served_and_the_log_says_so(c1, store, shift):
    """Behaviour 33: direct service without a ticket is logged as such."""
    shift(Key.Key_F2)
    c1.app.window.direct.note.setText("đến hỏi")
    c1.key(Key.Key_Return)
    c1.settle()
    assert c1.app._desk.stage is Stage.SERVING
    assert "Không lấy số" in c1.desk.card.reason.text() or "đến hỏi" in c1.desk.card.reason.text()
    assert kinds(store, c1.number) == ["direct"]
    assert store.day.board().calls == ()
    c1.key(Key.Key_F4)
    assert c1.number == ""


def test_a_further_service_keeps_number_and_arrival(c1, take, store, clock, shift):
    """Behaviour 34: several services in one visit; the arrival stays."""
    label = take()
    clock.move(minutes=4)
    c1.settle()
    c1.key(Key.Key_F2)
    c1.key(Key.Key_Return)
    before = store.day.ticket(label)
    shift(Key.Key_F4)
    chosen = c1.app.window.next_service.services.chosen()
    assert chosen != before.service
    c1.key(Key.Key_Return)
    after = store.day.ticket(label)
    assert (after.service, after.arrived_at) == (chosen, before.arrived_at)
    assert after.state is State.SERVING
    assert "next_service" in kinds(store, label)


def test_the_outcome_is_one_more_key_and_no_more(c1, take, store, put, clock):
    """Behaviour 36: an outcome is required where it is configured; F2 asks it, too."""
    first, second = take(), take()
    put("policy", "policy", ask_outcome=True)
    c1.qtbot.waitUntil(lambda: c1.app._desk.asks_outcome, timeout=5000)
    c1.key(Key.Key_F2)
    here(c1, first)
    clock.move(seconds=3)
    c1.app.render()
    c1.key(Key.Key_F2)
    assert page(c1) is c1.app.window.outcome
    c1.key(Key.Key_2)
    here(c1, second)
    assert store.day.ticket(first).outcome == "bo-sung"
    c1.key(Key.Key_F4)
    c1.key(Key.Key_Return)
    assert c1.app.window.outcome.complaint.words.text() == "Xin chọn kết quả giải quyết."
    c1.key(Key.Key_1)
    assert store.day.ticket(second).outcome == "tiep-nhan"
    assert page(c1) is c1.desk


def test_an_outcome_that_nobody_asked_for_is_not_asked_for(c1, take, store):
    """Behaviour 36: without the setting F4 is the only key."""
    label = take()
    c1.settle()
    c1.key(Key.Key_F2)
    c1.key(Key.Key_F4)
    assert store.day.ticket(label).state is State.SERVED


def test_writing_up_shows_its_time_and_ends_by_enter_or_by_itself(c1, take, store, put, clock):
    """Behaviour 36: wrap-up time is separate from the service, and ended by one key."""
    first, second = take(), take()
    put("policy", "policy", wrap_up_seconds=60)
    c1.qtbot.waitUntil(lambda: c1.app._desk.policy.wrap_up_seconds == 60, timeout=5000)
    c1.key(Key.Key_F2)
    c1.key(Key.Key_F4)
    c1.settle()
    assert c1.desk.card.title.text() == f"Đang ghi hồ sơ {first}"
    clock.move(seconds=18)
    c1.app.render()
    assert "00:42" in c1.desk.card.service.text()
    c1.key(Key.Key_Return)
    c1.settle()
    assert c1.app._desk.stage is Stage.FREE
    assert "wrap_up_end" in kinds(store, first)
    c1.key(Key.Key_F2)
    here(c1, second)
    c1.key(Key.Key_F4)
    c1.settle()
    clock.move(seconds=61)
    c1.app.render()
    assert c1.app._desk.stage is Stage.FREE


# --- 37 and 38: breaks, other counters, crashes ---------------------------------------------------


def test_what_is_parked_is_told_at_the_pause_and_at_the_sign_out(c1, take, store):
    """Behaviour 37: parked tickets are warned about at a break and at the close."""
    label = take()
    c1.settle()
    c1.key(Key.Key_F2)
    c1.key(Key.Key_F5)
    c1.key(Key.Key_F9)
    assert label in c1.app.window.pause.warning_words.text()
    c1.key(Key.Key_Return)
    assert label in c1.said
    c1.app.ask(Asked(Action.SIGN_OUT))
    c1.settle()
    assert label in c1.app.window.sign_in.complaint.words.text()


def test_a_number_forgotten_for_half_an_hour_is_in_the_line(c1, take, clock):
    """Behaviour 37: what is set aside is not forgotten."""
    label = take()
    c1.settle()
    c1.key(Key.Key_F2)
    c1.key(Key.Key_F5)
    clock.move(minutes=31)
    c1.app._link.read()
    c1.settle()
    c1.app._be_quiet()
    assert c1.said.startswith(f"Số {label} đã gác 31 phút")


def test_after_a_crash_while_serving_the_number_is_on_the_screen(c1, take, store, open_counter):
    """Behaviour 38: the program dies while it serves; after the sign-in the number is there."""
    label = take()
    c1.settle()
    c1.key(Key.Key_F2)
    c1.key(Key.Key_Return)
    c1.app._orderly = False
    c1.app.close()
    again = open_counter("c1").sign_in()
    here(again, label)
    assert again.app._desk.stage is Stage.SERVING
    assert kinds(store, label).count("call") == 1


def test_the_same_clerk_elsewhere_brings_his_number_along_with_one_key(
    c1, take, store, open_counter
):
    """Behaviour 38: the first session ends, and what it served is taken on in one action."""
    label = take()
    c1.settle()
    c1.key(Key.Key_F2)
    c1.key(Key.Key_Return)
    began = store.day.ticket(label).began_at
    second = open_counter("c2").sign_in()
    second.qtbot.waitUntil(lambda: label in second.desk.card.reason.text(), timeout=5000)
    c1.qtbot.waitUntil(lambda: page(c1) is c1.app.window.sign_in, timeout=5000)
    second.key(Key.Key_F5)
    here(second, label)
    assert store.day.ticket(label).began_at == began


# --- the list of further acts ---------------------------------------------------------------------


def test_every_further_act_is_in_one_list_with_its_key(c1, take):
    """Behaviour 39: all of it by keyboard alone; a figure does what its key does."""
    take()
    c1.settle()
    c1.key(Key.Key_F1)
    more = c1.app.window.more
    assert page(c1) is more
    c1.key(Key.Key_5)
    assert page(c1) is more
    assert more.complaint.words.text() == "Chưa gọi số nào."
    c1.key(Key.Key_1)
    assert page(c1) is c1.app.window.direct
    c1.key(Key.Key_Escape)
    c1.key(Key.Key_F1)
    c1.key(Key.Key_F1)
    assert page(c1) is c1.desk


def test_a_key_with_shift_on_a_page_says_how_to_close_it(c1, take, shift):
    """Behaviour 39: every refused key says why."""
    take()
    c1.settle()
    c1.key(Key.Key_F8)
    shift(Key.Key_F2)
    asking = c1.app.window.any_number
    assert asking.complaint.words.text() == "Bấm Esc để đóng trang này trước."


def test_the_strip_asks_for_the_outcome_itself(c1, take, store, put):
    """Behaviour 39: what came of the service is clicked on the strip; no window is opened."""
    first = take()
    put("policy", "policy", ask_outcome=True)
    c1.qtbot.waitUntil(lambda: c1.app._desk.asks_outcome, timeout=5000)
    c1.key(Key.Key_F2)
    here(c1, first)
    c1.key(Key.Key_F11)
    strip = c1.app.strip
    height = strip.height()
    strip.keys[Action.DONE].click()
    assert strip.height() > height
    assert not c1.app.window.isVisible()
    strip.question.keys[2].click()
    c1.settle()
    assert store.day.ticket(first).outcome == "tu-choi"
    QApplication.processEvents()
    assert strip.height() == height
