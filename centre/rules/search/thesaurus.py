"""What citizens say and what offices write: entries, their phrases, and the file that holds them.

A file is UTF-8 with one entry a line and three columns between tabs: everyday, official, fields;
each holds alternatives between "|". "{x}" in an everyday phrase stands for any phrase of the entry
that has x as an everyday phrase or as its first official one. Lines with "#" are headings.
"""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from centre.rules.errors import NotAllowed
from centre.rules.search.folding import words
from centre.rules.search.wording import in_full

MAX_WORDS: Final = 12
"""Words of one phrase; citizens' phrases have 1 to 6."""

_GAP: Final = re.compile(r"\{([^{}]*)\}")


@dataclass(frozen=True, slots=True)
class Entry:
    """Phrases of citizens, what each may mean in official words (best first), fields to prefer."""

    everyday: tuple[str, ...]
    official: tuple[str, ...]
    fields: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Phrase:
    """A phrase of an entry, in its order: words, and "{x}" for whatever an entry x is called.

    stands_for: each "{x}" of other phrases that this one may fill.
    """

    said: tuple[str, ...]
    readings: tuple[tuple[str, ...], ...]
    fields: tuple[str, ...]
    stands_for: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Thesaurus:
    """All entries that a search knows; `added` are a supervisor's own and go first."""

    entries: tuple[Entry, ...] = ()
    added: tuple[Entry, ...] = field(default=())

    def joined(self, other: "Thesaurus") -> "Thesaurus":
        """Return a thesaurus with the entries of both."""
        return Thesaurus(self.entries + other.entries, self.added + other.added)

    def with_words(self, extra: Iterable[tuple[str, str]]) -> "Thesaurus":
        """Return a thesaurus with pairs of everyday and official words that a supervisor added.

        Both may hold alternatives between "|", as in a file. Raises
        NotAllowed("thesaurus_wrong", file="", line=number of the pair from 1, why=) as parse does.
        """
        new = (_entry((e, o, ""), "", n) for n, (e, o) in enumerate(extra, start=1))
        return replace(self, added=self.added + tuple(new))

    def phrases(self) -> tuple[Phrase, ...]:
        """Return every phrase, in the order of the entries, a supervisor's first."""
        everything = self.added + self.entries
        asked = {words(x) for e in everything for said in e.everyday for x in _GAP.findall(said)}
        return tuple(phrase for entry in everything for phrase in _phrases(entry, asked))

    def unresolved(self) -> tuple[str, ...]:
        """Return each x of a {x} that no entry is called; its phrases then never apply."""
        everything = self.added + self.entries
        named = {name for entry in everything for name in _called(entry)}
        asked = (x for e in everything for said in e.everyday for x in _GAP.findall(said))
        return tuple(dict.fromkeys(x for x in asked if words(x) not in named))


def parse(text: str, file: str) -> Thesaurus:
    """Return the thesaurus that a file's text holds.

    Raises NotAllowed("thesaurus_wrong", file=, line=, why=): why is columns (not 2 or 3), empty
    (no phrase or no official words), braces (a { without its }), long (over 12 words in a phrase)
    or not_nfc.
    """
    if not unicodedata.is_normalized("NFC", text):
        raise NotAllowed("thesaurus_wrong", file=file, line=_decomposed(text), why="not_nfc")
    found = [
        _entry(_columns(line, file, number), file, number)
        for number, line in enumerate(text.split("\n"), start=1)
        if line.strip() and not line.startswith("#")
    ]
    return Thesaurus(tuple(found))


def _decomposed(text: str) -> int:
    lines = text.split("\n")
    return next(n for n, at in enumerate(lines, 1) if not unicodedata.is_normalized("NFC", at))


def _columns(line: str, file: str, number: int) -> tuple[str, str, str]:
    parts = line.rstrip("\r").split("\t")
    if len(parts) not in {2, 3}:
        raise NotAllowed("thesaurus_wrong", file=file, line=number, why="columns")
    return parts[0], parts[1], (*parts, "")[2]


def _entry(columns: tuple[str, str, str], file: str, number: int) -> Entry:
    everyday, official, fields = (_alternatives(column) for column in columns)
    why = _wrong(everyday, official)
    if why:
        raise NotAllowed("thesaurus_wrong", file=file, line=number, why=why)
    return Entry(everyday, official, fields)


def _alternatives(column: str) -> tuple[str, ...]:
    return tuple(filter(None, (part.strip() for part in column.split("|"))))


def _wrong(everyday: tuple[str, ...], official: tuple[str, ...]) -> str:
    if not everyday or not official or not all(words(said) for said in everyday + official):
        return "empty"
    if any(set(_GAP.sub("", said)) & set("{}") for said in everyday):
        return "braces"
    return "long" if any(len(words(said)) > MAX_WORDS for said in everyday) else ""


_Said = tuple[str, ...]


def _called(entry: Entry) -> tuple[_Said, ...]:
    """Return what an entry may be called in a {x}: its plain phrases, its first official one."""
    plain = (words(said) for said in entry.everyday if "{" not in said)
    return (*plain, words(entry.official[0]))


def _phrases(entry: Entry, asked: set[_Said]) -> list[Phrase]:
    readings = tuple(in_full(official) for official in entry.official)
    fills = tuple(_gap(name) for name in dict.fromkeys(_called(entry)) if name in asked)
    return [
        Phrase(_parts(said), readings, entry.fields, () if "{" in said else fills)
        for said in dict.fromkeys(entry.everyday)
    ]


def _parts(said: str) -> _Said:
    """Return the words of an everyday phrase; each {x} is one of them."""
    parts: list[str] = []
    for number, part in enumerate(_GAP.split(said)):
        parts += (_gap(words(part)),) if number % 2 else in_full(part)
    return tuple(parts)


def _gap(name: _Said) -> str:
    return "{" + " ".join(name) + "}"
