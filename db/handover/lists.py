"""Many dossiers at once: the lists of a day, and results that were on time but recorded late."""

from collections.abc import Iterable
from datetime import date, datetime, time, timedelta
from typing import Final

from sqlalchemy import or_

from centre.rules.dossiers import IS_OVER, State
from centre.rules.handover import SOON_DAYS, Step, When, first, is_recorded_late, when
from centre.rules.hours import ZONE
from centre.rules.working import left, next_working_days, working_between
from db import tables
from db.handover import storing
from db.handover.record import DayLists, Due, LateRecord, Seen
from db.work import Work

RETURNED: Final = "returned"
"""The fourth list's name among the counts, beside those of When."""
_MINUTE: Final = timedelta(minutes=1)
_OPEN: Final = [int(state) for state in State if state not in IS_OVER]
_dossier = tables.dossier


def day(work: Work, most: int | None) -> DayLists:
    """Return the lists of the day; most: so many of each (None: all)."""
    soon = frozenset(next_working_days(work.centre, work.now.date(), SOON_DAYS))
    found: dict[When, list[Seen]] = {which: [] for which in When}
    for one in _open(work, max(soon, default=work.now.date())):
        which = when(one.state, one.dates, one.done, work.now, soon)
        if which is not None:
            found[which].append(one)
    returned = _returned(work)
    counts = {which.value: len(some) for which, some in found.items()}
    return DayLists(
        work.day,
        _listed(work, found[When.OVERDUE], most),
        _listed(work, found[When.TODAY], most),
        _listed(work, found[When.SOON], most),
        tuple(_due(work, one) for one in returned[:most]),
        {**counts, RETURNED: len(returned)},
    )


def late_recorded(work: Work, since: date, until: date) -> tuple[LateRecord, ...]:
    """Return the report of days since..until, both included, by due moment."""
    found = storing.several(work, storing.codes_between(work, since, until)).values()
    late = (
        _late(work, one)
        for one in found
        if is_recorded_late(one.state, one.dates, one.done, work.now)
    )
    return tuple(sorted(late, key=lambda one: (one.due_at, one.code)))


def _open(work: Work, last: date) -> Iterable[Seen]:
    """Return the dossiers that are due until the end of a day and not over."""
    until = datetime.combine(last, time.max, ZONE)
    is_open = or_(_dossier.c.state.is_(None), _dossier.c.state.in_(_OPEN))
    found = storing.dossiers(work, _dossier.c.due_at <= until, is_open)
    steps = storing.noted(work, found)
    return [storing.seen(code, one, steps) for code, one in found.items()]


def _returned(work: Work) -> list[Seen]:
    """Return what was returned today by our scans, then what was recorded so without a scan."""
    scanned = storing.several(work, storing.codes_returned_on(work, work.day))
    begins = datetime.combine(work.day, time(0), ZONE)
    today = (_dossier.c.returned_at >= begins, _dossier.c.returned_at < begins + timedelta(days=1))
    recorded = storing.dossiers(work, *today)
    steps = storing.noted(work, recorded)
    others = [
        storing.seen(code, one, steps)
        for code, one in recorded.items()
        if not any(step.step is Step.RETURNED for step in steps.get(code, ()))
    ]
    return [*scanned.values(), *others]


def _listed(work: Work, found: list[Seen], most: int | None) -> tuple[Due, ...]:
    """Return dossiers as a list shows them, by due moment."""
    far = datetime.max.replace(tzinfo=ZONE)
    ordered = sorted(found, key=lambda one: (one.dates.due_at or far, one.code))
    return tuple(_due(work, one) for one in ordered[:most])


def _due(work: Work, one: Seen) -> Due:
    due_at = one.dates.due_at
    rest = left(work.centre, due_at, work.now) // _MINUTE if due_at else 0
    return Due(one.code, one.procedure, one.state, due_at, rest, one.noted)


def _late(work: Work, one: Seen) -> LateRecord:
    dates, stamp = one.dates, first(one.done)
    if dates.due_at is None or stamp is None or one.dossier is None:
        raise AssertionError  # is_recorded_late has seen to it
    step = next(step for step, noted in one.done.items() if noted is stamp)
    is_over = one.state in {State.FINISHED, State.RETURNED}
    # A record that is still open is late up to now, whatever else the file has said of its end.
    ended = ((dates.finished_at or dates.returned_at) if is_over else None) or work.now
    return LateRecord(
        code=one.code,
        procedure_code=one.dossier.procedure or "",
        procedure=one.procedure,
        received_at=dates.received_at,
        due_at=dates.due_at,
        step=step,
        scanned_at=stamp.at,
        counter=stamp.counter,
        state=one.state,
        finished_at=dates.finished_at,
        returned_at=dates.returned_at,
        late=working_between(work.centre, dates.due_at, ended) // _MINUTE,
    )
