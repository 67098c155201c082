"""The page of the sheet without a store: what a role may write, what is pressed is said."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from centre.rules.evaluation import INDEXES, Bounds, Column, Evidence, result
from centre.rules.services import Policy
from counter_client.supervisor.evaluation import Score, SheetFlow
from counter_client.supervisor.evaluation_page import SheetPage
from db.evaluation.record import Line, Sheet


def sheet(scores):
    """Return a sheet with these own scores."""
    lines = tuple(
        Line(index, own, None, "", Evidence()) for index, own in zip(INDEXES, scores, strict=True)
    )
    none = result({}, Bounds())
    return Sheet("2026-Q4", lines, none, none, ())


@pytest.fixture
def page(qtbot):
    made = SheetPage()
    qtbot.addWidget(made)
    return made


@pytest.fixture
def show(page):
    def act(scores=(None,) * 9, role="supervisor", language="vi"):
        flow = SheetFlow(date(2026, 11, 23))
        assert flow.seen(sheet(scores))
        page.show_flow(flow, role, language, Policy())
        return page.sums[Column.OWN].text()

    return act


@pytest.mark.parametrize(
    ("total", "grade"),
    [
        (18, "Xuất sắc"),
        (15, "Xuất sắc"),
        (14, "Tốt"),
        (12, "Tốt"),
        (11, "Khá"),
        (9, "Khá"),
        (8, "Trung bình"),
        (6, "Trung bình"),
        (5, "Yếu"),
        (0, "Yếu"),
    ],
)
def test_a_boundary_belongs_to_the_better_grade(show, page, total, grade):
    """Behaviour 45: 9 × 2 = 18; 15 → Xuất sắc, 12, 9, 6; no votes are "không có"."""
    scores = [min(2, max(0, total - 2 * place)) for place in range(9)]
    assert show(scores) == f"Tự chấm: {total}/18 · {grade}"
    assert page.votes.text() == "Mức độ hài lòng trong quý: không có"
    assert not any(wrong in page.votes.text().lower() for wrong in ("%", "nan", "0"))


def test_what_is_pressed_is_said_and_nothing_is_done(show, page):
    show()
    heard = []
    page.scored.connect(heard.append)
    QTest.keyClick(page.rows[4].cells[Column.VERIFIED], Qt.Key.Key_2)
    assert heard == [Score(4, Column.VERIFIED, 2)]
    assert page.rows[4].cells[Column.VERIFIED].value is None


def test_what_a_role_may_not_write_says_why(show, page):
    show(role="auditor")
    own, verified = (page.rows[1].cells[column] for column in Column)
    assert (own.refused, verified.refused, page.remark.isReadOnly()) == (True, False, True)
    assert own.accessibleDescription().startswith("Cột tự chấm")
    show(role="supervisor")
    assert (own.refused, verified.refused, page.remark.isReadOnly()) == (False, False, False)
