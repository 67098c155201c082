"""Legs of a visit: notes of one line, outcomes asked for, wrap-ups, and who returns in time."""

from datetime import UTC, datetime, timedelta

import pytest

from centre.rules.errors import NotAllowed
from centre.rules.legs import (
    NOTE_MOST,
    ReturnRule,
    checked_note,
    checked_outcome,
    is_wrapping,
    return_rule,
    wraps_until,
)
from centre.rules.services import Choosable, Policy

NINE = datetime(2026, 3, 2, 9, tzinfo=UTC)
CHOICES = (Choosable("outcome", "received", {"vi": "Đã nhận"}, 1),)


@pytest.mark.parametrize(
    ("note", "kept"), [("", ""), ("  thiếu bản sao ", "thiếu bản sao"), ("x" * NOTE_MOST,) * 2]
)
def test_a_note_is_one_line_without_blanks_around_it(note, kept):
    assert checked_note(note) == kept


@pytest.mark.parametrize(
    "note", ["x" * (NOTE_MOST + 1), "một\nhai", "một\u2028hai", "\x07", "a\tb"]
)
def test_more_than_a_line_is_no_note(note):
    with pytest.raises(NotAllowed, match="note_shape"):
        checked_note(note)


@pytest.mark.parametrize(
    ("outcome", "choices", "is_wanted", "kept"),
    [
        (None, CHOICES, False, None),
        (None, (), True, None),
        ("received", CHOICES, True, "received"),
        ("received", CHOICES, False, "received"),
    ],
)
def test_an_outcome_is_kept_and_none_is_asked_where_there_is_no_choice(
    outcome, choices, is_wanted, kept
):
    """Behaviour 36: outcome code required if configured."""
    assert checked_outcome(outcome, choices, is_wanted=is_wanted) == kept


@pytest.mark.parametrize(
    ("outcome", "choices", "is_wanted"),
    [(None, CHOICES, True), ("", CHOICES, True), ("lost", CHOICES, False), ("lost", (), False)],
)
def test_an_outcome_that_is_missing_or_none_of_the_centres_is_refused(outcome, choices, is_wanted):
    """Behaviour 36: wrap-up time separate."""
    with pytest.raises(NotAllowed, match="outcome_missing"):
        checked_outcome(outcome, choices, is_wanted=is_wanted)


@pytest.mark.parametrize(
    ("seconds", "wrapping"), [(-1, False), (0, True), (59, True), (60, False), (3600, False)]
)
def test_a_wrap_up_goes_on_until_its_time_and_not_by_a_clock_that_was_set_back(seconds, wrapping):
    policy = Policy(wrap_up_seconds=60)
    until = wraps_until(NINE, policy)
    assert until == NINE + timedelta(seconds=60)
    assert is_wrapping(until, NINE + timedelta(seconds=seconds), policy) is wrapping


def test_without_time_for_it_there_is_no_wrap_up():
    assert wraps_until(NINE, Policy()) is None
    assert not is_wrapping(None, NINE, Policy(wrap_up_seconds=60))


@pytest.mark.parametrize(
    ("minutes", "rule"),
    [(-10, "within"), (0, "within"), (30, "within"), (30.1, "late"), (300, "late")],
)
def test_who_was_absent_returns_in_time_or_late(minutes, rule):
    """Behaviour 32: a no-show re-enters by rule, within tolerance or later."""
    back = NINE + timedelta(minutes=minutes)
    assert return_rule(NINE, back, Policy(return_minutes=30)) is ReturnRule(rule)
