"""A clock that leapt makes everything due; nothing is removed on its word alone."""

from datetime import timedelta

import pytest

from centre.rules.errors import NotAllowed
from db import tables
from db.retention.leaps import LONGEST_REST, WORKED_SINCE, Leap, leap


@pytest.fixture
def found(store):
    """Return what is found of a leap now."""

    def asked():
        with store.read() as work:
            return leap(work)

    return asked


@pytest.fixture
def worked_before(store):
    """Write that something was worked so many days before today; return that day."""

    def write(days):
        with store.write() as work:
            day = work.day - timedelta(days=days)
            row = {"centre": work.centre.code, "day": day, "queue": "x", "seq": 0, "head": "0" * 64}
            work.connection.execute(tables.chain.insert().values(**row))
        return day

    return write


def test_a_new_centre_and_one_that_works_on_have_none(found, work_a_day, clock):
    assert found() is None
    for _ in range(3):
        work_a_day()
        clock.move(days=1)
    assert found() is None


def test_a_long_holiday_is_none_and_a_leap_of_a_day_more_is_one(found, worked_before):
    day = worked_before(LONGEST_REST.days)
    assert found() is None
    worked_before(LONGEST_REST.days + 100)
    assert found() == Leap(day - timedelta(days=100), day, 1)


def test_years_ahead_nothing_is_removed_by_itself(store, work_a_day, clock):
    """The box came up in 2036: all is due, and a night would take it."""
    work_a_day()
    clock.move(days=3650)
    work_a_day()
    store.figures.tally()
    assert any(one.days for one in store.retention.due())
    assert store.retention.night() is False
    assert any(one.days for one in store.retention.due()), "nothing has gone"
    with pytest.raises(NotAllowed, match="clock_leapt"):
        store.retention.trust_clock()


def test_a_leap_is_believed_when_enough_was_worked_since(found, store, worked_before):
    worked_before(400)
    for days in range(1, WORKED_SINCE + 1):
        worked_before(days)
    told = found()
    assert told is not None
    assert told.worked == WORKED_SINCE
    worked_before(WORKED_SINCE + 1)
    assert found() is None
    store.retention.trust_clock()
