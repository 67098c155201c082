"""Opening the store: every wrong file is named, every failure leaves the store usable."""

import os
import shutil
import sqlite3
import time
from contextlib import closing, contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import uuid4

import psycopg
import pytest

from centre.rules.errors import NotAllowed, Unavailable
from centre.settings import load
from db import open_store
from db.engine import SCHEMA, check_schema, schema_of

NOBODY = 65534
of_a_file = pytest.mark.parametrize("engine_kind", ["sqlite"])
"""A server's own troubles are tried in test_postgres."""


def refusal(settings, clock) -> Unavailable:
    with pytest.raises(Unavailable) as refused:
        open_store(settings, clock, "kiosk:k1")
    assert refused.value.part == "database"
    assert not list((settings.folder / "news").glob("*.sock")), "no ear is left behind"
    return refused.value


@of_a_file
def test_a_missing_file_is_named_and_not_made(settings, clock):
    settings.database_path().unlink()
    found = refusal(settings, clock)
    assert (found.key, found.facts["file"]) == ("database_missing", str(settings.database_path()))
    assert not settings.database_path().exists()


@of_a_file
def test_a_file_of_rubbish_is_damaged(settings, clock):
    settings.database_path().write_bytes(b"no database at all " * 500)
    found = refusal(settings, clock)
    assert found.key == "database_damaged"
    assert found.facts["file"] == str(settings.database_path())


@of_a_file
def test_a_truncated_file_is_refused(settings, clock):
    path = settings.database_path()
    path.write_bytes(path.read_bytes()[:5000])
    assert refusal(settings, clock).key == "database_damaged"


@of_a_file
def test_an_empty_file_has_no_schema(settings, clock):
    settings.database_path().write_bytes(b"")
    assert refusal(settings, clock).key == "schema_missing"


@of_a_file
def test_another_programs_database_has_no_schema(settings, clock):
    settings.database_path().unlink()
    raw = sqlite3.connect(settings.database_path())
    raw.execute("CREATE TABLE moz_places (id)")
    raw.close()
    assert refusal(settings, clock).key == "schema_missing"


@pytest.mark.parametrize(("version", "key"), [("0000", "schema_older"), ("9999", "schema_newer")])
def test_an_older_or_newer_schema_is_refused_with_both_versions(
    settings, clock, strike, version, key
):
    strike(f"UPDATE alembic_version SET version_num = '{version}'")  # noqa: S608
    found = refusal(settings, clock)
    assert (found.key, found.facts["found"], found.facts["wanted"]) == (key, version, SCHEMA)


def test_another_centres_file_is_refused(settings, clock):
    toml = settings.folder / "centre.toml"
    toml.write_text(toml.read_text(encoding="utf-8").replace("H99.08", "H01.01"), encoding="utf-8")
    found = refusal(load(settings.folder), clock)
    assert (found.key, found.facts["centre"]) == ("centre_missing", "H01.01")


@contextmanager
def as_nobody():
    """Act without root's right to write everywhere; the tests may be run by root."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@of_a_file
def test_a_read_only_file_can_be_read_and_refuses_numbers_by_name(settings, clock):
    with TemporaryDirectory() as name:
        folder = Path(name)
        for file in (settings.folder / "centre.toml", settings.database_path()):
            shutil.copy(file, folder)
        (folder / "centre.db").chmod(0o444)
        folder.chmod(0o555)
        with as_nobody():
            store = open_store(load(folder), clock, "kiosk:k1")
            assert store.news.fileno() is None
            with pytest.raises(Unavailable, match="database_read_only"):
                store.day.take(uuid4(), "ho-tich", "k1")
            assert len(store.day.loads()) == 8
            store.close()
        folder.chmod(0o755)


def test_the_schema_of_this_program_is_the_one_that_init_makes(store, settings):
    assert schema_of(store.engine) == SCHEMA
    check_schema(store.engine, settings.database.address)


def test_the_declared_data_are_read_again_only_when_their_version_changes(store, declare, strike):
    first = store.centre()
    assert store.centre() is first
    strike('UPDATE centre SET name = \'{"vi":"không thấy"}\'')
    assert store.centre() is first
    declare('UPDATE centre SET name = \'{"vi":"mới"}\'')
    assert store.centre().name["vi"] == "mới"


def test_an_exception_in_the_middle_leaves_everything_as_it_was(store, everything, take):
    take()
    before = everything()
    with pytest.raises(ZeroDivisionError), store.write() as work:  # noqa: PT012
        work.connection.exec_driver_sql("UPDATE ticket SET state = 'cancelled'")
        _ = 1 / 0
    assert everything() == before
    assert take().ticket.label == "A002"


@pytest.mark.parametrize("order", ["begin_and_die", "commit_and_die"])
def test_a_process_that_dies_in_a_transaction_takes_only_its_own_with_it(store, rival, take, order):
    take()
    other = rival("kiosk:k9")
    other.answer()
    other.tell(order)
    assert other.ended() == 9
    assert take().ticket.label == ("A002" if order == "begin_and_die" else "A003")


def test_a_refusal_inside_a_transaction_is_not_turned_into_a_disk_fault(store):
    with pytest.raises(NotAllowed, match="service_unknown"):
        store.day.take(uuid4(), "bay-gio", "k1")


def test_every_event_says_which_app_did_it(store, open_as, take):
    take()
    open_as("counter:1").day.call_next(uuid4(), "1")
    assert [event.actor for event in store.day.events("A001")] == ["kiosk:k1", "counter:1"]


def ears(settings) -> int:
    """Return how many programs listen at this centre now."""
    if settings.database.server is None:
        return len(list((settings.folder / "news").glob("*.sock")))
    with psycopg.connect(settings.database.address) as raw:
        return raw.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            " AND application_name LIKE '% news'"
        ).fetchone()[0]


def test_a_closed_store_leaves_no_ear_and_no_lock(settings, clock, open_as, take):
    gone = open_store(settings, clock, "counter:1")
    gone.day.loads()
    before = ears(settings)
    gone.close()
    until = time.monotonic() + 20
    while ears(settings) != before - 1:
        assert time.monotonic() < until
    assert take().ticket.label == "A001"


def test_opening_at_an_older_database_leaves_no_connection(settings, clock, strike):
    strike("UPDATE alembic_version SET version_num = '0000'")
    for _ in range(3):
        refusal(settings, clock)
    assert ears(settings) == 0


@of_a_file
def test_a_lock_while_the_schema_is_read_is_no_missing_schema(settings, clock, monkeypatch):
    monkeypatch.setattr("db.sqlite.PATIENCE_SECONDS", 0.05)
    with closing(sqlite3.connect(settings.database_path(), isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(Unavailable, match="database_busy"):
            open_store(settings, clock, "test")
