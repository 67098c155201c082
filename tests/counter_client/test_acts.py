"""The tables of the desk agree with each other: every act has a stage, a legend or neither."""

import pytest

from counter_client.acts import (
    ELSEWHERE,
    ENDS_A_SERVICE,
    KEEPS_ARMED,
    KEYS,
    LEGENDS,
    MORE,
    WORKS_IN,
    Action,
    Stage,
)


def test_every_stage_says_what_works_and_what_else_is_said():
    assert set(WORKS_IN) == set(ELSEWHERE) == set(Stage)


def test_every_act_works_somewhere():
    assert frozenset().union(*WORKS_IN.values()) == set(Action)


def test_no_act_has_two_legends_and_no_two_further_acts_share_one():
    assert not KEYS.keys() & MORE.keys()
    assert len(set(MORE.values())) == len(MORE)
    assert len(LEGENDS) == len(KEYS) + len(MORE)


@pytest.mark.parametrize("stage", list(Stage))
def test_acts_that_share_a_legend_never_work_at_the_same_time(stage):
    """F5, F9 and Enter mean one thing at a time, but a free desk's F5 and F8 are for lists."""
    shared = [action for action in WORKS_IN[stage] if action in KEYS]
    assert len({KEYS[action] for action in shared}) == len(shared)


def test_what_ends_a_service_needs_one():
    assert WORKS_IN[Stage.CALLED] & WORKS_IN[Stage.SERVING] >= ENDS_A_SERVICE


def test_only_what_touches_no_number_of_the_desk_lets_it_wait_on():
    assert {Action.RETURN, Action.NEW_ROLL} == KEEPS_ARMED


def test_writing_up_is_a_free_desk_that_can_end_it():
    assert WORKS_IN[Stage.WRAPPING] - WORKS_IN[Stage.FREE] == {Action.END_WRAP_UP}
