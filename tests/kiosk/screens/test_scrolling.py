"""What is longer than its room is read by ▲▼ and by the finger; a drawn page is no touch."""

import pytest
from PySide6.QtCore import QPoint, QPointF, QRect, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtTest import QTest

from centre.shell.theme import TARGET_MM, Theme
from kiosk.screens.blocks import Choice, ChoiceBlock, Said
from kiosk.screens.screen import Screen
from kiosk.screens.scrolling import Scrolling, lead_of

THEME = Theme(4.03)
BOX = QRect(0, 0, 800, 600)


class Board:
    """A page with something that scrolls, and all touches that it tells."""

    def __init__(self, qtbot, clock):
        self.page = Screen(THEME, clock.monotonic)
        self.page.resize(800, 700)
        qtbot.addWidget(self.page)
        self.told = []
        self.page.touched.connect(lambda touched: self.told.append(touched.key))
        self.scrolling = Scrolling(self.page)
        self.clock = clock

    def show(self, content, box=BOX):
        self.scrolling.show_content(content)
        self.scrolling.place(box)
        self.page.show()

    def rows(self):
        return [b for b in self.scrolling.blocks if isinstance(b, ChoiceBlock) and b.isVisible()]

    def press(self, button):
        self.clock.push(1)
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def draw(self, start, end):
        """Draw with the finger from start to end, in steps."""
        QTest.mousePress(self.scrolling, Qt.MouseButton.LeftButton, pos=QPoint(100, start))
        for step in range(1, 5):
            QTest.mouseMove(self.scrolling, QPoint(100, start + (end - start) * step // 4))
        QTest.mouseRelease(self.scrolling, Qt.MouseButton.LeftButton, pos=QPoint(100, end))


@pytest.fixture
def board(drawn, qtbot, clock):
    return Board(qtbot, clock)


ROWS = [Choice(f"case:{n}", f"Trường hợp {n}") for n in range(20)]


def test_short_content_needs_no_buttons(board):
    board.show(ROWS[:3])
    assert board.scrolling.up.size().isEmpty()
    assert board.scrolling.width() == BOX.width()


def test_buttons_go_through_every_row_and_come_to_an_end(board):
    board.show(ROWS)
    seen, before = set(), -1
    while board.scrolling.offset() != before:
        before = board.scrolling.offset()
        seen |= {row.key for row in board.rows()}
        board.press(board.scrolling.down)
    assert seen == {choice.key for choice in ROWS}
    assert board.scrolling.down.is_closed()
    while board.scrolling.offset():
        board.press(board.scrolling.up)
    assert board.scrolling.up.is_closed()
    assert set(board.told) == {"papers_down", "papers_up"}


def test_next_page_begins_with_what_was_not_whole(board):
    board.show(ROWS)
    whole = [row.key for row in board.rows() if row.geometry().bottom() < 599]
    last = ROWS.index(next(c for c in ROWS if c.key == whole[-1]))
    board.press(board.scrolling.down)
    first = board.rows()[0]
    assert (first.key, first.y()) == (f"case:{last + 1}", 0)


def test_text_higher_than_the_page_is_read_on_line_by_line(board):
    board.show([Said("Tên rất dài của một thủ tục. " * 200)])
    board.press(board.scrolling.down)
    assert 0 < board.scrolling.offset() < 600


def test_row_of_which_little_is_seen_cannot_be_touched(board):
    board.show(ROWS)
    least = TARGET_MM * THEME.px_per_mm
    for offset in range(0, 300, 7):
        board.scrolling._move(offset)
        assert all(row.height() >= least - 1 for row in board.rows())


def test_finger_draws_the_page_and_touches_no_row(board):
    board.show(ROWS)
    board.draw(500, 200)
    assert board.scrolling.offset() == 300
    board.draw(100, 2000)
    assert board.scrolling.offset() == 0
    assert board.told == ["papers_drawn", "papers_drawn"]
    assert not any(row.isDown() for row in board.rows())


def test_finger_that_stays_touches_the_row(board):
    board.show(ROWS)
    board.draw(20, 24)
    assert board.told == ["case:0"]


def test_finger_beside_all_rows_touches_nothing(board):
    board.show([Said("Không có gì")])
    board.draw(20, 21)
    board.draw(500, 20)
    assert board.told == []


def test_wheel_moves_the_page(board):
    board.show(ROWS)
    turned = QWheelEvent(
        QPointF(9, 9),
        QPointF(9, 9),
        QPoint(0, 0),
        QPoint(0, -120),
        Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier,
        Qt.ScrollPhase.NoScrollPhase,
        False,  # noqa: FBT003 - Qt takes it so only
    )
    board.scrolling.wheelEvent(turned)
    assert board.scrolling.offset() == 120


def test_place_in_the_text_is_kept_until_something_else_is_read(board):
    board.show(ROWS)
    board.scrolling._move(150)
    board.show([*ROWS[:19], Choice("case:19", "Đã đổi")])
    assert board.scrolling.offset() == 150
    board.scrolling.begin()
    board.show(ROWS)
    assert board.scrolling.offset() == 0


def test_other_kinds_of_content_take_the_place_of_earlier_ones(board):
    board.show(ROWS)
    board.show([Said("Một"), ROWS[0], Said("Hai")])
    assert [type(block).__name__ for block in board.scrolling.blocks] == [
        "SaidBlock",
        "ChoiceBlock",
        "SaidBlock",
    ]
    assert [row.key for row in board.rows()] == ["case:0"]


LEAD = [Said("Tên thủ tục. " * 30, "fact"), *ROWS]


def test_blocks_above_the_start_are_brought_by_up(board):
    board.scrolling.show_content(LEAD, 1)
    board.scrolling.place(BOX)
    board.page.show()
    assert (board.rows()[0].key, board.rows()[0].y()) == ("case:0", 0)
    assert not board.scrolling.up.is_closed()
    board.press(board.scrolling.up)
    assert board.scrolling.offset() == 0
    assert board.scrolling.up.is_closed()
    board.scrolling.show_content(LEAD, 1)
    board.scrolling.place(BOX)
    assert board.scrolling.offset() == 0, "whoever reads it goes on reading"
    board.scrolling.begin()
    board.scrolling.place(BOX)
    assert board.rows()[0].y() == 0


def test_start_stays_where_little_comes_after_it(board):
    board.scrolling.show_content([LEAD[0], LEAD[0], ROWS[0]], 2)
    board.scrolling.place(QRect(0, 0, 800, 500))
    board.page.show()
    assert (board.rows()[0].key, board.rows()[0].y()) == ("case:0", 0)
    assert board.scrolling.down.is_closed()


def test_all_that_fits_begins_at_its_top(board):
    board.scrolling.show_content([Said("Tên", "fact"), ROWS[0]], 1)
    board.scrolling.place(BOX)
    assert board.scrolling.offset() == 0


def test_extent_tells_where_facts_and_first_row_end(board):
    board.show(LEAD)
    found = board.scrolling.extent(BOX.size())
    name, row = board.scrolling.blocks[:2]
    gap = THEME.at_least_px(3)
    width = board.scrolling.width()
    assert found.first == name.whole_height(width) + gap
    assert found.row_end == found.first + row.whole_height(width)
    assert found.whole > BOX.height()
    board.show([Said("Không có gì")])
    assert board.scrolling.extent(BOX.size()).row_end == 0
    assert lead_of(LEAD) == 1
    assert lead_of(ROWS) == 0


@pytest.mark.parametrize("button", [Qt.MouseButton.RightButton, Qt.MouseButton.MiddleButton])
def test_another_button_of_a_mouse_on_a_row_touches_nothing(board, button):
    """It went to and fro between the row and what scrolls it until the program was gone."""
    board.show(ROWS)
    QTest.mouseClick(board.scrolling, button, pos=QPoint(100, 60))
    board.rows()[0].setEnabled(False)
    QTest.mouseClick(board.scrolling, Qt.MouseButton.LeftButton, pos=QPoint(100, 60))
    assert board.told == []
