"""Upgrading: the steps make what the tables say; interrupted, the old schema stands."""

import fcntl
import os
import shutil
import sqlite3
from contextlib import closing, contextmanager
from uuid import uuid4

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import NullPool, create_engine, event, inspect

from centre.rules.errors import Unavailable
from db import backup, open_store, sqlite, tables, upgrading
from db.engine import SCHEMA, open_engine, schema_of
from db.postgres import postgres_engine
from db.upgrading import Upgraded, upgrade, upgrade_file


@pytest.fixture
def engine(new_engine):
    """An engine on an empty database."""
    return new_engine()


NAMES = {
    "sqlite": "SELECT type, name FROM sqlite_master ORDER BY 1, 2",
    "postgresql": (
        "SELECT 'relation', relname::text FROM pg_class WHERE relnamespace = 'public'::regnamespace"
        " UNION ALL SELECT 'function', proname FROM pg_proc"
        " WHERE pronamespace = 'public'::regnamespace"
        " UNION ALL SELECT 'trigger', tgname FROM pg_trigger WHERE NOT tgisinternal ORDER BY 1, 2"
    ),
}
MADE = {
    "sqlite": (
        "SELECT name, replace(sql, '\"', '') FROM sqlite_master"
        " WHERE type = 'index' AND sql IS NOT NULL"
    ),
    "postgresql": (
        "SELECT indexname, indexdef FROM pg_indexes WHERE schemaname = 'public'"
        " AND tablename <> 'alembic_version'"
        " UNION ALL SELECT conname, pg_get_constraintdef(oid) FROM pg_constraint"
        " WHERE connamespace = 'public'::regnamespace AND conname NOT LIKE 'alembic%%'"
        # What only a server needs is in the steps alone; roles/test_conditions tries it.
        " AND conname NOT LIKE 'guard%%'"
    ),
}


def rows(engine, statements) -> list:
    with engine.connect() as connection:
        found = connection.exec_driver_sql(statements[engine.dialect.name]).all()
    return [tuple(row) for row in found]


def names(engine) -> list:
    return rows(engine, NAMES)


def differences(engine) -> list:
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return compare_metadata(context, tables.metadata)


def test_the_steps_on_an_empty_database_make_exactly_the_declared_tables(engine):
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


def conditions(engine) -> dict:
    """Return how each index was made, at a server each constraint too."""
    return {name: "".join(made.split()) for name, made in rows(engine, MADE)}


def test_indexes_have_the_same_condition_in_steps_and_tables(engine, new_engine):
    """Alembic compares columns of indexes, not their conditions."""
    upgrade(engine)
    declared = new_engine()
    tables.metadata.create_all(declared)
    assert conditions(engine) == conditions(declared)
    assert "'waiting'" in conditions(engine)["ix_ticket_waiting"], "the control"


def test_views_have_the_columns_that_the_store_asks_for(engine):
    upgrade(engine)
    for view in (tables.board_ticket, tables.board_call, tables.board_counter):
        made = [column["name"] for column in inspect(engine).get_columns(view.name)]
        assert made == list(view.c.keys())


def test_upgrading_twice_changes_nothing(engine):
    upgrade(engine)
    before = names(engine)
    upgrade(engine)
    assert names(engine) == before


def test_a_founded_centre_keeps_its_data_through_an_upgrade(founded_engine, everything):
    before = everything()
    upgrade(founded_engine)
    assert everything() == before


@pytest.mark.parametrize("statement", ["CREATE TABLE rating", "CREATE VIEW", "INSERT INTO"])
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


def test_nobody_sees_a_schema_between_two_steps(engine):
    seen = []
    # An engine of its own, so that the statements of looking do not look again.
    other = create_engine(engine.url, creator=engine.pool._creator, poolclass=NullPool)

    def look(_connection, _cursor, sql, *_more):
        if "CREATE" in sql:
            seen.append(len(names(other)))

    event.listen(engine, "before_cursor_execute", look)
    upgrade(engine)
    assert len(seen) > 20
    assert set(seen) == {0}
    assert names(other), "the control: what is finished is seen"


@pytest.fixture
def founded_engine(settings):
    """An engine on a founded centre."""
    server = settings.database.server
    if server is None:
        engine = open_engine(settings.database_path())
    else:
        engine = postgres_engine(server, None)
    yield engine
    engine.dispose()


