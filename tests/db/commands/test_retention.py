"""motcua-db retention and person: the dry run, the run, one person's data out and gone."""

import json
from datetime import datetime, timedelta
from uuid import uuid4

import pytest

from centre.rules.handover import Step
from centre.rules.hours import ZONE
from db.__main__ import main

CODE = "H99.08-261120-0001"


@pytest.fixture
def run(settings, capsys):
    def act(*words):
        code = main(["--config", str(settings.folder / "centre.toml"), *words])
        told = capsys.readouterr()
        return code, told.out + told.err

    return act


@pytest.fixture
def long_ago(store, clock):
    """A day that is over for so long that it is due; commands have the real clock."""
    clock.at = datetime.now(ZONE).replace(hour=9) - timedelta(days=1900)
    store.staff.sign_in(uuid4(), "lan", "2468", "1")
    store.day.take(uuid4(), "ho-tich", "k1")
    store.day.call_next(uuid4(), "1")
    store.day.finish(uuid4(), "1")
    clock.move(days=1)
    store.tidy()


@pytest.mark.usefixtures("long_ago")
def test_the_dry_run_tells_and_the_run_does(run):
    code, told = run("retention", "--dry-run")
    assert code == 0
    assert "visits    removed" in told
    assert "ticket 1" in told
    code, told = run("--json", "retention", "run")
    assert (code, json.loads(told)["error"]) == (1, "clock_leapt"), "years without a day's work"
    code, told = run("--json", "retention", "run", "--trust-clock")
    done = json.loads(told)
    assert (code, done["removed"], done["left"]) == (0, 2, 0)
    code, told = run("retention", "--dry-run", "--json")
    assert [one["days"] for one in json.loads(told)] == [0, 0, 0]
    assert run("verify")[0] == 0


@pytest.mark.usefixtures("long_ago")
def test_a_run_may_be_bounded(run):
    code, told = run("retention", "run", "--days", "1", "--trust-clock")
    assert code == 0
    assert "more days are due" in told


def test_a_dossier_goes_out_and_is_erased(run, store, clock):
    clock.at = datetime.now(ZONE)
    store.handovers.scan(uuid4(), "1", CODE, "", step=Step.RETURNED)
    code, told = run("--json", "person", "export", "--dossier", CODE)
    assert code == 0
    assert json.loads(told)["handover"][0]["step"] == "returned"
    assert run("person", "erase", "--dossier", CODE)[0] == 0
    code, told = run("person", "export", "--dossier", CODE)
    assert (code, "Nothing is kept" in told) == (1, True)


def test_who_still_works_is_not_erased(run):
    code, told = run("person", "erase", "--clerk", "lan")
    assert (code, "still works here" in told) == (1, True)
