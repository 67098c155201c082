"""The visit: touches, pages, silence, orders; with a clock that moves only when pushed."""

from dataclasses import replace
from itertools import pairwise

import pytest

from centre.rules.errors import NotAllowed, Unavailable
from kiosk.flow import Flow
from kiosk.visit import (
    CallHelp,
    CheckPaper,
    Look,
    Page,
    PrintAgain,
    Reload,
    Slip,
    Take,
    Timing,
)


class Stage:
    """A flow with everything that it wished for."""

    def __init__(self, clock, centre, loads, **more):
        self.clock = clock
        self.wishes = []
        self.flow = Flow(clock, Timing(), self.wishes.append, lambda: None, **more)
        self.flow.loaded(centre, loads)
        clock.push(5)

    @property
    def page(self):
        return self.flow.view().page

    def of(self, kind):
        return [wish for wish in self.wishes if isinstance(wish, kind)]

    def touch(self, act, *args):
        """Touch as a person does: not before the page has settled."""
        self.clock.push(1)
        act(*args)

    def pass_time(self, seconds):
        """Let seconds pass the way the program does: by waking up when the flow says so."""
        end = self.clock.seconds + seconds
        while (at := self.flow.wake_at()) is not None and at <= end:
            self.clock.push(max(0.001, at - self.clock.seconds))
            self.flow.tick()
        self.clock.push(end - self.clock.seconds)

    def order(self, field="business"):
        """Take a number of a field with one service up to the wish, and return the wish."""
        self.touch(self.flow.choose_field, field)
        self.flow.paper_checked(self.of(CheckPaper)[-1].request)
        return self.of(Take)[-1]


@pytest.fixture
def stage(clock, centre, loads):
    return Stage(clock, centre, loads)


@pytest.fixture
def asking(clock, centre, loads):
    """A centre that asks the priority question."""
    return Stage(clock, replace(centre, policy=replace(centre.policy, ask_priority=True)), loads)


def test_one_touch_on_a_field_with_one_service_takes_a_number(stage, taken):
    order = stage.order()
    assert (order.service, order.paper, order.priority) == ("business", True, None)
    stage.flow.taken(order.request, taken())
    assert stage.page is Page.TICKET


def test_field_with_two_services_needs_a_second_touch(stage):
    stage.touch(stage.flow.choose_field, "civil")
    assert stage.page is Page.SERVICES
    assert [offer.code for offer in stage.flow.view().services] == ["civil", "copies"]
    stage.touch(stage.flow.choose_service, "copies")
    stage.flow.paper_checked(stage.of(CheckPaper)[0].request)
    assert stage.of(Take)[0].service == "copies"


@pytest.mark.parametrize(("answer", "stored"), [(None, None), ("old", "old")])
def test_priority_question_is_the_second_touch(asking, answer, stored):
    asking.touch(asking.flow.choose_field, "business")
    assert asking.page is Page.PRIORITY
    asking.touch(asking.flow.choose_priority, answer)
    asking.flow.paper_checked(asking.of(CheckPaper)[0].request)
    assert asking.of(Take)[0].priority == stored


def test_same_tile_twice_in_300_ms_takes_one_number(stage, taken):
    stage.clock.push(1)
    stage.flow.choose_field("business")
    stage.clock.push(0.15)
    stage.flow.choose_field("business")
    stage.flow.paper_checked(stage.of(CheckPaper)[0].request)
    stage.clock.push(0.15)
    stage.flow.choose_field("business")
    assert len(stage.of(CheckPaper)) == len(stage.of(Take)) == 1
    stage.flow.taken(stage.of(Take)[0].request, taken())
    stage.flow.home()
    assert stage.page is Page.TICKET, "the double tap must not press Xong"


def test_double_tap_does_not_answer_the_priority_question(asking):
    asking.touch(asking.flow.choose_field, "business")
    asking.clock.push(0.3)
    asking.flow.choose_priority("old")
    assert asking.page is Page.PRIORITY
    assert asking.wishes == []


def test_touching_two_tiles_at_once_takes_one_number(stage):
    stage.touch(stage.flow.choose_field, "business")
    stage.flow.choose_field("land")
    stage.clock.push(2)
    stage.flow.choose_field("land")
    assert len(stage.of(CheckPaper)) == 1


def test_silent_printer_does_not_hold_up_the_number(stage):
    stage.touch(stage.flow.choose_field, "business")
    assert stage.of(Take) == []
    stage.pass_time(0.6)
    assert [order.paper for order in stage.of(Take)] == [True]
    stage.flow.printer_is("paper_out")
    stage.flow.paper_checked(stage.of(CheckPaper)[0].request)
    assert len(stage.of(Take)) == 1, "a late word of the printer changes nothing"


