"""The ground of a visit: errands show their pages on it, and leave nothing behind."""

from dataclasses import replace

import pytest

from centre.rules.errors import Unavailable
from kiosk.flow import Flow
from kiosk.visit import CheckPaper, Look, Page, Take, Timing


class Reading:
    """An errand of two pages."""

    pages = frozenset({Page.CASES, Page.PROCEDURE})

    def __init__(self, stage):
        self.stage = stage
        self.typed = ""

    def forget(self):
        self.typed = ""

    def back(self):
        if self.stage.page is Page.PROCEDURE:
            self.stage.show(Page.CASES)
            return True
        return False

    def view(self):
        return self.typed


@pytest.fixture
def wishes():
    return []


@pytest.fixture
def flow(clock, centre, loads, wishes):
    made = Flow(clock, Timing(), wishes.append, lambda: None)
    made.loaded(centre, loads)
    clock.push(5)
    return made


@pytest.fixture
def errand(flow, clock):
    """An errand whose second page is shown, with something in its memory."""
    made = Reading(flow)
    flow.join(made)
    made.typed = "what was typed"
    flow.show(Page.PROCEDURE)
    clock.push(1)
    return made


def pass_time(flow, clock, seconds):
    end = clock.seconds + seconds
    while (at := flow.wake_at()) is not None and at <= end:
        clock.push(max(0.001, at - clock.seconds))
        flow.tick()
    clock.push(end - clock.seconds)


def test_an_errand_draws_its_own_page(flow, errand):
    assert (flow.view().page, flow.view().errand) == (Page.PROCEDURE, "what was typed")


def test_back_goes_through_the_errands_pages_and_then_leaves_it(flow, errand, clock):
    flow.back()
    assert flow.page is Page.CASES
    assert errand.typed
    clock.push(1)
    flow.back()
    assert (flow.page, errand.typed, flow.view().errand) == (Page.HOME, "", None)


def test_home_forgets_the_errand(flow, errand):
    flow.home()
    assert (flow.page, errand.typed) == (Page.HOME, "")


def test_a_page_to_be_read_is_asked_after_90_seconds_and_forgotten_after_110(flow, errand, clock):
    pass_time(flow, clock, 88)
    assert flow.view().page is Page.PROCEDURE
    pass_time(flow, clock, 1.1)
    assert flow.view().page is Page.STILL_THERE
    assert errand.typed, "nothing is lost while the question stands"
    pass_time(flow, clock, 20)
    assert (flow.view().page, errand.typed) == (Page.HOME, "")


def test_a_look_chosen_on_an_errands_page_stays_and_goes_with_the_visitor(flow, errand, clock):
    flow.toggle("contrast")
    clock.push(1)
    flow.speak("en")
    assert flow.view().look == Look("en", contrast=True)
    assert flow.language == "en"
    clock.push(1)
    flow.home()
    assert flow.view().look == Look()


def test_sheets_turn_on_an_errands_page(flow, errand, clock):
    flow.turn()
    assert flow.view().sheet == 1
    clock.push(1)
    flow.show(Page.CASES)
    assert flow.view().sheet == 0


def test_a_touch_counts_on_the_pages_named_and_once(flow, errand):
    assert not flow.accepts("x", Page.CASES)
    assert flow.accepts("x", Page.PROCEDURE)
    assert not flow.accepts("x", Page.PROCEDURE), "a double tap"
    assert flow.shows(Page.PROCEDURE)


def test_who_reads_is_not_interrupted_by_a_lost_store_but_the_next_visitor_is_told(
    flow, errand, clock
):
    flow.lost(Unavailable("database_gone", "database"))
    assert flow.view().page is Page.PROCEDURE
    flow.home()
    assert flow.view().page is Page.TROUBLE


def test_a_number_is_taken_from_an_errands_page(flow, errand, wishes):
    flow.take_number("business")
    (asked,) = [wish for wish in wishes if isinstance(wish, CheckPaper)]
    flow.paper_checked(asked.request)
    (take,) = [wish for wish in wishes if isinstance(wish, Take)]
    assert take.service == "business"


