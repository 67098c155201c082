"""Votes of a quarter whose numbers have gone with their answers: what the tallies kept of them.

The answers go with their visits (Policy.ticket_days), the tally of their day stays; a day counts
from one of the two.
"""

import json
from typing import Any, Final

from sqlalchemy import Text, cast, select

from centre.rules import figures as rule
from centre.rules.evaluation import Period
from centre.rules.rated import Rated, Scale
from centre.rules.ratings import Answers
from db import tables
from db.work import Work

_tally, _series, _instrument = tables.tally, tables.series, tables.instrument
_GIVEN: Final = select(_series.c.day).where(
    _series.c.centre == _tally.c.centre, _series.c.day == _tally.c.day
)


def with_kept(work: Work, quarter: Period, votes: tuple[Answers, ...]) -> tuple[Answers, ...]:
    """Return the votes with those of days of which only the tally is left, scale by scale."""
    total = {(one.instrument, one.version): _rated(one) for one in votes}
    for one in _kept(work, quarter):
        total[one.scale] = total.get(one.scale, Rated(one.scale, 0)) + one
    return tuple(_answers(one, _levels(work, scale)) for scale, one in sorted(total.items()))


def _kept(work: Work, quarter: Period) -> list[Rated]:
    query = select(cast(_tally.c.figures, Text)).where(
        _tally.c.centre == work.centre.code,
        _tally.c.day.between(quarter.begins.date(), quarter.last),
        _tally.c.dimension == rule.TOTAL,
        ~_GIVEN.exists(),
    )
    rows = work.connection.execute(query).scalars()
    return [Rated.from_plain(one) for row in rows for one in json.loads(row).get("r", ())]


def _rated(one: Answers) -> Rated:
    levels = {level: count for level, count in one.by_level.items() if count}
    return Rated((one.instrument, one.version), one.asked, levels)


def _levels(work: Work, scale: Scale) -> list[int]:
    """Return every level of an instrument."""
    mine = (_instrument.c.centre == work.centre.code, _instrument.c.code == scale[0])
    query = select(_instrument.c.levels).where(*mine, _instrument.c.version == scale[1])
    levels: list[dict[str, Any]] = work.connection.execute(query).scalar_one_or_none() or []
    return [int(level["value"]) for level in levels]


def _answers(one: Rated, levels: list[int]) -> Answers:
    by_level = {level: one.levels.get(level, 0) for level in sorted({*levels, *one.levels})}
    return Answers(*one.scale, one.asked, one.given, by_level)
