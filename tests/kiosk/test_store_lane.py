"""The store on its lane: opened there, watched from the first answer on, closed at the end."""

from uuid import uuid4

import pytest

from centre.rules.errors import Unavailable
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
