"""The page of reports: what is read is shown, what was looked at stays, no word is cut."""

from datetime import date

import pytest

from counter_client.supervisor.reports import Reports, When
from counter_client.supervisor.reports_page import CHARTS, ReportsPage
from db.figures.gathering import Span

MONDAY = date(2026, 11, 23)


@pytest.fixture
def page(qtbot):
    made = ReportsPage()
    qtbot.addWidget(made)
    made.resize(920, 650)
    made.show()
    return made


@pytest.fixture
def read(store):
    """A flow that has read today."""
    flow = Reports(MONDAY)
    flow.choose(When.TODAY, MONDAY)
    flow.read(store.figures.report(Span(MONDAY, MONDAY)))
    return flow


def test_while_it_is_being_read_no_figure_stands(page, read):
    page.show_flow(read, "vi")
    assert page.body.currentIndex() == 1
    read.choose(When.YEAR, MONDAY)
    page.show_flow(read, "vi")
    assert page.body.currentIndex() == 0
    assert page.progress.text() == "Đang cộng số liệu: 0 %"
    assert all(key.refused for key in page.saving.keys.values())


def test_every_table_can_be_looked_at(page, read):
    page.show_flow(read, "vi")
    assert page.view.itemData(0) == CHARTS
    assert page.view.count() == 1 + 9 + 2, "charts, nine tables of figures, searches, devices"
    for at in range(1, page.view.count()):
        page.view.setCurrentIndex(at)
        assert page.inside.currentIndex() == 1
        assert page.table.accessibleName() == page.view.currentText()


def test_what_was_looked_at_stays_with_the_next_days(page, read, store):
    page.show_flow(read, "vi")
    page.view.setCurrentIndex(page.view.findData("hour"))
    read.read(store.figures.report(Span(MONDAY, MONDAY)))
    page.show_flow(read, "vi")
    assert page.view.currentData() == "hour"
    assert "Không có số liệu" in page.note.text() or page.table.rowCount()


@pytest.mark.parametrize("size", [(920, 650), (740, 570)])
@pytest.mark.parametrize("language", ["vi", "en"])
def test_no_word_is_cut_at_either_size(page, read, tell, size, language):
    page.resize(*size)
    page.show_flow(read, language)
    tell.settle()
    assert not tell.clipped(page)
