"""The retention job: due days go or lose their names, figures and proof stay, also at a kill."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest

from centre.rules.errors import NotAllowed
from centre.rules.retention import Kind
from db.history import append, rehashed
from db.retention import chains

NAMED = """
SELECT (SELECT count(*) FROM call WHERE clerk IS NOT NULL)
+ (SELECT count(*) FROM leg WHERE clerk IS NOT NULL)
+ (SELECT count(*) FROM ticket WHERE target_clerk IS NOT NULL)
+ (SELECT count(*) FROM session WHERE clerk <> '–')
"""
GONE = "SELECT count(*) FROM {}"
OF_VISITS = ("ticket", "call", "leg", "rating", "print_job", "session", "series")
RUNNER = """
import sys
from pathlib import Path
from uuid import uuid4
from datetime import datetime
from centre.rules.hours import ZONE
from centre.settings import load
from db import open_store
class Then:
    def now(self):
        return datetime.fromisoformat(sys.argv[2])
    def monotonic(self):
        return 0.0
store = open_store(load(Path(sys.argv[1])), Then(), "motcua-db")
store.retention.run(uuid4(), "")
"""


def due(store) -> dict[Kind, int]:
    return {one.kind: one.days for one in store.retention.due()}


def test_after_staff_days_no_row_and_no_line_of_the_log_names_a_clerk(  # noqa: PLR0917
    store, work_a_day, report, clock, faults, strike, clerks
):
    """Behaviour 57: the job removes due personal fields and keeps the statistics."""
    days = [work_a_day() for _ in range(2)]
    store.figures.tally()
    clock.move(days=728)
    assert due(store)[Kind.NAMES] == 0, "the control: the last day on which all is kept"
    clock.move(days=2)
    assert due(store)[Kind.NAMES] == 2
    assert strike(NAMED)[0][0] > 10
    before = report(days[0], days[-1])
    done = store.retention.run(uuid4(), "")
    assert (done.left, done.removed, done.blocked) == (0, 0, ())
    assert strike(NAMED) == [(0,)]
    told = "\n".join(row[0] for row in strike("SELECT facts FROM event"))
    assert not [code for code in clerks if f'"{code}"' in told]
    assert strike("SELECT DISTINCT value FROM tally WHERE dimension = 'clerk' ORDER BY 1")[-1] == (
        "–",
    )
    assert report(days[0], days[-1]) == before
    assert faults(store) == ()


def test_after_ticket_days_the_numbers_are_gone_and_the_report_is_the_same(
    store, work_a_day, report, clock, faults, strike
):
    """Behaviour 57: totals before = after; each removed day is closed by one event of today."""
    days = [work_a_day() for _ in range(2)]
    store.figures.tally()
    clock.move(days=1825 + 3)
    heads = dict(strike("SELECT queue, head FROM chain WHERE day = '2026-11-23'"))
    before = report(days[0], days[-1])
    done = store.retention.run(uuid4(), "")
    assert done.rows["visits"]["ticket"] == 6
    for table in OF_VISITS:
        assert strike(GONE.format(table)) == [(0,)], table
    assert report(days[0], days[-1]) == before
    assert faults(store) == ()
    told = [event for event in store.day.events() if event.kind == "retention_removed"]
    first = next(event for event in told if event.facts["day"] == days[0].isoformat())
    assert {queue: head for queue, (_, head) in first.facts["chains"].items()} == heads
    assert store.day.events()[-1].kind == "retention_run"


def test_a_dry_run_shows_what_would_go_and_changes_nothing(
    store, work_a_day, clock, everything, strike
):
    """Issue 9: a dry run shows what would go."""
    work_a_day()
    store.figures.tally()
    clock.move(days=1825 + 3)
    before = everything()
    found = {one.kind: one for one in store.retention.due()}
    assert found[Kind.VISITS].oldest.isoformat() == "2026-11-23"
    assert found[Kind.VISITS].rows["call"] == 2
    assert found[Kind.NAMES].rows == {"tally": 1}, "the rest goes with its day"
    assert everything() == before


def test_a_day_without_figures_stays_and_is_told(store, work_a_day, clock, strike, monkeypatch):
    work_a_day()
    clock.move(days=1825 + 3)
    monkeypatch.setattr("db.retention.keeper.tallying.keep_due", lambda _: 0)
    done = store.retention.run(uuid4(), "")
    assert [day.isoformat() for day in done.blocked] == ["2026-11-23"]
    assert strike(GONE.format("ticket")) == [(3,)]


def test_a_run_twice_under_one_request_is_one_run(store, work_a_day, clock):
    work_a_day()
    clock.move(days=731)
    request = uuid4()
    first = store.retention.run(request, "")
    assert store.retention.run(request, "") == first
    assert [e.kind for e in store.day.events()].count("retention_run") == 1


def test_a_supervisor_may_and_nobody_else(store, clerks):
    store.retention.run(uuid4(), "giam-doc")
    with pytest.raises(NotAllowed, match="role_missing"):
        store.retention.run(uuid4(), clerks[0])
    with pytest.raises(NotAllowed, match="role_missing"):
        store.retention.due(by=clerks[0])


@pytest.fixture
def believed(monkeypatch):
    """Let two years pass without a day's work, and the calendar be believed (test_leaps)."""
    monkeypatch.setattr("db.retention.keeper.leap", lambda _work: None)


