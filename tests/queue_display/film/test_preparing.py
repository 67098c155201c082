"""One thing at a time."""

from threading import Event

import pytest

from centre.shell.lane import Lane
from queue_display.film.preparing import Preparing


@pytest.fixture
def preparing(qapp):
    lane = Lane("films")
    yield Preparing(lane)
    lane.close()
    lane.deleteLater()


def test_a_second_thing_is_not_taken_until_the_first_one_is_ready(preparing, qtbot):
    door, heard = Event(), []
    assert preparing.take(lambda: door.wait(10), heard.append, heard.append)
    assert not preparing.take(lambda: "second", heard.append, heard.append)
    door.set()
    qtbot.waitUntil(lambda: heard == [True])
    assert preparing.take(lambda: "third", heard.append, heard.append)
    qtbot.waitUntil(lambda: heard == [True, "third"])


def test_what_fails_is_told_and_makes_way(preparing, qtbot):
    heard = []
    assert preparing.take(lambda: 1 // 0, heard.append, lambda error: heard.append(type(error)))
    qtbot.waitUntil(lambda: heard == [ZeroDivisionError])
    assert preparing.take(lambda: "next", heard.append, heard.append)
    qtbot.waitUntil(lambda: heard[-1] == "next")
