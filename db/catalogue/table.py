"""A list in rows and columns, from whatever file: where its header is, and what its rows say."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import zip_longest
from typing import Final

from centre.rules.search.folding import fold
from db.catalogue import codes, schema
from db.catalogue.columns import Cell, column_of, document_of, schema_keys, text_of
from db.catalogue.rows import Gathering, Problem, shown

_HEADER_WITHIN: Final = 60
"""Rows from the top among which the header is looked for; lists have a few rows of titles."""

_FOOTER: Final = re.compile(
    r"(?:tong|cong|ngay|nguoi|ghi chu|noi nhan|linh vuc|danh muc|[ivx]+\.|[a-z]\.)"
)


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row of cells; line counts from 1. joined: positions of cells that are merged into above."""

    line: int
    cells: Sequence[Cell]
    joined: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Header:
    """Where the header ends (index among the rows), and position -> column, position -> heading."""

    after: int
    columns: Mapping[int, str]
    headings: Mapping[int, str]


@dataclass(slots=True)
class _Pending:
    """A row that the next ones may still add agencies to."""

    row: TableRow
    cells: dict[str, Cell]
    agencies: list[str] = field(default_factory=list)


def find_header(rows: Sequence[TableRow]) -> Header | None:
    """Return the first header: a row, or two that belong together, naming a code and a name."""
    for index, row in enumerate(rows[:_HEADER_WITHIN]):
        one = _header(index + 1, row.cells)
        if one is None:
            continue
        below = rows[index + 1].cells if index + 1 < len(rows) else ()
        two = _header(index + 2, [_stacked(a, b) for a, b in zip_longest(row.cells, below)])
        return two if two and len(two.columns) > len(one.columns) else one
    return None


def gather(
    gathering: Gathering, rows: Iterable[TableRow], header: Header, *, sheet: str = ""
) -> None:
    """Read the rows below a header; titles, headers of further pages and footers are passed over.

    Raises NotAllowed("import_unreadable") as Gathering.add does.
    """
    called = {
        column: f"{sheet}{letters_of(at)} ({shown(header.headings[at])})"
        for at, column in header.columns.items()
    }
    for at, heading in header.headings.items():
        if at not in header.columns and heading.strip():
            gathering.ignore(heading)
    pending: _Pending | None = None
    for row in rows:
        cells = {column: _at(row.cells, at) for at, column in header.columns.items()}
        if pending and _goes_on(row, cells, header):
            pending.agencies.append(text_of(cells.get("agencies", "")))
        elif _is_row(row, cells):
            _take(gathering, pending, called)
            pending = _Pending(row, cells)
    _take(gathering, pending, called)


def _header(after: int, cells: Iterable[Cell | None]) -> Header | None:
    headings = {at: text_of(cell) for at, cell in enumerate(cells) if cell not in {None, ""}}
    columns: dict[int, str] = {}
    for at, heading in headings.items():
        column = column_of(heading)
        if column and column not in columns.values():
            columns[at] = column
    whole = {"code", "name"} <= set(columns.values())
    return Header(after, columns, headings) if whole else None


def _stacked(above: Cell | None, below: Cell | None) -> str:
    """Return the heading of two cells, one above the other; twice the same is said once."""
    parts = [text_of(cell) for cell in (above, below) if cell not in {None, ""}]
    return " ".join(dict.fromkeys(parts))


def _goes_on(row: TableRow, cells: Mapping[str, Cell], header: Header) -> bool:
    """Tell whether a row belongs to the one above: its code is merged into that row's code."""
    at = next(at for at, column in header.columns.items() if column == "code")
    return at in row.joined and bool(cells["code"])


def _is_row(row: TableRow, cells: Mapping[str, Cell]) -> bool:
    """Tell whether a row is of the list, good or bad, and no title, header of a page or footer.

    Those have one text only, mostly merged over the columns, or one beside a Roman numeral.
    """
    if column_of(cells["code"]) == "code":
        return False
    found = codes.read(cells["code"])
    filled = {text_of(cell) for cell in row.cells} - {""}
    if found.base or found.key == "code_rounded" or not filled:
        return bool(filled)
    if found.raw and cells["code"] == cells["name"]:
        return False
    if len(filled) == 1:
        return not found.raw and cells["name"] != "" and not _names_no_row(cells["name"])
    told = [column for column, cell in cells.items() if column != "number" and cell != ""]
    return len(told) > 1 or text_of(cells.get("number", "")).isdecimal()


def _names_no_row(cell: Cell) -> bool:
    return _FOOTER.match(fold(str(cell)[:200]).strip()) is not None


def _take(gathering: Gathering, pending: _Pending | None, called: Mapping[str, str]) -> None:
    """Hand a row on; cells that are too long are named and the row is left out."""
    if pending is None:
        return
    cells, line = pending.cells, pending.row.line
    if pending.agencies:
        cells["agencies"] = ";".join([text_of(cells.get("agencies", "")), *pending.agencies])
    for column, cell in cells.items():
        if len(str(cell)) > schema.MOST_CHARACTERS:
            why = f"the cell is longer than {schema.MOST_CHARACTERS} characters"
            bad = Problem(line, called[column], "text_too_long", shown(cell), why)
            gathering.refuse(cells["code"], bad)
            return
    gathering.add(line, document_of(cells), schema_keys(called))


def _at(cells: Sequence[Cell], at: int) -> Cell:
    return cells[at] if at < len(cells) else ""


def letters_of(at: int) -> str:
    """Return the letters of a column as spreadsheets count: 0 is A, 26 is AA."""
    left, last = divmod(at, 26)
    return (letters_of(left - 1) if left else "") + chr(ord("A") + last)