@pytest.mark.usefixtures("believed")
def test_each_night_does_one_day_at_a_time_and_rests_when_all_is_done(store, work_a_day, clock):
    work_a_day()
    work_a_day()
    store.figures.tally()
    clock.move(days=731)
    assert due(store)[Kind.NAMES] == 2
    assert [store.retention.night() for _ in range(4)] == [True, True, False, False]
    assert due(store)[Kind.NAMES] == 0
    [told] = [event.facts for event in store.day.events() if event.kind == "retention_run"]
    assert (told["unnamed"], told["by"]) == (2, "")
    assert told["rows"]["names"]["call"] == 4
    clock.move(days=1)
    assert not store.retention.night()
    assert [e.kind for e in store.day.events()].count("retention_run") == 0, "a quiet night"


@pytest.mark.usefixtures("believed")
def test_what_goes_wrong_at_night_waits_a_day_and_stops_nobody(
    store, work_a_day, clock, monkeypatch, caplog
):
    work_a_day()
    store.figures.tally()
    clock.move(days=731)

    def refuse(*_args):
        raise NotAllowed("not_permitted")

    with monkeypatch.context() as broken, caplog.at_level("WARNING"):
        broken.setattr("db.retention.steps.without_names", refuse)
        assert not store.retention.night()
        assert not store.retention.night()
    assert [record.message for record in caplog.records] == [
        "retention has to wait until tomorrow: not_permitted"
    ]
    caplog.clear()
    clock.move(days=1)
    assert store.retention.night()


@pytest.mark.parametrize("nth", [1, 2])
def test_a_run_that_fails_in_a_day_leaves_whole_days_and_the_next_one_ends_it(  # noqa: PLR0917
    store, work_a_day, report, clock, faults, strike, monkeypatch, nth
):
    """The short form of the kill below: everything of a day is written, and nothing is kept."""
    days = [work_a_day() for _ in range(2)]
    store.figures.tally()
    clock.move(days=1825 + 4)
    before = report(days[0], days[-1])
    write, calls = append, iter(range(10))

    def fail(*words):
        write(*words)
        if next(calls) == nth:
            raise RuntimeError

    with monkeypatch.context() as broken:
        broken.setattr("db.retention.steps.append", fail)
        with pytest.raises(RuntimeError):
            store.retention.run(uuid4(), "")
    assert strike(GONE.format("ticket"))[0][0] == {1: 3, 2: 0}[nth]
    assert faults(store) == ()
    assert report(days[0], days[-1]) == before
    done = store.retention.run(uuid4(), "")
    assert (done.left, strike(GONE.format("ticket"))) == (0, [(0,)])
    assert report(days[0], days[-1]) == before
    assert faults(store) == ()


