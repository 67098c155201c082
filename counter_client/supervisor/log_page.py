"""The page of the log: choose days and kind, look for a number or a clerk, read, check, save."""

from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLineEdit,
    QVBoxLayout,
    QWidget,
)

from centre.shell.pieces.labels import Kind as Ground
from centre.shell.theme import font_of
from counter_client.keys import KeyButton
from counter_client.look import GAP, field_style, label
from counter_client.supervisor import log_page_said
from counter_client.supervisor.comparing import Notice
from counter_client.supervisor.log import DAY, Log
from counter_client.supervisor.log_lines import Lines
from counter_client.supervisor.log_said import Names
from counter_client.supervisor.picker import Picker
from db.log_check import Check
from db.logbook import GROUPS, Page

KEY: Final = 44
DAYS: Final = 150


class Filters(QWidget):
    """Which days, which kind, which number or clerk."""

    asked = Signal(str, str, str)
    moved = Signal(int)
    chosen = Signal(str)

    def __init__(self) -> None:
        """Make keys and fields."""
        super().__init__()
        self.earlier, self.later = KeyButton("back", ""), KeyButton("next", "")
        self.first, self.last, self.text = QLineEdit(), QLineEdit(), QLineEdit()
        self.group, self.look = Picker(), KeyButton("search", "")
        self.dash = label("–", px=18, align="centre", lines=1)
        for field, most in ((self.first, 10), (self.last, 10), (self.text, 60)):
            field.setMaxLength(most)
            field.setStyleSheet(field_style("QLineEdit"))
            field.setFont(font_of(15))
            field.setFixedHeight(KEY)
            field.returnPressed.connect(self._ask)
        self._lay_out()
        self.earlier.clicked.connect(lambda: self.moved.emit(-1))
        self.later.clicked.connect(lambda: self.moved.emit(1))
        self.look.clicked.connect(self._ask)
        self.group.activated.connect(lambda _: self.chosen.emit(str(self.group.currentData())))

    def _lay_out(self) -> None:
        for key, wide in ((self.earlier, 164), (self.later, 140), (self.look, 110)):
            key.setFixedSize(wide, KEY)
        self.dash.setFixedWidth(16)
        for field in (self.first, self.last):
            field.setFixedWidth(DAYS)
        above, below = QHBoxLayout(), QHBoxLayout()
        for part in (self.earlier, self.first, self.dash, self.last, self.later):
            above.addWidget(part)
        above.addStretch(1)
        below.addWidget(self.group, 2)
        below.addWidget(self.text, 3)
        below.addWidget(self.look)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP)
        for row in (above, below):
            row.setSpacing(GAP)
            box.addLayout(row)

    def _ask(self) -> None:
        self.asked.emit(self.first.text(), self.last.text(), self.text.text())

    def show_flow(self, flow: Log, *, is_latest: bool) -> None:
        """Show what was asked for; what is being typed stays."""
        words = log_page_said.keys()
        for key, name in ((self.earlier, "earlier"), (self.later, "later"), (self.look, "find")):
            key.say(words[name])
        self.later.refuse(log_page_said.no_later() if is_latest else "")
        for field, day, name in (
            (self.first, flow.asked.first, "first"),
            (self.last, flow.asked.last, "last"),
        ):
            if not field.hasFocus():
                field.setText(f"{day:{DAY}}")
            field.setAccessibleName(words[name])
            field.setToolTip(f"{words[name]} ({log_page_said.day_shape()})")
        if not self.text.hasFocus():
            self.text.setText(flow.asked.text)
        self.text.setPlaceholderText(words["text"])
        self.text.setAccessibleName(words["text"])
        self._list_groups(flow.asked.group)

    def _list_groups(self, chosen: str) -> None:
        named = log_page_said.groups()
        self.group.blockSignals(True)  # noqa: FBT003 - Qt's own
        self.group.clear()
        for group in ("", *GROUPS):
            self.group.addItem(named[group], group)
        self.group.setCurrentIndex(self.group.findData(chosen))
        self.group.blockSignals(False)  # noqa: FBT003
        self.group.setAccessibleName(log_page_said.kind())


