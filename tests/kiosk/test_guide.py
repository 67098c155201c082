"""The way to a procedure: typing, browsing, what is forgotten, what is counted."""

from dataclasses import asdict

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from centre.knowledge.events import Group, LifeEvent
from kiosk.flow import Flow
from kiosk.guide import MOST_SIGNS, Browse, Guide, Standing, Wishes
from kiosk.lookup import Answer, Query, Row, Stock, Topic
from kiosk.visit import Page, Timing

BIRTH = Row("1.001193", "Đăng ký khai sinh", "Hộ tịch", ("commune",))
DEATH = Row("1.000656", "Đăng ký khai tử", "Hộ tịch", ("commune",))
STOCK = Stock(2, (BIRTH,), (Topic("Hộ tịch", 2),))
EVENTS = (
    LifeEvent(
        "birth",
        "people",
        {"vi": "Sinh con"},
        (
            Group({"vi": "Khai sinh"}, search="khai sinh"),
            Group({"vi": "Cả hai"}, codes=(BIRTH.code, DEATH.code)),
        ),
    ),
    LifeEvent("death", "people", {"vi": "Qua đời"}, (Group({"vi": "Khai tử"}, search="tử"),)),
)
NOTHING = Answer((), folded="xyz")
FOUND = Answer((BIRTH, DEATH), folded="khai")


class Visit:
    """A flow with a guide, the visitor's hands, and everything that was wished for."""

    def __init__(self, clock, centre, loads):
        self.clock = clock
        self.asked, self.opened, self.missed = [], [], []
        self.dropped = 0
        self.flow = Flow(clock, Timing(), lambda _wish: None, lambda: None)
        wishes = Wishes(self.asked.append, self._drop, self.opened.append, self.missed.append)
        self.guide = Guide(self.flow, EVENTS, wishes)
        self.flow.join(self.guide)
        self.flow.loaded(centre, loads)

    def _drop(self):
        self.dropped += 1

    @property
    def view(self):
        return self.guide.view()

    @property
    def page(self):
        return self.flow.view().page

    def do(self, act, *given):
        """Touch as a person does: a second after the touch before."""
        self.clock.push(1)
        act(*given)

    def search(self, text="", answer=None):
        """Open the search; type, and be answered."""
        self.do(self.guide.search)
        if text:
            self.type(text, answer)

    def type(self, text, answer=None):
        self.guide.typed(text)
        if answer is not None:
            self.guide.answered(Query(words=text.strip()), answer)

    def say_nothing(self):
        """Let the question and its countdown pass."""
        self.clock.push(61)
        self.flow.tick()


@pytest.fixture
def visit(clock, centre, loads):
    made = Visit(clock, centre, loads)
    made.guide.stocked(STOCK)
    return made


# Searching.


def test_search_begins_with_keyboard_and_what_is_often_asked(visit):
    visit.search()
    view = visit.view
    assert visit.page is Page.SEARCH
    assert (view.text, view.has_keys, view.often, view.answer) == ("", True, (BIRTH,), None)
    assert visit.asked == []


def test_every_key_is_asked_and_the_answer_to_it_is_shown(visit):
    visit.search()
    for text in ("k", "kh", "kha"):
        visit.type(text)
    assert visit.asked == [Query("k"), Query("kh"), Query("kha")]
    visit.guide.answered(Query("kha"), FOUND)
    assert visit.view.answer == FOUND


def test_stale_answer_is_dropped(visit):
    visit.search("kha", FOUND)
    visit.type("khai")
    visit.guide.answered(Query("kh"), NOTHING)
    assert visit.view.answer == FOUND, "what was found last stays until something newer comes"


def test_answer_after_everything_is_erased_changes_nothing(visit):
    visit.search("kha")
    visit.type("")
    visit.guide.answered(Query("kha"), FOUND)
    assert visit.view.answer is None


def test_only_spaces_ask_nothing(visit):
    visit.search("   ")
    assert visit.asked == []
    assert visit.view.answer is None


