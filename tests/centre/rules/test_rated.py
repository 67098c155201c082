"""Ratings of one scale: silence stays silence, nothing of nothing, two scales never together."""

import pytest

from centre.rules.errors import NotAllowed
from centre.rules.rated import Rated, satisfied, wilson
from centre.rules.ratings import Level

THREE = tuple(Level(value, {"vi": str(value)}, face) for value, face in ((1, 0), (2, 3), (3, 4)))
FIVE = tuple(Level(value, {"vi": str(value)}, value - 1) for value in range(1, 6))
SCALE = ("giao-dich", 1)


def many(*levels, scale=SCALE):
    total = Rated(scale, 0)
    for level in levels:
        total += Rated.of(scale, level)
    return total


def test_silence_is_counted_and_is_no_answer():
    """Behaviour 46: asked, given, silent and the rate of response."""
    found = many(3, None, 2, None, 1)
    assert (found.asked, found.given, found.silent) == (5, 3, 2)
    assert found.response_rate == 0.6
    assert dict(found.levels) == {1: 1, 2: 1, 3: 1}


@pytest.mark.parametrize("found", [many(), many(None, None)])
def test_without_answers_there_is_no_share_and_no_interval(found):
    """Behaviour 45: no votes are "không có", never 0 % or NaN."""
    assert found.share({2, 3}) is None
    assert found.interval({2, 3}) is None
    assert found.response_rate == (0.0 if found.asked else None)


def test_two_scales_or_versions_are_never_added_up():
    """Behaviour 21: three levels and five levels are no average."""
    for other in (("giao-dich", 2), ("sipas", 1)):
        with pytest.raises(NotAllowed, match="scales_mixed"):
            many(3) + many(3, scale=other)


def test_satisfied_are_the_levels_whose_face_smiles():
    assert satisfied(THREE) == {2, 3}
    assert satisfied(FIVE) == {4, 5}


def test_the_interval_is_wilsons():
    """From E. B. Wilson 1927; 8 of 10 gives 49.02 to 94.33 %."""
    low, high = wilson(0.8, 10)
    assert (round(low, 4), round(high, 4)) == (0.4902, 0.9433)
    assert many(*[3] * 8, 1, 1).interval({2, 3}) == pytest.approx((low, high))


@pytest.mark.parametrize("share", [0.0, 1.0])
def test_all_or_none_still_has_a_width_within_nought_and_one(share):
    low, high = wilson(share, 5)
    assert 0.0 <= low < high <= 1.0


def test_what_was_kept_comes_back():
    found = many(1, 3, 3, None)
    assert Rated.from_plain(found.plain()) == found
