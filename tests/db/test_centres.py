"""Declared data: what is written is read back the same."""

from dataclasses import replace
from datetime import date, time, timedelta

import pytest

from centre.rules.services import Interval, Policy
from db import centre_rows, centres, sample, tables

INTERVALS = (Interval(time(7), time(11, 30)), Interval(time(13, 30), time(17)))


@pytest.fixture
def stored(new_engine):
    """Write a centre into an empty database and read it back."""

    def write_and_read(centre):
        engine = new_engine()
        tables.metadata.create_all(engine)
        with engine.connect() as connection:
            centre_rows.write(connection, centre, {date(2027, 1, 1): {"vi": "Tết"}})
            connection.commit()
            return centres.read(connection, centre.code)

    return write_and_read


@pytest.fixture
def centre():
    """The sample as a centre."""
    return sample.centre_of(sample.load(), "H99.08")


def test_the_sample_comes_back_as_it_was_written(stored, centre):
    assert stored(centre) == centre


def test_the_founded_centre_is_the_sample(store, centre):
    assert store.centre() == centre


def test_hours_of_a_service_limits_letters_patience_and_dates_come_back(stored, centre):
    service = replace(
        centre.services["ho-tich"],
        hours={0: INTERVALS, 5: ()},
        daily_limit=12,
        first=100,
        expected_minutes=2.5,
        active=False,
        kiosk_letters={"k2": "L", "k3": "M"},
    )
    notice = replace(centre.notices[0], starts=date(2027, 1, 1), ends=date(2027, 2, 1))
    changed = replace(
        centre,
        services={**centre.services, "ho-tich": service},
        holidays={date(2027, 1, 1): (), date(2027, 1, 2): INTERVALS},
        policy=Policy(patience=timedelta(minutes=7, seconds=30), ask_priority=False),
        notices=(notice, *centre.notices[1:]),
    )
    assert stored(changed) == changed


def test_a_centre_with_nothing_optional_comes_back(stored, centre):
    bare = replace(
        centre,
        holidays={},
        groups={},
        notices=(),
        procedures={},
        policy=replace(centre.policy, patience=None),
    )
    assert stored(bare) == bare


def test_another_code_is_not_found(store):
    with store.read() as work:
        assert centres.read(work.connection, "H00") is None
