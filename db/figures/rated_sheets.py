"""Tables of ratings: one for each instrument and version, which are never added up."""

from collections.abc import Iterable, Mapping
from typing import Final

from centre.rules import figures as rule
from centre.rules.rated import Rated, Scale, satisfied
from centre.rules.ratings import Instrument
from centre.rules.services import Text, words_in
from db.figures.cells import Cell, Sheet, percent
from db.figures.report import Report
from db.figures.words import said

RATED: Final = (rule.SERVICE, rule.COUNTER, rule.CLERK)
"""Dimensions whose rows stand below the total of each rating."""


def rating_sheet(report: Report, scale: Scale, rated: Rated, language: str) -> Sheet:
    """Return the table of one instrument and version: all, then by service, counter and clerk."""
    instrument = report.instruments.get(scale)
    values = levels_of(instrument, rated)
    rows = [(said("all", language), rated), *_rows(report, scale, language)]
    code, version = scale
    question = words_in(instrument.question, language) if instrument else code
    facts = {"question": question, "code": code, "version": version}
    return Sheet(
        key=f"rating {code} {version}",
        title=said("rating", language, **facts),
        headings=_headings(values, language),
        rows=tuple((name, *rating_cells(one, instrument, values)) for name, one in rows),
    )


def levels_of(instrument: Instrument | None, rated: Rated) -> Mapping[int, Text]:
    """Return the levels of a scale, worst first; of one that is not known any more what was said.

    A value is its own name where the instrument has none for it.
    """
    known = {level.value: level.label for level in instrument.levels} if instrument else {}
    return {**{value: {"vi": str(value)} for value in sorted(rated.levels)}, **known}


def _headings(values: Mapping[int, Text], language: str) -> tuple[str, ...]:
    before = ("name", "asked", "given", "silent", "response")
    after = ("satisfied", "low", "high")
    return (
        *(said(key, language) for key in before),
        *(words_in(values[value], language) for value in sorted(values)),
        *(said(key, language) for key in after),
    )


def rating_cells(
    rated: Rated, instrument: Instrument | None, values: Iterable[int]
) -> tuple[Cell, ...]:
    """Return the cells of one scale: counts, response rate, levels, satisfied and its interval."""
    good = satisfied(instrument.levels) if instrument else frozenset()
    interval = rated.interval(good) if instrument else None
    return (
        *(rated.asked, rated.given, rated.silent, percent(rated.response_rate)),
        *(rated.levels.get(value, 0) for value in sorted(values)),
        percent(rated.share(good)) if instrument else None,
        *((percent(interval[0]), percent(interval[1])) if interval else (None, None)),
    )


def _rows(report: Report, scale: Scale, language: str) -> Iterable[tuple[str, Rated]]:
    for dimension in RATED:
        for row in report.tables[dimension]:
            rated = row.figures.ratings.get(scale)
            if rated is not None:
                name = words_in(row.name, language)
                yield f"{said(f'by_{dimension}', language)}: {name}", rated
