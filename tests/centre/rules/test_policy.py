"""A centre's own order: what holds where it has decided nothing."""

from dataclasses import FrozenInstanceError, fields

import pytest
from hypothesis import given
from hypothesis import strategies as some

from centre.rules import services
from centre.rules.policy import Policy


def test_a_centre_that_decided_nothing_asks_no_outcome_and_gives_no_time_to_write_up() -> None:
    """Behaviour 36: only if configured."""
    policy = Policy()
    assert (policy.ask_outcome, policy.wrap_up_seconds) == (False, 0)


def test_the_boundaries_of_the_grades_are_those_of_the_field_note() -> None:
    policy = Policy()
    grades = (policy.grade_excellent, policy.grade_good, policy.grade_fair, policy.grade_average)
    assert grades == (15, 12, 9, 6)


@pytest.mark.parametrize("name", [one.name for one in fields(Policy)])
def test_every_figure_has_a_default_that_is_told_and_never_negative(name: str) -> None:
    default = getattr(Policy(), name)
    assert name in (Policy.__doc__ or "")
    assert not isinstance(default, int) or default >= 0


def test_a_policy_is_a_snapshot_and_that_of_the_centre() -> None:
    assert services.Policy is Policy
    with pytest.raises(FrozenInstanceError):
        Policy().bypass_limit = 4  # type: ignore[misc]


def test_nobody_is_called_more_than_five_times_where_nothing_was_decided() -> None:
    """Behaviour 25: there is a maximum, and two calls before an absent are below it."""
    assert (Policy().calls_at_most, Policy().calls_before_absent) == (5, 2)


@given(most=some.integers(0, 30), before=some.integers(1, 9))
def test_an_absent_can_be_reached_whatever_was_stored(most: int, before: int) -> None:
    policy = Policy(most_calls=most, calls_before_absent=before)
    assert policy.calls_at_most in {most, before}
    assert policy.calls_at_most >= before
