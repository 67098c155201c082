"""What a counter tells of itself: signs of life, its devices' words, the end in order."""

import pytest
from PySide6.QtWidgets import QWidget

from centre.rules.errors import Unavailable
from counter_client.own_health import BEAT_MS, health_of
from db.silence import BEAT_EVERY, SILENT_AFTER
from drivers.health import DeviceKey, DeviceStatus
from drivers.ports import Told

GONE = Told("keypad", "call1", DeviceStatus(DeviceKey.PORT_GONE, "no such device"))
WELL = Told("keypad", "call1", DeviceStatus(DeviceKey.OK))


@pytest.fixture
def full(open_counter, doors):
    drive = open_counter("full", doors=doors)
    drive.settle()
    return drive


def kept(store) -> dict:
    return {(d.kind, d.name): d for d in store.devices.all()}


def wait_for(drive, store, who, key):
    drive.qtbot.waitUntil(lambda: who in kept(store) and kept(store)[who].key == key, timeout=5000)
    return kept(store)[who]


@pytest.mark.parametrize("key", list(DeviceKey))
def test_every_word_of_a_device_names_its_owner_and_well_has_no_key(key):
    health = health_of(Told("sign", "s1", DeviceStatus(key, "why")), "counter:c1")
    assert (health.kind, health.name) == ("sign", "s1")
    assert health.key == ("" if key is DeviceKey.OK else key.value)
    assert health.facts == {"owner": "counter:c1", "detail": "why"}


def test_signs_come_often_enough_that_one_may_be_lost():
    assert BEAT_MS / 1000 + BEAT_EVERY.total_seconds() < SILENT_AFTER.total_seconds()


def test_the_program_is_there_from_its_first_reading_on(full, store, clock):
    found = wait_for(full, store, ("counter", "full"), "")
    assert found.facts == {"counter": "1"}
    clock.move(seconds=151)
    full.qtbot.waitUntil(
        lambda: kept(store)["counter", "full"].key == "program_silent", timeout=5000
    )
    full.app._health._live()
    wait_for(full, store, ("counter", "full"), "")


def test_a_device_that_goes_is_seen_at_every_counter_and_gone_when_it_is_back(
    full, panel, store, open_counter, doors
):
    full.sign_in()
    panel.say(GONE)
    found = wait_for(full, store, ("keypad", "call1"), "port_gone")
    assert (found.state, found.facts["owner"]) == ("offline", "counter:full")
    full.qtbot.waitUntil(lambda: "Bàn phím call1" in full.said, timeout=5000)
    other = open_counter("c2")
    other.settle()
    other.app.window.sign_in.clerks.choose(store.staff.clerks()[1][0])
    other.sign_in()
    other.app.window.open_today()
    row = other.app.window.today.rows["keypad", "call1"]
    assert row.name.text().startswith("Bàn phím call1: Mất nối · từ 08:00")
    assert "call1" not in other.said, "another counter's keypad waits on the page"
    panel.say(WELL)
    wait_for(full, store, ("keypad", "call1"), "")
    full.qtbot.waitUntil(lambda: "call1" not in full.said, timeout=5000)


def test_what_the_store_could_not_take_is_told_when_it_is_back(
    full, panel, store, monkeypatch, caplog
):
    devices = full.app._link._store.devices

    def fail(_health):
        raise Unavailable("database_gone", "database")

    with monkeypatch.context() as cut:
        cut.setattr(devices, "report", fail)
        panel.say(WELL, GONE)
        full.qtbot.waitUntil(lambda: full.app._moments.lost_at is not None, timeout=5000)
        assert ("keypad", "call1") not in kept(store)
    found = wait_for(full, store, ("keypad", "call1"), "port_gone")
    assert found.state == "offline"
    full.qtbot.waitUntil(lambda: not full.app._health._owed, timeout=5000)


def test_words_before_the_store_is_open_are_kept(open_counter, doors, panel, store):
    drive = open_counter("full", doors=doors)
    panel.say(GONE)
    wait_for(drive, store, ("keypad", "call1"), "port_gone")


def test_a_counter_that_is_closed_alarms_nobody_with_what_it_had(full, panel, store, clock):
    panel.say(GONE)
    wait_for(full, store, ("keypad", "call1"), "port_gone")
    full.app.close()
    assert panel.closed == 1
    clock.move(hours=14)
    assert {d.state for d in store.devices.all()} == {"ok"}
    assert kept(store)["counter", "full"].key == "closed"
    assert kept(store)["keypad", "call1"].key == "closed"


def test_negative_control_a_counter_that_dies_is_an_alarm(full, panel, store, clock):
    panel.say(GONE)
    wait_for(full, store, ("keypad", "call1"), "port_gone")
    full.app._health.stop()
    clock.move(seconds=151)
    assert kept(store)["counter", "full"].key == "program_silent"
    assert kept(store)["keypad", "call1"].key == "owner_silent"


def test_a_program_that_crashes_does_not_say_that_it_ended_in_order(full, store, clock):
    wait_for(full, store, ("counter", "full"), "")
    full.app.cover(QWidget())
    full.app.close()
    assert kept(store)["counter", "full"].key == ""
    clock.move(seconds=151)
    assert kept(store)["counter", "full"].key == "program_silent"
