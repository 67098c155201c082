"""Parts of the section of dossiers: keys with a count, and the table of a list."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QHeaderView,
    QSizePolicy,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QTableWidget,
)
from PySide6.QtWidgets import QTableWidgetItem as Item

from centre.shell import icons
from centre.shell.pieces import Letters, fit, paint
from centre.shell.theme import font_of
from counter_client.keys import Ringed
from counter_client.look import RADIUS, RING, SCROLL_STYLE, THEME, ground, letters

KEY_HEIGHT: Final = 84
CELL: Final = 10
CELL_PX: Final = 14
NUMBER_PX: Final = 26
WIDTHS: Final = (206, 0, 98, 112, 160)
"""Widths of the columns in pixels; the one of 0, the procedure's name, takes what is left."""
TABLE_STYLE: Final = (
    "QTableWidget { background: white; border: 1px solid %(hairline)s; color: %(ink)s;"
    f" border-radius: {RADIUS}px; gridline-color: transparent; outline: 0; }}"
    f"QTableWidget:focus {{ border: {RING}px solid %(focus)s; }}"
    "QHeaderView::section { background: %(bg)s; color: %(ink2)s; border: 0; padding: 6px 10px;"
    " text-align: left; border-bottom: 1px solid %(border)s; }"
)


Index = QModelIndex | QPersistentModelIndex
_FLAGS: Final = int(
    Qt.TextFlag.TextWordWrap | Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop
)
NAME: Final[Letters] = letters(14, bold=True, lines=2)


class CountKey(Ringed):
    """A list to choose: how many it has, large, and its name."""

    def __init__(self, icon: str) -> None:
        """Make the key of a list whose count nobody knows yet."""
        super().__init__()
        self._icon = icon
        self._count = ""
        self._colour = "primary"
        self.setCheckable(True)
        self.setFixedHeight(KEY_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setCursor(Qt.CursorShape.PointingHandCursor)

    def tell(self, count: int | None, name: str, colour: str) -> None:
        """Show a count (None: not known) and the list's name; colour is that of icon and count."""
        self._count = "…" if count is None else str(count)
        self._colour = colour
        self.setText(name)
        self.setAccessibleName(f"{name}: {self._count}")
        self.update()

    def count(self) -> str:
        """Return the count as it is shown."""
        return self._count

    def sizeHint(self) -> QSize:
        """Return a size that leaves the width to the layout."""
        return QSize(130, KEY_HEIGHT)

    def fits(self) -> bool:
        """Return whether the name is whole at a permitted size."""
        box = self._words_box()
        return fit(THEME, self.text(), NAME, box.width(), box.height()).fits

    def _words_box(self) -> QRect:
        return self.rect().adjusted(RING + 9, 38, -RING - 6, -RING - 2)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, icon, count and name; the one that stands is filled."""
        del event
        painter = QPainter(self)
        chosen = self.isChecked()
        fill = "primary" if chosen else "pale" if self.underMouse() else "surface"
        edge = THEME.colour("pressed" if chosen else "border")
        ground(painter, self.rect(), THEME.colour(fill), edge, focused=self.rings)
        ink = "on_primary" if chosen else "ink"
        mark = "on_primary" if chosen else self._colour
        icons.draw(painter, self._icon, QRect(RING + 9, 12, 24, 24), THEME.colour(mark))
        number = fit(THEME, self._count, letters(NUMBER_PX, bold=True, lines=1), self.width())
        row = QRect(RING + 40, 24 - number.pitch // 2, self.width(), number.pitch)
        paint(painter, number, row, THEME.colour(mark), "left")
        box = self._words_box()
        words = fit(THEME, self.text(), NAME, box.width(), box.height())
        paint(painter, words, box, THEME.colour(ink), "left")


class Wrapped(QStyledItemDelegate):
    """Draws a cell whole: it wraps at words, and its row is as high as its highest cell."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Return the room that a cell needs in its column."""
        table = self.parent()
        width = table.columnWidth(index.column()) if isinstance(table, QTableView) else 100
        metrics = option.fontMetrics
        inside = QRect(0, 0, width - 2 * CELL, 1 << 16)
        text = str(index.data() or "")
        height: int = metrics.boundingRect(inside, _FLAGS, text).height()
        return QSize(width, height + 2 * CELL)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Paint the ground, the words, a line below."""
        box: QRect = option.rect
        state = option.state
        if state & QStyle.StateFlag.State_Selected:
            painter.fillRect(box, THEME.colour("pale"))
        painter.setPen(THEME.colour("hairline"))
        painter.drawLine(box.bottomLeft(), box.bottomRight())
        painter.setPen(THEME.colour("ink"))
        painter.setFont(font_of(CELL_PX))
        painter.drawText(box.adjusted(CELL, CELL, -CELL, 0), _FLAGS, str(index.data() or ""))


class ListTable(QTableWidget):
    """The rows of a list; cells wrap and are never cut, the arrow keys go from row to row."""

    def __init__(self) -> None:
        """Make an empty table."""
        super().__init__(0, len(WIDTHS))
        self._rows: Sequence[tuple[str, ...]] = ()
        self.setFont(font_of(CELL_PX))
        self.setItemDelegate(Wrapped(self))
        self.setWordWrap(True)
        self.setTextElideMode(Qt.TextElideMode.ElideNone)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # Always there: with it rows do not change their height once they are measured.
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.setTabKeyNavigation(False)
        self.setShowGrid(False)
        self.verticalHeader().hide()
        self._head()
        names = ("hairline", "ink", "ink2", "pale", "focus", "bg", "border")
        self.setStyleSheet(
            TABLE_STYLE % {name: THEME.colour(name).name() for name in names} + SCROLL_STYLE
        )

    def _head(self) -> None:
        head = self.horizontalHeader()
        head.setFont(font_of(13, bold=True))
        head.setDefaultAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        head.setSectionsClickable(False)
        head.setHighlightSections(False)
        for column, width in enumerate(WIDTHS):
            fixed = QHeaderView.ResizeMode.Fixed if width else QHeaderView.ResizeMode.Stretch
            head.setSectionResizeMode(column, fixed)
            if width:
                self.setColumnWidth(column, width)

    def tell(self, headings: tuple[str, ...], rows: Sequence[tuple[str, ...]]) -> None:
        """Show rows below their headings; the same rows again keep the place."""
        self.setHorizontalHeaderLabels(headings)
        if rows == self._rows:
            return
        self._rows = rows
        self.setRowCount(len(rows))
        for at, cells in enumerate(rows):
            for column, cell in enumerate(cells):
                self.setItem(at, column, Item(cell))
        self.resizeRowsToContents()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Make the rows as high as their words need in the new width."""
        super().resizeEvent(event)
        self.resizeRowsToContents()
