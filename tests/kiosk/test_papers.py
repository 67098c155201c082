"""The errand of the procedure page: from a code to a case, its papers, a list, a number."""

from dataclasses import dataclass, field, replace

import pytest

from centre.rules.procedures import Level, Paper
from kiosk.flow import Flow
from kiosk.papers import LISTS, Papers, Print, Standing, Tab, Wishes
from kiosk.visit import Page, Take, Timing

ONE = (Paper("Tờ khai", 1, 0), Paper("Giấy chứng sinh", 1, 0), Paper("Căn cước", 0, 1))
TWO = (
    Paper("Tờ khai", 1, 0, case="Trường hợp 1: trẻ sinh ở nhà"),
    Paper("Giấy cam đoan", 1, 0, case="Trường hợp 2: trẻ bị bỏ rơi"),
)


@dataclass
class Visit:
    """An errand with all who hear it, and the hands of a visitor."""

    clock: object
    has_list: bool = False
    printer: bool = True
    reads: list = field(default_factory=list)
    prints: list = field(default_factory=list)
    wishes: list = field(default_factory=list)

    def __post_init__(self):
        """Put flow and errand together."""
        self.flow = Flow(self.clock, Timing(), self.wishes.append, lambda: None)
        prints = self.prints.append if self.printer else None
        self.papers = Papers(self.flow, Wishes(self.reads.append, prints, self.came_from))
        self.flow.join(self.papers)

    def came_from(self):
        if self.has_list:
            self.flow.show(Page.SEARCH)
        return self.has_list

    def touch(self, act, *said):
        """Touch as a person does: not before the page has settled."""
        self.clock.push(1)
        act(*said)

    @property
    def view(self):
        return self.papers.view()

    @property
    def page(self):
        return self.flow.page


@pytest.fixture
def visit(clock, centre, loads):
    """Return a maker of visits at a centre that is open."""

    def make(**more):
        made = Visit(clock, **more)
        made.flow.loaded(centre, loads)
        return made

    return make


@pytest.fixture
def opened(visit, procedure):
    """Return a maker of visits that read a procedure with these papers."""

    def make(papers=ONE, others=(), **more):
        made = visit(**more)
        made.papers.open("1.900001")
        made.papers.told(procedure(papers=papers), others)
        made.clock.push(1)
        return made

    return make


def test_opening_asks_for_the_procedure_and_says_so_meanwhile(visit):
    made = visit()
    made.papers.open("1.900001")
    assert made.reads == ["1.900001"]
    assert (made.page, made.view.standing) == (Page.PROCEDURE, Standing.OPENING)


def test_one_case_goes_straight_on_to_its_papers(opened):
    made = opened()
    assert made.page is Page.PROCEDURE
    assert made.view.standing is Standing.READY
    assert made.view.case.papers == ONE


def test_several_cases_are_asked_first(opened):
    made = opened(TWO)
    assert (made.page, made.view.case) == (Page.CASES, None)
    made.touch(made.papers.choose_case, "1")
    assert made.page is Page.PROCEDURE
    assert made.view.case.papers == TWO[1:]


@pytest.mark.parametrize("place", ["2", "-1", "x", ""])
def test_case_that_is_none_is_no_choice(opened, place):
    made = opened(TWO)
    made.touch(made.papers.choose_case, place)
    assert made.page is Page.CASES


def test_ticks_count_what_is_missing(opened):
    made = opened()
    for place, missing in (("0", 2), ("2", 1), ("0", 2), ("0", 1), ("1", 0)):
        made.touch(made.papers.tick, place)
        assert made.view.missing == missing
    for place in ("3", "-1", "x", ""):
        made.touch(made.papers.tick, place)
    assert made.view.ticked == {0, 1, 2}


def test_double_tap_on_a_paper_ticks_it_once(opened):
    made = opened()
    made.touch(made.papers.tick, "0")
    made.clock.push(0.3)
    made.papers.tick("0")
    assert made.view.ticked == {0}


def test_parts_of_the_page_are_chosen_by_name(opened):
    made = opened()
    made.touch(made.papers.choose_tab, "cost")
    assert made.view.tab is Tab.COST
    made.touch(made.papers.choose_tab, "nonsense")
    assert made.view.tab is Tab.COST