def test_known_paper_out_uses_no_number_until_chosen(stage, taken):
    stage.flow.printer_is("paper_out")
    stage.touch(stage.flow.choose_field, "business")
    assert stage.page is Page.NO_PAPER
    assert stage.wishes == []
    stage.touch(stage.flow.take_on_screen)
    order = stage.of(Take)[0]
    assert not order.paper
    stage.flow.taken(order.request, taken(paper=False))
    assert (stage.page, stage.flow.view().slip) == (Page.TICKET, Slip.NONE)
    stage.pass_time(29)
    assert stage.page is Page.TICKET
    stage.pass_time(2)
    assert stage.page is Page.HOME


def test_paper_found_out_at_the_touch_uses_no_number(stage):
    stage.touch(stage.flow.choose_field, "business")
    stage.flow.printer_is("cover_open")
    stage.flow.paper_checked(stage.of(CheckPaper)[0].request)
    assert stage.page is Page.NO_PAPER
    assert stage.of(Take) == []


def test_kiosk_without_printer_gives_numbers_on_the_screen(clock, centre, loads):
    stage = Stage(clock, centre, loads, has_printer=False)
    stage.touch(stage.flow.choose_field, "business")
    assert [order.paper for order in stage.of(Take)] == [False]


def test_printed_slip_lets_the_page_go_after_8_seconds(stage, taken):
    number = taken()
    stage.flow.taken(stage.order().request, number)
    stage.flow.slip_is(number.job, Slip.PRINTED)
    assert stage.flow.view().seconds_left == 8
    seen = []
    for _ in range(7):
        stage.pass_time(1)
        seen.append(stage.flow.view().seconds_left)
    assert all(before - after == 1 for before, after in pairwise(seen))
    stage.pass_time(1.1)
    assert stage.page is Page.HOME


def test_failed_slip_keeps_number_for_30_seconds(stage, taken):
    number = taken()
    stage.flow.taken(stage.order().request, number)
    stage.pass_time(6)
    stage.flow.slip_is(number.job, Slip.FAILED)
    stage.pass_time(29)
    assert stage.page is Page.TICKET
    stage.pass_time(2)
    assert stage.page is Page.HOME


def test_slip_of_a_visitor_who_left_changes_nothing(stage, taken):
    number = taken()
    stage.flow.taken(stage.order().request, number)
    stage.touch(stage.flow.home)
    stage.flow.slip_is(number.job, Slip.FAILED)
    assert (stage.page, stage.flow.view().slip) == (Page.HOME, Slip.NONE)


def test_reprints_are_marked_jobs_and_not_endless(stage, taken):
    number = taken()
    stage.flow.taken(stage.order().request, number)
    for _ in range(5):
        stage.flow.slip_is(number.job, Slip.PRINTED)
        stage.touch(stage.flow.print_again)
    assert [wish.job for wish in stage.of(PrintAgain)] == [number.job] * 2
    assert not stage.flow.view().may_print_again


def test_question_at_40_s_start_at_60_s_everything_forgotten(stage):
    flow = stage.flow
    for act in (
        lambda: flow.speak("en"),
        lambda: flow.toggle("contrast"),
        lambda: flow.toggle("lowered"),
        flow.turn,
        lambda: flow.choose_field("civil"),
    ):
        stage.touch(act)
    assert stage.page is Page.SERVICES
    stage.pass_time(39.9)
    assert stage.page is Page.SERVICES
    stage.pass_time(0.2)
    assert stage.page is Page.STILL_THERE
    assert flow.view().seconds_left == 20
    stage.pass_time(19.8)
    assert stage.page is Page.STILL_THERE
    stage.pass_time(0.2)
    view = flow.view()
    assert (view.page, view.look, view.sheet) == (Page.HOME, Look(), 0)
    assert flow.wake_at() is None, "an idle kiosk does nothing"


def test_large_letters_get_twice_the_silence(stage):
    stage.touch(stage.flow.toggle, "large")
    stage.pass_time(79)
    assert stage.page is Page.HOME
    stage.pass_time(1.1)
    assert stage.page is Page.STILL_THERE


def test_more_time_goes_back_to_the_same_page(stage):
    stage.touch(stage.flow.speak, "en")
    stage.pass_time(45)
    stage.touch(stage.flow.stay)
    assert (stage.page, stage.flow.view().look.language) == (Page.HOME, "en")
    stage.pass_time(39)
    assert stage.page is Page.HOME


def test_question_can_be_answered_with_start(stage):
    stage.touch(stage.flow.speak, "en")
    stage.pass_time(45)
    stage.touch(stage.flow.home)
    assert (stage.page, stage.flow.view().look) == (Page.HOME, Look())


def test_untouched_start_page_is_never_asked(stage):
    assert stage.flow.wake_at() is None
    stage.pass_time(3600)
    assert stage.page is Page.HOME


def test_back_from_priority_returns_to_services(asking):
    asking.touch(asking.flow.choose_field, "civil")
    asking.touch(asking.flow.choose_service, "copies")
    assert asking.page is Page.PRIORITY
    asking.touch(asking.flow.back)
    assert asking.page is Page.SERVICES
    asking.touch(asking.flow.back)
    assert asking.page is Page.HOME


