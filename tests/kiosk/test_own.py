"""One's own number: scanned, read, put back, given up; whatever the store answers, and when."""

from types import SimpleNamespace
from uuid import UUID, uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centre.rules.tickets import State
from db.facts import Own as Standing
from db.facts import Position
from kiosk.flow import Flow
from kiosk.own import Note, Own, Shows, Wishes
from kiosk.visit import Page, Timing

TICKET = UUID(int=13)


class Visit:
    """A kiosk with a flow, the errand on it, and what it asked the store for."""

    def __init__(self, clock, centre, loads, own_shown):
        self.clock = clock
        self.shown = own_shown
        self.asked = []
        self.flow = Flow(clock, Timing(), lambda _: None, lambda: None)
        wishes = Wishes(
            lambda r, t: self.asked.append(("look", r, t)),
            lambda r, t, places: self.asked.append((places, r, t)),
            lambda r, t: self.asked.append(("give_up", r, t)),
        )
        self.own = Own(self.flow, wishes)
        self.flow.join(self.own)
        self.flow.loaded(centre, loads)

    @property
    def view(self):
        return self.own.view()

    def touch(self, act, *given):
        """Touch as a person does: not before the page has settled."""
        self.clock.push(1)
        act(*given)

    def scan(self, **more):
        """Scan a slip and let the store answer."""
        assert self.own.scanned(TICKET)
        self.own.stands(self.asked[-1][1], self.shown(**more).own)


@pytest.fixture
def visit(clock, centre, loads, own_shown):
    return Visit(clock, centre, loads, own_shown)


def test_a_scanned_slip_brings_its_number_once_the_store_has_answered(visit):
    visit.own.scanned(TICKET)
    assert visit.flow.page is Page.HOME, "until the store has answered"
    ((what, request, ticket),) = visit.asked
    assert (what, ticket) == ("look", TICKET)
    visit.own.stands(request, visit.shown(ahead=14).own)
    assert visit.flow.view().page is Page.OWN
    assert visit.flow.view().errand.own.position.ahead == 14


def test_a_slip_of_another_day_is_told_so(visit):
    visit.own.scanned(TICKET)
    visit.own.unknown(visit.asked[-1][1])
    assert (visit.flow.page, visit.view.shows) == (Page.OWN, Shows.UNKNOWN)


def test_a_store_that_is_gone_is_told(visit):
    visit.own.scanned(TICKET)
    visit.own.unheard(visit.asked[-1][1])
    assert (visit.flow.page, visit.view.shows) == (Page.OWN, Shows.LOST)


def test_a_slip_is_not_heard_in_the_middle_of_something_else(visit):
    visit.touch(visit.flow.choose_field, "civil")
    assert not visit.own.scanned(TICKET)
    assert visit.asked == []


def test_who_goes_on_meanwhile_is_not_called_back(visit):
    visit.own.scanned(TICKET)
    visit.touch(visit.flow.choose_field, "civil")
    visit.own.stands(visit.asked[-1][1], visit.shown().own)
    assert visit.flow.page is Page.SERVICES


@pytest.mark.parametrize("answer", ["stands", "unknown", "unheard"])
def test_a_late_answer_comes_up_for_no_stranger(visit, answer):
    visit.own.scanned(TICKET)
    visit.clock.push(5.1)
    found = (visit.shown().own,) if answer == "stands" else ()
    getattr(visit.own, answer)(visit.asked[-1][1], *found)
    assert (visit.flow.page, visit.view.own) == (Page.HOME, None)
    visit.scan(ahead=2)
    assert visit.view.own.position.ahead == 2


def test_a_late_answer_to_who_reads_a_number_is_taken(visit):
    visit.scan(ahead=14)
    visit.own.scanned(TICKET)
    visit.clock.push(5.1)
    visit.own.stands(visit.asked[-1][1], visit.shown(ahead=2).own)
    assert (visit.flow.page, visit.view.own.position.ahead) == (Page.OWN, 2)


def test_of_two_slips_the_last_one_counts(visit):
    visit.own.scanned(TICKET)
    visit.own.scanned(UUID(int=14))
    first, second = (request for _, request, _ in visit.asked)
    visit.own.stands(first, visit.shown().own)
    assert visit.flow.page is Page.HOME
    visit.own.unknown(second)
    assert visit.view.shows is Shows.UNKNOWN


