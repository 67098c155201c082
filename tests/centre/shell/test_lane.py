"""Lanes: order, answers on the main thread, loud failures, closing."""

import sys
import threading
import weakref

from PySide6.QtCore import QObject
from pytestqt.exceptions import capture_exceptions

from centre.shell.lane import Lane


def finish(lane: Lane, qtbot) -> None:
    """Wait until everything given so far has been answered."""
    ends: list[bool] = []
    lane.run(lambda: True, ends.append)
    qtbot.waitUntil(lambda: bool(ends))


def test_jobs_run_one_after_the_other_in_the_order_given(qtbot):
    lane, seen = Lane("order"), []
    for number in range(50):
        lane.run(lambda number=number: number, seen.append)
    finish(lane, qtbot)
    lane.close()
    assert seen == list(range(50))


def test_job_runs_on_its_own_thread_and_is_answered_on_the_main_thread(qtbot):
    lane, threads = Lane("printer"), {}

    def answered(name: str) -> None:
        threads["job"] = name
        threads["answer"] = threading.current_thread()

    lane.run(lambda: threading.current_thread().name, answered)
    finish(lane, qtbot)
    lane.close()
    assert threads["job"].startswith("printer")
    assert threads["answer"] is threading.main_thread()


def test_failure_reaches_its_listener_on_the_main_thread_and_done_stays_silent(qtbot):
    lane, failures, results = Lane("failing"), [], []

    def failed(error: Exception) -> None:
        failures.append((error, threading.current_thread()))

    lane.run(lambda: 1 / 0, results.append, failed)
    finish(lane, qtbot)
    lane.close()
    assert [(type(error), thread) for error, thread in failures] == [
        (ZeroDivisionError, threading.main_thread())
    ]
    assert results == []


def test_failure_without_listener_is_heard_by_the_crash_hook(qtbot):
    lane = Lane("loud")
    with capture_exceptions() as heard:
        lane.run(lambda: 1 / 0)
        qtbot.waitUntil(lambda: bool(heard))
    lane.close()
    assert heard[0][0] is ZeroDivisionError


def test_close_finishes_the_job_at_hand_and_drops_the_rest_and_every_answer(qtbot):
    lane, begun, may_end, done, answers = (
        Lane("closing"),
        threading.Event(),
        threading.Event(),
        [],
        [],
    )

    def at_hand() -> None:
        begun.set()
        may_end.wait(5)
        done.append("at hand")

    lane.run(at_hand, answers.append)
    lane.run(lambda: done.append("rest"), answers.append)
    assert begun.wait(5)
    threading.Timer(0.05, may_end.set).start()
    lane.close()
    lane.run(lambda: done.append("late"), answers.append)
    qtbot.wait(20)
    assert done == ["at hand"]
    assert answers == []


def test_a_last_word_comes_after_what_is_queued_and_nobody_hears_it(qapp):
    said = []
    lane = Lane("farewell")
    for number in range(3):
        lane.run(lambda number=number: said.append(number), lambda _: said.append("heard"))
    lane.close(lambda: said.append("last"))
    assert said == [0, 1, 2, "last"]


def test_a_last_word_that_fails_stops_no_end_and_a_closed_lane_takes_none(qapp):
    said = []
    lane = Lane("failing")
    lane.close(lambda: 1 / 0)
    lane.close(lambda: said.append("late"))
    assert said == []


def test_what_a_job_and_its_listeners_hold_ends_on_the_main_thread(qtbot, monkeypatch):
    """The lane's thread is never the last to hold a Qt object, whichever thread is quicker."""
    before = sys.getswitchinterval()
    sys.setswitchinterval(1e-6)
    lane, ended, told = Lane("holding"), [], []

    def give(*, fails: bool) -> None:
        held = QObject()
        weakref.finalize(held, lambda: ended.append(threading.current_thread()))
        lane.run(
            lambda: held.objectName() if not fails else 1 / 0,
            lambda _: told.append(held.objectName()),
            lambda _: told.append(held.objectName()),
        )

    rounds = 400
    for number in range(rounds):
        give(fails=number % 4 == 0)
        qtbot.waitUntil(lambda: len(told) > number)  # noqa: B023 - called at once
    sys.setswitchinterval(before)
    lane.close()
    assert set(ended) == {threading.main_thread()}
    assert len(ended) == rounds


def test_a_job_that_does_not_end_holds_up_no_end_and_is_not_heard(qtbot, caplog):
    lane, begun, may_end, answers = Lane("stuck"), threading.Event(), threading.Event(), []
    lane.run(lambda: (begun.set(), may_end.wait(10)), answers.append)
    lane.run(lambda: answers.append("next"))
    assert begun.wait(5)
    assert not lane.close(within=0.05)
    assert "lane stuck did not end" in caplog.text
    assert not lane.close(within=0.05)
    may_end.set()
    assert lane.close()
    qtbot.wait(20)
    assert answers == []


def test_closing_twice_is_once(qapp):
    lane = Lane("twice")
    assert lane.close()
    assert lane.close()


def test_what_is_no_exception_is_raised_on_the_main_thread(qtbot):
    """A panic in the Rust of a library is a BaseException; nobody may wait for its job for ever."""

    class Panic(BaseException):
        pass

    def job() -> None:
        raise Panic

    lane = Lane("one")
    with qtbot.captureExceptions() as raised:
        lane.run(job, None, lambda error: None)
        qtbot.waitUntil(lambda: bool(raised), timeout=5000)
    assert raised[0][0] is Panic
    assert lane._jobs == {}
    lane.close()
