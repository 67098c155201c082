"""The count keys and the table: whole words, rows as high as they need."""

from PySide6.QtGui import QFontMetrics

from centre.shell.theme import font_of
from counter_client.supervisor.dossiers_parts import CELL, CELL_PX, CountKey, ListTable

HEADINGS = ("Mã", "Thủ tục", "Hẹn trả", "Còn", "Tình trạng")


def test_a_key_tells_its_count_and_says_when_nobody_knows_it(qtbot):
    key = CountKey("due")
    qtbot.addWidget(key)
    key.tell(None, "Quá hạn", "primary")
    assert (key.count(), key.accessibleName()) == ("…", "Quá hạn: …")
    key.resize(142, 84)
    key.tell(437, "Hẹn trả hôm nay", "err")
    assert (key.count(), key.fits()) == ("437", True)
    key.resize(40, 84)
    assert not key.fits(), "the rig sees what does not fit"


def test_a_long_name_makes_its_row_higher_in_a_narrow_table(qtbot, tell):
    table = ListTable()
    qtbot.addWidget(table)
    rows = [("A-0001", "Khai sinh " * 30, "23/11", "1 giờ", "x"), ("A-0002", "y", "", "", "")]
    table.tell(HEADINGS, rows)
    table.show()
    heights = []
    for width in (1000, 744):
        table.resize(width, 400)
        tell.settle()
        heights.append(table.rowHeight(0))
        metrics = QFontMetrics(font_of(CELL_PX))
        inside = table.columnWidth(1) - 2 * CELL
        whole = metrics.boundingRect(0, 0, inside, 1 << 16, 0x1000, rows[0][1]).height()
        assert table.rowHeight(0) >= whole + CELL
    assert heights[1] > heights[0] > table.rowHeight(1)


def test_the_same_rows_again_keep_the_place(qtbot):
    table = ListTable()
    qtbot.addWidget(table)
    rows = [(str(number), "", "", "", "") for number in range(3)]
    table.tell(HEADINGS, rows)
    table.selectRow(1)
    table.tell(HEADINGS, list(rows))
    assert table.currentRow() == 1
    table.tell(HEADINGS, rows[:1])
    assert table.rowCount() == 1
