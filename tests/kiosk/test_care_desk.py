"""The technician at a running kiosk: knock, PIN, test slip, sections, log to a stick, restart."""

import zipfile

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest

from centre.rules.errors import Unavailable
from centre.settings import load
from centre.shell import ending, sticks
from centre.shell.ending import EXIT_RESTART
from centre.shell.pieces import Target
from db import open_store
from db.facts import Health
from drivers import registry
from kiosk import care_pin
from kiosk.app import build
from kiosk.care import KNOCK
from kiosk.care_shown import TRIES, Door, Section, Step
from kiosk.visit import Page

PATIENCE_MS = 15_000
PIN = "90817263"


class Technician:
    """A running kiosk and the hands of its technician."""

    def __init__(self, app, clock, qtbot):
        self.app, self.clock, self.qtbot = app, clock, qtbot

    @property
    def view(self):
        return self.app.flow.view()

    def wait(self, holds):
        self.qtbot.waitUntil(holds, timeout=PATIENCE_MS)

    def touch(self, key):
        self.clock.push(1)
        found = [t for t in self.app.window.findChildren(Target) if t.key == key]
        target = next(t for t in found if t.isVisibleTo(self.app.window))
        QTest.mouseClick(target, Qt.MouseButton.LeftButton)

    def knock(self):
        header = self.app.window.header
        ends = {"left": QPoint(20, 20), "right": QPoint(header.width() - 20, 20)}
        for side in KNOCK:
            self.clock.push(0.7)
            QTest.mouseClick(header, Qt.MouseButton.LeftButton, pos=ends[side])
        self.wait(lambda: self.view.page is Page.PIN)

    def enter(self, pin):
        """Type with a hardware keyboard: the same keys, without their bounce."""
        self.clock.push(1)
        page = self.app.window.page()
        for digit in pin:
            QTest.keyClick(page, digit)
        QTest.keyClick(page, Qt.Key.Key_Return)

    def go_in(self):
        self.wait(lambda: self.view.page in (Page.HOME, Page.TROUBLE))
        self.clock.push(1)
        self.knock()
        self.enter(PIN)
        self.wait(lambda: self.view.page is Page.CARE)


@pytest.fixture
def with_pin(settings):
    """Settings of the same centre, with a technician's PIN."""
    file = settings.folder / "centre.toml"
    line = f'[kiosk.k1]\ncare_pin = "{care_pin.hide(PIN)}"'
    file.write_text(file.read_text("utf-8").replace("[kiosk.k1]", line), "utf-8")
    return load(settings.folder)


@pytest.fixture
def open_kiosk(graveyard, with_pin, clock, words, qtbot):
    """Open dispensers; each is closed after the test."""
    opened = []

    def opener(**more):
        app = build(with_pin, "k1", words, windowed=True, clock=clock, **more)
        opened.append(app)
        app.window.resize(1080, 1920)
        app.window.show()
        return Technician(app, clock, qtbot)

    yield opener
    for app in opened:
        app.close()


def told(store):
    """What staff are told of the door: a row by the name under which the kiosk acts."""
    return next((d.key for d in store.devices.all() if d.name.startswith("kiosk:")), None)


def test_the_door_opens_and_staff_are_told(open_kiosk, store):
    hands = open_kiosk()
    hands.go_in()
    hands.wait(lambda: told(store) == "care_opened")
    hands.wait(lambda: bool(hands.view.errand.devices))
    assert {d.kind for d in hands.view.errand.devices} <= {"kiosk", "printer"}
    hands.touch("home")
    hands.wait(lambda: told(store) is None)
    assert hands.view.page is Page.HOME
    kinds = [event.facts.get("key") for event in store.day.events() if event.kind == "device"]
    assert "care_opened" in kinds, "each log-in is in the log of events"


def test_the_door_leaves_a_call_for_help_as_it_is(open_kiosk, store):
    def own():
        return [d.key for d in store.devices.all() if (d.kind, d.name) == ("kiosk", "k1")]

    hands = open_kiosk()
    hands.wait(lambda: own() == [""])
    store.devices.report(Health("k1", "kiosk", "warning", "help_called", {"kiosk": "k1"}))
    hands.go_in()
    hands.wait(lambda: told(store) == "care_opened")
    hands.wait(lambda: bool(hands.view.errand.devices))
    assert "kiosk:k1" not in {d.name for d in hands.view.errand.devices}
    hands.touch("home")
    hands.wait(lambda: told(store) is None)
    assert own() == ["help_called"]


def test_other_kiosks_devices_are_not_shown(open_kiosk, open_as):
    other = open_as("kiosk:k2")
    other.devices.report(Health("k2", "kiosk", "ok", "", {"kiosk": "k2"}))
    other.devices.report(Health("p2", "printer", "error", "paper_out", {"kiosk": "k2"}))
    hands = open_kiosk()
    hands.go_in()
    hands.wait(lambda: bool(hands.view.errand.devices))
    assert {"k2", "p2"}.isdisjoint(d.name for d in hands.view.errand.devices)


