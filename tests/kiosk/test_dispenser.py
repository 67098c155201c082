"""The dispenser with a real store and the simulated printer: touches in, slips out, no waiting."""

import threading
from collections import Counter
from concurrent.futures import Future
from functools import wraps
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest

from centre.rules.errors import Unavailable
from centre.rules.prints import PrintState
from centre.shell.lane import Lane
from centre.shell.pieces import Target
from centre.shell.trouble import StartTrouble
from db import Store, open_store
from db.news import News
from drivers import registry
from drivers.printers.thermal import ThermalPrinter
from drivers.simulated.printer import SimulatedTransport
from drivers.simulated.switches import Switches
from kiosk.app import build
from kiosk.help_call import HELP_SECONDS
from kiosk.visit import Page, Slip

PATIENCE_MS = 15_000


class Kiosk:
    """A running dispenser and the hands of its visitors."""

    def __init__(self, app, clock, qtbot, switches):
        self.app = app
        self.clock = clock
        self.qtbot = qtbot
        self.switches = switches

    @property
    def view(self):
        return self.app.flow.view()

    def target(self, key):
        found = [t for t in self.app.window.findChildren(Target) if t.key == key]
        return next(t for t in found if t.isVisibleTo(self.app.window))

    def touch(self, key):
        """Touch as a person does: not before the page has settled."""
        self.clock.push(1)
        QTest.mouseClick(self.target(key), Qt.MouseButton.LeftButton)

    def wait(self, holds):
        self.qtbot.waitUntil(holds, timeout=PATIENCE_MS)

    def wait_for(self, page):
        self.wait(lambda: self.view.page is page)

    def take(self, field="field:ho-tich"):
        """Take a number without priority."""
        self.wait_for(Page.HOME)
        self.touch(field)
        self.wait_for(Page.PRIORITY)
        self.touch("priority:")


@pytest.fixture
def switches(settings):
    return Switches(registry.device_folder(settings, "p1"))


@pytest.fixture
def open_kiosk(graveyard, settings, clock, words, qtbot, switches):
    """Open dispensers; each is closed after the test."""
    opened = []

    def opener(**more):
        app = build(settings, "k1", words, windowed=True, clock=clock, **more)
        opened.append(app)
        app.window.resize(1080, 1920)
        app.window.show()
        return Kiosk(app, clock, qtbot, switches)

    yield opener
    for app in opened:
        app.close()


@pytest.fixture
def kiosk(open_kiosk):
    made = open_kiosk()
    made.wait_for(Page.HOME)
    return made


def papers(settings):
    return sorted(registry.device_folder(settings, "p1").rglob("*.png"))


def test_two_touches_from_start_to_a_slip(kiosk, settings, store):
    """Check 8 with the priority question on: two touches, one ticket, one paper."""
    kiosk.take()
    kiosk.wait(lambda: kiosk.view.slip is Slip.PRINTED)
    taken = kiosk.view.taken
    assert store.day.ticket(taken.ticket.label).id == taken.ticket.id
    assert store.prints.job(taken.job).state is PrintState.PRINTED
    assert len(papers(settings)) == 1


def test_double_touch_on_a_tile_takes_one_ticket(kiosk, store):
    """Check 8: the same tile twice in 300 ms."""
    kiosk.clock.push(1)
    tile = kiosk.target("field:ho-tich")
    QTest.mouseClick(tile, Qt.MouseButton.LeftButton)
    kiosk.clock.push(0.3)
    QTest.mouseClick(tile, Qt.MouseButton.LeftButton)
    kiosk.wait_for(Page.PRIORITY)
    no = kiosk.target("priority:")
    kiosk.clock.push(1)
    QTest.mouseClick(no, Qt.MouseButton.LeftButton)
    kiosk.clock.push(0.15)
    QTest.mouseClick(no, Qt.MouseButton.LeftButton)
    kiosk.wait(lambda: kiosk.view.slip is Slip.PRINTED)
    assert sum(load.waiting for load in store.day.loads()) == 1


def test_print_again_prints_the_same_number_marked(kiosk, settings, store):
    kiosk.take()
    kiosk.wait(lambda: kiosk.view.slip is Slip.PRINTED)
    job = kiosk.view.taken.job
    kiosk.touch("print_again")
    kiosk.wait(lambda: len(papers(settings)) == 2 and kiosk.view.slip is Slip.PRINTED)
    assert store.prints.job(job).attempt == 2
    assert sum(load.waiting for load in store.day.loads()) == 1


def test_paper_out_offers_a_number_on_the_screen_and_alarms_staff(kiosk, settings, store):
    kiosk.switches.set(paper_out=True)
    kiosk.take()
    kiosk.wait_for(Page.NO_PAPER)
    assert sum(load.waiting for load in store.day.loads()) == 0, "no number is used up yet"
    kiosk.touch("take_on_screen")
    kiosk.wait_for(Page.TICKET)
    assert kiosk.view.slip is Slip.NONE
    alarms = {device.name: device.key for device in store.devices.all()}
    assert alarms["p1"] == "paper_out"
    assert papers(settings) == []
    kiosk.switches.clear()
    kiosk.wait(lambda: kiosk.view.paper_key == "")
    kiosk.wait(lambda: {d.name: d.key for d in store.devices.all()}["p1"] == "")


