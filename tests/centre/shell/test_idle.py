"""Silence: the question at 40 s, back to start at 60 s, nothing at rest."""

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from centre.shell.idle import Idle, Idling, Phase, Silence, Times


@pytest.fixture
def idle(qapp, clock):
    idle = Idle(clock)
    yield idle
    idle.rest()


@pytest.fixture
def told(idle):
    """Return the list of what is told."""
    told: list[Idling] = []
    idle.changed.connect(told.append)
    return told


def pass_time(clock, idle, seconds: float) -> None:
    """Turn the clock, and look as the timer would."""
    clock.move(seconds=seconds)
    idle.look()


def test_question_comes_at_40_seconds_and_the_end_at_60(clock, idle, told):
    idle.touched()
    pass_time(clock, idle, 39.9)
    assert told == [Idling(Phase.IN_USE)]
    pass_time(clock, idle, 0.1)
    assert told[-1] == Idling(Phase.ASKING, 20)
    pass_time(clock, idle, 19.9)
    assert told[-1] == Idling(Phase.ASKING, 1)
    pass_time(clock, idle, 0.1)
    assert told[-1] == Idling(Phase.OVER)
    assert not idle._timer.isActive()


def test_every_second_of_the_countdown_is_told_once(clock, idle, told):
    idle.touched()
    for _ in range(601):
        pass_time(clock, idle, 0.1)
    asked = [one.seconds_left for one in told if one.phase is Phase.ASKING]
    assert asked == list(range(20, 0, -1))


def test_answer_starts_the_silence_again(clock, idle, told):
    idle.touched()
    pass_time(clock, idle, 45)
    idle.touched()
    assert idle.phase is Phase.IN_USE
    pass_time(clock, idle, 39)
    assert idle.phase is Phase.IN_USE


def test_nobody_there_means_no_timer(clock, idle):
    assert (idle.phase, idle._timer.isActive()) == (Phase.RESTING, False)
    idle.touched()
    assert idle._timer.isActive()
    idle.rest()
    pass_time(clock, idle, 1000)
    assert (idle.phase, idle._timer.isActive()) == (Phase.RESTING, False)


def test_reading_page_waits_longer(clock, idle):
    idle.touched()
    idle.use(Times(90, 20))
    pass_time(clock, idle, 80)
    assert idle.phase is Phase.IN_USE
    idle.use(Times(40, 60))
    assert idle.phase is Phase.ASKING


def test_timer_is_set_for_the_next_change(clock, idle):
    idle.touched()
    assert 39_900 <= idle._timer.interval() <= 40_001
    pass_time(clock, idle, 40)
    assert 900 <= idle._timer.interval() <= 1_001


def test_touch_of_the_window_counts_but_not_during_the_question(qtbot, clock, idle):
    window = QWidget()
    qtbot.addWidget(window)
    window.resize(200, 200)
    window.show()
    idle.watch(window)
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    assert idle.phase is Phase.IN_USE
    pass_time(clock, idle, 41)
    QTest.mouseClick(window.windowHandle(), Qt.MouseButton.LeftButton, pos=QPoint(50, 50))
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A)
    assert idle.phase is Phase.ASKING


def test_silence_at_rest_has_no_next_look():
    silence = Silence(Times())
    assert (silence.next_look(5.0), silence.seconds_left(5.0)) == (None, 0)
