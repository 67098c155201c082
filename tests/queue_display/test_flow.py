"""What is on the board and when, told by a clock that is moved by hand."""

from dataclasses import fields, replace
from datetime import timedelta

import pytest

from centre.rules.tickets import State
from queue_display.flow import (
    DEAF_HIGHLIGHT_SECONDS,
    GAP_SECONDS,
    HIGHLIGHT_SECONDS,
    READ_CALLS,
    BoardFlow,
    Shown,
    View,
    still_true,
)
from queue_display.loss import LOST_AFTER_SECONDS


@pytest.fixture
def flow(clock, board):
    """A board of six rows that has already read an empty day."""
    made = BoardFlow(6, clock)
    made.read(board())
    return made


def labels(view):
    return [row.label for row in view.rows]


def lit(view):
    return [row.label for row in view.rows if row.lit]


def test_an_empty_morning_has_neither_panel_nor_rows(flow):
    view = flow.view()
    assert view == View(None, bright=False, rows=(), coming=(), lost_at=None, deaf=False)


def test_a_call_is_in_the_panel_and_on_top_of_the_list_at_once(flow, board, call):
    earlier, newest = call("A011", "1"), call("A012", "3", after=60)
    flow.read(board(earlier))
    fresh = flow.read(board(newest, earlier))
    view = flow.view()
    assert [spoken.label for spoken in fresh] == ["A012"]
    assert labels(view) == ["A012", "A011"]


def test_the_panel_shows_the_new_call_when_the_one_before_has_had_its_pulses(
    flow, board, call, clock
):
    earlier, newest = call("A011", "1"), call("A012", "3", after=60)
    flow.read(board(earlier))
    clock.move(seconds=60)
    flow.read(board(newest, earlier))
    assert flow.view().panel.label == "A012"


def test_the_highlight_ends_after_20_seconds(flow, board, call, clock):
    flow.read(board(call()))
    clock.move(seconds=HIGHLIGHT_SECONDS - 0.1)
    assert flow.view().panel.lit
    assert lit(flow.view()) == ["A012"]
    clock.move(seconds=0.2)
    assert flow.view().panel.label == "A012"
    assert lit(flow.view()) == []


def test_the_next_call_takes_the_highlight(flow, board, call, clock):
    first = call("A012", "3")
    flow.read(board(first))
    clock.move(seconds=6)
    flow.read(board(call("B007", "1", after=6), first))
    assert flow.view().panel.label == "B007"
    assert lit(flow.view()) == ["B007"]


@pytest.mark.parametrize("silent", ["deaf", "quiet"])
def test_a_dead_or_quiet_loudspeaker_holds_the_highlight_for_30_seconds(
    flow, board, call, clock, silent
):
    setattr(flow, silent, True)
    flow.read(board(call()))
    clock.move(seconds=DEAF_HIGHLIGHT_SECONDS - 0.5)
    assert flow.view().panel.lit
    clock.move(seconds=1)
    assert not flow.view().panel.lit


def test_a_quiet_loudspeaker_is_no_broken_one(flow, board, call):
    flow.quiet = True
    flow.read(board(call()))
    assert not flow.view().deaf


def test_a_call_is_spoken_with_its_counter_s_name_at_hand(flow, board, call):
    flow.read(board())
    (spoken,) = flow.read(board(call(name="Quầy Hộ tịch")))
    assert spoken.name["vi"] == "Quầy Hộ tịch"


def pulses(flow, clock, seconds):
    """Sample the panel 40 times a second; return when it turned bright."""
    began, was, at = [], False, 0.0
    while at < seconds:
        bright = flow.view().bright
        if bright and not was:
            began.append(at)
        was = bright
        clock.move(seconds=0.025)
        at += 0.025
    return began


def test_the_panel_pulses_three_times_at_one_hertz(flow, board, call, clock):
    flow.read(board(call()))
    began = pulses(flow, clock, 25)
    assert began == pytest.approx([0.0, 1.0, 2.0], abs=0.03)


def test_no_second_has_more_than_three_flashes_even_when_calls_pour_in(flow, board, call, clock):
    calls = []
    for number in range(8):
        calls.insert(0, call(f"A{number:03}", str(number + 1), after=number / 10))
        flow.read(board(*calls))
    began = pulses(flow, clock, 30)
    assert len(began) == 24
    for start in began:
        assert sum(start <= other < start + 1 for other in began) <= 3


