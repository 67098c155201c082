"""Removing a day's numbers: all that belongs to them, nothing of other days."""

from uuid import uuid4

from centre.rules.handover import Step
from db.retention import visits

TABLES = ("rating", "call", "leg", "print_job", "ticket", "series", "session")


def test_a_day_goes_whole_and_the_next_one_stays(store, work_a_day, strike):
    first = work_a_day()
    kept = {table: strike(f"SELECT count(*) FROM {table}")[0][0] for table in TABLES}  # noqa: S608
    work_a_day()
    with store.write() as work:
        done = visits.remove(work, first)
    assert {name: count for name, count in done.items() if name in kept} == kept
    assert {table: strike(f"SELECT count(*) FROM {table}")[0][0] for table in TABLES} == kept  # noqa: S608


def test_a_hand_over_keeps_by_which_visit_it_was(store, work_a_day, clock, strike):
    """A dossier may be kept for longer than numbers; what counts visits still needs the number."""
    store.day.take(uuid4(), "ho-tich", "k1")
    store.staff.sign_in(uuid4(), "lan", "2468", "1")
    called = store.day.call_next(uuid4(), "1").ticket.id
    store.handovers.scan(uuid4(), "1", "BHXH-2026-00001", "lan", ticket=called, step=Step.FINISHED)
    before = strike("SELECT ticket FROM handover")
    store.day.expire(uuid4())
    with store.write() as work:
        assert visits.remove(work, work.day)["ticket"] == 1
    assert strike("SELECT ticket FROM handover") == before != [(None,)]
