"""The link: opens late, one reading at a time, tells answers, refusals and losses apart."""

from uuid import uuid4

import pytest

from centre.rules.errors import NotAllowed, Unavailable
from counter_client.flow import Action, Press
from counter_client.link import Link
from db import open_store


@pytest.fixture
def link(qapp, counters, clock):
    made = Link("test", lambda: open_store(counters, clock, "counter:test"))
    yield made
    made.close()


def test_the_store_is_opened_by_the_first_reading(link, qtbot):
    link.at("1")
    with qtbot.waitSignal(link.seen) as heard:
        link.read()
    assert heard.args[0].view.counter == "1"
    assert link.is_quiet


def test_readings_asked_for_meanwhile_become_one_more(link, qtbot):
    seen = []
    link.seen.connect(seen.append)
    for _ in range(5):
        link.read()
    qtbot.waitUntil(lambda: len(seen) == 2 and link.is_quiet, timeout=5000)


def test_a_press_before_the_store_is_open_is_lost_not_forgotten(link, qtbot):
    press = Press(uuid4(), Action.DONE, 0.0, {"counter": "1", "ticket": None})
    with qtbot.waitSignal(link.lost) as heard:
        link.send(press)
    assert heard.args[0].press is press


def test_a_refusal_is_told_with_its_press(link, qtbot):
    with qtbot.waitSignal(link.seen):
        link.read()
    press = Press(uuid4(), Action.DONE, 0.0, {"counter": "1", "ticket": None})
    with qtbot.waitSignal(link.refused) as heard:
        link.send(press)
    assert heard.args[0].press is press
    assert isinstance(heard.args[0].error, NotAllowed)


def test_a_store_that_comes_later_is_found(qtbot, qapp, counters, clock):
    tries = []

    def opened():
        tries.append(1)
        if len(tries) < 2:
            raise Unavailable("database_missing", "database")
        return open_store(counters, clock, "counter:test")

    made = Link("late", opened)
    with qtbot.waitSignals([made.lost, made.seen], timeout=5000):
        made.read()
    made.close()
