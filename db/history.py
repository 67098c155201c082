"""The event log: append-only, hash-chained per queue and day, and its verifier.

Each event's hash covers the hash before it and every field of its own; the chain's head is kept
beside, so that a changed, missing or added line is found. Tickets, calls and ratings are compared
with what their events say.
"""

import hashlib
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final
from uuid import UUID

from sqlalchemy import Row, bindparam, select

from centre.rules import tickets
from centre.rules.errors import NotAllowed
from centre.rules.tickets import Event
from db import tables
from db.ids import uuid7
from db.retention import proof
from db.work import Work

CENTRE_QUEUE: Final = "-"
"""The queue of events that belong to no letter: sign-in, pause, settings, day."""

_chain = tables.chain.c
_FIND_CHAIN = select(_chain.seq, _chain.head).where(
    _chain.centre == bindparam("of"), _chain.day == bindparam("on"), _chain.queue == bindparam("q")
)
_MOVE_CHAIN = (
    tables.chain.update()
    .where(
        _chain.centre == bindparam("of"),
        _chain.day == bindparam("on"),
        _chain.queue == bindparam("q"),
    )
    .values(seq=bindparam("to_seq"), head=bindparam("to_head"))
)
_NEW_CHAIN = tables.chain.insert()
_NEW_EVENT = tables.event.insert()


@dataclass(frozen=True, slots=True)
class Subject:
    """The ticket that an event is about: its id, its day and its letter."""

    ticket: UUID
    day: date
    letter: str


def genesis(centre: str, day: date, queue: str) -> str:
    """Return the hash before a queue's first event of a day."""
    return hashlib.sha256(f"motcua|{centre}|{day.isoformat()}|{queue}".encode()).hexdigest()


def chained(before: str, fields: Iterable[object]) -> str:
    """Return the hash of an event: SHA-256 of the hash before it and its fields as JSON."""
    line = json.dumps([before, *map(str, fields)], ensure_ascii=False, separators=(",", ":"))
    return hashlib.sha256(line.encode()).hexdigest()


def rehashed(before: str, row: Any) -> str:
    """Return the hash of an event's row after the hash before it."""
    return chained(before, _hashed(row))


def append(
    work: Work, queue: str, kind: str, facts: Mapping[str, Any], about: Subject | None = None
) -> None:
    """Add one event to the chain of its queue and day, inside the caller's transaction."""
    day = about.day if about else work.day
    place = {"of": work.centre.code, "on": day, "q": queue}
    found = work.connection.execute(_FIND_CHAIN, place).one_or_none()
    seq, before = (
        (found.seq + 1, found.head) if found else (1, genesis(work.centre.code, day, queue))
    )
    row = {
        "centre": work.centre.code,
        "day": day,
        "queue": queue,
        "seq": seq,
        "id": uuid7(),
        "kind": kind,
        "ticket": about.ticket if about else None,
        "at": work.now,
        "actor": work.actor,
        "facts": json.dumps(facts, ensure_ascii=False, sort_keys=True, default=str),
    }
    head = rehashed(before, row)
    # The chain first: a server takes an event only where the chain has just got to.
    if found:
        work.connection.execute(_MOVE_CHAIN, {**place, "to_seq": seq, "to_head": head})
    else:
        new = {"centre": place["of"], "day": day, "queue": queue, "seq": seq, "head": head}
        work.connection.execute(_NEW_CHAIN, new)
    work.connection.execute(_NEW_EVENT, {**row, "hash": head})


def append_about(work: Work, about: Subject, kind: str, facts: Mapping[str, Any]) -> None:
    """Add one event of a ticket to the chain of its own letter and day."""
    append(work, about.letter, kind, facts, about)


def _hashed(row: Any) -> list[object]:
    """Return the fields that an event's hash covers, in their fixed order."""
    at: datetime = row["at"]
    return [
        row["centre"],
        row["day"].isoformat(),
        row["queue"],
        row["seq"],
        row["id"],
        row["kind"],
        row["ticket"],
        at.astimezone(UTC).isoformat(timespec="microseconds"),
        row["actor"],
        row["facts"],
    ]


_KEPT_FOR: Final = ("counter", "target", "target_clerk")


def expire_open(work: Work, before: date | None = None) -> int:
    """Expire the tickets that no one ended, of days before `before` (None: of every day).

    The log tells at which counter each one was or for whom it was kept; its note is gone.
    Every open rating closes as silence. Returns the number of expired tickets.
    """
    table = tables.ticket
    wanted = [table.c.centre == work.centre.code, table.c.state.not_in(tickets.IS_OVER)]
    if before is not None:
        wanted.append(table.c.day < before)
    rows = work.connection.execute(select(table).where(*wanted)).all()
    for row in rows:
        after = tickets.move(tickets.State(row.state), Event.EXPIRE)
        change = table.update().where(table.c.id == row.id)
        work.connection.execute(change.values(state=after, ended_at=work.now, note=""))
        kept_for = {key: getattr(row, key) for key in _KEPT_FOR if getattr(row, key)}
        told = {"from": row.state, **kept_for}
        append_about(work, Subject(row.id, row.day, row.letter), "expire", told)
    rating = tables.rating
    silent = rating.update().where(
        rating.c.centre == work.centre.code, rating.c.closed_at.is_(None)
    )
    work.connection.execute(silent.values(closed_at=work.now))
    return len(rows)


