"""A report as a PDF to print: A4 across, the centre's header, charts, every table, page numbers.

fpdf2: pure Python, alive (a release every few months), embeds the letters that it uses; Qt's own
writer would need an application and a screen thread, which motcua-db has not.
"""

from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from centre.rules.errors import Unavailable
from centre.settings.fonts import FONT_FILES, FONT_FOLDERS
from db.figures import pdf_charts
from db.figures.cells import Cell, Sheet, shown
from db.figures.sheets import Document
from db.figures.words import said

if TYPE_CHECKING:
    from fpdf import FPDF

FAMILY: Final = "noto"
MARGIN: Final = 12.0
WIDTH: Final = 297.0 - 2 * MARGIN
"""Of A4 across, in millimetres."""
NAME_SHARE: Final = 0.24
FEW: Final = 6
"""A table of so few columns is not drawn over the whole width."""
NARROW: Final = 32.0
LINE: Final = 4.4
HEAD_LINE: Final = 3.4
PAD: Final = 0.8


def as_pdf(made: Document, at: datetime) -> bytes:
    """Return the report as a PDF file; raise Unavailable("font_missing")."""
    # Imported late: it takes most of a second.
    from fpdf import FPDF  # noqa: PLC0415

    class Paper(FPDF):
        def footer(self) -> None:
            self.set_y(-9)
            self.set_font(FAMILY, "", 7)
            page = said("page", made.language, page=self.page_no(), pages="{nb}")
            self.cell(WIDTH / 2, 4, f"{made.centre} – {made.span}")
            self.cell(WIDTH / 2, 4, page, align="R")

    paper = Paper("L", "mm", "A4")
    paper.set_creation_date(at)
    paper.set_title(f"{made.title} – {made.span}")
    paper.set_author(made.centre)
    paper.set_margins(MARGIN, MARGIN)
    paper.set_auto_page_break(auto=False)
    for style, file in zip(("", "B"), FONT_FILES, strict=True):
        paper.add_font(FAMILY, style, font_file(file))
    paper.add_page()
    _head(paper, made)
    pdf_charts.draw(paper, FAMILY, made.charts, WIDTH)
    for sheet in made.sheets:
        _Table(paper, sheet, made.language).draw()
    return bytes(paper.output())


def font_file(name: str) -> Path:
    """Return where a font of FONT_FILES is; raise Unavailable("font_missing")."""
    for folder in FONT_FOLDERS:
        if (folder / name).is_file():
            return folder / name
    raise Unavailable("font_missing", "report", file=name, package="fonts-noto-core")


def _head(paper: "FPDF", made: Document) -> None:
    """Write the centre's header, the balance and the notes."""
    lines = (
        *((made.authority, "", 9.0), (made.centre, "B", 11.0), (made.title, "B", 16.0)),
        *((made.span, "", 11.0), (made.made, "", 8.0), (made.balance, "B", 11.0)),
        *((note, "", 8.0) for note in made.notes),
    )
    for text, style, size in lines:
        paper.set_font(FAMILY, style, size)
        paper.multi_cell(WIDTH, size * 0.5, text, new_x="LMARGIN", new_y="NEXT")
    paper.ln(3)


class _Table:
    """One table on as many pages as it needs, its headings on each."""

    def __init__(self, paper: "FPDF", sheet: Sheet, language: str) -> None:
        self._paper, self._sheet, self._language = paper, sheet, language
        columns = len(sheet.headings)
        first = max(WIDTH * NAME_SHARE, 62.0)
        rest = (WIDTH - first) / max(1, columns - 1)
        if columns <= FEW:
            first, rest = 100.0, NARROW
        self._widths = [first, *(rest for _ in range(columns - 1))]
        self._size = 8.0 if rest >= 14 else 7.0

    def draw(self) -> None:
        """Draw title, headings and rows; a table without rows says that there is nothing."""
        first = self._rows_of(0) if self._sheet.rows else LINE
        self._room(8 + self._heading_height() + first)
        self._title()
        for place, row in enumerate(self._sheet.rows):
            if self._paper.get_y() + self._rows_of(place) > self._bottom():
                self._paper.add_page()
                self._title()
            is_total = self._sheet.totalled and row is self._sheet.rows[-1]
            self._row(row, "B" if is_total else "")
        if not self._sheet.rows:
            self._row((None,))
        if self._sheet.note:
            self._paper.set_font(FAMILY, "", 7)
            self._paper.multi_cell(WIDTH, 3.6, self._sheet.note, new_x="LMARGIN", new_y="NEXT")
        self._paper.ln(4)

    def _bottom(self) -> float:
        return float(self._paper.h) - MARGIN - 2

    def _room(self, height: float) -> None:
        if self._paper.get_y() + height > self._bottom():
            self._paper.add_page()

    def _title(self) -> None:
        paper = self._paper
        paper.set_font(FAMILY, "B", 10)
        paper.multi_cell(WIDTH, 5, self._sheet.title, new_x="LMARGIN", new_y="NEXT")
        paper.set_font(FAMILY, "B", self._size - 0.5)
        paper.set_fill_color(228, 238, 248)
        paper.set_draw_color(123, 135, 148)
        top, height = paper.get_y(), self._heading_height()
        left = MARGIN
        for width, words in zip(self._widths, self._sheet.headings, strict=True):
            paper.rect(left, top, width, height, style="DF")
            paper.set_xy(left, top + PAD)
            align = "L" if left == MARGIN else "R"
            paper.multi_cell(width, HEAD_LINE, words, align=align)
            left += width
        paper.set_xy(MARGIN, top + height)

    def _heading_height(self) -> float:
        self._paper.set_font(FAMILY, "B", self._size - 0.5)
        pairs = zip(self._widths, self._sheet.headings, strict=True)
        return max(self._lines(w, words) for w, words in pairs) * HEAD_LINE + 2 * PAD

    def _lines(self, width: float, words: str) -> int:
        found: Any = self._paper.multi_cell(width, 1, words, dry_run=True, output="LINES")
        return max(1, len(found))

    def _rows_of(self, place: int) -> float:
        """Return the height of a row: that of its name, which may need several lines."""
        self._paper.set_font(FAMILY, "", self._size)
        return self._lines(self._widths[0], self._said(self._sheet.rows[place][0])) * LINE

    def _said(self, cell: Cell) -> str:
        return shown(cell, self._language)

    def _row(self, row: tuple[Cell, ...], style: str = "") -> None:
        paper = self._paper
        paper.set_font(FAMILY, style, self._size)
        top, left = paper.get_y(), MARGIN
        paper.multi_cell(self._widths[0], LINE, self._said(row[0]), align="L")
        below = max(paper.get_y(), top + LINE)
        for width, cell in zip(self._widths, row, strict=False):
            if left > MARGIN:
                paper.set_xy(left, top)
                paper.cell(width, LINE, self._said(cell), align="R")
            left += width
        paper.set_draw_color(213, 220, 228)
        paper.line(MARGIN, below, MARGIN + sum(self._widths), below)
        paper.set_xy(MARGIN, below)
