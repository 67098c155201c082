"""Which days a report is of: a key for each usual span, steps back and forth, days of one's own."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from centre.shell.theme import font_of
from counter_client.keys import KeyButton
from counter_client.look import GAP, field_style, label
from counter_client.supervisor import reports_said
from counter_client.supervisor.picker import KEY
from counter_client.supervisor.reports import Reports, When

UPRIGHT: Final = 48
_ICONS: Final = {When.TODAY: "clock", When.OWN: "any"}


class DayChooser(QWidget):
    """The spans to choose from, the keys to the one before and after, the two days of one's own."""

    chosen = Signal(object, int)
    typed = Signal(str, str)

    def __init__(self) -> None:
        """Make keys and fields."""
        super().__init__()
        self.keys = {when: KeyButton(_ICONS.get(when, "due"), "", upright=True) for when in When}
        self.earlier, self.later = KeyButton("back", ""), KeyButton("next", "")
        self.first, self.last = QLineEdit(), QLineEdit()
        self.show_key = KeyButton("check", "")
        self._when, self._back = When.TODAY, 0
        self._lay_out()
        for when, key in self.keys.items():
            key.clicked.connect(lambda _=False, when=when: self.chosen.emit(when, 0))
        self.earlier.clicked.connect(lambda: self.chosen.emit(self._when, self._back + 1))
        self.later.clicked.connect(lambda: self.chosen.emit(self._when, self._back - 1))
        self.show_key.clicked.connect(self._take)
        for field in (self.first, self.last):
            field.returnPressed.connect(self._take)

    def _lay_out(self) -> None:
        above, below = QHBoxLayout(), QHBoxLayout()
        for key in (*self.keys.values(), self.earlier, self.later, self.show_key):
            key.setFixedHeight(KEY)
        for key in self.keys.values():
            key.setFixedHeight(UPRIGHT)
            above.addWidget(key)
        self.days = label(px=18, bold=True, lines=1)
        self.days.setFixedHeight(KEY)
        self.show_key.setFixedWidth(120)
        for key in (self.earlier, self.later):
            key.setFixedWidth(116)
        below.addWidget(self.earlier)
        below.addWidget(self.later)
        below.addWidget(self.days, 1)
        for field in (self.first, self.last):
            field.setStyleSheet(field_style("QLineEdit"))
            field.setFont(font_of(15))
            field.setMaxLength(10)
            field.setFixedWidth(150)
            below.addWidget(field)
        below.addWidget(self.show_key)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP)
        for row in (above, below):
            row.setSpacing(GAP)
            box.addLayout(row)

    def _take(self) -> None:
        self.typed.emit(self.first.text(), self.last.text())

    def show_flow(self, flow: Reports, days: str) -> None:
        """Show which span is chosen; the fields stand only for days of one's own."""
        self._when, self._back = flow.when, flow.back
        own = flow.when is When.OWN
        for when, key in self.keys.items():
            key.say(reports_said.when(when))
            key.emphasise(strong=when is flow.when)
        moves = flow.when in {When.WEEK, When.MONTH, When.QUARTER, When.YEAR}
        for key, words in (
            (self.earlier, reports_said.earlier()),
            (self.later, reports_said.later()),
        ):
            key.say(words)
            key.setVisible(moves)
        self.later.setEnabled(flow.back > 0)
        self.later.setVisible(moves and flow.back > 0)
        for part in (self.first, self.last, self.show_key):
            part.setVisible(own)
        self.first.setAccessibleName(reports_said.first_day())
        self.first.setPlaceholderText(reports_said.first_day())
        self.last.setAccessibleName(reports_said.last_day())
        self.last.setPlaceholderText(reports_said.last_day())
        self.show_key.say(reports_said.show())
        self.days.set_text(days)
