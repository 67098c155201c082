"""A lost link is known after five seconds, by a clock that is moved by hand."""

import pytest

from queue_display.loss import LOST_AFTER_SECONDS, Loss


@pytest.fixture
def loss(clock):
    return Loss(clock)


def test_a_link_holds_for_five_seconds_of_silence_and_then_says_since_when(loss, clock):
    told = clock.now()
    clock.move(seconds=LOST_AFTER_SECONDS - 0.01)
    assert loss.at() is None
    clock.move(seconds=0.01)
    assert loss.at() == told
    assert loss.seconds_left() == 0


def test_an_answer_some_seconds_ago_counts_from_then(loss, clock):
    clock.move(seconds=3)
    answered = clock.now()
    clock.move(seconds=1)
    loss.reached(ago=1)
    assert loss.seconds_left() == LOST_AFTER_SECONDS - 1
    clock.move(seconds=4)
    assert loss.at() == answered


def test_an_old_answer_never_takes_a_newer_one_back(loss, clock):
    clock.move(seconds=2)
    loss.reached()
    loss.reached(ago=float("inf"))
    assert loss.seconds_left() == LOST_AFTER_SECONDS


def test_the_silence_is_told_in_whole_minutes_whatever_the_wall_clock_does(loss, clock):
    assert loss.minutes() == 0
    clock.move(seconds=59)
    assert loss.minutes() == 0
    clock.move(seconds=61)
    clock.at = clock.at.replace(hour=3)
    assert loss.minutes() == 2
    loss.reached()
    assert loss.minutes() == 0
