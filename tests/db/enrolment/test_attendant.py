"""The attendant: one press and the device is in; killed anywhere, nothing is half made."""

import os
import signal
import subprocess
import sys
import time
from dataclasses import replace
from datetime import datetime, timedelta
from pathlib import Path
from threading import Event, Thread
from uuid import uuid4

import pytest

from centre.rules.enrolling import Enrolment, Kind
from centre.rules.errors import Unavailable
from centre.rules.hours import ZONE
from db.devices import DISK_LOW
from db.enrolment import attendant
from db.enrolment.attendant import Round, attend

ROOT = Path(__file__).parents[3]
VICTIM = Path(__file__).with_name("victim.py")
SHORT = ("GRANT", "commit")
STEPS = ("CREATE ROLE", "LIMIT", "timeout", "enrolled", "enrolment", "event")
"""Statements before which it is killed; the short suite has two of them."""


def test_a_round_without_work_writes_nothing(town):
    town.offer()
    town.attendant.round()
    before = town.sql("SELECT pg_current_xact_id_if_assigned(), pg_current_snapshot()::text")
    assert town.attendant.round() == Round()
    assert (
        town.sql("SELECT pg_current_xact_id_if_assigned(), pg_current_snapshot()::text") == before
    )


def test_offers_end_after_ten_minutes_and_leave_no_verifier(town):
    asked, _ = town.offer("c3")
    asked.ask()
    town.offer("c4")
    town.sql("UPDATE enrolment SET expires_at = now() - interval '1 second'")
    assert town.attendant.round().expired == 2
    assert town.sql("SELECT DISTINCT state, verifier FROM enrolment") == [("expired", None)]


def test_what_was_accepted_waits_for_an_attendant_that_was_off_the_night(town):
    device, one = town.offer()
    device.ask()
    town.enrolments.accept(one, "hoa")
    town.sql("UPDATE enrolment SET expires_at = now() - interval '1 day'")
    assert town.attendant.round().signed == ("mc_h99_08_c3",)
    assert device.answer() is Enrolment.SIGNED


def test_what_yesterday_left_open_is_tidied(town):
    town.sql("UPDATE business_day SET day = %s", town.clock.at.date() - timedelta(days=1))
    town.sql(
        "INSERT INTO session (id, centre, clerk, counter, signed_in_at, pause_reason) VALUES "
        "(gen_random_uuid(), 'H99.08', 'hoa', '1', %s, '')",
        town.clock.at - timedelta(days=1),
    )
    assert town.attendant.round().tidied
    assert not town.attendant.round().tidied
    assert town.sql("SELECT count(*) FROM session WHERE signed_out_at IS NULL") == [(0,)]


def test_a_round_keeps_the_figures_of_yesterday_without_anybody_pressing(town):
    """Behaviour 43: a centre of several machines has its figures, by the attendant's own login."""
    yesterday = town.clock.at.date() - timedelta(days=1)
    town.sql("UPDATE business_day SET day = %s", yesterday)
    town.sql("INSERT INTO series VALUES ('H99.08', %s, 'A', 3, 0)", yesterday)
    kept = "SELECT day FROM tally WHERE dimension = 'total'"
    assert town.sql(kept) == []
    town.attendant.round()
    assert town.sql(kept) == [(yesterday,)]


def another(town, store) -> attendant.Attendant:
    return attendant.Attendant(store, town.server.authority, town.publish, lambda: town.room)


def test_a_disk_that_is_nearly_full_stops_numbers_and_nothing_else_until_there_is_room(town):
    town.clock.at = datetime(2026, 11, 23, 8, 0, tzinfo=ZONE)
    kiosk = town.enter(town.enrolled("k1", Kind.KIOSK))
    first = kiosk.day.take(uuid4(), "ho-tich", "k1")
    town.room = replace(town.room, state="error", key=DISK_LOW, facts={"free_percent": 7})
    town.attendant.round()
    request = uuid4()
    with pytest.raises(Unavailable, match="disk_full"):
        kiosk.day.take(request, "ho-tich", "k1")
    assert kiosk.day.position(first.ticket.id).ticket.label == "A001"
    assert town.store.day.call_next(uuid4(), "1").ticket.label == "A001"
    town.room = replace(town.room, state="ok", key="", facts={"free_percent": 40})
    town.attendant.round()
    assert kiosk.day.take(request, "ho-tich", "k1").ticket.label == "A002"


def test_one_press_and_the_device_is_in(town):
    device, one = town.offer()
    device.ask()
    store, stop = town.open(town.at_server, "motcua-db"), Event()
    thread = Thread(
        target=attend,
        args=(store, another(town, store), stop),
    )
    thread.start()
    try:
        town.enrolments.accept(one, "hoa")
        until = time.monotonic() + 20
        while device.answer() is not Enrolment.SIGNED:
            assert time.monotonic() < until
            time.sleep(0.05)
    finally:
        stop.set()
        thread.join(20)
    assert town.enter(device).centre().code == "H99.08"


def test_a_server_that_is_away_is_waited_for_and_told_once(town, monkeypatch, caplog):
    stop, rounds = Event(), []

    class Shaken:
        def round(self):
            rounds.append(1)
            if len(rounds) < 4:
                raise Unavailable("database_gone", "database")
            stop.set()
            return Round(expired=1)

    monkeypatch.setattr(attendant, "LOOKS_EVERY", 0.01)
    attend(town.store, Shaken(), stop)
    told = [record.getMessage() for record in caplog.records]
    assert len(told) == 2, told
    assert "waits: database_gone" in told[0]
    assert "works again" in told[1]


def killed_at(town, step: str) -> None:
    """Start an attendant of its own process that kills itself before a step; wait for its end."""
    settings = town.at_server
    run = [sys.executable, str(VICTIM), str(settings.folder), str(town.server.folder / "authority")]
    done = subprocess.run(
        [*run, step],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )
    assert done.returncode == -signal.SIGKILL, done.stderr


@pytest.mark.parametrize(
    "step", [*SHORT, *(pytest.param(step, marks=pytest.mark.prove) for step in STEPS)]
)
def test_killed_before_any_step_and_run_again(town, step):
    device, one = town.offer()
    device.ask()
    town.enrolments.accept(one, "hoa")
    killed_at(town, step)
    roles = town.sql("SELECT count(*) FROM pg_roles WHERE rolname = 'mc_h99_08_c3'")
    assert (roles, town.sql("SELECT count(*) FROM enrolled")) == ([(0,)], [(0,)])
    assert device.answer() is Enrolment.ACCEPTED
    assert town.attendant.round().signed == ("mc_h99_08_c3",)
    assert device.answer() is Enrolment.SIGNED
    assert town.enter(device).centre().code == "H99.08"


def test_killed_after_the_commit_it_has_nothing_left_to_do(town):
    """The control: the rig's process does sign when it is let alone until then."""
    device, one = town.offer()
    device.ask()
    town.enrolments.accept(one, "hoa")
    killed_at(town, "after")
    assert town.attendant.round().is_idle
    assert device.answer() is Enrolment.SIGNED
