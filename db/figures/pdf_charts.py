"""Charts on paper: plain columns with their numbers on them, legible without colour."""

from typing import TYPE_CHECKING, Final

from db.figures.charts import Chart, Point

if TYPE_CHECKING:
    from fpdf import FPDF

HEIGHT: Final = 52.0
"""Of a chart with its title, in millimetres."""
TITLE: Final = 6.0
FOOT: Final = 5.0
WIDEST: Final = 16.0
BAR: Final = 0.62
"""How much of its place a column fills."""
INK: Final = (11, 92, 173)
LINE: Final = (123, 135, 148)


def draw(paper: "FPDF", family: str, charts: tuple[Chart, ...], width: float) -> None:
    """Draw charts beside each other from the left margin on; the next line follows below them."""
    drawn = [chart for chart in charts if chart.points]
    if not drawn:
        return
    left, top, gap = paper.l_margin, paper.get_y(), 8.0
    each = (width - gap * (len(drawn) - 1)) / len(drawn)
    for place, chart in enumerate(drawn):
        _Columns(paper, family, left + place * (each + gap), top, each).draw(chart)
    paper.set_xy(left, top + HEIGHT + 3)


class _Columns:
    """One chart in its place."""

    def __init__(self, paper: "FPDF", family: str, left: float, top: float, width: float) -> None:
        self._paper, self._family = paper, family
        self._left, self._top, self._width = left, top, width

    def draw(self, chart: Chart) -> None:
        """Draw title, columns and the line they stand on."""
        paper = self._paper
        paper.set_font(self._family, "B", 10)
        paper.set_xy(self._left, self._top)
        paper.cell(self._width, 5, chart.title)
        place = min(WIDEST, self._width / len(chart.points))
        longest = max((point.value or 0.0 for point in chart.points), default=0.0) or 1.0
        for number, point in enumerate(chart.points):
            self._column(point, self._left + number * place, place, (point.value or 0.0) / longest)
        base = self._top + HEIGHT - FOOT
        paper.set_draw_color(*LINE)
        paper.line(self._left, base, self._left + place * len(chart.points), base)

    def _column(self, point: Point, left: float, place: float, share: float) -> None:
        """Draw a column, its number above and its name below."""
        paper, base = self._paper, self._top + HEIGHT - FOOT
        high = (HEIGHT - TITLE - 2 * FOOT) * share
        if point.value is not None:
            paper.set_fill_color(*INK)
            wide = place * BAR
            paper.rect(left + (place - wide) / 2, base - max(high, 0.3), wide, max(high, 0.3), "F")
        paper.set_font(self._family, "", 8 if place >= 8 else 6)
        paper.set_xy(left, base - high - FOOT + 0.4)
        paper.cell(place, FOOT - 0.6, point.said, align="C")
        paper.set_xy(left, base + 0.4)
        paper.cell(place, FOOT - 0.6, point.name, align="C")