def test_typing_is_believed_on_the_search_page_alone(visit):
    visit.guide.typed("khai")
    assert visit.view.text == ""
    visit.search()
    visit.clock.push(41)
    visit.flow.tick()
    assert visit.page is Page.STILL_THERE
    visit.guide.typed("khai")
    assert visit.view.text == ""


def test_text_is_never_longer_than_a_search_reads(visit):
    visit.search("x" * 5000)
    assert visit.view.text == "x" * MOST_SIGNS
    assert visit.asked == [Query("x" * MOST_SIGNS)]


def test_keys_end_a_silence(visit):
    visit.search()
    for text in ("k", "kh", "kha"):
        visit.clock.push(39)
        visit.type(text)
    assert visit.page is Page.SEARCH


def test_finish_makes_room_and_the_keyboard_can_be_brought_back(visit):
    visit.search("khai", FOUND)
    visit.do(visit.guide.finish)
    assert not visit.view.has_keys
    visit.do(visit.guide.show_keys)
    assert visit.view.has_keys
    assert visit.view.text == "khai"


def test_second_tap_on_finish_does_not_fall_on_a_row(visit):
    visit.search("khai", FOUND)
    visit.do(visit.guide.finish)
    visit.clock.push(0.3)
    visit.guide.open(BIRTH.code)
    assert visit.opened == []


def test_row_that_has_just_come_under_the_finger_is_not_meant(visit):
    visit.search()
    visit.clock.push(1)
    visit.type("khai", FOUND)
    visit.clock.push(0.2)
    visit.guide.open(DEATH.code)
    assert visit.opened == []
    visit.do(visit.guide.open, DEATH.code)
    assert visit.opened == [DEATH.code]


def test_same_rows_again_do_not_hold_a_finger_up(visit):
    visit.search("khai", FOUND)
    visit.clock.push(1)
    visit.type("khai ", None)
    visit.type("khais", FOUND)
    visit.guide.open(DEATH.code)
    assert visit.opened == [DEATH.code]


def test_double_touch_on_a_row_opens_once(visit):
    visit.search()
    visit.do(visit.guide.open, BIRTH.code)
    visit.clock.push(0.3)
    visit.guide.open(BIRTH.code)
    assert visit.opened == [BIRTH.code]


# The list.


def test_list_is_scrolled_and_other_rows_begin_at_the_top(visit):
    visit.search("khai", FOUND)
    visit.do(visit.guide.scroll, "1")
    assert visit.view.top == 1
    visit.type("khais", NOTHING)
    assert visit.view.top == 0


@pytest.mark.parametrize("odd", ["", "-1", "x", "1.5", "²"])
def test_odd_numbers_scroll_nothing(visit, odd):
    visit.search("khai", FOUND)
    visit.do(visit.guide.scroll, odd)
    assert visit.view.top == 0


def test_finger_scrolls_quickly_from_row_to_row(visit):
    visit.search("khai", FOUND)
    visit.clock.push(1)
    for row in ("1", "2", "3", "2"):
        visit.clock.push(0.05)
        visit.guide.scroll(row)
        assert visit.view.top == int(row)


# Coming back, and forgetting.


def test_coming_back_from_a_procedure_finds_everything_as_it_was(visit):
    visit.search("khai", FOUND)
    visit.do(visit.guide.scroll, "1")
    visit.do(visit.guide.open, BIRTH.code)
    visit.flow.show(Page.PROCEDURE)
    assert visit.guide.came_back()
    assert visit.page is Page.SEARCH
    assert (visit.view.text, visit.view.answer, visit.view.top) == ("khai", FOUND, 1)


def test_coming_back_to_the_life_events(visit):
    visit.search()
    visit.do(visit.guide.browse_topics)
    visit.do(visit.guide.choose_topic, "Hộ tịch")
    visit.guide.answered(Query(topic="Hộ tịch"), FOUND)
    visit.do(visit.guide.open, DEATH.code)
    visit.flow.show(Page.PROCEDURE)
    assert visit.guide.came_back()
    assert (visit.page, visit.view.answer) == (Page.EVENTS, FOUND)


def test_nothing_was_opened_here(visit):
    assert not visit.guide.came_back()
    visit.search()
    assert not visit.guide.came_back()


