"""The charts of a report: the same numbers as in its tables, and words where there are none."""

from datetime import date

import pytest

from counter_client.supervisor.reports_charts import Charts
from db.figures.charts import by_hour
from db.figures.gathering import Span


@pytest.fixture
def charts(qtbot):
    made = Charts()
    qtbot.addWidget(made)
    return made


def test_charts_say_their_numbers(worked, charts):
    charts.show_report(worked, "vi")
    rated = worked.total.ratings["giao-dich", 1]
    assert sum(bar.value for bar in charts.ratings.chart.bars) == rated.given == 2
    assert f"Đã mời {rated.asked}, trả lời {rated.given}" in charts.ratings.words.text()
    assert sum(bar.value for bar in charts.services.chart.bars) == 9
    assert "Chờ trung bình" in charts.hours.chart.accessibleName()


def test_the_columns_are_those_of_the_files(worked, charts):
    """Behaviour 43: screen, workbook and paper draw the same points."""
    charts.show_report(worked, "vi")
    told = [(bar.name, bar.value, bar.said) for bar in charts.hours.chart.bars]
    points = by_hour(worked, "wait_by_hour", "vi").points
    assert told == [(point.name, point.value, point.said) for point in points]
    assert told


def test_without_tickets_there_are_words_and_no_bars(store, charts):
    """Behaviour 45: nobody was asked, nobody waited."""
    charts.show_report(store.figures.report(Span(date(2020, 1, 1), date(2020, 1, 31))), "vi")
    assert charts.hours.words.text() == "Không có số liệu trong khoảng này."
    assert charts.ratings.words.text() == "Không có đánh giá nào."
    assert charts.services.chart.bars == ()
