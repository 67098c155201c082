"""Upgrading: the steps make what the tables say; interrupted, the old schema stands."""

import sqlite3

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import event

from centre.rules.errors import Unavailable
from db import open_store, tables
from db.engine import SCHEMA, open_engine, schema_of
from db.upgrading import upgrade


@pytest.fixture
def engine(tmp_path):
    """An engine on an empty file."""
    made = open_engine(tmp_path / "new.db", create=True)
    yield made
    made.dispose()


def names(engine) -> list:
    with engine.connect() as connection:
        return connection.exec_driver_sql("SELECT type, name FROM sqlite_master").all()


def differences(engine) -> list:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return compare_metadata(context, tables.metadata)


def test_the_steps_on_an_empty_file_make_exactly_the_declared_tables(engine):
    upgrade(engine)
    assert schema_of(engine) == SCHEMA
    assert differences(engine) == []


def test_a_missing_column_would_be_seen(engine):
    """The negative control of the comparison."""
    upgrade(engine)
    with engine.connect() as connection:
        connection.exec_driver_sql("ALTER TABLE device DROP COLUMN facts")
        connection.commit()
    assert differences(engine) != []


def indexes(engine) -> dict:
    with engine.connect() as connection:
        found = connection.exec_driver_sql(
            "SELECT name, sql FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL"
        ).all()
    return {row.name: "".join(row.sql.split()).replace('"', "") for row in found}


def test_partial_indexes_have_the_same_condition_in_steps_and_tables(engine, tmp_path):
    """Alembic compares columns of indexes, not their conditions."""
    upgrade(engine)
    declared = open_engine(tmp_path / "declared.db", create=True)
    tables.metadata.create_all(declared)
    assert indexes(engine) == indexes(declared)
    declared.dispose()


def test_upgrading_twice_changes_nothing(engine):
    upgrade(engine)
    before = names(engine)
    upgrade(engine)
    assert names(engine) == before


def test_a_founded_centre_keeps_its_data_through_an_upgrade(settings, everything):
    before = everything()
    engine = open_engine(settings.database_path())
    upgrade(engine)
    engine.dispose()
    assert everything() == before


@pytest.mark.parametrize("statement", ["CREATE TABLE rating", "CREATE TRIGGER", "INSERT INTO"])
def test_an_interrupted_upgrade_leaves_the_old_state(engine, statement):
    def cut(_connection, _cursor, sql, *_more):
        if statement in sql:
            raise KeyboardInterrupt

    event.listen(engine, "before_cursor_execute", cut)
    with pytest.raises(KeyboardInterrupt):
        upgrade(engine)
    assert names(engine) == []
    event.remove(engine, "before_cursor_execute", cut)
    upgrade(engine)
    assert schema_of(engine) == SCHEMA


def test_nobody_sees_a_schema_between_two_steps(engine, tmp_path):
    seen = []

    def look(_connection, _cursor, sql, *_more):
        if "CREATE" in sql:
            other = sqlite3.connect(tmp_path / "new.db")
            seen.append(other.execute("SELECT count(*) FROM sqlite_master").fetchone()[0])
            other.close()

    event.listen(engine, "before_cursor_execute", look)
    upgrade(engine)
    assert len(seen) > 20
    assert set(seen) == {0}


DEVICE_OF_0002 = (
    "INSERT INTO device VALUES ('H99.08', 'printer', 'p1', 'error', 'paper_out',"
    " '{\"kiosk\": \"k1\"}', '2026-11-23 01:00:00.000000')"
)


@pytest.fixture
def of_0002(settings):
    """A founded centre as the release before left it: with a device, without signs of life."""
    engine = open_engine(settings.database_path())
    with engine.connect() as connection:
        for statement in (
            "DROP TABLE roll",
            "ALTER TABLE device DROP COLUMN heartbeat",
            "UPDATE alembic_version SET version_num = '0002'",
            DEVICE_OF_0002,
        ):
            connection.exec_driver_sql(statement)
        connection.commit()
    yield engine
    engine.dispose()


def test_the_ground_of_0002_is_what_the_steps_up_to_0002_make(of_0002, engine):
    """The control of the fixture: it must not be a schema that never was."""
    upgrade(engine, "0002")
    with of_0002.connect() as one, engine.connect() as two:
        columns = [c.exec_driver_sql("PRAGMA table_info(device)").all() for c in (one, two)]
    assert columns[0] == columns[1]
    assert sorted(names(of_0002)) == sorted(names(engine))


def test_devices_of_0002_are_kept_and_wait_for_their_first_sign_of_life(
    of_0002, everything, settings, clock
):
    before = everything()
    upgrade(of_0002)
    assert schema_of(of_0002) == SCHEMA == "0003"
    assert differences(of_0002) == []
    after = everything()
    assert after.pop("roll") == []
    assert after.pop("device") == [(*before.pop("device")[0], None)]
    assert after.pop("alembic_version") == [("0003",)]
    before.pop("alembic_version")
    assert after == before
    store = open_store(settings, clock, "test")
    (device,) = store.devices.all()
    store.close()
    assert (device.key, device.facts) == ("paper_out", {"kiosk": "k1"})


@pytest.mark.parametrize("statement", ["ALTER TABLE device", "CREATE TABLE roll", "UPDATE alembic"])
def test_an_upgrade_from_0002_is_whole_or_not_at_all(of_0002, everything, statement):
    before, shape = everything(), names(of_0002)

    def cut(_connection, _cursor, sql, *_more):
        if statement in sql:
            raise KeyboardInterrupt

    event.listen(of_0002, "before_cursor_execute", cut)
    with pytest.raises(KeyboardInterrupt):
        upgrade(of_0002)
    event.remove(of_0002, "before_cursor_execute", cut)
    assert (everything(), names(of_0002)) == (before, shape)
    upgrade(of_0002)
    assert schema_of(of_0002) == SCHEMA


def test_a_program_of_0003_refuses_the_file_of_0002(of_0002, settings, clock):
    with pytest.raises(Unavailable, match="schema_older"):
        open_store(settings, clock, "test")
