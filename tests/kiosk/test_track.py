"""The way to a dossier: typing with help, scanning, answers, and that all of it is forgotten."""

from dataclasses import replace
from datetime import date
from uuid import uuid4

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from centre.rules.codes import DossierCode
from centre.rules.dossiers import NextStep
from centre.rules.errors import Unavailable
from kiosk.flow import Flow
from kiosk.track import Outcome, Step, Track
from kiosk.visit import Page, Take, Timing

CODE, SECRET = "H99.08-261123-0001", "7K2M"
RECEIPT = DossierCode(CODE, date(2026, 11, 23), SECRET)


class Visit:
    """A visitor, the flow, the errand, and what both wish for."""

    def __init__(self, clock, centre, loads):
        self.clock = clock
        self.wishes, self.asked = [], []
        self.flow = Flow(clock, Timing(), self.wishes.append, lambda: None)
        self.track = Track(self.flow, self.asked.append)
        self.flow.join(self.track)
        self.flow.loaded(centre, loads)

    @property
    def view(self):
        return self.flow.view().errand

    @property
    def page(self):
        return self.flow.view().page

    def wait(self, seconds=1):
        self.clock.push(seconds)
        self.flow.tick()

    def do(self, act, *given):
        """Touch as a person does: not before the page has settled."""
        self.wait()
        act(*given)

    def type_code(self, text=CODE):
        self.do(self.track.track)
        self.track.code_typed("")
        self.track.code_typed(text)

    def look_up(self, code=CODE, secret=SECRET):
        """Type everything; return the request."""
        self.type_code(code)
        self.do(self.track.code_done)
        self.track.secret_typed(secret)
        self.do(self.track.secret_done)
        return self.asked[-1].request


@pytest.fixture
def own(centre):
    """The centre with an identifier as its code, and a queue for results."""
    return replace(centre, code="H99.08")


@pytest.fixture
def visit(clock, own, loads):
    return Visit(clock, own, loads)


def test_typing_begins_with_the_centres_identifier_and_its_hyphens_come(visit):
    visit.do(visit.track.track)
    assert (visit.page, visit.view.step, visit.view.code) == (Page.TRACK, Step.CODE, "H99.08-")
    for sign in "2611230001":
        visit.track.code_typed(visit.view.code + sign)
    assert visit.view.code == CODE


def test_code_and_secret_are_asked_for_one_after_the_other(visit):
    visit.type_code()
    visit.do(visit.track.code_done)
    assert (visit.page, visit.view.step) == (Page.TRACK, Step.SECRET)
    visit.track.secret_typed("7k 2-m")
    assert visit.view.secret == SECRET
    visit.do(visit.track.secret_done)
    (wish,) = visit.asked
    assert (wish.code, wish.secret, wish.scanned) == (CODE, SECRET, False)
    assert (visit.page, visit.view.outcome) == (Page.DOSSIER, Outcome.LOOKING)


@pytest.mark.parametrize("text", ["", "H99.08-", "H99.08-26"])
def test_too_short_a_code_is_told_and_the_next_key_takes_it_away(visit, text):
    visit.type_code(text)
    visit.do(visit.track.code_done)
    assert (visit.view.step, visit.view.short) == (Step.CODE, True)
    visit.track.code_typed(text + "1")
    assert not visit.view.short


def test_too_short_a_secret_asks_nobody(visit):
    visit.type_code()
    visit.do(visit.track.code_done)
    visit.track.secret_typed("7K2")
    visit.do(visit.track.secret_done)
    assert visit.view.short
    assert visit.asked == []


def test_a_found_dossier_leaves_nothing_of_what_was_typed(visit, dossier):
    request = visit.look_up()
    visit.track.answered(request, dossier())
    view = visit.view
    assert (view.outcome, view.dossier.code) == (Outcome.FOUND, "…-0001")
    assert (view.code, view.secret) == ("", "")


def test_one_that_is_unknown_can_be_mended(visit):
    visit.track.unknown(visit.look_up())
    assert visit.view.outcome is Outcome.UNKNOWN
    assert visit.view.secret == ""
    visit.do(visit.track.again)
    assert (visit.page, visit.view.step, visit.view.code) == (Page.TRACK, Step.CODE, CODE)


def test_back_goes_the_same_way(visit):
    visit.track.unknown(visit.look_up())
    visit.do(visit.flow.back)
    assert (visit.page, visit.view.code) == (Page.TRACK, CODE)
    visit.do(visit.track.code_done)
    visit.do(visit.flow.back)
    assert (visit.page, visit.view.step) == (Page.TRACK, Step.CODE)
    visit.do(visit.flow.back)
    assert visit.page is Page.HOME


def test_a_locked_kiosk_says_how_long(visit):
    visit.track.locked(visit.look_up(), 4)
    assert (visit.view.outcome, visit.view.minutes, visit.view.code) == (Outcome.LOCKED, 4, "")


def test_a_store_that_is_gone_is_told_calmly(visit):
    request = visit.look_up()
    visit.flow.lost(Unavailable("database_gone", "database"))
    visit.track.gone(request)
    assert (visit.page, visit.view.outcome) == (Page.DOSSIER, Outcome.GONE)


