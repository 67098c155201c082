"""The technician's door: a knock, a PIN that is counted, what is done behind it, how it shuts."""

from dataclasses import dataclass, field
from uuid import uuid4

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centre.rules.errors import Unavailable
from centre.shell.sticks import Place
from kiosk.care import KNOCK, KNOCK_SECONDS, Care, Knock, Wishes
from kiosk.care_shown import LOCKED_FOR, TRIES, Door, Section, Step, Versions
from kiosk.flow import Flow
from kiosk.visit import Page, Timing

FOUND = Versions("1", "2", "3", "4", "5")


@dataclass
class Hands:
    """A technician at the door; what the errand wishes for is in `wishes`."""

    flow: Flow
    clock: object
    care: Care = None
    wishes: list = field(default_factory=list)

    def note(self, name):
        return lambda *given: self.wishes.append((name, *given))

    def wished(self, name):
        return [wish for wish in self.wishes if wish[0] == name]

    def knock(self, sides=KNOCK):
        for side in sides:
            self.clock.push(0.7)
            self.care.knocked(side)

    def enter(self, pin="123456"):
        self.clock.push(1)
        self.care.enter(pin)

    def go_in(self):
        self.knock()
        self.enter()
        self.care.right()
        self.clock.push(1)


@pytest.fixture
def door(clock, centre, loads):
    """Return a maker of a kiosk on its first page with the door shut."""

    def make(*, has_pin=True, has_printer=True):
        flow = Flow(clock, Timing(), lambda _wish: None, lambda: None)
        hands = Hands(flow, clock)
        wishes = Wishes(
            hands.note("check"),
            hands.note("look"),
            hands.note("print") if has_printer else None,
            hands.note("places"),
            hands.note("export"),
            hands.note("restart"),
            hands.note("told"),
        )
        hands.care = Care(flow, clock, wishes, "k1", has_pin=has_pin)
        flow.join(hands.care)
        flow.loaded(centre, loads)
        clock.push(1)
        return hands

    return make


def test_five_touches_on_both_ends_in_turn_ask_for_the_pin(door):
    hands = door()
    hands.knock(KNOCK[:-1])
    assert hands.flow.page is Page.HOME
    hands.knock(KNOCK[-1:])
    assert hands.flow.page is Page.PIN
    assert hands.flow.view().errand.door is Door.ASKING


@pytest.mark.parametrize(
    "sides",
    [
        ("left",) * 12,
        ("left", "right", "left", "left", "right", "left"),
        ("left", "right", "", "left", "right", "left"),
        ("right", "left", "right", "left", "right"),
    ],
)
def test_a_curious_finger_finds_no_door(door, sides):
    hands = door()
    hands.knock(sides)
    assert hands.flow.page is Page.HOME


def test_a_knock_that_takes_its_time_is_none():
    knock = Knock()
    pause = KNOCK_SECONDS / (len(KNOCK) - 1) + 0.01
    assert not any(knock.touch(side, n * pause) for n, side in enumerate(KNOCK))
    assert any(knock.touch(side, 100 + n * 0.9) for n, side in enumerate(KNOCK))


@given(st.lists(st.sampled_from(["left", "right", ""]), max_size=40))
def test_only_the_whole_knock_ends_one(sides):
    knock = Knock()
    for number, side in enumerate(sides):
        ended = knock.touch(side, number * 0.1)
        assert not ended or tuple(sides[number - 4 : number + 1]) == KNOCK


def test_the_door_also_opens_when_no_number_can_be_given(door):
    hands = door()
    hands.flow.lost(Unavailable("database_gone", "database"))
    hands.clock.push(1)
    assert hands.flow.page is Page.TROUBLE
    hands.go_in()
    assert hands.flow.page is Page.CARE
    hands.flow.lost(Unavailable("database_gone", "database"))
    assert hands.flow.page is Page.CARE, "the technician stays at work"
    hands.flow.home()
    assert hands.flow.page is Page.TROUBLE


def test_somebodys_errand_is_not_lost_by_a_knock(door):
    hands = door()
    hands.flow.choose_field("civil")
    assert hands.flow.page is Page.SERVICES
    hands.knock()
    assert hands.flow.page is Page.SERVICES


def test_a_right_pin_opens_is_told_and_leaving_is_told(door):
    hands = door()
    hands.go_in()
    assert hands.flow.page is Page.CARE
    assert hands.wished("told") == [("told", "care_opened")]
    assert hands.wished("look")
    hands.flow.home()
    assert hands.flow.page is Page.HOME
    assert hands.wished("told")[-1] == ("told", "care_closed")
    assert not hands.care.is_inside


def test_silence_shuts_the_door(door):
    hands = door()
    hands.go_in()
    timing = Timing()
    hands.clock.push(timing.reading + timing.countdown)
    hands.flow.tick()
    assert hands.flow.page is Page.HOME
    assert hands.wished("told")[-1] == ("told", "care_closed")


def test_without_a_pin_in_the_settings_the_door_stays_shut(door):
    hands = door(has_pin=False)
    hands.knock()
    hands.enter()
    assert hands.flow.view().errand.door is Door.SHUT
    assert hands.wished("check") == []


