"""Evidence for the sheet from our own data: times of dossiers, repeated contacts, publicity.

Dossiers and hand-overs that are kept no more still count (db.handover.counting), so the sheet of a
quarter long ago has the same numbers. Of complaints, other agencies and online filing we know
nothing and say so.
"""

from collections import Counter
from collections.abc import Mapping
from typing import Final

from sqlalchemy import and_, func, or_, select

from centre.rules.evaluation import (
    INDEXES,
    Evidence,
    Period,
    from_catalogue,
    from_contacts,
    from_times,
)
from db import tables
from db.handover import counting, storing
from db.handover.record import Seen
from db.work import Work

NONE: Final = Evidence()
_dossier, _handover, _procedure = tables.dossier, tables.handover, tables.catalogue_procedure


def of(work: Work, period: Period) -> Mapping[int, Evidence]:
    """Return the evidence of every index for a quarter."""
    gone = counting.kept(work, period)
    times = _times(work, period, gone)
    known = {
        1: times,
        2: times,
        3: _contacts(work, period, gone),
        6: from_catalogue(_procedures(work)),
    }
    return {index: known.get(index, NONE) for index in INDEXES}


def _times(work: Work, period: Period, gone: Counter[str]) -> Evidence:
    """Count the dossiers that ended in the quarter, and those that it left overdue."""
    counted = Counter({name: gone[name] for name in counting.TIMES})
    for one in _dossiers(work, period).values():
        day, counts = counting.times(one, work.now)
        if day is not None and period.begins.date() <= day < period.ends.date():
            counted.update(counts)
    return from_times(*(counted[name] for name in counting.TIMES))


def _dossiers(work: Work, period: Period) -> Mapping[str, Seen]:
    """Return what may belong to a quarter: due or ended in it by the record, or scanned in it."""
    span = (period.begins, period.ends)
    dates = (_dossier.c.due_at, _dossier.c.finished_at, _dossier.c.returned_at)
    within = or_(*(and_(at >= span[0], at < span[1]) for at in dates))
    codes = dict.fromkeys(storing.codes_between(work, period.begins.date(), period.ends.date()))
    found = storing.dossiers(work, within, is_all=True)
    steps = storing.noted(work, found)
    seen = {code: storing.seen(code, one, steps) for code, one in found.items()}
    others = [code for code in codes if code not in seen]
    return storing.several(work, others, is_all=True) | seen


def _contacts(work: Work, period: Period, gone: Counter[str]) -> Evidence:
    """Count the dossiers that somebody brought to a counter once, twice and oftener."""
    span = (_handover.c.at >= period.begins, _handover.c.at < period.ends)
    counted = Counter({name: gone[name] for name in counting.CONTACTS})
    for counts in counting.contacts(counting.visits_of(work, *span)).values():
        counted.update(counts)
    return from_contacts(*(counted[name] for name in counting.CONTACTS))


def _procedures(work: Work) -> int:
    """Return how many procedures the look-up kiosks show today."""
    mine = (
        _procedure.c.centre == work.centre.code,
        or_(_procedure.c.valid_to.is_(None), _procedure.c.valid_to >= work.day),
    )
    found = work.connection.execute(select(func.count()).select_from(_procedure).where(*mine))
    return int(found.scalar_one())
