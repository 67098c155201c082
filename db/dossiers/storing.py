"""The rows of dossiers: read whole for a plan, written by it, deleted when their time is over."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, fields
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, func, or_, select
from sqlalchemy.dialects import postgresql, sqlite

from centre.rules.dossiers import State
from db import tables
from db.dossiers.plan import Held, Kept, Mark
from db.dossiers.rows import Dossier
from db.handover import counting
from db.handover import storing as handovers
from db.work import Work

_INSERT: Final[Mapping[str, Any]] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
_KEYS: Final = ("centre", "code")
_AT_A_TIME: Final = 500
_FIELDS: Final = tuple(one.name for one in fields(Dossier))
_table = tables.dossier


def held(connection: Connection, centre: str) -> Held:
    """Return every dossier that is kept, by its code, and the mark of that state."""
    # The mark first: what comes between is noticed when the plan is written.
    seen = mark(connection, centre)
    rows = connection.execute(select(_table).where(_table.c.centre == centre)).all()
    return Held({row.code: kept_of(row) for row in rows}, seen)


def mark(connection: Connection, centre: str) -> Mark:
    """Return what moves with every import: when the last one was, and how many dossiers are."""
    query = select(func.max(_table.c.imported_at), func.count())
    last, count = connection.execute(query.where(_table.c.centre == centre)).one()
    return Mark(last, count)


def kept_of(row: Any) -> Kept:
    """Return the dossier of a row."""
    dossier = Dossier(**{name: getattr(row, name) for name in _FIELDS})
    return Kept(dossier, row.keep_until, row.secret)


def put(work: Work, kept: Sequence[Kept]) -> None:
    """Write dossiers over what is there under their codes.

    A result that another import has handed over meanwhile stays handed over.
    """
    put_rows(work, rows_of(work.centre.code, work.now, kept))


def put_rows(work: Work, rows: Sequence[Mapping[str, Any]]) -> None:
    """Write rows that were made before the transaction, as `put` does."""
    new = _INSERT[work.connection.dialect.name](_table)
    if not rows:
        return
    values = {name: new.excluded[name] for name in rows[0] if name not in _KEYS}
    handed = int(State.RETURNED)
    stays = or_(_table.c.state.is_distinct_from(handed), new.excluded.state == handed)
    over = new.on_conflict_do_update(index_elements=_KEYS, set_=values, where=stays)
    work.connection.execute(over, list(rows))


def delete(work: Work, codes: Iterable[str]) -> int:
    """Delete dossiers by their codes, if their time is over; return how many there were."""
    gone, count = list(codes), 0
    for start in range(0, len(gone), _AT_A_TIME):
        some = gone[start : start + _AT_A_TIME]
        count += _forget(work, _table.c.code.in_(some))
    return count


def has_old(work: Work) -> bool:
    """Tell whether a dossier is kept for too long already."""
    found = select(_table.c.code).where(*_old(work)).limit(1)
    return work.connection.execute(found).first() is not None


def old_rows(work: Work) -> int:
    """Return how many dossiers would go now."""
    found = select(func.count()).select_from(_table).where(*_old(work))
    return int(work.connection.execute(found).scalar_one())


def forget_old(work: Work) -> None:
    """Delete the dossiers that were to be kept until an earlier day; what they count stays."""
    _forget(work)


def _forget(work: Work, *wanted: Any) -> int:
    query = select(_table.c.code).where(*_old(work), *wanted)
    gone = list(work.connection.execute(query).scalars())
    counting.keep_times(work, handovers.several(work, gone, is_all=True).values())
    for start in range(0, len(gone), _AT_A_TIME):
        some = _table.c.code.in_(gone[start : start + _AT_A_TIME])
        work.connection.execute(_table.delete().where(*_old(work), some))
    return len(gone)


def _old(work: Work) -> tuple[Any, ...]:
    return _table.c.centre == work.centre.code, _table.c.keep_until < work.day


def rows_of(centre: str, at: datetime, kept: Iterable[Kept]) -> list[dict[str, Any]]:
    """Return the rows of dossiers; for many of them it takes seconds, so no transaction is open."""
    return [
        {
            "centre": centre,
            **asdict(one.dossier),
            "secret": one.secret,
            "imported_at": at,
            "keep_until": one.keep_until,
        }
        for one in kept
    ]
