"""The page of a receipt: Enter is the proposed step, 1 and 2 the steps, Del takes back."""

from dataclasses import replace
from datetime import timedelta
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from centre.rules.dossiers import State
from centre.rules.handover import Stamp, Step
from counter_client.handover import UNDO, HandingOver
from counter_client.handover_page import Chosen
from counter_client.window import TallWindow
from db.handover.record import Asked, Noted

NAME = "Đăng ký khai sinh kết hợp đăng ký nhận cha, mẹ, con (thực hiện tại cấp xã) " * 14
CODE = "000.00.16.H99-261120-0001"


@pytest.fixture
def asked(tell):
    told = {"is_known": True, "procedure": NAME, "state": State.PROCESSING, "noted": ()}
    due = tell.now + timedelta(days=2)
    return Asked(CODE, **told, due_at=due, proposed=Step.RETURNED, is_clear=True, undo=None)


@pytest.fixture
def window(qtbot, moment):
    made = TallWindow()
    qtbot.addWidget(made)
    made.resize(440, 690)
    made.show_desk(moment())
    made.show()
    return made


@pytest.fixture
def show(window, tell):
    """Show a receipt on the page; None: the field for a code."""

    def act(asked):
        flow = HandingOver()
        if asked is not None:
            flow.look(CODE)
            flow.seen(asked)
        window.open_receipt()
        window.handing.show_flow(flow)
        tell.settle()
        return window.handing

    return act


@pytest.fixture
def press(qtbot):
    """Press a key on the page; return what was chosen of it, or None."""

    def act(page, key):
        heard = []
        page.chosen.connect(heard.append)
        QTest.keyClick(page.focusWidget() or page, key)
        page.chosen.disconnect(heard.append)
        return heard[0] if heard else None

    del qtbot
    return act


def test_a_code_is_typed_and_looked_up(show, qtbot):
    page = show(None)
    with qtbot.waitSignal(page.complained) as heard:
        page.submit()
    assert heard.args[0].key == "code_missing"
    page.code.setText(f" {CODE} ")
    with qtbot.waitSignal(page.chosen) as chosen:
        page.submit()
    assert chosen.args[0] == Chosen(code=CODE)


def test_enter_notes_the_proposed_step(show, asked, qtbot):
    page = show(asked)
    assert page.answer.text() == "Đã trả kết quả"
    with qtbot.waitSignal(page.chosen) as chosen:
        page.submit()
    assert chosen.args[0] == Chosen(Step.RETURNED)


@pytest.mark.parametrize(
    ("key", "act"),
    [(Qt.Key.Key_1, Step.FINISHED), (Qt.Key.Key_2, Step.RETURNED), (Qt.Key.Key_Delete, UNDO)],
)
def test_each_step_has_its_key_and_its_button(show, asked, press, qtbot, key, act):
    page = show(replace(asked, undo=Noted(uuid4(), Step.FINISHED, Stamp(asked.due_at, "1", "lan"))))
    assert press(page, key) == Chosen(act)
    with qtbot.waitSignal(page.chosen) as chosen:
        page.keys[act].click()
    assert chosen.args[0] == Chosen(act)


def test_what_was_noted_is_told_and_cannot_be_noted_again(show, asked, press, tell, qtbot):
    undo = Noted(uuid4(), Step.RETURNED, Stamp(tell.now, "1", "lan"))
    page = show(replace(asked, noted=(undo,), proposed=None, undo=undo))
    assert "09:00 23/11/2026, quầy 1" in page.known.noted[0].text()
    assert page.keys[Step.RETURNED].refused
    assert page.answer.refused
    assert press(page, Qt.Key.Key_2) is None
    with qtbot.waitSignal(page.complained) as heard:
        page.submit()
    assert heard.args[0].key == "step_needed"
    assert press(page, Qt.Key.Key_Delete) == Chosen(UNDO)


def test_without_a_proposal_somebody_chooses(show, asked):
    page = show(replace(asked, proposed=None, state=State.WAITING))
    assert page.answer.text() == "Chọn 1 hoặc 2"
    assert page.answer.refused
    assert not page.keys[Step.FINISHED].refused
    assert page.keys[UNDO].isHidden()


def test_leaving_notes_nothing(show, asked, qtbot):
    page = show(asked)
    with qtbot.waitSignals([page.left, page.wanted]):
        page.leave()


@pytest.mark.parametrize("height", [690, 720])
@pytest.mark.parametrize("kind", ["typed", "known", "unknown", "full"])
def test_nothing_is_clipped(show, asked, tell, height, kind, shot):
    window = show(None).window()
    window.resize(440, height)
    done = tuple(Noted(uuid4(), step, Stamp(tell.now, "1", "lan")) for step in Step)
    unknown = replace(asked, is_known=False, procedure="", state=None, due_at=None)
    full = replace(asked, noted=done, undo=done[1], proposed=None)
    show({"typed": None, "known": asked, "unknown": unknown, "full": full}[kind])
    assert tell.clipped(window) == []
    shot(window, f"counter receipt {kind} 440x{height}")
