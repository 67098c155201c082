"""How long devices were out of order within opening hours, from what their programs have told.

A program that is silent tells nothing, and a display logs nothing: both are seen at the moment
(db.silence), and are no seconds here.
"""

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from sqlalchemy import bindparam, select

from centre.rules.hours import ZONE, Span, intervals
from centre.rules.services import Centre
from db import tables
from db.history import CENTRE_QUEUE
from db.work import Work

DEVICE: Final = "device"
"""The dimension of devices in the table of tallies."""
DOWN: Final = frozenset({"error", "offline"})
_event = tables.event
_EVENTS = (
    select(_event.c.at, _event.c.kind, _event.c.facts)
    .where(
        _event.c.centre == bindparam("of"),
        _event.c.day.between(bindparam("first"), bindparam("last")),
        _event.c.queue == CENTRE_QUEUE,
        _event.c.kind.in_(("device", "device_forgotten")),
    )
    .order_by(_event.c.day, _event.c.seq)
)


@dataclass(frozen=True, slots=True)
class Change:
    """A device (kind and name) is down from a time on, or is no longer."""

    device: str
    at: datetime
    down: bool


@dataclass(frozen=True, slots=True)
class Downtime:
    """A device's seconds of being down within opening hours; last: it is down at the end."""

    seconds: int = 0
    times: int = 0
    last: bool = False

    def plain(self) -> dict[str, int]:
        """Return it as plain data."""
        return {"n": self.times, "s": self.seconds, "d": int(self.last)}


def changes_of(work: Work, first: date, last: date) -> tuple[Change, ...]:
    """Return what devices have told from a day to a day, in order."""
    where = {"of": work.centre.code, "first": first, "last": last}
    rows = work.connection.execute(_EVENTS, where).all()
    found = (_change(row.at, row.kind, json.loads(row.facts)) for row in rows)
    return tuple(change for change in found if change is not None)


def _change(at: datetime, kind: str, facts: Mapping[str, Any]) -> Change | None:
    named = f"{facts.get('kind', '')} {facts.get('name', '')}".strip()
    if not named:
        return None
    return Change(named[:80], at, kind == "device" and facts.get("state") in DOWN)


def opening_spans(centre: Centre, day: date) -> tuple[Span, ...]:
    """Return the centre's opening hours of a day as aware times."""
    return tuple(
        (datetime.combine(day, one.opens, ZONE), datetime.combine(day, one.closes, ZONE))
        for one in intervals(centre, None, day)
    )


def downtimes(
    changes: Iterable[Change], before: Collection[str], spans: Collection[Span], until: datetime
) -> dict[str, Downtime]:
    """Return the devices that were down at any time, or are still.

    before: those that began the day so. Only what lies within spans and before until counts.
    """
    seconds: defaultdict[str, float] = defaultdict(float)
    times: defaultdict[str, int] = defaultdict(int)
    since = dict.fromkeys(before, datetime.min.replace(tzinfo=ZONE))
    for change in changes:
        began = since.pop(change.device, None) if not change.down else None
        if began is not None:
            seconds[change.device] += _within(began, min(change.at, until), spans)
        elif change.down and change.device not in since:
            since[change.device] = change.at
            times[change.device] += 1
    for device, began in since.items():
        seconds[device] += _within(began, until, spans)
    return {
        device: Downtime(round(seconds[device]), times[device], device in since)
        for device in sorted({*seconds, *times})
    }


def still_down(before: Collection[str], changes: Iterable[Change]) -> set[str]:
    """Return which devices are down after changes, of those that were and those that went since."""
    down = set(before)
    for change in changes:
        (down.add if change.down else down.discard)(change.device)
    return down


def _within(start: datetime, end: datetime, spans: Iterable[Span]) -> float:
    """Return how many seconds of start..end lie within the spans."""
    overlaps = ((min(end, closes) - max(start, opens)) for opens, closes in spans)
    return sum(max(0.0, overlap.total_seconds()) for overlap in overlaps)
