"""Alarms in the store: each begins once and ends once, and the log tells both.

The turn of writers makes it so on both engines, and a unique index sees to it: of one kind and
subject there is one open alarm. That an alarm does not hold is kept beside its facts, so that
several supervisors' windows, or the same one after a restart, end it at the same moment.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Row, bindparam, select

from centre.rules.alarm_changes import Changes, Kept, changes
from centre.rules.alarms import Holding
from centre.rules.errors import NotAllowed
from db import tables
from db.history import CENTRE_QUEUE, append
from db.ids import uuid7
from db.live.record import Acknowledged
from db.work import Work

_alarm = tables.alarm
_OPEN = (
    select(_alarm)
    .where(_alarm.c.centre == bindparam("of"), _alarm.c.ended_at.is_(None))
    .order_by(_alarm.c.began_at, _alarm.c.id)
)
_ONE = select(_alarm).where(
    _alarm.c.centre == bindparam("of"), _alarm.c.id == bindparam("alarm_id")
)
_CLEAR: Final = "clear_since"
"""The fact that tells since when an open alarm does not hold."""


def open_rows(work: Work) -> Sequence[Row[Any]]:
    """Return the alarms that have not ended, oldest first."""
    return work.connection.execute(_OPEN, {"of": work.centre.code}).all()


def kept(row: Row[Any]) -> Kept:
    """Return a row as the rules of alarms see it."""
    since = row.facts.get(_CLEAR)
    return Kept(
        id=row.id,
        kind=row.kind,
        subject=row.subject,
        began_at=row.began_at,
        clear_since=None if since is None else datetime.fromisoformat(since),
        acknowledged_at=row.acknowledged_at,
    )


def keep(work: Work, found: Iterable[Holding]) -> Changes:
    """Keep which alarms hold now; done again with the same it writes nothing. Returns the changes.

    What is open is read here, inside the writer's turn: what another window kept just now counts.
    """
    standing = {row.id: row for row in open_rows(work)}
    change = changes(map(kept, standing.values()), found, work.now)
    for one in change.begins:
        _begin(work, one)
    for each in change.clears:
        _note(work, each, {**standing[each.id].facts, _CLEAR: work.now.isoformat()})
    for each in change.returns:
        _note(work, each, _without_clear(standing[each.id].facts))
    for each in change.ends:
        _end(work, each)
    return change


def _begin(work: Work, one: Holding) -> None:
    alarm = uuid7()
    row = {
        "id": alarm,
        "centre": work.centre.code,
        "kind": one.kind.value,
        "subject": one.subject,
        "facts": dict(one.facts),
        "began_at": work.now,
    }
    work.connection.execute(_alarm.insert(), row)
    told = {"alarm": alarm.hex, "kind": one.kind.value, "subject": one.subject}
    append(work, CENTRE_QUEUE, "alarm_begins", {**told, "facts": dict(one.facts)})


def _note(work: Work, one: Kept, facts: Mapping[str, Any]) -> None:
    """Keep whether an alarm is clearing; the log hears of its begin and end alone."""
    work.connection.execute(_still_open(one.id).values(facts=dict(facts)))


def _end(work: Work, one: Kept) -> None:
    if work.connection.execute(_still_open(one.id).values(ended_at=work.now)).rowcount:
        told = {"alarm": one.id.hex, "kind": one.kind, "subject": one.subject}
        append(work, CENTRE_QUEUE, "alarm_ends", told)


def _still_open(alarm: UUID) -> Any:
    return _alarm.update().where(_alarm.c.id == alarm, _alarm.c.ended_at.is_(None))


def _without_clear(facts: Mapping[str, Any]) -> dict[str, Any]:
    return {name: fact for name, fact in facts.items() if name != _CLEAR}


def told_facts(row: Row[Any]) -> dict[str, Any]:
    """Return what an alarm was told with when it began."""
    return _without_clear(row.facts)


def acknowledge(work: Work, alarm: UUID, by: str) -> Acknowledged:
    """Keep that somebody has taken note of an alarm; the first one counts, and is logged.

    One that has ended is left as it is. Raises NotAllowed("alarm_unknown").
    """
    place = {"of": work.centre.code, "alarm_id": alarm}
    row = work.connection.execute(_ONE, place).one_or_none()
    if row is None:
        raise NotAllowed("alarm_unknown")
    if row.acknowledged_at is not None or row.ended_at is not None:
        return Acknowledged(alarm, row.acknowledged_at, row.acknowledged_by or "", again=True)
    known = {"acknowledged_at": work.now, "acknowledged_by": by}
    work.connection.execute(_still_open(alarm).values(known))
    told = {"alarm": alarm.hex, "kind": row.kind, "subject": row.subject, "by": by}
    append(work, CENTRE_QUEUE, "alarm_known", told)
    return Acknowledged(alarm, work.now, by)
