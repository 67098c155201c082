"""Charts of a report, as data: the screen, the workbook and the paper draw the same points."""

from dataclasses import dataclass
from typing import Final

from centre.rules import figures as rule
from db.figures.cells import COLUMNS, Cell, cells, shown
from db.figures.report import Report
from db.figures.words import said

OF_HOURS: Final = {"arrived_by_hour": "arrived", "wait_by_hour": "wait_mean"}
"""Charts by hour of arrival, and the column of that table that each draws."""


@dataclass(frozen=True, slots=True)
class Point:
    """One value: its name, how high it is (None: there is nothing), how it is said."""

    name: str
    value: float | None
    said: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Columns beside each other. sheet and column: where a workbook has the same values."""

    key: str
    title: str
    sheet: str
    column: int
    points: tuple[Point, ...]


def charts_of(report: Report, language: str) -> tuple[Chart, ...]:
    """Return the charts of a report; without tickets they have no points."""
    return tuple(by_hour(report, key, language) for key in OF_HOURS)


def by_hour(report: Report, key: str, language: str) -> Chart:
    """Return one of OF_HOURS; its points are the rows of the table by hour."""
    column = COLUMNS.index(OF_HOURS[key])
    points = (
        _point(row.key, cells(row.figures)[column], language) for row in report.tables[rule.HOUR]
    )
    return Chart(key, said(key, language), rule.HOUR, column + 1, tuple(points))


def _point(hour: str, cell: Cell, language: str) -> Point:
    value = float(cell) if isinstance(cell, int | float) else None
    return Point(f"{int(hour)}h", value, "–" if value is None else shown(cell, language))
