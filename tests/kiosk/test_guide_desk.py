"""The guide at a running kiosk with a real store: search, browse, open, come back, be forgotten."""

from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from centre.rules.errors import Unavailable
from centre.rules.procedures import Level, Procedure
from centre.rules.search.thesaurus import Thesaurus
from centre.shell.pieces import Target
from db import open_store
from db.catalogue.plan import Plan
from kiosk.app import build
from kiosk.guide import Standing
from kiosk.visit import Page

PATIENCE_MS = 15_000
BIRTH = Procedure("1.001193", "1.001193", "Thủ tục đăng ký khai sinh", "Hộ tịch", (Level.COMMUNE,))
DEATH = Procedure("1.000656", "1.000656", "Thủ tục đăng ký khai tử", "Hộ tịch", (Level.COMMUNE,))
MINE = Procedure("2.002409", "2.002409", "Khai thác mỏ", "Khoáng sản", (Level.PROVINCE,))


class Kiosk:
    """A running kiosk and the hands of its visitors."""

    def __init__(self, app, clock, qtbot):
        self.app, self.clock, self.qtbot = app, clock, qtbot

    @property
    def page(self):
        return self.app.flow.view().page

    @property
    def view(self):
        return self.app.flow.view().errand

    @property
    def screen(self):
        return self.app.window.page()

    def wait(self, holds):
        self.qtbot.waitUntil(lambda: bool(holds()), timeout=PATIENCE_MS)

    def touch(self, key):
        """Touch as a person does: not before the page has settled."""
        self.clock.push(1)
        QTest.mouseClick(self.target(key), Qt.MouseButton.LeftButton)

    def target(self, key):
        found = [t for t in self.app.window.findChildren(Target) if t.key == key]
        return next(t for t in found if t.isVisibleTo(self.app.window))

    def type(self, keys):
        """Press keys of the touch keyboard, a tenth of a second apart."""
        for sign in keys:
            key = self.target("space" if sign == " " else sign)
            key.now = self.clock.monotonic
            self.clock.push(0.1)
            QTest.mouseClick(key, Qt.MouseButton.LeftButton)

    def shown(self):
        """Return the codes of the rows that are seen."""
        return [item.key.removeprefix("open:") for item in self.screen.rows.shown()]

    def search(self):
        self.wait(lambda: self.page is Page.HOME)
        self.touch("search")
        self.wait(lambda: self.view.standing is not Standing.OPENING)


class Door:
    """A way to the store that can be shut."""

    def __init__(self):
        self.gone = False

    def __call__(self, settings, clock, actor):
        store = open_store(settings, clock, actor)
        store.read, store.aside = self._held(store.read), self._held(store.aside)
        return store

    def _held(self, work):
        def begin():
            if self.gone:
                raise Unavailable("database_busy", "database")
            return work()

        return begin


@pytest.fixture
def door(monkeypatch):
    """A way to the store of a kiosk without the words of citizens: those take a second."""
    monkeypatch.setattr("kiosk.finder.thesaurus", Thesaurus)
    return Door()


@pytest.fixture
def kiosk(graveyard, settings, clock, words, qtbot, door):
    app = build(settings, "k1", words, windowed=True, clock=clock, store_factory=door)
    app.window.resize(1080, 1920)
    app.window.show()
    yield Kiosk(app, clock, qtbot)
    app.close()


@pytest.fixture
def stocked(store):
    """A catalogue of three procedures, there before the kiosk begins."""
    store.catalogue.shelve(uuid4(), Plan(added=(BIRTH, DEATH, MINE)), "list", "an")


def test_typing_finds_and_finishing_makes_room(stocked, kiosk):
    kiosk.search()
    kiosk.type("khai sinh")
    kiosk.wait(lambda: kiosk.shown() == [BIRTH.code])
    assert kiosk.screen.field.text() == kiosk.view.text == "khai sinh"
    kiosk.touch("final")
    assert not kiosk.screen.keyboard.isVisible()
    kiosk.touch("show_keys")
    assert kiosk.screen.keyboard.isVisible()


