"""The page of reports: choose days, see the sum, look at charts or a table, save a file."""

from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from counter_client.keys import KeyButton
from counter_client.look import GAP, label
from counter_client.supervisor import reports_said
from counter_client.supervisor.comparing import Notice
from counter_client.supervisor.picker import KEY, Picker
from counter_client.supervisor.reports import Reports
from counter_client.supervisor.reports_charts import Charts
from counter_client.supervisor.reports_days import DayChooser
from counter_client.supervisor.reports_parts import COUNTS, Balance, Facts
from counter_client.supervisor.reports_saving import SaveRow
from counter_client.supervisor.reports_table import SheetTable
from db.figures.cells import COLUMNS, Sheet
from db.figures.sheets import document, span_said

if TYPE_CHECKING:
    from db.figures.report import Report

CHARTS: Final = "charts"


class ReportsPage(QWidget):
    """The section's inside: it shows a flow and says what is chosen."""

    def __init__(self) -> None:
        """Lay the parts out."""
        super().__init__()
        self.days = DayChooser()
        self.progress = label(px=18, lines=1, icon="clock", align="centre")
        self.balance, self.facts = Balance(), Facts()
        self.view = Picker()
        self.counts, self.times = KeyButton("any", ""), KeyButton("clock", "")
        self.charts, self.table = Charts(), SheetTable()
        self.note = label(px=14, lines=2, colour="ink2")
        self.saving, self.notice = SaveRow(), Notice()
        self._report: Report | None = None
        self._sheets: tuple[Sheet, ...] = ()
        self._language = "vi"
        self._only: tuple[str, ...] = COUNTS
        self._lay_out()
        self.view.currentIndexChanged.connect(lambda _: self._show_view())
        self.counts.clicked.connect(lambda: self._choose(COUNTS))
        rest = tuple(name for name in COLUMNS if name not in COUNTS)
        self.times.clicked.connect(lambda: self._choose(rest))

    def _lay_out(self) -> None:
        views = QHBoxLayout()
        views.setSpacing(GAP)
        views.addWidget(self.view, 2)
        for key in (self.counts, self.times):
            key.setFixedHeight(KEY)
            views.addWidget(key, 1)
        self.inside = QStackedWidget()
        tables = QWidget()
        inner = QVBoxLayout(tables)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.addWidget(self.table, 1)
        inner.addWidget(self.note)
        self.inside.addWidget(self.charts)
        self.inside.addWidget(tables)
        self.body = QStackedWidget()
        self.body.addWidget(self._waiting())
        self.body.addWidget(self._figures(views))
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP)
        box.addWidget(self.days)
        box.addWidget(self.body, 1)
        box.addWidget(self.notice)
        box.addWidget(self.saving)

    def _waiting(self) -> QWidget:
        """Return what stands while there are no figures."""
        empty = QWidget()
        box = QVBoxLayout(empty)
        box.addStretch(1)
        box.addWidget(self.progress)
        box.addStretch(2)
        return empty

    def _figures(self, views: QHBoxLayout) -> QWidget:
        """Return what stands when there are."""
        whole = QWidget()
        box = QVBoxLayout(whole)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP)
        box.addWidget(self.balance)
        box.addWidget(self.facts)
        box.addLayout(views)
        box.addWidget(self.inside, 1)
        return whole

    def show_flow(self, flow: Reports, language: str) -> None:
        """Show this moment of the flow in a language."""
        fresh = flow.report is not self._report or language != self._language
        self._report, self._language = flow.report, language
        self.days.show_flow(flow, span_said(flow.span, language))
        self.saving.show_flow(flow)
        self._show_progress(flow)
        self.body.setCurrentIndex(0 if flow.report is None else 1)
        if fresh and flow.report is not None:
            self._sheets = document(flow.report, language).sheets
            self.balance.show_report(flow.report, language)
            self.facts.show_report(flow.report, language)
            self.charts.show_report(flow.report, language)
            self._list_views()
        if flow.report is None:
            self._sheets = ()
            self.table.setRowCount(0)
        self._show_view()
        self._tell(flow)

    def _show_progress(self, flow: Reports) -> None:
        self.progress.setVisible(flow.share is not None)
        self.progress.set_text(reports_said.reading(flow.share or 0.0))

    def _tell(self, flow: Reports) -> None:
        if flow.saving is not None:
            self.notice.tell("pale", reports_said.saving())
        elif flow.said is not None:
            tone = "pale" if flow.said.tone == "plain" else flow.said.tone
            self.notice.tell(tone, reports_said.told(flow.said.key, flow.said.facts))
        else:
            self.notice.tell("plain", "")

    def _list_views(self) -> None:
        """List the charts and every table; what was looked at stays."""
        chosen = self.view.currentData()
        self.view.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.view.clear()
        self.view.addItem(reports_said.charts(), CHARTS)
        for sheet in self._sheets:
            self.view.addItem(sheet.title, sheet.key)
        self.view.setCurrentIndex(max(0, self.view.findData(chosen)))
        self.view.blockSignals(False)  # noqa: FBT003
        self.view.setAccessibleName(reports_said.view())

    def _choose(self, only: tuple[str, ...]) -> None:
        self._only = only
        self._show_view()

    def _show_view(self) -> None:
        """Show the charts or the chosen table; the two keys stand for tables of figures alone."""
        key = self.view.currentData()
        sheet = next((one for one in self._sheets if one.key == key), None)
        self.inside.setCurrentIndex(0 if sheet is None else 1)
        two = sheet is not None and sheet.totalled
        self.counts.say(reports_said.counts())
        self.times.say(reports_said.times())
        self.counts.emphasise(strong=self._only is COUNTS)
        self.times.emphasise(strong=self._only is not COUNTS)
        for part in (self.counts, self.times):
            part.setVisible(two)
        if sheet is not None:
            self.table.show_sheet(sheet, self._language, self._only)
            empty = "" if sheet.rows else reports_said.nothing()
            self.note.set_text(" ".join(filter(None, (empty, sheet.note))))
            self.note.setVisible(bool(self.note.text()))
            self.table.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
