"""Editors of one value each: text, number, yes or no, a choice, a day, hours, lines."""

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QCoreApplication, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QComboBox,
    QHBoxLayout,
    QLineEdit,
    QPlainTextEdit,
    QVBoxLayout,
    QWidget,
)

from centre.rules.declaring.facts import Entry
from counter_client.keys import KeyButton
from counter_client.look import GAP, label
from counter_client.supervisor import settings_said, settings_typing
from counter_client.supervisor.settings_fields import (
    HEIGHT,
    LETTERS_PX,
    Choice,
    Lines,
    Options,
    line,
    put_text,
    text_of,
)


class Editor(QWidget):
    """Edits one field: put shows a value, value is what stands, changed is emitted on typing."""

    changed = Signal()

    def __init__(self, entry: Entry) -> None:
        """Make the editor of a field."""
        super().__init__()
        self.entry = entry
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        self.box.setSpacing(2)

    def value(self) -> Any:
        """Return what stands in it."""
        raise NotImplementedError

    def put(self, value: Any) -> None:
        """Show a value; changed is not emitted."""
        raise NotImplementedError

    def offer(self, options: Options) -> None:
        """Take what can be chosen, where something can."""

    def name(self, words: str) -> None:
        """Give the fields their accessible name."""
        for field in self.findChildren(QWidget):
            if isinstance(field, QLineEdit | QComboBox | QPlainTextEdit):
                field.setAccessibleName(words)

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Hand the focus on to the first field."""
        super().focusInEvent(event)
        first = self.nextInFocusChain()
        if first is not None:
            first.setFocus(event.reason())


class WordsEditor(Editor):
    """Words in Vietnamese and English; other languages of the value stay as they are."""

    def __init__(self, entry: Entry) -> None:
        """Make two fields, high ones for long texts."""
        super().__init__(entry)
        self._kept: dict[str, str] = {}
        self._fields: dict[str, QLineEdit | Lines] = {}
        self._tags = {}
        for code in ("vi", "en"):
            field = line(entry.longest) if entry.longest <= 300 else Lines(3)
            field.textChanged.connect(self.changed)
            self._fields[code] = field
            self._tags[code] = label(px=13, colour="ink2", lines=1)
            self._tags[code].setFixedWidth(72)
            row = QHBoxLayout()
            row.setSpacing(GAP)
            row.addWidget(self._tags[code])
            row.addWidget(field, 1)
            self.box.addLayout(row)

    def value(self) -> Any:
        """Return the words by language; an empty language is left out."""
        typed = {code: text_of(field) for code, field in self._fields.items()}
        return {**self._kept, **{code: words for code, words in typed.items() if words}}

    def put(self, value: Any) -> None:
        """Show words."""
        words = value if isinstance(value, dict) else {}
        self._kept = {code: said for code, said in words.items() if code not in self._fields}
        for code, field in self._fields.items():
            put_text(field, words.get(code, ""))

    def name(self, words: str) -> None:
        """Name both fields, each with its language."""
        for (code, field), language in zip(self._fields.items(), languages(), strict=True):
            self._tags[code].set_text(language)
            field.setAccessibleName(f"{words}, {language}")


class LineEditor(Editor):
    """One line; read and shown turn what is typed into the value and back."""

    def __init__(
        self,
        entry: Entry,
        read: Callable[[str], Any] = str.strip,
        shown: Callable[[Any], str] = str,
        longest: int = 300,
    ) -> None:
        """Make the field."""
        super().__init__(entry)
        self._read, self._shown = read, shown
        self.field = line(longest, hidden=entry.kind == "pin")
        self.field.textChanged.connect(self.changed)
        self.box.addWidget(self.field)

    def value(self) -> Any:
        """Return what was typed, read."""
        return self._read(self.field.text())

    def put(self, value: Any) -> None:
        """Show a value."""
        put_text(self.field, "" if value is None else self._shown(value))


class LinesEditor(Editor):
    """Lines, each an entry of a list."""

    def __init__(self, entry: Entry) -> None:
        """Make the field."""
        super().__init__(entry)
        self.field = Lines(4)
        self.field.textChanged.connect(self.changed)
        self.box.addWidget(self.field)

    def value(self) -> Any:
        """Return the lines that say something."""
        return [one.strip() for one in self.field.toPlainText().split("\n") if one.strip()]

    def put(self, value: Any) -> None:
        """Show lines."""
        put_text(self.field, "\n".join(value or []))


class YesEditor(Editor):
    """Yes or no: a key that turns, with its word and its sign."""

    def __init__(self, entry: Entry) -> None:
        """Make the key."""
        super().__init__(entry)
        self.key = KeyButton("close", "", LETTERS_PX)
        self.key.setFixedSize(132, HEIGHT)
        self._on, self._name = False, ""
        self.key.clicked.connect(self._turn)
        self.box.addWidget(self.key)

    def value(self) -> Any:
        """Return whether it is yes."""
        return self._on

    def put(self, value: Any) -> None:
        """Show yes or no."""
        self._on = bool(value)
        self.key.turn("check" if self._on else "close", settings_said.yes(on=self._on))
        self.key.setAccessibleName(f"{self._name}: {self.key.text()}")

    def name(self, words: str) -> None:
        """Name the key."""
        self._name = words
        self.put(self._on)

    def _turn(self) -> None:
        self.put(not self._on)
        self.changed.emit()


class ChoiceEditor(Editor):
    """One of some values."""

    def __init__(self, entry: Entry) -> None:
        """Make the choice; offer fills it."""
        super().__init__(entry)
        self.field = Choice()
        self.field.currentIndexChanged.connect(lambda _: self.changed.emit())
        self.box.addWidget(self.field)

    def value(self) -> Any:
        """Return what is chosen; nothing is what the field begins with."""
        found = self.field.value()
        return self.entry.default if found is None else found

    def put(self, value: Any) -> None:
        """Choose a value."""
        self.field.put(value)

    def offer(self, options: Options) -> None:
        """Offer values, and none where the field may be empty."""
        none = [(self.entry.default, "–")] if self.entry.may_lack else []
        self.field.offer([*none, *options])


def languages() -> tuple[str, str]:
    """Return the names of the two languages that are written here."""
    return (
        QCoreApplication.translate("Settings", "Tiếng Việt"),
        QCoreApplication.translate("Settings", "Tiếng Anh"),
    )


day_line = (settings_typing.day_of, settings_typing.day_said)
"""How a day is read and shown."""
