"""Ratings: one instrument with its version, and silence that stays silence."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centre.rules.errors import NotAllowed
from centre.rules.ratings import Instrument, Level, count

THREE = Instrument(
    "visit",
    2,
    {"vi": "Ông/Bà có hài lòng không?"},
    tuple(Level(value, {"vi": str(value)}, value) for value in (1, 2, 3)),
)


@given(st.lists(st.none() | st.sampled_from([1, 2, 3])))
def test_asked_is_given_and_silence_together(answers):
    counted = count(THREE, answers)
    assert counted.asked == len(answers)
    assert counted.asked - counted.given == answers.count(None)
    assert sum(counted.by_level.values()) == counted.given
    assert set(counted.by_level) == {1, 2, 3}
    assert (counted.instrument, counted.version) == ("visit", 2)


def test_silence_raises_no_level():
    assert count(THREE, [None, None]).by_level == {1: 0, 2: 0, 3: 0}


def test_nobody_asked_is_no_rate_at_all_and_not_zero():
    assert count(THREE, []).response_rate is None
    assert count(THREE, [None]).response_rate == 0.0
    assert count(THREE, [None, 3]).response_rate == 0.5


def test_a_level_of_another_instrument_is_refused():
    with pytest.raises(NotAllowed) as refused:
        count(THREE, [1, 5])
    assert refused.value.key == "level_unknown"
    assert refused.value.facts == {"level": 5, "instrument": "visit"}


def test_a_level_is_found_by_its_value():
    assert THREE.level(3).face == 3
