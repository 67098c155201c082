"""What dossiers count stays when their rows go, on both engines: a sheet of last year is right."""

from datetime import date, timedelta
from uuid import uuid4

import pytest
from sqlalchemy import select

from centre.rules.dossiers import State
from centre.rules.evaluation import period
from centre.rules.handover import Step
from db import tables
from db.evaluation import evidence
from db.figures.gathering import Span
from db.handover import counting
from db.retention import visits
from db.retention.persons import Whose

QUARTER, NEXT = period("2026-Q4"), period("2027-Q1")
ENDED = {"state": State.RETURNED, "due_at": "2026-11-20 16:30"}


@pytest.fixture
def numbers(store):
    """Return the numbers of the indexes 1 and 3 of a quarter."""

    def act(quarter=QUARTER):
        with store.read() as work:
            found = evidence.of(work, quarter)
        return dict(found[1].numbers), dict(found[3].numbers)

    return act


@pytest.fixture
def visit(store, scan, take, clock):
    """Let somebody bring a dossier to counter 1."""

    def act(code, step=None):
        take()
        called = store.day.call_next(uuid4(), "1", None).ticket.id
        scan(code, ticket=called, step=step)
        store.day.finish(uuid4(), "1", ticket=called)
        clock.move(minutes=1)

    return act


@pytest.fixture
def left(store):
    """Return how many rows of dossiers and of hand-overs there are."""

    def act():
        with store.read() as work:
            run = work.connection.execute
            return [len(run(select(one.c.code)).all()) for one in (tables.dossier, tables.handover)]

    return act