@pytest.fixture
def shut_all(flow, centre, load, shut):
    """Close every service."""
    return lambda: flow.loaded(centre, [load(code, opening=shut) for code in centre.services])


@pytest.fixture
def asked(clock, centre, loads, wishes):
    """The priority question, asked of somebody who wants a number from an errand's page."""
    asking = replace(centre, policy=replace(centre.policy, ask_priority=True))
    flow = Flow(clock, Timing(), wishes.append, lambda: None)
    flow.loaded(asking, loads)
    errand = Reading(flow)
    flow.join(errand)
    errand.typed = "ly hôn"
    flow.show(Page.PROCEDURE)
    flow.take_number("business")
    assert flow.page is Page.PRIORITY
    clock.push(1)
    return flow, errand


def test_back_from_the_priority_question_finds_the_errand_as_it_was(asked):
    flow, errand = asked
    flow.back()
    assert (flow.page, errand.typed, flow.view().subject) == (Page.PROCEDURE, "ly hôn", None)


@pytest.mark.parametrize("goes_back", [False, True])
@pytest.mark.parametrize("end", ["home", "silence"])
def test_the_next_visitor_finds_nothing_of_it(asked, clock, goes_back, end):
    """Neither who leaves the question nor who came back from it leaves his search behind."""
    flow, errand = asked
    if goes_back:
        flow.back()
        clock.push(1)
    if end == "home":
        flow.home()
    else:
        pass_time(flow, clock, 120)
    assert (flow.view().page, errand.typed) == (Page.HOME, "")
    clock.push(1)
    flow.choose_field("business")
    clock.push(1)
    flow.back()
    assert (flow.view().page, errand.typed) == (Page.HOME, "")


def test_who_began_on_the_first_page_goes_back_there(asked, clock):
    """The page that somebody once came from is no way for who comes from elsewhere."""
    flow, _ = asked
    flow.back()
    flow.show(Page.HOME)
    for step in (lambda: flow.choose_field("business"), flow.back):
        clock.push(1)
        step()
    assert flow.page is Page.HOME


@pytest.mark.parametrize("stop", [Page.NO_PAPER, Page.CLOSED])
def test_back_from_what_stops_the_number_finds_the_errand_too(flow, errand, clock, shut_all, stop):
    if stop is Page.NO_PAPER:
        flow.printer_is("paper_out")
    else:
        shut_all()
    flow.take_number("business")
    assert flow.page is stop
    clock.push(1)
    flow.back()
    assert (flow.page, bool(errand.typed)) == (Page.PROCEDURE, True)


def test_back_to_a_first_page_without_a_store_is_the_calm_page(flow, errand, clock):
    flow.lost(Unavailable("database_gone", "database"))
    errand.stage.show(Page.CASES)
    clock.push(1)
    flow.back()
    assert flow.view().page is Page.TROUBLE


def test_the_second_tap_of_an_answer_falls_on_nothing(flow, errand, clock):
    pass_time(flow, clock, 91)
    clock.push(1)
    flow.stay()
    clock.push(0.2)
    assert not flow.accepts("x", Page.PROCEDURE)
    clock.push(0.3)
    assert flow.accepts("x", Page.PROCEDURE)


def test_a_key_pressed_as_the_question_comes_up_is_no_answer_to_it(flow, errand, clock):
    pass_time(flow, clock, 89.1)
    assert flow.view().page is Page.STILL_THERE
    flow.home()
    assert errand.typed, "the visit goes on"


def test_a_service_that_is_shut_or_unknown_gives_no_number(flow, errand, centre, load, shut):
    flow.loaded(centre, [load(code, opening=shut) for code in centre.services])
    flow.take_number("nobody")
    assert flow.page is Page.PROCEDURE
    flow.take_number("business")
    assert flow.view().page is Page.CLOSED