def kept(guide):
    """Everything that a guide holds of a visitor, as text."""
    held = {name: value for name, value in vars(guide).items() if name not in ("_flow", "_wishes")}
    return repr(held) + "".join(
        repr([asdict(found.query), found.answer])
        for found in (guide._typed, guide._chosen)
        if found.query
    )


def test_the_words_are_in_no_repr_while_they_are_there(visit):
    visit.search("xoan", Answer((), folded="xoan"))
    assert "xoan" not in repr(visit.flow.view())
    assert "xoan" in kept(visit.guide), "the check sees what is kept"


@pytest.mark.parametrize("way", ["home", "back", "silence"])
def test_whatever_was_typed_is_forgotten(visit, way):
    visit.search("xoan", FOUND)
    visit.do(visit.guide.finish)
    visit.clock.push(1)
    {"home": visit.flow.home, "back": visit.flow.back, "silence": visit.say_nothing}[way]()
    assert visit.page is Page.HOME
    view = visit.view
    assert (view.text, view.answer, view.has_keys, view.top) == ("", None, True, 0)
    assert visit.dropped
    assert "xoan" not in kept(visit.guide)
    visit.guide.answered(Query("xoan"), FOUND)
    assert visit.view.answer is None, "a late answer brings nothing back"


def test_the_question_keeps_what_is_typed_for_who_is_still_there(visit):
    visit.search("khai", FOUND)
    visit.clock.push(41)
    visit.flow.tick()
    visit.do(visit.flow.stay)
    assert (visit.page, visit.view.text) == (Page.SEARCH, "khai")


# What is counted.


def leave_by(visit, way):
    ways = {
        "finish": visit.guide.finish,
        "home": visit.flow.home,
        "back": visit.flow.back,
        "silence": visit.say_nothing,
        "erased": lambda: visit.guide.typed(""),
        "events": visit.guide.browse_events,
        "fields": visit.guide.browse_topics,
    }
    visit.do(ways[way])


@pytest.mark.parametrize("way", ["finish", "home", "back", "silence", "erased", "events", "fields"])
def test_search_that_found_nothing_is_counted_once_when_it_is_over(visit, way):
    visit.search()
    for text in ("x", "xy", "xyz"):
        visit.type(text, Answer((), folded=text))
    assert visit.missed == [], "not for every key"
    leave_by(visit, way)
    assert visit.missed == ["xyz"]
    visit.do(visit.flow.home)
    assert visit.missed == ["xyz"]


def test_finished_twice_is_counted_once_and_the_next_visitor_again(visit):
    visit.search("xyz", NOTHING)
    for _ in range(2):
        visit.do(visit.guide.finish)
        visit.do(visit.guide.show_keys)
    visit.do(visit.flow.home)
    visit.search("xyz", NOTHING)
    visit.do(visit.flow.home)
    assert visit.missed == ["xyz", "xyz"]


def test_search_that_found_something_or_is_not_answered_is_not_counted(visit):
    visit.search("khai", FOUND)
    visit.do(visit.guide.finish)
    visit.do(visit.guide.show_keys)
    visit.type("khaix", NOTHING)
    visit.type("khaixy")
    visit.do(visit.flow.home)
    assert visit.missed == []


# Browsing.


def test_life_event_group_result_and_the_way_back(visit):
    visit.search()
    visit.do(visit.guide.browse_events)
    assert (visit.page, visit.view.browse) == (Page.EVENTS, Browse.EVENTS)
    visit.do(visit.guide.choose_event, "birth")
    assert (visit.view.browse, visit.view.event) == (Browse.GROUPS, EVENTS[0])
    visit.do(visit.guide.choose_group, "birth.0")
    assert visit.asked == [Query(words="khai sinh")]
    visit.guide.answered(Query(words="khai sinh"), FOUND)
    assert (visit.view.browse, visit.view.answer) == (Browse.ROWS, FOUND)
    seen = []
    for _ in range(4):
        visit.do(visit.flow.back)
        seen.append((visit.page, visit.view.browse))
    assert seen == [
        (Page.EVENTS, Browse.GROUPS),
        (Page.EVENTS, Browse.EVENTS),
        (Page.SEARCH, Browse.EVENTS),
        (Page.HOME, Browse.EVENTS),
    ]