def test_two_calls_at_one_instant_are_both_shown_in_call_order(flow, board, call, clock):
    first, second = call("A012", "3"), call("B007", "1")
    fresh = flow.read(board(second, first))
    assert [spoken.label for spoken in fresh] == ["A012", "B007"]
    view = flow.view()
    assert labels(view) == ["B007", "A012"]
    assert lit(view) == ["B007", "A012"]
    assert view.panel.label == "A012"
    clock.move(seconds=3)
    assert flow.view().panel.label == "B007"


def test_a_recall_moves_to_the_top_and_says_so(flow, board, call):
    first, other = call("A012", "3"), call("B007", "1", after=30)
    flow.read(board(other, first))
    again = call("A012", "3", after=60, again=2)
    fresh = flow.read(board(again, other))
    view = flow.view()
    assert labels(view) == ["A012", "B007"]
    assert view.rows[0].again
    assert [(spoken.label, spoken.again) for spoken in fresh] == [("A012", True)]


def test_a_number_is_listed_once_with_its_newest_call(flow, board, call):
    old, new = call("A012", "3"), call("A012", "5", after=60)
    flow.read(board(new, old))
    assert [(row.label, row.counter) for row in flow.view().rows] == [("A012", "5")]


@pytest.mark.parametrize("state", [State.ABSENT, State.TRANSFERRED, State.CANCELLED, State.EXPIRED])
def test_who_is_no_longer_called_leaves_panel_and_list(flow, board, call, state):
    made = call()
    flow.read(board(made))
    flow.read(board(replace(made, ticket_state=state)))
    assert flow.view().panel is None
    assert labels(flow.view()) == []


def test_a_served_number_leaves_the_panel_but_stays_on_the_list(flow, board, call):
    made = call()
    flow.read(board(made))
    flow.read(board(replace(made, ticket_state=State.SERVED)))
    assert flow.view().panel is None
    assert labels(flow.view()) == ["A012"]
    assert lit(flow.view()) == []


def test_an_absent_mark_taken_back_is_not_called_out_again(flow, board, call):
    made = call()
    flow.read(board(made))
    flow.read(board())
    assert flow.read(board(made)) == ()
    assert labels(flow.view()) == ["A012"]


def test_the_panel_goes_back_to_a_call_that_still_waits_for_its_person(flow, board, call, clock):
    first, second = call("A012", "3"), call("B007", "1", after=5)
    flow.read(board(first))
    clock.move(seconds=5)
    flow.read(board(second, first))
    flow.read(board(replace(second, ticket_state=State.SERVED), first))
    assert flow.view().panel.label == "A012"
    assert not flow.view().panel.lit


def test_only_the_newest_rows_are_listed(flow, board, call):
    calls = [call(f"A{number:03}", "1", after=number) for number in range(9, 0, -1)]
    flow.read(board(*calls))
    assert labels(flow.view()) == ["A009", "A008", "A007", "A006", "A005", "A004"]


def test_the_link_is_lost_after_five_seconds_and_the_strip_knows_since_when(
    flow, board, call, clock
):
    flow.read(board(call(), coming=("A013",)))
    told = clock.now()
    clock.move(seconds=LOST_AFTER_SECONDS - 0.01)
    assert flow.view().lost_at is None
    clock.move(seconds=0.01)
    view = flow.view()
    assert view.lost_at == told
    assert labels(view) == ["A012"]
    assert view.coming == ()
    assert flow.loss.seconds_left() == 0


def test_a_sign_of_life_keeps_the_link_and_a_reading_brings_it_back(flow, board, clock):
    clock.move(seconds=4)
    flow.loss.reached(ago=1)
    clock.move(seconds=3)
    assert flow.view().lost_at is None
    clock.move(seconds=2)
    assert flow.view().lost_at is not None
    flow.read(board())
    assert flow.view().lost_at is None


def test_an_old_sign_of_life_never_takes_a_newer_one_back(flow, clock):
    clock.move(seconds=2)
    flow.loss.reached()
    flow.loss.reached(ago=float("inf"))
    assert flow.loss.seconds_left() == LOST_AFTER_SECONDS


def test_a_restart_shows_the_whole_state_and_repeats_no_old_call(clock, board, call):
    old = [call("A012", "3"), call("A011", "1", after=-300, state=State.SERVED)]
    flow = BoardFlow(6, clock)
    at = old[0].at + timedelta(seconds=HIGHLIGHT_SECONDS + 1)
    assert flow.read(board(*old, at=at)) == ()
    view = flow.view()
    assert labels(view) == ["A012", "A011"]
    assert view.panel.label == "A012"
    assert not view.panel.lit