class LogPage(QWidget):
    """The section's inside: it shows a flow and says what is pressed."""

    pressed = Signal(str)

    def __init__(self) -> None:
        """Lay the parts out."""
        super().__init__()
        self.filters, self.lines, self.notice = Filters(), Lines(), Notice()
        self.empty = label(px=18, lines=3, icon="info", align="centre")
        self.state = label(px=15, lines=3, colour="ink2")
        self.keys = {
            name: KeyButton(icon, "")
            for name, icon in (
                ("newer", "up"),
                ("older", "down"),
                ("check", "check"),
                ("export", "park"),
            )
        }
        self._page: Page | None = None
        self._names: Names | None = None
        self._lay_out()
        for name, key in self.keys.items():
            key.clicked.connect(lambda _=False, name=name: self._press(name))

    def _lay_out(self) -> None:
        below = QHBoxLayout()
        below.setSpacing(GAP)
        for name in ("newer", "older"):
            self.keys[name].setFixedSize(126, KEY)
            below.addWidget(self.keys[name])
        below.addWidget(self.state, 1)
        for name, wide in (("check", 180), ("export", 146)):
            self.keys[name].setFixedSize(wide, KEY)
            below.addWidget(self.keys[name])
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP)
        box.addWidget(self.filters)
        box.addWidget(self.lines, 1)
        box.addWidget(self.empty, 1)
        box.addWidget(self.notice)
        box.addLayout(below)

    def _press(self, name: str) -> None:
        if not self.keys[name].refused:
            self.pressed.emit(name)

    def show_flow(self, flow: Log, names: Names, *, is_latest: bool) -> None:
        """Show this moment of the flow."""
        self.filters.show_flow(flow, is_latest=is_latest)
        if flow.page is not self._page or names != self._names:
            self._page, self._names = flow.page, names
            self.lines.show_page(flow.page, names)
        is_empty = flow.page is None or not flow.page.lines
        self.lines.setVisible(not is_empty)
        self.empty.setVisible(is_empty)
        self.empty.set_text(
            log_page_said.reading() if flow.page is None else log_page_said.nothing()
        )
        self._name_keys(flow)
        self._tell(flow)

    def _name_keys(self, flow: Log) -> None:
        words = log_page_said.keys()
        busy = log_page_said.reading() if flow.reading else ""
        has_lines = flow.page is not None and bool(flow.page.lines)
        more = flow.page is not None and flow.page.next is not None
        why = {
            "newer": busy or ("" if flow.number > 1 else log_page_said.no_more()),
            "older": busy or ("" if more else log_page_said.no_more()),
            "check": "",
            "export": busy or ("" if has_lines and not flow.saving else log_page_said.nothing()),
        }
        for name, key in self.keys.items():
            key.refuse(why[name])
            key.say(words["stop" if name == "check" and flow.check is not None else name])
        count = len(flow.page.lines) if flow.page else 0
        self.state.set_text(log_page_said.page_of(flow.number, count) if flow.page else "")

    def _tell(self, flow: Log) -> None:
        """Say what matters most: a check, a refusal, a file."""
        if flow.check is not None:
            self.notice.tell("pale", log_page_said.checking(flow.check.share))
        elif flow.saving:
            self.notice.tell("pale", log_page_said.told("saving", {}))
        elif flow.said is not None:
            tone = "pale" if flow.said.tone == "plain" else flow.said.tone
            self.notice.tell(tone, log_page_said.told(flow.said.key, flow.said.facts))
        elif flow.result is not None:
            self.notice.tell(*_result(flow.result))
        else:
            self.notice.tell("plain", "")


def _result(check: Check) -> tuple[Ground, str]:
    """Return ground and words of a finished check."""
    if not check.count:
        return "ok", log_page_said.all_well(check.events, check.of)
    first = check.faults[0]
    return "err", log_page_said.faulty(check.count, f"{first.where}: {first.what}")
