"""A look at a real centre: what it tells is so, and what is ill is found."""

import json
import sqlite3
from uuid import uuid4

import pytest

from centre.settings import load
from db.copies import often
from db.facts import Health
from db.health.looking import as_facts, look

of_a_file = pytest.mark.parametrize("engine_kind", ["sqlite"])


@pytest.fixture
def seen(settings, clock):
    """Return a looker; the finding of a name, or the whole look."""

    def looked(name=None):
        found = look(settings, clock, "test")
        return found if name is None else {one.name: one for one in found.findings}[name]

    return looked


def test_a_centre_tells_its_queue_its_devices_and_its_day(seen, store, clock):
    store.day.take(uuid4(), "ho-tich", "k1")
    store.devices.report(Health("p1", "printer", "error", "paper_out", {}))
    clock.move(minutes=7)
    found = seen()
    assert found.waiting is not None
    assert (found.waiting.count, found.waiting.oldest_minutes) == (1, 7)
    assert [(one.kind, one.key) for one in found.devices] == [("printer", "paper_out")]
    assert seen("devices").state == found.state == "error"
    assert (seen("day").state, seen("database").state) == ("ok", "ok")


@of_a_file
def test_a_copy_that_was_proven_is_well_until_nights_have_passed(seen, settings, store, clock):
    assert seen("copies").key == "never_proven"
    often.copy_often(settings, clock)
    often.prove(settings, clock)
    assert seen("copies").key == "ok"
    clock.move(days=3)
    assert seen("copies").key == "proof_old"


@of_a_file
def test_a_database_that_is_gone_is_told_and_the_rest_as_well(settings, clock, seen):
    settings.database_path().unlink()
    found = seen()
    assert seen("database").key == "database_missing"
    assert found.waiting is None
    assert {"disk", "clock", "copies"} <= {one.name for one in found.findings}


@of_a_file
def test_a_database_of_another_release_is_told(settings, seen):
    with sqlite3.connect(settings.database_path()) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0001'")
    connection.close()
    assert (seen("database").state, seen("database").key) == ("error", "schema_older")


@of_a_file
def test_without_a_second_place_a_broken_disk_takes_all(seen, tmp_path, settings, clock):
    assert seen("second_place").key == "no_second_place"
    text = (settings.folder / "centre.toml").read_text("utf-8")
    (settings.folder / "centre.toml").write_text(f'{text}\n[backup]\nsecond = "b"\n', "utf-8")
    again = look(load(settings.folder), clock, "test")
    assert {one.name: one.key for one in again.findings}["second_place"] == "never_carried"


@of_a_file
def test_its_json_has_its_shape_and_nothing_that_json_cannot_say(seen):
    told = json.loads(json.dumps(as_facts(seen())))
    assert set(told) == {"state", "at", "version", "schema", "checks", "waiting", "devices"}
    assert all(set(one) == {"name", "state", "key", "facts"} for one in told["checks"])
    assert {one["name"] for one in told["checks"]} == {
        *("disk", "clock", "copies", "second_place"),
        *("database", "day", "devices", "retention"),
    }


@of_a_file
def test_a_look_writes_nothing(seen, settings):
    before = settings.database_path().read_bytes()
    seen()
    assert settings.database_path().read_bytes() == before
