"""Reading a catalogue as CSV: whichever of the usual encodings and separators it was saved with."""

import codecs
import csv
import io
from collections.abc import Iterator
from itertools import islice
from pathlib import Path
from typing import Final

from db.catalogue.rows import Gathering, Problem, Source
from db.catalogue.table import TableRow, find_header, gather
from db.listfile import unreadable

_SEPARATORS: Final = ",;\t"
_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LONGEST_CELL: Final = 1 << 20
_LOOKED_AT: Final = 1 << 16
_HEADS: Final = 70


def read(path: Path) -> Source:
    """Return what is in the file; every bad row is a problem, and the rest is read.

    Raises NotAllowed("import_unreadable") if it is no text, has no header, or nothing below it.
    """
    text = decoded(path)
    found = [(_top(text, mark), mark) for mark in _SEPARATORS]
    headers = [(find_header(top), top, mark) for top, mark in found]
    header, top, separator = max(headers, key=lambda one: len(one[0].columns) if one[0] else 0)
    if header is None:
        raise unreadable(path, "no row has the column names Mã số and Tên")
    gathering = Gathering(str(path))
    below = top[header.after - 1].line if header.after else 0
    rows = (row for row in _rows(text, separator, gathering) if row.line > below)
    gather(gathering, rows, header)
    return gathering.source("csv")


def decoded(path: Path) -> str:
    """Return the text of a file: UTF-8 or UTF-16 by their marks, else UTF-8, else cp1258.

    UTF-8 with a few broken letters stays UTF-8, and the letters become U+FFFD. Raises
    NotAllowed("import_unreadable") if it is no text.
    """
    data = path.read_bytes()
    encoding = next((name for mark, name in _MARKS if data.startswith(mark)), "")
    if encoding != "utf-16" and b"\0" in data:
        line = data.count(b"\n", 0, data.index(b"\0")) + 1
        why = f"line {line} has a NUL byte, so it is no text; save it as CSV in UTF-8"
        raise unreadable(path, why)
    text = data.decode(encoding, "replace") if encoding else _guessed(data, path)
    _check(text, path)
    return text


def _guessed(data: bytes, path: Path) -> str:
    """Return text without a mark of its encoding; Windows in Vietnam saves cp1258."""
    text = data.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if broken == 0 or sum(not mark.isascii() for mark in text) > 2 * broken:
        return text
    try:
        return data.decode("cp1258")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        why = f"line {line} is in an unknown encoding; save it as CSV in UTF-8"
        raise unreadable(path, why) from None


def _check(text: str, path: Path) -> None:
    """Refuse what is full of control characters: no text, whatever its name ends in."""
    head = text[:_LOOKED_AT]
    controls = sum(mark < " " and mark not in "\t\r\n\f" for mark in head)
    if controls * 50 > len(head):
        raise unreadable(path, "it is no text; save the list as .xlsx or as CSV in UTF-8")


def _top(text: str, separator: str) -> list[TableRow]:
    """Return the first rows, as they are with this separator."""
    return list(islice(_rows(text, separator, None), _HEADS))


def _rows(text: str, separator: str, gathering: Gathering | None) -> Iterator[TableRow]:
    """Return the rows; where quotation marks are not closed, reading ends with a problem."""
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error as error:
            if gathering is not None:
                gathering.lose(_unquoted(line, str(error)))
            return
        if cells is None:
            return
        yield TableRow(line, [cell.strip() for cell in cells])
        line = reader.line_num + 1


def _unquoted(line: int, said: str) -> Problem:
    why = f"quotation marks are not right from here on ({said}); nothing below it was read"
    return Problem(line, "", "quotes_open", "", why)
