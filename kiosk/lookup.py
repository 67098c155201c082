"""The catalogue as a kiosk holds it in memory: rows found by words, by code, by field. No Qt."""

import contextlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from typing import Final

from centre.rules.errors import NotAllowed
from centre.rules.procedures import Level, base_name
from centre.rules.search.folding import fold
from centre.rules.search.index import Hit, Home, Index, Listed
from centre.rules.search.ranking import LOOKED_AT
from centre.rules.search.thesaurus import Thesaurus

MOST_ROWS: Final = LOOKED_AT
"""Rows of one answer: a dozen screens of them; who wants more does better with another word."""
_MOST_HITS: Final = 400
# Digits of a code, d.dddddd.
_CODE_DIGITS: Final = 7
_LEVELS: Final = tuple(level.value for level in Level)


@dataclass(frozen=True, slots=True)
class Row:
    """A procedure to choose; those that differ only by level are one row with all their levels."""

    code: str
    name: str
    field: str
    levels: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Topic:
    """A field of the catalogue (lĩnh vực), and how many rows it has."""

    name: str
    count: int


@dataclass(frozen=True, slots=True)
class Query:
    """What is looked for: words, else procedures by code, else all of a topic.

    The words are in no repr, and so in no log.
    """

    words: str = field(default="", repr=False)
    codes: tuple[str, ...] = ()
    topic: str = ""


@dataclass(frozen=True, slots=True)
class Answer:
    """Rows, best first; has_more where they may not be all. folded: the words, to be counted."""

    rows: tuple[Row, ...]
    has_more: bool = False
    folded: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Stock:
    """What is there before anything is asked: how many rows, those often wanted, all topics."""

    count: int = 0
    often: tuple[Row, ...] = ()
    topics: tuple[Topic, ...] = ()


class Lookup:
    """Procedures in force, ready to be asked; nothing in it changes once it is made."""

    def __init__(self, listed: Iterable[Listed], words: Thesaurus, home: Home) -> None:
        """Take the procedures, the words of citizens, and what this centre does."""
        known = tuple(listed)
        self._home = home
        self._index = Index(known, words, home)
        self._rows = {
            one.code: row
            for group in _variants(known)
            for row in [self._row(group)]
            for one in group
        }

    def answer(self, query: Query) -> Answer:
        """Return what a query finds; nothing is an answer, too."""
        if query.words:
            return self._search(query.words)
        if query.codes:
            return _cut(self.rows(query.codes))
        return Answer(self._of_topic(query.topic))

    def rows(self, codes: Iterable[str]) -> tuple[Row, ...]:
        """Return the rows of codes, each once; codes that are not here are left out."""
        found = (self._rows.get(code) for code in codes)
        return tuple(dict.fromkeys(row for row in found if row is not None))

    def stock(self, often: Iterable[str]) -> Stock:
        """Return what is shown before anything is asked; topics of this centre's level first."""
        rows = frozenset(self._rows.values())
        counts = Counter(row.field for row in rows if row.field)
        own = {row.field for row in rows if self._is_own(row)}
        names = sorted(counts, key=lambda name: (name not in own, fold(name), name))
        topics = tuple(Topic(name, counts[name]) for name in names)
        return Stock(len(rows), self.rows(often), topics)

    def _row(self, variants: tuple[Listed, ...]) -> Row:
        """Return the row of variants: its code is that of this centre's level."""
        wanted = set(self._home.levels)
        first = next((one for one in variants if wanted & set(one.levels)), variants[0])
        levels = {level for one in variants for level in one.levels}
        ordered = tuple(level for level in _LEVELS if level in levels)
        return Row(first.code, base_name(first.name), first.field, ordered)

    def _search(self, words: str) -> Answer:
        found = self._index.search(words, _MOST_HITS)
        rows = dict.fromkeys(self._row_of(hit, words) for hit in found.hits)
        answer = _cut(tuple(rows))
        has_more = answer.has_more or found.total >= LOOKED_AT
        return replace(answer, has_more=has_more, folded=found.folded)

    def _row_of(self, hit: Hit, words: str) -> Row:
        """Return the row of a hit; who types a whole code means that very variant."""
        row = self._rows[hit.code]
        asked = "".join(filter(str.isdecimal, words))
        is_code = len(asked) >= _CODE_DIGITS and hit.code.replace(".", "") in asked
        return replace(row, code=hit.code) if is_code else row

    def _of_topic(self, topic: str) -> tuple[Row, ...]:
        """Return all rows of a topic, those of this centre's level first, then by name."""
        found = dict.fromkeys(row for row in self._rows.values() if row.field == topic)
        return tuple(sorted(found, key=lambda row: (not self._is_own(row), fold(row.name))))

    def _is_own(self, row: Row) -> bool:
        return bool(set(row.levels) & set(self._home.levels))


def with_added(words: Thesaurus, added: Iterable[tuple[str, str]]) -> Thesaurus:
    """Return a thesaurus with a supervisor's words; one that cannot be used spoils no others."""
    for pair in added:
        with contextlib.suppress(NotAllowed):
            words = words.with_words((pair,))
    return words


def _cut(rows: tuple[Row, ...]) -> Answer:
    return Answer(rows[:MOST_ROWS], len(rows) > MOST_ROWS)


def _variants(listed: Iterable[Listed]) -> list[tuple[Listed, ...]]:
    """Return procedures grouped as centre.rules.procedures.variants groups them."""
    groups: dict[tuple[str, int], list[Listed]] = {}
    for one in listed:
        name = base_name(one.name).casefold()
        turn = 0
        while any(other.levels == one.levels for other in groups.get((name, turn), ())):
            turn += 1
        groups.setdefault((name, turn), []).append(one)
    return [tuple(group) for group in groups.values()]
