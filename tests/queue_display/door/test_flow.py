"""A door display by a clock that is moved by hand: scenes, pulses, recall, restart, lost link."""

import pytest

from queue_display.door.flow import DoorFlow


@pytest.fixture
def flow(clock):
    return DoorFlow(clock)


def phases(flow, clock, seconds):
    """Return the phase of the frame every tenth of a second."""
    found = []
    for _ in range(round(seconds * 10)):
        found.append(flow.view().bright)
        clock.move(seconds=0.1)
    return found


def starts(seen):
    """Return at which tenths a flash begins."""
    return [i for i, bright in enumerate(seen) if bright and (i == 0 or not seen[i - 1])]


def test_before_the_first_answer_the_counter_is_closed(flow):
    assert (flow.view().scene, flow.next_change()) == ("closed", None)


@pytest.mark.parametrize(
    ("state", "scene"), [("open", "free"), ("paused", "paused"), ("closed", "closed")]
)
def test_without_a_number_the_counter_s_state_is_shown(flow, door, state, scene):
    flow.read(door(state=state))
    view = flow.view()
    assert (view.scene, view.label, view.blinking) == (scene, "", False)


@pytest.mark.parametrize("state", ["open", "paused", "closed"])
def test_a_number_outranks_the_state(flow, door, state):
    flow.read(door("A012", state=state))
    assert (flow.view().scene, flow.view().label) == ("called", "A012")


def test_a_counter_that_is_not_there_any_more_is_closed(flow, door):
    flow.read(door("A012"))
    flow.read(None)
    assert (flow.view().scene, flow.view().label) == ("closed", "")


def test_a_call_blinks_three_times_in_three_seconds_and_then_stands(flow, door, clock):
    flow.read(door())
    flow.read(door("A012"))
    seen = phases(flow, clock, 10)
    assert len(starts(seen)) == 3
    assert not any(seen[30:])
    assert (flow.view().scene, flow.view().blinking) == ("called", False)


def test_there_are_never_more_than_three_flashes_a_second(flow, door, clock):
    """Also while a clerk calls again all the time: each call begins the pulses anew."""
    flow.read(door())
    seen = []
    for again in range(1, 8):
        flow.read(door("A012", again=again))
        seen += phases(flow, clock, 0.4)
    begun = starts(seen)
    for tenth in range(len(seen)):
        assert sum(tenth <= start < tenth + 10 for start in begun) <= 3
    assert begun, "the control: it does blink"


def test_a_recall_blinks_again_with_its_mark(flow, door, clock):
    flow.read(door("A012", at=clock.now()))
    assert not flow.view().again
    clock.move(seconds=60)
    flow.read(door("A012", again=2))
    view = flow.view()
    assert (view.again, view.bright, view.blinking) == (True, True, True)


def test_the_same_answer_again_does_not_blink_again(flow, door, clock):
    flow.read(door())
    flow.read(door("A012"))
    clock.move(seconds=5)
    flow.read(door("A012"))
    assert not flow.view().blinking


def test_the_next_number_blinks_though_it_was_called_as_often(flow, door, clock):
    flow.read(door("A012"))
    clock.move(seconds=5)
    flow.read(door("A013"))
    assert flow.view().blinking


def test_whoever_is_served_makes_the_frame_calm_and_has_no_mark(flow, door):
    flow.read(door())
    flow.read(door("A012", again=2))
    flow.read(door("A012", again=2, is_served=True))
    view = flow.view()
    assert (view.scene, view.blinking, view.again) == ("served", False, False)


def test_after_a_restart_a_young_call_blinks_and_an_old_one_does_not(door, clock):
    young, old = DoorFlow(clock), DoorFlow(clock)
    young.read(door("A012", at=clock.now()))
    assert young.view().blinking
    called = clock.now()
    clock.move(seconds=21)
    old.read(door("A012", at=called))
    assert (old.view().scene, old.view().blinking) == ("called", False)


def test_a_lost_link_tells_since_when_and_the_full_state_comes_back(flow, door, clock):
    flow.read(door("A012"))
    at = clock.now()
    clock.move(seconds=6)
    assert (flow.view().lost_at, flow.view().lost_minutes) == (at, 0)
    clock.move(minutes=3)
    assert flow.view().lost_minutes == 3
    flow.read(door(state="paused"))
    assert (flow.view().lost_at, flow.view().scene) == (None, "paused")


def test_it_wakes_at_each_half_of_a_pulse_and_not_again(flow, door, clock):
    flow.read(door())
    flow.read(door("A012"))
    assert flow.next_change() == pytest.approx(0.5)
    clock.move(seconds=2.7)
    assert flow.next_change() == pytest.approx(0.3)
    clock.move(seconds=1)
    assert flow.next_change() is None


def test_pages_of_notices_turn_every_eight_seconds(flow, clock):
    flow.paged(3)
    assert (flow.view().page, flow.next_change()) == (0, pytest.approx(8))
    clock.move(seconds=8.5)
    assert flow.view().page == 1
    clock.move(seconds=16)
    assert flow.view().page == 0
    flow.paged(1)
    assert flow.next_change() is None


def test_an_absence_that_is_taken_back_is_no_new_call(flow, door, clock):
    """Nobody is called: a frame that blinks would send a second person to the counter."""
    flow.read(door())
    at = clock.now()
    flow.read(door("A012", at=at))
    clock.move(seconds=40)
    flow.read(door())
    assert not flow.read(door("A012", at=at))
    view = flow.view()
    assert (view.scene, view.label, view.blinking) == ("called", "A012", False)
    clock.move(days=1)
    flow.read(door())
    assert flow.read(door("A012", at=clock.now())), "the same number of the next day is one"


def test_a_number_that_is_sent_away_and_comes_back_is_called_anew(flow, door, clock):
    flow.read(door("A012", at=clock.now()))
    clock.move(seconds=40)
    flow.read(door())
    clock.move(seconds=40)
    assert flow.read(door("A012", at=clock.now())), "its calls are counted from one again"
    assert flow.view().blinking
