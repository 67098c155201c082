"""Reading a catalogue of the documented JSON Lines schema: one object a line, UTF-8."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO, Final, NoReturn

from db.catalogue import schema
from db.catalogue.rows import Gathering, Problem, Source, shown

_LONGEST_LINE: Final = 4 << 20
"""Bytes of one line; the longest of 2,935 real procedures has 126,151."""


def read(path: Path) -> Source:
    """Return what is in the file; every bad line is a problem, and the rest is read.

    Raises NotAllowed("import_unreadable") for a file without a procedure or with too many.
    """
    gathering = Gathering(str(path))
    with path.open("rb") as file:
        for number, line in enumerate(_lines(file), 1):
            if line.strip():
                _take(gathering, number, line)
    return gathering.source("jsonl")


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """Return the lines; of one that is too long as much as tells that it is."""
    first = file.readline(_LONGEST_LINE + 1).removeprefix(b"\xef\xbb\xbf")
    line = first
    while line:
        yield line
        while len(line) > _LONGEST_LINE and not line.endswith(b"\n"):
            line = file.readline(_LONGEST_LINE + 1)
        line = file.readline(_LONGEST_LINE + 1)


def _take(gathering: Gathering, number: int, line: bytes) -> None:
    if len(line) > _LONGEST_LINE:
        why = f"the line is longer than {_LONGEST_LINE} bytes"
        gathering.lose(Problem(number, "", "line_too_long", shown(line[:60]), why))
        return
    try:
        document = json.loads(line.decode("utf-8"), parse_constant=_refuse)
    except (ValueError, RecursionError) as error:
        gathering.lose(_no_json(number, line, error))
        return
    if not isinstance(document, dict):
        why = 'it must be one object, {"code": …, "name": …}'
        gathering.lose(Problem(number, "", "not_an_object", shown(document), why))
        return
    for key in document:
        if key not in schema.KEYS:
            gathering.ignore(key)
    gathering.add(number, {k: v for k, v in document.items() if k in schema.KEYS})


def _refuse(constant: str) -> NoReturn:
    message = f"{constant} is no number of JSON"
    raise ValueError(message)


def _no_json(number: int, line: bytes, error: Exception) -> Problem:
    """Return the problem of a line that is no JSON, and from which character on."""
    column = f"character {error.colno}" if isinstance(error, json.JSONDecodeError) else ""
    if isinstance(error, UnicodeDecodeError):
        column = f"byte {error.start + 1}"
        why = "the line is not UTF-8; save the file as UTF-8"
    else:
        said = getattr(error, "msg", None) or str(error) or type(error).__name__
        why = f"the line is no JSON ({shown(said)}); write one whole object a line"
    return Problem(number, column, "not_json", shown(line[:80].decode("utf-8", "replace")), why)