@pytest.mark.parametrize("why", ["outside_hours", "daily_limit"])
def test_closed_and_full_fields_say_so_and_take_nothing(clock, centre, load, shut, why):
    changed = {"opening": shut} if why == "outside_hours" else {"left": 0}
    loads = [load(code) for code in centre.services if code != "business"]
    stage = Stage(clock, centre, (*loads, load("business", **changed)))
    stage.touch(stage.flow.choose_field, "business")
    assert (stage.page, stage.flow.view().refusal) == (Page.CLOSED, why)
    assert stage.wishes == []


def test_last_number_gone_in_the_same_moment(stage):
    order = stage.order()
    stage.flow.refused(order.request, NotAllowed("daily_limit", limit=100))
    assert (stage.page, stage.flow.view().refusal) == (Page.CLOSED, "daily_limit")
    assert stage.of(Reload), "the tiles are out of date"


def test_doubtful_order_is_sent_again_with_its_own_request(stage, taken):
    order = stage.order()
    for _ in range(3):
        stage.flow.failed(order.request, Unavailable("store_gone", "database"))
        assert stage.page is Page.TROUBLE
        stage.pass_time(2.1)
    assert stage.of(Take) == [order] * 4
    stage.flow.taken(order.request, taken())
    assert stage.page is Page.TICKET


def test_visitor_who_leaves_in_trouble_gets_no_late_number(stage, taken, centre, loads):
    order = stage.order()
    stage.flow.failed(order.request, Unavailable("store_gone", "database"))
    for _ in range(30):
        stage.pass_time(2)
        stage.flow.failed(order.request, Unavailable("store_gone", "database"))
    stage.flow.taken(order.request, taken())
    assert stage.page is Page.TROUBLE
    stage.flow.loaded(centre, loads)
    assert stage.page is Page.HOME


def test_store_gone_is_asked_again_until_it_returns(stage, centre, loads):
    stage.flow.lost(Unavailable("store_gone", "database"))
    assert (stage.page, stage.flow.view().refusal) == (Page.TROUBLE, "store_gone")
    stage.pass_time(16)
    assert len(stage.of(Reload)) == 3
    stage.flow.loaded(centre, loads)
    assert stage.page is Page.HOME


def test_number_stays_on_the_screen_while_the_store_is_gone(stage, taken):
    number = taken()
    stage.flow.taken(stage.order().request, number)
    stage.flow.lost(Unavailable("store_gone", "database"))
    assert stage.page is Page.TICKET
    stage.flow.slip_is(number.job, Slip.PRINTED)
    stage.pass_time(9)
    assert stage.page is Page.TROUBLE


def test_slow_answer_says_that_the_machine_is_at_work(stage):
    stage.order()
    assert stage.page is Page.HOME
    stage.pass_time(1.1)
    assert stage.page is Page.BUSY


def test_help_is_raised_once_and_lowered_by_itself(stage):
    stage.touch(stage.flow.call_help)
    stage.touch(stage.flow.call_help)
    assert stage.of(CallHelp) == [CallHelp(wanted=True)]
    assert stage.flow.view().help_called
    stage.pass_time(125)
    assert stage.of(CallHelp) == [CallHelp(wanted=True), CallHelp(wanted=False)]
    assert not stage.flow.view().help_called


def test_before_the_first_reading_the_kiosk_is_starting(clock):
    flow = Flow(clock, Timing(), lambda wish: None, lambda: None)
    assert flow.view().page is Page.STARTING


def test_paper_that_is_back_ends_the_offer_of_a_number_without_it(stage):
    stage.flow.printer_is("paper_out")
    stage.touch(stage.flow.choose_field, "business")
    assert stage.page is Page.NO_PAPER
    stage.flow.printer_is("")
    assert stage.page is Page.HOME
    stage.touch(stage.flow.choose_field, "business")
    assert len(stage.of(CheckPaper)) == 1
    assert stage.of(Take) == []


class Door:
    """An errand of one page, as the technician's."""

    pages = frozenset({Page.PIN})

    def forget(self):
        """Nothing is kept."""

    def back(self):
        return False

    def view(self):
        return self


def test_an_errand_begun_in_trouble_ends_the_order_that_waits(stage, taken):
    """Else the order is neither sent again nor given up, and every touch waits for it, for ever."""
    stage.flow.join(Door())
    order = stage.order()
    stage.flow.failed(order.request, Unavailable("database_gone", "database"))
    assert stage.page is Page.TROUBLE
    stage.clock.push(1)
    stage.flow.show(Page.PIN)
    stage.pass_time(30)
    assert stage.page is Page.PIN
    stage.flow.taken(order.request, taken())
    assert stage.page is Page.PIN
    stage.pass_time(60)
    assert stage.page is Page.TROUBLE
