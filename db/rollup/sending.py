"""Sending up: days that are over become parcels, kept here and laid into the folder.

A parcel is made in a transaction of its own and never changed. What the level above has not
acknowledged is laid into the folder at each run, the same bytes: a link that was away, a stick that
was lost, a run that was killed are made good by the next one.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any, Final

from sqlalchemy import delete, func, select, update

from centre.rules.errors import NotAllowed, Unavailable
from centre.rules.units import Units
from db import tables
from db.figures import tallying
from db.history import CENTRE_QUEUE, append
from db.rollup import ack, days, folder, tree
from db.rollup.ack import Ack
from db.rollup.days import DayDue
from db.rollup.parcel import FIRST_PREVIOUS, sha256, written
from db.work import Transactions, Work

_AT_ONCE: Final = 50
_parcel = tables.parcel


@dataclass(frozen=True, slots=True)
class Sent:
    """What a run did: numbers of new parcels, and of those that were laid into the folder.

    acknowledged: up to where the level above has all; last: the newest. joined: this database had
    lost what is there already, and goes on after it.
    """

    made: tuple[int, ...]
    laid: tuple[int, ...]
    acknowledged: int
    last: int
    joined: bool = False


class Sender:
    """Sends the days of a centre; unit: the code of its agency, as the tree has it on some day."""

    def __init__(self, store: Transactions, place: Path, unit: str) -> None:
        """Take the store, the folder and the unit."""
        self._store = store
        self._place = place
        self._unit = unit

    def send(self, again_from: int | None = None) -> Sent:
        """Make parcels of what is new, then lay what is not acknowledged; again_from: all from it.

        Where the folder is away parcels are made all the same, and this raises Unavailable
        (rollup_folder_gone, _full, _refused) at its end. NotAllowed("rollup_unit_unclear").
        """
        trouble: Unavailable | None = None
        joined = False
        try:
            joined = self._heed(ack.read(self._place, self._code()))
        except Unavailable as error:
            if error.part != folder.PART:
                raise
            trouble = error
        made = self._make()
        if trouble is not None:
            raise trouble
        laid = self._lay(again_from)
        with self._store.read() as work:
            top, last = _acknowledged(work), _head(work).seq
        return Sent(made, laid, top, last, joined)

    def _code(self) -> str:
        with self._store.read() as work:
            return work.centre.code

    def _heed(self, told: Ack | None) -> bool:
        """Take note of what the level above has; return whether our numbers had to join it."""
        if told is None:
            return False
        with self._store.read() as work:
            is_known = _acknowledged(work) == told.seq and _is_ours(work, told)
        if is_known:
            return False
        with self._store.write() as work:
            is_ours = _is_ours(work, told)
            if not is_ours:
                _join(work, told)
            _note(work, told.seq)
        return not is_ours

    def _make(self) -> tuple[int, ...]:
        tallying.keep_due(self._store)
        with self._store.read() as work:
            looked, units = days.due(work), tree.read(work)
        made = (self._make_of(one, units) for one in looked)
        return tuple(seq for seq in made if seq is not None)

    def _make_of(self, due: DayDue, units: Units) -> int | None:
        """Make the parcel of a day, if its figures are not those that were sent."""
        unit = self._unit_on(units, due.day)
        with self._store.read() as work:
            content = days.content(work, due.day)
        mark = days.digest(content, unit)
        if mark == due.sent:
            return None
        with self._store.write() as work:
            if _newest(work, due.day) != due.sent:
                return None  # another run was faster
            told = {"unit": unit, "day": due.day.isoformat()}
            told["complete_until"] = due.complete_until.isoformat()
            return _keep(work, due.day, mark, told, content)

    def _unit_on(self, units: Units, day: date) -> str:
        if not units.all:
            return self._unit
        found = units.in_place_of(self._unit, day)
        if found is None:
            raise NotAllowed("rollup_unit_unclear", unit=self._unit, day=f"{day:%d/%m/%Y}")
        return found

    def _lay(self, again_from: int | None) -> tuple[int, ...]:
        """Lay what is not acknowledged, a few at a time; return what was not there yet."""
        with self._store.read() as work:
            after = _acknowledged(work) if again_from is None else again_from - 1
        laid = []
        while True:
            with self._store.read() as work:
                rows = _after(work, after)
                code = work.centre.code
            for row in rows:
                file = self._place / folder.parcel_name(code, row.seq)
                if row.content and folder.lay(file, row.content.encode()):
                    laid.append(row.seq)
                after = row.seq
            if not rows:
                return tuple(laid)


def _mine(work: Work) -> Any:
    return _parcel.c.centre == work.centre.code


def _head(work: Work) -> Ack:
    """Return the number and the hash of the newest parcel."""
    query = select(_parcel.c.seq, _parcel.c.sha256).where(_mine(work))
    row = work.connection.execute(query.order_by(_parcel.c.seq.desc()).limit(1)).one_or_none()
    return Ack(work.centre.code, row.seq if row else 0, row.sha256 if row else FIRST_PREVIOUS)


def _acknowledged(work: Work) -> int:
    noted = (_mine(work), _parcel.c.acknowledged_at.is_not(None))
    return work.connection.execute(select(func.max(_parcel.c.seq)).where(*noted)).scalar() or 0


def _is_ours(work: Work, told: Ack) -> bool:
    """Tell whether an acknowledged parcel is the one that we know by its number."""
    if told.seq == 0:
        return True
    query = select(_parcel.c.sha256).where(_mine(work), _parcel.c.seq == told.seq)
    return work.connection.execute(query).scalar() == told.sha256


def _join(work: Work, told: Ack) -> None:
    """Go on after what the level above has, where this database is an older copy of itself.

    What was never acknowledged is made anew, and replaces its days there: nothing is counted twice.
    """
    common = _acknowledged(work) if told.seq > _acknowledged(work) else 0
    work.connection.execute(delete(_parcel).where(_mine(work), _parcel.c.seq > common))
    row = {"centre": work.centre.code, "seq": told.seq, "day": None, "digest": "", "content": ""}
    row |= {"sha256": told.sha256, "made_at": work.now}
    work.connection.execute(_parcel.insert(), row)
    append(work, CENTRE_QUEUE, "rollup_joined", {"seq": told.seq, "sha256": told.sha256})


def _note(work: Work, seq: int) -> None:
    """Note that the level above has all up to seq, and nothing after it."""
    c, change = _parcel.c, update(_parcel)
    has = (_mine(work), c.seq <= seq, c.acknowledged_at.is_(None))
    work.connection.execute(change.where(*has).values(acknowledged_at=work.now))
    has_not = (_mine(work), c.seq > seq, c.acknowledged_at.is_not(None))
    work.connection.execute(change.where(*has_not).values(acknowledged_at=None))


def _newest(work: Work, day: date) -> str:
    query = select(_parcel.c.digest).where(_mine(work), _parcel.c.day == day)
    return work.connection.execute(query.order_by(_parcel.c.seq.desc()).limit(1)).scalar() or ""


def _keep(work: Work, day: date, mark: str, told: dict[str, str], content: dict[str, Any]) -> int:
    """Keep a new parcel, and tell the log of it."""
    head = _head(work)
    seq = head.seq + 1
    facts = {
        **told,
        "centre": work.centre.code,
        "name": work.centre.name["vi"][:200] or work.centre.code,
        "seq": seq,
        "previous": head.sha256,
        "made_at": work.now.isoformat(timespec="seconds"),
    }
    made = written(facts, content)
    row = {"centre": work.centre.code, "seq": seq, "day": day, "digest": mark}
    row |= {"sha256": sha256(made), "content": made.decode(), "made_at": work.now}
    work.connection.execute(_parcel.insert(), row)
    shown = {"what": "rollup", "seq": seq, "day": day.isoformat(), "sha256": row["sha256"]}
    append(work, CENTRE_QUEUE, "export", shown)
    return seq


def _after(work: Work, seq: int) -> Sequence[Any]:
    query = select(_parcel.c.seq, _parcel.c.content).where(_mine(work), _parcel.c.seq > seq)
    return work.connection.execute(query.order_by(_parcel.c.seq).limit(_AT_ONCE)).all()
