"""The clock of the apps: Viet Nam's time, shifted only for demonstrations."""

from datetime import datetime, timedelta

from centre.rules.hours import ZONE
from db.clock import SystemClock, clock_of


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
