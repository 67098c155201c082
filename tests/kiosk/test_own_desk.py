"""Slips and cards at a real kiosk: simulated scanner, real store, touches on the screen."""

from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from centre.rules.errors import Unavailable
from centre.rules.tickets import State
from centre.settings import load
from centre.shell.pieces import Target
from db import open_store
from drivers import registry
from drivers.simulated import inbox
from kiosk.app import build
from kiosk.own import Note, Shows
from kiosk.visit import Page

PATIENCE_MS = 15_000
CARD = "012345678901|123456789|Nguyễn Văn A|01011950|Nam|Xã Quảng Điền|15042021"


class Fading:
    """A way to a store that opens, and then does not answer for a while."""

    def __init__(self):
        self.gone = False

    def __call__(self, settings, clock, actor):
        store = open_store(settings, clock, actor)
        store.read, store.write = self._held(store.read), self._held(store.write)
        return store

    def _held(self, work):
        def begin():
            if self.gone:
                raise Unavailable("database_busy", "database")
            return work()

        return begin


class Kiosk:
    """A running kiosk with a scanner, and the hands of its visitors."""

    def __init__(self, app, settings, clock, qtbot, door):
        self.app, self.clock, self.qtbot, self.door = app, clock, qtbot, door
        self._scanner = registry.device_folder(settings, "scan")

    @property
    def view(self):
        return self.app.view()

    @property
    def own(self):
        return self.view.errand

    def scan(self, code):
        inbox.scan(self._scanner, code)

    def wait(self, holds):
        self.qtbot.waitUntil(holds, timeout=PATIENCE_MS)

    def wait_for(self, page):
        self.wait(lambda: self.view.page is page)

    def touch(self, key):
        self.clock.push(1)
        found = [t for t in self.app.window.findChildren(Target) if t.key == key]
        target = next(t for t in found if t.isVisibleTo(self.app.window))
        QTest.mouseClick(target, Qt.MouseButton.LeftButton)


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
    made.wait_for(Page.HOME)
    made.wait(lambda: ("reader", "ok") in {(d.kind, d.state) for d in store.devices.all()})
    yield made
    app.close()


@pytest.fixture
def queue(store):
    """Twelve numbers of one service."""
    return [store.day.take(uuid4(), "ho-tich", "k1", paper=False) for _ in range(12)]


def test_a_scanned_slip_steps_back_and_others_are_called_before(kiosk, store, queue):
    kiosk.scan(queue[1].code)
    kiosk.wait_for(Page.OWN)
    assert kiosk.own.own.position.ahead == 1
    kiosk.touch("own_steps")
    kiosk.touch("own_step:3")
    kiosk.wait(lambda: kiosk.own.note is Note.STEPPED)
    assert kiosk.own.own.position.ahead == 4
    called = [store.day.call_next(uuid4(), "1").ticket.label for _ in range(5)]
    assert called == ["A001", "A003", "A004", "A005", "A002"]


def test_a_number_is_given_up_after_the_question(kiosk, store, queue):
    kiosk.scan(queue[0].code)
    kiosk.wait_for(Page.OWN)
    kiosk.touch("own_give_up")
    assert store.day.ticket("A001").state is State.WAITING
    kiosk.touch("own_sure")
    kiosk.wait(lambda: kiosk.own.own.position.ticket.state is State.CANCELLED)
    assert store.day.ticket("A001").state is State.CANCELLED
    assert {event.actor for event in store.day.events("A001")} == {"kiosk:k1"}


def test_a_number_that_was_called_meanwhile_is_refused_calmly(kiosk, store, queue):
    kiosk.scan(queue[0].code)
    kiosk.wait_for(Page.OWN)
    kiosk.touch("own_give_up")
    store.day.call_next(uuid4(), "1")
    kiosk.touch("own_sure")
    kiosk.wait(lambda: kiosk.own.shows is Shows.NUMBER)
    kiosk.wait(lambda: kiosk.own.own.position.ticket.state is State.CALLED)
    assert "Số này đang được gọi" in kiosk.app.window.page().advice.text()
    assert store.day.ticket("A001").state is State.CALLED


def test_the_number_follows_the_queue(kiosk, store, queue):
    kiosk.scan(queue[2].code)
    kiosk.wait_for(Page.OWN)
    store.day.call_next(uuid4(), "1")
    kiosk.wait(lambda: kiosk.own.own.position.ahead == 1)


def test_a_slip_of_no_ticket_of_today_is_told_so(kiosk):
    kiosk.scan(f"MC1:{uuid4().hex}")
    kiosk.wait_for(Page.OWN)
    assert kiosk.own.shows is Shows.UNKNOWN


def test_a_store_that_does_not_answer_gives_no_second_step(kiosk, store, queue, caplog):
    kiosk.scan(queue[0].code)
    kiosk.wait_for(Page.OWN)
    kiosk.touch("own_steps")
    kiosk.door.gone = True
    kiosk.touch("own_step:3")
    kiosk.wait(lambda: kiosk.own.note is Note.LOST)
    kiosk.door.gone = False
    kiosk.touch("own_steps")
    kiosk.touch("own_step:3")
    kiosk.wait(lambda: kiosk.own.note is Note.STEPPED)
    kinds = [event.kind for event in store.day.events("A001")]
    assert kinds.count("step_back") == 1


def test_a_card_suggests_a_group_and_the_next_number_has_it(kiosk, store):
    group = next(g for g in store.centre().groups.values() if g.from_age is not None)
    kiosk.scan(CARD)
    kiosk.wait_for(Page.CARD)
    assert group.name["vi"] in kiosk.app.window.page().advice.text()
    kiosk.touch("card_use")
    kiosk.touch("field:ho-tich")
    kiosk.wait_for(Page.TICKET)
    assert kiosk.view.taken.ticket.priority == group.code


def test_a_refused_card_leads_to_the_usual_question(kiosk):
    kiosk.scan(CARD)
    kiosk.wait_for(Page.CARD)
    kiosk.touch("back")
    kiosk.touch("field:ho-tich")
    kiosk.wait_for(Page.PRIORITY)


def test_a_broken_card_is_refused_politely(kiosk):
    kiosk.scan("012345678901|x")
    kiosk.wait_for(Page.FOUND)
    assert "chưa đọc được" in kiosk.app.window.page().title.text()
