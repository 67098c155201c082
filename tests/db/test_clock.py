"""The clock of the apps: Viet Nam's time, shifted only for demonstrations."""

import logging
from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from centre.rules.hours import ZONE
from db import open_store
from db.clock import ServerClock, SystemClock, clock_of


def test_the_clock_tells_the_machines_time_in_the_centres_zone(settings):
    before = datetime.now(ZONE)
    now = clock_of(settings).now()
    assert before <= now <= datetime.now(ZONE)
    assert now.utcoffset() == timedelta(hours=7)


def test_a_demonstration_may_shift_it(settings):
    shifted = settings.simulation.model_copy(update={"clock_shift_seconds": -3600.0})
    clock = clock_of(settings.model_copy(update={"simulation": shifted}))
    late = datetime.now(ZONE) - clock.now()
    assert timedelta(minutes=59) < late < timedelta(minutes=61)


def test_durations_never_go_back_whatever_the_shift():
    clock = SystemClock(timedelta(days=-1))
    first = clock.monotonic()
    assert clock.monotonic() >= first


class Wrong(SystemClock):
    """A machine's clock that is off, as of a PC whose battery is dead."""

    off = timedelta(days=1)

    def now(self) -> datetime:
        return super().now() + self.off


def test_what_the_server_says_is_believed_and_a_far_clock_is_told_once(caplog):
    clock = ServerClock(Wrong())
    assert clock.now() - datetime.now(ZONE) > timedelta(hours=23)
    with caplog.at_level(logging.WARNING):
        for _ in range(3):
            clock.learn(datetime.now(ZONE).timestamp())
    assert abs(clock.now() - datetime.now(ZONE)) < timedelta(seconds=5)
    assert [record.getMessage() for record in caplog.records] == [
        "this machine's clock is 86400 s off the server's"
    ]


@pytest.mark.parametrize("engine_kind", ["postgresql"])
def test_a_pc_that_is_a_day_ahead_begins_no_new_day_for_the_centre(settings):
    right, wrong = SystemClock(), Wrong()
    stores = [open_store(settings, clock, "counter:1") for clock in (right, wrong)]
    try:
        for store in stores:
            store.staff.sign_in(uuid4(), "hoa", "2468", "1")
        with stores[0].read() as work:
            assert work.day == right.now().date()
        assert stores[0].staff.session_at("1").signed_in_at < right.now()
    finally:
        for store in stores:
            store.close()


@pytest.mark.parametrize("engine_kind", ["sqlite"])
def test_without_a_server_the_machines_own_clock_holds(settings):
    """The control: this is what the PC would have done to all."""
    store = open_store(settings, Wrong(), "counter:1")
    store.staff.sign_in(uuid4(), "hoa", "2468", "1")
    with store.read() as work:
        assert work.day == (datetime.now(ZONE) + Wrong.off).date()
    store.close()