def test_waiting_slip_is_printed_by_itself_when_paper_is_back(kiosk, settings, store):
    """The paper ends between the check and the slip; the number stays valid."""
    kiosk.take()
    kiosk.wait(lambda: kiosk.view.slip is Slip.PRINTED)
    kiosk.touch("home")
    kiosk.switches.set(paper_out_at_slip=2, paper_out_at_byte=2000)
    kiosk.take("field:chung-thuc")
    kiosk.wait(lambda: kiosk.view.slip is Slip.FAILED)
    job = kiosk.view.taken.job
    kiosk.switches.clear()
    kiosk.wait(lambda: store.prints.job(job).state is PrintState.PRINTED)
    kiosk.wait(lambda: kiosk.view.slip is Slip.PRINTED)
    assert store.prints.job(job).attempt >= 2, "marked, because some of the first had left"


class Witness:
    """Sees on which thread every call reaches the store and the printer, and what is under way."""

    WATCHED = (
        ("store", Store, ("read", "write", "close")),
        ("store", News, ("changed",)),
        ("printer", ThermalPrinter, ("check", "print")),
        ("printer", SimulatedTransport, ("open",)),
    )

    def __init__(self, monkeypatch):
        self.calls = []
        self.under_way = Counter()
        for part, kind, names in self.WATCHED:
            for name in names:
                monkeypatch.setattr(kind, name, self._seen(part, getattr(kind, name)))

    def _seen(self, part, call):
        @wraps(call)
        def see(*given, **named):
            self.calls.append((part, call.__name__, threading.get_ident()))
            self.under_way[part] += 1
            try:
                return call(*given, **named)
            finally:
                self.under_way[part] -= 1

        return see

    def on_this_thread(self):
        """Return which parts were reached from the thread that asks, the GUI's."""
        here = threading.get_ident()
        return {part for part, _, thread in self.calls if thread == here}

    def parts(self):
        return {part for part, _, _ in self.calls}


class InPlace(Lane):
    """A lane that is none: it does its jobs where they are given."""

    def _submit(self, job):
        self._jobs[number := next(self._numbers)] = job
        self._work(number)
        done = Future()
        done.set_result(None)
        return done


def test_stalled_printer_does_not_hold_up_the_screen(open_kiosk, clock, monkeypatch):
    """The number appears and the event loop goes on turning while the printer takes nothing.

    Only beats that fall inside a call of the printer count: one on the GUI's thread would have
    none.
    """
    witness = Witness(monkeypatch)
    kiosk = open_kiosk()
    beats = []
    heart = QTimer()
    heart.timeout.connect(lambda: beats.append(witness.under_way["printer"]))
    kiosk.switches.set(stalled=True)
    heart.start(20)
    kiosk.take()
    kiosk.wait(lambda: len(beats) >= 5)
    clock.push(0.6)
    kiosk.app.flow.tick()
    kiosk.wait_for(Page.TICKET)
    beats.clear()
    kiosk.wait(lambda: sum(map(bool, beats)) >= 25)
    heart.stop()
    assert kiosk.view.slip is Slip.PRINTING
    assert witness.parts() == {"store", "printer"}
    assert witness.on_this_thread() == set()
    kiosk.switches.clear()


@pytest.mark.parametrize("part", ["store", "printer"])
def test_negative_control_a_lane_on_the_guis_thread_is_caught(open_kiosk, monkeypatch, part):
    witness = Witness(monkeypatch)
    monkeypatch.setattr(f"kiosk.{part}_lane.Lane", InPlace)
    kiosk = open_kiosk()
    kiosk.take()
    kiosk.wait(lambda: kiosk.view.slip is Slip.PRINTED)
    assert part in witness.on_this_thread()


def test_call_for_help_is_an_alarm_with_the_kiosks_name(kiosk, store):
    kiosk.touch("help")
    kiosk.wait(lambda: {d.name: d.key for d in store.devices.all()}.get("k1") == "help_called")
    assert kiosk.view.help_called


def test_english_for_one_visitor_only(kiosk, words):
    kiosk.touch("language:en")
    assert words.language == "en"
    assert kiosk.app.window.page().heading.text().startswith("Hello")
    kiosk.clock.push(61)
    kiosk.app.flow.tick()
    assert words.language == "vi"
    assert kiosk.app.window.page().heading.text().startswith("Xin chào")


def test_somebody_elses_ticket_is_on_the_tile_without_asking(kiosk, open_as):
    """News of another process reach the tiles."""
    other = open_as("kiosk:k2")
    other.day.take(uuid4(), "ho-tich", "k2")
    kiosk.wait(lambda: any(offer.waiting for offer in kiosk.view.fields))


class Broken:
    """A way to the store that is blocked for a while."""

    def __init__(self):
        self.gone = True

    def __call__(self, settings, clock, actor):
        if self.gone:
            raise Unavailable("database_missing", "database")
        return open_store(settings, clock, actor)


