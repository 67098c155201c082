"""The page of dossiers without a store: what is pressed is said, what is not known is not zero."""

from datetime import date

import pytest
from PySide6.QtCore import QDate

from counter_client.supervisor.dossiers import DossierLists, List, Reading, Span
from counter_client.supervisor.dossiers_page import DossierPage
from db.handover.record import DayLists, Due

TODAY = date(2026, 11, 23)


@pytest.fixture
def page(qtbot):
    made = DossierPage()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def flow():
    return DossierLists(TODAY)


def read(flow, **rows):
    lists = {name: rows.get(name, ()) for name in ("overdue", "today", "soon", "returned")}
    counts = {name: len(some) for name, some in lists.items()}
    flow.seen(Reading(DayLists(TODAY, **lists, counts=counts), flow.span))


def test_before_the_first_reading_nothing_is_known(page, flow):
    page.show_flow(flow)
    assert {key.count() for key in page.keys.values()} == {"…"}
    assert page.nothing.text() == "Đang đọc danh sách…"
    assert page.table.isHidden()


def test_the_list_that_stands_is_shown(page, flow):
    read(flow, overdue=(Due("A-0001", "", None, None, 0, ()),))
    page.show_flow(flow)
    assert [key.count() for key in page.keys.values()] == ["1", "0", "0", "0", "0"]
    assert page.table.item(0, 0).text() == "A-0001"
    assert page.span.isHidden()
    flow.stand(List.LATE)
    page.show_flow(flow)
    assert page.nothing.text().startswith("Không có hồ sơ nào trong những ngày này")
    assert not page.span.isHidden()


def test_what_is_pressed_is_said(page, flow):
    page.show_flow(flow)
    heard = []
    page.stood.connect(heard.append)
    page.dated.connect(heard.append)
    page.keys[List.SOON].click()
    page.until.setDate(QDate(2026, 11, 20))
    assert heard == [List.SOON, Span(flow.span.since, date(2026, 11, 20))]


def test_showing_days_is_no_press(page, flow):
    heard = []
    page.dated.connect(heard.append)
    flow.set_span(date(2026, 10, 1), date(2026, 10, 31))
    page.show_flow(flow)
    assert page.days() == Span(date(2026, 10, 1), date(2026, 10, 31))
    assert heard == []
