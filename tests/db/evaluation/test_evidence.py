"""Evidence on both engines: what our own data say of a quarter, and where they say nothing."""

from uuid import uuid4

import pytest

from centre.rules.dossiers import State
from centre.rules.evaluation import INDEXES, period
from centre.rules.handover import Step
from db.evaluation import evidence

QUARTER = period("2026-Q4")


@pytest.fixture
def told(store):
    def act(quarter=QUARTER):
        with store.read() as work:
            return evidence.of(work, quarter)

    return act


def test_without_data_every_index_says_so(told, strike):
    strike("DELETE FROM catalogue_procedure")
    found = told()
    assert set(found) == set(INDEXES)
    assert {(one.proposed, one.reason) for one in found.values()} == {(None, "no_data")}


def test_times_are_counted_early_on_time_and_late(told, bring):
    ends = {"state": State.RETURNED, "due_at": "2026-11-20 16:30"}
    bring("A-0001", **ends, finished_at="2026-11-19 10:00")
    bring("A-0002", **ends, finished_at="2026-11-20 10:00")
    bring("A-0003", **ends, finished_at="2026-11-21 10:00", returned_at="2026-11-22 10:00")
    bring("A-0004", due_at="2026-11-20 16:30")
    bring("A-0005", due_at="2026-12-20 16:30")
    bring("A-0006", due_at="2026-11-20 16:30", state=State.WITHDRAWN)
    bring("A-0007", due_at="2026-11-20 16:30", state=State.WAITING)
    found = told()[1]
    assert dict(found.numbers) == {"early": 1, "on_time": 1, "late": 2, "recorded_late": 0}
    assert (found.proposed, found.reason) == (1, "times")
    assert told()[2] == found


def test_a_dossier_counts_in_the_quarter_in_which_it_ended(told, bring):
    moments = {"due_at": "2026-10-02 16:30", "finished_at": "2026-09-30 16:00"}
    bring(state=State.RETURNED, **moments)
    assert told()[1].numbers == {}
    before = told(period("2026-Q3"))[1]
    assert (before.numbers["early"], before.proposed) == (1, 2)


def test_our_stamp_counts_before_a_late_record(told, bring, scan, clock):
    bring("A-0001", due_at="2026-11-23 16:30")
    scan("A-0001", step=Step.RETURNED)
    clock.move(days=1)
    numbers = told()[1].numbers
    assert (numbers["on_time"], numbers["late"], numbers["recorded_late"]) == (1, 0, 1)


def test_a_scan_of_an_unknown_dossier_is_no_evidence_of_time(told, scan):
    scan("BHXH-2026-00017")
    assert told()[1].numbers == {}


def test_repeated_contacts_are_visits_of_one_dossier_to_counters(told, store, scan, take, clock):
    def visit(code, step):
        take()
        called = store.day.call_next(uuid4(), "1", None).ticket.id
        handed = scan(code, ticket=called, step=step)
        store.day.finish(uuid4(), "1", ticket=called)
        clock.move(minutes=1)
        return handed

    visit("A-0001", Step.RETURNED)
    visit("A-0002", Step.FINISHED)
    visit("A-0002", Step.RETURNED)
    wrong = visit("A-0003", Step.FINISHED)
    store.handovers.undo(uuid4(), wrong.id, "", "1")
    visit("A-0003", Step.FINISHED)
    visit("A-0003", Step.RETURNED)
    scan("A-0004")
    found = told()[3]
    assert dict(found.numbers) == {"once": 1, "twice": 1, "oftener": 1}
    assert (found.proposed, found.reason) == (1, "contacts")


def test_what_kiosks_show_is_evidence_without_a_score(told, strike, engine_kind):
    levels = "'[]'" if engine_kind == "sqlite" else "'[]'::json"
    strike(
        "INSERT INTO catalogue_procedure (centre, code, code_raw, name, field, levels, also, "  # noqa: S608
        f"digest, detail) VALUES ('H99.08', '9.999999', '9.999999', 'x', 'y', {levels}, {levels}, "
        "'d', '{}')"
    )
    found = told()[6]
    assert found.numbers["procedures"] >= 1
    assert (found.proposed, found.reason) == (None, "publicity")