def test_store_that_is_gone_shows_the_calm_page_until_it_returns(
    graveyard, settings, clock, words, qtbot, caplog
):
    door = Broken()
    app = build(settings, "k1", words, windowed=True, clock=clock, store_factory=door)
    kiosk = Kiosk(app, clock, qtbot, None)
    kiosk.wait_for(Page.TROUBLE)
    assert "quầy hướng dẫn" in app.window.page().title.text()
    door.gone = False
    clock.push(6)
    app.flow.tick()
    kiosk.wait_for(Page.HOME)
    app.close()
    assert "spool waits" in caplog.text


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


@pytest.fixture
def fading(open_kiosk):
    door = Fading()
    kiosk = open_kiosk(store_factory=door)
    kiosk.wait_for(Page.HOME)
    return door, kiosk


def helped(store):
    return {d.name: d.key for d in store.devices.all()}.get("k1") == "help_called"


def test_help_that_nobody_could_hear_is_not_promised_and_reaches_staff_when_the_store_is_back(
    fading, store, caplog
):
    caplog.set_level("INFO", logger="kiosk")
    door, kiosk = fading
    door.gone = True
    kiosk.touch("help")
    kiosk.wait_for(Page.TROUBLE)
    kiosk.wait(lambda: not kiosk.view.help_called)
    for _ in range(2):
        kiosk.clock.push(6)
        kiosk.app.flow.tick()
        kiosk.app._reload()
    assert not helped(store)
    door.gone = False
    kiosk.clock.push(6)
    kiosk.app.flow.tick()
    kiosk.wait(lambda: kiosk.view.help_called)
    assert helped(store)
    kiosk.wait_for(Page.HOME)
    told = [r.getMessage() for r in caplog.records if r.getMessage().startswith("store ")]
    assert [line[:10] for line in told] == ["store lost", "store back"]


def test_help_that_is_over_before_the_store_is_back_alarms_nobody(fading, store, caplog):
    door, kiosk = fading
    door.gone = True
    kiosk.touch("help")
    kiosk.wait_for(Page.TROUBLE)
    kiosk.clock.push(HELP_SECONDS + 1)
    kiosk.app.flow.tick()
    door.gone = False
    kiosk.clock.push(6)
    kiosk.app.flow.tick()
    kiosk.wait_for(Page.HOME)
    assert not helped(store)
    assert "store lost" in caplog.text


def test_calm_page_can_be_laid_over_the_window(kiosk):
    page = StartTrouble(kiosk.app.window.theme(), code="defect", restarts=True)
    kiosk.app.cover(page)
    assert page.isVisible()


def test_crash_is_no_end_in_order(kiosk, store):
    kiosk.app.cover(StartTrouble(kiosk.app.window.theme(), code="defect", restarts=True))
    kiosk.app._heartbeat.farewell(store)
    assert "closed" not in {device.key for device in store.devices.all()}


@pytest.fixture
def holding(kiosk, monkeypatch):
    """A kiosk whose printer does not come back from a look until it may."""
    held, may_go, look = threading.Event(), threading.Event(), ThermalPrinter.check

    def check(printer):
        held.set()
        assert may_go.wait(10)
        return look(printer)

    monkeypatch.setattr(ThermalPrinter, "check", check)
    kiosk.app._printer.kick()
    kiosk.app._printer.check(uuid4())
    assert held.wait(5)
    yield kiosk, may_go
    may_go.set()


def test_the_window_stays_until_the_printer_has_ended(holding, monkeypatch):
    """Nobody sees an empty screen while the slip is still coming out."""
    kiosk, may_go = holding
    order, leave, ends = [], kiosk.app.window.leave, ThermalPrinter.close
    monkeypatch.setattr(kiosk.app.window, "leave", lambda: (order.append("window"), leave()))
    monkeypatch.setattr(
        ThermalPrinter, "close", lambda printer: (order.append("printer"), ends(printer))
    )
    threading.Timer(0.1, lambda: (order.append("slip"), may_go.set())).start()
    kiosk.app.close()
    assert order == ["slip", "printer", "window"]


def test_a_printer_that_never_ends_holds_up_no_end(holding, caplog):
    kiosk, _ = holding
    object.__setattr__(kiosk.app._printer._wiring, "end_seconds", 0.05)
    kiosk.app.close()
    assert not kiosk.app.window.isVisible()
    assert "lane printer p1 did not end" in caplog.text


def test_closing_twice_is_harmless_and_the_store_hears_one_farewell(kiosk, store):
    kiosk.app.close()
    kiosk.app.close()
    assert [d.key for d in store.devices.all() if d.name == "k1"] == ["closed"]
    assert not kiosk.app.window.isVisible()


def test_a_part_that_cannot_be_closed_keeps_no_other_open(kiosk, monkeypatch):
    monkeypatch.setattr(kiosk.app._senses, "close", lambda: 1 / 0)
    store = kiosk.app._store
    with pytest.raises(ZeroDivisionError):
        kiosk.app.close()
    assert not kiosk.app.window.isVisible()
    assert store._store is None
