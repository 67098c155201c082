"""The front of a kiosk: nobody there, somebody there, a code under the scanner."""

from datetime import date
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centre.rules.codes import Card, DossierCode, Opaque, ProcedureCode, Refused, TicketCode
from db.facts import Position
from kiosk.front import FOUND_SECONDS, Front
from kiosk.visit import FoundKind, Page

TICKET = UUID(int=13)


@pytest.fixture
def wishes():
    return []


@pytest.fixture
def front(clock, wishes):
    return Front(clock, wishes.append, lambda: None)


@pytest.fixture
def page_of(front, scene):
    """Return the page that lies on top while the visit shows the page of a case."""

    def page(case="home"):
        return front.over(scene(case).view).page

    return page


def test_without_a_camera_the_first_page_stays(page_of):
    assert page_of() is Page.HOME


def test_nobody_there_brings_the_attract_page_and_somebody_the_first_page(front, page_of):
    front.presence(someone=False)
    assert page_of() is Page.ATTRACT
    front.presence(someone=True)
    assert page_of() is Page.HOME


def test_a_touch_is_believed_more_than_the_camera(front, page_of):
    front.presence(someone=False)
    front.touched()
    assert page_of() is Page.HOME


@pytest.mark.parametrize("case", ["services", "priority", "printing", "trouble", "starting"])
def test_a_visit_under_way_is_not_interrupted(front, page_of, wishes, case):
    before = page_of(case)
    front.presence(someone=False)
    front.scanned(TicketCode(TICKET), before)
    assert page_of(case) is before
    assert wishes == []


def test_a_scanned_slip_is_looked_up_and_told(front, page_of, wishes, ticket, scene):
    front.scanned(TicketCode(TICKET), Page.HOME)
    (wish,) = wishes
    assert wish.ticket == TICKET
    assert page_of() is Page.HOME, "until the store has answered"
    position = Position(ticket(), 3, None)
    front.found(wish.request, position)
    shown = front.over(scene("home").view)
    assert (shown.page, shown.finding.position) == (Page.FOUND, position)


def test_what_a_code_said_goes_away_by_itself(front, page_of, clock):
    front.scanned(Opaque(12), Page.HOME)
    assert page_of() is Page.FOUND
    assert front.wake_at() == clock.seconds + FOUND_SECONDS
    clock.push(FOUND_SECONDS - 0.1)
    front.tick()
    assert page_of() is Page.FOUND
    clock.push(0.2)
    front.tick()
    assert page_of() is Page.HOME
    assert front.wake_at() is None


def test_who_walks_away_takes_the_answer_along(front, page_of):
    front.scanned(Opaque(12), Page.HOME)
    front.presence(someone=False)
    assert page_of() is Page.ATTRACT
    front.presence(someone=True)
    assert page_of() is Page.HOME


def test_an_answer_that_comes_too_late_is_not_shown(front, page_of, wishes, ticket):
    front.scanned(TicketCode(TICKET), Page.HOME)
    front.presence(someone=False)
    front.found(wishes[0].request, Position(ticket(), 3, None))
    front.presence(someone=True)
    assert page_of() is Page.HOME


def test_of_two_scans_the_last_one_counts(front, scene, wishes, ticket):
    front.scanned(TicketCode(TICKET), Page.HOME)
    front.scanned(TicketCode(UUID(int=14)), Page.HOME)
    front.found(wishes[0].request, Position(ticket("A001"), 3, None))
    assert front.over(scene("home").view).finding is None
    front.not_found(wishes[1].request)
    assert front.over(scene("home").view).finding.kind is FoundKind.TICKET_UNKNOWN


def test_a_store_that_is_gone_is_told(front, scene, wishes):
    front.scanned(TicketCode(TICKET), Page.HOME)
    front.failed(wishes[0].request)
    assert front.over(scene("home").view).finding.kind is FoundKind.STORE_GONE


@pytest.mark.parametrize(
    ("reading", "kind"),
    [
        (DossierCode("H56.14-261122-0001", date(2026, 11, 22)), FoundKind.DOSSIER),
        (ProcedureCode("1.001193", "1.001193"), FoundKind.PROCEDURE),
        (Card(1950), FoundKind.CARD),
        (Opaque(30), FoundKind.OTHER),
        (Refused("too_long"), FoundKind.OTHER),
    ],
)
def test_each_kind_of_code_has_its_answer(front, scene, wishes, reading, kind):
    front.scanned(reading, Page.HOME)
    finding = front.over(scene("home").view).finding
    assert (finding.kind, finding.position) == (kind, None)
    assert wishes == [], "no look-up for it"


@given(
    st.lists(
        st.sampled_from(["come", "go", "touch", "scan", "card", "answer", "late", "time", "home"]),
        max_size=30,
    )
)
def test_whatever_happens_the_front_lies_over_the_first_page_only(names):
    from types import SimpleNamespace  # noqa: PLC0415 - hypothesis wants no fixtures here

    clock = SimpleNamespace(at=0.0, now=None)
    clock.monotonic = lambda: clock.at
    asked = []
    front = Front(clock, asked.append, lambda: None)
    for name in names:
        {
            "come": lambda: front.presence(someone=True),
            "go": lambda: front.presence(someone=False),
            "touch": front.touched,
            "scan": lambda: front.scanned(TicketCode(TICKET), Page.HOME),
            "card": lambda: front.scanned(Card(1950), Page.HOME),
            "answer": lambda: asked and front.not_found(asked[-1].request),
            "late": lambda: front.not_found(uuid4()),
            "time": lambda: (setattr(clock, "at", clock.at + 7), front.tick()),
            "home": front.forget,
        }[name]()
        assert (front.wake_at() is not None) == (front._finding is not None)
