"""The pages of motcua-join: find a bundle, confirm it, compare six digits, done, failed."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, QEvent, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from centre.shell.pieces import BarButton, Card, FitLabel, Letters, PrimaryButton, Sign
from centre.shell.pieces.fitting import NO_BREAK, Align
from centre.shell.theme import GAP_MM, TARGET_MM, Theme
from counter_client.joining import sentences
from counter_client.joining.drives import LARGEST_BYTES, Found
from counter_client.joining.flow import Joining

LEAST_MM: Final = 3.2
"""The smallest capitals: a technician stands before the screen (2.8 mm is 16 minutes of arc)."""
LOW_MM: Final = 160.0
"""Below this height everything but the targets is set smaller."""


@dataclass(frozen=True, slots=True)
class Look:
    """How the pages are set on one screen: its theme, and whether it is low."""

    theme: Theme
    low: bool = False

    def letters(self, cap_mm: float, align: Align = "left", **more: Any) -> Letters:
        """Return letters whose capitals are cap_mm high, on a low screen about a quarter less."""
        least = {"min_cap_mm": LEAST_MM, **more}
        return Letters(cap_mm * (0.74 if self.low else 1.0), align=align, **least)

    def label(self, cap_mm: float, icon: str = "", align: Align = "left", **more: Any) -> FitLabel:
        """Return an empty label in these letters."""
        return FitLabel(self.theme, "", self.letters(cap_mm, align, **more), icon)

    def space(self, mm: float) -> int:
        """Return empty space in pixels, on a low screen half of it."""
        return self.theme.px(mm * (0.5 if self.low else 1.0))

    def digits_mm(self) -> float:
        """Return the capitals of the six digits: a ticket's number where there is room."""
        return 30.0 if self.low else 42.0


class JoinPage(QWidget):
    """A column of parts and a row of buttons; Enter is the strong one, Esc the way back."""

    chosen = Signal(object)

    def __init__(self, look: Look) -> None:
        """Make title, body and an empty row of buttons."""
        super().__init__()
        theme = self.theme = look.theme
        self.title = look.label(8.0, bold=True)
        self.body = QVBoxLayout()
        self.body.setSpacing(look.space(4.0))
        self.bar = QHBoxLayout()
        self.bar.setSpacing(theme.at_least_px(GAP_MM))
        edge = look.space(7.0)
        column = QVBoxLayout(self)
        column.setContentsMargins(edge, edge, edge, edge)
        column.setSpacing(look.space(4.0))
        column.addWidget(self.title)
        column.addLayout(self.body, 1)
        column.addLayout(self.bar)

    def button(self, key: str, icon: str, *, strong: bool = False) -> BarButton:
        """Add a button to the bar; its key comes back with `chosen`."""
        made = (PrimaryButton if strong else BarButton)(self.theme, key, icon)
        made.touched.connect(lambda touched: self.chosen.emit(touched.key))
        self.bar.addWidget(made, 3 if strong else 2)
        return made

    def retranslate(self) -> None:
        """Put all words in the language of the moment."""

    def changeEvent(self, event: QEvent) -> None:
        """Follow a change of language."""
        if event.type() == QEvent.Type.LanguageChange:
            self.retranslate()
        super().changeEvent(event)


class Entry(QLineEdit):
    """A field to type, paste or scan into, as high as a target."""

    def __init__(self, theme: Theme, longest: int) -> None:
        """Take at most longest signs."""
        super().__init__()
        self.setMaxLength(longest)
        self.setFont(theme.font(4.8))
        self.setMinimumHeight(theme.at_least_px(TARGET_MM))
        ink, border, focus = (theme.colour(n).name() for n in ("ink", "border", "focus"))
        wide, ring, pad = theme.border_px(), theme.px(1.5), theme.px(3)
        self.setStyleSheet(
            f"QLineEdit {{ color: {ink}; background: white; border: {wide}px solid {border};"
            f" border-radius: {theme.px(4.5)}px; padding: 0 {pad}px; }}"
            f"QLineEdit:focus {{ border: {ring}px solid {focus}; }}"
        )


