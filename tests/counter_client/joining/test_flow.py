"""Joining: from a text to done, stopped at any moment, every failure with its key."""

import pytest

from centre.rules.enrolling import Enrolment
from centre.rules.errors import NotAllowed, Unavailable
from counter_client.joining.centre_file import Outcome
from counter_client.joining.flow import SLOW_SECONDS, Joining, Stage
from db.enrolment.asking import Asked

ASKED = Asked("048213", "counter:c4", "pem")
GONE = Unavailable("database_gone", "database")


@pytest.fixture
def joining(bundle):
    made = Joining()
    made.take(f"  {bundle.text().lower()}\r\n")
    return made


@pytest.fixture
def waiting(joining):
    joining.showed(joining.begin(100.0), ASKED)
    return joining


def test_the_whole_way(waiting, folder):
    attempt = waiting.attempt
    assert (waiting.stage, waiting.asked.digits) == (Stage.WAITING, "048213")
    assert not waiting.heard(attempt, Enrolment.ASKED, 101.0)
    assert not waiting.heard(attempt, Enrolment.ACCEPTED, 102.0)
    assert waiting.heard(attempt, Enrolment.SIGNED, 103.0)
    waiting.finished(Outcome(folder / "centre.toml", written=True))
    assert waiting.stage is Stage.DONE


@pytest.mark.parametrize("text", ["", "MOTCUA1:AAAA", "xin chào", "MOTCUA1:" + "A" * 10_000])
def test_what_is_no_bundle_is_said_and_nothing_begins(text):
    made = Joining()
    made.take(text)
    assert (made.stage, made.trouble.key) == (Stage.FIND, "bundle_bad")
    assert made.begin(0.0) is None


def test_a_rating_screen_knows_its_counter_from_the_bundle(rating):
    made = Joining()
    made.take(rating.text())
    assert made.begin(0.0) == 1
    assert made.bundle.counter == "3"


@pytest.mark.parametrize("state", [Enrolment.REFUSED, Enrolment.EXPIRED])
def test_the_other_screens_no_is_told(waiting, state):
    assert not waiting.heard(waiting.attempt, state, 101.0)
    assert (waiting.stage, waiting.trouble.key) == (Stage.FAILED, f"there_{state.value}")


def test_a_server_that_is_away_for_a_moment_is_waited_for(waiting):
    waiting.failed(waiting.attempt, GONE, 101.0)
    assert (waiting.stage, waiting.is_away) == (Stage.WAITING, True)
    waiting.heard(waiting.attempt, Enrolment.ASKED, 102.0)
    assert not waiting.is_away


def test_a_server_that_stays_away_until_the_offer_ends_is_a_failure(waiting):
    waiting.failed(waiting.attempt, GONE, 100.0 + 600.0)
    assert (waiting.stage, waiting.trouble.key) == (Stage.FAILED, "database_gone")


def test_a_server_that_is_not_there_from_the_first_is_a_failure_at_once(joining):
    joining.failed(joining.begin(0.0), GONE, 3.0)
    assert joining.stage is Stage.FAILED
    assert joining.begin(4.0) == 2


def test_another_server_ends_the_waiting(waiting):
    waiting.failed(waiting.attempt, Unavailable("server_other", "server"), 101.0)
    assert (waiting.stage, waiting.trouble.key) == (Stage.FAILED, "server_other")


def test_what_comes_back_of_a_stopped_attempt_is_dropped(waiting):
    old = waiting.attempt
    waiting.back()
    waiting.showed(old, ASKED)
    assert not waiting.heard(old, Enrolment.SIGNED, 1.0)
    waiting.failed(old, NotAllowed("bundle_refused"), 1.0)
    assert (waiting.stage, waiting.trouble, waiting.bundle) == (Stage.FIND, None, None)


def test_a_server_that_does_not_sign_is_slow_after_a_while(waiting):
    waiting.heard(waiting.attempt, Enrolment.ACCEPTED, 110.0)
    waiting.heard(waiting.attempt, Enrolment.ACCEPTED, 120.0)
    assert not waiting.is_slow(110.0 + SLOW_SECONDS)
    assert waiting.is_slow(110.1 + SLOW_SECONDS)


def test_a_file_that_cannot_be_read_is_said_while_a_bundle_is_looked_for(joining):
    joining.misread(Unavailable("place_gone", "stick"))
    assert joining.trouble is None
    joining.back()
    joining.misread(Unavailable("place_gone", "stick"))
    assert joining.trouble.key == "place_gone"


def test_no_secret_is_in_what_is_printed(joining, bundle):
    assert bundle.token not in repr(joining.bundle)
    assert bundle.key not in repr(joining.bundle)