def has_left_over(work: Work) -> bool:
    """Tell whether a ticket of an earlier day was never ended."""
    table = tables.ticket
    wanted = (
        table.c.centre == work.centre.code,
        table.c.day < work.day,
        table.c.state.not_in(tickets.IS_OVER),
    )
    return work.connection.execute(select(table.c.id).where(*wanted).limit(1)).first() is not None


def set_day(work: Work, day: date) -> date:
    """Set the stored business day; raise NotAllowed("day_in_future") for one after today."""
    today = work.now.date()
    if day > today:
        raise NotAllowed("day_in_future", day=day.isoformat(), today=today.isoformat())
    table = tables.business_day
    mine = table.c.centre == work.centre.code
    work.connection.execute(table.update().where(mine).values(day=day))
    append(work, CENTRE_QUEUE, "day_set", {"from": work.day.isoformat(), "to": day.isoformat()})
    return day


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that the verifier found wrong: where, and what."""

    where: str
    what: str


def verify(work: Work) -> tuple[int, tuple[Fault, ...]]:
    """Check every chain and compare tickets, calls and ratings with their events.

    Days that were removed or told anew are held against what the log tells of it. Returns (events
    read, faults found). Reads all rows of the centre: minutes on a large database.
    """
    table = tables.event
    mine = select(table).where(table.c.centre == work.centre.code)
    events = work.connection.execute(mine.order_by(table.c.day, table.c.queue, table.c.seq)).all()
    told = proof.Told()
    for event in events:
        told.learn(event)
    for event in events:
        told.hear(event)
    left = [Fault(*one) for one in told.faults()]
    return len(events), (*_broken_links(events, work), *left, *_unlike_events(events, work))


def verify_day(work: Work, day: date, told: proof.Told) -> tuple[int, tuple[Fault, ...]]:
    """Check the chains of one day as verify() does; told, which has learned all, hears its events.

    told.faults() is asked when all days were heard. Returns (events read, faults found).
    """
    table = tables.event
    mine = select(table).where(table.c.centre == work.centre.code, table.c.day == day)
    events = work.connection.execute(mine.order_by(table.c.queue, table.c.seq)).all()
    for event in events:
        told.hear(event)
    return len(events), (*_broken_links(events, work, day), *_unlike_events(events, work, day))


def _broken_links(
    events: Iterable[Row[Any]], work: Work, day: date | None = None
) -> Iterable[Fault]:
    """Yield a fault for each event or head that does not fit its chain; day None: of any day."""
    heads: dict[tuple[date, str], tuple[int, str]] = {}
    for event in events:
        chain = (event.day, event.queue)
        seq, before = heads.get(chain, (0, genesis(event.centre, event.day, event.queue)))
        where = f"event {event.day} {event.queue} {event.seq}"
        if event.seq != seq + 1:
            yield Fault(where, f"event {seq + 1} is missing")
        if event.hash != chained(before, _hashed(event._mapping)):  # noqa: SLF001  # public by its documentation
            yield Fault(where, "its content does not fit its hash")
        heads[chain] = (event.seq, event.hash)
    yield from _wrong_heads(heads, work, day)


def _wrong_heads(
    heads: Mapping[tuple[date, str], tuple[int, str]], work: Work, day: date | None
) -> Iterable[Fault]:
    rows = _rows_of(work, tables.chain, day)
    kept = {(row.day, row.queue): (row.seq, row.head) for row in rows}
    for chain in sorted(kept.keys() | heads.keys()):
        if kept.get(chain) != heads.get(chain):
            yield Fault(f"chain {chain[0]} {chain[1]}", "its end is not the kept head")


def _unlike_events(
    events: Iterable[Row[Any]], work: Work, day: date | None = None
) -> Iterable[Fault]:
    """Yield a fault for each row that says something else than the events about it."""
    told = _Told()
    for event in events:
        told.hear(event)
    for table, said, name in (
        (tables.ticket, told.tickets, "ticket"),
        (tables.call, told.calls, "call"),
        (tables.rating, told.ratings, "rating"),
        (tables.print_job, told.jobs, "print job"),
    ):
        yield from _compare(_rows_of(work, table, day), said, name)
    yield from _wrong_series(work, told.tickets.values())


def _rows_of(work: Work, table: Any, day: date | None) -> Sequence[Row[Any]]:
    """Return the rows of a table, of one day or of all; a print job is of its ticket's day."""
    query = select(table).where(table.c.centre == work.centre.code)
    if day is not None and "day" in table.c:
        query = query.where(table.c.day == day)
    elif day is not None:
        ticket = tables.ticket
        query = query.join(ticket, ticket.c.id == table.c.ticket).where(
            ticket.c.centre == work.centre.code, ticket.c.day == day
        )
    return work.connection.execute(query).all()


