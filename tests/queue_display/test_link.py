"""The board's link to a real store: hears other processes, knows when nobody answers."""

from dataclasses import dataclass
from uuid import uuid4

import pytest

from centre.rules.errors import Unavailable
from db import open_store
from db.facts import Health
from queue_display.app import Look
from queue_display.flow import still_true
from queue_display.link import LivingNews, ScreenLink


@dataclass
class FakeNews:
    """News whose answer is set by hand."""

    new: bool = False

    def fileno(self):
        return None

    def drain(self):
        """Have nothing to drain."""

    def changed(self):
        return self.new


def test_a_look_that_finds_nothing_new_is_a_sign_of_life(clock):
    news = FakeNews()
    living = LivingNews(news, clock)
    clock.move(seconds=4)
    assert not living.changed()
    assert living.answered == clock.monotonic()


def test_a_look_that_finds_something_proves_nothing_yet(clock):
    """The store says "changed" also when it cannot look at all."""
    living = LivingNews(FakeNews(new=True), clock)
    clock.move(seconds=4)
    assert living.changed()
    assert living.answered == clock.monotonic() - 4


@pytest.fixture
def link(qapp, settings, clock):
    made = ScreenLink(lambda: open_store(settings, clock, "display:lobby"), Look(None), clock)
    yield made
    made.close()


@pytest.fixture
def called(store):
    """Take a number and call it to counter 1; return its ticket."""

    def call(counter="1"):
        served = next(iter(store.centre().counters[counter].serves))
        store.day.take(uuid4(), served, "k1")
        return store.day.call_next(uuid4(), counter).ticket

    return call


def test_the_first_reading_has_board_and_centre(link, called, qtbot):
    ticket = called()
    with qtbot.waitSignal(link.seen) as seen:
        link.read()
    assert [call.label for call in seen.args[0].board.calls] == [ticket.label]
    assert seen.args[0].centre.counters


def test_a_call_of_another_process_is_read_without_being_asked(link, called, qtbot):
    with qtbot.waitSignal(link.seen):
        link.read()
    with qtbot.waitSignal(link.seen) as seen:
        ticket = called()
    assert [call.label for call in seen.args[0].board.calls] == [ticket.label]


def test_a_store_that_cannot_be_opened_is_tried_again(settings, clock, qapp, qtbot, caplog):
    tries = []

    def open_late():
        tries.append(1)
        if len(tries) == 1:
            raise Unavailable("database_missing", "database")
        return open_store(settings, clock, "display:lobby")

    link = ScreenLink(open_late, Look(None), clock)
    link._retry.setInterval(10)
    with qtbot.waitSignals([link.silent, link.seen]):
        link.read()
    link.close()
    assert caplog.text.count("store gone") == 1


def test_while_readings_fail_no_look_counts_as_life(link, qtbot, monkeypatch):
    with qtbot.waitSignal(link.seen):
        link.read()
    assert link.quiet_seconds() == 0

    def gone(*_):
        raise Unavailable("disk", "database")

    monkeypatch.setattr(link._store.day, "board", gone)
    with qtbot.waitSignal(link.silent):
        link.read()
    assert link.quiet_seconds() == float("inf")
    monkeypatch.undo()
    with qtbot.waitSignal(link.seen):
        link.read()
    assert link.quiet_seconds() == 0


def test_a_health_is_kept_until_it_can_be_stored(link, store, qtbot):
    link.report(Health("lobby", "speaker", "error", "speaker_dead", {}))
    with qtbot.waitSignal(link.seen):
        link.read()
    qtbot.waitUntil(lambda: not link._health)
    assert [(d.name, d.state, d.key) for d in store.devices.all()] == [
        ("lobby", "error", "speaker_dead")
    ]


def truth(spoken):
    return lambda store: still_true(spoken, store.day.board())


def test_truth_is_asked_of_the_store(link, called, store, spoken, qtbot):
    ticket = called()
    with qtbot.waitSignal(link.seen):
        link.read()
    answers = []
    link.ask(truth(spoken(ticket.label, "1")), answers.append)
    qtbot.waitUntil(lambda: answers == [True])
    store.day.finish(uuid4(), "1")
    link.ask(truth(spoken(ticket.label, "1")), answers.append)
    qtbot.waitUntil(lambda: answers == [True, False])


def test_a_store_that_does_not_answer_denies_no_call(link, spoken, qtbot, monkeypatch):
    answers = []
    link.ask(truth(spoken()), answers.append)
    assert answers == [True]
    with qtbot.waitSignal(link.seen):
        link.read()

    def gone(*_):
        raise Unavailable("disk", "database")

    monkeypatch.setattr(link._store.day, "board", gone)
    link.ask(truth(spoken()), answers.append)
    qtbot.waitUntil(lambda: answers == [True, True])
