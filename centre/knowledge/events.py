"""Life events: what happens to people, and the searches or procedures that it leads to.

The file is TOML: [[event]] with key, icon (a meaning of the icons) and name, and in it
[[event.group]] with name and either search (official words) or codes. A name is a table of
languages in which "vi" is needed.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Any, Final

from centre.rules.errors import NotAllowed

Text = Mapping[str, str]
"""Language code -> words; "vi" is always there."""

_HEADING: Final = re.compile(r"^\s*\[\[\s*(event(?:\.group)?)\s*\]\]", re.MULTILINE)
_AT_LINE: Final = re.compile(r"at line (\d+)")
_CODE: Final = re.compile(r"[1-9]\.[0-9]{6}")
_EVENT_KEYS: Final = frozenset({"key", "icon", "name", "group"})
_GROUP_KEYS: Final = frozenset({"name", "search", "codes"})


@dataclass(frozen=True, slots=True)
class Group:
    """What one may want at an event: a search in official words, or procedures by code."""

    name: Text
    search: str = ""
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class LifeEvent:
    """Something that happens in a life: birth, marriage, a house; icon is a meaning, no file."""

    key: str
    icon: str
    name: Text
    groups: tuple[Group, ...]


class _WrongError(Exception):
    """Why a table is refused."""


def events(text: str, file: str) -> tuple[LifeEvent, ...]:
    """Return the events that a file's text holds, in its order.

    Raises NotAllowed("events_wrong", file=, line=, why=): line is that of the table's heading; why
    is toml (no TOML), keys (one is missing or unknown), name (not words by language with "vi"),
    aim (not exactly one of search and codes), code (not d.dddddd), twice (a key).
    """
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _AT_LINE.search(str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        raise NotAllowed("events_wrong", file=file, line=line, why="toml") from error
    return _Reading(text, file).events(tables)


class _Reading:
    """One file being read; knows where the headings of its tables stand."""

    def __init__(self, text: str, file: str) -> None:
        self._file = file
        self._headings = [
            (found[1], text.count("\n", 0, found.start(1)) + 1) for found in _HEADING.finditer(text)
        ]
        self._line = 1

    def events(self, tables: dict[str, Any]) -> tuple[LifeEvent, ...]:
        try:
            made = tuple(self._event(table) for table in _tables(tables.get("event", [])))
            self._line = 1
            _demand(set(tables) <= {"event"}, "keys")
            _demand(len({event.key for event in made}) == len(made), "twice")
        except _WrongError as wrong:
            why = str(wrong)
            raise NotAllowed("events_wrong", file=self._file, line=self._line, why=why) from wrong
        return made

    def _next(self, heading: str) -> None:
        """Go to the next heading of a kind; tables that are written otherwise keep the last."""
        while self._headings:
            kind, line = self._headings.pop(0)
            if kind == heading:
                self._line = line
                return

    def _event(self, table: dict[str, Any]) -> LifeEvent:
        self._next("event")
        _demand(set(table) == _EVENT_KEYS, "keys")
        _demand(_is_words(table["key"]) and _is_words(table["icon"]), "keys")
        name = _name(table["name"])
        groups = tuple(self._group(group) for group in _tables(table["group"]))
        return LifeEvent(table["key"], table["icon"], name, groups)

    def _group(self, table: dict[str, Any]) -> Group:
        self._next("event.group")
        _demand(set(table) <= _GROUP_KEYS and "name" in table, "keys")
        _demand(("search" in table) != ("codes" in table), "aim")
        search, codes = table.get("search", ""), table.get("codes", [])
        _demand("search" not in table or _is_words(search), "aim")
        _demand(isinstance(codes, list) and ("search" in table or bool(codes)), "aim")
        _demand(all(isinstance(c, str) and _CODE.fullmatch(c) for c in codes), "code")
        return Group(_name(table["name"]), search, tuple(codes))


def _demand(fulfilled: object, why: str) -> None:
    if not fulfilled:
        raise _WrongError(why)


def _tables(found: object) -> list[dict[str, Any]]:
    if not isinstance(found, list) or not all(isinstance(one, dict) for one in found):
        raise _WrongError("keys")
    return found


def _is_words(found: object) -> bool:
    return isinstance(found, str) and bool(found.strip())


def _name(found: object) -> Text:
    if not isinstance(found, dict) or "vi" not in found:
        raise _WrongError("name")
    names: dict[str, str] = dict(found)
    _demand(all(_is_words(words) for words in names.values()), "name")
    return MappingProxyType(names)
