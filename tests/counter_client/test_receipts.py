"""Receipts at a real desk: one scan and Enter, the strip alone, typed codes, a lost store."""

from datetime import date, datetime, timedelta
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt

from centre.rules import codes
from centre.rules.dossiers import State
from centre.rules.errors import Unavailable
from centre.rules.handover import Step
from centre.rules.hours import ZONE
from db.dossiers import storing
from db.dossiers.plan import Kept
from db.dossiers.rows import Dossier
from drivers.ports import Scanned

CODE = "H99.08-261120-0001"
SHIFT = Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def full(open_counter, doors):
    return open_counter("full", doors=doors).sign_in()


@pytest.fixture
def bring(store):
    def act(state=State.FINISHED, code=CODE):
        due = datetime(2026, 11, 23, 16, 30, tzinfo=ZONE)
        with store.write() as work:
            one = Dossier(code, "1.004194", int(state), due_at=due)
            storing.put(work, [Kept(one, work.day + timedelta(days=90))])

    return act


@pytest.fixture
def scan(full, reader):
    def act(reading=None):
        reader.say(Scanned("r1", reading or codes.DossierCode(CODE, date(2026, 11, 20), "7K2M")))
        full.rest()
        full.rest()

    return act


@pytest.fixture
def noted(store):
    def act(code=CODE):
        return [one.step for one in store.handovers.look("1", code, is_attended=False).noted]

    return act


@pytest.fixture
def page(full):
    return full.app.window.handing


def standing(drive):
    return drive.app.window.pages.currentWidget()


def test_a_scan_shows_the_receipt_and_enter_notes_the_step(full, scan, bring, page, noted):
    bring()
    scan()
    assert standing(full) is page
    assert page.known.code.text() == CODE
    assert noted() == []
    full.key(Qt.Key.Key_Return)
    full.rest()
    assert standing(full) is full.desk
    assert full.said == "…-0001: đã ghi “Đã trả kết quả”. Quét lại để hoàn lại."
    assert noted() == [Step.RETURNED]


def test_the_other_step_has_its_key_and_esc_notes_nothing(full, scan, bring, page, noted):
    bring(State.PROCESSING)
    scan()
    full.key(Qt.Key.Key_Escape)
    assert (standing(full), noted()) == (full.desk, [])
    scan()
    assert page.answer.text() == "Đã xử lý xong", "nobody is served here"
    full.key(Qt.Key.Key_2)
    full.rest()
    assert noted() == [Step.RETURNED]


def test_with_somebody_at_the_counter_a_result_is_returned_with_their_number(
    full, scan, bring, page, take, store
):
    bring(State.PROCESSING)
    take()
    full.settle()
    full.key(Qt.Key.Key_F2)
    scan()
    assert page.answer.text() == "Đã trả kết quả"
    full.key(Qt.Key.Key_Return)
    full.rest()
    current = store.day.at_counter("1").current.id
    with store.read() as work:
        found = work.connection.exec_driver_sql("SELECT ticket, clerk FROM handover").one()
    assert str(found.ticket).replace("-", "") == current.hex
    assert found.clerk


def test_in_strip_mode_a_clear_step_is_done_by_the_scan_alone(full, scan, bring, noted):
    """The window would take the focus from the one-stop software."""
    bring()
    full.app.show_strip()
    scan()
    assert full.app.strip.isVisible()
    assert not full.app.window.isVisible()
    assert noted() == [Step.RETURNED]
    assert full.app.strip.line.text().startswith("…-0001: đã ghi")


def test_in_strip_mode_the_window_comes_for_a_choice_and_goes_again(full, scan, bring, page, noted):
    bring()
    full.app.show_strip()
    scan()
    scan()
    assert full.app.window.isVisible()
    assert standing(full) is page
    full.key(Qt.Key.Key_Delete)
    full.rest()
    assert noted() == []
    assert full.app.strip.isVisible()
    assert full.app.strip.line.text() == "…-0001: đã hoàn lại."


def test_a_code_is_typed_by_keyboard_alone(full, page, noted):
    full.key(Qt.Key.Key_F8, SHIFT)
    assert standing(full) is page
    full.type("bhxh-2026-00017")
    full.key(Qt.Key.Key_Return)
    full.rest()
    assert page.known.code.text() == "BHXH-2026-00017"
    full.key(Qt.Key.Key_Return)
    full.rest()
    assert noted("BHXH-2026-00017") == [Step.FINISHED]


def test_the_page_of_any_number_leads_there_too(full, page):
    full.key(Qt.Key.Key_F8)
    full.app.window.any_number.receipt.click()
    assert standing(full) is page


def test_a_card_is_refused_in_words_and_nothing_of_it_is_anywhere(full, scan, page, noted):
    scan(codes.Card(1950))
    assert full.said.startswith("Đây là thẻ của người dân")
    full.key(Qt.Key.Key_F8, SHIFT)
    full.type("012345678901")
    full.key(Qt.Key.Key_Return)
    full.rest()
    assert page.complaint.words.text().startswith("Chưa đúng mã hồ sơ")
    assert noted() == []


def test_another_open_page_is_not_pushed_aside(full, scan, bring, noted):
    bring()
    full.key(Qt.Key.Key_F9)
    scan()
    assert standing(full) is full.app.window.pause
    assert full.app.window.pause.complaint.words.text() == "Bấm Esc để đóng trang này trước."
    assert noted() == []


def test_nobody_signed_in_nothing_happens(open_counter, doors, reader, bring, noted):
    bring()
    drive = open_counter("full", doors=doors)
    drive.settle()
    reader.say(Scanned("r1", codes.DossierCode(CODE, date(2026, 11, 20))))
    drive.rest()
    assert standing(drive) is drive.app.window.sign_in
    assert noted() == []


def test_a_store_that_is_lost_notes_it_once_when_it_is_back(
    full, scan, bring, noted, store, monkeypatch
):
    bring()
    scan()
    own = full.app._link._store.handovers
    real, tries = own.scan, []

    def lost(*given):
        tries.append(given[0])
        if len(tries) == 1:
            real(*given)
            raise Unavailable("database_busy", "database")
        return real(*given)

    monkeypatch.setattr(own, "scan", lost)
    full.key(Qt.Key.Key_Return)
    full.qtbot.waitUntil(lambda: len(tries) == 2, timeout=8000)
    full.rest()
    assert tries[0] == tries[1]
    assert noted() == [Step.RETURNED]
    assert len([one for one in store.day.events() if one.kind == "hand_over"]) == 1


def test_whoever_signs_out_leaves_no_receipt(full, scan, bring, store, page):
    bring()
    scan()
    store.staff.sign_out(uuid4(), full.app._desk.session.id)
    full.rest()
    full.rest()
    assert standing(full) is full.app.window.sign_in
    full.sign_in()
    full.key(Qt.Key.Key_F8, SHIFT)
    assert page.known.isHidden()
    assert page.code.text() == ""
