"""motcua-db health and bundle, as monitoring and a technician call them."""

import json

import pytest

from db.__main__ import main
from db.copies import often
from db.health import bundle as bundling


@pytest.fixture
def engine_kind() -> str:
    """What a server adds is in tests/db/health."""
    return "sqlite"


@pytest.fixture
def call(settings, capsys, clock, monkeypatch):
    """Run motcua-db at 08:00; return exit code and output."""
    monkeypatch.setattr("db.__main__.clock_of", lambda _settings: clock)

    def run(*words):
        status = main(["--config", str(settings.folder), *map(str, words)])
        return status, capsys.readouterr().out

    return run


def test_a_machine_that_has_no_copy_yet_is_not_well_and_says_what_to_do(call):
    status, said = call("health")
    assert status == 1
    assert "motcua-db prove" in said


def test_scripts_get_one_object_and_the_exit_code(call, settings, clock, store):
    often.copy_often(settings, clock)
    often.prove(settings, clock)
    status, said = call("health", "--json")
    told = json.loads(said)
    assert told["state"] == "warning", "no second place"
    assert status == 1
    assert {one["name"]: one["state"] for one in told["checks"]}["copies"] == "ok"


def test_prometheus_gets_its_file(call, tmp_path):
    call("health", "--prometheus", tmp_path / "motcua.prom")
    assert "motcua_state" in (tmp_path / "motcua.prom").read_text("utf-8")


def test_a_bundle_is_packed_and_names_its_parts(call, tmp_path, monkeypatch):
    monkeypatch.setattr(bundling, "COMMANDS", {})
    status, said = call("bundle", tmp_path / "out.zip")
    assert status == 0
    assert "health.json" in said
    assert (tmp_path / "out.zip").is_file()
