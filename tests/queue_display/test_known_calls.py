"""Which calls are new to a board: by the store's day, whatever the clock says."""

from datetime import timedelta

import pytest

from centre.rules.tickets import State
from queue_display.known_calls import REMEMBERED_DAYS, KnownCalls, utterance

YOUNG = 20.0
DAY = timedelta(days=1)


@pytest.fixture
def known(board):
    """A board that has read an empty day."""
    made = KnownCalls()
    made.learn(board())
    return made


def labels(known, board):
    """Read an answer: return what is new in it, and know it from then on."""
    fresh = [call.label for call in known.fresh(board.calls, board, YOUNG)]
    known.learn(board)
    return fresh


def test_what_was_called_is_new_once_and_in_the_order_of_the_calls(known, board, call):
    answer = board(call("B007", "1", after=1), call("A012", "3"))
    assert labels(known, answer) == ["A012", "B007"]
    assert labels(known, answer) == []


def test_a_number_called_again_is_new_again(known, board, call):
    first = call("A012", "3")
    assert labels(known, board(first)) == ["A012"]
    assert labels(known, board(call("A012", "3", after=5, again=2))) == ["A012"]


def test_a_clock_that_is_set_back_by_a_day_repeats_nothing(known, board, call):
    answer = board(call())
    assert labels(known, answer) == ["A012"]
    assert labels(known, board(*answer.calls, at=answer.at - DAY, day=answer.day)) == []


def test_a_call_made_before_the_clock_was_set_back_is_not_swallowed(known, board, call):
    answer = board(call())
    assert labels(known, board(*answer.calls, at=answer.at - DAY, day=answer.day)) == ["A012"]


def test_a_day_that_staff_set_back_repeats_nothing(known, board, call):
    answer = board(call())
    assert labels(known, answer) == ["A012"]
    assert labels(known, board(day=answer.day + DAY)) == []
    assert labels(known, answer) == []


def test_the_first_answer_of_a_day_has_only_young_calls_that_nobody_serves(board, call):
    served, old = call("A003", "3", after=2, state=State.SERVING), call("A001", "1", after=-21)
    answer = board(served, call("A002", "2", after=1), old)
    assert labels(KnownCalls(), answer) == ["A002"]


def test_a_start_while_the_clock_is_set_back_has_the_newest_calls_alone(board, call):
    newest, old = call(after=3600), call("A011", "1", after=3570)
    assert labels(KnownCalls(), board(newest, old)) == ["A012"]


def test_who_is_served_at_once_while_the_clock_is_set_back_is_new_too(known, board, call):
    assert labels(known, board(call(after=3600, state=State.SERVING))) == ["A012"]


def test_what_nobody_has_seen_can_be_forgotten_and_is_new_again(known, board, call):
    answer = board(call())
    assert labels(known, answer) == ["A012"]
    known.forget({utterance(answer.calls[0])})
    assert labels(known, answer) == ["A012"]


def test_days_long_gone_are_let_go(known, board, call):
    answer = board(call())
    assert labels(known, answer) == ["A012"]
    for days in range(1, REMEMBERED_DAYS):
        known.learn(board(day=answer.day + days * DAY))
    assert labels(known, answer) == []
    for days in range(1, REMEMBERED_DAYS + 1):
        known.learn(board(day=answer.day + days * DAY))
    assert labels(known, answer) == ["A012"]


@pytest.mark.parametrize(("age", "young"), [(0, True), (19, True), (20, False)])
def test_a_call_is_young_while_it_would_be_highlighted(board, call, age, young):
    one = call()
    answer = board(one, at=one.at + timedelta(seconds=age))
    assert labels(KnownCalls(), answer) == (["A012"] if young else [])
