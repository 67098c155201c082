"""One table of a report on the screen, with every word and number whole."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QFontMetrics, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from centre.shell.theme import font_of
from counter_client.look import RADIUS, RING, SCROLL_STYLE, THEME
from db.figures.cells import COLUMNS, Sheet, shown

FEW: Final = 3
PAD: Final = 6
LEAST_NAME: Final = 120
"""What a column of names is never narrower than, in pixels."""


class SheetTable(QTableWidget):
    """One table of the report; its first column is the name, the rest stand at the right."""

    def __init__(self) -> None:
        """Make an empty table."""
        super().__init__()
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.setShowGrid(False)
        self.setFont(font_of(14))
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.verticalHeader().hide()
        head = self.horizontalHeader()
        head.setFont(font_of(13, bold=True))
        head.setDefaultAlignment(
            Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap
        )
        head.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        head.setMinimumSectionSize(40)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setStyleSheet(_TABLE_STYLE + SCROLL_STYLE)

    def show_sheet(self, sheet: Sheet, language: str, only: Sequence[str] = ()) -> None:
        """Show a sheet; only: of a table of figures these columns, and the name."""
        keep = [at for at, name in enumerate(("", *COLUMNS)) if not at or name in only]
        at = keep if only and sheet.totalled else list(range(len(sheet.headings)))
        self.setRowCount(0)
        self.setColumnCount(len(at))
        self._head([sheet.headings[column] for column in at])
        self.setRowCount(len(sheet.rows))
        for row, values in enumerate(sheet.rows):
            is_total = sheet.totalled and row == len(sheet.rows) - 1
            for place, column in enumerate(at):
                self.setItem(row, place, _item(shown(values[column], language), place, is_total))
        self._fit_names()
        self.setAccessibleName(sheet.title)

    def _fit_names(self) -> None:
        """Give the names their share of the width, and headings and rows the height they need."""
        columns, head = self.columnCount(), self.horizontalHeader()
        if not columns:
            return
        metrics = QFontMetrics(head.font())
        for at, wide in enumerate(self._widths(metrics)):
            self.setColumnWidth(at, wide)
        wraps = Qt.TextFlag.TextWordWrap.value
        heights = [
            metrics.boundingRect(
                0, 0, max(1, self.columnWidth(at) - 2 * PAD), 400, wraps, _text_of(self, at)
            ).height()
            for at in range(columns)
        ]
        head.setFixedHeight(max(heights) + 2 * PAD)
        self.resizeRowsToContents()

    def _widths(self, metrics: QFontMetrics) -> list[int]:
        """Return the columns' widths: no word of a heading is cut, the names get their share."""
        whole, columns = self.viewport().width(), self.columnCount()
        needs = [
            max(map(metrics.horizontalAdvance, _text_of(self, at).split()), default=0) + 2 * PAD
            for at in range(1, columns)
        ]
        spare = whole - sum(needs)
        name = min(round(whole * (0.27 if columns > FEW else 0.5)), max(spare, LEAST_NAME))
        more = max(0, spare - name) // max(1, len(needs))
        return [name, *(need + more for need in needs)]

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit anew."""
        super().resizeEvent(event)
        self._fit_names()

    def _head(self, headings: Sequence[str]) -> None:
        for place, words in enumerate(headings):
            item = QTableWidgetItem(words)
            side = Qt.AlignmentFlag.AlignRight if place else Qt.AlignmentFlag.AlignLeft
            item.setTextAlignment(side | Qt.AlignmentFlag.AlignBottom | Qt.TextFlag.TextWordWrap)
            self.setHorizontalHeaderItem(place, item)


def _text_of(table: QTableWidget, column: int) -> str:
    item = table.horizontalHeaderItem(column)
    return item.text() if item else ""


def _item(text: str, column: int, is_total: bool) -> QTableWidgetItem:  # noqa: FBT001 - one use
    item = QTableWidgetItem(text)
    side = Qt.AlignmentFlag.AlignRight if column else Qt.AlignmentFlag.AlignLeft
    item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
    if is_total:
        item.setFont(font_of(14, bold=True))
        item.setBackground(QColor(THEME.colour("pale")))
    return item


_TABLE_STYLE: Final = (
    f"QTableWidget {{ color: {THEME.ink.name()}; background: {THEME.surface.name()};"
    f" border: 1px solid {THEME.colour('hairline').name()}; border-radius: {RADIUS}px; }}"
    f"QTableWidget:focus {{ border: {RING}px solid {THEME.focus.name()}; }}"
    f"QTableWidget::item {{ padding: 3px 4px;"
    f" border-bottom: 1px solid {THEME.colour('hairline').name()}; }}"
    f"QTableWidget::item:selected {{ color: {THEME.ink.name()};"
    f" background: {THEME.colour('pale').name()}; }}"
    f"QHeaderView::section {{ color: {THEME.ink2.name()}; background: {THEME.surface.name()};"
    f" border: none; border-bottom: 2px solid {THEME.border.name()}; padding: 4px 4px; }}"
)
