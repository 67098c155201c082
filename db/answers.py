"""Ratings: one open question per counter, one answer for a finished service, silence as silence."""

from datetime import datetime, timedelta
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Row, select

from centre.rules import ratings
from centre.rules.errors import NotAllowed
from centre.rules.ratings import Instrument
from centre.rules.roles import Act, who
from db import questions, rows, seen, tables
from db.centres import instrument_from
from db.facts import OpenRating
from db.history import append_about
from db.requests import once
from db.staff import check_role
from db.work import Transactions, Work

READS: Final = who(Act.ANSWERS)
_rating = tables.rating
# All but the answer itself: the keypad at a counter may give one, and read none.
_QUESTION = select(*(column for column in _rating.c if column is not _rating.c.level))


class Answers:
    """The answers of citizens, without anything that leads to a person."""

    def __init__(self, store: Transactions) -> None:
        """Keep who opens transactions."""
        self._store = store

    def open_at(self, counter: str) -> OpenRating | None:
        """Return the rating that a finished service has opened at a counter, or None."""
        with self._store.read() as work:
            row = questions.open_row(work, counter)
            if row is None:
                return None
            found = _open_rating(work, row)
            return found if found.opened_at <= work.now < found.closes_at else None

    def rate(self, request: UUID, rating: UUID, level: int) -> None:
        """Keep an answer.

        Raises NotAllowed: rating_unknown, rating_closed (time is over or it was answered),
        level_unknown.
        """

        def act(work: Work) -> bool:
            row = _row(work, rating)
            closes = row.opened_at + timedelta(seconds=work.centre.policy.rating_seconds)
            if row.closed_at is not None or work.now >= closes:
                raise NotAllowed("rating_closed", rating=str(rating))
            _instrument(work, row.instrument, row.version).level(level)
            change = _rating.update().where(_rating.c.id == rating, _rating.c.closed_at.is_(None))
            work.connection.execute(change.values(closed_at=work.now, level=level))
            _tell(work, row, "rating", level)
            return True

        once(self._store, request, "rate", bool, act)

    def close(self, rating: UUID) -> None:
        """Close a rating that nobody answered; it stays as silence. An ended one is left alone."""
        with self._store.write() as work:
            change = _rating.update().where(_rating.c.id == rating, _rating.c.closed_at.is_(None))
            work.connection.execute(change.values(closed_at=work.now))

    def count(self, since: datetime, until: datetime, by: str = "") -> tuple[ratings.Answers, ...]:
        """Return the counts of the services rated in since <= opened < until.

        One count per instrument and version: different scales are never added up. by: the clerk who
        asks ("": a script at the machine). Raises NotAllowed: role_missing, clerk_unknown.
        """
        with self._store.read() as work:
            check_role(work, by, READS)
            found = work.connection.execute(
                select(_rating.c.instrument, _rating.c.version, _rating.c.level).where(
                    _rating.c.centre == work.centre.code,
                    _rating.c.opened_at >= since,
                    _rating.c.opened_at < until,
                )
            ).all()
            levels: dict[tuple[str, int], list[int | None]] = {}
            for row in found:
                levels.setdefault((row.instrument, row.version), []).append(row.level)
            return tuple(
                ratings.count(_instrument(work, *key), given) for key, given in levels.items()
            )


def _row(work: Work, rating: UUID) -> Row[Any]:
    row = work.connection.execute(_QUESTION.where(_rating.c.id == rating)).one_or_none()
    if row is None:
        raise NotAllowed("rating_unknown", rating=str(rating))
    return row


def _instrument(work: Work, code: str, version: int) -> Instrument:
    table = tables.instrument
    return instrument_from(
        work.connection.execute(
            select(table).where(
                table.c.centre == work.centre.code,
                table.c.code == code,
                table.c.version == version,
            )
        ).one()
    )


def _open_rating(work: Work, row: Row[Any]) -> OpenRating:
    return OpenRating(
        id=row.id,
        label=rows.label_of_row(seen.ticket(work, row.ticket)),
        counter=row.counter,
        opened_at=row.opened_at,
        closes_at=row.opened_at + timedelta(seconds=work.centre.policy.rating_seconds),
        instrument=_instrument(work, row.instrument, row.version),
    )


def _tell(work: Work, row: Row[Any], kind: str, level: int) -> None:
    about = rows.subject(seen.ticket(work, row.ticket))
    append_about(work, about, kind, {"rating": row.id.hex, "level": level})
