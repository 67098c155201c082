"""Cells of a report's tables: the same go to the screen, CSV, XLSX and PDF.

A cell is a whole number, a number with one digit after the point (minutes, per cent), words, or
None: there is nothing to count, which reads "không có" and never 0 % or NaN.
"""

from dataclasses import dataclass
from typing import Final

from centre.rules.figures import Figures
from db.figures.words import number_said, said

Cell = int | float | str | None


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table: what it is called in code and in words, its headings, its rows, a note below it.

    totalled: the last row is what the others come to together.
    """

    key: str
    title: str
    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]
    note: str = ""
    totalled: bool = False


def shown(cell: Cell, language: str) -> str:
    """Return a cell as people read it: 1.234, 12,5, không có."""
    if cell is None:
        return said("none", language)
    return cell if isinstance(cell, str) else number_said(cell, language)


COLUMNS: Final = (
    *("arrived", "served", "absent", "cancelled", "left", "waiting"),
    *("called", "wait_mean", "wait_p50", "wait_p90", "over_target"),
    *("services", "service_mean", "service_p50", "service_p90", "wrap_mean", "out_of_order"),
)
"""What cells() gives, in its order."""


def headings(targetminutes: int, language: str) -> tuple[str, ...]:
    """Return the headings of a table of figures, that of the names first."""
    names = (said(key, language) for key in COLUMNS)
    return (said("name", language), *(n.format(minutes=targetminutes) for n in names))


def cells(figures: Figures) -> tuple[Cell, ...]:
    """Return the cells of a row of figures, in the order of COLUMNS."""
    waits, services = figures.waits, figures.services
    share = figures.share_on_target
    return (
        *(figures.arrived, figures.served, figures.absent, figures.cancelled),
        *(figures.left, figures.waiting, waits.n),
        *(minutes(waits.mean), minutes(waits.quantile(0.5)), minutes(waits.quantile(0.9))),
        None if share is None else percent(1 - share),
        *(services.n, minutes(services.mean)),
        *(minutes(services.quantile(0.5)), minutes(services.quantile(0.9))),
        *(minutes(figures.wrap_ups.mean), figures.out_of_order),
    )


def minutes(seconds: float | None) -> float | None:
    """Return seconds as minutes with one digit after the point."""
    return None if seconds is None else round(seconds / 60, 1)


def percent(share: float | None) -> float | None:
    """Return a share as per cent with one digit after the point."""
    return None if share is None else round(share * 100, 1)
