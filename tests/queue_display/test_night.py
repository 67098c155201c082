"""Dark hours, and a call in them, by a clock that is moved by hand."""

import pytest

from queue_display.night import CALL_LIGHTS_SECONDS, Night


def hours_of(clock, dark_from, dark_to):
    """Return the minutes of one day in which a screen is dark."""
    night = Night(dark_from, dark_to, clock)
    clock.at = clock.at.replace(hour=0, minute=0)
    dark = []
    for minute in range(24 * 60):
        if night.is_dark():
            dark.append(minute)
        clock.move(minutes=1)
    return dark


def test_the_dark_hours_reach_over_midnight(clock):
    dark = hours_of(clock, "18:00", "06:30")
    assert dark == [*range(6 * 60 + 30), *range(18 * 60, 24 * 60)]


def test_the_dark_hours_of_a_noon_break(clock):
    assert hours_of(clock, "11:30", "13:00") == [*range(11 * 60 + 30, 13 * 60)]


def test_without_hours_it_is_never_dark(clock):
    assert hours_of(clock, None, None) == []


@pytest.fixture
def night(clock):
    clock.move(hours=12)
    return Night("18:00", "06:30", clock)


def test_a_call_in_the_dark_lights_the_screen_for_ten_minutes(night, clock):
    assert night.is_dark()
    night.light()
    assert not night.is_dark()
    clock.move(seconds=CALL_LIGHTS_SECONDS - 1)
    assert not night.is_dark()
    clock.move(seconds=1)
    assert night.is_dark()
    assert CALL_LIGHTS_SECONDS == 600


def test_a_further_call_counts_anew(night, clock):
    night.light()
    clock.move(minutes=9)
    night.light()
    clock.move(minutes=9)
    assert not night.is_dark()
    clock.move(minutes=1)
    assert night.is_dark()


def test_a_clock_that_is_set_back_does_not_light_the_night(night, clock):
    night.light()
    clock.move(minutes=10)
    clock.at = clock.at.replace(minute=0)
    assert night.is_dark()
    clock.at = clock.at.replace(hour=9)
    assert not night.is_dark()
