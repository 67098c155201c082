"""Scanner and camera of a kiosk: the real drivers on simulated devices, and the staff's list."""

import json
from uuid import uuid4

import pytest

from centre.settings import SettingsError, load
from centre.shell.pieces import Touched
from db import open_store
from drivers import registry
from drivers.health import DeviceKey, DeviceStatus
from drivers.ports import Told
from drivers.simulated import inbox
from kiosk.app import build
from kiosk.ground import Ground
from kiosk.senses import Senses
from kiosk.store_lane import StoreLane
from kiosk.visit import FoundKind, Page, Scans

DEVICES = """
[reader.scan]
transport = "simulated"

[camera.front]
device = "simulated"
width = 320
height = 240
frames_per_second = 8
"""


@pytest.fixture
def equipped(settings):
    """Give the kiosk k1 a scanner and a camera."""
    file = settings.folder / "centre.toml"
    text = file.read_text("utf-8")
    wired = text.replace("[kiosk.k1]\n", '[kiosk.k1]\nreader = "scan"\ncamera = "front"\n', 1)
    assert wired != text
    file.write_text(wired + DEVICES, "utf-8")
    return load(settings.folder)


@pytest.fixture
def kiosk(graveyard, equipped, clock, words, qtbot):
    """Open the kiosk; closed after the test."""
    app = build(equipped, "k1", words, windowed=True, clock=clock)
    app.window.resize(540, 960)
    app.window.show()
    qtbot.waitUntil(lambda: app.view().page in (Page.HOME, Page.ATTRACT), timeout=15000)
    yield app
    app.close()


@pytest.fixture
def store(equipped, clock):
    opened = open_store(equipped, clock, "test")
    yield opened
    opened.close()


def folder(settings, name):
    return registry.device_folder(settings, name)


def states(store):
    return {(d.kind, d.name): (d.state, d.key) for d in store.devices.all()}


def scan(equipped, code):
    inbox.scan(folder(equipped, "scan"), code)


def test_a_code_that_nobody_knows_is_told_so(kiosk, equipped, store, qtbot):
    qtbot.waitUntil(lambda: states(store).get(("reader", "scan")) == ("ok", ""), timeout=15000)
    scan(equipped, "hello there")
    qtbot.waitUntil(lambda: kiosk.view().page is Page.FOUND, timeout=15000)
    assert kiosk.view().finding.kind is FoundKind.OTHER
    kiosk.window.touched.emit(Touched("found_home"))
    assert kiosk.view().page is Page.HOME


def test_an_unplugged_scanner_is_on_the_staffs_list_until_it_is_back(
    kiosk, equipped, store, qtbot, caplog
):
    switches = registry.switches(folder(equipped, "scan"))
    qtbot.waitUntil(lambda: states(store).get(("reader", "scan")) == ("ok", ""), timeout=15000)
    switches.set(unplugged=True)
    gone = ("offline", "port_gone")
    qtbot.waitUntil(lambda: states(store)["reader", "scan"] == gone, timeout=15000)
    switches.clear()
    qtbot.waitUntil(lambda: states(store)["reader", "scan"] == ("ok", ""), timeout=20000)
    said = [record.message for record in caplog.records if "scan" in record.message]
    assert len([line for line in said if "not well" in line]) == 1


@pytest.fixture
def wired(equipped, clock, words, monkeypatch, graveyard):
    """Return a maker of senses whose scanner comes by a way; it is told of, and never opened."""
    monkeypatch.setattr(registry, "reader", lambda *_: None)
    monkeypatch.setattr(registry, "camera", lambda *_: None)
    made = []

    def make(transport):
        reader = equipped.reader["scan"].model_copy(update={"transport": transport})
        settings = equipped.model_copy(update={"reader": {"scan": reader}})
        ground = Ground(settings, "k1", clock, words, windowed=True, open_store=open_store)
        store, changes = StoreLane(ground.store, "store"), []
        senses = Senses(
            ground, store, pytest.fail, pytest.fail, lambda: changes.append(senses.scans)
        )
        made.extend((senses, store))
        return senses, changes

    yield make
    for thing in made:
        thing.close()
        thing.deleteLater()