@pytest.mark.prove
@pytest.mark.parametrize("nth", range(6))
def test_a_run_that_is_killed_leaves_whole_days_and_the_next_one_ends_it(  # noqa: PLR0917
    store, work_a_day, report, clock, faults, settings, strike, nth
):
    """SIGKILL after the nth day, wherever the next one has got to."""
    days = [work_a_day() for _ in range(6)]
    store.figures.tally()
    clock.move(days=1825 + 8)
    before = report(days[0], days[-1])
    runner = subprocess.Popen(
        [sys.executable, "-c", RUNNER, str(settings.folder), clock.now().isoformat()],
        env={**os.environ, "PYTHONPATH": str(Path(__file__).parents[3])},
    )
    removed = "SELECT count(*) FROM event WHERE kind LIKE 'retention_%'"
    deadline = time.monotonic() + 30
    while strike(removed)[0][0] <= nth and runner.poll() is None and time.monotonic() < deadline:
        time.sleep(0.002)
    runner.send_signal(signal.SIGKILL)
    runner.wait(10)
    assert strike(removed)[0][0] > nth, "something was done before the kill"
    assert faults(store) == ()
    assert report(days[0], days[-1]) == before
    done = store.retention.run(uuid4(), "")
    assert (done.left, strike(GONE.format("ticket"))) == (0, [(0,)])
    assert report(days[0], days[-1]) == before
    assert faults(store) == ()


def test_what_was_left_without_names_cannot_be_told_anew_unseen(
    store, work_a_day, clock, faults, strike
):
    """Behaviour 47: the verifier finds it even where somebody hashed the chain anew."""
    day = work_a_day()
    clock.move(days=731)
    store.retention.run(uuid4(), "")
    with store.read() as work:
        *_, before, last = [row for row in chains.events_on(work, day) if row.queue == "-"]
    facts = json.dumps({"forged": True})
    head = rehashed(before.hash, {**last._mapping, "facts": facts})
    assert faults(store) == ()
    strike(
        *unguarded(strike),
        f"UPDATE event SET facts = '{facts}', hash = '{head}' WHERE hash = '{last.hash}'",  # noqa: S608
        f"UPDATE chain SET head = '{head}' WHERE head = '{last.hash}'",  # noqa: S608
    )
    assert {fault.what for fault in faults(store)} == {"it is not as it was left without names"}


def test_a_removed_day_cannot_come_back_and_none_can_vanish_unseen(
    store, work_a_day, clock, faults, strike
):
    days = [work_a_day() for _ in range(3)]
    clock.move(days=1825 - 2)
    store.retention.run(uuid4(), "")
    assert faults(store) == ()
    strike(f"INSERT INTO chain SELECT centre, '{days[0]}', 'Z', 1, head FROM chain LIMIT 1")  # noqa: S608
    assert faults(store)
    strike("DELETE FROM chain WHERE queue = 'Z'")
    assert faults(store) == ()
    for table in ("rating", "call", "leg", "print_job", "ticket"):
        strike(f"DELETE FROM {table}")  # noqa: S608
    strike(
        *unguarded(strike),
        *(f"DELETE FROM {name} WHERE day = '{days[1]}'" for name in ("event", "chain")),  # noqa: S608
    )
    assert f"day {days[1]}: it is missing as a whole" in {
        f"{fault.where}: {fault.what}" for fault in faults(store)
    }


def unguarded(strike) -> list[str]:
    """Return what a stranger with all rights does first; at a server `strike` has done it."""
    try:
        names = strike("SELECT name FROM sqlite_master WHERE type = 'trigger'")
    except psycopg.Error:
        return []
    return [f'DROP TRIGGER "{name}"' for (name,) in names]
