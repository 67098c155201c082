"""The check of the log: in short parts, while others write; it finds one changed byte."""

from datetime import date, timedelta

from db import log_check
from db.history import Fault
from db.log_check import Check

BOSS = "giam-doc"


def test_a_check_goes_day_by_day_and_finds_one_changed_byte(
    store, take, clock, strike, engine_kind
):
    """Behaviour 47: verifier detects one changed byte."""
    for _ in range(3):
        take()
        clock.move(days=1)
    take()
    checked = store.logbook.begin_check(BOSS)
    while not checked.is_done:
        store.logbook.step(checked)
    assert (checked.count, checked.of) == (0, 4)
    assert checked.events == len(strike("SELECT 1 FROM event"))
    if engine_kind == "sqlite":
        strike("DROP TRIGGER event_keeps_update")
    strike("UPDATE event SET facts = replace(facts, 'ho-tich', 'ho-tjch') WHERE queue = 'A'")
    again = store.logbook.begin_check("")
    while not again.is_done:
        store.logbook.step(again)
    assert again.count > 0
    assert again.share == 1.0
    assert "its content does not fit its hash" in {fault.what for fault in again.faults}


def test_counters_may_write_between_two_parts(store, take, clock):
    take()
    clock.move(days=1)
    take()
    check = store.logbook.begin_check(BOSS)
    while not check.is_done:
        store.logbook.step(check)
        take()
    assert (check.count, check.of) == (0, 2)


def test_days_are_looked_through_in_spans_that_hold_them_all():
    days = [date(2026, 1, 1) + timedelta(days=n) for n in range(70)]
    parts = log_check._parts(days)
    assert [(first, last) for first, last in parts] == [
        (days[0], days[30]),
        (days[31], days[61]),
        (days[62], days[69]),
    ]
    assert log_check._parts([]) == []


def test_the_first_faults_are_kept_and_all_are_counted():
    check = Check([], [])
    check.note(tuple(Fault(str(n), "bad") for n in range(log_check.MOST_FAULTS + 5)))
    assert (check.count, len(check.faults)) == (105, 100)
    assert check.is_done
    assert check.share == 1.0
