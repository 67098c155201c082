"""The curve of a ducked film."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from queue_display.film.fade import DUCKED, Fade


def test_it_goes_down_within_200_ms_and_comes_back_within_500():
    fade = Fade()
    assert fade.share(0) == 1
    fade.duck(10.0, down=True)
    assert fade.share(10.0) == 1
    assert DUCKED < fade.share(10.1) < 1
    assert fade.share(10.2) == pytest.approx(DUCKED)
    assert fade.rests(10.21)
    fade.duck(20.0, down=False)
    assert fade.share(20.0) == pytest.approx(DUCKED)
    assert DUCKED < fade.share(20.25) < 1
    assert fade.share(20.5) == pytest.approx(1)


def test_a_second_call_in_the_middle_begins_where_the_sound_is():
    fade = Fade()
    fade.duck(0.0, down=True)
    fade.duck(1.0, down=False)
    half = fade.share(1.25)
    fade.duck(1.25, down=True)
    assert fade.share(1.25) == pytest.approx(half)
    assert fade.share(1.45) == pytest.approx(DUCKED)


def test_the_same_wish_again_does_not_begin_anew():
    fade = Fade()
    fade.duck(0.0, down=True)
    fade.duck(0.1, down=True)
    assert fade.share(0.2) == pytest.approx(DUCKED)


@settings(max_examples=30)
@given(st.lists(st.tuples(st.floats(0.001, 0.6), st.booleans()), max_size=30))
def test_it_never_jumps_and_never_leaves_its_range(steps):
    fade, now = Fade(), 0.0
    for wait, down in steps:
        end = now + wait
        last = fade.share(now)
        while now < end:
            now += 0.002
            share = fade.share(now)
            assert DUCKED - 1e-9 <= share <= 1 + 1e-9
            # The steepest part of the cosine: pi/2 of the whole way in 200 ms.
            assert abs(share - last) <= 0.85 * 1.571 * 0.002 / 0.2 + 1e-9
            last = share
        fade.duck(now, down=down)
        assert fade.share(now) == pytest.approx(last)
