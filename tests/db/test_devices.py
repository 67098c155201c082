"""Devices' health: written when it changes, told since when, logged as a fault once."""

from db.facts import Health
from db.history import verify


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


def counter(key="", state="ok"):
    return Health("c1", "counter", state, key, {})


def keypad(state="ok", key=""):
    return Health("r1", "keypad", state, key, {"owner": "counter:c1"})


def told(store):
    return {device.name: (device.state, device.key) for device in store.devices.all()}


def test_a_program_that_lives_writes_once_a_minute_and_only_its_own_sign(
    store, everything, clock, open_as
):
    store.devices.report(counter())
    store.devices.alive("counter", "c1")
    before = everything()
    for _ in range(2):
        clock.move(seconds=29)
        store.devices.alive("counter", "c1")
    assert everything() == before
    clock.move(seconds=2)
    store.devices.alive("counter", "c1")
    after = everything()
    assert {name for name in after if after[name] != before[name]} == {"device"}


def test_a_sign_of_life_pokes_nobody_and_is_no_event(store, open_as, heard):
    other = open_as("display:d1")
    events = len(store.day.events())
    store.devices.alive("counter", "c1")
    assert not heard(other)
    assert len(store.day.events()) == events
    store.devices.report(counter("x", "error"))
    assert heard(other), "negative control: a report does poke"


def test_a_sign_of_life_begins_no_day(store, clock, strike):
    """Midnight is for the first citizen of the day; a ticket at a counter must not expire of it."""
    store.devices.report(counter())
    clock.move(days=1)
    store.devices.alive("counter", "c1")
    assert [str(day) for (day,) in strike("SELECT day FROM business_day")] == ["2026-11-23"]
    store.devices.report(counter("x", "error"))
    assert [str(day) for (day,) in strike("SELECT day FROM business_day")] == ["2026-11-24"]


def test_a_program_that_dies_is_told_with_what_it_owns_and_comes_back_by_itself(
    store, clock, everything
):
    last = clock.at
    store.devices.alive("counter", "c1")
    store.devices.report(counter())
    store.devices.report(keypad("warning", "line_noise"))
    store.devices.report(health())
    before = everything()
    clock.move(seconds=151)
    assert told(store) == {
        "c1": ("offline", "program_silent"),
        "r1": ("offline", "owner_silent"),
        "k1/printer": ("ok", ""),
    }
    assert {d.since for d in store.devices.all() if d.state == "offline"} == {last}
    assert everything() == before, "silence is seen, not written"
    store.devices.alive("counter", "c1")
    assert told(store)["c1"] == ("ok", "")
    assert told(store)["r1"] == ("warning", "line_noise")


def test_a_program_that_ends_in_order_alarms_nobody_until_it_is_back(store, clock):
    store.devices.alive("counter", "c1")
    store.devices.report(keypad("offline", "port_gone"))
    store.devices.report(counter("closed"))
    clock.move(hours=14)
    assert told(store) == {"c1": ("ok", "closed"), "r1": ("ok", "closed")}
    store.devices.alive("counter", "c1")
    assert told(store) == {"c1": ("ok", ""), "r1": ("offline", "port_gone")}


def test_a_clock_set_back_silences_nobody_and_the_next_sign_is_of_the_new_time(store, clock):
    for name in ("c1", "c2"):
        store.devices.alive("counter", name)
    clock.move(hours=-2)
    assert set(told(store).values()) == {("ok", "")}
    store.devices.alive("counter", "c1")
    clock.move(seconds=151)
    assert told(store)["c1"] == ("offline", "program_silent"), "its sign is of the new time"


def test_rows_of_before_the_signs_of_life_are_not_judged(store, clock):
    store.devices.report(counter())
    clock.move(days=2)
    assert told(store) == {"c1": ("ok", "")}


def test_the_log_is_whole_after_all_of_it(store, clock, faults):
    store.devices.alive("counter", "c1")
    store.devices.report(counter())
    clock.move(minutes=10)
    store.devices.alive("counter", "c1")
    store.devices.report(counter("closed"))
    assert faults(store) == ()


def names(store):
    return {(device.kind, device.name) for device in store.devices.all()}


def test_a_program_that_begins_forgets_devices_that_it_no_longer_has(store):
    for name, owner in (("k1", "counter:c1"), ("k2", "counter:c1"), ("k9", "counter:c9")):
        store.devices.report(Health(name, "keypad", "offline", "port_gone", {"owner": owner}))
    store.devices.report(Health("p1", "printer", "ok", "", {"kiosk": "c1"}))
    store.devices.only("counter:c1", {("keypad", "k1")})
    assert names(store) == {("keypad", "k1"), ("keypad", "k9"), ("printer", "p1")}


def test_nothing_is_written_where_nothing_is_gone(store, everything):
    store.devices.report(Health("k1", "keypad", "ok", "", {"owner": "counter:c1"}))
    before = everything()
    store.devices.only("counter:c1", {("keypad", "k1")})
    assert store.devices.forget("kiosk", "no-such") == ()
    assert everything() == before


def test_a_program_that_is_no_more_is_forgotten_with_its_devices(store):
    store.devices.report(Health("k2", "kiosk", "ok", "", {"kiosk": "k2"}))
    store.devices.report(Health("p2", "printer", "error", "paper_out", {"kiosk": "k2"}))
    store.devices.report(Health("p1", "printer", "ok", "", {"kiosk": "k1"}))
    gone = store.devices.forget("kiosk", "k2")
    assert set(gone) == {("kiosk", "k2"), ("printer", "p2")}
    assert names(store) == {("printer", "p1")}
    events = [event for event in store.day.events() if event.kind == "device_forgotten"]
    assert len(events) == 2
    with store.read() as work:
        assert not verify(work)[1]
