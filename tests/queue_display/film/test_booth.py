"""The films' own process, for real: its frames, its end, its death."""

import os
import signal
import sys

import pytest
from PySide6.QtCore import QObject

from queue_display.film import booth
from queue_display.film.booth import Booth


@pytest.fixture
def hall(qapp):
    """A booth whose place is 40 x 40 pixels."""
    owner = QObject()
    made = Booth(owner, lambda: (40, 40))
    yield made
    made.close()
    owner.deleteLater()


@pytest.fixture
def news(hall):
    """Note what is told: frames as sizes, ends, crashes, that nothing can be played."""
    told = []
    hall.frame.connect(lambda image: told.append((image.width(), image.height())))
    hall.ended.connect(told.append)
    hall.crashed.connect(lambda: told.append("crashed"))
    hall.unable.connect(lambda: told.append("unable"))
    return told


def test_frames_come_as_large_as_their_place_in_their_own_colours(hall, news, put, film, qtbot):
    colours = []
    hall.frame.connect(lambda image: colours.append(image.pixelColor(20, 15).getRgb()[:3]))
    hall.play(put("a #1?%20.mp4", film(frames=10)))
    qtbot.waitUntil(lambda: news[-1:] == [""])
    assert len(news) > 4
    assert set(news[:-1]) == {(40, 30)}
    assert all(red > 200 and 100 < green < 160 and blue < 100 for red, green, blue in colours)


def test_what_is_no_film_ends_with_an_error_and_the_next_one_is_played(
    hall, news, put, film, qtbot
):
    hall.play(put("a.mp4", "xin chào"))
    qtbot.waitUntil(lambda: len(news) == 1)
    assert news[0] not in ("", "crashed", "unable")
    first = hall.pid
    hall.play(put("b.mp4", film(frames=3)))
    qtbot.waitUntil(lambda: news[-1] == "")
    assert hall.pid == first


def test_a_film_that_takes_its_process_down_is_told_and_the_next_one_is_played(
    hall, news, put, film, qtbot, caplog
):
    hall.play(put("a.mp4", film(frames=100)))
    qtbot.waitUntil(lambda: (40, 30) in news)
    os.kill(hall.pid, signal.SIGSEGV)
    qtbot.waitUntil(lambda: news[-1] == "crashed")
    assert "process=gone" in caplog.text
    hall.play(put("b.mp4", film(frames=3)))
    qtbot.waitUntil(lambda: news[-1] == "")


def test_a_signal_to_the_whole_group_is_no_crash(hall, news, put, film, qtbot):
    """The control of the test before: systemd ends all processes of a service together."""
    hall.play(put("a.mp4", film(frames=12)))
    qtbot.waitUntil(lambda: (40, 30) in news)
    os.kill(hall.pid, signal.SIGTERM)
    qtbot.waitUntil(lambda: news[-1] == "")
    assert "crashed" not in news


def test_a_process_that_hangs_is_killed_and_another_one_begun(hall, news, put, film, qtbot):
    hall.play(put("a.mp4", film(frames=100)))
    qtbot.waitUntil(lambda: (40, 30) in news)
    first = hall.pid
    os.kill(first, signal.SIGSTOP)
    hall.kill()
    hall.play(put("b.mp4", film(frames=3)))
    qtbot.waitUntil(lambda: news[-1] == "")
    assert hall.pid not in (0, first)
    assert "crashed" not in news


@pytest.mark.parametrize("command", [["/none"], [sys.executable, "-c", "raise SystemExit(3)"]])
def test_a_process_that_cannot_begin_can_play_nothing(
    hall, news, put, film, command, *, qtbot, monkeypatch, caplog
):
    monkeypatch.setattr(booth, "COMMAND", command)
    hall.play(put("a.mp4", film()))
    qtbot.waitUntil(lambda: news == ["unable"])
    assert "process=gone" in caplog.text


def test_it_goes_when_the_board_does(hall, news, put, film, qtbot):
    hall.play(put("a.mp4", film(frames=100)))
    qtbot.waitUntil(lambda: (40, 30) in news)
    pid = hall.pid
    hall.close()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