def test_the_next_slip_may_be_scanned_right_away(visit):
    visit.scan(ahead=14)
    visit.scan(ahead=2)
    assert visit.view.own.position.ahead == 2


def test_until_the_next_slip_is_known_the_number_before_it_cannot_be_touched(visit):
    visit.scan(ahead=14)
    visit.own.scanned(UUID(int=14))
    assert visit.view.own.position.ahead == 14
    visit.touch(visit.own.choose_steps)
    visit.touch(visit.own.give_up)
    assert (visit.flow.page, visit.view.shows) == (Page.OWN, Shows.NUMBER)
    visit.own.unheard(visit.asked[-1][1])
    assert (visit.view.shows, visit.view.own) == (Shows.LOST, None)


def test_a_step_is_chosen_and_told(visit):
    visit.scan(ahead=14)
    visit.touch(visit.own.choose_steps)
    assert visit.flow.page is Page.STEPS
    visit.touch(visit.own.step, "5")
    places, request, ticket = visit.asked[-1]
    assert (places, ticket, visit.view.busy) == (5, TICKET, True)
    visit.own.stepped(request, visit.shown(ahead=19).own)
    assert (visit.flow.page, visit.view.note) == (Page.OWN, Note.STEPPED)
    assert visit.view.own.position.ahead == 19


def test_behind_all_who_wait_is_asked_for_as_that_and_not_as_a_number(visit):
    visit.scan(ahead=14)
    visit.touch(visit.own.choose_steps)
    visit.touch(visit.own.step, "16")
    assert visit.asked[-1][0] is None


def test_a_step_that_was_not_offered_is_not_taken(visit):
    visit.scan(ahead=14)
    visit.touch(visit.own.choose_steps)
    for wrong in ("4", "", "-1", "x" * 300):
        visit.touch(visit.own.step, wrong)
    assert [what for what, *_ in visit.asked] == ["look"]


def test_where_nothing_can_be_chosen_the_button_does_nothing(visit):
    visit.scan(state=State.CALLED, counter="2")
    visit.touch(visit.own.choose_steps)
    visit.touch(visit.own.give_up)
    assert (visit.flow.page, visit.view.shows) == (Page.OWN, Shows.NUMBER)


def test_giving_up_is_asked_once_more_and_no_keeps_the_number(visit):
    visit.scan()
    visit.touch(visit.own.give_up)
    assert visit.view.shows is Shows.SURE
    visit.touch(visit.own.keep)
    assert visit.view.shows is Shows.NUMBER
    assert [what for what, *_ in visit.asked] == ["look"]


def test_yes_gives_it_up_once(visit, ticket):
    visit.scan()
    visit.touch(visit.own.give_up)
    visit.touch(visit.own.sure)
    visit.touch(visit.own.sure)
    assert [what for what, *_ in visit.asked] == ["look", "give_up"]
    visit.own.given_up(visit.asked[-1][1], ticket(state=State.CANCELLED))
    assert visit.view.own.position.ticket.state is State.CANCELLED
    assert visit.view.shows is Shows.NUMBER


def test_yes_counts_only_after_the_question(visit):
    visit.scan()
    visit.touch(visit.own.sure)
    assert [what for what, *_ in visit.asked] == ["look"]


def test_back_goes_from_each_question_to_the_number_and_then_home(visit):
    visit.scan()
    visit.touch(visit.own.choose_steps)
    visit.touch(visit.flow.back)
    assert visit.flow.page is Page.OWN
    visit.touch(visit.own.give_up)
    visit.touch(visit.flow.back)
    assert (visit.flow.page, visit.view.shows) == (Page.OWN, Shows.NUMBER)
    visit.touch(visit.flow.back)
    assert visit.flow.page is Page.HOME
    assert visit.view.own is None


def test_a_refusal_is_told_and_the_number_looked_at_again(visit):
    visit.scan(ahead=14)
    visit.touch(visit.own.choose_steps)
    visit.touch(visit.own.step, "3")
    visit.own.refused(visit.asked[-1][1])
    assert (visit.flow.page, visit.view.note) == (Page.OWN, Note.REFUSED)
    assert visit.asked[-1][0] == "look"
    visit.own.stands(visit.asked[-1][1], visit.shown(state=State.CALLED, counter="2").own)
    assert visit.view.own.position.ticket.counter == "2"


