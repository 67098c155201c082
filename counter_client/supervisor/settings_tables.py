"""Editors of several values: hours of a week, weights, the levels of a question."""

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout

from centre.rules.declaring.facts import Entry
from counter_client.look import GAP, label
from counter_client.supervisor import settings_said
from counter_client.supervisor.settings_editors import Editor, languages
from counter_client.supervisor.settings_fields import HEIGHT, Choice, Options, line, put_text
from counter_client.supervisor.settings_typing import spans_of, spans_said

if TYPE_CHECKING:
    from centre.shell.pieces import FitLabel

MOST_LEVELS: Final = 5


class WeekEditor(Editor):
    """A line of intervals for each weekday; an empty one is closed."""

    def __init__(self, entry: Entry) -> None:
        """Make seven lines."""
        super().__init__(entry)
        self.fields: list[QLineEdit] = []
        self._tags: list[FitLabel] = []
        for _ in range(7):
            tag, field = label(px=15, lines=1), line(120)
            tag.setFixedWidth(92)
            field.textChanged.connect(self.changed)
            row = QHBoxLayout()
            row.setSpacing(GAP)
            row.addWidget(tag)
            row.addWidget(field, 1)
            self.box.addLayout(row)
            self.fields.append(field)
            self._tags.append(tag)

    def value(self) -> Any:
        """Return the open days; None where none is and the field may lack."""
        found = {str(n): spans_of(field.text()) for n, field in enumerate(self.fields)}
        week = {day: spans for day, spans in found.items() if spans}
        return None if not week and self.entry.may_lack else week

    def put(self, value: Any) -> None:
        """Show a week; a line that says the same already stays as it was typed."""
        week = value if isinstance(value, dict) else {}
        for day, field in enumerate(self.fields):
            spans = week.get(str(day), [])
            if spans_of(field.text()) != spans:
                field.blockSignals(True)  # noqa: FBT003 - Qt's own argument
                field.setText(spans_said(spans))
                field.blockSignals(False)  # noqa: FBT003 - Qt's own argument

    def name(self, words: str) -> None:
        """Name each line by its day."""
        for tag, field, day in zip(self._tags, self.fields, settings_said.days(), strict=True):
            tag.set_text(day)
            field.setAccessibleName(f"{words}, {day}")


class WeightsEditor(Editor):
    """A weight from 1 to 9, or none, for each thing of another section."""

    def __init__(self, entry: Entry) -> None:
        """Make an empty table; offer fills it."""
        super().__init__(entry)
        self.choices: dict[str, Choice] = {}
        self._tags: dict[str, FitLabel] = {}
        self._rows = QVBoxLayout()
        self._rows.setSpacing(2)
        self.box.addLayout(self._rows)

    def offer(self, options: Options) -> None:
        """Have a row for each thing; a row stays the same widgets."""
        for code, words in options:
            if code not in self.choices:
                self._add(str(code))
            self._tags[code].set_text(words)
            self.choices[code].setAccessibleName(words)

    def _add(self, code: str) -> None:
        tag, choice = label(px=15, lines=4, least=13), Choice()
        choice.offer([(0, "–"), *((weight, str(weight)) for weight in range(1, 10))])
        choice.put(0)
        choice.setFixedWidth(84)
        choice.currentIndexChanged.connect(lambda _: self.changed.emit())
        row = QHBoxLayout()
        row.setSpacing(GAP)
        row.addWidget(choice)
        row.addWidget(tag, 1)
        self._rows.addLayout(row)
        self.choices[code], self._tags[code] = choice, tag

    def value(self) -> Any:
        """Return the weights that are given."""
        weights = {code: choice.value() for code, choice in sorted(self.choices.items())}
        return {code: weight for code, weight in weights.items() if weight}

    def put(self, value: Any) -> None:
        """Show weights."""
        weights = value if isinstance(value, dict) else {}
        for code, choice in self.choices.items():
            choice.put(weights.get(code, 0))

    def name(self, words: str) -> None:
        """Name each choice by its thing and the table."""
        for code, choice in self.choices.items():
            choice.setAccessibleName(f"{words}: {self._tags[code].text()}")


class LevelsEditor(Editor):
    """Up to five answers, worst first: words in both languages, and a face."""

    def __init__(self, entry: Entry) -> None:
        """Make five rows; an empty one is no answer."""
        super().__init__(entry)
        grid = QGridLayout()
        grid.setSpacing(2)
        self.box.addLayout(grid)
        self.rows: list[tuple[QLineEdit, QLineEdit, Choice]] = []
        self._kept: list[dict[str, str]] = [{} for _ in range(MOST_LEVELS)]
        for place in range(MOST_LEVELS):
            vietnamese, english, face = line(60), line(60), Choice()
            face.offer(_faces())
            face.put(place)
            face.setFixedWidth(136)
            face.currentIndexChanged.connect(lambda _: self.changed.emit())
            for field in (vietnamese, english):
                field.textChanged.connect(self.changed)
            number = label(f"{place + 1}.", px=15, lines=1)
            for column, part in enumerate((number, vietnamese, face)):
                grid.addWidget(part, 2 * place, column)
            # Below each other: beside each other a narrow window shows six letters of each.
            grid.addWidget(english, 2 * place + 1, 1)
            grid.setRowMinimumHeight(2 * place + 1, HEIGHT + GAP)
            self.rows.append((vietnamese, english, face))
        grid.setColumnStretch(1, 1)

    def value(self) -> Any:
        """Return the answers that have words, numbered from 1."""
        found: list[dict[str, Any]] = []
        for (vietnamese, english, face), kept in zip(self.rows, self._kept, strict=True):
            typed = {"vi": vietnamese.text().strip(), "en": english.text().strip()}
            words = {**kept, **{code: said for code, said in typed.items() if said}}
            if words:
                found.append({"value": len(found) + 1, "label": words, "face": face.value()})
        return found

    def put(self, value: Any) -> None:
        """Show answers."""
        if self.value() == value:
            return
        levels = list(value or [])
        for place, (vietnamese, english, face) in enumerate(self.rows):
            level = levels[place] if place < len(levels) else None
            words = level["label"] if level else {}
            self._kept[place] = {c: said for c, said in words.items() if c not in ("vi", "en")}
            for field, code in ((vietnamese, "vi"), (english, "en")):
                put_text(field, words.get(code, ""))
            face.put(level["face"] if level else place)

    def name(self, words: str) -> None:
        """Name each field by its place and language."""
        for place, (vietnamese, english, face) in enumerate(self.rows, 1):
            face.offer(_faces())
            for field, language in zip((vietnamese, english), languages(), strict=True):
                field.setAccessibleName(f"{words} {place}, {language}")
                field.setPlaceholderText(language)
            face.setAccessibleName(f"{words} {place}, 1–5")


def _faces() -> list[tuple[int, str]]:
    """Return the five faces in words, the worst first."""
    return list(enumerate(settings_said.faces()))