def test_a_restart_does_not_swallow_a_call_made_meanwhile(clock, board, call):
    made = call()
    flow = BoardFlow(6, clock)
    fresh = flow.read(board(made, at=made.at + timedelta(seconds=8)))
    assert [spoken.label for spoken in fresh] == ["A012"]
    assert flow.view().panel.lit


def test_the_flow_wakes_for_pulses_and_the_end_of_the_highlight_only(flow, board, call, clock):
    assert flow.next_change() is None
    flow.read(board(call()))
    flow.view()
    wakes = 0
    while (wait := flow.next_change()) is not None:
        clock.move(seconds=wait + 0.001)
        flow.view()
        wakes += 1
    assert wakes == 7


def test_nothing_that_is_shown_can_hold_a_name():
    known = {"id", "label", "counter", "counter_name", "again", "lit", "zone"}
    assert {each.name for each in fields(Shown)} == known


def test_a_call_is_untrue_once_served_absent_or_called_elsewhere(board, call, spoken):
    said = spoken("A012", "3")
    assert still_true(said, board(call("A012", "3")))
    assert still_true(said, board(call("A012", "3", state=State.SERVING)))
    assert not still_true(said, board(call("A012", "3", state=State.SERVED)))
    assert not still_true(said, board(call("A012", "5")))
    assert not still_true(said, board(call("B001", "1")))


def test_an_answer_too_short_to_reach_the_call_denies_nothing(board, call, spoken):
    later = [call(f"B{n:03}", "1", after=100 + n) for n in range(READ_CALLS, 0, -1)]
    assert still_true(spoken("A012", "3"), board(*later))


def test_a_box_that_begins_on_a_wrong_day_repeats_nothing_on_the_right_one(clock, board, call):
    flow = BoardFlow(6, clock)
    served, called = call("A011", "1", state=State.SERVING), call("A012", "3", after=1)
    assert flow.read(board(at=called.at - timedelta(days=400))) == ()
    at = called.at + timedelta(seconds=HIGHLIGHT_SECONDS + 1)
    assert flow.read(board(called, served, at=at)) == ()
    assert labels(flow.view()) == ["A012", "A011"]
    assert not flow.view().panel.lit


def test_who_was_called_while_the_link_was_lost_is_called_out_unless_served(flow, board, call):
    waits, served = call("A012", "3"), call("B007", "1", after=1, state=State.SERVING)
    at = served.at + timedelta(seconds=HIGHLIGHT_SECONDS + 1)
    assert [spoken.label for spoken in flow.read(board(served, waits, at=at))] == ["A012"]
    assert labels(flow.view()) == ["B007", "A012"]


def test_who_is_served_before_the_board_heard_of_the_call_is_still_shown(flow, board, call):
    quick = call(state=State.SERVING)
    fresh = flow.read(board(quick, at=quick.at + timedelta(seconds=2)))
    assert [spoken.label for spoken in fresh] == ["A012"]
    assert flow.view().panel.lit


def test_a_call_that_nobody_saw_is_new_again_when_its_absent_mark_is_taken_back(
    flow, board, call, clock
):
    first, second = call("A012", "3"), call("B007", "1")
    flow.read(board(second, first))
    assert flow.view().panel.label == "A012"
    flow.read(board(first))
    fresh = flow.read(board(second, first))
    assert [spoken.label for spoken in fresh] == ["B007"]
    clock.move(seconds=3)
    assert flow.view().panel.label == "B007"


def test_a_clock_that_is_set_back_by_a_day_calls_nobody_a_second_time(flow, board, call):
    answer = board(call())
    assert [spoken.label for spoken in flow.read(answer)] == ["A012"]
    yesterday = answer.at - timedelta(days=1)
    assert flow.read(replace(answer, at=yesterday)) == ()
    assert labels(flow.view()) == ["A012"]


def test_calls_that_are_gone_at_once_flash_no_more_than_three_times_a_second(
    flow, board, call, clock
):
    began, starts, was = clock.monotonic(), [], False
    while clock.monotonic() < began + 1.0:
        flow.read(board(call(f"A{len(starts):03}", "3")))
        bright = flow.view().bright
        starts += [clock.monotonic()] if bright and not was else []
        flow.read(board())
        was = flow.view().bright
        clock.move(seconds=0.05)
    assert len(starts) == 3


def test_who_waits_for_a_panel_that_is_just_free_takes_it_in_time(flow, board, call, clock):
    flow.read(board(call("A012", "3")))
    flow.read(board(call("B007", "1")))
    assert flow.view().panel is None
    assert flow.next_change() == pytest.approx(GAP_SECONDS)
    clock.move(seconds=GAP_SECONDS + 0.001)
    assert flow.view().panel.label == "B007"
