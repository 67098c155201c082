"""The insides of the page of searches: what was looked for in vain and added; the two fields."""

from typing import Final

from PySide6.QtCore import QCoreApplication, Qt, Signal
from PySide6.QtWidgets import (
    QFrame,
    QHBoxLayout,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from centre.shell.pieces import Card
from counter_client.keys import KeyButton
from counter_client.look import GAP, RADIUS, RING, SCROLL_STYLE, THEME, label
from counter_client.page import field
from counter_client.supervisor import searches_said
from counter_client.supervisor.searches import PREVIEW, Preview, Searches
from db.catalogue.wanted import MOST_EVERYDAY, MOST_OFFICIAL, Miss, Word

KEY_WIDTH: Final = 146


class SearchRow(Card):
    """Words, a line about them, and one key at the right."""

    chosen = Signal(str)

    def __init__(self, key: str, icon: str) -> None:
        """Make the row of one thing; key comes back with `chosen`."""
        super().__init__(THEME)
        self.words = label(px=16, bold=True, lines=0)
        self.more = label(px=15, colour="ink2", lines=0)
        self.press = KeyButton(icon, "", 15)
        self.press.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.press.setFixedSize(KEY_WIDTH, 48)
        self.press.clicked.connect(lambda: self.chosen.emit(key))
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(self.words)
        said.addWidget(self.more)
        box = QHBoxLayout(self)
        box.setContentsMargins(12, 8, 8, 8)
        box.setSpacing(8)
        box.addLayout(said, 1)
        box.addWidget(self.press, 0, Qt.AlignmentFlag.AlignVCenter)

    def tell(self, words: str, more: str, key: str) -> None:
        """Show what the row says; key is what its key does."""
        self.words.set_text(words)
        self.more.set_text(more)
        self.press.say(key)
        self.press.setAccessibleName(f"{key}: {words}")


class SearchList(QScrollArea):
    """What was looked for in vain, then the added words; a row stays the same widget."""

    picked = Signal(str)
    dropped = Signal(str)

    def __init__(self) -> None:
        """Make an empty list."""
        super().__init__()
        self.missed = label(px=16, bold=True, lines=2)
        self.nothing = label(px=15, lines=4)
        self.added = label(px=16, bold=True, lines=2)
        self.misses: dict[str, SearchRow] = {}
        self.words: dict[str, SearchRow] = {}
        self._above, self._below = QVBoxLayout(), QVBoxLayout()
        inside = QWidget()
        box = QVBoxLayout(inside)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP)
        for rows in (self._above, self._below):
            rows.setSpacing(GAP)
        box.addWidget(self.missed)
        box.addWidget(self.nothing)
        box.addLayout(self._above)
        box.addWidget(self.added)
        box.addLayout(self._below)
        box.addStretch()
        self.setWidget(inside)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setStyleSheet(SCROLL_STYLE)

    def show_flow(self, flow: Searches) -> None:
        """Show a reading; where nothing was read yet, that it is on its way."""
        misses, words = flow.misses(), flow.known.words if flow.known else ()
        self.missed.set_text(QCoreApplication.translate("Searches", "Tìm nhiều mà không thấy"))
        self.added.set_text(QCoreApplication.translate("Searches", "Từ đã thêm"))
        self.added.setVisible(bool(words))
        reading = QCoreApplication.translate("Searches", "Đang đọc danh sách.")
        none = QCoreApplication.translate(
            "Searches", "Chưa có. Từ nào được tìm ít nhất ba lần mà không ra sẽ hiện ở đây."
        )
        self.nothing.set_text(reading if flow.known is None else none)
        self.nothing.setVisible(not misses)
        self._fill(self._above, self.misses, [miss.text for miss in misses], "next", self.picked)
        self._fill(
            self._below, self.words, [word.everyday for word in words], "close", self.dropped
        )
        for miss in misses:
            _tell_miss(self.misses[miss.text], miss)
        for word in words:
            _tell_word(self.words[word.everyday], word)

    def _fill(
        self,
        box: QVBoxLayout,
        rows: dict[str, SearchRow],
        wanted: list[str],
        icon: str,
        heard: object,
    ) -> None:
        """Have a row for each key, in this order; those that stay keep their focus."""
        for key in rows.keys() - set(wanted):
            gone = rows.pop(key)
            box.removeWidget(gone)
            gone.hide()
            gone.deleteLater()
        for place, key in enumerate(wanted):
            if key not in rows:
                rows[key] = SearchRow(key, icon)
                rows[key].chosen.connect(heard)
            if box.indexOf(rows[key]) != place:
                box.insertWidget(place, rows[key])


