"""A day that is over is kept once, whoever does it; a day that is not is counted live."""

from datetime import date, timedelta
from uuid import uuid4

from sqlalchemy import select

from centre.rules import figures as rule
from centre.rules.errors import Unavailable
from db import tables
from db.facts import Health
from db.figures import tallying
from db.figures.gathering import Span

MONDAY = date(2026, 11, 23)
WEEK = Span(MONDAY, MONDAY + timedelta(days=6))


def kept(store):
    with store.read() as work:
        rows = work.connection.execute(select(tables.tally)).all()
    return {(row.day, row.dimension, row.value): row.figures for row in rows}


def a_day(store, take, clock):
    for _ in range(3):
        take()
    clock.move(minutes=10)
    store.day.call_next(uuid4(), "1")
    clock.move(minutes=5)
    store.day.finish(uuid4(), "1")


def next_day(store, clock):
    clock.move(days=1)
    store.day.expire(uuid4())


def test_a_day_is_kept_when_it_is_over_and_only_once(store, take, clock, everything):
    a_day(store, take, clock)
    assert store.figures.tally() == 0, "it goes on"
    next_day(store, clock)
    assert store.figures.tally() == 1
    picture = everything()
    assert store.figures.tally() == 0
    assert everything() == picture


def test_a_ticket_that_nobody_ended_keeps_its_day_open(store, take, clock):
    take()
    clock.move(days=1)
    assert store.figures.tally() == 0, "at a server the attendant ends it"
    assert store.figures.report(WEEK).total.waiting == 1
    store.tidy()
    assert kept(store)[MONDAY, rule.TOTAL, ""]["s"] == {"expired": 1}


def test_the_report_is_the_same_before_and_after_the_day_is_kept(store, take, clock):
    a_day(store, take, clock)
    next_day(store, clock)
    gathering = store.figures.begin(WEEK)
    assert MONDAY in gathering.live
    while not gathering.is_done:
        store.figures.step(gathering)
    before = store.figures.finish(gathering)
    after = store.figures.report(WEEK)
    assert MONDAY not in after.live
    assert (before.total, before.tables) == (after.total, after.tables)


def test_several_programs_keep_one_result(store, open_as, take, clock):
    a_day(store, take, clock)
    next_day(store, clock)
    other = open_as("counter:s1")
    with store.read() as work:
        assert tallying._due(work) == [MONDAY]
    assert other.figures.tally() == 1
    picture = kept(store)
    assert tallying._keep(store, MONDAY), "who looked before the other wrote does it, too"
    assert kept(store) == picture


def test_a_day_that_was_set_back_is_counted_anew(store, take, clock):
    """Behaviour 44: a clock that ran ahead closes a day which then goes on."""
    a_day(store, take, clock)
    next_day(store, clock)
    store.figures.tally()
    clock.move(days=-1)
    store.day.set_business_day(uuid4(), MONDAY)
    take()
    report = store.figures.report(WEEK)
    assert (report.total.arrived, report.live) == (4, (MONDAY,))
    next_day(store, clock)
    assert store.figures.tally() == 1
    assert store.figures.report(WEEK).total.arrived == 4


def test_values_of_an_earlier_count_are_emptied(store, take, clock, strike):
    a_day(store, take, clock)
    next_day(store, clock)
    store.figures.tally()
    strike("UPDATE ticket SET state = 'cancelled', counter = '2' WHERE state = 'served'")
    assert store.figures.tally() == 1
    assert kept(store)[MONDAY, rule.CLERK, ""]
    assert store.figures.report(WEEK).total.cancelled == 1


def test_removed_tickets_leave_the_tally_as_it_is(store, take, clock, strike):
    """Behaviour 57: figures stay when tickets go."""
    a_day(store, take, clock)
    next_day(store, clock)
    store.figures.tally()
    before = store.figures.report(WEEK)
    for table in ("rating", "leg", "call", "print_job", "ticket"):
        strike(f"DELETE FROM {table}")  # noqa: S608 - names of this line
    assert store.figures.tally() == 0
    assert store.figures.report(WEEK).total == before.total


def test_a_login_that_may_not_write_tallies_still_gets_its_report(store, take, clock, monkeypatch):
    a_day(store, take, clock)
    next_day(store, clock)

    def refuse(*_):
        raise Unavailable("not_permitted", "database")

    monkeypatch.setattr(tallying, "_write", refuse)
    report = store.figures.report(WEEK)
    assert (report.total.arrived, MONDAY in report.live) == (3, True)


def test_a_device_that_is_down_over_night_is_down_in_the_morning(store, take, clock):
    take()
    store.devices.report(Health("p1", "printer", "offline", "gone", {}))
    next_day(store, clock)
    clock.move(minutes=60)
    store.devices.report(Health("p1", "printer", "ok", "", {}))
    report = store.figures.report(WEEK)
    found = report.downtime["printer p1"]
    assert found.times == 1
    assert not found.last
    assert found.seconds > 3600, "Monday's rest and Tuesday's first hours"


def test_a_device_that_was_mended_on_a_day_without_numbers_is_mended(store, take, clock):
    """Down on Friday, mended on Saturday when the centre is closed: well on Monday."""
    clock.move(days=4)
    take()
    store.devices.report(Health("p1", "printer", "offline", "gone", {}))
    next_day(store, clock)
    store.figures.tally()
    store.devices.report(Health("p1", "printer", "ok", "", {}))
    clock.move(days=2)
    store.day.expire(uuid4())
    take()
    clock.move(minutes=60)
    monday = MONDAY + timedelta(days=7)
    report = store.figures.report(Span(monday, monday))
    assert "printer p1" not in report.downtime
    next_day(store, clock)
    assert "printer p1" not in store.figures.report(Span(monday, monday)).downtime
