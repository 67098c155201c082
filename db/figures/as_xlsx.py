"""A report as a workbook: a sheet per table, numbers as numbers, charts beside the summary."""

import io
import re
from datetime import datetime
from typing import Any, Final

from db.figures.cells import Cell, Sheet
from db.figures.charts import Chart
from db.figures.sheets import Document
from db.figures.words import said

LONGEST_NAME: Final = 31
"""What Excel takes as the name of a sheet; without []:*?/\\ (its own error names them)."""
_NOT_IN_NAMES: Final = re.compile(r"[\[\]:*?/\\']")
_FIRST_WIDTH: Final = 42
_WIDTH: Final = 13
_CHART_TOP: Final = 9
_CHART_COLUMN: Final = 3
_CHART_ROWS: Final = 16
"""Where charts stand, and how many rows of 20 pixels each needs."""
_BAR: Final = "#0B5CAD"
_GRID: Final = "#D5DCE4"
_HEAD: Final = {"bold": True, "font_size": 14}
_COLUMN: Final = {
    "bold": True,
    "text_wrap": True,
    "valign": "top",
    "bg_color": "#E4EEF8",
    "border": 1,
    "border_color": "#7B8794",
}


def as_xlsx(made: Document, at: datetime) -> bytes:
    """Return the report as an XLSX file; at is written into it as the time it was made."""
    # Imported late: only an export needs it.
    import xlsxwriter  # noqa: PLC0415

    held = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    book = xlsxwriter.Workbook(held, options)
    book.set_properties({"title": made.title, "company": made.centre, "created": _naive(at)})
    formats = {
        "head": book.add_format(_HEAD),
        "column": book.add_format(_COLUMN),
        "one": book.add_format({"num_format": "#,##0.0"}),
        "whole": book.add_format({"num_format": "#,##0"}),
        "words": book.add_format({"text_wrap": True, "valign": "top"}),
    }
    used: set[str] = set()
    pages, ranges = [], {}
    for place, sheet in enumerate(made.sheets):
        page = book.add_worksheet(_name(sheet.title, used))
        top = _fill(page, made, sheet, formats, with_head=place == 0)
        ranges[sheet.key] = (page.name, top, top + len(sheet.rows) - 1 - sheet.totalled)
        pages.append(page)
    for place, drawn in enumerate(drawn for drawn in made.charts if drawn.points):
        row = _CHART_TOP + place * _CHART_ROWS
        pages[0].insert_chart(
            row, _CHART_COLUMN, _chart(book, drawn, ranges[drawn.sheet]), {"object_position": 2}
        )
    book.close()
    return held.getvalue()


def _naive(at: datetime) -> datetime:
    """Return the wall time: the format knows no zones."""
    return at.replace(tzinfo=None, microsecond=0)


def _chart(book: Any, drawn: Chart, range_: tuple[str, int, int]) -> Any:
    """Return a chart of Excel's own, which follows the cells of its table."""
    name, first, last = range_
    chart = book.add_chart({"type": "column"})
    chart.add_series(
        {
            "categories": [name, first, 0, last, 0],
            "values": [name, first, drawn.column, last, drawn.column],
            "fill": {"color": _BAR},
            "data_labels": {"value": True},
            "gap": 60,
        }
    )
    # Not the name of the series: it would be cut, and a formula could stand in it.
    chart.set_title({"name": drawn.title, "name_font": {"size": 12}, "overlay": False})
    chart.set_legend({"none": True})
    chart.set_y_axis({"min": 0, "major_gridlines": {"visible": True, "line": {"color": _GRID}}})
    chart.set_size({"width": 620, "height": 290})
    return chart


def _fill(page: Any, made: Document, sheet: Sheet, formats: Any, *, with_head: bool) -> int:
    """Write a table and return its first row; the first sheet begins with the centre's header."""
    lines = (*made.head, made.balance, *made.notes) if with_head else (made.centre, made.span)
    page.set_column(0, 0, _FIRST_WIDTH)
    page.set_column(1, max(1, len(sheet.headings) - 1), _WIDTH)
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    row = 0
    for line in (*lines, sheet.title):
        page.write_string(row, 0, line, formats["head"] if line == sheet.title else None)
        row += 1
    for column, heading in enumerate(sheet.headings):
        page.write_string(row, column, heading, formats["column"])
    page.repeat_rows(row)
    for below, cells in enumerate(sheet.rows, row + 1):
        for column, cell in enumerate(cells):
            _write(page, (below, column), cell, formats, made.language)
    return row + 1


def _write(page: Any, at: tuple[int, int], cell: Cell, formats: Any, language: str) -> None:
    if cell is None:
        page.write_string(*at, said("none", language))
    elif isinstance(cell, str):
        page.write_string(*at, cell, formats["words"])
    else:
        page.write_number(*at, cell, formats["whole" if isinstance(cell, int) else "one"])


def _name(title: str, used: set[str]) -> str:
    """Return a name for a sheet that Excel takes and no other sheet has."""
    bare = " ".join(_NOT_IN_NAMES.sub(" ", title).split()) or "-"
    name, number = bare[:LONGEST_NAME].strip(), 1
    while name.casefold() in used:
        number += 1
        name = f"{bare[: LONGEST_NAME - len(str(number)) - 1].strip()} {number}"
    used.add(name.casefold())
    return name