def _tell_miss(row: SearchRow, miss: Miss) -> None:
    add = QCoreApplication.translate("Searches", "Thêm từ")
    row.tell(miss.text, searches_said.how_often(miss), add)


def _tell_word(row: SearchRow, word: Word) -> None:
    means = QCoreApplication.translate("Searches", "nghĩa là: {official}")
    drop = QCoreApplication.translate("Searches", "Bỏ")
    row.tell(word.everyday, means.format(official=word.official), drop)


class Found(Card):
    """The name of a procedure, whole however long it is."""

    def __init__(self) -> None:
        """Hide until there is one."""
        super().__init__(THEME)
        self.name = label(px=15, lines=0)
        box = QVBoxLayout(self)
        box.setContentsMargins(12, 8, 12, 8)
        box.addWidget(self.name)
        self.hide()

    def tell(self, name: str) -> None:
        """Show a name; "" hides."""
        self.name.set_text(name)
        self.setVisible(bool(name))


class AddPart(QWidget):
    """What people say, what it means in names of procedures, and what kiosks would then find."""

    typed = Signal(str)

    def __init__(self) -> None:
        """Make the two fields; begin fills them."""
        super().__init__()
        self.everyday_words = label(px=16, bold=True, lines=2)
        self.everyday = field(MOST_EVERYDAY)
        self.accents = label(px=15, lines=3, icon="info", colour="ink2")
        self.official_words = label(px=16, bold=True, lines=2)
        self.official = field(MOST_OFFICIAL)
        self.led_to = label(px=15, lines=3)
        self.found = [Found() for _ in range(PREVIEW)]
        self.official.textChanged.connect(self.typed)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP)
        box.addWidget(self.everyday_words)
        box.addWidget(self.everyday)
        box.addWidget(self.accents)
        box.addWidget(self.official_words)
        box.addWidget(self.official)
        box.addWidget(self.led_to)
        self.names = self._names()
        box.addWidget(self.names, 1)

    def _names(self) -> QScrollArea:
        """Return the area of the names, which the arrow keys scroll; one has 1,094 characters."""
        inside = QWidget()
        box = QVBoxLayout(inside)
        box.setContentsMargins(0, 0, 0, 0)
        box.setSpacing(GAP)
        for part in self.found:
            box.addWidget(part)
        box.addStretch()
        area = QScrollArea()
        area.setWidget(inside)
        area.setWidgetResizable(True)
        area.setFrameShape(QFrame.Shape.NoFrame)
        ring = f"border: {RING}px solid {THEME.focus.name()}; border-radius: {RADIUS}px;"
        area.setStyleSheet(f"{SCROLL_STYLE} QScrollArea:focus {{ {ring} }}")
        return area

    def begin(self, everyday: str) -> None:
        """Ask for the meaning of everyday words, or for both; the first empty field is ready."""
        self.everyday.setText(everyday)
        self.official.clear()
        self.retranslate()
        (self.official if everyday else self.everyday).setFocus(Qt.FocusReason.TabFocusReason)

    def retranslate(self) -> None:
        """Put all words in the language of the moment."""
        said = QCoreApplication.translate("Searches", "Người dân nói")
        meant = QCoreApplication.translate("Searches", "Từ trong tên thủ tục")
        self.everyday_words.set_text(said)
        self.everyday.setAccessibleName(said)
        self.everyday.setPlaceholderText(QCoreApplication.translate("Searches", "Ví dụ: quán nhậu"))
        self.accents.set_text(
            QCoreApplication.translate(
                "Searches", "Xin gõ đủ dấu; kiosk tự hiểu cả khi người dân gõ không dấu."
            )
        )
        self.official_words.set_text(meant)
        self.official.setAccessibleName(meant)
        example = QCoreApplication.translate("Searches", "Ví dụ: dịch vụ ăn uống")
        self.official.setPlaceholderText(example)

    def show_preview(self, preview: Preview | None) -> None:
        """Show what the official words lead to; what is of other words is not shown."""
        official = self.official.text()
        self.led_to.set_text(searches_said.led_to(preview, official))
        self.names.setAccessibleName(self.led_to.text())
        fits = preview is not None and preview.asked == official
        names = preview.names if preview is not None and fits else ()
        for place, part in enumerate(self.found):
            part.tell(names[place] if place < len(names) else "")
