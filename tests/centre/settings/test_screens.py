"""The glass of a program: its size in inches and pixels."""

import pytest

from centre.settings.screens import BoardScreen, CounterScreen, Screen


def test_screens_have_the_size_of_their_use():
    assert (Screen().width, Screen().height, Screen().inches) == (1080, 1920, 21.5)
    assert (BoardScreen().inches, CounterScreen().width) == (43.0, 1920)


def test_a_screen_keeps_the_size_of_its_use_when_one_key_is_given():
    larger = BoardScreen.model_validate({"inches": 55})
    assert (larger.width, larger.height, larger.inches) == (1920, 1080, 55.0)


def test_pixels_per_millimetre_follow_the_diagonal():
    screen = Screen(inches=10.0, width=600, height=800)
    assert screen.px_per_mm == pytest.approx(1000 / 254)
    assert Screen().px_per_mm == pytest.approx(4.034, abs=0.001)
