"""Changes are told before they are made, and made in their order."""

import pytest

from db.server.steps import Change, Need, carry_out, lines


def test_changes_are_made_in_their_order_and_the_strongest_need_is_told():
    made = []
    changes = [
        Change("one", lambda: made.append(1), Need.RESTART),
        Change("two", lambda: made.append(2), Need.RELOAD),
        Change("three", lambda: made.append(3)),
    ]
    assert lines(changes) == ["  1. one  [restart]", "  2. two  [reload]", "  3. three"]
    assert made == []
    assert carry_out(changes) == Need.RESTART
    assert made == [1, 2, 3]
    assert carry_out([]) == Need.NOTHING


def test_a_change_that_fails_ends_the_run_before_the_next():
    made = []
    changes = [Change("bad", lambda: 1 / 0), Change("next", lambda: made.append(1))]
    with pytest.raises(ZeroDivisionError):
        carry_out(changes)
    assert made == []
