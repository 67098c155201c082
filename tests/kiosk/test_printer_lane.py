"""The spool on its lane: checks are always answered, slips come out, staff hear of trouble."""

import threading
from uuid import uuid4

import pytest

from centre.rules.errors import Unavailable
from centre.rules.prints import PrintState
from centre.settings import Printer
from db import open_store
from drivers import registry
from drivers.simulated.switches import Switches
from drivers.slip import Item, Line
from drivers.slip import Slip as SlipOfPaper
from kiosk.ground import real_printer
from kiosk.printer_lane import BUSY, Listed, PrinterLane, Wiring
from kiosk.visit import Slip


@pytest.fixture
def open_lane(graveyard, settings, clock, qapp):
    lanes = []

    def opener(store=None, printer=None):
        lane = PrinterLane(
            Wiring(
                kiosk="k1",
                printer_name="p1",
                clock=clock,
                open_store=store or (lambda: open_store(settings, clock, "kiosk:k1")),
                open_printer=lambda: printer or real_printer(settings, "p1"),
            )
        )
        lanes.append(lane)
        return lane

    yield opener
    for lane in lanes:
        lane.close()
        lane.deleteLater()


@pytest.fixture
def switches(settings):
    return Switches(registry.device_folder(settings, "p1"))


def test_check_tells_the_key_of_what_stops_it(open_lane, qtbot, switches):
    lane = open_lane()
    for fault, key in (({}, ""), ({"paper_out": True}, "paper_out"), ({"cover_open": True}, None)):
        switches.clear()
        switches.set(**fault)
        request = uuid4()
        with qtbot.waitSignal(lane.checked, timeout=10_000) as told:
            lane.check(request)
        assert told.args[0].request == request
        assert told.args[0].key == (key if key is not None else "cover_open")


def test_check_is_answered_even_without_a_store(open_lane, qtbot, caplog):
    def gone():
        raise Unavailable("database_missing", "database")

    lane = open_lane(gone)
    with qtbot.waitSignal(lane.checked, timeout=10_000) as told:
        lane.check(uuid4())
    assert told.args[0].key == ""
    assert "spool waits" in caplog.text


def test_kick_prints_what_waits(open_lane, qtbot, store):
    taken = store.day.take(uuid4(), "ho-tich", "k1")
    lane = open_lane()
    told = []
    lane.progressed.connect(told.append)
    lane.kick()
    qtbot.waitUntil(lambda: any(p.slip is Slip.PRINTED for p in told), timeout=15_000)
    assert store.prints.job(taken.job).state is PrintState.PRINTED


def test_paper_left_is_stored_and_a_new_roll_begins_it_anew(open_lane, qtbot, store, settings):
    folder = registry.device_folder(settings, "p1")
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "roll.json").write_text(
        '{"roll_mm": 50000.0, "fed_mm": 49000.0, "slips": 9, "per_slip_mm": 100.0, "known": true}'
    )
    lane = open_lane()
    with qtbot.waitSignal(lane.progressed, timeout=15_000):
        lane.kick()
    (health,) = (d for d in store.devices.all() if d.name == "p1")
    assert (health.key, health.state) == ("paper_low", "warning")
    assert (health.facts["slips_left"], health.facts["sure"]) == (10, True)
    lane.new_roll()
    qtbot.waitUntil(lambda: store.devices.all()[0].facts["slips_left"] == 500, timeout=15_000)
    (health,) = (d for d in store.devices.all() if d.name == "p1")
    assert (health.key, health.state) == ("", "ok")


def test_garbled_and_unplugged_printers_are_alarms_not_crashes(open_lane, qtbot, store, switches):
    switches.set(unplugged=True)
    store.day.take(uuid4(), "ho-tich", "k1")
    lane = open_lane()
    with qtbot.waitSignal(lane.progressed, timeout=15_000) as told:
        lane.kick()
    assert told.args[0].key == "printer_offline"
    assert [d.key for d in store.devices.all() if d.name == "p1"] == ["printer_offline"]


@pytest.mark.parametrize(
    "case",
    [("generic-80", "warning", "status_unknown"), ("generic-80-silent", "ok", "")],
    ids=["falls silent", "made so"],
)
def test_a_printer_that_falls_silent_is_told_and_one_that_is_made_so_is_not(
    open_lane, qtbot, store, switches, settings, case
):
    profile, *told = case
    switches.set(mute=True)
    folder = registry.device_folder(settings, "p1")
    silent = registry.printer(Printer(transport="simulated", profile=profile), folder)
    lane = open_lane(printer=silent)
    with qtbot.waitSignal(lane.progressed, timeout=15_000):
        lane.kick()
    assert [[d.state, d.key] for d in store.devices.all() if d.name == "p1"] == [told]


