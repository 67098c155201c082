"""The lines of a page of the log: when, which number, what happened, who did it."""

from typing import Final

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from centre.shell.theme import font_of
from counter_client.look import RADIUS, RING, SCROLL_STYLE, THEME
from counter_client.supervisor import log_page_said, log_said
from counter_client.supervisor.log_said import Names
from db.logbook import Page

TIME: Final = "%d/%m/%Y %H:%M:%S"
PAD: Final = 14
"""Around the words of a cell, both sides together."""
SPARE: Final = 8
"""What a style may take of a cell's width beside."""
MOST_NARROW: Final = 35
TALLEST: Final = 2000
WRAP: Final = int(Qt.TextFlag.TextWordWrap) | int(Qt.AlignmentFlag.AlignLeft)


class Lines(QTableWidget):
    """The lines of a page; every sentence is whole, on as many rows as it needs."""

    def __init__(self) -> None:
        """Make an empty table."""
        super().__init__(0, 4)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setShowGrid(False)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setFont(font_of(14))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setFont(font_of(13, bold=True))
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        self.setStyleSheet(_STYLE + SCROLL_STYLE)

    def show_page(self, page: Page | None, names: Names) -> None:
        """Show a page's lines; None: nothing was read."""
        self.setHorizontalHeaderLabels(log_page_said.headings())
        lines = page.lines if page else ()
        self.setRowCount(len(lines))
        for row, line in enumerate(lines):
            cells = (
                f"{line.at:{TIME}}",
                line.label or "",
                log_said.said(line, names),
                log_said.who(line, names),
            )
            for column, text in enumerate(cells):
                self.setItem(row, column, _cell(text, is_bold=column == 1))
        self._fit()
        self.scrollToTop()

    def _fit(self) -> None:
        """Give times and numbers what they need, people a quarter, sentences the rest."""
        width = self.viewport().width()
        metrics = QFontMetrics(font_of(14))
        time = metrics.horizontalAdvance("88/88/8888 88:88:88") + 2 * PAD
        number = QFontMetrics(font_of(14, bold=True)).horizontalAdvance("M888") + 2 * PAD
        people = max(150, (width - time - number) // 4)
        for column, wide in enumerate((time, number, width - time - number - people, people)):
            self.setColumnWidth(column, max(60, wide))
        for row in range(self.rowCount()):
            self.setRowHeight(row, self._height(row))

    def _height(self, row: int) -> int:
        """Return what the longest cell needs: Qt's own hint leaves the padding out of the width."""
        heights = [MOST_NARROW]
        for column in range(self.columnCount()):
            item = self.item(row, column)
            if item is not None:
                room = QRect(0, 0, self.columnWidth(column) - PAD - SPARE, TALLEST)
                wrapped = QFontMetrics(item.font()).boundingRect(room, WRAP, item.text())
                heights.append(wrapped.height() + PAD)
        return max(heights)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit anew."""
        super().resizeEvent(event)
        self._fit()


def _cell(text: str, *, is_bold: bool) -> QTableWidgetItem:
    item = QTableWidgetItem(text)
    item.setFont(font_of(14, bold=is_bold))
    item.setTextAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
    return item


_STYLE: Final = (
    f"QTableWidget {{ color: {THEME.ink.name()}; background: {THEME.surface.name()};"
    f" border: 1px solid {THEME.colour('hairline').name()}; border-radius: {RADIUS}px; }}"
    f"QTableWidget:focus {{ border: {RING}px solid {THEME.focus.name()}; }}"
    f"QTableWidget::item {{ padding: 5px 6px;"
    f" border-bottom: 1px solid {THEME.colour('hairline').name()}; }}"
    f"QTableWidget::item:selected {{ color: {THEME.ink.name()};"
    f" background: {THEME.colour('pale').name()}; }}"
    f"QHeaderView::section {{ color: {THEME.ink2.name()}; background: {THEME.surface.name()};"
    f" border: none; border-bottom: 2px solid {THEME.border.name()}; padding: 6px; }}"
)
