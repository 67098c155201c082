"""The question after a service: opened when it is done, closed by an answer, a call or its time."""

from typing import Any

from sqlalchemy import Row, bindparam, select

from centre.rules.services import Counter
from db import rows, tables
from db.history import append_about
from db.ids import uuid7
from db.work import Work

_rating = tables.rating
# Without the level: neither a counter nor its keypad may read what people answered.
_OPEN_RATING = select(*(column for column in _rating.c if column is not _rating.c.level)).where(
    _rating.c.centre == bindparam("of"),
    _rating.c.counter == bindparam("at"),
    _rating.c.closed_at.is_(None),
)


def open_row(work: Work, counter: str) -> Row[Any] | None:
    """Return the rating that is open at a counter, or None."""
    place = {"of": work.centre.code, "at": counter}
    return work.connection.execute(_OPEN_RATING, place).one_or_none()


def close(work: Work, counter: Counter) -> None:
    """Close what rating is open here: unanswered, it stays as silence."""
    row = open_row(work, counter.code)
    if row is not None:
        change = _rating.update().where(_rating.c.id == row.id)
        work.connection.execute(change.values(closed_at=work.now))


def ask(work: Work, counter: Counter, row: Row[Any]) -> None:
    """Open the one rating of a finished service; until it is answered its level is silence."""
    instrument = work.centre.instrument
    rating = {
        "id": uuid7(),
        "centre": work.centre.code,
        "day": work.day,
        "ticket": row.id,
        "counter": counter.code,
        "instrument": instrument.code,
        "version": instrument.version,
        "opened_at": work.now,
    }
    work.connection.execute(_rating.insert(), rating)
    told = {key: rating[key] for key in ("counter", "instrument", "version")}
    facts = {"rating": rating["id"].hex, "level": None, **told}
    append_about(work, rows.subject(row), "rating_opens", facts)
