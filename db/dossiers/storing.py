"""The rows of dossiers: read whole for a plan, written by it, deleted when their time is over."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, fields
from typing import Any, Final

from sqlalchemy import Connection, or_, select
from sqlalchemy.dialects import postgresql, sqlite

from centre.rules.dossiers import State
from db import tables
from db.dossiers.plan import Kept
from db.dossiers.rows import Dossier
from db.work import Work

_INSERT: Final[Mapping[str, Any]] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
_KEYS: Final = ("centre", "code")
_AT_A_TIME: Final = 500
_FIELDS: Final = tuple(one.name for one in fields(Dossier))
_table = tables.dossier


def held(connection: Connection, centre: str) -> dict[str, Kept]:
    """Return every dossier that is kept, by its code."""
    rows = connection.execute(select(_table).where(_table.c.centre == centre)).all()
    return {row.code: kept_of(row) for row in rows}


def kept_of(row: Any) -> Kept:
    """Return the dossier of a row."""
    dossier = Dossier(**{name: getattr(row, name) for name in _FIELDS})
    return Kept(dossier, row.keep_until, row.secret)


def put(work: Work, kept: Sequence[Kept]) -> None:
    """Write dossiers over what is there under their codes.

    A result that another import has handed over meanwhile stays handed over.
    """
    new = _INSERT[work.connection.dialect.name](_table)
    rows = [_row(work, one) for one in kept]
    if not rows:
        return
    values = {name: new.excluded[name] for name in rows[0] if name not in _KEYS}
    handed = int(State.RETURNED)
    stays = or_(_table.c.state.is_distinct_from(handed), new.excluded.state == handed)
    over = new.on_conflict_do_update(index_elements=_KEYS, set_=values, where=stays)
    work.connection.execute(over, rows)


def delete(work: Work, codes: Iterable[str]) -> None:
    """Delete dossiers by their codes."""
    mine = _table.c.centre == work.centre.code
    gone = list(codes)
    for start in range(0, len(gone), _AT_A_TIME):
        some = gone[start : start + _AT_A_TIME]
        work.connection.execute(_table.delete().where(mine, _table.c.code.in_(some)))


def has_old(work: Work) -> bool:
    """Tell whether a dossier is kept for too long already."""
    found = select(_table.c.code).where(*_old(work)).limit(1)
    return work.connection.execute(found).first() is not None


def forget_old(work: Work) -> None:
    """Delete the dossiers that were to be kept until an earlier day."""
    work.connection.execute(_table.delete().where(*_old(work)))


def _old(work: Work) -> tuple[Any, ...]:
    return _table.c.centre == work.centre.code, _table.c.keep_until < work.day


def _row(work: Work, kept: Kept) -> dict[str, Any]:
    return {
        "centre": work.centre.code,
        **asdict(kept.dossier),
        "secret": kept.secret,
        "imported_at": work.now,
        "keep_until": kept.keep_until,
    }
