"""One generic form: a row for each field of an item, made from its entry; preview and keys."""

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import QCoreApplication, Qt, QTimer, Signal
from PySide6.QtWidgets import QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from centre.rules.declaring.subjects import of_section
from centre.shell.pieces import Card
from counter_client.keys import KeyButton
from counter_client.look import GAP, SCROLL_STYLE, THEME, label
from counter_client.supervisor import settings_said
from counter_client.supervisor.settings import Settings
from counter_client.supervisor.settings_facts import in_words
from counter_client.supervisor.settings_fields import line
from counter_client.supervisor.settings_options import options_of
from counter_client.supervisor.settings_row import Row
from counter_client.supervisor.settings_words import page_words
from counter_client.supervisor.settings_wrong import wrong_words

if TYPE_CHECKING:
    from centre.rules.declaring.facts import Entry

TURNS: Final = 6
"""Turns of the loop in which layouts inside layouts find their sizes, one for each floor."""
MOST_MOVES: Final = 6
"""Lines of the preview; what is more is counted."""


class Form(QWidget):
    """The item that is open. It says what is typed and pressed; show_flow shows what stands."""

    typed = Signal(str, object)
    coded = Signal(str)
    save_wanted = Signal()
    give_up_wanted = Signal()
    end_wanted = Signal()
    stay_wanted = Signal()

    def __init__(self) -> None:
        """Make an empty form."""
        super().__init__()
        self.title = label(px=19, bold=True, lines=2, least=15)
        self.code_words = label(px=15, bold=True, lines=2)
        self.code = line(40)
        self.code.textChanged.connect(self.coded)
        self.code_wrong = label(px=14, colour="err", icon="warning", lines=3, least=13)
        self.rows: dict[str, Row] = {}
        self.preview = Card(THEME, "pale")
        self.moves = label(px=14, lines=0)
        self.asking = label(px=15, bold=True, icon="warning", colour="warn", lines=3)
        self.save = KeyButton("check", "Ctrl+S")
        self.give_up = KeyButton("close", "")
        self.stay = KeyButton("back", "")
        self.end = KeyButton("pause", "")
        self._made: tuple[str, tuple[Entry, ...]] = ("", ())
        self._lay_out()
        for key, signal in self._keys():
            key.clicked.connect(signal)

    def _keys(self) -> tuple[tuple[KeyButton, Any], ...]:
        return (
            (self.save, self.save_wanted),
            (self.give_up, self.give_up_wanted),
            (self.stay, self.stay_wanted),
            (self.end, self.end_wanted),
        )

    def _lay_out(self) -> None:
        inside = QWidget()
        self._fields = QVBoxLayout(inside)
        self._fields.setContentsMargins(0, 0, 10, 0)
        self._fields.setSpacing(GAP)
        for part in (self.code_words, self.code, self.code_wrong):
            self._fields.addWidget(part)
        self._fields.addStretch(1)
        self.area = QScrollArea()
        self.area.setWidget(inside)
        self.area.setWidgetResizable(True)
        self.area.setFrameShape(QFrame.Shape.NoFrame)
        self.area.setStyleSheet(SCROLL_STYLE)
        self.area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        told = QVBoxLayout(self.preview)
        told.setContentsMargins(12, 8, 12, 8)
        told.addWidget(self.asking)
        told.addWidget(self.moves)
        keys = QHBoxLayout()
        keys.setSpacing(GAP)
        for key, _ in self._keys():
            key.setFixedHeight(52)
            keys.addWidget(key, 3 if key is self.save else 2)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP)
        box.addWidget(self.title)
        box.addWidget(self.area, 1)
        box.addWidget(self.preview)
        box.addLayout(keys)

    # --- what is shown ---------------------------------------------------------------------------

    def show_flow(self, flow: Settings, language: str) -> None:
        """Show the item that is open, what was typed, what is wrong, what saving would change."""
        self._make(flow)
        self._head(flow, language)
        values = flow.values()
        for name, row in self.rows.items():
            row.say(flow.page)
            row.editor.offer(options_of(row.entry, flow, language))
            if name not in flow.typed or not row.editor.isAncestorOf(self.focusWidget() or self):
                row.editor.put(values.get(name))
            row.tell(_wrong(flow, name, language))
        self._foot(flow, language)

    def _make(self, flow: Settings) -> None:
        """Have a row for each field; the same fields keep their rows, and their focus."""
        wanted = (f"{flow.page}/{flow.key}", flow.entries())
        if wanted == self._made:
            return
        keeps = wanted[1] == self._made[1] and wanted[0].partition("/")[0] == self._page()
        self._made = wanted
        self.area.verticalScrollBar().setValue(0)
        if keeps:
            return
        for row in self.rows.values():
            self._fields.removeWidget(row)
            row.hide()
            row.deleteLater()
        self.rows = {}
        for entry in wanted[1]:
            self.rows[entry.name] = row = Row(entry)
            row.editor.changed.connect(lambda row=row: self._tell(row))
            self._fields.insertWidget(self._fields.count() - 1, row)

    def _page(self) -> str:
        return self._made[0].partition("/")[0]

    def _tell(self, row: Row) -> None:
        self.typed.emit(row.entry.name, row.editor.value())

    def _head(self, flow: Settings, language: str) -> None:
        names = page_words()
        item = of_section(flow.sheet.items, flow.page).get(flow.key or "") if flow.sheet else None
        only = flow.subject is not None and bool(flow.subject.only)
        new = QCoreApplication.translate("Settings", "Thêm: {page}")
        title = settings_said.name_of(flow.page, flow.key or "", item, language)
        said = new.format(page=names[flow.page]) if flow.is_new else title
        self.title.set_text(names[flow.page] if only else said)
        for part in (self.code_words, self.code):
            part.setVisible(flow.is_new)
        self.code_words.set_text(_code_words(flow.page))
        self.code.setAccessibleName(self.code_words.text())
        if self.code.text().strip() != flow.code:
            self.code.setText(flow.code)
        self.code_wrong.set_text(_wrong(flow, "", language))
        self.code_wrong.setVisible("" in flow.wrong)

    def _foot(self, flow: Settings, language: str) -> None:
        items = flow.sheet.items if flow.sheet else {}
        moves = flow.moves()
        lines = [settings_said.told_move(flow.page, m, items, language) for m in moves]
        if len(lines) > MOST_MOVES:
            more = QCoreApplication.translate("Settings", "… và {count} thay đổi nữa")
            lines = [*lines[:MOST_MOVES], more.format(count=len(moves) - MOST_MOVES)]
        asks = flow.wanted is not None
        self.moves.set_text("\n".join(lines))
        self.preview.setVisible(bool(lines) or asks)
        self.asking.setVisible(asks)
        self.asking.set_text(
            QCoreApplication.translate("Settings", "Có thay đổi chưa lưu. Lưu hay bỏ?")
        )
        self._say_keys(flow, asks=asks)

    def _say_keys(self, flow: Settings, *, asks: bool) -> None:
        self.save.say(QCoreApplication.translate("Settings", "Lưu"))
        self.save.emphasise(strong=flow.is_dirty)
        none = QCoreApplication.translate("Settings", "Chưa có gì thay đổi.")
        busy = wrong_words("busy", {})
        self.save.refuse(busy if flow.waits else "" if flow.is_dirty else none)
        self.give_up.say(QCoreApplication.translate("Settings", "Bỏ"))
        self.give_up.setVisible(flow.is_dirty or flow.is_new)
        self.stay.say(QCoreApplication.translate("Settings", "Ở lại"))
        self.stay.setVisible(asks)
        self.end.say(_end_words(flow))
        self.end.setVisible(_can_end(flow))

    def first(self) -> None:
        """Put the keyboard into the first field, or into the first that is wrong."""
        if not self.code.isHidden() and not self.code.text():
            self.code.setFocus(Qt.FocusReason.TabFocusReason)
            return
        wrong = (row for row in self.rows.values() if not row.wrong.isHidden())
        row = next(wrong, next(iter(self.rows.values()), None))
        if row is not None:
            row.editor.setFocus(Qt.FocusReason.TabFocusReason)
            self._reach(TURNS)

    def _reach(self, turns: int) -> None:
        """Scroll to the first row that is wrong, down to its sentence, until all have a place."""
        row = next((row for row in self.rows.values() if not row.wrong.isHidden()), None)
        if row is not None:
            self.area.ensureWidgetVisible(row, 0, 0)
            self.area.ensureWidgetVisible(row.wrong, 0, 8)
        if turns:
            QTimer.singleShot(0, self, lambda: self._reach(turns - 1))


def _wrong(flow: Settings, name: str, language: str) -> str:
    """Return what is wrong with a field in words; "": nothing."""
    wrong = flow.wrong.get(name)
    if wrong is None:
        return ""
    items = flow.sheet.items if flow.sheet else {}
    return wrong_words(wrong.why, in_words(wrong.facts, items, language))


def _can_end(flow: Settings) -> bool:
    """Tell whether the item that is open can end by a key."""
    if flow.subject is None or flow.subject.only or not flow.key or flow.is_dirty:
        return False
    return flow.page != "instrument" and bool(flow.base().get("active", True))


def _end_words(flow: Settings) -> str:
    if flow.page == "holiday":
        return QCoreApplication.translate("Settings", "Bỏ ngày này")
    return QCoreApplication.translate("Settings", "Ngừng dùng")


def _code_words(page: str) -> str:
    if page == "holiday":
        return QCoreApplication.translate("Settings", "Ngày (ví dụ 01/01/2027)")
    if page == "counter":
        return QCoreApplication.translate("Settings", "Mã quầy (ví dụ 6)")
    return QCoreApplication.translate("Settings", "Mã (ví dụ cu-tru); không đổi được về sau")
