"""A report as CSV: the tables one below the other, as a spreadsheet of the country opens them.

Vietnamese: semicolons and decimal commas; English: commas and points. UTF-8 with its mark, without
which Excel shows broken letters. Words that would be read as a formula get an apostrophe before
them (OWASP, CSV injection).
"""

import csv
import io
from typing import Final

from db.figures.cells import Cell
from db.figures.sheets import Document
from db.figures.words import number_said, said

FORMULA: Final = ("=", "+", "-", "@", "\t", "\r", "\n")


def as_csv(made: Document) -> bytes:
    """Return the report as a CSV file."""
    held = io.StringIO(newline="")
    writer = csv.writer(held, delimiter="," if made.language == "en" else ";")
    writer.writerows([defused(line)] for line in (*made.head, made.balance, *made.notes))
    for sheet in made.sheets:
        writer.writerow([])
        writer.writerow([defused(sheet.title)])
        writer.writerow([defused(heading) for heading in sheet.headings])
        writer.writerows([_said(cell, made.language) for cell in row] for row in sheet.rows)
    return held.getvalue().encode("utf-8-sig")


def defused(words: str) -> str:
    """Return words that no spreadsheet takes for a formula."""
    return f"'{words}" if words.startswith(FORMULA) else words


def _said(cell: Cell, language: str) -> str:
    """Return a cell without marks between thousands, which not every reader understands."""
    if isinstance(cell, int):
        return str(cell)
    if isinstance(cell, float):
        return number_said(cell, language).replace("," if language == "en" else ".", "")
    return said("none", language) if cell is None else defused(cell)
