"""The program that opens a workbook, apart from ours: `python sheets.py FILE`.

A workbook of six kilobytes can ask for half a terabyte (a cell in the last row of the last column),
and the reading library then ends its process. So it is opened in a process of its own, with bounds.
Prints JSON Lines: {"sheet": name}, then {"line": n, "cells": [...], "joined": [...]} for each row
that is not empty; joined are the positions that are merged into the row above. The last line is
{"end": true}, or {"error": why}, with "said" for what the reading library gave as its reason. Only
the standard library and the reading library are known here.
"""

import json
import resource
import sys
from collections.abc import Iterator, Sequence
from typing import Any, Final, TextIO

MEMORY_BYTES: Final = 1 << 30
CPU_SECONDS: Final = 60
MOST_ROWS: Final = 110_000
MOST_COLUMNS: Final = 200
MOST_CELLS: Final = 10_000_000
MOST_CHARACTERS: Final = 20_000
MOST_SAID: Final = 300
MOST_WRITTEN: Final = 200 << 20
"""Characters that are printed at most; 3,000 procedures in full are 27 million."""


class _TooLargeError(Exception):
    """The workbook holds more than is read of one."""


def tell(file: str, out: TextIO) -> None:
    """Print the visible sheets of a workbook; whatever is wrong is printed as the last line."""
    try:
        out.writelines(line + "\n" for line in _bounded(_told(file)))
        last: dict[str, Any] = {"end": True}
    except _TooLargeError as error:
        last = {"error": str(error)}
    except MemoryError:
        last = {"error": "it needs too much memory"}
    except Exception as error:  # noqa: BLE001  # whatever a broken file does, the reader is told why
        said = str(error)[:MOST_SAID]
        last = {"error": "the workbook is damaged, or locked with a password", "said": said}
    out.write(json.dumps(last) + "\n")


def _bounded(lines: Iterator[str]) -> Iterator[str]:
    written = 0
    for rows, line in enumerate(lines):
        written += len(line)
        if written > MOST_WRITTEN or rows > MOST_ROWS:
            message = f"it has more than {MOST_ROWS} rows or {MOST_WRITTEN} characters; split it"
            raise _TooLargeError(message)
        yield line


def _told(file: str) -> Iterator[str]:
    from python_calamine import (  # noqa: PLC0415  # the rows are joined without it in tests
        SheetTypeEnum,
        SheetVisibleEnum,
        load_workbook,
    )

    with load_workbook(file) as book:
        for about in book.sheets_metadata:
            wanted = about.typ == SheetTypeEnum.WorkSheet
            if wanted and about.visible == SheetVisibleEnum.Visible:
                sheet = book.get_sheet_by_name(about.name)
                yield json.dumps({"sheet": about.name})
                yield from _rows(sheet)


def _rows(sheet: Any) -> Iterator[str]:
    bottom, right = sheet.end or (0, 0)
    if (bottom + 1) * (right + 1) > MOST_CELLS:
        message = "it has cells far away from the list; copy the list into a new workbook"
        raise _TooLargeError(message)
    grid = sheet.to_python(skip_empty_area=False)
    joined = join(grid, sheet.merged_cell_ranges or ())
    for number, cells in enumerate(grid, 1):
        kept = [_plain(cell) for cell in cells[:MOST_COLUMNS]]
        while kept and kept[-1] == "":
            kept.pop()
        if kept:
            into = sorted(joined.get(number - 1, ()))
            yield json.dumps({"line": number, "cells": kept, "joined": into})


def join(
    grid: Sequence[list[Any]], ranges: Sequence[tuple[tuple[int, int], tuple[int, int]]]
) -> dict[int, set[int]]:
    """Give merged cells their value everywhere; return row -> positions merged into the row above.

    ranges are ((top, left), (bottom, right)), from 0, both included; what is outside is cut off.
    """
    into: dict[int, set[int]] = {}
    for (top, left), (bottom, right) in ranges:
        if top >= len(grid) or left >= len(grid[top]):
            continue
        value = grid[top][left]
        for row in range(top, min(bottom, len(grid) - 1) + 1):
            last = min(right, len(grid[row]) - 1, MOST_COLUMNS)
            for column in range(left, last + 1):
                grid[row][column] = value
                if row > top:
                    into.setdefault(row, set()).add(column)
    return into


def _plain(cell: Any) -> str | float:
    """Return a cell as text or a number; text that is too long is cut just above its bound."""
    if isinstance(cell, bool):
        return str(cell).lower()
    if isinstance(cell, int | float):
        return cell
    text = cell.isoformat() if hasattr(cell, "isoformat") else str(cell)
    return text.strip()[: MOST_CHARACTERS + 1]


def _bind() -> None:
    """Take the bounds on memory and time; the process ends where it would go beyond them."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 5))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


if __name__ == "__main__":
    _bind()
    tell(sys.argv[1], sys.stdout)