def test_a_wish_without_an_answer_is_the_same_request_when_it_is_made_again(visit):
    visit.scan(ahead=14)
    for _ in range(2):
        visit.touch(visit.own.choose_steps)
        visit.touch(visit.own.step, "3")
        visit.own.failed(visit.asked[-1][1])
        assert visit.view.note is Note.LOST
    requests = [request for what, request, _ in visit.asked if what == 3]
    assert len(requests) == 2
    assert len(set(requests)) == 1
    visit.touch(visit.own.choose_steps)
    visit.touch(visit.own.step, "5")
    assert visit.asked[-1][1] not in requests


def test_after_an_answer_the_same_wish_is_a_new_request(visit):
    visit.scan(ahead=14)
    requests = []
    for _ in range(2):
        visit.touch(visit.own.choose_steps)
        visit.touch(visit.own.step, "3")
        requests.append(visit.asked[-1][1])
        visit.own.stepped(requests[-1], visit.shown(ahead=14).own)
    assert len(set(requests)) == 2


def test_the_number_follows_the_queue_while_it_is_read(visit):
    visit.scan(ahead=14)
    visit.own.news()
    visit.own.news()
    assert len(visit.asked) == 2, "one look at a time"
    visit.own.stands(visit.asked[-1][1], visit.shown(ahead=13).own)
    assert visit.view.own.position.ahead == 13


def test_what_is_chosen_from_does_not_move_under_the_finger(visit):
    visit.scan(ahead=14)
    visit.touch(visit.own.choose_steps)
    visit.own.news()
    assert len(visit.asked) == 1


def test_news_do_not_keep_a_visit_alive(visit):
    visit.scan()
    for _ in range(7):
        visit.clock.push(10)
        visit.own.news()
        if visit.asked[-1][0] == "look":
            visit.own.stands(visit.asked[-1][1], visit.shown().own)
        visit.flow.tick()
    assert visit.flow.page is Page.HOME
    assert visit.view.own is None


def test_a_look_without_an_answer_leaves_what_was_shown(visit):
    visit.scan(ahead=14)
    visit.own.news()
    visit.own.unheard(visit.asked[-1][1])
    assert visit.view.own.position.ahead == 14
    visit.own.news()
    assert len(visit.asked) == 3


def test_after_the_visit_nothing_is_left(visit):
    visit.scan()
    visit.touch(visit.own.give_up)
    visit.touch(visit.own.sure)
    request = visit.asked[-1][1]
    visit.touch(visit.flow.home)
    assert visit.flow.page is Page.HOME
    visit.own.failed(request)
    visit.own.refused(request)
    assert visit.flow.page is Page.HOME
    assert visit.view.own is None


ACTS = ("scan", "steps", "step", "give_up", "keep", "sure", "news", "back", "home", "time")
ANSWERS = ("stands", "unknown", "unheard", "stepped", "given_up", "refused", "failed")


@given(st.lists(st.sampled_from(ACTS + ANSWERS), max_size=40))
def test_whatever_happens_no_page_is_without_what_it_shows(names):
    clock = SimpleNamespace(at=0.0)
    clock.monotonic = lambda: clock.at
    asked = []
    flow = Flow(clock, Timing(), lambda _: None, lambda: None)
    add = lambda r, t, *_: asked.append(r)  # noqa: E731 - three wishes, one ear
    own = Own(flow, Wishes(add, add, add))
    flow.join(own)
    flow._page = Page.HOME
    number = SimpleNamespace(state=State.WAITING, id=TICKET)
    step = SimpleNamespace(further=3, is_last=False)
    found = Standing(Position(number, 3, None), (step,))
    acts = {
        "scan": lambda: own.scanned(TICKET),
        "steps": own.choose_steps,
        "step": lambda: own.step("3"),
        "back": flow.back,
        "home": flow.home,
        "time": flow.tick,
    }
    for name in names:
        clock.at += 1 if name != "time" else 45
        last = asked[-1] if asked else uuid4()
        if name in ("stands", "stepped"):
            getattr(own, name)(last, found)
        elif name == "given_up":
            own.given_up(last, SimpleNamespace(state=State.CANCELLED, id=TICKET))
        elif name in ANSWERS:
            getattr(own, name)(last)
        else:
            acts.get(name, getattr(own, name, None))()
        view = own.view()
        if flow.page is Page.STEPS:
            assert view.own is not None
        if flow.page is Page.OWN and view.own is None:
            assert view.shows in (Shows.UNKNOWN, Shows.LOST)
