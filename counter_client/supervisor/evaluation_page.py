"""What stands on the section of the sheet: quarter, rows of scores, note, sums; it asks nobody."""

from functools import partial
from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from centre.rules.evaluation import INDEXES, MOST_OF_A_NOTE, Column
from centre.rules.services import Policy
from counter_client.keys import KeyButton
from counter_client.look import GAP, SCROLL_STYLE, label
from counter_client.page import field
from counter_client.supervisor import evaluation_said as said
from counter_client.supervisor.comparing import Notice
from counter_client.supervisor.evaluation import NOTES, WRITERS, Score, SheetFlow
from counter_client.supervisor.evaluation_parts import WIDTH, IndexRow


class SheetPage(QWidget):
    """Says what is pressed: scored (a Score), noted (a note was written), turned (the row).

    The note below the rows is of the row that has the focus.
    """

    scored = Signal(object)
    noted = Signal()

    def __init__(self) -> None:
        """Make an empty page; show_flow fills it."""
        super().__init__()
        self.rows: Final = {index: IndexRow(index) for index in INDEXES}
        self.before, self.after = KeyButton("back", ""), KeyButton("next", "")
        self.quarter: Final = label(px=19, bold=True, lines=1, align="centre")
        self.print: Final = KeyButton("print", "Ctrl+P", 15)
        self.heads: Final = {
            column: label(px=14, bold=True, lines=1, align="centre") for column in Column
        }
        self.sums: Final = {column: label(px=17, bold=True, lines=2) for column in Column}
        self.votes: Final = label(px=14, lines=2)
        self.remark_words: Final = label(px=14, bold=True, lines=1)
        self.remark: Final = field(MOST_OF_A_NOTE)
        self.notice: Final = Notice()
        self.area: Final = QScrollArea()
        self.at = INDEXES[0]
        self._flow: SheetFlow | None = None
        self._role = ""
        self._lay_out()
        self._connect()

    def _lay_out(self) -> None:
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP)
        box.addLayout(self._top())
        box.addLayout(self._heads())
        box.addWidget(self._table(), 1)
        remark = QHBoxLayout()
        self.remark_words.setFixedWidth(178)
        remark.addWidget(self.remark_words)
        remark.addWidget(self.remark, 1)
        box.addLayout(remark)
        sums = QHBoxLayout()
        for part in self.sums.values():
            sums.addWidget(part, 1)
        box.addLayout(sums)
        box.addWidget(self.votes)
        box.addWidget(self.notice)

    def _top(self) -> QHBoxLayout:
        """Return the row of the quarter and the key to print."""
        top = QHBoxLayout()
        top.setSpacing(GAP)
        for key in (self.before, self.after):
            key.setFixedSize(150, 46)
        self.quarter.setFixedWidth(150)
        self.print.setFixedSize(210, 46)
        for part in (self.before, self.quarter, self.after):
            top.addWidget(part)
        top.addStretch(1)
        top.addWidget(self.print)
        return top

    def _heads(self) -> QHBoxLayout:
        """Return the names of the columns, above the cells."""
        heads = QHBoxLayout()
        heads.setContentsMargins(0, 0, 24, 0)
        heads.addStretch(1)
        for head in self.heads.values():
            head.setFixedWidth(WIDTH)
            heads.addWidget(head)
        return heads

    def _table(self) -> QScrollArea:
        """Return the rows, which scroll where the window is low."""
        inside = QWidget()
        rows = QVBoxLayout(inside)
        rows.setContentsMargins(0, 0, 2, 0)
        rows.setSpacing(4)
        for row in self.rows.values():
            rows.addWidget(row)
        rows.addStretch(1)
        self.area.setWidget(inside)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.area.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOn)
        self.area.setStyleSheet(SCROLL_STYLE)
        return self.area

    def _connect(self) -> None:
        # Also when the focus goes on: what was typed for one row is not lost at the next.
        self.remark.editingFinished.connect(self.noted)
        for index, row in self.rows.items():
            for column, cell in row.cells.items():
                cell.scored.connect(partial(self._score, index, column))
                cell.moved.connect(partial(self._go, index, column))
                cell.entered.connect(partial(self._enter, index))

    # --- what is pressed -------------------------------------------------------------------------

    def take_focus(self) -> None:
        """Give the keys to the first cell that this role may write."""
        first = Column.OWN if self._role in WRITERS[Column.OWN] else Column.VERIFIED
        self.rows[INDEXES[0]].cells[first].setFocus(Qt.FocusReason.TabFocusReason)

    def _score(self, index: int, column: Column, value: int | None) -> None:
        self.scored.emit(Score(index, column, value))

    def _go(self, index: int, column: Column, x: int, y: int) -> None:
        """Move the focus by arrows; at an edge it stays."""
        columns = list(Column)
        index = min(max(index + y, INDEXES[0]), INDEXES[-1])
        column = columns[min(max(columns.index(column) + x, 0), len(columns) - 1)]
        self.rows[index].cells[column].setFocus(Qt.FocusReason.TabFocusReason)

    def _enter(self, index: int) -> None:
        """Let the note be that of the row that has the focus, and the row be seen whole."""
        self.area.ensureWidgetVisible(self.rows[index], 0, 8)
        if index != self.at:
            self.at = index
            self.show_remark()

    # --- what is shown ---------------------------------------------------------------------------

    def show_flow(self, flow: SheetFlow, role: str, language: str, policy: Policy) -> None:
        """Show the sheet to somebody with a role, in a language."""
        self._flow, self._role = flow, role
        self.before.say(QCoreApplication.translate("Office", "Quý trước"))
        self.after.say(QCoreApplication.translate("Office", "Quý sau"))
        self.after.refuse(said.refused("period_ahead") if flow.is_newest() else "")
        self.quarter.set_text(said.quarter(flow.period))
        self.print.say(QCoreApplication.translate("Office", "In ra PDF"))
        self.print.setShortcut("Ctrl+P")
        for column, head in self.heads.items():
            head.set_text(said.column_words(column))
        self._show_rows(flow, language)
        self._show_sums(flow, language, policy)
        self._name_remark()

    def _show_rows(self, flow: SheetFlow, language: str) -> None:
        lines = {line.index: line for line in flow.lines()}
        for index, row in self.rows.items():
            line, title = lines.get(index), said.index_title(index, language)
            told = said.evidence(index, line.evidence) if line else said.reading()
            row.tell(title, told, line.note if line else "")
            for column, cell in row.cells.items():
                why = "" if self._role in WRITERS[column] else said.refused("role_missing")
                name = f"{title}, {said.column_words(column)}"
                cell.tell(flow.score(index, column), name, why)

    def _show_sums(self, flow: SheetFlow, language: str, policy: Policy) -> None:
        """Show sum and grade of each column, as it would be with what is being written."""
        for column, part in self.sums.items():
            result = flow.result(column, policy)
            words = f"{said.column_words(column)}: {said.total(result)} · "
            part.set_text(words + said.grade(result, language))
        self.votes.set_text(said.votes(flow.sheet.votes) if flow.sheet else "")

    def show_remark(self) -> None:
        """Show the note of the index that is written in."""
        lines = self._flow.lines() if self._flow else ()
        line = next((line for line in lines if line.index == self.at), None)
        self.remark.setText(line.note if line else "")
        self.remark.setModified(False)
        self._name_remark()

    def _name_remark(self) -> None:
        may = self._role in NOTES
        self.remark_words.set_text(said.note_words(self.at))
        self.remark.setAccessibleName(said.note_words(self.at))
        self.remark.setReadOnly(not may)
        self.remark.setToolTip("" if may else said.refused("role_missing"))
