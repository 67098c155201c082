"""The dry run: exactly what the run then does, whatever there is and whatever is due of it."""

from datetime import date
from random import Random
from uuid import uuid4

import pytest

from centre.rules.declaring.facts import Change
from centre.rules.handover import Step
from db.retention.foreseen import due

STAFF, TICKETS, DOSSIERS = 730, 1825, 90


def counted(store) -> dict[str, dict[str, int]]:
    return {one.kind.value: dict(one.rows) for one in store.retention.due() if one.rows}


@pytest.fixture
def history(store, work_a_day, clerks, clock, strike):
    """Make days of work with gaps, as a seed has it: hand-overs, settings, alarms, an end."""

    def make(seed: int) -> list[date]:
        dice, days = Random(seed), []  # noqa: S311 - a history, no secret
        for turn in range(3):
            if dice.random() < 0.7 or seed % 4 == 3:
                code = f"H99.08-261123-{turn:04}"
                store.handovers.scan(uuid4(), "1", code, clerks[0], step=Step.FINISHED)
            if dice.random() < 0.5:
                board = store.live_board.sync_alarms("giam-doc")
                for alarm in board.alarms[:1]:
                    store.live_board.acknowledge(uuid4(), alarm.id, "giam-doc")
            days.append(work_a_day(dice.randrange(2, 5)))
            clock.move(days=dice.choice([0, 40, 1100]))
            while not store.day.loads()[0].opening.is_open:
                clock.move(days=1)
        sheet = store.declared.read()
        if dice.random() < 0.5:
            end = Change("clerk", clerks[1], {"active": False}, sheet.mark("clerk", clerks[1]))
            store.declared.change(uuid4(), end, "giam-doc")
        return days

    return make


@pytest.mark.parametrize("seed", range(2))
def test_the_run_does_what_the_dry_run_has_told_row_by_row(store, history, clock, faults, seed):
    """Issue 9, as a property: a dry run shows what would go. Figures stay (behaviour 57)."""
    check_one(store, history, clock, faults, seed)


@pytest.mark.prove
@pytest.mark.parametrize("seed", range(2, 60))
def test_the_run_does_what_the_dry_run_has_told_of_many_histories(
    store, history, clock, faults, seed
):
    check_one(store, history, clock, faults, seed)


def check_one(store, history, clock, faults, seed):
    days = history(seed)
    clock.move(days=[STAFF, TICKETS - 500, TICKETS, DOSSIERS][seed % 4] + seed)
    told = counted(store)
    assert told, "the control: something is due"
    done = store.retention.run(uuid4(), "")
    assert {kind: dict(rows) for kind, rows in done.rows.items()} == told
    assert counted(store) == {}
    assert (done.left, done.blocked, faults(store)) == (0, (), ())
    assert days


def test_nothing_is_due_where_nothing_is_old(store, work_a_day):
    work_a_day()
    assert counted(store) == {}
    assert [one.days for one in due(store)] == [0, 0, 0]


def test_dossiers_that_the_new_day_itself_ends_are_told_and_done_once(store, clock, strike):
    store.handovers.scan(uuid4(), "1", "H99.08-261123-0001", "lan", step=Step.FINISHED)
    clock.move(days=store.centre().policy.dossier_days + 2)
    told = counted(store)
    assert told == {"dossiers": {"handover": 1}}
    assert store.retention.run(uuid4(), "").rows == told
    assert strike("SELECT count(*) FROM handover") == [(0,)]


def test_each_day_of_the_log_is_told_once_only_what_says_less(store, work_a_day, clock, strike):
    work_a_day()
    clock.move(days=STAFF + 1)
    before = {row[0]: row[1] for row in strike("SELECT id, facts FROM event")}
    store.retention.due()
    lines = counted(store)["names"]["event"]
    store.retention.run(uuid4(), "")
    after = {row[0]: row[1] for row in strike("SELECT id, facts FROM event")}
    assert sum(after[one] != facts for one, facts in before.items()) == lines > 0
