"""Ducking, heard at Qt's own output with a clock that is stepped."""

from itertools import pairwise

import pytest
from PySide6.QtMultimedia import QAudioOutput

from queue_display.film.sound import Sound

# The test machine has no sound server.
pytestmark = pytest.mark.qt_log_ignore("PulseAudioService")


@pytest.fixture
def output(qapp):
    made = QAudioOutput(qapp)
    yield made
    made.deleteLater()


@pytest.fixture
def sound(output, clock):
    made = Sound(40, output.setVolume, clock)
    made.step()
    yield made
    made.stop()


def heard(sound, output, clock, milliseconds):
    """Step through so many milliseconds, 20 at a time, as the timer does; return the volumes."""
    volumes = []
    for _ in range(0, milliseconds, 20):
        clock.move(milliseconds=20)
        sound.step()
        volumes.append(output.volume())
    return volumes


def test_a_call_brings_the_film_to_15_per_cent_in_200_ms_and_back_in_500(sound, output, clock):
    assert output.volume() == pytest.approx(0.4)
    sound.duck(down=True)
    assert output.volume() == pytest.approx(0.4)
    down = heard(sound, output, clock, 200)
    assert down[-1] == pytest.approx(0.06)
    assert down == sorted(down, reverse=True)
    assert all(0.06 - 1e-6 <= volume <= 0.4 for volume in down)
    assert heard(sound, output, clock, 3000)[-1] == pytest.approx(0.06)
    sound.duck(down=False)
    up = heard(sound, output, clock, 500)
    assert up[-1] == pytest.approx(0.4)
    assert up == sorted(up)
    assert up[11] < 0.3


def test_it_is_smooth(sound, output, clock):
    sound.duck(down=True)
    steps = [0.4, *heard(sound, output, clock, 200)]
    assert max(a - b for a, b in pairwise(steps)) < 0.06


def test_a_jump_would_be_noticed(sound, output, clock):
    """The control of the test before: a volume that is set at once is no glide."""
    sound.duck(down=True)
    clock.move(milliseconds=200)
    before = output.volume()
    sound.step()
    assert before - output.volume() > 0.06


def test_at_rest_nothing_wakes(sound, output, clock):
    assert not sound.glides
    sound.duck(down=True)
    assert sound.glides
    heard(sound, output, clock, 240)
    assert not sound.glides
