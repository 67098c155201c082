"""The two pages of the settings without items: what was changed, and everything as one file."""

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QCoreApplication, QLocale, Qt, Signal
from PySide6.QtWidgets import QFileDialog, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from centre.rules.declaring.facts import Declared
from centre.rules.declaring.subjects import of_section
from centre.rules.hours import ZONE
from centre.shell.pieces import Card
from counter_client.keys import KeyButton
from counter_client.look import GAP, SCROLL_STYLE, THEME, label
from counter_client.supervisor import settings_said
from counter_client.supervisor.settings import Settings
from counter_client.supervisor.settings_fields import line
from counter_client.supervisor.settings_words import page_words
from db.declaring.past import Past
from db.declaring.store import Step

MOST_SHOWN: Final = 100
"""Changes that are shown; motcua-db settings history tells all."""
_PATH: Final = 1000


def scroll_area() -> tuple[QScrollArea, QVBoxLayout]:
    """Return an area that scrolls with the arrow keys, and the box inside."""
    inside = QWidget()
    box = QVBoxLayout(inside)
    box.setContentsMargins(0, 0, 8, 0)
    box.setSpacing(GAP)
    area = QScrollArea()
    area.setWidget(inside)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setStyleSheet(SCROLL_STYLE)
    return area, box


class Told(Card):
    """A line about what or who, and a line below it."""

    def __init__(self) -> None:
        """Make an empty card."""
        super().__init__(THEME)
        self.head = label(px=14, colour="ink2", lines=0, least=13)
        self.words = label(px=15, lines=0)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 8, 12, 8)
        box.setSpacing(2)
        box.addWidget(self.head)
        box.addWidget(self.words)

    def tell(self, head: str, words: str) -> None:
        """Show both."""
        self.head.set_text(head)
        self.words.set_text(words)


class Cards(QWidget):
    """Cards under each other; nothing to show is said in words."""

    def __init__(self) -> None:
        """Make an empty column."""
        super().__init__()
        self.nothing = label(px=16, lines=3)
        self.cards: list[Told] = []
        self.area, self._box = scroll_area()
        self._box.addStretch(1)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.addWidget(self.nothing)
        box.addWidget(self.area, 1)

    def show_lines(self, lines: Sequence[tuple[str, str]], nothing: str) -> None:
        """Show (head, words) each in a card."""
        while len(self.cards) < len(lines):
            self.cards.append(Told())
            self._box.insertWidget(len(self.cards) - 1, self.cards[-1])
        for place, card in enumerate(self.cards):
            card.setVisible(place < len(lines))
            if place < len(lines):
                card.tell(*lines[place])
        self.nothing.set_text(nothing)
        self.nothing.setVisible(not lines)
        self.area.setVisible(bool(lines))


class PastPage(Cards):
    """Who changed what, when, from what to what."""

    def show_flow(self, flow: Settings, language: str) -> None:
        """Show the newest changes."""
        items = flow.sheet.items if flow.sheet else {}
        reading = QCoreApplication.translate("Settings", "Đang đọc lịch sử.")
        none = QCoreApplication.translate("Settings", "Chưa có thay đổi nào.")
        lines = [_past(past, items, language) for past in (flow.pasts or ())[:MOST_SHOWN]]
        self.show_lines(lines, reading if flow.pasts is None else none)


def _past(past: Past, items: Declared, language: str) -> tuple[str, str]:
    """Return when, who and where; and the change itself."""
    clerk = of_section(items, "clerk").get(past.by)
    who = str(clerk["name"]) if clerk else past.by
    at = past.at.astimezone(ZONE)
    page = page_words().get(past.section, past.section)
    item = of_section(items, past.section).get(past.key)
    name = settings_said.name_of(past.section, past.key, item, language)
    head = " · ".join(filter(None, (f"{at:%d/%m/%Y %H:%M}", who, page, name)))
    return head, settings_said.told_move(past.section, past.move(), items, language)