BACK_TO_0005 = (
    *(
        f"DROP TABLE {name}"
        for name in (
            *("catalogue", "catalogue_procedure", "topic", "search_word", "search_miss"),
            *("dossier", "lookup_try"),
        )
    ),
    "ALTER TABLE priority_group DROP COLUMN from_age",
    "ALTER TABLE ticket DROP COLUMN stepped",
)
SEEN_OF_0004 = (
    "SELECT id, centre, day, service, letter, number, state, place, queued_at, calls, counter, "
    "target FROM ticket"
)
FIGURES = ("choice", "leg", "handover", "tally", "alarm", "evaluation")
ROLL_UP = ("unit", "parcel", "received")
BACK_TO_0008 = ("DROP VIEW board_counter",)
BACK_TO_0007 = tuple(f"DROP TABLE {name}" for name in ROLL_UP)
BACK_TO_0006 = (
    "DROP INDEX ix_rating_ticket",
    *(f"DROP TABLE {name}" for name in FIGURES),
    "DROP VIEW board_ticket",
    *(
        f"ALTER TABLE ticket DROP COLUMN {name}"
        for name in ("target_clerk", "origin", "note", "outcome", "wrapped_at")
    ),
)
SEEN_BEFORE = {
    "sqlite": (f"CREATE VIEW board_ticket AS {SEEN_OF_0004}",),
    "postgresql": (
        f"CREATE VIEW board_ticket WITH (security_barrier) AS {SEEN_OF_0004} WHERE sees(centre)",
        "DROP FUNCTION leg_keeps",
        (
            "CREATE OR REPLACE FUNCTION series_goes_forward() RETURNS trigger LANGUAGE plpgsql "
            "AS $$ BEGIN IF NEW.last <= OLD.last THEN RAISE EXCEPTION "
            "'series goes forward only'; END IF; RETURN NEW; END $$"
        ),
    ),
}
GUARDS_OF_0006 = (
    "DROP FUNCTION search_missed",
    "DROP TRIGGER ticket_yields ON ticket",
    "DROP FUNCTION ticket_yields",
)
FUNCTIONS = "my_centre my_actor my_counter my_kind my_day sees event_keeps series_goes_forward"
BACK_TO_0003 = (
    "DROP VIEW board_ticket",
    "DROP VIEW board_call",
    "DROP TABLE kiosk_letter",
    "DROP TABLE enrolled",
    "DROP TABLE enrolment",
    "DROP TABLE pairing",
)
GUARDS_OF_0004 = (
    "DROP TRIGGER event_keeps ON event",
    "DROP TRIGGER series_goes_forward ON series",
    "DROP TRIGGER chain_goes_forward ON chain",
    *("DROP FUNCTION pairing_authority", "DROP FUNCTION pairing_ask"),
    "DROP FUNCTION pairing_answer",
    *(f"DROP FUNCTION {name}" for name in [*FUNCTIONS.split(), "chain_goes_forward"]),
    (
        "DO $$ DECLARE c record; BEGIN FOR c IN SELECT conrelid::regclass AS t, conname FROM"
        " pg_constraint WHERE conname LIKE 'guard%%' LOOP"
        " EXECUTE 'ALTER TABLE ' || c.t || ' DROP CONSTRAINT ' || c.conname; END LOOP; END $$"
    ),
)
BACK_TO_0002 = ("DROP TABLE roll", "ALTER TABLE device DROP COLUMN heartbeat")
DEVICE = (
    "INSERT INTO device (centre, kind, name, state, key, facts, since) VALUES ('H99.08', 'printer',"
    " 'p1', 'error', 'paper_out', '{\"kiosk\": \"k1\"}', '2026-11-23 01:00:00.000000')"
)


@pytest.fixture(params=["0002", "0003", "0005", "0006", "0007", "0008"])
def earlier(request) -> str:
    """The schema of a release before this one."""
    return request.param


@pytest.fixture
def old(founded_engine, earlier):
    """A founded centre as an earlier release left it: with a device, without what came later."""
    back = [*BACK_TO_0008]
    back += BACK_TO_0007 if earlier < "0008" else ()
    if earlier < "0007":
        back += [*BACK_TO_0006, *SEEN_BEFORE[founded_engine.dialect.name]]
    back += BACK_TO_0005 if earlier < "0006" else ()
    back += BACK_TO_0003 if earlier < "0004" else ()
    back += BACK_TO_0002 if earlier == "0002" else ()
    if founded_engine.dialect.name == "postgresql":
        back += GUARDS_OF_0006 if earlier < "0006" else ()
        back += GUARDS_OF_0004 if earlier < "0004" else ()
    with founded_engine.begin() as connection:
        for statement in (*back, f"UPDATE alembic_version SET version_num = '{earlier}'", DEVICE):  # noqa: S608
            connection.exec_driver_sql(statement)
    return founded_engine


