"""A kiosk's last word about itself reaches the store, sooner or later; the log is told once."""

import pytest

from centre.rules.errors import Unavailable
from db import open_store
from db.facts import Health
from kiosk.own_health import Heartbeat, OwnHealth, StoreLog
from kiosk.store_lane import StoreLane

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


@pytest.fixture
def open_lane(qapp, qtbot, settings, clock, heard):
    """Return a real lane, a heart, and what the kiosk says of itself, once the store has it."""
    lanes = []

    def opener(*words, also=()):
        lane = StoreLane(lambda: open_store(settings, clock, "kiosk:k1"), "store k1")
        lanes.append(lane)
        beat = Heartbeat(lane, "k1", also)
        own = OwnHealth(lane, heard.append, lambda error: None)
        for word in words:
            own.say(word)
        qtbot.waitUntil(lambda: heard == [True], timeout=15_000)  # the last of them
        return lane, beat

    yield opener
    for lane in lanes:
        lane.close()


def test_a_kiosk_gives_signs_of_life_and_says_farewell(open_lane, store):
    lane, beat = open_lane(WELL)
    beat.stop()
    lane.close(beat.farewell)
    (kiosk,) = [d for d in store.devices.all() if d.kind == "kiosk"]
    assert (kiosk.state, kiosk.key) == ("ok", "closed")


def test_a_kiosk_that_crashes_does_not_say_that_it_ended_in_order(open_lane, clock, store):
    lane, beat = open_lane(WELL)
    beat.stop()
    beat.crashed()
    lane.close(beat.farewell)
    (kiosk,) = [d for d in store.devices.all() if d.kind == "kiosk"]
    assert kiosk.key == ""
    clock.push(200)
    (kiosk,) = [d for d in store.devices.all() if d.kind == "kiosk"]
    assert kiosk.key == "program_silent"


def test_a_kiosk_that_dies_is_told_as_silent_with_its_printer(open_lane, clock, store):
    printer = Health("p1", "printer", "ok", "", {"kiosk": "k1"})
    lane, beat = open_lane(WELL, printer, also={("printer", "p1")})
    beat.stop()
    lane.close()
    clock.push(200)
    told = {(d.kind, d.name): d.key for d in store.devices.all()}
    assert told["kiosk", "k1"] == "program_silent"
    assert told["printer", "p1"] == "owner_silent"


def test_a_store_that_is_gone_stops_no_heart(qapp, lane):
    beat = Heartbeat(lane, "k1")
    for _ in range(2):
        lane.answer(GONE)
    beat._live()
    assert len(lane.jobs) == 1
    beat.stop()