def test_back_from_the_papers_asks_for_the_case_again_with_nothing_ticked(opened):
    made = opened(TWO, has_list=True)
    made.touch(made.papers.choose_case, "0")
    made.touch(made.papers.tick, "0")
    made.touch(made.flow.back)
    assert (made.page, made.view.case) == (Page.CASES, None)
    made.touch(made.papers.choose_case, "0")
    assert made.view.ticked == frozenset()
    made.touch(made.flow.back)
    made.touch(made.flow.back)
    assert made.page is Page.SEARCH


@pytest.mark.parametrize(("has_list", "page"), [(True, Page.SEARCH), (False, Page.HOME)])
def test_back_at_the_first_page_returns_to_where_it_was_opened(opened, has_list, page):
    made = opened(has_list=has_list)
    made.touch(made.flow.back)
    assert made.page is page
    assert made.view.procedure is None


def test_scanned_procedure_goes_back_to_the_first_page_whatever_was_searched(visit, procedure):
    made = visit(has_list=True)
    assert made.papers.scanned("1.900001")
    made.papers.told(procedure(papers=ONE), ())
    made.touch(made.flow.back)
    assert made.page is Page.HOME


def test_scan_is_not_heard_on_the_way_to_a_number(visit):
    made = visit()
    made.flow.show(Page.PRIORITY)
    assert not made.papers.scanned("1.900001")
    assert (made.page, made.reads) == (Page.PRIORITY, [])


def test_levels_are_switched_and_the_answer_is_read_from_its_beginning(opened, procedure):
    other = procedure(code="1.900002", papers=TWO, levels=(Level.CENTRAL,))
    made = opened(others=(other,))
    made.touch(made.papers.tick, "0")
    assert [one.code for one in made.view.variants] == ["1.900001", "1.900002"]
    made.touch(made.papers.choose_variant, "1.900002")
    assert made.reads[-1] == "1.900002"
    assert made.view.procedure.code == "1.900001"
    before = made.view.opening
    made.papers.told(other, (procedure(papers=ONE),))
    assert (made.page, made.view.procedure.code) == (Page.CASES, "1.900002")
    assert made.view.opening > before
    assert [one.code for one in made.view.variants] == ["1.900001", "1.900002"]


def test_own_level_and_unknown_ones_are_no_wish(opened):
    made = opened()
    for code in ("1.900001", "9.999999"):
        made.touch(made.papers.choose_variant, code)
    assert made.reads == ["1.900001"]


def test_answer_to_a_visitor_who_has_left_is_dropped(visit, procedure):
    made = visit()
    made.papers.open("1.900001")
    made.flow.leave()
    made.papers.told(procedure(papers=ONE), ())
    made.papers.unknown("1.900001")
    assert (made.page, made.view.procedure) == (Page.HOME, None)


@pytest.mark.parametrize(("answer", "standing"), [("unknown", "unknown"), ("gone", "gone")])
def test_what_cannot_be_read_is_said(visit, answer, standing):
    made = visit()
    made.papers.open("1.900001")
    getattr(made.papers, answer)("1.900002")
    assert made.view.standing is Standing.OPENING
    getattr(made.papers, answer)("1.900001")
    assert made.view.standing is Standing(standing)


def test_level_that_cannot_be_read_leaves_what_is_shown(opened, procedure):
    made = opened(others=(procedure(code="1.900002", levels=()),))
    made.touch(made.papers.choose_variant, "1.900002")
    before = made.view.opening
    made.papers.gone("1.900002")
    assert (made.view.standing, made.view.procedure.code) == (Standing.GONE, "1.900001")
    assert made.view.opening > before, "the sentence stands at the beginning"


@pytest.mark.parametrize(
    ("act", "said"),
    [("tick", "0"), ("choose_tab", "cost"), ("choose_variant", "1.900002")],
)
def test_that_a_level_could_not_be_read_is_said_until_the_next_touch(opened, procedure, act, said):
    made = opened(others=(procedure(code="1.900002", levels=()),))
    made.touch(made.papers.choose_variant, "1.900002")
    made.papers.gone("1.900002")
    made.touch(getattr(made.papers, act), said)
    assert made.view.standing is Standing.READY


