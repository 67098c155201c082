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


def test_a_first_reading_that_fails_leaves_no_second_store_behind(
    qtbot, qapp, counters, clock, monkeypatch
):
    stores = []

    def opened():
        stores.append(open_store(counters, clock, "counter:test"))
        return stores[-1]

    def refuse(*_):
        raise Unavailable("not_permitted", "database")

    made = Link("refused", opened)
    with monkeypatch.context() as patch:
        patch.setattr("counter_client.link.look", refuse)
        for _ in range(3):
            with qtbot.waitSignal(made.lost):
                made.read()
    with qtbot.waitSignal(made.seen):
        made.read()
    made.close()
    assert len(stores) == 1


def opened(link, qtbot):
    with qtbot.waitSignal(link.seen):
        link.read()
    return link


def outcomes():
    told = []
    return told, lambda value: told.append(("done", value)), told.append


def test_what_is_no_press_is_done_on_the_lane_and_answered(link, qtbot):
    told, done, missed = outcomes()
    opened(link, qtbot).do(lambda store: len(store.staff.clerks()), done, missed)
    qtbot.waitUntil(lambda: bool(told), timeout=5000)
    assert told[0][0] == "done"


def test_before_the_store_is_open_it_is_missed_at_once(link):
    told, done, missed = outcomes()
    link.do(lambda store: store, done, missed)
    assert told[0].key == "store_not_open"


def test_a_refusal_is_missed_and_the_link_is_there(link, qtbot):
    told, done, missed = outcomes()
    lost = []
    link.lost.connect(lost.append)
    opened(link, qtbot).do(lambda store: store.day.position(uuid4()), done, missed)
    qtbot.waitUntil(lambda: bool(told), timeout=5000)
    assert isinstance(told[0], NotAllowed)
    assert lost == []


def test_a_loss_is_missed_and_told_to_everybody_and_tried_again(link, qtbot):
    def gone(_store):
        raise Unavailable("database_gone", "database")

    told, done, missed = outcomes()
    opened(link, qtbot)
    with qtbot.waitSignals([link.lost, link.seen], timeout=5000):
        link.do(gone, done, missed)
    assert [error.key for error in told] == ["database_gone"]


def test_a_defect_is_heard_by_the_crash_hook(link, qtbot):
    told, done, missed = outcomes()
    opened(link, qtbot)
    with qtbot.captureExceptions() as failures:
        link.do(lambda _: 1 / 0, done, missed)
        qtbot.waitUntil(lambda: bool(failures), timeout=5000)
    assert failures[0][0] is ZeroDivisionError
    assert told == []


def test_the_last_word_is_said_before_the_store_is_closed(qapp, counters, clock, qtbot):
    made = opened(Link("last", lambda: open_store(counters, clock, "counter:test")), qtbot)
    said = []
    made.close(lambda store: said.append(store.centre().code))
    assert said == ["H99.08"]


@pytest.mark.parametrize("error", [Unavailable("database_gone", "database"), ZeroDivisionError()])
def test_a_last_word_that_fails_holds_nobody_up(qapp, counters, clock, qtbot, error):
    made = opened(Link("last", lambda: open_store(counters, clock, "counter:test")), qtbot)

    def fail(_store):
        raise error

    made.close(fail)
    assert made._lane._threads._shutdown


def test_without_a_store_nothing_is_said(link):
    link.close(lambda store: store.centre())


def test_a_rating_is_read_only_where_it_is_asked_for(link, qtbot, store, take):
    label = take()
    store.day.call_next(uuid4(), "1")
    store.day.finish(uuid4(), "1")
    with qtbot.waitSignal(link.seen) as heard:
        link.read()
    assert heard.args[0].rating is None
    link.rate_at("1")
    with qtbot.waitSignal(link.seen) as heard:
        link.read()
    assert heard.args[0].rating.label == label
