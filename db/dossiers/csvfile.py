"""Reading an export as CSV: whichever of the usual encodings and separators it was saved with."""

import csv
import io
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import Final

from db.catalogue.csvfile import decoded
from db.dossiers.columns import NEEDED, column_of, columns_of, shown
from db.dossiers.rows import Gathering, Problem, Source
from db.listfile import unreadable

_SEPARATORS: Final = ",;\t|"
_HEADER_WITHIN: Final = 60
_LONGEST_CELL: Final = 1 << 20


@dataclass(frozen=True, slots=True)
class _Header:
    """Where the header is (its line), position -> field, and all headings."""

    line: int
    columns: Mapping[int, str]
    headings: Sequence[str]


def read(path: Path) -> Source:
    """Return what is in the file; every bad row is a problem, and the rest is read.

    Raises NotAllowed("import_unreadable") if it is no text, has no header, or nothing below it.
    """
    text = decoded(path)
    found = {mark: _header(text, mark) for mark in _SEPARATORS}
    separator = max(found, key=lambda mark: _width(found[mark]))
    header = found[separator]
    if header is None:
        raise unreadable(path, "no row has names of columns for code and state (Mã hồ sơ, …)")
    gathering = Gathering(path)
    gathering.ignore(
        heading for at, heading in enumerate(header.headings) if at not in header.columns
    )
    _gather(gathering, text, separator, header)
    return gathering.source()


def _gather(gathering: Gathering, text: str, separator: str, header: _Header) -> None:
    called = {column: shown(header.headings[at]) for at, column in header.columns.items()}
    for line, cells in _rows(text, separator, gathering):
        if line <= header.line or not any(cells):
            continue
        picked = {column: cells[at] for at, column in header.columns.items() if at < len(cells)}
        if any(cells[len(header.headings) :]):
            why = "the row has more cells than the header; put cells with separators in quotes"
            gathering.lose(Problem(line, "", "cells_differ", why))
        elif not _repeats(picked):
            gathering.add(line, picked, called)


def _repeats(cells: Mapping[str, str]) -> bool:
    """Tell whether a row is the header of a further page."""
    return column_of(cells.get("code", "")) == "code"


def _width(header: _Header | None) -> int:
    """Return how many columns of ours a header names; none where there is no header."""
    return len(header.columns) if header else 0


def _header(text: str, separator: str) -> _Header | None:
    """Return the first row that names a code and a state."""
    for line, cells in islice(_rows(text, separator, None), _HEADER_WITHIN):
        columns = columns_of(cells)
        if set(columns.values()) >= NEEDED:
            return _Header(line, columns, cells)
    return None


def _rows(
    text: str, separator: str, gathering: Gathering | None
) -> Iterator[tuple[int, list[str]]]:
    """Return the rows with their lines; where quotation marks are not closed, reading ends."""
    csv.field_size_limit(_LONGEST_CELL)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=separator, strict=True)
    line = 1
    while True:
        try:
            cells = next(reader, None)
        except csv.Error:
            if gathering is not None:
                why = "quotation marks are not right from here on; nothing below it was read"
                gathering.lose(Problem(line, "", "quotes_open", why))
            return
        if cells is None:
            return
        yield line, [cell.strip() for cell in cells]
        line = reader.line_num + 1
