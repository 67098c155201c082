"""A report as a document: the centre's header, what the totals say, charts and tables."""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

from centre.rules import figures as rule
from centre.rules.figures import Figures
from centre.rules.services import words_in
from centre.rules.tickets import IS_OVER, State
from db.figures.cells import COLUMNS, Cell, Sheet, cells, headings, minutes
from db.figures.charts import Chart, charts_of
from db.figures.gathering import Span
from db.figures.rated_sheets import rating_sheet
from db.figures.report import Report
from db.figures.words import day_said, number_said, said

SUMMARY: Final = "summary"


@dataclass(frozen=True, slots=True)
class Document:
    """A report in one language: the centre's header, what the totals say, the tables."""

    language: str
    authority: str
    centre: str
    title: str
    span: str
    made: str
    balance: str
    notes: tuple[str, ...]
    sheets: tuple[Sheet, ...]
    charts: tuple[Chart, ...] = ()

    @property
    def head(self) -> tuple[str, ...]:
        """Return the lines above the tables."""
        return (self.authority, self.centre, self.title, self.span, self.made)


def document(report: Report, language: str) -> Document:
    """Return a report as tables in a language."""
    live = ", ".join(day_said(day, language) for day in report.live)
    notes = [said("rules", language)]
    if live:
        notes.append(said("live", language, days=live))
    return Document(
        language=language,
        authority=words_in(report.authority, language),
        centre=words_in(report.name, language),
        title=said("report", language),
        span=span_said(report.span, language),
        made=said("made", language, at=f"{report.at:%H:%M} {day_said(report.at, language)}"),
        balance=balance(report.total, language),
        notes=tuple(notes),
        sheets=tuple(_sheets(report, language)),
        charts=charts_of(report, language),
    )


def span_said(span: Span, language: str) -> str:
    """Return the days of a span in words."""
    first, last = (day_said(day, language) for day in (span.first, span.last))
    return said("one_day" if first == last else "span", language, first=first, last=last)


def balance(total: Figures, language: str) -> str:
    """Return the sum that always holds, in words."""
    names = ("arrived", "served", "absent", "cancelled", "left", "waiting")
    counts = {name: number_said(getattr(total, name), language) for name in names}
    return said("balance", language, **counts)


def _sheets(report: Report, language: str) -> Iterable[Sheet]:
    yield _summary(report, language)
    for dimension, rows in report.tables.items():
        named = [
            (words_in(row.name, language), row.figures) for row in rows if _has_figures(row.figures)
        ]
        yield Sheet(
            key=dimension,
            title=said(f"by_{dimension}", language),
            headings=headings(report.target_minutes, language),
            rows=tuple((name, *cells(figures)) for name, figures in _with_total(named, language)),
            totalled=True,
        )
    for scale, rated in report.total.ratings.items():
        yield rating_sheet(report, scale, rated, language)
    yield _misses(report, language)
    yield _devices(report, language)


def _has_figures(figures: Figures) -> bool:
    """Tell whether there is more than ratings, which have tables of their own."""
    return bool(rule.plain(figures).keys() - {"r"})


def _with_total(rows: list[tuple[str, Figures]], language: str) -> Iterable[tuple[str, Figures]]:
    """Yield the rows, and last what they come to together: it is the same in every table."""
    yield from rows
    yield said("all", language), rule.merged(figures for _, figures in rows)


def _summary(report: Report, language: str) -> Sheet:
    """Return the totals one below the other, and how those who still wait stand."""
    names = headings(report.target_minutes, language)[1:]
    rows: list[tuple[Cell, ...]] = list(zip(names, cells(report.total), strict=True))
    open_states = [state for state in State if state not in IS_OVER]
    told = [(said(f"state_{s.value}", language), report.total.count(s)) for s in open_states]
    place = COLUMNS.index("waiting") + 1
    return Sheet(
        key=SUMMARY,
        title=said("summary", language),
        headings=(said("what", language), said("value", language)),
        rows=(*rows[:place], *told, *rows[place:]),
        note=balance(report.total, language),
    )


def _misses(report: Report, language: str) -> Sheet:
    names = ("miss", "count", "first_day", "last_day")
    return Sheet(
        key="misses",
        title=said("misses", language),
        headings=tuple(said(name, language) for name in names),
        rows=tuple(
            (m.text, m.count, day_said(m.first_day, language), day_said(m.last_day, language))
            for m in report.misses
        ),
        note=said("miss_note", language),
    )


def _devices(report: Report, language: str) -> Sheet:
    return Sheet(
        key="devices",
        title=said("devices", language),
        headings=tuple(said(name, language) for name in ("device", "times", "down")),
        rows=tuple(
            (device, one.times, minutes(one.seconds)) for device, one in report.downtime.items()
        ),
    )