class FilePage(QWidget):
    """Export everything as one file; import one: first what would change, then the change."""

    export_wanted = Signal(str)
    look_wanted = Signal(str)
    take_in_wanted = Signal()

    def __init__(self) -> None:
        """Make both halves."""
        super().__init__()
        self.about = label(px=15, lines=0)
        self.path = line(_PATH)
        self.choose = KeyButton("papers", "")
        self.write = KeyButton("next", "")
        self.look = KeyButton("search", "")
        self.steps = Cards()
        self.take_in = KeyButton("check", "")
        self._lay_out()
        self.choose.clicked.connect(self._ask)
        self.write.clicked.connect(lambda: self.export_wanted.emit(self.path.text().strip()))
        self.look.clicked.connect(lambda: self.look_wanted.emit(self.path.text().strip()))
        self.take_in.clicked.connect(self.take_in_wanted)
        self.path.textChanged.connect(lambda _: self._refuse())

    def _lay_out(self) -> None:
        row, keys = QHBoxLayout(), QHBoxLayout()
        for key in (self.choose, self.write, self.look, self.take_in):
            key.setFixedHeight(52)
        row.addWidget(self.path, 1)
        self.choose.setFixedWidth(150)
        row.addWidget(self.choose)
        keys.addWidget(self.write)
        keys.addWidget(self.look)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP)
        box.addWidget(self.about)
        box.addLayout(row)
        box.addLayout(keys)
        box.addWidget(self.steps, 1)
        box.addWidget(self.take_in)

    def _ask(self) -> None:
        """Ask where the file is, or shall be."""
        title = QCoreApplication.translate("Settings", "Tệp cấu hình")
        asked = QFileDialog(self, title, "", "TOML (*.toml)")
        asked.setFileMode(QFileDialog.FileMode.AnyFile)
        asked.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        asked.setLocale(QLocale(QLocale.Language.Vietnamese))
        asked.fileSelected.connect(self.path.setText)
        asked.open()

    def _refuse(self) -> None:
        none = QCoreApplication.translate("Settings", "Chưa chọn tệp.")
        for key in (self.write, self.look):
            key.refuse("" if self.path.text().strip() else none)

    def show_flow(self, flow: Settings, language: str) -> None:
        """Show what a file would change, or nothing yet."""
        self.about.set_text(
            QCoreApplication.translate(
                "Settings",
                "Toàn bộ cấu hình trong một tệp, không có mã PIN. Nhập: xem trước rồi đổi.",
            )
        )
        self.path.setAccessibleName(QCoreApplication.translate("Settings", "Tệp cấu hình"))
        self.path.setPlaceholderText(QCoreApplication.translate("Settings", "Ví dụ: cau-hinh.toml"))
        self.choose.say(QCoreApplication.translate("Settings", "Chọn tệp"))
        self.write.say(QCoreApplication.translate("Settings", "Xuất ra tệp này"))
        self.look.say(QCoreApplication.translate("Settings", "Xem tệp sẽ đổi gì"))
        plan = flow.plan
        self.take_in.setVisible(plan is not None and bool(plan.changes))
        count = len(plan.steps) if plan else 0
        self.take_in.say(
            QCoreApplication.translate("Settings", "Thực hiện {count} thay đổi").format(count=count)
        )
        self.take_in.emphasise(strong=True)
        items = flow.sheet.items if flow.sheet else {}
        steps = plan.steps if plan else ()
        self.steps.show_lines([_step(step, items, language) for step in steps], "")
        self._refuse()


def _step(step: Step, items: Declared, language: str) -> tuple[str, str]:
    """Return what becomes of an item, and its fields old and new."""
    item = of_section(items, step.section).get(step.key)
    page = page_words().get(step.section, step.section)
    name = settings_said.name_of(step.section, step.key, item, language)
    head = " · ".join(filter(None, (settings_said.what_said(step.what), page, name)))
    moves = (settings_said.told_move(step.section, m, items, language) for m in step.moves)
    return head, "\n".join(moves)