def test_the_ground_of_earlier_releases_is_what_their_own_steps_make(old, engine, earlier):
    """The control of the fixture: it must not be a schema that never was."""
    upgrade(engine, earlier)
    shapes = [
        {table: str(inspect(each).get_columns(table)) for table in inspect(each).get_table_names()}
        for each in (old, engine)
    ]
    assert shapes[0] == shapes[1]
    assert names(old) == names(engine)


LOOKUP = {"catalogue", "catalogue_procedure", "topic", "search_word", "search_miss", "dossier"}
NEW = {"0008": set[str]()}
NEW["0007"] = {*NEW["0008"], *ROLL_UP}
NEW["0006"] = {*NEW["0007"], *FIGURES}
NEW["0005"] = {*NEW["0006"], *LOOKUP, "lookup_try"}
NEW["0003"] = {*NEW["0005"], "kiosk_letter", "enrolled", "enrolment", "pairing"}
NEW["0002"] = {*NEW["0003"], "roll"}


def test_rows_of_earlier_releases_are_kept_and_devices_wait_for_their_first_sign_of_life(
    old, earlier, everything, settings, clock
):
    before = everything()
    upgrade(old)
    assert schema_of(old) == SCHEMA == "0009"
    assert differences(old) == []
    after = everything()
    assert {name: after.pop(name) for name in NEW[earlier]} == {name: [] for name in NEW[earlier]}
    for name, had in (("priority_group", earlier < "0006"), ("device", earlier == "0002")):
        found = before.pop(name)
        assert after.pop(name) == ([(*row, None) for row in found] if had else found) != []
    assert (before.pop("alembic_version"), after.pop("alembic_version")) == (
        [(earlier,)],
        [(SCHEMA,)],
    )
    assert after == before
    assert before["clerk"], "the control: there are rows to keep"
    store = open_store(settings, clock, "test")
    (seen,) = store.devices.all()
    store.close()
    assert (seen.key, seen.facts) == ("paper_out", {"kiosk": "k1"})


CUTS = {
    "CREATE TABLE received",
    "ALTER TABLE ticket",
    "CREATE VIEW board_counter",
    "UPDATE alembic",
}
"""Where an upgrade is cut; the steps of the newest releases hold less of it."""
CUTS_AFTER = {
    "0007": CUTS - {"ALTER TABLE ticket"},
    "0008": CUTS - {"CREATE TABLE received", "ALTER TABLE ticket"},
}


@contextmanager
def cut_at(engine, statement):
    """Let every upgrade end where a statement would come."""

    def cut(_connection, _cursor, sql, *_more):
        if statement in sql:
            raise KeyboardInterrupt

    event.listen(engine, "before_cursor_execute", cut)
    yield
    event.remove(engine, "before_cursor_execute", cut)


def test_an_upgrade_of_a_founded_centre_is_whole_or_not_at_all(old, earlier, everything):
    before, shape = everything(), names(old)
    for statement in sorted(CUTS_AFTER.get(earlier, CUTS)):
        with cut_at(old, statement), pytest.raises(KeyboardInterrupt):
            upgrade(old)
        assert (everything(), names(old)) == (before, shape), statement
    upgrade(old)
    assert schema_of(old) == SCHEMA


def test_this_program_refuses_a_database_of_an_earlier_release(old, settings, clock):
    with pytest.raises(Unavailable, match="schema_older"):
        open_store(settings, clock, "test")


@pytest.fixture
def file(tmp_path):
    """A file of an earlier release."""
    made = tmp_path / "centre.db"
    each = open_engine(made, create=True)
    upgrade(each, "0003")
    each.dispose()
    return made


def standing(file) -> str | None:
    each = open_engine(file)
    found = schema_of(each)
    each.dispose()
    return found


