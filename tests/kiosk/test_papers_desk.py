"""The desk of the procedure page: a real catalogue behind it, a real printer lane beside it."""

from dataclasses import dataclass
from uuid import uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest

from centre.rules.codes import ProcedureCode, TicketCode
from centre.rules.errors import NotAllowed, Unavailable
from db.catalogue.plan import Plan
from drivers import registry
from drivers.slip import Item
from kiosk.app import build
from kiosk.errands import Site
from kiosk.flow import Flow
from kiosk.papers import PAGES, Print, Standing
from kiosk.papers_desk import PapersDesk
from kiosk.printer_lane import Listed
from kiosk.visit import Page, Timing


class Heard:
    """A signal that is heard at once."""

    def __init__(self):
        self.ears = []

    def connect(self, ear):
        self.ears.append(ear)

    def disconnect(self, ear):
        self.ears.remove(ear)


class Printer:
    """A printer's lane that keeps what it is given."""

    def __init__(self):
        self.listed = Heard()
        self.asked = []

    def print_aside(self, job, slip):
        self.asked.append((job, slip))


class Shelf:
    """A catalogue of one procedure, or one that answers with an error."""

    def __init__(self, procedure, error):
        self.known, self.error = procedure, error

    def procedure(self, code):
        if self.error is not None:
            raise self.error
        return self.known

    def variants(self, code):
        return ()


class Lane:
    """A store's lane that answers at once."""

    def __init__(self, shelf):
        self.catalogue = shelf

    def run(self, job, done, failed):
        try:
            found = job(self)
        except Exception as error:  # noqa: BLE001 - as a lane does
            failed(error)
        else:
            done(found)


@dataclass
class Ground:
    """The part of a kiosk's ground that the desk needs."""

    clock: object


@pytest.fixture
def site(clock, centre, loads, procedure):
    """Return a maker of sites; error is what the store answers."""

    def make(error=None, printer=None):
        flow = Flow(clock, Timing(), lambda _: None, lambda: None)
        flow.loaded(centre, loads)
        return Site(Ground(clock), flow, Lane(Shelf(procedure(), error)), printer)

    return make


def test_procedure_is_read_and_shown(site):
    desk = PapersDesk(site(), lambda: False)
    desk.open("1.900001")
    assert desk.papers.view().standing is Standing.READY
    desk.close()


@pytest.mark.parametrize(
    ("error", "standing"),
    [
        (NotAllowed("procedure_unknown"), Standing.UNKNOWN),
        (Unavailable("database_missing", "database"), Standing.GONE),
    ],
)
def test_error_of_the_store_becomes_a_calm_page(site, error, standing):
    desk = PapersDesk(site(error), lambda: False)
    desk.open("1.900001")
    assert desk.papers.view().standing is standing


def test_defect_is_heard_loudly(site):
    desk = PapersDesk(site(ZeroDivisionError()), lambda: False)
    with pytest.raises(ZeroDivisionError):
        desk.open("1.900001")


def test_scanned_procedure_is_opened_and_other_codes_are_left_to_others(site):
    place = site()
    desk = PapersDesk(place, lambda: False)
    assert not desk.scanned(TicketCode(uuid4()))
    assert desk.scanned(ProcedureCode("1.900001", "1.900001.H99"))
    assert place.flow.page is Page.PROCEDURE


def test_list_goes_to_the_printer_and_its_answer_to_the_page(site, clock):
    printer = Printer()
    desk = PapersDesk(site(printer=printer), lambda: False)
    desk.open("1.900001")
    clock.push(1)
    desk.acts()["paper"]("0")
    clock.push(1)
    desk.acts()["print_list"]("")
    ((job, slip),) = printer.asked
    assert [part.ticked for part in slip.parts if isinstance(part, Item)].count(True) == 1
    (ear,) = printer.listed.ears
    ear(Listed(job, "paper_out"))
    assert desk.papers.view().print is Print.FAILED
    desk.close()
    assert printer.listed.ears == []


def test_every_target_of_the_pages_is_taken(site, window, scene, words):
    """What a visitor can touch on the two pages has somebody who hears it."""
    acts = {*PapersDesk(site(), lambda: False).acts(), "back", "home"}
    made = window()
    for case in scene.cases:
        if case.startswith(("cases", "procedure")):
            made.show_scene(scene(case))
            kinds = {target.key.partition(":")[0] for target in made.page().reading_order()}
            assert kinds <= acts, case


@pytest.fixture
def kiosk(graveyard, settings, clock, words, store):
    """A whole kiosk on a store."""
    app = build(settings, "k1", words, windowed=True, clock=clock)
    app.window.resize(1080, 1920)
    app.window.show()
    yield app
    app.close()


def test_scanned_procedure_is_ticked_and_printed_by_a_whole_kiosk(
    kiosk, settings, clock, qtbot, store, procedure
):
    """Store, lanes, window and printer put together: from a scanned code to a list on paper."""
    store.catalogue.shelve(uuid4(), Plan(added=(procedure(),)), "list", "an")
    qtbot.waitUntil(lambda: kiosk.flow.view().page is Page.HOME, timeout=15_000)
    kiosk._scanned(ProcedureCode("1.900001", "1.900001"))
    qtbot.waitUntil(lambda: _is_read(kiosk), timeout=15_000)
    _touch(kiosk, clock, "paper:0")
    assert kiosk.flow.view().errand.ticked == {0}
    _touch(kiosk, clock, "print_list")
    qtbot.waitUntil(lambda: kiosk.flow.view().errand.print is Print.PRINTED, timeout=15_000)
    assert len(sorted(registry.device_folder(settings, "p1").rglob("*.png"))) == 1
    _touch(kiosk, clock, "back")
    assert kiosk.flow.page is Page.HOME


def _is_read(app):
    view = app.flow.view()
    return view.page in PAGES and view.errand.procedure is not None


def _touch(app, clock, key):
    clock.push(1)
    target = next(t for t in app.window.page().reading_order() if t.key == key)
    QTest.mouseClick(target, Qt.MouseButton.LeftButton)
