"""Reading an export from a workbook (.xlsx, .xls, .ods), opened in a bounded process of its own."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from typing import Final

from db.catalogue.columns import Cell, text_of
from db.catalogue.spreadsheet import opened
from db.catalogue.table import TableRow, letters_of
from db.dossiers.columns import NEEDED, column_of, columns_of, is_personal, shown
from db.dossiers.rows import Gathering, Problem, Source
from db.listfile import unreadable

_HEADER_WITHIN: Final = 60
_EXACT: Final = 10**15
"""Whole numbers below it are held as they are; spreadsheets keep fifteen digits."""


@dataclass(frozen=True, slots=True)
class _Header:
    """Where the header ends (index among the rows), position -> field, position -> heading."""

    after: int
    columns: Mapping[int, str]
    headings: Sequence[str]


def read(path: Path) -> Source:
    """Return what is in the visible sheets; every bad row is a problem, and the rest is read.

    Columns about persons are passed over, and so is whatever the reading library says of a damaged
    workbook: it may quote a cell. Raises NotAllowed("import_unreadable") for a workbook that is
    damaged, is a zip bomb, has no header anywhere, or nothing below it.
    """
    sheets = opened(path, quotes=False)
    found = [(name, rows, _header_in(rows)) for name, rows in sheets.items()]
    lists = [(name, rows, header) for name, rows, header in found if header]
    if not lists:
        raise unreadable(path, "no row has names of columns for code and state (Mã hồ sơ, …)")
    gathering = Gathering(path)
    for name, rows, header in lists:
        known = header.columns
        gathering.ignore(head for at, head in enumerate(header.headings) if at not in known)
        _gather(gathering, rows[header.after :], header, shown(name))
    return gathering.source()


def _gather(gathering: Gathering, rows: Sequence[TableRow], header: _Header, sheet: str) -> None:
    called = {
        column: f"{sheet}!{letters_of(at)} ({shown(header.headings[at])})"
        for at, column in header.columns.items()
    }
    at_code = next(at for at, column in header.columns.items() if column == "code")
    for row in rows:
        cells = {at: row.cells[at] for at in header.columns if at < len(row.cells)}
        picked = {header.columns[at]: text_of(cell) for at, cell in cells.items()}
        if at_code in row.joined or not _is_row(picked):
            continue
        rounded = next((header.columns[at] for at in cells if _is_rounded(cells[at])), None)
        if rounded:
            why = "it is held as a number, and rounded; make the column text and export again"
            gathering.lose(Problem(row.line, called[rounded], "number_rounded", why))
        else:
            gathering.add(row.line, picked, called, sheet=sheet)


def _is_row(picked: Mapping[str, str]) -> bool:
    """Tell whether a row is of the list: no title merged over it, further header or empty row."""
    code, state = picked.get("code", ""), picked.get("state", "")
    is_title = bool(code) and code == state
    return any(picked.values()) and not is_title and column_of(code) != "code"


def _is_rounded(cell: Cell) -> bool:
    return not isinstance(cell, str) and abs(cell) >= _EXACT


def _header_in(rows: Sequence[TableRow]) -> _Header | None:
    """Return the first header, the widest there: a row, or a row and the one below it.

    A row alone comes first; never a lower row without the groups above it, which may say that its
    columns are about a person.
    """
    for index, row in enumerate(rows[:_HEADER_WITHIN]):
        above = [text_of(cell) for cell in row.cells]
        under = rows[index + 1].cells if index + 1 < len(rows) else ()
        below = [text_of(cell) for cell in under]
        both = [_stacked(*two) for two in zip_longest(_spread(above, below), below, fillvalue="")]
        ways = [_header(index + 1, above), _header(index + 2, both)]
        best = max(ways, key=lambda way: len(way.columns))
        if best.columns:
            return best
    return None


def _header(after: int, headings: Sequence[str]) -> _Header:
    """Return a row as a header; one that does not name code and state has no columns."""
    columns = columns_of(headings)
    return _Header(after, columns if set(columns.values()) >= NEEDED else {}, headings)


def _spread(above: Sequence[str], below: Sequence[str]) -> list[str]:
    """Return the upper row of a header; the first cell of a group speaks for all below it.

    A group is what stands over cells of its own in the lower row. A merged heading is written once.
    """
    spread, group = [], ""
    for heading, under in zip_longest(above, below, fillvalue=""):
        group = heading if heading or not under else group
        spread.append(group if is_personal(group) else heading)
    return spread


def _stacked(above: str, below: str) -> str:
    """Return the heading of two cells; what is said to be about a person stays so."""
    if is_personal(above) or not below:
        return above
    return below if column_of(below) or is_personal(below) or not above else above
