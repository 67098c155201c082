"""A sheet's values are frozen: what a screen shows nobody changes under it."""

from dataclasses import FrozenInstanceError

import pytest

from centre.rules.evaluation import Evidence
from db.evaluation.record import Fields, Line


def test_a_line_without_scores_is_empty_and_stays_as_it_is():
    line = Line(1, None, None, "", Evidence())
    assert (line.changed_at, line.changed_by) == (None, "")
    with pytest.raises(FrozenInstanceError):
        line.own = 2


def test_fields_that_are_not_named_are_not_written():
    assert Fields(own=None) == {"own": None}
    assert set(Fields.__optional_keys__) == {"own", "verified", "note"}
