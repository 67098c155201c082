"""Taking clerks out of the rows of a day: emptied where that can be, marked where a word has to be.

Every statement is by day or up to a moment, and repeated it changes nothing.
"""

import json
from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any, Final

from sqlalchemy import ColumnElement, Text, cast, delete, insert, select, update
from sqlalchemy.dialects import postgresql, sqlite

from centre.rules import figures as rule
from centre.rules.hours import ZONE
from centre.rules.retention import NOBODY_NAMED
from db import tables
from db.retention import ended
from db.retention.days import DONE
from db.work import Work

BY_DAY: Final[tuple[tuple[Any, str], ...]] = (
    (tables.call, "clerk"),
    (tables.leg, "clerk"),
    (tables.ticket, "target_clerk"),
    (tables.handover, "clerk"),
)
"""(table with a day, column that may be empty)."""
BY_TIME: Final[tuple[tuple[Any, str, str, dict[str, str]], ...]] = (
    (tables.session, "clerk", "signed_in_at", {"pause_reason": ""}),
    (tables.evaluation, "changed_by", "changed_at", {}),
    (tables.alarm, "acknowledged_by", "acknowledged_at", {}),
    (tables.search_word, "added_by", "added_at", {}),
    (tables.enrolment, "made_by", "made_at", {}),
    (tables.enrolment, "decided_by", "decided_at", {}),
)
"""(table, column that has to say something, its time, what else is emptied)."""
_PROGRAMS: Final = "%:%"
_ITSELF: Final = "motcua-db"
_tally = tables.tally
_INSERT: Final[Mapping[str, Any]] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}


def end_of(day: date) -> datetime:
    """Return the moment at which a day ends in the centre."""
    return datetime.combine(day + timedelta(days=1), datetime.min.time(), ZONE)


def take_out(work: Work, day: date, only: str | None = None) -> dict[str, int]:
    """Take persons out of the rows of a day, and of what was done until its end; return counts.

    only: this clerk alone, and whenever it was; then sessions and sheets of any time are his.
    """
    done: dict[str, int] = {}
    for table, column in BY_DAY:
        there = table.c[column].is_not(None) if only is None else table.c[column] == only
        change = update(table).where(_mine(work, table), table.c.day == day, there)
        done[table.name] = _run(work, change.values({column: None}))
    done["tally"] = _merge(work, day, only)
    return done | take_out_until(work, end_of(day), only)


def take_out_until(work: Work, until: datetime, only: str | None = None) -> dict[str, int]:
    """Take persons out of sessions, sheets, alarms and words of before a moment."""
    done: dict[str, int] = {}
    for table, column, at, emptied in BY_TIME:
        named = is_person(table.c[column]) if only is None else table.c[column] == only
        change = update(table).where(_mine(work, table), table.c[at] < until, named)
        count = _run(work, change.values({column: NOBODY_NAMED, **emptied}))
        done[table.name] = done.get(table.name, 0) + count
    return done


def mark_done(work: Work, day: date) -> None:
    """Mark a day as one that names nobody; a row without figures counts nowhere."""
    row = {"centre": work.centre.code, "day": day, "dimension": DONE, "value": "", "figures": {}}
    made = _INSERT[work.connection.dialect.name](_tally).values(row)
    work.connection.execute(made.on_conflict_do_nothing())


def forget_ended(work: Work) -> int:
    """Delete the clerks that have ended and of whom nothing is left; return how many."""
    gone = ended.alone(work)
    clerk = tables.clerk
    return _run(work, delete(clerk).where(_mine(work, clerk), clerk.c.code.in_(gone)))


def named_ended(work: Work) -> bool:
    """Tell whether a clerk has ended of whom nothing else is left."""
    return bool(ended.alone(work))


def _merge(work: Work, day: date, only: str | None) -> int:
    """Add a day's figures by clerk up under nobody's name; reports show such days so anyway."""
    mine = (_mine(work, _tally), _tally.c.day == day, _tally.c.dimension == rule.CLERK)
    named = _tally.c.value != rule.NOBODY if only is None else _tally.c.value == only
    rows = work.connection.execute(
        select(_tally.c.value, cast(_tally.c.figures, Text)).where(
            *mine, named | (_tally.c.value == NOBODY_NAMED)
        )
    ).all()
    persons = [value for value, _ in rows if value != NOBODY_NAMED]
    if not persons:
        return 0
    _run(work, delete(_tally).where(*mine, _tally.c.value.in_([value for value, _ in rows])))
    place = {"centre": work.centre.code, "day": day, "dimension": rule.CLERK}
    figures = _added(json.loads(text) for _, text in rows)
    row = {**place, "value": NOBODY_NAMED, "figures": figures}
    work.connection.execute(insert(_tally).values(row))
    return len(persons)


def _added(parts: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    total = rule.FiguresTotal()
    for part in parts:
        if part:
            total.add_plain(part)
    return rule.plain(total.figures())


def is_person(column: Any) -> ColumnElement[bool]:
    """Return what makes a word in a column a person: no program, and not taken out yet."""
    named: ColumnElement[bool] = column.not_in((NOBODY_NAMED, "", _ITSELF))
    programs: ColumnElement[bool] = column.like(_PROGRAMS)
    return named & ~programs


def _mine(work: Work, table: Any) -> ColumnElement[bool]:
    mine: ColumnElement[bool] = table.c.centre == work.centre.code
    return mine


def _run(work: Work, change: Any) -> int:
    return int(work.connection.execute(change).rowcount)
