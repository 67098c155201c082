"""Taking a number: one transaction gives the number, the ticket, its print job and its event."""

from collections import Counter as Tally
from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import UUID

from sqlalchemy import bindparam, select

from centre.rules.calling import Waiting
from centre.rules.errors import NotAllowed
from centre.rules.hours import giving, opening
from centre.rules.numbering import Given, Today, next_number, numbers_left
from centre.rules.prints import PrintState
from centre.rules.services import Counter, Service
from centre.rules.tickets import Origin, Place, State, label
from centre.rules.waits import (
    RECENT,
    WaitRange,
    counters_share,
    estimate,
    people_ahead,
    possible_priority,
    worth_telling,
)
from db import rows, tables
from db.facts import Load, Position, Taken
from db.history import Subject, append_about
from db.ids import uuid7
from db.work import Work

_series = tables.series.c
_MOVE_LAST = (
    tables.series.update()
    .where(
        _series.centre == bindparam("of"),
        _series.day == bindparam("on"),
        _series.letter == bindparam("letter_is"),
    )
    .values(last=bindparam("to"))
)
_ALL_LAST = select(_series.letter, _series.last, _series.skipped).where(
    _series.centre == bindparam("of"), _series.day == bindparam("on")
)
_ticket = tables.ticket
_FINISHED = (
    select(_ticket.c.service, _ticket.c.began_at, _ticket.c.called_at, _ticket.c.ended_at)
    .where(
        _ticket.c.centre == bindparam("of"),
        _ticket.c.day == bindparam("on"),
        _ticket.c.ended_at.is_not(None),
        _ticket.c.state == State.SERVED.value,
    )
    .order_by(_ticket.c.ended_at.desc())
    .limit(bindparam("most"))
)
_NEW_TICKET = tables.ticket.insert()
_NEW_JOB = tables.print_job.insert()


def qr_code(ticket: UUID) -> str:
    """Return the text of a slip's QR: our mark, a version, the ticket's id; nothing personal."""
    return f"MC1:{ticket.hex}"


def take(
    work: Work, service: Service, kiosk: str, priority: str | None, *, paper: bool, language: str
) -> Taken:
    """Give the next number of a service, under the kiosk's own letter or the shared one.

    Raises NotAllowed: outside_hours (opens_next), daily_limit, series_full, priority_unknown.
    """
    if priority is not None and priority not in work.centre.groups:
        raise NotAllowed("priority_unknown", priority=priority)
    hours = giving(work.centre, service, work.now)
    if not hours.is_open:
        raise NotAllowed("outside_hours", service=service.code, opens_next=hours.opens_next)
    letter = work.centre.letter_for(service.code, kiosk)
    number = move_series(work, service, letter)
    queue = tuple(rows.waiting(row) for row in rows.waiting_rows(work))
    given = {"letter": letter, "number": number, "priority": priority, "kiosk": kiosk}
    ticket = _ticket_row(work, service, given, queue)
    taken = _taken(work, service, ticket, queue, paper=paper)
    work.connection.execute(_NEW_TICKET, ticket)
    job = _job_row(work, taken, kiosk, language)
    work.connection.execute(_NEW_JOB, job)
    facts = {key: ticket[key] for key in ("letter", "number", "service", "priority", "kiosk")}
    facts |= {"job": taken.job.hex, "job_state": job["state"]}
    append_about(work, Subject(ticket["id"], work.day, letter), "take", facts)
    return taken


def position(work: Work, ticket: UUID) -> Position:
    """Return where a ticket of today stands; raise NotAllowed("number_unknown")."""
    found = rows.row_of_today(work, ticket)
    if found is None:
        raise NotAllowed("number_unknown", ticket=str(ticket))
    view = rows.view(work.centre, found)
    queue = tuple(rows.waiting(row) for row in rows.waiting_rows(work))
    me = next((waiting for waiting in queue if waiting.id == ticket), None)
    if me is None:
        return Position(view, 0, None)
    ahead = people_ahead(me, queue, work.centre.policy, work.now)
    return Position(view, ahead, _Pace(work, queue).wait(work.centre.services[found.service], me))