def test_what_can_be_scanned_is_said_while_the_scanner_is_well(kiosk, equipped, qtbot):
    """The first page says it within the second, and no longer when somebody pulls the plug."""
    page, switches = kiosk.window.pages[Page.HOME], registry.switches(folder(equipped, "scan"))
    said = "Quét phiếu số"
    qtbot.waitUntil(lambda: kiosk.view().scans is Scans.CARDS, timeout=15000)
    kiosk.front.touched()
    kiosk._render()
    assert page.scan.text().startswith(said)
    switches.set(unplugged=True)
    qtbot.waitUntil(lambda: kiosk.view().scans is Scans.NONE, timeout=15000)
    assert page.scan.text() == ""
    switches.clear()
    qtbot.waitUntil(lambda: page.scan.text().startswith(said), timeout=20000)


@pytest.mark.parametrize(
    ("transport", "takes"),
    [
        ("keys:/dev/input/by-id/scan-event-kbd", Scans.CODES),
        ("serial:/dev/serial/by-id/scan", Scans.CARDS),
    ],
)
def test_a_scanner_that_types_is_not_offered_a_card(wired, transport, takes):
    senses, changes = wired(transport)
    assert senses.scans is Scans.NONE, "it has not yet said that it is well"
    for key, now in (
        (DeviceKey.STARTING, Scans.NONE),
        (DeviceKey.OK, takes),
        (DeviceKey.WEDGE_LETTERS, takes),
        (DeviceKey.PORT_GONE, Scans.NONE),
        (DeviceKey.DEVICE_ERROR, Scans.NONE),
    ):
        senses._heard(Told("reader", "scan", DeviceStatus(key)))
        assert senses.scans is now, key
    assert changes == [takes, Scans.NONE]


def test_nobody_before_the_camera_brings_the_attract_page_and_a_touch_ends_it(
    kiosk, equipped, qtbot
):
    kiosk.front.presence(someone=False)
    assert kiosk.view().page is Page.ATTRACT
    kiosk.window.touched.emit(Touched("wake"))
    assert kiosk.view().page is Page.HOME


def test_a_camera_that_is_gone_turns_nobody_away(kiosk, equipped, store, qtbot):
    kiosk.front.presence(someone=False)
    registry.switches(folder(equipped, "front")).set(unplugged=True)
    qtbot.waitUntil(lambda: kiosk.view().page is Page.HOME, timeout=15000)
    qtbot.waitUntil(lambda: states(store)["camera", "front"][0] == "offline", timeout=15000)


def test_the_camera_rests_while_a_visit_is_under_way(kiosk, clock, qtbot):
    assert kiosk._senses._looks
    clock.push(5)
    kiosk.flow.choose_field("ho-tich")
    qtbot.waitUntil(lambda: kiosk.view().page not in (Page.HOME, Page.ATTRACT), timeout=15000)
    assert not kiosk._senses._looks


def test_a_scanner_without_its_driver_is_told_and_the_kiosk_works_on(
    graveyard, settings, clock, words, qtbot, open_as
):
    file = settings.folder / "centre.toml"
    wired = file.read_text("utf-8").replace("[kiosk.k1]\n", '[kiosk.k1]\nreader = "scan"\n', 1)
    other = '\n[reader.scan]\ntransport = "simulated"\ndriver = "acme"\n'
    file.write_text(wired + other, "utf-8")
    app = build(load(settings.folder), "k1", words, windowed=True, clock=clock)
    try:
        store = open_as("test")
        qtbot.waitUntil(lambda: app.view().page is Page.HOME, timeout=15000)
        gone = ("error", "device_error")
        qtbot.waitUntil(lambda: states(store).get(("reader", "scan")) == gone, timeout=15000)
    finally:
        app.close()


def test_a_wrong_profile_stops_the_start_with_its_key(settings, clock, words):
    file = settings.folder / "centre.toml"
    wrong = file.read_text("utf-8").replace("[printer.p1]\n", '[printer.p1]\nprofile = "t8o"\n', 1)
    file.write_text(wrong, "utf-8")
    with pytest.raises(SettingsError, match=r"printer\.p1\.profile"):
        build(load(settings.folder), "k1", words, windowed=True, clock=clock)


def test_a_new_roll_that_staff_confirm_reaches_the_printer(kiosk, equipped, store, qtbot):
    log = folder(equipped, "p1") / "roll.json"

    def known():
        """Tell whether the beginning of the roll was seen."""
        return log.exists() and json.loads(log.read_text("utf-8"))["known"]

    qtbot.waitUntil(lambda: kiosk._roll is None, timeout=15000)
    assert not known(), "a roll that was found at the first start may be half used"
    store.devices.place_roll(uuid4(), "p1")
    qtbot.waitUntil(known, timeout=15000)