@pytest.fixture
def nights(open_as, clock):
    """Let days pass, each tenth with its night."""

    def act(days):
        attendant = open_as("motcua-db")
        for _ in range(days // 10):
            clock.move(days=10)
            attendant.tidy()

    return act


def test_a_quarter_has_the_same_numbers_when_its_dossiers_are_long_forgotten(
    store, bring, visit, numbers, left, nights
):
    bring("A-0001", **ENDED, finished_at="2026-11-19 10:00")
    bring("A-0002", **ENDED, finished_at="2026-11-20 10:00")
    bring("A-0003", **ENDED, finished_at="2026-11-21 10:00")
    bring("A-0004", due_at="2026-11-20 16:30")
    bring("A-0005", state=State.WITHDRAWN, due_at="2026-11-20 16:30")
    bring("A-0006", due_at="2026-11-23 16:30")
    visit("A-0006", Step.RETURNED)
    visit("BHXH-2026-00001", Step.FINISHED)
    visit("BHXH-2026-00001", Step.RETURNED)
    nights(10)
    wanted = (
        {"early": 1, "on_time": 2, "late": 2, "recorded_late": 1},
        {"once": 1, "twice": 1, "oftener": 0},
    )
    assert numbers() == wanted
    nights(80)
    bring("A-0007", due_at="2027-02-10 16:30")
    assert numbers() == wanted, "on the last day"
    nights(300)
    assert left() == [0, 0]
    assert numbers() == wanted
    assert numbers(NEXT)[0]["late"] == 1
    store.figures.tally()
    report = store.figures.report(Span(date(2026, 10, 1), date(2027, 12, 31)))
    assert report.total.arrived == 3, "dossiers are in no report of numbers"
    assert numbers() == wanted


def test_a_dossier_that_is_brought_in_two_quarters_counts_in_both(visit, nights, numbers, left):
    visit("BHXH-2026-00001", Step.FINISHED)
    nights(60)
    visit("BHXH-2026-00001", Step.RETURNED)
    nights(60)
    assert left() == [0, 2], "what one receipt counts goes together"
    nights(60)
    assert left() == [0, 0]
    assert numbers()[1] == numbers(NEXT)[1] == {"once": 1, "twice": 0, "oftener": 0}


def test_a_stamp_stays_as_long_as_the_record_that_it_proves_wrong(store, bring, scan, nights, left):
    """A result that nobody ever writes up is not overdue again after three months."""
    bring("A-0001", days=400, due_at="2026-11-23 16:30")
    scan("A-0001", step=Step.RETURNED)
    nights(120)
    assert store.handovers.day().overdue == ()
    span = (date(2026, 11, 23), date(2026, 11, 23))
    assert [one.code for one in store.handovers.late_recorded(*span)] == ["A-0001"]
    nights(300)
    assert left() == [0, 0]


def test_what_is_there_after_its_time_is_neither_lost_nor_noted_twice(
    bring, scan, clock, store, numbers
):
    """The night that removes it has not been yet."""
    bring("A-0001", days=10, **ENDED, finished_at="2026-11-19 10:00")
    scan("BHXH-2026-00001", step=Step.RETURNED)
    clock.move(days=11)
    assert numbers()[0]["early"] == 1
    clock.move(days=100)
    with store.read() as work:
        assert counting.kept(work, QUARTER) == {}
    assert numbers()[0]["early"] == 1


def test_an_erased_dossier_still_counts(store, bring, visit, numbers, left):
    bring("A-0001", **ENDED, finished_at="2026-11-19 10:00")
    visit("A-0001", Step.RETURNED)
    before = numbers()
    assert before[0]["early"] == 1
    store.persons.erase(uuid4(), Whose.DOSSIER, "A-0001", "")
    assert left() == [0, 0]
    assert numbers() == before


def test_a_visit_counts_when_its_numbers_are_gone_and_the_dossier_is_not(store, visit, numbers):
    visit("BHXH-2026-00001", Step.FINISHED)
    visit("BHXH-2026-00001", Step.RETURNED)
    before = numbers()
    assert before[1]["twice"] == 1
    with store.write() as work:
        visits.remove(work, work.day)
    assert numbers() == before


def test_an_erased_dossier_that_comes_again_counts_once(
    store, bring, numbers, nights, left, everything
):
    """However often it is erased and brought, and when it has gone for good."""
    named = {**ENDED, "finished_at": "2026-11-19 10:00"}
    bring("A-0001", **named)
    bring("CANARY-0002", **named)
    before = numbers()
    assert before[0]["early"] == 2
    for _ in range(2):
        store.persons.erase(uuid4(), Whose.DOSSIER, "CANARY-0002", "")
        assert numbers() == before
        assert "CANARY" not in repr(everything())
        bring("CANARY-0002", **named)
        assert numbers() == before
    nights(300)
    assert left() == [0, 0]
    assert numbers() == before


def test_a_mark_of_an_erased_dossier_goes_when_its_time_is_over(
    store, bring, numbers, nights, strike
):
    bring("A-0001", **ENDED, finished_at="2026-11-19 10:00")
    store.persons.erase(uuid4(), Whose.DOSSIER, "A-0001", "")
    marks = "SELECT count(*) FROM tally WHERE dimension = 'dossiers' AND value <> ''"
    bring("A-0002", days=95, due_at="2027-11-23 16:30")
    nights(80)
    assert strike(marks) == [(1,)]
    nights(30)
    assert strike(marks) == [(0,)]
    assert numbers()[0]["early"] == 1


def test_an_erased_dossier_that_goes_on_counts_as_it_is_then(store, bring, numbers, clock):
    """Erased while it was overdue, brought again, returned in the next quarter: it counts there."""
    bring("A-0001", due_at="2026-11-20 16:30")
    assert numbers()[0]["late"] == 1
    store.persons.erase(uuid4(), Whose.DOSSIER, "A-0001", "")
    assert numbers()[0]["late"] == 1
    clock.move(days=60)
    over = {"due_at": "2026-11-20 16:30", "finished_at": "2027-01-11 10:00"}
    bring("A-0001", state=State.RETURNED, **over)
    assert [numbers(one)[0].get("late", 0) for one in (QUARTER, NEXT)] == [0, 1]


def test_what_is_kept_names_nobody(bring, nights, store, everything):
    bring("CANARY-0001", **ENDED, finished_at="2026-11-19 10:00")
    nights(100)
    with store.read() as work:
        assert counting.kept(work, QUARTER) == {"early": 1}
    assert "CANARY" not in repr(everything())


def test_a_day_counts_once_however_often_one_ticket_was_shown(clock):
    at = clock.now()
    rows = [("A", at, 1), ("A", at + timedelta(minutes=1), 1), ("B", at, None)]
    assert counting.contacts(rows) == {at.date(): {"once": 1}}
    rows += [("A", at + timedelta(days=1), 2), ("A", at + timedelta(days=2), 3)]
    rows += [("A", at + timedelta(days=3), 4)]
    assert counting.contacts(rows) == {at.date(): {"oftener": 1}}
