"""A double tap is one touch and never falls through to what has just come."""

from kiosk.taps import Taps


def test_second_tap_within_700_ms_does_not_count():
    taps = Taps()
    assert taps.count("a", 0.0)
    assert not taps.count("a", 0.69)
    assert taps.count("a", 0.71)


def test_other_target_counts_at_once():
    taps = Taps()
    assert taps.count("a", 0.0)
    assert taps.count("b", 0.1)


def test_nothing_counts_while_the_page_settles():
    taps = Taps()
    taps.settle(1.0)
    assert not taps.count("a", 1.3)
    assert taps.count("a", 1.5)