@pytest.mark.parametrize("begin", ["home", "track", "dossier"])
def test_a_scanned_receipt_goes_straight_to_its_dossier(visit, begin):
    if begin == "track":
        visit.type_code("H99.08-26")
    elif begin == "dossier":
        visit.track.unknown(visit.look_up("H99.08-261123-9999"))
    assert visit.track.scanned(RECEIPT)
    wish = visit.asked[-1]
    assert (wish.code, wish.scanned) == (CODE, True)
    assert (visit.page, visit.view.outcome) == (Page.DOSSIER, Outcome.LOOKING)
    assert visit.view.code == ""


def test_a_paper_that_is_held_there_is_one_try(visit):
    for _ in range(9):
        assert visit.track.scanned(RECEIPT)
    visit.track.unknown(visit.asked[0].request)
    assert visit.track.scanned(RECEIPT)
    assert len(visit.asked) == 1


def test_a_scan_does_not_interrupt_another_errand(visit):
    visit.do(visit.flow.choose_field, "civil")
    assert visit.page is Page.SERVICES
    assert not visit.track.scanned(RECEIPT)
    assert visit.asked == []


def test_back_from_a_scanned_dossier_is_the_first_page(visit, dossier):
    visit.track.scanned(RECEIPT)
    visit.track.answered(visit.asked[0].request, dossier())
    visit.do(visit.flow.back)
    assert visit.page is Page.HOME
    assert visit.track.view().dossier is None


def test_a_finished_dossier_is_one_touch_from_a_number(visit, dossier):
    request = visit.look_up()
    visit.track.answered(request, dossier(9, NextStep.COLLECT, service="result"))
    assert visit.view.takes
    visit.do(visit.track.take_number)
    visit.flow.paper_checked(visit.wishes[-1].request)
    assert isinstance(visit.wishes[-1], Take)
    assert visit.wishes[-1].service == "result"


@pytest.mark.parametrize("service", ["", "no-such-queue"])
def test_without_a_queue_the_way_to_a_number_is_the_normal_one(visit, dossier, service):
    request = visit.look_up()
    visit.track.answered(request, dossier(None, NextStep.ASK, service=service))
    assert not visit.view.takes
    visit.do(visit.track.take_number)
    assert visit.page is Page.HOME
    assert visit.track.view().dossier is None


@pytest.mark.parametrize("how", ["unknown", "gone"])
def test_who_is_not_found_can_still_take_a_number(visit, how):
    getattr(visit.track, how)(visit.look_up())
    visit.do(visit.track.take_number)
    assert visit.page is Page.HOME


@pytest.mark.parametrize("end", ["home", "silence"])
def test_the_end_of_a_visit_forgets_everything(visit, dossier, end):
    request = visit.look_up()
    if end == "home":
        visit.do(visit.flow.home)
    else:
        for _ in range(3):
            visit.wait(100)
    visit.track.answered(request, dossier())
    visit.track.unknown(request)
    assert visit.page is Page.HOME
    view = visit.track.view()
    assert (view.code, view.secret, view.dossier) == ("", "", None)
    assert visit.track.view().outcome is Outcome.LOOKING


def test_typing_keeps_a_visit_alive(visit):
    visit.type_code()
    for _ in range(10):
        visit.wait(30)
        visit.track.code_typed(visit.view.code + "1")
    assert visit.page is Page.TRACK


def test_reading_on_keeps_a_visit_alive(visit, dossier):
    request = visit.look_up()
    visit.track.answered(request, dossier())
    for _ in range(20):
        visit.wait(30)
        visit.track.scrolled()
    assert visit.page is Page.DOSSIER
    visit.wait(30 * 20)
    assert visit.page is not Page.DOSSIER
    visit.track.scrolled()
    assert visit.page is not Page.DOSSIER


def test_nothing_typed_is_in_any_repr(visit):
    visit.look_up()
    told = f"{visit.asked!r} {visit.view!r} {visit.track!r}"
    assert "261123" not in told
    assert SECRET not in told


ACTS = ("track", "code", "code_done", "secret", "secret_done", "again", "number", "back", "home")
ANSWERS = ("scan", "answered", "unknown", "locked", "gone", "late", "time", "long")


@given(st.data())
@settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
def test_whatever_happens_only_what_is_looked_for_is_told(clock, own, loads, dossier, data):
    """No act raises; a dossier is there with FOUND alone; the first page shows no errand."""
    visit = Visit(clock, own, loads)
    track = visit.track
    for name in data.draw(st.lists(st.sampled_from(ACTS + ANSWERS), max_size=25)):
        asked = visit.asked[-1].request if visit.asked else uuid4()
        clock.push(1)
        {
            "track": track.track,
            "code": lambda: track.code_typed(CODE),
            "code_done": track.code_done,
            "secret": lambda: track.secret_typed(SECRET),
            "secret_done": track.secret_done,
            "again": track.again,
            "number": track.take_number,
            "back": visit.flow.back,
            "home": visit.flow.home,
            "scan": lambda: track.scanned(RECEIPT),
            "answered": lambda asked=asked: track.answered(asked, dossier()),
            "unknown": lambda asked=asked: track.unknown(asked),
            "locked": lambda asked=asked: track.locked(asked, 3),
            "gone": lambda asked=asked: track.gone(asked),
            "late": lambda: track.answered(uuid4(), dossier()),
            "time": lambda: visit.wait(30),
            "long": lambda: visit.wait(200),
        }[name]()
        view = track.view()
        assert (view.dossier is not None) == (view.outcome is Outcome.FOUND)
        assert view.dossier is None or view.code == view.secret == ""
        assert visit.page is not Page.HOME or visit.view is None
