"""A centre with some days of work behind it, and the totals of its report."""

from datetime import date
from uuid import uuid4

import pytest

from db.figures.as_json import as_json
from db.figures.gathering import Span
from db.retention.guard import lifted

PIN = "2468"


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.prove)])
def engine_kind(request: pytest.FixtureRequest) -> str:
    """Run a test on both engines where that is proved; files about the engine say so themselves."""
    return str(request.param)


@pytest.fixture
def clerks(store):
    """The codes of the first two clerks of the sample."""
    found = store.declared.read().items["clerk"]
    return tuple(sorted(code for code, item in found.items() if item["role"] == "clerk"))[:2]


@pytest.fixture
def work_a_day(store, clock, clerks):
    """Let two clerks serve a few numbers, with all that leaves traces, and end the day."""

    def work(tickets: int = 3) -> date:
        first, second = clerks
        sessions = [
            store.staff.sign_in(uuid4(), clerk, PIN, counter).id
            for clerk, counter in ((first, "1"), (second, "2"))
        ]
        for _ in range(tickets):
            store.day.take(uuid4(), "ho-tich", "k1")
        store.day.call_next(uuid4(), "1")
        clock.move(minutes=3)
        store.day.start(uuid4(), "1")
        clock.move(minutes=4)
        store.day.finish(uuid4(), "1")
        found = store.answers.open_at("1")
        store.answers.rate(uuid4(), found.id, 3)
        store.day.call_next(uuid4(), "1")
        store.day.transfer(uuid4(), "1", "ho-tich", "original", target_clerk=second)
        store.staff.pause(uuid4(), "2", "Nghỉ trưa")
        day = store.day.ticket("A001").arrived_at.date()
        for session in sessions:
            store.staff.sign_out(uuid4(), session)
        store.day.expire(uuid4())
        clock.move(days=1)
        return day

    return work


@pytest.fixture
def report(store):
    """Return the figures of a span of days as plain data; without the moment of the reading."""

    def read(first: date, last: date) -> dict:
        made = as_json(store.figures.report(Span(first, last)))
        return {name: value for name, value in made.items() if name not in {"at", "made_at"}}

    return read


@pytest.fixture
def falsify(store):
    """Change the lines of the log by SQL, its guard lifted: "facts = ...", where they are these."""

    def act(change: str, where: str = "1 = 1") -> None:
        with store.write() as work, lifted(work.connection):
            said = f"UPDATE event SET {change} WHERE {where}"  # noqa: S608
            work.connection.exec_driver_sql(said)

    return act