def test_forgotten_visit_leaves_nothing(opened):
    made = opened()
    made.touch(made.papers.tick, "0")
    made.touch(made.papers.print_list)
    made.flow.leave()
    view = made.view
    assert (view.procedure, view.case, view.ticked, view.print) == (
        None,
        None,
        frozenset(),
        Print.NONE,
    )


def test_list_is_printed_with_what_is_ticked_one_at_a_time(opened):
    made = opened()
    made.touch(made.papers.tick, "1")
    made.touch(made.papers.print_list)
    made.touch(made.papers.print_list)
    (wanted,) = made.prints
    assert (wanted.ticked, wanted.language, wanted.case.papers) == ({1}, "vi", ONE)
    assert made.view.print is Print.PRINTING
    made.papers.printed(wanted.job, "")
    assert made.view.print is Print.PRINTED


def test_failed_list_says_why_and_may_be_asked_for_again(opened):
    made = opened()
    for _ in range(LISTS + 2):
        made.touch(made.papers.print_list)
        made.papers.printed(made.prints[-1].job, "paper_out")
        assert (made.view.print, made.view.print_key) == (Print.FAILED, "paper_out")
    assert len(made.prints) == LISTS + 2


def test_nobody_plays_the_roll_away(opened):
    made = opened()
    for _ in range(LISTS + 2):
        made.touch(made.papers.print_list)
        made.papers.printed(made.prints[-1].job, "")
    assert len(made.prints) == LISTS
    assert not made.view.may_print
    made.flow.leave()
    assert made.view.may_print


def test_another_tick_is_another_list(opened):
    made = opened()
    made.touch(made.papers.print_list)
    made.papers.printed(made.prints[-1].job, "")
    made.touch(made.papers.tick, "0")
    assert made.view.print is Print.NONE


def test_answer_to_the_list_of_somebody_else_changes_nothing(opened):
    made = opened()
    made.touch(made.papers.print_list)
    job = made.prints[-1].job
    made.flow.leave()
    made.papers.printed(job, "paper_out")
    assert made.view.print is Print.NONE


def test_kiosk_without_a_printer_offers_no_list(opened):
    made = opened(printer=False)
    made.touch(made.papers.print_list)
    assert (made.view.can_print, made.prints) == (False, [])


def test_number_is_taken_for_the_queue_of_the_field(opened):
    made = opened()
    made.touch(made.papers.take_number)
    made.flow.paper_checked(made.wishes[-1].request)
    (take,) = [wish for wish in made.wishes if isinstance(wish, Take)]
    assert take.service == "civil"


def test_back_from_the_priority_question_finds_case_part_and_ticks(opened, centre, loads):
    made = opened(TWO, has_list=True)
    asking = replace(centre, policy=replace(centre.policy, ask_priority=True))
    made.flow.loaded(asking, loads)
    for act, said in (
        (made.papers.choose_case, "1"),
        (made.papers.tick, "0"),
        (made.papers.choose_tab, "cost"),
    ):
        made.touch(act, said)
    before = made.view
    made.touch(made.papers.take_number)
    assert made.page is Page.PRIORITY
    made.touch(made.flow.back)
    assert (made.page, made.view) == (Page.PROCEDURE, before)
    made.touch(made.flow.back)
    assert made.page is Page.CASES
    made.touch(made.flow.back)
    assert made.page is Page.SEARCH


def test_field_that_nobody_takes_in_here_gives_no_number(opened, centre, loads):
    made = opened()
    services = {**centre.services, "civil": replace(centre.services["civil"], topics=())}
    made.flow.loaded(replace(centre, services=services), loads)
    before = list(made.wishes)
    made.touch(made.papers.take_number)
    assert made.wishes == before


def test_reading_on_ends_the_silence(opened):
    made = opened()
    asked_at = made.flow.wake_at()
    made.touch(made.papers.scrolled)
    assert made.flow.wake_at() > asked_at


def test_touches_elsewhere_do_nothing(visit):
    made = visit()
    for act, said in (
        (made.papers.choose_case, ("0",)),
        (made.papers.choose_tab, ("cost",)),
        (made.papers.tick, ("0",)),
        (made.papers.choose_variant, ("1.900001",)),
        (made.papers.print_list, ()),
        (made.papers.take_number, ()),
        (made.papers.scrolled, ()),
    ):
        made.touch(act, *said)
    assert made.page is Page.HOME
    assert (made.reads, made.prints) == ([], [])
