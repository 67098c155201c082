"""Upgrading: the steps make what the tables say; interrupted, the old schema stands."""

import sqlite3

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import event

from db import tables
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
