"""The store on its lane: opened there, watched from the first answer on, closed at the end."""

from uuid import uuid4

import pytest

from centre.rules.errors import NotAllowed, Unavailable
from db import open_store
from kiosk.store_lane import StoreLane


@pytest.fixture
def lane(graveyard, settings, clock, qapp):
    made = StoreLane(lambda: open_store(settings, clock, "kiosk:k1"), "store k1")
    yield made
    made.close()
    made.deleteLater()


def test_job_runs_with_the_store_and_answers_here(lane, qtbot):
    answers = []
    lane.run(lambda store: store.centre().code, answers.append)
    qtbot.waitUntil(lambda: answers == ["H99.08"])


def test_others_changes_are_heard(lane, qtbot, open_as):
    answers = []
    lane.run(lambda store: store.centre().code, answers.append)
    qtbot.waitUntil(lambda: bool(answers))
    with qtbot.waitSignal(lane.changed):
        open_as("kiosk:k2").day.take(uuid4(), "ho-tich", "k2")


def test_store_that_cannot_be_opened_is_a_failed_job(graveyard, qtbot):
    def gone():
        raise Unavailable("database_missing", "database")

    lane = StoreLane(gone, "store k1")
    failures = []
    lane.run(lambda store: store.centre(), None, failures.append)
    qtbot.waitUntil(lambda: [error.key for error in failures] == ["database_missing"])
    lane.close()
    lane.deleteLater()


def test_whether_the_store_answers_is_told_after_each_job(lane, qtbot):
    """A refusal is an answer, too; only a store that is gone is none."""

    def refuse(_store):
        raise NotAllowed("ticket_unknown")

    def gone(_store):
        raise Unavailable("database_gone", "database")

    told, errors = [], []
    lane.answered.connect(told.append)
    for job in (lambda store: store.centre().code, refuse, gone):
        lane.run(job, None, errors.append)
    qtbot.waitUntil(lambda: told == [True, True, False])
    assert [error.key for error in errors] == ["ticket_unknown", "database_gone"]
