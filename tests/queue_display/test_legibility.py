"""What a set-up is told of a text."""

import pytest

from queue_display.legibility import Legibility, size_of
from queue_display.optics import Surface, distance_px

GLASS = Surface(1920, 1080, 43.0, 6.0)


def test_the_size_of_the_rule_is_twenty_minutes_at_the_farthest_seat():
    told = size_of("number", round(distance_px(6.0, GLASS.px_per_mm)), GLASS)
    assert told.arc_minutes == pytest.approx(20, abs=0.2)
    assert told.metres == pytest.approx(6, abs=0.1)
    assert told.millimetres == pytest.approx(34.9, abs=0.3)


def test_the_facts_name_each_text_s_distance():
    told = Legibility(
        1, (size_of("number", 99, GLASS), size_of("small", 40, GLASS)), too_small=True
    )
    assert told.facts() == {"number_metres": 6.0, "small_metres": 2.4}
