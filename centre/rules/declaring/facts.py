"""The values of this package: kinds of fields, a field, what is wrong with one, a wanted change."""

import dataclasses
import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from types import MappingProxyType
from typing import Any, Final

from centre.rules.errors import NotAllowed

Item = Mapping[str, Any]
"""One declared thing: field -> what JSON can say."""
Declared = Mapping[str, Mapping[str, Item]]
"""Section -> key -> item: everything that is declared, what has ended too."""

NOTHING: Final[Mapping[str, object]] = MappingProxyType({})


class Kind(StrEnum):
    """What a field holds, as JSON says it."""

    WORDS = "words"
    """Language -> words; "vi" is always there."""
    LINE = "line"
    """One line of text."""
    NUMBER = "number"
    """A whole number from least to most."""
    AMOUNT = "amount"
    """A number from least to most."""
    YES = "yes"
    """true or false."""
    ONE = "one"
    """One of the words, or the code of an item of section `of`."""
    WEEK = "week"
    """Weekday "0" (Monday) .. "6" -> intervals."""
    SPANS = "spans"
    """Intervals of a day: [["07:00", "11:30"], ...]."""
    DAY = "day"
    """A day: "2027-01-01"."""
    WEIGHTS = "weights"
    """Code of an item of section `of` -> weight 1..9."""
    LETTER = "letter"
    """The letter of a series."""
    LETTERS = "letters"
    """Kiosk -> a letter of its own."""
    LINES = "lines"
    """Lines of text, each once."""
    LEVELS = "levels"
    """Answers of an instrument, worst first: value, label, face."""
    PIN = "pin"
    """A new PIN; never read."""


@dataclass(frozen=True, slots=True)
class Entry:
    """One field of an item.

    least..most is the range of a number (both belong to it), longest the most characters of words
    or lines; may_lack: null (a line: "") is allowed; of: the section whose items it names; deed: it
    is done once and never read back (a new PIN, an unlocking).
    """

    name: str
    kind: Kind
    least: float = 0
    most: float = 0
    longest: int = 300
    may_lack: bool = False
    of: str = ""
    words: tuple[str, ...] = ()
    pattern: str = ""
    default: Any = None
    deed: bool = False


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong: with which field of which item, the key of a sentence, and its facts."""

    section: str
    item: str
    field: str
    why: str
    facts: Mapping[str, object] = dataclasses.field(default_factory=lambda: NOTHING)

    @property
    def where(self) -> str:
        """Return the place as a file or a log names it: service.ho-tich.last."""
        return ".".join(part for part in (self.section, self.item, self.field) if part)

    def refusal(self) -> NotAllowed:
        """Return it as a refusal."""
        place = {"section": self.section, "item": self.item, "field": self.field}
        return NotAllowed(self.why, where=self.where, **{**self.facts, **place})


@dataclass(frozen=True, slots=True)
class Change:
    """One wanted change: fields of an item and their new values; value None ends the item.

    seen is the mark of the item as its author has seen it ("": there was none); None does not ask.
    Its repr leaves the value out: there may be a PIN in it.
    """

    section: str
    key: str
    value: Mapping[str, Any] | None = dataclasses.field(repr=False)
    seen: str | None = None


@dataclass(frozen=True, slots=True)
class Move:
    """One field of an item, before and after."""

    field: str
    old: Any
    new: Any


def mark(item: Item | None) -> str:
    """Return a short mark of what an item says; another one as soon as it says something else."""
    if item is None:
        return ""
    text = json.dumps(dict(item), sort_keys=True, ensure_ascii=False)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
