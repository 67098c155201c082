"""The lists of a day and the report of late records, on both engines; the clock: Monday 08:00."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from centre.rules.dossiers import State
from centre.rules.handover import Step


def codes(found):
    return [one.code for one in found]


@pytest.fixture
def week(bring):
    """Dossiers around Monday 23/11/2026."""
    bring("A-0001", due_at="2026-11-20 16:30")
    bring("A-0002", due_at="2026-11-23 07:30")
    bring("A-0003", due_at="2026-11-23 23:59")
    bring("A-0004", due_at="2026-11-23 10:00", state=State.FINISHED)
    bring("A-0005", due_at="2026-11-24 16:30")
    bring("A-0006", due_at="2026-11-25 16:30", state=State.WAITING)
    bring("A-0007", due_at="2026-11-26 16:30")
    bring("A-0008", due_at="2026-11-23 16:30", state=State.WITHDRAWN)
    bring("A-0009", due_at="2026-11-23 16:30", state=State.RETURNED, returned_at="2026-11-23 07:45")
    bring("A-0010", due_at="2026-11-20 16:30", state=State.RETURNED, returned_at="2026-11-20 15:00")


@pytest.mark.usefixtures("week")
def test_what_is_overdue_due_today_and_soon(store):
    day = store.handovers.day()
    assert codes(day.overdue) == ["A-0001", "A-0002"]
    assert codes(day.today) == ["A-0004", "A-0003"]
    assert codes(day.soon) == ["A-0005", "A-0006"]
    assert codes(day.returned) == ["A-0009"]
    assert day.counts == {"overdue": 2, "today": 2, "soon": 2, "returned": 1}
    assert [one.left for one in day.overdue] == [-360, -30], "working time: also Saturday morning"
    assert day.today[1].left == 7 * 60


@pytest.mark.usefixtures("week")
def test_a_scan_takes_a_dossier_off_the_list_whatever_the_record_says(store, scan):
    scan("A-0001", step=Step.RETURNED)
    scan("A-0009", step=Step.RETURNED)
    day = store.handovers.day()
    assert codes(day.overdue) == ["A-0002"]
    assert sorted(codes(day.returned)) == ["A-0001", "A-0009"]
    assert {one.code: len(one.noted) for one in day.returned} == {"A-0001": 1, "A-0009": 1}


@pytest.mark.usefixtures("week")
def test_lists_are_cut_and_counts_are_not(store, scan):
    for number in range(3):
        scan(f"BHXH-2026-0000{number}", step=Step.RETURNED)
    day = store.handovers.day(most=1)
    assert (len(day.overdue), len(day.returned)) == (1, 1)
    assert day.counts == {"overdue": 2, "today": 2, "soon": 2, "returned": 4}
    assert codes(day.overdue) == ["A-0001"]


def test_an_empty_centre_has_empty_lists(store):
    day = store.handovers.day()
    assert (day.overdue, day.today, day.soon, day.returned) == ((), (), (), ())
    assert set(day.counts.values()) == {0}


def test_soon_leaves_a_sunday_out(store, bring, clock):
    """On a Friday: this centre works on Saturday mornings."""
    clock.move(days=4)
    bring("A-0001", due_at="2026-11-28 11:00")
    bring("A-0002", due_at="2026-11-30 16:30")
    bring("A-0003", due_at="2026-12-01 07:30")
    assert codes(store.handovers.day().soon) == ["A-0001", "A-0002"]


def test_on_time_by_our_stamp_and_late_by_the_record(store, bring, scan, clock, moment):
    """Field note, section 2: results on time, recorded late because software is written late."""
    due = "2026-11-23 16:30"
    for number in (1, 2, 3, 4):
        bring(f"A-000{number}", due_at=due)
    scan("A-0001", step=Step.FINISHED)
    scan("A-0002", step=Step.RETURNED)
    clock.move(days=2)
    scan("A-0003", step=Step.RETURNED)
    bring("A-0001", due_at=due, state=State.RETURNED, returned_at="2026-11-24 15:30")
    bring("A-0002", due_at=due, state=State.RETURNED, finished_at="2026-11-23 09:00")
    found = store.handovers.late_recorded(date(2026, 11, 23), date(2026, 11, 30))
    assert codes(found) == ["A-0001"]
    (one,) = found
    assert (one.step, one.counter, one.state) == (Step.FINISHED, "1", State.RETURNED)
    assert (one.scanned_at, one.due_at) == (moment("2026-11-23 08:00"), moment(due))
    assert one.late == 7 * 60, "0.5 h of Monday and 6.5 h of Tuesday"


def test_an_open_record_is_late_up_to_now(store, bring, scan, clock):
    bring("A-0001", due_at="2026-11-23 16:30")
    scan("A-0001", step=Step.RETURNED)
    day = date(2026, 11, 23)
    assert store.handovers.late_recorded(day, day) == ()
    clock.move(days=1)
    (one,) = store.handovers.late_recorded(day, day)
    assert (one.state, one.late) == (State.PROCESSING, 90)
    assert store.handovers.late_recorded(day + timedelta(days=1), day + timedelta(days=2)) == ()


def test_an_open_record_with_an_end_is_not_late_by_less_than_nothing(store, bring, scan, clock):
    """A file may state an end beside a state that is still open."""
    bring("A-0001", due_at="2026-11-23 16:30", finished_at="2026-11-23 08:00")
    scan("A-0001", step=Step.RETURNED)
    clock.move(days=1)
    (one,) = store.handovers.late_recorded(date(2026, 11, 23), date(2026, 11, 23))
    assert one.late == 90


def test_what_was_taken_back_proves_nothing(store, bring, scan, clock):
    bring("A-0001", due_at="2026-11-23 16:30")
    handed = scan("A-0001", step=Step.RETURNED)
    store.handovers.undo(uuid4(), handed.id, "", "1")
    clock.move(days=1)
    assert store.handovers.late_recorded(date(2026, 11, 23), date(2026, 11, 24)) == ()
    assert codes(store.handovers.day().overdue) == ["A-0001"]


def test_many_dossiers_are_read_in_portions(store, scan, bring):
    for number in range(3):
        bring(f"A-000{number}", due_at="2026-11-23 16:30")
        scan(f"A-000{number}")
    wanted = [f"A-{number:04}" for number in range(1200)]
    from db.handover import storing  # noqa: PLC0415

    with store.read() as work:
        found = storing.several(work, wanted)
    assert len(found) == 1200
    assert sum(bool(one.noted) for one in found.values()) == 3
    assert found["A-0002"].dossier is not None
    assert found["A-0999"].dossier is None
