"""The page of the log at both sizes and languages: whole words, keys that say why not."""

from dataclasses import replace
from datetime import UTC, datetime
from uuid import uuid4

import pytest

from counter_client.keys import KeyButton
from counter_client.shown import Message
from counter_client.supervisor.log import Log
from counter_client.supervisor.log_page import LogPage
from counter_client.supervisor.log_said import Names
from db.history import Fault
from db.log_check import Check
from db.log_facts import LoggedEvent
from db.logbook import Page, Place

AT = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
NAMES = Names("vi", {"lan": "Công Tằng Tôn Nữ Thị Hoàng Lan"}, {}, {})


@pytest.fixture
def flow():
    made = Log(AT.date())
    reason = {"rule": "chosen", "note": "Cụ già yếu, cần về sớm; " * 8}
    facts = {"clerk": "lan", "counter": "1", "reason": reason}
    line = LoggedEvent(
        AT.date(), "A", 1, uuid4(), "call", uuid4(), "A020", AT, "counter:c1", facts, "h"
    )
    lines = tuple(replace(line, seq=seq) for seq in range(1, 51))
    made.seen(Page(lines, {}, Place(AT.date(), 50)))
    return made


@pytest.fixture
def page(qtbot):
    made = LogPage()
    qtbot.addWidget(made)
    made.resize(930, 640)
    made.show()
    return made


@pytest.mark.parametrize("size", [(930, 700), (750, 620)])
def test_keys_and_lines_are_whole_at_both_sizes(page, flow, size):
    page.resize(*size)
    page.show_flow(flow, NAMES, is_latest=True)
    assert all(key.fits() for key in page.findChildren(KeyButton))
    assert page.lines.rowCount() == 50
    assert page.lines.rowHeight(0) > 60, "a long reason takes several rows"
    assert page.lines.horizontalHeader().length() <= page.lines.viewport().width()


def test_keys_that_do_not_work_say_why(page, flow):
    page.show_flow(flow, NAMES, is_latest=True)
    assert page.keys["newer"].refused
    assert page.keys["newer"].accessibleDescription()
    assert not page.keys["older"].refused
    assert page.filters.later.refused
    flow.reading = True
    page.show_flow(flow, NAMES, is_latest=False)
    assert page.keys["older"].refused
    assert not page.filters.later.refused


def test_a_check_is_told_while_it_goes_on_and_when_it_ends(page, flow):
    flow.check = Check([], [], of=4)
    page.show_flow(flow, NAMES, is_latest=True)
    assert page.keys["check"].text() == "Dừng kiểm tra"
    assert "100 %" in page.notice.words.text()
    flow.checked(Check([], [], events=9, of=4))
    page.show_flow(flow, NAMES, is_latest=True)
    assert "nguyên vẹn" in page.notice.words.text()
    flow.checked(Check([], [], events=9, count=1, faults=[Fault("event 7", "bad")], of=4))
    page.show_flow(flow, NAMES, is_latest=True)
    assert "event 7: bad" in page.notice.words.text()


def test_an_empty_page_says_so_and_a_message_comes_before_an_old_result(page, flow):
    flow.page = Page((), {}, None)
    flow.said = Message("saved", {"rows": 3, "file": "x.csv"}, "ok")
    page.show_flow(flow, NAMES, is_latest=True)
    assert page.empty.isVisible()
    assert page.keys["export"].refused
    assert "x.csv" in page.notice.words.text()


def test_pressed_keys_and_typed_words_are_told(page, flow, qtbot):
    page.show_flow(flow, NAMES, is_latest=False)
    with qtbot.waitSignal(page.pressed) as older:
        page.keys["older"].click()
    assert older.args == ["older"]
    page.keys["newer"].click()
    page.filters.text.setText("A012")
    with qtbot.waitSignal(page.filters.asked) as asked:
        page.filters.look.click()
    assert asked.args == ["23/11/2026", "23/11/2026", "A012"]
    with qtbot.waitSignal(page.filters.moved) as moved:
        page.filters.earlier.click()
    assert moved.args == [-1]


def test_everything_is_reached_by_tab_and_has_a_name(page, flow):
    page.show_flow(flow, NAMES, is_latest=True)
    filters = page.filters
    for part in (filters.first, filters.last, filters.group, filters.text, *page.keys.values()):
        assert part.accessibleName(), part
        assert part.focusPolicy().value & 1, part