class Complaint(Card):
    """What is wrong and what to do about it, or nothing."""

    def __init__(self, look: Look) -> None:
        """Hide until something is wrong."""
        super().__init__(look.theme, "err")
        self.words = look.label(5.2, "warning", colour="err")
        box = QHBoxLayout(self)
        pad = look.space(4)
        box.setContentsMargins(pad, pad, pad, pad)
        box.addWidget(self.words)
        self.hide()

    def tell(self, joining: Joining) -> None:
        """Show the trouble of this moment."""
        self.setVisible(joining.trouble is not None)
        if joining.trouble is not None:
            self.words.set_text(" ".join(sentences.failed(joining.trouble)))


class FindPage(JoinPage):
    """Files on sticks as buttons, a field for what is pasted or scanned."""

    picked = Signal(object)

    def __init__(self, look: Look) -> None:
        """Make the page; show_found fills it."""
        super().__init__(look)
        theme = look.theme
        self.advice = look.label(5.2)
        self.none = look.label(5.2, "clock", colour="ink2")
        self.files: list[BarButton] = []
        self._found: tuple[Found, ...] = ()
        self._grid = QGridLayout()
        self._grid.setSpacing(theme.at_least_px(GAP_MM))
        self.field_words = look.label(5.8, bold=True)
        self.field = Entry(theme, LARGEST_BYTES)
        self.paste = BarButton(theme, "paste", "park")
        self.complaint = Complaint(look)
        self.language = self.button("language", "language")
        self.leave = self.button("close", "close")
        self.go_on = self.button("go_on", "next", strong=True)
        self._lay_out()
        self.retranslate()

    def _lay_out(self) -> None:
        row = QHBoxLayout()
        row.setSpacing(self.theme.at_least_px(GAP_MM))
        row.addWidget(self.field, 3)
        row.addWidget(self.paste, 1)
        for part in (self.advice, self.complaint, self.none):
            self.body.addWidget(part)
        self.body.addLayout(self._grid)
        self.body.addStretch(1)
        self.body.addWidget(self.field_words)
        self.body.addLayout(row)
        self.body.addStretch(2)
        self.paste.touched.connect(lambda _: self._paste())

    def retranslate(self) -> None:
        """Put all words in the language of the moment."""
        self.title.set_text(QCoreApplication.translate("Joining", "Nối máy này với trung tâm"))
        self.advice.set_text(
            QCoreApplication.translate(
                "Joining",
                "Cắm USB có tệp của máy này. Hoặc đưa máy quét vào mã QR trên máy người phụ trách, "
                "hay dán mã vào ô dưới đây.",
            )
        )
        self.none.set_text(QCoreApplication.translate("Joining", "Đang chờ USB."))
        self.field_words.set_text(QCoreApplication.translate("Joining", "Mã của máy này"))
        self.field.setAccessibleName(self.field_words.text())
        self.field.setPlaceholderText(
            QCoreApplication.translate("Joining", "Quét hoặc dán vào đây")
        )
        self.paste.set_text(QCoreApplication.translate("Joining", "Dán"))
        self.language.set_text(QCoreApplication.translate("Joining", "English"))
        self.leave.set_text(QCoreApplication.translate("Joining", "Đóng"))
        self.go_on.set_text(QCoreApplication.translate("Joining", "Tiếp tục"))
        self._name_files()

    def show_joining(self, joining: Joining) -> None:
        """Show what is wrong with a bundle in the place of the advice."""
        self.complaint.tell(joining)
        self.advice.setVisible(joining.trouble is None)

    def show_found(self, found: Sequence[Found], columns: int, most: int) -> None:
        """Offer the files that were found, at most `most` in so many columns."""
        shown = tuple(found[:most])
        self.none.setVisible(not shown)
        if shown == self._found:
            return
        self._found = shown
        for button in self.files:
            self._grid.removeWidget(button)
            button.hide()
            button.deleteLater()
        self.files = [self._file(each.file) for each in shown]
        for place, button in enumerate(self.files):
            self._grid.addWidget(button, place // columns, place % columns)
        self._name_files()

    def _file(self, file: Path) -> BarButton:
        button = BarButton(self.theme, str(file), "database")
        button.touched.connect(lambda _: self.picked.emit(file))
        return button

    def _name_files(self) -> None:
        text = QCoreApplication.translate("Joining", "{file} (USB {drive})")
        for button, found in zip(self.files, self._found, strict=True):
            button.set_text(text.format(file=found.file.name, drive=found.drive))

    def _paste(self) -> None:
        """Take the clipboard's text; a touch screen has no keys for it."""
        self.field.setText(QGuiApplication.clipboard().text().strip()[:LARGEST_BYTES])
        self.chosen.emit("go_on")


class ConfirmPage(JoinPage):
    """What the bundle says: which centre, which server, which name, which counter."""

    def __init__(self, look: Look) -> None:
        """Make the page; show_joining fills it."""
        super().__init__(look)
        card = Card(look.theme)
        inside = QVBoxLayout(card)
        pad = look.space(5)
        inside.setContentsMargins(pad, pad, pad, pad)
        inside.setSpacing(look.space(4))
        self.lines = [look.label(5.8, "info", bold=True) for _ in range(4)]
        for line in self.lines:
            inside.addWidget(line)
        self.body.addStretch(1)
        self.body.addWidget(card)
        self.body.addStretch(2)
        self.back = self.button("back", "back")
        self.go_on = self.button("begin", "check", strong=True)
        self.retranslate()

    def retranslate(self) -> None:
        """Put all words in the language of the moment."""
        self.title.set_text(QCoreApplication.translate("Joining", "Có đúng máy này không?"))
        self.back.set_text(QCoreApplication.translate("Joining", "Quay lại"))
        self.go_on.set_text(QCoreApplication.translate("Joining", "Nối máy này"))

    def show_joining(self, joining: Joining) -> None:
        """Show the bundle's facts; a line that it says nothing for is left out."""
        facts = sentences.facts_of(joining)
        for line, (icon, words) in zip(self.lines, facts, strict=False):
            line.set_icon(icon)
            line.set_text(words)
        for place, line in enumerate(self.lines):
            line.setVisible(place < len(facts))


class DigitsPage(JoinPage):
    """The six digits, and what is waited for; before them that the server is asked."""

    def __init__(self, look: Look) -> None:
        """Make the page; show_joining fills it."""
        super().__init__(look)
        self.machine = look.label(7.2, align="centre", bold=True)
        self.card = Card(look.theme, "pale")
        inside = QVBoxLayout(self.card)
        pad = look.space(5)
        inside.setContentsMargins(pad, pad, pad, pad)
        digits = look.letters(look.digits_mm(), "centre", bold=True, colour="primary", lines=1)
        self.digits = FitLabel(look.theme, "", digits)
        inside.addWidget(self.digits)
        self.waits = look.label(5.8, "clock", "centre")
        self.body.addStretch(1)
        for part in (self.machine, self.card, self.waits):
            self.body.addWidget(part)
        self.body.addStretch(2)
        self.stop = self.button("back", "close")
        self.retranslate()

    def retranslate(self) -> None:
        """Put all words in the language of the moment."""
        self.stop.set_text(QCoreApplication.translate("Joining", "Dừng lại"))

    def show_joining(self, joining: Joining, seconds: int, *, slow: bool) -> None:
        """Show the digits when they are there."""
        compare = QCoreApplication.translate("Joining", "So sáu số với máy người phụ trách")
        asks = QCoreApplication.translate("Joining", "Đang nối với máy chủ…")
        asked = joining.asked
        self.title.set_text(compare if asked else asks)
        facts = sentences.facts_of(joining)
        self.machine.set_text(facts[2][1] if facts else "")
        self.card.setVisible(asked is not None)
        if asked is None:
            self.waits.set_icon("clock")
            words = QCoreApplication.translate("Joining", "Việc này mất vài giây.")
        else:
            self.digits.set_text(f"{asked.digits[:3]}\u2002{asked.digits[3:]}")
            icon, words = sentences.waiting(joining, seconds, slow=slow)
            self.waits.set_icon(icon)
        self.waits.set_text(words)


class EndPage(JoinPage):
    """How it ended: let in (with what became of the settings), or why not."""

    def __init__(self, look: Look) -> None:
        """Make the page; show_joining fills it."""
        super().__init__(look)
        self.sign = Sign(look.theme, "done", 18.0 if look.low else 24.0, "ok")
        self.what = look.label(9.6, align="centre", bold=True)
        self.remedy = look.label(5.8, align="centre")
        self.card = Card(look.theme)
        inside = QVBoxLayout(self.card)
        pad = look.space(4)
        inside.setContentsMargins(pad, pad, pad, pad)
        self.lines = look.label(4.8, min_cap_mm=2.4)
        inside.addWidget(self.lines)
        self.code = look.label(3.2, align="right", colour="ink2", min_cap_mm=2.2)
        self.title.hide()
        self.body.addStretch(1)
        for part in (self.sign, self.what, self.remedy, self.card):
            self.body.addWidget(part)
        self.body.addStretch(2)
        self.body.addWidget(self.code)
        self.back = self.button("back", "back")
        self.again = self.button("begin", "again", strong=True)
        self.finish = self.button("close", "check", strong=True)

    def show_joining(self, joining: Joining) -> None:
        """Show the end of this attempt."""
        done = joining.trouble is None
        self.back.set_text(QCoreApplication.translate("Joining", "Chọn mã khác"))
        self.again.set_text(QCoreApplication.translate("Joining", "Thử lại"))
        self.finish.set_text(QCoreApplication.translate("Joining", "Xong"))
        self.back.setVisible(not done)
        self.again.setVisible(not done and joining.trouble is not None and _helps(joining))
        self.finish.setVisible(done)
        self.sign.set_icon("done" if done else "warning", "ok" if done else "err")
        lines: tuple[str, ...] = ()
        if joining.trouble is not None:
            what, remedy = sentences.failed(joining.trouble)
            self.code.set_text(joining.trouble.key)
        else:
            what = QCoreApplication.translate("Joining", "Đã kết nối")
            remedy = sentences.outcome_words(joining.outcome) if joining.outcome else ""
            lines = joining.outcome.lines if joining.outcome else ()
            self.code.set_text("")
        self.what.set_text(what)
        self.remedy.set_text(remedy)
        self.card.setVisible(bool(lines))
        # A line that wraps would be copied as two, which is no TOML.
        self.lines.set_text("\n".join(lines).replace(" ", NO_BREAK))


USED_UP: Final = frozenset(
    {"bundle_refused", "there_refused", "there_expired", "server_other", "certificate_bad"}
)
"""Troubles after which the same bundle helps no more."""


def _helps(joining: Joining) -> bool:
    """Tell whether trying again with the same bundle can help."""
    return joining.trouble is not None and joining.trouble.key not in USED_UP


def escape_key(page: JoinPage) -> str:
    """Return what Esc means on a page: its way back, or nothing."""
    button = getattr(page, "back", None) or getattr(page, "stop", None)
    return button.key if isinstance(button, BarButton) and not button.isHidden() else ""


def enter_key(page: JoinPage) -> str:
    """Return what Enter means on a page: its strong button, or nothing."""
    for index in range(page.bar.count()):
        item = page.bar.itemAt(index)
        button = item.widget() if item is not None else None
        if isinstance(button, PrimaryButton) and not button.isHidden():
            return button.key
    return ""
