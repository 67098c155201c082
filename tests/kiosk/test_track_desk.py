"""Dossiers at a running kiosk: simulated scanner, real store, keys and touches on the screen."""

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from centre.rules.dossiers import State
from centre.rules.errors import Unavailable
from centre.settings import load
from centre.shell.pieces import Target
from db import open_store
from db.dossiers import secret, storing
from db.dossiers.plan import Kept
from db.dossiers.rows import Dossier
from drivers import registry
from drivers.simulated import inbox
from kiosk.app import build
from kiosk.track import Outcome
from kiosk.visit import Page

PATIENCE_MS = 15_000
READY, LATE, SECRET = "H99.08-261116-0001", "H99.08-261116-0002", "7K2M"


class Fading:
    """A way to a store that opens, and then does not answer for a while."""

    def __init__(self):
        self.gone = False

    def __call__(self, settings, clock, actor):
        store = open_store(settings, clock, actor)
        aside = store.aside

        def begin():
            if self.gone:
                raise Unavailable("database_busy", "database")
            return aside()

        store.aside = begin
        return store


class Kiosk:
    """A running kiosk with a scanner, and the hands of its visitors."""

    def __init__(self, app, settings, clock, qtbot, door):
        self.app, self.clock, self.qtbot, self.door = app, clock, qtbot, door
        self._scanner = registry.device_folder(settings, "scan")

    @property
    def view(self):
        return self.app.view()

    def scan(self, code):
        inbox.scan(self._scanner, code)

    def wait(self, holds):
        self.qtbot.waitUntil(holds, timeout=PATIENCE_MS)

    def wait_for(self, outcome):
        self.wait(lambda: self.view.page is Page.DOSSIER and self.view.errand.outcome is outcome)

    def touch(self, key):
        self.clock.push(1)
        found = [t for t in self.app.window.findChildren(Target) if t.key == key]
        target = next(t for t in found if t.isVisibleTo(self.app.window))
        QTest.mouseClick(target, Qt.MouseButton.LeftButton)

    def type(self, text):
        """Type on a hardware keyboard."""
        for sign in text:
            self.clock.push(1)
            QTest.keyClicks(self.app.window.page(), sign)

    def enter(self):
        self.clock.push(1)
        QTest.keyClick(self.app.window.page(), Qt.Key.Key_Return)

    def look_up(self, code, said):
        """Type code and secret, whatever was typed before."""
        self.touch("clear")
        self.type(code)
        self.enter()
        self.type(said)
        self.enter()


@pytest.fixture(autouse=True)
def kept(store, clock, monkeypatch):
    """Keep one finished and one overdue dossier."""
    monkeypatch.setattr(secret, "_COST", 2)
    due, hashed = clock.now() - timedelta(hours=1), secret.hashed(SECRET)
    until = clock.now().date() + timedelta(days=9)
    with store.write() as work:
        rows = [Dossier(READY, state=9, due_at=due), Dossier(LATE, state=4, due_at=due)]
        storing.put(work, [Kept(row, until, hashed) for row in rows])


@pytest.fixture
def kiosk(graveyard, settings, clock, words, qtbot, store):
    file = settings.folder / "centre.toml"
    wired = file.read_text("utf-8").replace("[kiosk.k1]\n", '[kiosk.k1]\nreader = "scan"\n', 1)
    file.write_text(wired + '\n[reader.scan]\ntransport = "simulated"\n', "utf-8")
    settings, door = load(settings.folder), Fading()
    app = build(settings, "k1", words, windowed=True, clock=clock, store_factory=door)
    app.window.resize(1080, 1920)
    app.window.show()
    made = Kiosk(app, settings, clock, qtbot, door)
    made.wait(lambda: made.view.page is Page.HOME)
    made.wait(lambda: ("reader", "ok") in {(d.kind, d.state) for d in store.devices.all()})
    yield made
    app.close()


def said(kiosk):
    page = kiosk.app.window.page()
    return " ".join(label.text() for label in (page.title, page.about, page.due, page.advice))


def test_code_and_secret_typed_by_touch_and_keyboard_show_the_dossier(kiosk):
    kiosk.touch("track")
    assert kiosk.app.window.page().field.text() == "H99.08-"
    for key in "261":
        kiosk.touch(key)
    kiosk.type("116")
    assert kiosk.app.window.page().field.text() == "H99.08-261116-", "the hyphen came by itself"
    kiosk.type("0001")
    kiosk.touch("final")
    kiosk.type(SECRET.lower())
    assert kiosk.app.window.page().field.text() == SECRET
    kiosk.enter()
    kiosk.wait_for(Outcome.FOUND)
    assert kiosk.view.errand.dossier.state is State.FINISHED
    assert "Hồ sơ đã có kết quả Hồ sơ số …-0001" in said(kiosk)
    assert READY not in said(kiosk)


def test_a_scanned_receipt_that_is_ready_is_one_touch_from_its_number(kiosk, caplog):
    caplog.set_level("DEBUG")
    kiosk.scan(f"{READY}#{SECRET}")
    kiosk.wait_for(Outcome.FOUND)
    kiosk.touch("dossier_number")
    kiosk.wait(lambda: kiosk.view.page is Page.PRIORITY)
    kiosk.touch("priority:")
    kiosk.wait(lambda: kiosk.view.page is Page.TICKET)
    assert kiosk.view.taken.ticket.service == "tra-ket-qua"
    assert "261116" not in caplog.text
    assert SECRET not in caplog.text


def test_five_wrong_tries_make_everybody_wait_and_no_one_is_turned_away(kiosk):
    kiosk.touch("track")
    for _ in range(4):
        kiosk.look_up(READY, "9999")
        kiosk.wait_for(Outcome.UNKNOWN)
        assert "Không tìm thấy mã này ở trung tâm." in said(kiosk)
        kiosk.touch("track_again")
    kiosk.look_up(READY, "9999")
    kiosk.wait_for(Outcome.LOCKED)
    assert kiosk.view.errand.minutes == 1
    kiosk.touch("dossier_number")
    assert kiosk.view.page is Page.HOME
    kiosk.scan(READY)
    kiosk.wait_for(Outcome.LOCKED)
    kiosk.touch("home")
    kiosk.clock.push(61)
    # A scanner tells the same code again only after a while.
    kiosk.scan(LATE)
    kiosk.wait_for(Outcome.FOUND)
    assert "Hồ sơ đã quá hẹn" in said(kiosk)
    assert "Trung tâm xin lỗi Ông/Bà, mời đến quầy trả kết quả." in said(kiosk)


def test_a_store_that_is_gone_is_told_calmly_and_silence_forgets_what_was_typed(kiosk):
    kiosk.door.gone = True
    kiosk.scan(READY)
    kiosk.wait_for(Outcome.GONE)
    assert "Mời Ông/Bà hỏi cán bộ tại quầy." in said(kiosk)
    kiosk.door.gone = False
    kiosk.touch("home")
    kiosk.touch("track")
    kiosk.type("2611160001")
    kiosk.enter()
    kiosk.type("7K")
    page = kiosk.app.window.page()
    assert page.field.text() == page.keyboard.text == "7K"
    for _ in range(3):
        kiosk.clock.push(60)
        kiosk.app.flow.tick()
    kiosk.wait(lambda: kiosk.view.page is Page.HOME)
    assert page.field.text() == page.keyboard.text == ""
    kiosk.touch("track")
    assert kiosk.app.window.page().field.text() == "H99.08-"
