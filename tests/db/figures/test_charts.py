"""Charts as data: their points are the rows of the table by hour."""

from datetime import date
from uuid import uuid4

from db.figures.charts import OF_HOURS, charts_of
from db.figures.gathering import Span
from db.figures.sheets import document

DAY = Span(date(2026, 11, 23), date(2026, 11, 23))


def test_points_are_the_cells_of_the_table_by_hour(store, take, clock):
    """Behaviour 43: charts draw what the tables say."""
    for _ in range(3):
        take()
        clock.move(minutes=50)
    store.day.call_next(uuid4(), "1")
    made = document(store.figures.report(DAY), "vi")
    sheet = next(one for one in made.sheets if one.key == "hour")
    assert [chart.key for chart in made.charts] == list(OF_HOURS)
    for chart in made.charts:
        cells = [row[chart.column] for row in sheet.rows[:-1]]
        assert [point.value for point in chart.points] == cells
        assert chart.sheet == sheet.key
    arrived, waits = made.charts
    assert sum(point.value for point in arrived.points) == 3
    assert [point.said for point in waits.points][1:] == ["–"] * (len(waits.points) - 1)
    assert arrived.points[0].name == "8h"


def test_without_tickets_there_are_no_points(store):
    assert [chart.points for chart in charts_of(store.figures.report(DAY), "en")] == [(), ()]