def test_wrong_pins_lock_the_door_for_a_while_and_leaving_does_not_help(door):
    hands = door()
    for left in range(TRIES - 1, 0, -1):
        hands.knock()
        hands.enter()
        hands.care.wrong()
        assert hands.flow.view().errand.door is Door.WRONG
        assert hands.flow.view().errand.tries_left == left
        hands.flow.home()
    hands.knock()
    hands.enter()
    hands.care.wrong()
    assert hands.flow.view().errand.door is Door.LOCKED
    assert hands.wished("told") == [("told", "care_locked")]
    hands.flow.home()
    hands.knock()
    hands.enter()
    assert len(hands.wished("check")) == TRIES, "not even checked"
    hands.flow.home()
    hands.clock.push(LOCKED_FOR.total_seconds())
    hands.knock()
    hands.enter()
    assert len(hands.wished("check")) == TRIES + 1


def test_a_right_answer_that_comes_after_the_visitor_has_left_opens_nothing(door):
    hands = door()
    hands.knock()
    hands.enter()
    hands.flow.home()
    hands.care.right()
    assert hands.flow.page is Page.HOME
    hands.knock()
    hands.care.right()
    assert hands.flow.page is Page.PIN, "nobody has asked"
    assert hands.wished("told") == []


def test_what_was_typed_is_in_nothing_that_could_be_logged(door):
    hands = door()
    hands.knock()
    before = hands.flow.view().errand.entry
    hands.enter("90817263")
    view = hands.flow.view().errand
    assert view.entry != before, "the page forgets its digits"
    assert "90817263" not in repr(view) + repr(vars(hands.care))


def test_sections_are_looked_at_when_they_are_chosen(door):
    hands = door()
    hands.go_in()
    for section in (Section.NETWORK, Section.VERSIONS, Section.LOG):
        hands.wishes.clear()
        hands.clock.push(1)
        hands.care.choose(section.value)
        assert hands.flow.view().errand.section is section
        assert hands.wished("look")
        assert bool(hands.wished("places")) is (section is Section.LOG)
    hands.care.choose("elsewhere")
    assert hands.flow.view().errand.section is Section.LOG


def test_one_test_slip_at_a_time_and_its_end_is_told(door):
    hands = door()
    hands.go_in()
    hands.care.print_trial()
    hands.clock.push(1)
    hands.care.print_trial()
    ((_, job),) = hands.wished("print")
    hands.care.printed(uuid4(), "")
    assert hands.flow.view().errand.trial.step is Step.UNDER_WAY, "a citizen's list"
    hands.care.printed(job, "paper_out")
    trial = hands.flow.view().errand.trial
    assert (trial.step, trial.key) == (Step.FAILED, "paper_out")
    hands.clock.push(1)
    hands.care.print_trial()
    hands.care.printed(hands.wished("print")[-1][1], "")
    assert hands.flow.view().errand.trial.step is Step.DONE


def test_a_kiosk_without_printer_offers_no_test_slip(door):
    hands = door(has_printer=False)
    hands.go_in()
    hands.care.print_trial()
    assert not hands.flow.view().errand.has_printer
    assert hands.flow.view().errand.trial.step is Step.NONE


@pytest.mark.parametrize("number", ["", "-1", "2", "1e9", "²", "x", "9" * 50])
def test_a_place_that_was_never_offered_is_not_written_to(door, tmp_path, number):
    hands = door()
    hands.go_in()
    hands.care.places_are((Place(tmp_path, "a"), Place(tmp_path, "b")))
    hands.care.export(number)
    assert hands.wished("export") == []


def test_the_log_goes_to_the_place_that_was_chosen(door, tmp_path):
    hands = door()
    hands.go_in()
    places = (Place(tmp_path / "a", "a"), Place(tmp_path / "b", "b"))
    hands.care.places_are(places)
    hands.care.export("1")
    assert hands.wished("export") == [("export", places[1])]
    hands.care.exported("x.zip")
    assert hands.flow.view().errand.saved.file == "x.zip"
    hands.clock.push(1)
    hands.care.export("0")
    hands.care.not_exported("disk_full")
    saved = hands.flow.view().errand.saved
    assert (saved.step, saved.key) == (Step.FAILED, "disk_full")


def test_a_restart_is_asked_twice(door):
    hands = door()
    hands.go_in()
    hands.care.restart("sure")
    assert hands.wished("restart") == [], "nobody has been asked yet"
    hands.clock.push(1)
    hands.care.restart("")
    assert hands.flow.view().errand.sure
    hands.clock.push(1)
    hands.care.restart("no")
    assert not hands.flow.view().errand.sure
    hands.clock.push(1)
    hands.care.restart("")
    hands.clock.push(1)
    hands.care.restart("sure")
    assert hands.wished("restart") == [("restart",)]


def test_outside_nothing_is_learnt_and_nothing_can_be_done(door, tmp_path):
    hands = door()
    hands.care.found((), FOUND)
    hands.care.places_are((Place(tmp_path, "a"),))
    hands.care.print_trial()
    hands.care.export("0")
    hands.care.restart("")
    hands.care.restart("sure")
    hands.care.choose("log")
    hands.enter()
    assert hands.wishes == []
    hands.knock()
    view = hands.flow.view().errand
    assert (view.devices, view.versions, view.places) == (None, None, ())


def test_a_digit_takes_the_word_of_a_wrong_pin_away(door):
    hands = door()
    hands.knock()
    hands.enter()
    hands.care.wrong()
    hands.care.typed()
    assert hands.flow.view().errand.door is Door.ASKING
    assert hands.flow.view().errand.tries_left == TRIES - 1
