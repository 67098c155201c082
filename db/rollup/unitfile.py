"""The tree of agencies as a list: CSV or workbook in, CSV out; what goes out comes in the same."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, time
from io import StringIO
from pathlib import Path
from typing import Final

from centre.rules.errors import NotAllowed
from centre.rules.search.folding import fold
from centre.rules.units import Flaw, Unit, Units
from db.catalogue.csvfile import decoded
from db.catalogue.spreadsheet import opened
from db.dossiers import moments
from db.figures.as_csv import defused
from db.listfile import Form, form_of, unreadable
from db.rollup import tree

MOST_BYTES: Final = 16 << 20
COLUMNS: Final = ("Mã", "Tên", "Loại", "Mã cấp trên", "Từ ngày", "Đến ngày", "Thay bởi")
_FIELDS: Final = ("code", "name", "kind", "parent", "valid_from", "valid_to", "successors")
_CALLED: Final[Mapping[str, str]] = {
    **dict(zip(_FIELDS, _FIELDS, strict=True)),
    **dict(zip((fold(name) for name in COLUMNS), _FIELDS, strict=True)),
    "ma don vi": "code",
    "ten don vi": "name",
    "cap": "kind",
    "ma don vi cap tren": "parent",
    "hieu luc tu": "valid_from",
    "hieu luc den": "valid_to",
    "don vi thay the": "successors",
}
_NEEDED: Final = frozenset({"code", "name", "valid_from"})
_LONGEST: Final[Mapping[str, int]] = {"code": 32, "parent": 32, "name": 200, "kind": 60}
_SIGNS: Final = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789._-")
_WHY: Final[Mapping[str, str]] = {
    "ends_early": "it ends ({about}) before it begins",
    "overlaps": "the code is another unit's on {about}; end that one first",
    "parent_gap": "the unit above ({about}) is not there on that day",
    "circle": "the way up by {about} goes round in a circle",
    "successor": "{about} takes its place and is not there on the day after its last",
}

Row = tuple[int, Sequence[str | float]]
"""A line and its cells."""


def read(path: Path) -> Units:
    """Return the whole tree of a list, checked.

    Raises NotAllowed: import_unreadable, units_many, units_wrong(file, line or unit, why).
    """
    try:
        rows = list(_rows(path))
    except OSError as error:
        raise unreadable(path, error.strerror or type(error).__name__) from None
    line, columns = _header(rows, path)
    below = [row for row in rows if row[0] > line and any(str(cell).strip() for cell in row[1])]
    units = Units(_unit(path, row, columns) for row in below)
    found = tree.flaws(units)
    if found:
        more = f" ({len(found) - 1} more)" if len(found) > 1 else ""
        raise _wrong(path, f"unit {found[0].code}", f"{_said(found[0])}{more}")
    return units


def _said(flaw: Flaw) -> str:
    return f"from {flaw.valid_from:%d/%m/%Y}: {_WHY[flaw.key].format(about=flaw.about)}"


def _wrong(path: Path, where: str, why: str) -> NotAllowed:
    return NotAllowed("units_wrong", file=path.name, where=where, why=why)


def _rows(path: Path) -> Iterable[Row]:
    form = form_of(path, MOST_BYTES, "leave out what is no unit")
    if form is Form.WORKBOOK:
        sheets = opened(path)
        for row in next(iter(sheets.values()), []):
            yield row.line, row.cells
        return
    if form is not Form.TEXT:
        raise unreadable(path, "a list of units is CSV or a workbook")
    text = decoded(path)
    separator = max(";,\t", key=text[:4096].count)
    reader = csv.reader(StringIO(text, newline=""), delimiter=separator, strict=True)
    try:
        for cells in reader:
            yield reader.line_num, cells
    except csv.Error:
        raise _wrong(path, f"line {reader.line_num}", "quotation marks are not closed") from None


def _header(rows: Sequence[Row], path: Path) -> tuple[int, dict[str, int]]:
    for line, cells in rows[:20]:
        names = [" ".join(fold(str(cell)).split()) for cell in cells]
        columns = {_CALLED[name]: at for at, name in enumerate(names) if name in _CALLED}
        if columns.keys() >= _NEEDED:
            return line, columns
    raise unreadable(path, f"no row has the column names {', '.join(COLUMNS)}")


def _unit(path: Path, row: Row, columns: Mapping[str, int]) -> Unit:
    where = f"line {row[0]}"
    held = {name: row[1][at] for name, at in columns.items() if at < len(row[1])}
    said = {name: _cell(cell) for name, cell in held.items()}
    why = _flaw_of(held, said)
    if why:
        raise _wrong(path, where, why)
    first, last = (_day(path, where, said.get(name, "")) for name in ("valid_from", "valid_to"))
    if first is None:
        raise _wrong(path, where, "the first day is missing")
    kind, parent = said.get("kind", ""), said.get("parent", "")
    return Unit(said["code"], said["name"], kind, parent, first, last, _codes(said))


def _codes(said: Mapping[str, str]) -> tuple[str, ...]:
    """Return the codes of the successors."""
    parts = said.get("successors", "").replace(",", ";").split(";")
    return tuple(dict.fromkeys(part.strip() for part in parts if part.strip()))


def _flaw_of(held: Mapping[str, str | float], said: Mapping[str, str]) -> str:
    """Return what is wrong with a row but its days, or ""."""
    for name in ("code", "parent", "successors"):
        if not isinstance(held.get(name, ""), str):
            return f"{name} is held as a number; make the column text, with its zeros in front"
    for name, longest in _LONGEST.items():
        if len(said.get(name, "")) > longest:
            return f"{name} has more than {longest} signs"
    bad = [code for code in (said.get("code", ""), said.get("parent", "")) if not _is_code(code)]
    bad += [code for code in _codes(said) if not _is_code(code)]
    if bad:
        return f"{bad[0][:40]} is no code: letters, digits, dots and hyphens"
    return "" if said.get("code") and said.get("name") else "code or name is missing"


def _cell(cell: str | float) -> str:
    text = " ".join(str(cell).split())
    return text[1:] if text[:1] == "'" and text[1:2] in {"=", "+", "-", "@"} else text


def _is_code(code: str) -> bool:
    return set(code) <= _SIGNS and len(code) <= _LONGEST["code"] and code[:1] not in {".", "-", "_"}


def _day(path: Path, where: str, said: str) -> date | None:
    try:
        found = moments.read(said, time(0))
    except moments.NoMomentError:
        raise _wrong(path, where, f"{said[:40]} is no day; write it as 01/07/2025") from None
    return None if found is None else found.date()


def as_csv(units: Iterable[Unit]) -> str:
    """Return the list as CSV text, the mark for spreadsheets before it."""
    text = StringIO()
    text.write("\ufeff")
    writer = csv.writer(text, delimiter=";", lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for unit in units:
        days = (f"{unit.valid_from:%d/%m/%Y}", f"{unit.valid_to:%d/%m/%Y}" if unit.valid_to else "")
        cells = (unit.code, unit.name, unit.kind, unit.parent, *days, ";".join(unit.successors))
        writer.writerow([defused(cell) for cell in cells])
    return text.getvalue()
