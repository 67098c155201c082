"""Past days of a centre, written in bulk with their log, so that a copy has a real size."""

from datetime import UTC, datetime, timedelta
from typing import Any, Final
from uuid import UUID, uuid4

from sqlalchemy import Connection

from db import Store, tables
from db.history import chained, genesis

A_DAY: Final = 500
_HASHED: Final = ("seq", "id", "kind", "ticket", "at", "actor", "facts")


class _Chain:
    """One chain of a day, kept in memory."""

    def __init__(self, centre: str, day: Any, queue: str) -> None:
        self.of = {"centre": centre, "day": day, "queue": queue}
        self.head, self.seq = genesis(centre, day, queue), 0
        self.rows: list[dict[str, Any]] = []

    def add(self, kind: str, ticket: UUID, at: datetime, facts: str) -> None:
        """Add one event as db.history.append does."""
        self.seq += 1
        told = (self.seq, uuid4(), kind, ticket, at, "kiosk:k1", facts)
        moment = at.astimezone(UTC).isoformat(timespec="microseconds")
        fields = [self.of["centre"], self.of["day"].isoformat(), self.of["queue"], *told[:4]]
        self.head = chained(self.head, [*fields, moment, *told[5:]])
        row = dict(zip(_HASHED, told, strict=True))
        self.rows.append({**self.of, **row, "hash": self.head})


def fill(store: Store, tickets: int) -> None:
    """Write so many tickets of past days, A_DAY a day, each with four events, a job, a request."""
    with store.write() as work:
        for back in range(tickets // A_DAY, 0, -1):
            _one_day(work.connection, work.centre.code, work.now - timedelta(days=back))


def _one_day(connection: Connection, centre: str, morning: datetime) -> None:
    chain = _Chain(centre, morning.date(), "A")
    rows: dict[str, list[dict[str, Any]]] = {"ticket": [], "print_job": [], "request": []}
    for number in range(1, A_DAY + 1):
        _one_ticket(chain, rows, number, morning + timedelta(seconds=30 * number))
    connection.execute(tables.ticket.insert(), rows["ticket"])
    connection.execute(tables.print_job.insert(), rows["print_job"])
    connection.execute(tables.request.insert(), rows["request"])
    connection.execute(tables.chain.insert(), {**chain.of, "seq": chain.seq, "head": chain.head})
    connection.execute(tables.event.insert(), chain.rows)
    last = {"centre": centre, "day": chain.of["day"], "letter": "A", "last": A_DAY, "skipped": 0}
    connection.execute(tables.series.insert(), last)


def _one_ticket(chain: _Chain, rows: dict[str, list[Any]], number: int, at: datetime) -> None:
    one, job = uuid4(), uuid4()
    end = at + timedelta(minutes=9)
    given = f'"kiosk": "k1", "letter": "A", "number": {number}, "priority": null'
    took = f'{{"job": "{job.hex}", "job_state": "printed", {given}, "service": "ho-tich"}}'
    for kind, facts in (("take", took), ("start", "{}"), ("finish", "{}")):
        chain.add(kind, one, at, facts)
    centre, day = chain.of["centre"], chain.of["day"]
    same = {"centre": centre, "kiosk": "k1"}
    life = {"arrived_at": at, "queued_at": at, "called_at": at, "began_at": at, "ended_at": end}
    counts = {"place": 0, "calls": 1, "bypassed": 0, "stepped": 0, "counter": "1"}
    named = {"id": one, "day": day, "service": "ho-tich", "letter": "A", "number": number}
    rows["ticket"].append({**same, **named, **life, **counts, "state": "served"})
    slip = {"label": f"A{number:03d}", "lines": ["Phiếu số thứ tự", "Hộ tịch"] * 4}
    paper = {
        "id": job,
        "ticket": one,
        "state": "printed",
        "attempt": 0,
        "note": "",
        "content": slip,
    }
    rows["print_job"].append({**same, **paper, "queued_at": at, "sending_at": at})
    answer = {**slip, "ticket": one.hex, "ahead": 3, "note": "x" * 500}
    rows["request"].append(
        {"id": uuid4(), "centre": centre, "kind": "take", "at": at, "answer": answer}
    )
