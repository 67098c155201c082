"""Cells: what is nothing says so, numbers have one digit after the point."""

import pytest

from centre.rules.figures import Figures
from db.figures import cells as module
from db.figures.cells import COLUMNS, cells, headings, shown


def test_of_nothing_there_is_no_value():
    """Behaviour 45: None reads "không có"; a count is 0."""
    row = dict(zip(COLUMNS, cells(Figures()), strict=True))
    assert {name for name, cell in row.items() if cell is None} == {
        *("wait_mean", "wait_p50", "wait_p90", "over_target"),
        *("service_mean", "service_p50", "service_p90", "wrap_mean"),
    }
    assert row["arrived"] == row["called"] == 0
    assert (shown(None, "vi"), shown(None, "en")) == ("không có", "none")


@pytest.mark.parametrize(("cell", "words"), [(1234, "1.234"), (12.5, "12,5"), ("Kiosk", "Kiosk")])
def test_cells_are_read_as_the_country_writes(cell, words):
    assert shown(cell, "vi") == words


def test_every_cell_has_its_heading_and_the_target_stands_in_it():
    told = headings(20, "vi")
    assert len(told) == 1 + len(COLUMNS) == 1 + len(cells(Figures()))
    assert "Chờ quá 20 phút (%)" in told


def test_minutes_and_per_cent_have_one_digit():
    assert (module.minutes(90.0), module.minutes(None)) == (1.5, None)
    assert (module.percent(1 / 3), module.percent(None)) == (33.3, None)
