"""Writing a plan into the catalogue: the rows, the version, and one line of the log with counts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from sqlalchemy import Connection, select
from sqlalchemy.dialects import postgresql, sqlite

from centre.rules.errors import NotAllowed
from centre.rules.procedures import Procedure
from db import tables
from db.catalogue import detail
from db.catalogue.plan import Plan
from db.history import CENTRE_QUEUE, append
from db.work import Work

MOST_OF_A_SOURCE: Final = 200
"""Characters of a source's name that are kept."""

_INSERT: Final[Mapping[str, Any]] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
_KEYS: Final = ("centre", "code")


@dataclass(frozen=True, slots=True)
class Shelved:
    """What an import has done: procedures by what happened to them, the catalogue's version."""

    version: int
    added: int
    changed: int
    ended: int
    revived: int


@dataclass(frozen=True, slots=True)
class Ready:
    """A plan and the rows that it writes, which take seconds to make."""

    plan: Plan
    rows: tuple[dict[str, Any], ...]


def ready(centre: str, plan: Plan) -> Ready:
    """Return a plan with its rows; no transaction has to be open."""
    return Ready(plan, tuple(row_of(centre, procedure) for procedure in plan.to_write))


def shelve(work: Work, made: Ready, source: str, by: str, seen: int | None) -> Shelved:
    """Write a plan inside the caller's transaction; one without an effect writes nothing.

    seen: the version that the plan was made from. Raises NotAllowed("catalogue_moved") if the
    catalogue is at another one.
    """
    version = version_of(work.connection, work.centre.code)
    if seen not in {None, version}:
        raise NotAllowed("catalogue_moved", seen=seen, version=version)
    plan = made.plan
    if not made.rows:
        return Shelved(version, 0, 0, 0, 0)
    _put(work.connection, made.rows)
    stamp(work.connection, work.centre.code, source, work.now)
    done = Shelved(
        version + 1, len(plan.added), len(plan.changed), len(plan.ended), len(plan.revived)
    )
    append(work, CENTRE_QUEUE, "catalogue_changed", _facts(done, source, by))
    return done


def put(connection: Connection, centre: str, procedures: Iterable[Procedure]) -> None:
    """Write procedures as they are, over what is there under their codes; the rest stays."""
    _put(connection, [row_of(centre, procedure) for procedure in procedures])


def _put(connection: Connection, rows: Sequence[dict[str, Any]]) -> None:
    if not rows:
        return
    new = _INSERT[connection.dialect.name](tables.catalogue_procedure)
    values = {name: new.excluded[name] for name in rows[0] if name not in _KEYS}
    connection.execute(new.on_conflict_do_update(index_elements=_KEYS, set_=values), list(rows))


def stamp(connection: Connection, centre: str, source: str, at: datetime) -> None:
    """Note a source and when it came; the catalogue is one version on, the first is 1."""
    new = _INSERT[connection.dialect.name](tables.catalogue)
    said = {"source": source[:MOST_OF_A_SOURCE], "imported_at": at}
    newer = {**said, "version": tables.catalogue.c.version + 1}
    row = {"centre": centre, "version": 1, **said}
    connection.execute(new.values(row).on_conflict_do_update(index_elements=["centre"], set_=newer))


def version_of(connection: Connection, centre: str) -> int:
    """Return the catalogue's version; 0 where there is none yet."""
    table = tables.catalogue
    found = connection.execute(select(table.c.version).where(table.c.centre == centre)).scalar()
    return 0 if found is None else int(found)


def row_of(centre: str, procedure: Procedure) -> dict[str, Any]:
    """Return a procedure as its row; what lists and searches need stands beside the whole."""
    return {
        "centre": centre,
        "code": procedure.code,
        "code_raw": procedure.code_raw[:60],
        "name": procedure.name,
        "field": procedure.field,
        "levels": [level.value for level in procedure.levels],
        "also": list(procedure.also),
        "valid_from": procedure.valid_from,
        "valid_to": procedure.valid_to,
        "digest": detail.digest(procedure),
        "detail": detail.to_json(procedure),
    }


def _facts(done: Shelved, source: str, by: str) -> dict[str, object]:
    """Return what the log keeps: counts and who it was; the rows themselves are in the table."""
    return {
        "source": source[:MOST_OF_A_SOURCE],
        "added": done.added,
        "changed": done.changed,
        "ended": done.ended,
        "revived": done.revived,
        "by": by,
    }