def test_a_file_is_copied_as_it_was_and_brought_up(file):
    file.chmod(0o660)
    done = upgrade_file(file)
    assert (done.before, done.after) == ("0003", SCHEMA)
    assert done.copy.name == "centre.db.before-upgrade-0003", "motcua-rollback looks for this name"
    assert (standing(file), standing(done.copy)) == (SCHEMA, "0003")
    assert done.copy.stat().st_mode & 0o777 == 0o660
    assert upgrade_file(file) == Upgraded(SCHEMA, SCHEMA, None)


def test_without_room_for_copy_and_journal_nothing_is_touched(file, monkeypatch):
    there = shutil.disk_usage(file.parent)
    before = (file.read_bytes(), sorted(file.parent.iterdir()))
    few = 3 * file.stat().st_size + upgrading._MARGIN - 1
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: there._replace(free=few))
    with pytest.raises(Unavailable, match="disk_short"):
        upgrade_file(file)
    assert (file.read_bytes(), sorted(file.parent.iterdir())) == before
    monkeypatch.setattr(shutil, "disk_usage", lambda _folder: there._replace(free=few + 1))
    assert upgrade_file(file).after == SCHEMA, "the control: one byte more is enough"


def test_a_disk_that_fills_while_it_is_copied_leaves_all_as_it_was(file, monkeypatch):
    def full(_source, target):
        target.write_bytes(b"half")
        raise Unavailable("disk_full", "backup", file=str(target))

    before = sorted(file.parent.iterdir())
    monkeypatch.setattr(backup, "copy_as_is", full)
    with pytest.raises(Unavailable, match="disk_full"):
        upgrade_file(file)
    assert sorted(file.parent.iterdir()) == before
    assert standing(file) == "0003"


def test_nothing_is_built_on_a_damaged_file(file):
    content = bytearray(file.read_bytes())
    content[-4096:] = os.urandom(4096)
    file.write_bytes(content)
    with pytest.raises(Unavailable, match="backup_bad"):
        upgrade_file(file)
    assert file.read_bytes() == content
    assert list(file.parent.glob("*before*")) == []


def test_what_a_newer_program_has_written_is_refused_and_kept(file):
    with closing(sqlite3.connect(file)) as raw:
        raw.execute("UPDATE alembic_version SET version_num = '9999'")
        raw.commit()
    with pytest.raises(Unavailable, match="schema_newer"):
        upgrade_file(file)
    assert standing(file) == "9999"
    assert list(file.parent.glob("*before*")) == []


def test_an_app_that_holds_the_database_is_told_and_the_old_schema_stands(file, monkeypatch):
    monkeypatch.setattr(sqlite, "PATIENCE_SECONDS", 0.1)
    with closing(sqlite3.connect(file)) as raw:
        raw.execute("BEGIN IMMEDIATE")
        with pytest.raises(Unavailable, match="database_busy"):
            upgrade_file(file)
    assert standing(file) == "0003"


def test_another_upgrade_that_never_ends_is_told(file, monkeypatch):
    monkeypatch.setattr(upgrading, "WAITS", 0.2)
    held = os.open(file.parent, os.O_RDONLY)
    try:
        fcntl.flock(held, fcntl.LOCK_EX)
        with pytest.raises(Unavailable, match="upgrade_running"):
            upgrade_file(file)
    finally:
        os.close(held)
    assert upgrade_file(file).after == SCHEMA


GUARDED = {
    "a removed event": "DELETE FROM event",
    "all events removed at once": "TRUNCATE event",
    "a rewritten event": "UPDATE event SET facts = '{}'",
    "a series that counts back": "UPDATE series SET last = last - 1",
    "a chain that counts back": "UPDATE chain SET seq = seq - 1",
    "a chain that leaps": "UPDATE chain SET seq = seq + 2",
    "a chain at the end of its numbers": "UPDATE chain SET seq = 2147483647",
}


@pytest.mark.parametrize("engine_kind", ["postgresql"])
def test_the_guards_of_a_server_hold_after_an_upgrade_too(old, settings, clock, everything):
    """SQLite has had its own since step 0002 (test_history)."""
    upgrade(old)
    store = open_store(settings, clock, "kiosk:k1")
    store.day.take(uuid4(), "ho-tich", "k1")
    before = everything()
    for what, statement in GUARDED.items():
        with pytest.raises(Unavailable, match="not_permitted"), store.write() as work:
            work.connection.exec_driver_sql(statement)
        assert everything() == before, what
    store.close()
