"""Wrong tries at a kiosk: after five of them each further one waits longer.

They are in the database, so that switching a kiosk off does not forget them. A try is counted
before it is looked at, and taken back if it was right: ending the program between gives no try for
nothing.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Final

from sqlalchemy import select
from sqlalchemy.dialects import postgresql, sqlite

from centre.rules.errors import NotAllowed
from db import tables
from db.work import Work

FREE: Final = 5
"""So many wrong tries, and the last of them makes everybody wait (behaviour 17)."""
LONGEST: Final = timedelta(minutes=15)
FORGOTTEN_AFTER: Final = timedelta(hours=1)
"""Wrong tries of an hour ago were somebody else's; five an hour find no secret of 36^4."""
_MOST_COUNTED: Final = 1_000
_INSERT: Final[dict[str, Any]] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
_table = tables.lookup_try


@dataclass(frozen=True, slots=True)
class Try:
    """A try that was counted.

    until: how long to wait if it is wrong, None: not at all. at is the moment that was noted for
    it, before the one that stood there.
    """

    until: datetime | None
    at: datetime
    before: datetime | None


def wait_after(failures: int) -> timedelta:
    """Return how long nobody may try after so many wrong tries: 1, 2, 4 … 15 minutes from five."""
    if failures < FREE:
        return timedelta()
    return min(LONGEST, timedelta(minutes=2 ** min(failures - FREE, 10)))


def begin(work: Work, kiosk: str) -> Try:
    """Count a try of a kiosk.

    Raises NotAllowed("lookup_locked", until) while it has to wait; that try is not counted.
    """
    _make(work, kiosk)
    counted, locked = _found(work, kiosk)
    now = work.now
    # A lock that lies further ahead than any can was made before the clock was set back.
    if locked is not None and now < locked <= now + LONGEST:
        raise NotAllowed("lookup_locked", until=locked)
    is_old = locked is None or not now - FORGOTTEN_AFTER < locked <= now + LONGEST
    failures = min(1 if is_old else counted + 1, _MOST_COUNTED)
    until = now + wait_after(failures)
    _set(work, kiosk, failures, until)
    return Try(until if failures >= FREE else None, until, locked)


def take_back(work: Work, kiosk: str, right: Try) -> None:
    """Take back what a right try has counted itself; wrong ones before it stay counted.

    Otherwise whoever has one dossier of their own could guess at others for ever.
    """
    counted, locked = _found(work, kiosk)
    _set(work, kiosk, max(0, counted - 1), right.before if locked == right.at else locked)


def _found(work: Work, kiosk: str) -> tuple[int, datetime | None]:
    """Return the count and the moment of a kiosk, and hold its row."""
    query = select(_table.c.failures, _table.c.locked_until).where(*_mine(work, kiosk))
    found = work.connection.execute(query.with_for_update()).one()
    return found.failures, found.locked_until


def _make(work: Work, kiosk: str) -> None:
    row = {"centre": work.centre.code, "kiosk": kiosk, "failures": 0, "locked_until": None}
    new = _INSERT[work.connection.dialect.name](_table).values(row)
    work.connection.execute(new.on_conflict_do_nothing())


def _set(work: Work, kiosk: str, failures: int, until: datetime | None) -> None:
    """Set the row of a kiosk; until is the moment of the last try, or the end of its wait."""
    change = _table.update().where(*_mine(work, kiosk))
    work.connection.execute(change.values(failures=failures, locked_until=until))


def _mine(work: Work, kiosk: str) -> tuple[Any, ...]:
    return _table.c.centre == work.centre.code, _table.c.kiosk == kiosk
