"""A row of the form: the field's name, its editor, what it means, what is wrong with it."""

from collections.abc import Callable, Mapping
from typing import Any, Final

from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from centre.rules.declaring.facts import Entry, Kind
from counter_client.look import label
from counter_client.supervisor import settings_said
from counter_client.supervisor.settings_editors import (
    ChoiceEditor,
    Editor,
    LineEditor,
    LinesEditor,
    WordsEditor,
    YesEditor,
    day_line,
)
from counter_client.supervisor.settings_tables import LevelsEditor, WeekEditor, WeightsEditor
from counter_client.supervisor.settings_typing import (
    letters_of,
    letters_said,
    number_of,
    spans_of,
    spans_said,
)


def _number_said(value: Any) -> str:
    return f"{value:g}" if isinstance(value, float) else str(value)


_EDITORS: Final[Mapping[Kind, Callable[[Entry], Editor]]] = {
    Kind.WORDS: WordsEditor,
    Kind.LINE: lambda entry: LineEditor(entry, longest=entry.longest),
    Kind.NUMBER: lambda entry: LineEditor(entry, number_of, _number_said, 9),
    Kind.AMOUNT: lambda entry: LineEditor(entry, number_of, _number_said, 9),
    Kind.YES: YesEditor,
    Kind.ONE: ChoiceEditor,
    Kind.LETTER: ChoiceEditor,
    Kind.WEEK: WeekEditor,
    Kind.SPANS: lambda entry: LineEditor(entry, spans_of, spans_said, 120),
    Kind.DAY: lambda entry: LineEditor(entry, *day_line, 10),
    Kind.WEIGHTS: WeightsEditor,
    Kind.LETTERS: lambda entry: LineEditor(entry, letters_of, letters_said, 120),
    Kind.LINES: LinesEditor,
    Kind.LEVELS: LevelsEditor,
    Kind.PIN: lambda entry: LineEditor(entry, longest=8),
}
_SHORT: Final = (Kind.NUMBER, Kind.AMOUNT, Kind.DAY, Kind.LETTER, Kind.PIN)
SHORT_WIDTH: Final = 156


class Row(QWidget):
    """A field's name, its editor, what it means, and what is wrong with it."""

    def __init__(self, entry: Entry) -> None:
        """Make the row of a field."""
        super().__init__()
        self.entry = entry
        self.title = label(px=15, bold=True, lines=2)
        self.editor = _EDITORS[entry.kind](entry)
        self.help = label(px=13, colour="ink2", lines=3)
        self.wrong = label(px=14, colour="err", icon="warning", lines=3, least=13)
        if entry.kind in _SHORT:
            self.editor.setFixedWidth(SHORT_WIDTH)
        box = QVBoxLayout(self)
        box.setContentsMargins(0, 0, 0, 8)
        box.setSpacing(2)
        box.addWidget(self.title)
        box.addWidget(self.editor, 0, _LEFT if entry.kind in _SHORT else Qt.AlignmentFlag(0))
        box.addWidget(self.help)
        box.addWidget(self.wrong)
        self.wrong.hide()

    def say(self, section: str) -> None:
        """Put its words in the language of the moment."""
        name, meaning = settings_said.said_of(section, self.entry.name)
        self.title.set_text(name)
        self.help.set_text(" ".join(filter(None, (meaning, self._range()))))
        self.help.setVisible(bool(self.help.text()))
        self.editor.name(name)

    def _range(self) -> str:
        if self.entry.kind not in (Kind.NUMBER, Kind.AMOUNT):
            return ""
        said = QCoreApplication.translate("Settings", "Từ {least} đến {most}.")
        return said.format(least=f"{self.entry.least:g}", most=f"{self.entry.most:g}")

    def tell(self, words: str) -> None:
        """Show what is wrong; nothing hides."""
        self.wrong.set_text(words)
        self.wrong.setVisible(bool(words))
        self.editor.setAccessibleDescription(words)


_LEFT: Final = Qt.AlignmentFlag.AlignLeft