def test_group_of_codes_asks_for_the_codes(visit):
    visit.search()
    visit.do(visit.guide.browse_events)
    visit.do(visit.guide.choose_event, "birth")
    visit.do(visit.guide.choose_group, "birth.1")
    assert visit.asked == [Query(codes=(BIRTH.code, DEATH.code))]


@pytest.mark.parametrize("odd", ["birth.2", "birth.-1", "birth.x", "death.0", "birth", "", ".0"])
def test_group_that_is_not_on_the_page_is_ignored(visit, odd):
    visit.search()
    visit.do(visit.guide.browse_events)
    visit.do(visit.guide.choose_event, "birth")
    visit.do(visit.guide.choose_group, odd)
    assert visit.view.browse is Browse.GROUPS
    assert visit.asked == []


def test_unknown_event_and_pages_that_are_not_shown_are_ignored(visit):
    visit.do(visit.guide.choose_event, "birth")
    visit.do(visit.guide.browse_events)
    assert visit.page is Page.HOME
    visit.search()
    visit.do(visit.guide.choose_event, "birth")
    visit.do(visit.guide.choose_topic, "Hộ tịch")
    assert visit.page is Page.SEARCH


def test_topics_keep_their_place_when_one_comes_back_from_a_topic(visit):
    visit.search()
    visit.do(visit.guide.browse_topics)
    visit.do(visit.guide.scroll, "20")
    visit.do(visit.guide.choose_topic, "Hộ tịch")
    assert (visit.view.topic, visit.view.top) == ("Hộ tịch", 0)
    visit.do(visit.flow.back)
    assert (visit.view.browse, visit.view.top, visit.view.topic) == (Browse.TOPICS, 20, "")


def test_what_was_typed_is_still_there_after_browsing(visit):
    visit.search("khai", FOUND)
    visit.do(visit.guide.browse_events)
    visit.do(visit.flow.back)
    assert (visit.view.text, visit.view.answer) == ("khai", FOUND)


def test_search_whose_answer_was_overtaken_by_browsing_is_asked_again(visit):
    visit.search("khai")
    visit.do(visit.guide.browse_events)
    visit.do(visit.flow.back)
    assert visit.asked == [Query("khai"), Query("khai")]


# The catalogue.


def test_before_the_catalogue_is_read_words_wait_and_are_then_asked(clock, centre, loads):
    visit = Visit(clock, centre, loads)
    visit.search("khai")
    assert visit.view.standing is Standing.OPENING
    visit.guide.stocked(STOCK)
    assert visit.view.standing is Standing.READY
    assert visit.asked[-1] == Query("khai")


def test_centre_without_a_catalogue_says_so(clock, centre, loads):
    visit = Visit(clock, centre, loads)
    visit.guide.stocked(Stock())
    visit.search()
    assert visit.view.standing is Standing.NONE


def test_new_catalogue_is_asked_again_and_the_list_keeps_its_place(visit):
    visit.search("khai", FOUND)
    visit.do(visit.guide.scroll, "1")
    visit.guide.stocked(STOCK)
    assert visit.asked == [Query("khai"), Query("khai")]
    visit.guide.answered(Query("khai"), FOUND)
    assert visit.view.top == 1


ACTS = st.sampled_from(
    ("search", "finish", "show_keys", "browse_events", "browse_topics", "came_back")
).map(lambda name: (name,)) | st.tuples(
    st.sampled_from(("typed", "scroll", "open", "choose_event", "choose_group", "choose_topic")),
    st.sampled_from(("birth", "birth.0", "Hộ tịch", "3")) | st.text(max_size=250),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(ACTS, max_size=25))
def test_any_touches_in_any_order_leave_a_page_that_can_be_drawn(clock, centre, loads, acts):
    visit = Visit(clock, centre, loads)
    visit.guide.stocked(STOCK)
    for name, *given_ in acts:
        visit.do(getattr(visit.guide, name), *given_)
        assert visit.view.top >= 0
    visit.flow.leave()
    assert visit.view.text == ""
