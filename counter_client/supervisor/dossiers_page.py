"""What stands on the section of dossiers: five keys, days of the report, the table of a list."""

from datetime import date
from typing import Final

from PySide6.QtCore import QCoreApplication, QDate, Signal
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QVBoxLayout, QWidget

from centre.shell.theme import font_of
from counter_client.keys import KeyButton
from counter_client.look import GAP, field_style, label
from counter_client.supervisor import dossiers_said
from counter_client.supervisor.comparing import Notice
from counter_client.supervisor.dossiers import DossierLists, List, Span
from counter_client.supervisor.dossiers_parts import CountKey, ListTable

ICONS: Final = {
    List.OVERDUE: "warning",
    List.TODAY: "due",
    List.SOON: "clock",
    List.RETURNED: "done",
    List.LATE: "papers",
}


class DossierPage(QWidget):
    """Says what is pressed: stood (the List), dated (the Span of the report); it asks nobody."""

    stood = Signal(object)
    dated = Signal(object)

    def __init__(self) -> None:
        """Make an empty page; show_flow fills it."""
        super().__init__()
        self.keys: Final = {which: CountKey(ICONS[which]) for which in List}
        self.about: Final = label(px=15, colour="ink2", lines=2)
        self.since, self.until = _day(), _day()
        self.until_words: Final = label("–", px=16, lines=1)
        self.span: Final = QWidget()
        self.save: Final = KeyButton("down", "Ctrl+S", 15)
        self.table: Final = ListTable()
        self.nothing: Final = label(px=17, lines=3, icon="info", align="left")
        self.hidden: Final = label(px=14, colour="ink2", lines=1)
        self.notice: Final = Notice()
        self._tail: Final = QWidget()
        self._lay_out()
        for which, key in self.keys.items():
            key.clicked.connect(lambda _=False, which=which: self.stood.emit(which))
        for field in (self.since, self.until):
            field.dateChanged.connect(lambda: self.dated.emit(self.days()))
        self.save.setShortcut("Ctrl+S")

    def _lay_out(self) -> None:
        keys = QHBoxLayout()
        keys.setSpacing(0)
        for key in self.keys.values():
            keys.addWidget(key)
        self._lay_out_span()
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP + 2)
        box.addLayout(keys)
        for part in (self.about, self.span, self.nothing):
            box.addWidget(part)
        box.addWidget(self.table, 1)
        box.addWidget(self.hidden)
        box.addWidget(self.notice)
        box.addWidget(self._tail, 1)

    def _lay_out_span(self) -> None:
        span = QHBoxLayout(self.span)
        span.setContentsMargins(0, 0, 0, 0)
        span.setSpacing(GAP)
        self.save.setFixedSize(230, 48)
        self.until_words.setFixedWidth(14)
        for part in (self.since, self.until_words, self.until):
            span.addWidget(part)
        span.addStretch(1)
        span.addWidget(self.save)

    def days(self) -> Span:
        """Return the days in the fields, as they were set, the later one first perhaps."""
        return Span(_date(self.since), _date(self.until))

    # --- what is shown ---------------------------------------------------------------------------

    def show_flow(self, flow: DossierLists) -> None:
        """Show the list that stands, in the language of the moment."""
        standing = flow.standing
        for which, key in self.keys.items():
            count = flow.count(which)
            colour = "err" if which is List.OVERDUE and count else "primary"
            key.tell(count, dossiers_said.list_words(which), colour)
            key.setChecked(which is standing)
        self.about.set_text(dossiers_said.about(standing))
        self._show_span(flow)
        self._show_rows(flow)

    def _show_rows(self, flow: DossierLists) -> None:
        standing, rows = flow.standing, _rows(flow)
        self.table.tell(dossiers_said.headings(standing), rows)
        self.table.setAccessibleName(dossiers_said.list_words(standing))
        unknown = flow.reading is None
        self.nothing.set_text(
            dossiers_said.reading() if unknown else dossiers_said.nothing(standing)
        )
        self.nothing.setVisible(not rows)
        self.table.setVisible(bool(rows))
        self._tail.setVisible(not rows)
        self.hidden.set_text(dossiers_said.hidden(flow.hidden()))
        self.hidden.setVisible(flow.hidden() > 0)

    def _show_span(self, flow: DossierLists) -> None:
        self.span.setVisible(flow.standing is List.LATE)
        since = QCoreApplication.translate("Office", "Từ ngày")
        until = QCoreApplication.translate("Office", "Đến ngày")
        days = (flow.span.since, flow.span.until)
        for field, name, day in zip((self.since, self.until), (since, until), days, strict=True):
            field.setAccessibleName(name)
            field.setToolTip(name)
            if _date(field) != day:
                field.blockSignals(True)  # noqa: FBT003  # Qt's own
                field.setDate(QDate(day.year, day.month, day.day))
                field.blockSignals(False)  # noqa: FBT003  # Qt's own
        self.save.say(QCoreApplication.translate("Office", "Lưu tệp CSV"))
        self.save.setShortcut("Ctrl+S")


def _day() -> QDateEdit:
    """Return a field for a day, with a calendar."""
    made = QDateEdit()
    made.setDisplayFormat("dd/MM/yyyy")
    made.setCalendarPopup(True)
    made.setFont(font_of(15))
    made.setStyleSheet(field_style("QDateEdit"))
    made.setFixedSize(158, 46)
    return made


def _date(field: QDateEdit) -> date:
    return date(field.date().year(), field.date().month(), field.date().day())


def _rows(flow: DossierLists) -> list[tuple[str, ...]]:
    standing = flow.standing
    if standing is List.LATE:
        return [dossiers_said.late_cells(one) for one in flow.late()]
    return [dossiers_said.due_cells(one, standing) for one in flow.rows()]