def move_series(work: Work, service: Service, letter: str) -> int:
    """Return the next number of the day's series, which is taken with this transaction.

    Raises NotAllowed: daily_limit, series_full.
    """
    today = _today(work)
    number = next_number(service, letter, today)
    place = {"of": work.centre.code, "on": work.day}
    if letter in today:
        work.connection.execute(_MOVE_LAST, {**place, "letter_is": letter, "to": number})
    else:
        new = {"centre": place["of"], "day": work.day, "letter": letter}
        work.connection.execute(tables.series.insert(), {**new, "last": number, "skipped": 0})
    return number


def _today(work: Work) -> Today:
    """Return what every series has given today: a service's daily limit counts all its letters."""
    found = work.connection.execute(_ALL_LAST, {"of": work.centre.code, "on": work.day}).all()
    return {row.letter: Given(row.last, row.skipped) for row in found}


def _ticket_row(
    work: Work, service: Service, given: Mapping[str, Any], queue: Iterable[Waiting]
) -> dict[str, Any]:
    """Return the new ticket's row. Its place in the queue is after all that are there already.

    queued_at follows the latest of the queue even when the clock was set back.
    """
    return {
        "id": uuid7(),
        "centre": work.centre.code,
        "day": work.day,
        "service": service.code,
        **given,
        "state": State.WAITING.value,
        "arrived_at": work.now,
        "queued_at": rows.behind(work.now, (w.queued_at for w in queue)),
        "place": Place.BY_TIME.value,
        "calls": 0,
        "bypassed": 0,
        "stepped": 0,
        "counter": None,
        "target": None,
        "called_at": None,
        "began_at": None,
        "ended_at": None,
    }


def _taken(
    work: Work, service: Service, row: Mapping[str, Any], queue: Sequence[Waiting], *, paper: bool
) -> Taken:
    me = Waiting(
        id=row["id"],
        label=label(row["letter"], row["number"]),
        service=service.code,
        priority=row["priority"],
        place=Place.BY_TIME,
        queued_at=row["queued_at"],
    )
    serving = work.centre.counters_serving(service.code)
    return Taken(
        ticket=rows.view(work.centre, _AsRow(row)),
        ahead=people_ahead(me, queue, work.centre.policy, work.now),
        wait=_Pace(work, queue).wait(service, me),
        counters=tuple(counter.code for counter in serving),
        zones=tuple(dict.fromkeys(counter.zone for counter in serving if counter.zone)),
        job=uuid7(),
        code=qr_code(row["id"]),
        paper=paper,
        day=work.day,
    )


class _AsRow:
    """A new ticket's values, read by attribute as a fetched row is.

    What only counters write is left to the table: a kiosk has no right to it.
    """

    def __init__(self, values: Mapping[str, Any]) -> None:
        unsaid = {"target_clerk": None, "outcome": None, "wrapped_at": None}
        self.__dict__.update(unsaid, origin=Origin.KIOSK.value, **values)


def _job_row(work: Work, taken: Taken, kiosk: str, language: str) -> dict[str, Any]:
    """Return the print job's row; without paper it is born abandoned (hardware note, section 4)."""
    return {
        "id": taken.job,
        "centre": work.centre.code,
        "ticket": taken.ticket.id,
        "kiosk": kiosk,
        "state": (PrintState.PENDING if taken.paper else PrintState.ABANDONED).value,
        "attempt": 0,
        "note": "" if taken.paper else "paperless",
        "queued_at": work.now,
        "sending_at": None,
        "content": slip_facts(taken, language),
    }


