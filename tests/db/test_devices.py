"""Devices' health: written when it changes, told since when, logged as a fault once."""

from db.facts import Health


def health(state="ok", key="", **facts):
    return Health("k1/printer", "printer", state, key, facts)


def test_a_device_that_stays_well_writes_nothing(store, everything, clock):
    store.devices.report(health(tickets_left=400))
    before = everything()
    for _ in range(5):
        clock.move(seconds=5)
        store.devices.report(health(tickets_left=400))
    assert everything() == before


def test_a_fault_is_told_with_its_time_and_logged_once(store, clock):
    store.devices.report(health())
    clock.move(minutes=1)
    began = clock.at
    for left in (3, 2, 1):
        store.devices.report(health("error", "paper_out", tickets_left=left))
        clock.move(minutes=1)
    (device,) = store.devices.all()
    assert (device.state, device.key, device.since) == ("error", "paper_out", began)
    assert device.facts == {"tickets_left": 1}
    told = [event.facts["state"] for event in store.day.events() if event.kind == "device"]
    assert told == ["ok", "error"]


def test_recovery_is_a_change_too(store, clock, faults):
    for state, key in (("ok", ""), ("offline", "printer_offline"), ("ok", "")):
        store.devices.report(health(state, key))
        clock.move(seconds=30)
    assert store.devices.all()[0].state == "ok"
    assert len([event for event in store.day.events() if event.kind == "device"]) == 3
    assert faults(store) == ()


def test_devices_are_listed_by_kind_and_name_for_every_app(store, open_as):
    for name, kind in (("z", "kiosk"), ("b", "printer"), ("a", "printer")):
        store.devices.report(Health(name, kind, "ok", "", {}))
    listed = [(device.kind, device.name) for device in open_as("counter:1").devices.all()]
    assert listed == [("kiosk", "z"), ("printer", "a"), ("printer", "b")]


def test_facts_that_json_returns_in_another_shape_are_not_a_change(store, everything):
    store.devices.report(health(codes=("a", "b"), by_tray={1: "ok"}))
    before = everything()
    store.devices.report(health(codes=("a", "b"), by_tray={1: "ok"}))
    assert everything() == before