def _wrong_series(work: Work, told: Iterable[Mapping[str, Any]]) -> Iterable[Fault]:
    """Yield a fault for each series whose last number is below one that was given.

    Above it may be: a restore leaves numbers out.
    """
    table = tables.series
    rows = work.connection.execute(select(table).where(table.c.centre == work.centre.code)).all()
    last = {(row.day, row.letter): row.last for row in rows}
    for ticket in told:
        series = (ticket["day"], ticket.get("letter"))
        if ticket.get("number", 0) > last.get(series, 0):
            yield Fault(f"series {series[0]} {series[1]}", "its last number was given already")


def _loaded(text: str) -> dict[str, Any]:
    """Return an event's facts; unreadable ones are found by their hash, not here."""
    try:
        loaded = json.loads(text)
    except ValueError:
        return {}
    return loaded if isinstance(loaded, dict) else {}


_STATE_AFTER: Final = {
    "take": tickets.State.WAITING,
    "direct": tickets.State.SERVING,
    "put_back": tickets.State.WAITING,
    "return": tickets.State.WAITING,
    "next_service": tickets.State.SERVING,
    "call": tickets.State.CALLED,
    "call_again": tickets.State.CALLED,
    "start": tickets.State.SERVING,
    "finish": tickets.State.SERVED,
    "absent": tickets.State.ABSENT,
    "undo_absent": tickets.State.CALLED,
    "park": tickets.State.PARKED,
    "resume": tickets.State.SERVING,
    "transfer": tickets.State.TRANSFERRED,
    "cancel": tickets.State.CANCELLED,
    "give_up": tickets.State.CANCELLED,
    "expire": tickets.State.EXPIRED,
}
_TICKET_FACTS: Final = ("letter", "number", "service", "priority", "kiosk")
_CALL_FACTS: Final = ("counter", "clerk", "again", "reason")
_JOB_FACTS: Final = ("kiosk", "attempt", "note")
_RATING_FACTS: Final = ("counter", "instrument", "version", "level")


class _Told:
    """What the events tell that each ticket, call and rating must look like now."""

    def __init__(self) -> None:
        self.tickets: dict[UUID, dict[str, Any]] = {}
        self.calls: dict[UUID, dict[str, Any]] = {}
        self.ratings: dict[UUID, dict[str, Any]] = {}
        self.jobs: dict[UUID, dict[str, Any]] = {}

    def hear(self, event: Row[Any]) -> None:
        """Take in one event."""
        kind, ticket, at, facts = event.kind, event.ticket, event.at, _loaded(event.facts)
        if ticket is None:
            return
        if kind in _STATE_AFTER:
            first = {"arrived_at": at, "day": event.day, "stepped": 0}
            row = self.tickets.setdefault(ticket, first)
            row.update({key: facts[key] for key in _TICKET_FACTS if key in facts})
            row["state"] = _STATE_AFTER[kind].value
        if kind == "step_back" and ticket in self.tickets:
            self.tickets[ticket]["stepped"] += 1
        if kind in {"put_back", "return"} and ticket in self.tickets:
            self.tickets[ticket]["stepped"] = max(1, self.tickets[ticket]["stepped"])
        if "call" in facts:
            row = {key: facts[key] for key in _CALL_FACTS if key in facts}
            self.calls[UUID(facts["call"])] = {"ticket": ticket, "at": at, **row}
        if "job" in facts:
            job = self.jobs.setdefault(UUID(facts["job"]), {"ticket": ticket, "attempt": 0})
            job.update({key: facts[key] for key in _JOB_FACTS if key in facts})
            job["state"] = facts.get("job_state")
        if "rating" in facts:
            rated = self.ratings.setdefault(UUID(facts["rating"]), {"ticket": ticket})
            rated.update({key: facts[key] for key in _RATING_FACTS if key in facts})


def _compare(
    rows: Iterable[Row[Any]], told: Mapping[UUID, Mapping[str, Any]], name: str
) -> Iterable[Fault]:
    there = {row.id: row._mapping for row in rows}  # noqa: SLF001  # public by its documentation
    for key in sorted(told.keys() | there.keys()):
        if key not in there:
            yield Fault(f"{name} {key}", "its row is missing")
        elif key not in told:
            yield Fault(f"{name} {key}", "no event tells of it")
        else:
            for column, value in told[key].items():
                if there[key][column] != value:
                    yield Fault(f"{name} {key}", f"{column} is not what its events tell")