def test_wrong_pins_are_an_alarm_for_staff_and_lock_the_door(open_kiosk, store):
    hands = open_kiosk()
    hands.wait(lambda: hands.view.page is Page.HOME)
    hands.clock.push(1)
    hands.knock()
    for wrong in range(1, TRIES + 1):
        hands.enter("1234567")
        hands.wait(lambda wrong=wrong: hands.view.errand.tries_left == TRIES - wrong)
    hands.wait(lambda: told(store) == "care_locked")
    assert hands.view.errand.door is Door.LOCKED


def test_the_door_opens_while_the_store_is_gone(open_kiosk):
    def gone(*_given):
        raise Unavailable("database_gone", "database")

    hands = open_kiosk(store_factory=gone)
    hands.wait(lambda: hands.view.page is Page.TROUBLE)
    hands.go_in()
    hands.wait(lambda: hands.view.errand.link.answers is False)
    hands.wait(lambda: hands.view.errand.versions is not None)
    assert hands.view.errand.devices is None
    assert hands.view.errand.versions.motcua


def test_a_store_that_comes_back_is_told_who_was_in(open_kiosk, with_pin, store):
    lost = [True]

    def sometimes(settings, clock, actor):
        if lost[0]:
            raise Unavailable("database_gone", "database")
        return open_store(settings, clock, actor)

    hands = open_kiosk(store_factory=sometimes)
    hands.go_in()
    lost[0] = False
    hands.touch("care_section:network")
    hands.wait(lambda: hands.view.errand.link.answers is True)
    hands.wait(lambda: told(store) == "care_opened")


def test_a_test_slip_comes_out_and_takes_no_number(open_kiosk, with_pin, store):
    hands = open_kiosk()
    hands.go_in()
    hands.touch("care_print")
    hands.wait(lambda: hands.view.errand.trial.step is Step.DONE)
    papers = list(registry.device_folder(with_pin, "p1").rglob("*.png"))
    assert len(papers) == 1
    assert store.prints.waiting("k1") == ()
    assert all(load.waiting == 0 for load in store.day.loads())


def test_the_log_is_saved_on_a_stick_without_the_pin(open_kiosk, tmp_path, monkeypatch):
    stick = tmp_path / "KINGSTON"
    stick.mkdir()
    monkeypatch.setattr(sticks, "_mounted", lambda: (stick,))
    hands = open_kiosk()
    hands.go_in()
    hands.touch("care_section:log")
    hands.wait(lambda: len(hands.view.errand.places) == 2)
    assert hands.view.errand.section is Section.LOG
    hands.touch("care_save:0")
    hands.wait(lambda: hands.view.errand.saved.step is Step.DONE)
    (file,) = stick.iterdir()
    with zipfile.ZipFile(file) as opened:
        names = set(opened.namelist())
        texts = "".join(opened.read(name).decode() for name in names)
    assert names == {"log.txt", "devices.json", "settings.json", "about.txt"}
    assert PIN not in texts
    assert "scrypt$" not in texts
    assert '"printer": "p1"' in texts


def test_a_stick_that_is_pulled_is_told(open_kiosk, tmp_path, monkeypatch):
    monkeypatch.setattr(sticks, "_mounted", lambda: (tmp_path / "gone",))
    hands = open_kiosk()
    hands.go_in()
    hands.touch("care_section:log")
    hands.wait(lambda: len(hands.view.errand.places) == 2)
    hands.touch("care_save:0")
    hands.wait(lambda: hands.view.errand.saved.key == "place_gone")
    hands.touch("care_save:1")
    hands.wait(lambda: hands.view.errand.saved.step is Step.DONE)


def test_a_restart_leaves_the_program_in_order(open_kiosk, monkeypatch):
    left = []

    class Loop:
        exit = staticmethod(left.append)

    monkeypatch.setattr(ending, "QCoreApplication", Loop)
    hands = open_kiosk()
    hands.go_in()
    hands.touch("care_section:versions")
    hands.touch("care_restart:")
    assert left == []
    hands.touch("care_restart:sure")
    assert left == [EXIT_RESTART]


def test_any_touch_on_the_header_ends_the_invitation(open_kiosk):
    hands = open_kiosk()
    hands.wait(lambda: hands.view.page is Page.HOME)
    hands.clock.push(301)
    hands.app._render()
    assert hands.app.view().page is Page.ATTRACT
    header = hands.app.window.header
    QTest.mouseClick(header, Qt.MouseButton.LeftButton, pos=header.rect().center())
    assert hands.app.view().page is Page.HOME
