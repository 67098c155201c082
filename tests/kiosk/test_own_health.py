"""A kiosk's last word about itself reaches the store, sooner or later; the log is told once."""

import pytest

from centre.rules.errors import Unavailable
from db.facts import Health
from kiosk.own_health import OwnHealth, StoreLog

GONE = Unavailable("database_missing", "database")
HELP = Health("k1", "kiosk", "warning", "help_called", {})
WELL = Health("k1", "kiosk", "ok", "", {})


class HeldLane:
    """A store's lane that keeps its jobs until the test answers them."""

    def __init__(self):
        self.jobs = []
        self.stored = []
        self.devices = self

    def report(self, health):
        self.stored.append(health)

    def run(self, job, done, failed):
        self.jobs.append((job, done, failed))

    def answer(self, error=None):
        job, done, failed = self.jobs.pop(0)
        if error is not None:
            failed(error)
        else:
            done(job(self))


@pytest.fixture
def lane():
    return HeldLane()


@pytest.fixture
def heard():
    return []


@pytest.fixture
def failures():
    return []


@pytest.fixture
def health(lane, heard, failures):
    return OwnHealth(lane, heard.append, failures.append)


def test_what_the_store_took_is_not_said_again(health, lane, heard):
    health.say(HELP)
    lane.answer()
    health.say_again()
    assert (lane.stored, lane.jobs, heard) == ([HELP], [], [True])


def test_what_failed_is_said_again_until_it_is_taken(health, lane, heard, failures):
    health.say(HELP)
    lane.answer(GONE)
    health.say_again()
    lane.answer(GONE)
    health.say_again()
    lane.answer()
    health.say_again()
    assert lane.stored == [HELP]
    assert heard == [False, False, True]
    assert failures == [GONE, GONE]
    assert lane.jobs == []


def test_only_the_last_word_counts(health, lane, heard):
    health.say(HELP)
    health.say(WELL)
    lane.answer(GONE)
    lane.answer()
    health.say_again()
    assert (lane.stored, lane.jobs, heard) == ([WELL], [], [True])


def test_log_hears_once_that_the_store_goes_and_once_that_it_is_back(caplog):
    caplog.set_level("INFO")
    log = StoreLog("k1")
    log.back()
    for _ in range(3):
        log.lost(GONE)
    for _ in range(3):
        log.back()
    said = [(record.levelname, record.getMessage()[:10]) for record in caplog.records]
    assert said == [("ERROR", "store lost"), ("INFO", "store back")]
