"""The live board as the store offers it: one look, the keeping of alarms, the word "known".

Alarms are kept by whoever looks: the supervisor's section while it stands, in any number of
windows. Where nobody looks nothing is kept: the figures are those of the queue itself and are
computed at the next look, which begins what holds then, and ends what was left open.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Row

from centre.rules.alarm_changes import Changes, changes
from centre.rules.alarms import GRAVITY, Gravity, Holding, Kind, holding
from db.live import reading, storing
from db.live.picture import Picture
from db.live.record import Acknowledged, AlarmNow, LiveNow
from db.requests import once
from db.staff import check_role
from db.work import Transactions, Work

SUPERVISOR: Final = frozenset({"supervisor"})
BY_MACHINE: Final = "motcua-db"
"""Who has taken note where no clerk has: a script at the machine itself."""


class LiveBoard:
    """The centre at this moment. by: the clerk who asks; "" is motcua-db at the machine."""

    def __init__(self, store: Transactions) -> None:
        """Keep who opens transactions."""
        self._store = store

    def now(self) -> LiveNow:
        """Return the board of this moment; one short read, nothing is kept."""
        with self._store.read() as work:
            rows = _read(work)
        return _judged(work, *rows)[0]

    def sync_alarms(self, by: str = "") -> LiveNow:
        """Return the board, and keep which alarms begin and end; what is kept so far costs a read.

        Call it as often as you like, from any number of windows. Raises NotAllowed: clerk_unknown,
        role_missing.
        """
        with self._store.read() as work:
            check_role(work, by, SUPERVISOR)
            rows = _read(work)
        board, found, change = _judged(work, *rows)
        if not change:
            return board
        with self._store.write() as work:
            check_role(work, by, SUPERVISOR)
            storing.keep(work, found)
            return replace(board, alarms=tuple(_told(storing.open_rows(work), found)))

    def acknowledge(self, request: UUID, alarm: UUID, by: str) -> Acknowledged:
        """Keep that a supervisor has taken note of an alarm: it is told no more while it lasts.

        The first one counts. Raises NotAllowed: alarm_unknown, clerk_unknown, role_missing.
        """

        def act(work: Work) -> Acknowledged:
            check_role(work, by, SUPERVISOR)
            return storing.acknowledge(work, alarm, by or BY_MACHINE)

        return once(self._store, request, "alarm_known", Acknowledged, act)


def _read(work: Work) -> tuple[reading.Found, Sequence[Row[Any]]]:
    """Return the rows of this moment, and the alarms that are open."""
    return reading.read(work), storing.open_rows(work)


def _judged(
    work: Work, found: reading.Found, rows: Sequence[Row[Any]]
) -> tuple[LiveNow, tuple[Holding, ...], Changes]:
    """Return the board, the alarms that hold, and what is to be kept of them.

    The reading has ended: nobody's commit waits for a forecast.
    """
    picture = Picture(work, found)
    holds = holding(picture.moment())
    change = changes(map(storing.kept, rows), holds, work.now)
    over = {one.id for one in change.ends}
    board = picture.shown(_told([row for row in rows if row.id not in over], holds))
    return board, holds, change


def _told(rows: Iterable[Row[Any]], found: Iterable[Holding]) -> list[AlarmNow]:
    """Return the alarms that are kept and those that hold, as they are shown.

    What nobody has taken note of comes first, then what is graver, then what is older.
    """
    holds = {one.key: one for one in found}
    told = [_kept(row, holds.pop((row.kind, row.subject), None)) for row in rows]
    told += [
        AlarmNow(None, one.kind.value, one.subject, GRAVITY[one.kind], one.since, one.facts)
        for one in holds.values()
    ]
    return sorted(told, key=_order)


def _order(alarm: AlarmNow) -> tuple[object, ...]:
    is_known = alarm.acknowledged_at is not None
    return (is_known, alarm.gravity is not Gravity.GRAVE, alarm.since, alarm.kind, alarm.subject)


def _kept(row: Row[Any], held: Holding | None) -> AlarmNow:
    """Return a kept alarm; while it is clearing its facts are those of its begin."""
    known = row.kind in set(Kind)
    return AlarmNow(
        id=row.id,
        kind=row.kind,
        subject=row.subject,
        gravity=GRAVITY[Kind(row.kind)] if known else Gravity.NOTICE,
        # A forecast holds anew at each look; it was told when it began.
        since=min(row.began_at, held.since) if held else row.began_at,
        facts=held.facts if held else storing.told_facts(row),
        holds=held is not None,
        began_at=row.began_at,
        acknowledged_at=row.acknowledged_at,
        acknowledged_by=row.acknowledged_by or "",
    )
