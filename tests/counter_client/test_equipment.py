"""Devices of a counter: made without opening, heard on the main thread, closed last."""

import threading
from dataclasses import replace
from functools import partial

import pytest
from PySide6.QtCore import Qt

from centre.rules.codes import Opaque
from counter_client.equipment import REAL, Doors, Equipment, Touched
from drivers import registry
from drivers.health import DeviceKey, DeviceStatus
from drivers.ports import Key, Presence, Pressed, Scanned, Told
from drivers.registry import DriverMissing
from drivers.simulated import inbox


@pytest.fixture
def equipment(qapp, counters, doors):
    made = Equipment(counters, counters.counter["full"], doors)
    yield made
    made.close()


def heard_by(signal) -> list:
    events = []
    signal.connect(lambda event: events.append((event, threading.current_thread())))
    return events


def test_a_counter_without_devices_opens_none(qapp, counters):
    def refuse(*_):
        raise AssertionError

    made = Equipment(counters, counters.counter["c1"], Doors(refuse, refuse))
    made.start()
    made.show(None)
    made.close()


def test_the_panel_is_asked_for_with_its_own_keypads_and_sign(qapp, counters, panel, reader):
    asked = []
    doors = Doors(lambda *g: asked.append(g) or panel, lambda *g: asked.append(g) or reader)
    Equipment(counters, counters.counter["full"], doors).close()
    assert asked == [(counters, ("call1", "rate1"), ("s1",)), (counters, "r1")]


def test_the_usual_way_to_devices_is_the_registry():
    assert (REAL.panel, REAL.reader) == (registry.panel, registry.reader)


def test_events_of_a_device_thread_arrive_on_the_main_thread(equipment, panel, reader, qtbot):
    touched, told = heard_by(equipment.touched), heard_by(equipment.told)
    equipment.start()
    press, scan = Pressed("call1", Key.NEXT), Scanned("r1", Opaque(4))
    word = Told("keypad", "call1", DeviceStatus(DeviceKey.OK))
    panel.say(press, word, Presence("x", someone=True))
    reader.say(scan)
    qtbot.waitUntil(lambda: len(touched) == 2 and len(told) == 1, timeout=5000)
    main = threading.main_thread()
    assert touched == [(Touched(press, None), main), (Touched(scan, None), main)]
    assert told == [(word, main)]


def test_a_key_carries_the_number_of_the_screen_at_its_instant(equipment, panel, tell, qtbot):
    """The main thread may hear of it only when another number is there."""
    touched = heard_by(equipment.touched)
    equipment.start()
    first = tell.view(tell.ticket())
    equipment.show(first)
    panel.say(Pressed("call1", Key.DONE))
    equipment.show(tell.view(tell.ticket(label="A013")))
    qtbot.waitUntil(lambda: bool(touched), timeout=5000)
    assert touched[0][0].ticket == first.current.id


def test_the_sign_is_told_what_is_new(equipment, panel, tell):
    ticket = tell.ticket()
    equipment.show(None)
    for _ in range(3):
        equipment.show(tell.view(ticket))
    equipment.show(tell.view(replace(ticket, calls=2)))
    equipment.show(tell.view())
    assert panel.shown == [
        ("s1", "", False),
        ("s1", "A012", False),
        ("s1", "A012", True),
        ("s1", "", False),
    ]


def test_nothing_is_heard_after_hush(equipment, panel, qtbot):
    touched = heard_by(equipment.touched)
    equipment.start()
    equipment.hush()
    panel.say(Pressed("call1", Key.NEXT))
    qtbot.wait(20)
    assert touched == []


def test_a_driver_that_is_not_installed_stops_no_counter_and_is_told(
    qapp, counters, reader, caplog
):
    def missing(*_):
        raise DriverMissing("keypad", "strange")

    made = Equipment(counters, counters.counter["full"], Doors(missing, lambda *_: reader))
    told = heard_by(made.told)
    made.start()
    made.show(None)
    made.close()
    said = [(word.kind, word.device, word.status.key) for word, _ in told]
    assert said == [
        ("keypad", "call1", "device_error"),
        ("keypad", "rate1", "device_error"),
        ("sign", "s1", "device_error"),
    ]
    assert [r.levelname for r in caplog.records] == ["ERROR"]


def test_a_scanner_without_driver_is_told_too(qapp, counters, panel, caplog):
    def missing(*_):
        raise DriverMissing("reader", "strange")

    made = Equipment(counters, counters.counter["full"], Doors(lambda *_: panel, missing))
    told = heard_by(made.told)
    made.start()
    made.close()
    assert [(word.kind, word.device) for word, _ in told] == [("reader", "r1")]
    assert caplog.records


def test_all_devices_are_closed(equipment, panel, reader):
    equipment.start()
    equipment.close()
    assert (panel.closed, reader.closed) == (1, 1)


# --- the shipped simulated devices, through the real registry -------------------------------------


def test_a_visit_by_the_simulated_keypads_sign_and_scanner(open_counter, counters, store, take):
    drive = open_counter("full").sign_in()
    folder = partial(registry.device_folder, counters)
    told = lambda: {d.name: d.key for d in store.devices.all()}  # noqa: E731
    listed = ("call1", "rate1", "s1", "r1")
    drive.qtbot.waitUntil(lambda: all(told().get(n) == "" for n in listed), timeout=10_000)
    label = take()
    drive.settle()
    inbox.press(folder("call1"), Key.NEXT)
    drive.qtbot.waitUntil(lambda: drive.number == label, timeout=10_000)
    drive.qtbot.waitUntil(lambda: inbox.look(folder("s1")).text == label, timeout=10_000)
    assert inbox.look(folder("s1")).blink
    drive.key(Qt.Key.Key_F4)  # our own frame has no key for it (hardware note, section 8)
    assert store.answers.open_at("1") is not None
    inbox.press(folder("rate1"), Key.RATING_3)
    drive.qtbot.waitUntil(lambda: store.answers.open_at("1") is None, timeout=10_000)
    drive.qtbot.waitUntil(lambda: inbox.look(folder("s1")).text == "", timeout=10_000)
    later = take()
    drive.settle()
    inbox.scan(folder("r1"), f"MC1:{store.day.ticket(later).id.hex}")
    page = drive.app.window.any_number
    drive.qtbot.waitUntil(lambda: page.number.text() == later, timeout=10_000)
