"""One table on the screen: in two halves where it has many columns, and no word is cut."""

import pytest
from PySide6.QtGui import QFontMetrics

from counter_client.supervisor.reports_parts import COUNTS
from counter_client.supervisor.reports_table import SheetTable
from db.figures.cells import COLUMNS
from db.figures.sheets import document


@pytest.fixture
def table(qtbot) -> SheetTable:
    made = SheetTable()
    qtbot.addWidget(made)
    made.resize(900, 400)
    return made


@pytest.fixture
def sheet(worked):
    return next(one for one in document(worked, "vi").sheets if one.key == "service")


def columns_of(table, sheet, only) -> int:
    table.show_sheet(sheet, "vi", only)
    return table.columnCount()


def test_a_table_of_figures_is_seen_in_two_halves(table, sheet):
    rest = [name for name in COLUMNS if name not in COUNTS]
    assert columns_of(table, sheet, COUNTS) == 1 + len(COUNTS)
    assert columns_of(table, sheet, rest) == 1 + len(rest)
    assert len(COUNTS) + len(rest) == len(sheet.headings) - 1
    last = table.item(table.rowCount() - 1, 0)
    assert (last.text(), last.font().bold()) == ("Tất cả", True)


@pytest.mark.parametrize("half", ["counts", "rest"])
@pytest.mark.parametrize("language", ["vi", "en"])
@pytest.mark.parametrize("width", [740, 920])
def test_no_word_of_a_heading_is_cut(table, worked, width, language, half):
    """At 740 pixels "Cancelled" had lost its first letter."""
    only = COUNTS if half == "counts" else [name for name in COLUMNS if name not in COUNTS]
    sheet = next(one for one in document(worked, language).sheets if one.key == "service")
    table.resize(width, 400)
    table.show()
    table.show_sheet(sheet, language, only)
    head, metrics = table.horizontalHeader(), QFontMetrics(table.horizontalHeader().font())
    columns = range(table.columnCount())
    for at in columns:
        words = table.horizontalHeaderItem(at).text().split()
        assert max(map(metrics.horizontalAdvance, words)) + 8 <= table.columnWidth(at)
    assert sum(map(table.columnWidth, columns)) <= table.viewport().width()
    assert table.columnWidth(0) >= 120
    assert head.height() > 13