LIST = SlipOfPaper((Line("CÒN THIẾU", 3), Item("Tờ khai")))


@pytest.fixture
def listed(open_lane, qtbot):
    """Return a maker of lanes that have been asked for a list, with all that they tell."""

    def make(paper=LIST):
        lane, told, job = open_lane(), [], uuid4()
        lane.listed.connect(told.append)
        lane.print_aside(job, paper)
        qtbot.waitUntil(lambda: bool(told), timeout=15_000)
        return lane, job, told

    return make


def papers_of(settings):
    return sorted(registry.device_folder(settings, "p1").rglob("*.png"))


def test_list_is_printed_without_a_row_in_the_store(listed, store, settings):
    _, job, told = listed()
    assert told == [Listed(job, "")]
    assert len(papers_of(settings)) == 1
    assert store.prints.waiting("k1") == ()


@pytest.mark.parametrize(
    ("fault", "key"),
    [({"paper_out": True}, "paper_out"), ({"unplugged": True}, "printer_offline")],
)
def test_list_is_refused_where_nothing_can_be_printed(listed, switches, settings, fault, key):
    switches.set(**fault)
    _, job, told = listed()
    assert told == [Listed(job, key)]
    assert papers_of(settings) == []


def test_ticket_that_waits_goes_before_the_list(open_lane, qtbot, store, settings):
    taken = store.day.take(uuid4(), "ho-tich", "k1")
    lane, order = open_lane(), []
    lane.progressed.connect(
        lambda told: order.append("ticket") if told.slip is Slip.PRINTED else None
    )
    lane.listed.connect(lambda _: order.append("list"))
    lane.print_aside(uuid4(), LIST)
    qtbot.waitUntil(lambda: "list" in order, timeout=15_000)
    assert order == ["ticket", "list"]
    assert store.prints.job(taken.job).state is PrintState.PRINTED


class SlowPrinter:
    """A real printer, but a list comes out only when it is told to."""

    confirms = True

    def __init__(self, real):
        self.real, self.begun, self.go = real, threading.Event(), threading.Event()

    def print(self, slip, job_id, *, marked):
        if any(isinstance(part, Item) for part in slip.parts):
            self.begun.set()
            self.go.wait(10)
        return self.real.print(slip, job_id, marked=marked)

    def __getattr__(self, name):
        """Leave all else to the real one."""
        return getattr(self.real, name)


@pytest.fixture
def slow(settings):
    made = SlowPrinter(real_printer(settings, "p1"))
    yield made
    made.go.set()


def test_number_asked_for_while_a_list_prints_does_not_wait_and_comes_right_after(
    open_lane, qtbot, store, slow
):
    lane, checked, listed, out = open_lane(printer=slow), [], [], []
    lane.checked.connect(checked.append)
    lane.listed.connect(listed.append)
    lane.progressed.connect(lambda told: out.append(told.slip))
    lane.print_aside(uuid4(), LIST)
    qtbot.waitUntil(slow.begun.is_set, timeout=15_000)
    request = uuid4()
    lane.check(request)
    qtbot.waitUntil(lambda: bool(checked), timeout=15_000)
    assert (checked[0].request, checked[0].key, listed) == (request, "", [])
    taken = store.day.take(uuid4(), "ho-tich", "k1")
    lane.kick()
    slow.go.set()
    qtbot.waitUntil(lambda: Slip.PRINTED in out, timeout=15_000)
    assert len(listed) == 1
    assert store.prints.job(taken.job).state is PrintState.PRINTED


def test_second_list_is_told_that_the_printer_is_busy(open_lane, qtbot, slow):
    lane, told = open_lane(printer=slow), []
    lane.listed.connect(told.append)
    first, second = uuid4(), uuid4()
    lane.print_aside(first, LIST)
    qtbot.waitUntil(slow.begun.is_set, timeout=15_000)
    lane.print_aside(second, LIST)
    assert told == [Listed(second, BUSY)]
    slow.go.set()
    qtbot.waitUntil(lambda: len(told) == 2, timeout=15_000)
    assert told[1] == Listed(first, "")


def test_list_is_answered_even_without_a_store(open_lane, qtbot, caplog):
    def gone():
        raise Unavailable("database_missing", "database")

    lane, told = open_lane(gone), []
    lane.listed.connect(told.append)
    lane.print_aside(uuid4(), LIST)
    qtbot.waitUntil(lambda: bool(told), timeout=15_000)
    assert told[0].key == "status_unknown"
    assert "spool waits" in caplog.text