def slip_facts(taken: Taken, language: str) -> dict[str, Any]:
    """Return what the slip says, as plain data; kept with the job, so that a reprint says the same.

    Keys: label, service (Text), priority (Text or None), at (ISO time), ahead, low and high
    (minutes or None), counters (codes), zones, code (the QR's text), language.
    """
    wait = taken.wait
    priority = taken.ticket.priority_name
    return {
        "label": taken.ticket.label,
        "service": dict(taken.ticket.service_name),
        "priority": None if priority is None else dict(priority),
        "at": taken.ticket.arrived_at.isoformat(),
        "ahead": taken.ahead,
        "low": None if wait is None else wait.low_minutes,
        "high": None if wait is None else wait.high_minutes,
        "counters": list(taken.counters),
        "zones": list(taken.zones),
        "code": taken.code,
        "language": language,
    }


def loads(work: Work) -> tuple[Load, ...]:
    """Return how busy each active service is, in their order.

    Numbers left are those that the asking kiosk can give; whoever is no kiosk is told what all
    letters together can.
    """
    queue = tuple(rows.waiting(row) for row in rows.waiting_rows(work))
    today = _today(work)
    pace = _Pace(work, queue)
    active = (service for service in work.centre.services.values() if service.active)
    ordered = sorted(active, key=lambda service: service.position)
    return tuple(_load(work, service, pace, today) for service in ordered)


def _load(work: Work, service: Service, pace: "_Pace", today: Today) -> Load:
    return Load(
        service=service.code,
        waiting=pace.length(service.code),
        wait=pace.wait(service, _newcomer(service, pace.end())),
        opening=giving(work.centre, service, work.now),
        left=numbers_left(service, _letters_of_asker(work, service), today),
        counters_open=pace.open_count(service.code),
    )


def _letters_of_asker(work: Work, service: Service) -> tuple[str, ...]:
    """Return the one letter of the kiosk that works here, or all letters for anybody else."""
    kind, _, name = work.actor.partition(":")
    if kind != "kiosk":
        return service.letters
    return (work.centre.letter_for(service.code, name),)


def _newcomer(service: Service, queued_at: datetime) -> Waiting:
    """Return the ticket of someone who would take a number now."""
    return Waiting(UUID(int=(1 << 128) - 1), "", service.code, None, Place.BY_TIME, queued_at)


class _Pace:
    """What waiting ranges are computed from: the queue, the open counters, today's services."""

    def __init__(self, work: Work, queue: Sequence[Waiting]) -> None:
        self._work = work
        self._queue = queue
        self._lengths: Tally[str] = Tally(ticket.service for ticket in queue)
        self._counters: tuple[Counter, ...] = rows.open_counters(work)
        self._minutes = _recent_minutes(work)

    def length(self, service: str) -> int:
        return self._lengths[service]

    def end(self) -> datetime:
        """Return the time that is behind all who wait."""
        return rows.behind(self._work.now, (ticket.queued_at for ticket in self._queue))

    def open_count(self, service: str) -> int:
        return sum(service in counter.serves for counter in self._counters)

    def wait(self, service: Service, ticket: Waiting) -> WaitRange | None:
        work = self._work
        policy = work.centre.policy
        found = estimate(
            people_ahead(ticket, self._queue, policy, work.now),
            possible_priority(ticket, self._queue, policy, work.now),
            self._minutes.get(service.code, ()),
            service,
            counters_share(service.code, self._counters, self._lengths),
            work.now,
            opening(work.centre, service, work.now),
        )
        return worth_telling(found)


def _recent_minutes(work: Work) -> dict[str, list[float]]:
    """Return minutes of the latest services of each queue today, oldest first."""
    most = RECENT * max(1, len(work.centre.services))
    place = {"of": work.centre.code, "on": work.day, "most": most}
    found: dict[str, list[float]] = {}
    for row in reversed(work.connection.execute(_FINISHED, place).all()):
        began = row.began_at or row.called_at
        if began is not None:
            minutes = (row.ended_at - began).total_seconds() / 60
            found.setdefault(row.service, []).append(minutes)
    return found
