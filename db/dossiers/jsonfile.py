"""Reading an export as JSON: one array of objects, or one object a line (JSON Lines); UTF-8."""

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from db.dossiers.columns import column_of, shown
from db.dossiers.rows import Gathering, Problem, Source
from db.listfile import unreadable

_LONGEST_LINE: Final = 1 << 20
_LONGEST_ARRAY: Final = 10_000_000
"""Bytes of an array, which is in memory as a whole; lines are read one by one."""


def read(path: Path) -> Source:
    """Return what is in the file; every bad object is a problem, and the rest is read.

    Of an array the "line" of a problem is the number of the object. Raises
    NotAllowed("import_unreadable") for what is no JSON in UTF-8, or has nothing in it.
    """
    try:
        content = path.read_bytes()
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise unreadable(path, "it is not UTF-8; save it as UTF-8") from None
    gathering = Gathering(path)
    is_array = text.lstrip().startswith("[")
    if is_array and len(content) > _LONGEST_ARRAY:
        why = f"it is an array of more than {_LONGEST_ARRAY} bytes; write one object a line"
        raise unreadable(path, f"{why} (JSON Lines)")
    told = _of_array(text, path) if is_array else _of_lines(text, gathering)
    for line, document in told:
        _take(gathering, line, document)
    return gathering.source()


def _of_array(text: str, path: Path) -> Iterator[tuple[int, Any]]:
    try:
        documents = json.loads(text)
    except (ValueError, RecursionError) as error:
        line = getattr(error, "lineno", 0)
        raise unreadable(path, f"it is no JSON from line {line} on") from None
    return enumerate(documents, 1)


def _of_lines(text: str, gathering: Gathering) -> Iterator[tuple[int, Any]]:
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip():
            continue
        if len(line) > _LONGEST_LINE:
            why = f"the line is longer than {_LONGEST_LINE} characters"
            gathering.lose(Problem(number, "", "line_too_long", why))
            continue
        try:
            yield number, json.loads(line)
        except (ValueError, RecursionError):
            why = "the line is no JSON; write one whole object a line"
            gathering.lose(Problem(number, "", "not_json", why))


def _take(gathering: Gathering, line: int, document: Any) -> None:
    if not isinstance(document, dict):
        why = 'it must be one object, {"code": …, "state": …}'
        gathering.lose(Problem(line, "", "not_an_object", why))
        return
    gathering.ignore(key for key in document if not column_of(key))
    found = _picked(document)
    called = {column: shown(key) for column, (key, _) in found.items()}
    nested = next((column for column, (_, value) in found.items() if _is_nested(value)), None)
    if nested is not None:
        why = "a text or a number is wanted here, not a list or an object"
        gathering.lose(Problem(line, called[nested], "value_nested", why))
        return
    gathering.add(line, {column: _text(value) for column, (_, value) in found.items()}, called)


def _picked(document: Mapping[str, Any]) -> dict[str, tuple[str, Any]]:
    """Return field -> (its key, its value); of two keys for one field the first counts."""
    found: dict[str, tuple[str, Any]] = {}
    for key, value in document.items():
        column = column_of(key)
        if column:
            found.setdefault(column, (key, value))
    return found


def _is_nested(value: Any) -> bool:
    return isinstance(value, list | dict | bool)


def _text(value: Any) -> str:
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return "" if value is None else str(value).strip()
