"""motcua-db handover: a step noted, taken back, and the report as CSV, logged."""

import json
from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from centre.rules.dossiers import State
from centre.rules.handover import Step
from centre.rules.hours import ZONE
from db.__main__ import main
from db.dossiers import storing
from db.dossiers.plan import Kept
from db.dossiers.rows import Dossier

CODE = "H99.08-261120-0001"
SPAN = ["--from", "2020-01-01", "--to", "2090-01-01"]


@pytest.fixture
def run(settings, capsys):
    def act(*words):
        code = main(["--config", str(settings.folder / "centre.toml"), *words])
        told = capsys.readouterr()
        return code, told.out + told.err

    return act


@pytest.fixture
def late(store, clock):
    """A dossier that was scanned on time and recorded a day late; commands have the real clock."""
    now = datetime.now(ZONE)
    clock.at = now - timedelta(days=2)
    due = now - timedelta(days=1)
    one = Dossier(CODE, "1.004194", int(State.RETURNED), due_at=due, returned_at=now)
    with store.write() as work:
        storing.put(work, [Kept(one, now.date() + timedelta(days=90))])
    store.handovers.scan(uuid4(), "1", CODE, "", step=Step.RETURNED)


def test_a_step_is_noted_said_again_and_taken_back(run):
    code, told = run("handover", "scan", "1", CODE, "--json")
    data = json.loads(told)
    assert (code, data["step"], data["code"], data["again"]) == (0, "finished", "…-0001", False)
    assert "noted before" in run("handover", "scan", "1", CODE)[1]
    assert "taken back" in run("handover", "undo", data["id"])[1]
    code, told = run("handover", "undo", data["id"])
    assert (code, "no such hand-over" in told) == (1, True)
    assert run("handover", "scan", "2", CODE, "--step", "returned")[0] == 0
    code, told = run("handover", "scan", "1", CODE, "--step", "finished")
    assert (code, "returned already" in told) == (1, True)


def test_a_card_is_refused_in_words_that_do_not_repeat_it(run):
    code, told = run("handover", "scan", "1", "012345678901|x|Canary|1990|Nam|y")
    assert code == 1
    assert "card of a person" in told
    assert "Canary" not in told


@pytest.mark.usefixtures("late")
def test_the_report_is_told_and_written_for_the_province(run, store, tmp_path):
    file = tmp_path / "bao-cao.csv"
    code, told = run("handover", "late-recorded", *SPAN, "--csv", str(file))
    assert code == 0
    assert CODE in told
    assert "1 dossiers on time and recorded late." in told
    content = file.read_bytes()
    assert content.startswith("\ufeffMã hồ sơ".encode())
    assert CODE.encode() in content
    (event,) = [one for one in store.day.events() if one.kind == "export"]
    assert (event.facts["what"], event.facts["rows"]) == ("late_recorded", 1)
    assert event.facts["by"]


@pytest.mark.usefixtures("late")
def test_scripts_get_the_report_and_nothing_is_logged_for_it(run, store):
    code, told = run("handover", "late-recorded", *SPAN, "--json")
    (one,) = json.loads(told)
    assert (code, one["code"], one["step"]) == (0, CODE, "returned")
    assert not [event for event in store.day.events() if event.kind == "export"]


def test_a_folder_that_is_not_there_is_said(run, tmp_path):
    code, told = run("handover", "late-recorded", *SPAN, "--csv", str(tmp_path / "no" / "x.csv"))
    assert code == 1
    assert "cannot be written" in told
