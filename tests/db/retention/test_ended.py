"""A clerk who has ended keeps his row while anything younger than staff_days names him."""

from datetime import date, timedelta
from uuid import uuid4

import pytest

from centre.rules.declaring.facts import Change
from centre.rules.handover import Step
from db.retention import ended, names

CODE = "H99.08-261123-0001"


@pytest.fixture
def alone(store):
    """Return who has ended and is left nowhere; of both ways to ask, they agree."""

    def ask(**more) -> list[str]:
        with store.read() as work:
            found = ended.alone(work, **more)
            assert more or names.named_ended(work) is bool(found)
        return found

    return ask


@pytest.fixture
def end(store):
    """End a clerk as the settings do."""

    def act(code):
        store.declared.change(uuid4(), Change("clerk", code, {"active": False}), "giam-doc")

    return act


@pytest.fixture
def of_all_time(store, clock):
    """Go on to the last day on which names are kept of today, or past it."""

    def move(days):
        clock.move(days=store.centre().policy.staff_days + days)

    return move


def test_who_never_sat_anywhere_stays_for_staff_days_after_his_end(
    store, end, alone, of_all_time, clerks
):
    assert alone() == []
    end(clerks[0])
    assert alone() == []
    of_all_time(0)
    assert alone() == [], "the last day"
    of_all_time(1 - store.centre().policy.staff_days)
    assert alone() == [clerks[0]]


def test_a_hand_over_holds_the_row_until_it_goes_itself(  # noqa: PLR0917
    store, end, alone, clerks, clock, strike, falsify
):
    end(clerks[0])
    falsify("kind = 'then'", "kind = 'settings'")
    assert alone() == [clerks[0]], "the control"
    store.handovers.scan(uuid4(), "1", CODE, clerks[1], step=Step.FINISHED)
    assert alone() == [clerks[0]], "of another"
    strike(f"UPDATE handover SET clerk = '{clerks[0]}'")  # noqa: S608
    assert alone() == []
    clock.move(days=store.centre().policy.dossier_days)
    assert alone() == []
    clock.move(days=1)
    assert alone() == [clerks[0]], "it goes in the same night"


def test_figures_of_him_hold_the_row(  # noqa: PLR0917
    store, work_a_day, end, alone, clerks, strike, falsify, of_all_time
):
    work_a_day()
    store.figures.tally()
    end(clerks[0])
    falsify("kind = 'then'", "kind = 'settings'")
    assert alone() == []
    strike("DELETE FROM session")
    assert alone() == []
    of_all_time(0)
    assert alone() == [clerks[0]], "it is of the day before"


def test_a_day_that_is_removed_holds_nobody(store, end, alone, clerks):
    end(clerks[0])
    with store.read() as work:
        today = work.day
    assert alone(gone=[date.min, today - timedelta(days=1)]) == []
    assert alone(gone=[today]) == [clerks[0]]


def test_settings_of_others_hold_nobody(end, alone, clerks, falsify):
    end(clerks[0])
    falsify(f"""facts = '{{"section": "counter", "key": "{clerks[0]}"}}'""")
    assert alone() == [clerks[0]]
    assert ended._of("what") == ended._of("[]") == "", "a file may hold anything"


def test_a_night_leaves_who_was_ended_yesterday(store, end, clerks, clock, strike):
    end(clerks[0])
    clock.move(days=1)
    assert store.retention.due()[1].rows == {}
    store.retention.night()
    assert store.retention.run(uuid4(), "").rows == {}
    named = f"SELECT count(*) FROM clerk WHERE code = '{clerks[0]}'"  # noqa: S608
    assert strike(named) == [(1,)]
    clock.move(days=store.centre().policy.staff_days)
    assert store.retention.due()[1].rows["clerk"] == 1
    store.retention.run(uuid4(), "")
    assert strike(named) == [(0,)]