def test_touch_on_the_field_brings_the_keyboard_back(stocked, kiosk):
    kiosk.search()
    kiosk.touch("final")
    kiosk.clock.push(1)
    QTest.mouseClick(kiosk.screen.field, Qt.MouseButton.LeftButton)
    assert kiosk.screen.keyboard.isVisible()


def test_hardware_keyboard_types_at_once(stocked, kiosk):
    kiosk.search()
    kiosk.app.window.activateWindow()
    kiosk.qtbot.waitUntil(kiosk.app.window.isActiveWindow)
    for key in "khaithac":
        QTest.keyClick(kiosk.app.window.focusWidget(), key)
    assert kiosk.view.text == "khaithac"


def test_row_opens_its_procedure_and_back_finds_the_search_as_it_was(stocked, kiosk):
    kiosk.search()
    kiosk.type("khai")
    kiosk.wait(lambda: DEATH.code in kiosk.shown())
    kiosk.touch(f"open:{DEATH.code}")
    kiosk.wait(lambda: kiosk.page in (Page.PROCEDURE, Page.CASES))
    kiosk.clock.push(1)
    kiosk.app.flow.back()
    assert kiosk.page is Page.SEARCH
    assert kiosk.screen.field.text() == "khai"
    assert DEATH.code in kiosk.shown()


def test_browsing_by_life_event_and_by_field(stocked, kiosk):
    kiosk.search()
    kiosk.touch("events")
    assert kiosk.page is Page.EVENTS
    kiosk.touch("event:birth")
    kiosk.touch("group:birth.0")
    kiosk.wait(lambda: BIRTH.code in kiosk.shown())
    kiosk.touch("fields")
    kiosk.touch("catalogue_field:Khoáng sản")
    kiosk.wait(lambda: kiosk.shown() == [MINE.code])
    kiosk.touch("home")
    assert kiosk.page is Page.HOME


def test_idle_kiosk_forgets_the_search_and_counts_what_was_missed(stocked, kiosk, store, caplog):
    for _ in range(3):
        kiosk.search()
        kiosk.type("xam xoan")
        kiosk.wait(lambda: kiosk.view.answer is not None and kiosk.view.answer.folded == "xam xoan")
        kiosk.clock.push(41)
        kiosk.app.flow.tick()
        assert kiosk.page is Page.STILL_THERE
        kiosk.clock.push(21)
        kiosk.app.flow.tick()
        assert kiosk.page is Page.HOME
    kiosk.wait(lambda: [(m.text, m.count) for m in store.catalogue.misses()] == [("xam xoan", 3)])
    kiosk.search()
    assert kiosk.screen.field.text() == kiosk.screen.keyboard.text == ""
    assert "xoan" not in caplog.text


def test_store_that_is_gone_leaves_the_search_working(stocked, kiosk, door, caplog):
    kiosk.search()
    door.gone = True
    kiosk.app._reload()
    kiosk.type("khai sinh")
    kiosk.wait(lambda: kiosk.shown() == [BIRTH.code])
    kiosk.touch("clear")
    kiosk.type("xoan")
    kiosk.wait(lambda: kiosk.view.answer is not None and kiosk.view.answer.folded == "xoan")
    kiosk.touch("final")
    gone = []
    kiosk.app._store.run(lambda _store: None, gone.append)
    kiosk.wait(lambda: gone)
    assert kiosk.page is Page.SEARCH
    assert "xoan" not in caplog.text


def test_centre_without_a_catalogue_says_so_calmly(kiosk):
    kiosk.search()
    assert kiosk.view.standing is Standing.NONE
    assert kiosk.screen.said.text() == "Chưa có danh mục thủ tục. Mời Ông/Bà hỏi quầy hướng dẫn."
    assert not kiosk.screen.keyboard.isVisible()
    kiosk.touch("home")
    assert kiosk.page is Page.HOME
