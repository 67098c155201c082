"""The lines as a table: four columns that fill the width, nothing cut."""

from datetime import UTC, datetime
from uuid import uuid4

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QFontMetrics

from counter_client.supervisor.log_lines import WRAP, Lines
from counter_client.supervisor.log_said import Names
from db.log_facts import LoggedEvent
from db.logbook import Page

AT = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)
NAMES = Names("vi", {"lan": "Lê Thị Lan"}, {"1": {"vi": "Quầy 1"}}, {})


@pytest.mark.parametrize("width", [750, 930, 1400])
def test_columns_fill_the_width_and_a_line_says_all(qtbot, width):
    table = Lines()
    qtbot.addWidget(table)
    table.resize(width, 400)
    table.show()
    facts = {"clerk": "lan", "counter": "1"}
    line = LoggedEvent(AT.date(), "A", 1, uuid4(), "finish", None, "A001", AT, "x", facts, "h")
    table.show_page(Page((line,), {}, None), NAMES)
    said = [table.item(0, column).text() for column in range(4)]
    assert said[1:] == ["A001", "Hoàn tất số A001 tại Quầy 1.", "Lê Thị Lan"]
    assert table.horizontalHeader().length() == table.viewport().width()
    table.show_page(None, NAMES)
    assert table.rowCount() == 0


@pytest.mark.parametrize("width", [740, 742, 744, 750, 760, 800, 930, 1000])
def test_a_sentence_that_just_fills_its_row_is_not_cut_at_its_end(qtbot, width):
    """Qt's own hint counts the padding as room for words, and then draws dots."""
    table = Lines()
    qtbot.addWidget(table)
    table.resize(width, 400)
    table.show()
    lines = []
    for left in range(1, 24):
        facts = {"clerk": "lan", "left": "4" * left}
        of = (AT.date(), "-", left, uuid4(), "pin_wrong", None, None, AT, "counter:c1", facts, "h")
        lines.append(LoggedEvent(*of))
    table.show_page(Page(tuple(lines), {}, None), NAMES)
    for row in range(table.rowCount()):
        item = table.item(row, 2)
        room = QRect(0, 0, table.columnWidth(2) - 12 - 6, 2000)
        needs = QFontMetrics(item.font()).boundingRect(room, WRAP, item.text()).height()
        assert table.rowHeight(row) >= needs + 10, item.text()
