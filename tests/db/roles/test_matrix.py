"""The matrix itself: what it does not grant is refused, cell by cell; what it grants is not."""
# ruff: noqa: S608 - probes are made of the words of this file and of the matrix

import re
from collections.abc import Callable, Iterator

import pytest

from db import tables
from db.columns import metadata
from db.enrolment.pairing import pairing
from db.roles import inventory
from db.roles.matrix import BACKUP, DEVICES, FUNCTIONS, RIGHTS, right
from db.roles.right import VERBS

NOT_PERMITTED = "42501"
WHOLE = {**inventory.TABLES, **inventory.VIEWS}
OTHER = "H99.09"


def cell(verb: str, table: str, column: str) -> str:
    """Return a statement that needs one right on one column and touches no row."""
    return {
        "SELECT": f"SELECT {column} FROM {table} WHERE false",
        "INSERT": f"INSERT INTO {table} ({column}) SELECT NULL WHERE false",
        "UPDATE": f"UPDATE {table} SET {column} = DEFAULT WHERE false",
    }[verb]


def cells(group: str) -> Iterator[tuple[str, bool]]:
    """Yield each statement of one cell, and whether the matrix grants it."""
    for table in WHOLE:
        granted = right(group, table)
        for verb in VERBS:
            for column in inventory.columns(table):
                is_granted = column in granted.columns(verb)
                if group == BACKUP:
                    is_granted = verb == "SELECT"
                yield cell(verb, table, column), is_granted


def whole(table: str) -> tuple[str, ...]:
    """Return what nobody may do with a table, a view where it can be."""
    every = (f"DELETE FROM {table}", f"DELETE FROM {table} WHERE false")
    if table in inventory.VIEWS:
        return (*every, f"DROP VIEW {table}")
    return (
        *every,
        f"TRUNCATE {table}",
        f"DROP TABLE {table} CASCADE",
        f"ALTER TABLE {table} ADD COLUMN spare integer",
        f"ALTER TABLE {table} DISABLE ROW LEVEL SECURITY",
        f"ALTER TABLE {table} OWNER TO CURRENT_USER",
        f"CREATE INDEX spare ON {table} (({inventory.columns(table)[0]}))",
        f"CREATE POLICY spare ON {table} USING (true)",
        f"CREATE TRIGGER spare AFTER INSERT ON {table} EXECUTE FUNCTION event_keeps()",
        f"LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE",
    )


def unlike(run: Callable[[str], str | None], group: str) -> tuple[list[str], int, int]:
    """Return the cells where the server does not do as the matrix says, and how many were tried."""
    wrong, refused, allowed = [], 0, 0
    for statement, is_granted in cells(group):
        code = run(statement)
        refused, allowed = refused + (not is_granted), allowed + is_granted
        if code != (None if is_granted else NOT_PERMITTED):
            wrong.append(f"{group}: {statement}: {code or 'was done'}")
    return wrong, refused, allowed


def test_each_cell_that_is_not_granted_is_refused_and_no_other(rig, group_logins) -> None:
    refused = allowed = 0
    wrong: list[str] = []
    for group, login in group_logins.items():
        found, no, yes = unlike(lambda statement, login=login: rig.code(login, statement), group)
        wrong, refused, allowed = wrong + found, refused + no, allowed + yes
    assert not wrong
    assert refused >= 2000
    assert allowed >= 500


@pytest.mark.parametrize(
    ("login", "groups"),
    [("chief", ("mc_counter", "mc_supervisor")), ("c3", ("mc_counter", "mc_rating"))],
)
def test_a_login_of_two_groups_may_what_either_may_and_no_more(rig, login: str, groups) -> None:
    """Cells add up; rows are asked by each group's own condition (test_supervisor, test_rating)."""
    granted = {
        statement: is_granted or second
        for (statement, is_granted), (_, second) in zip(*map(cells, groups), strict=True)
    }
    wrong = [
        f"{login}: {statement}: {code or 'was done'}"
        for statement, is_granted in granted.items()
        if (code := rig.code(login, statement)) != (None if is_granted else NOT_PERMITTED)
    ]
    assert not wrong
    assert {True, False} == set(granted.values())


def test_an_offer_ends_by_the_clock_whenever_the_transaction_began(rig) -> None:
    """pairing_ask: now() stands still in a transaction that is kept open."""
    offer = (
        "INSERT INTO enrolment (id, centre, kind, name, rates, state, token, made_at, made_by, "
        "expires_at) VALUES (gen_random_uuid(), 'H99.08', 'kiosk', 'k9', false, 'offered', "
        "encode(sha256('{0}'), 'hex'), now(), 'x', clock_timestamp() + interval '{1}')"
    )
    wish = "rpad('-----BEGIN CERTIFICATE REQUEST-----', 300, 'x')"
    secret = f"SCRAM-SHA-256$4096:{'s' * 24}${'k' * 43}=:{'v' * 43}="
    with rig.owner() as connection:
        run = connection.exec_driver_sql
        for proof, holds in (("a" * 64, "0 s"), ("b" * 64, "1 h")):
            run(offer.format(proof, holds))
        run("SET SESSION AUTHORIZATION mc_pairing")
        answers = [
            run(f"SELECT pairing_ask('{proof * 64}', {wish}, '{secret}')").scalar_one()
            for proof in "ab"
        ]
        state = run(f"SELECT state FROM pairing_answer('{'a' * 64}')").scalar_one()
        run("RESET SESSION AUTHORIZATION")
    assert answers == [False, True]
    assert state == "expired"


def test_nobody_deletes_empties_or_alters_a_table(rig, group_logins) -> None:
    tried, wrong = 0, []
    for login in group_logins.values():
        for table in WHOLE:
            for statement in whole(table):
                tried += 1
                if rig.code(login, statement) != NOT_PERMITTED:
                    wrong.append(f"{login}: {statement}")
    assert not wrong
    assert tried >= 1000


def test_a_right_too_much_is_found_by_the_probes(rig) -> None:
    """The negative control: one column more for a kiosk."""

    def as_kiosk(statement: str) -> str | None:
        with rig.owner() as connection:
            connection.exec_driver_sql("GRANT UPDATE (counter) ON ticket TO mc_kiosk")
            connection.exec_driver_sql("REVOKE SELECT (level) ON rating FROM mc_supervisor")
            connection.exec_driver_sql("SET SESSION AUTHORIZATION k1")
            with connection.connection.cursor() as cursor:
                try:
                    cursor.execute(statement)
                except Exception as error:  # noqa: BLE001 - its code tells
                    return error.sqlstate
        return None

    found, _, _ = unlike(as_kiosk, "mc_kiosk")
    assert found == ["mc_kiosk: UPDATE ticket SET counter = DEFAULT WHERE false: was done"]


def test_no_group_of_devices_reads_or_writes_a_row_of_another_centre(rig, group_logins) -> None:
    tried, wrong = 0, []
    for granted in RIGHTS:
        login, table = group_logins[granted.group], granted.table
        if "centre" not in inventory.columns(table):
            continue
        if "centre" in granted.columns("SELECT"):
            tried += 1
            ((there,),) = rig.run(
                "backup", f"SELECT count(*) FROM {table} WHERE centre = '{OTHER}'"
            )
            seen = rig.run(login, f"SELECT count(*) FROM {table} WHERE centre = '{OTHER}'")
            wrong += [] if there and seen == [(0,)] else [f"{login} SELECT {table} {there} {seen}"]
        if granted.insert:
            tried += 1
            code = rig.code(login, f"INSERT INTO {table} (centre) VALUES ('{OTHER}')")
            wrong += [] if code == NOT_PERMITTED else [f"{login} INSERT {table} {code}"]
        for column in granted.columns("UPDATE"):
            tried += 1
            where = f"UPDATE {table} SET {column} = DEFAULT WHERE centre = '{OTHER}'"
            done = rig.run(login, where)
            wrong += [] if done == 0 else [f"{login}: {where}: {done}"]
    assert not wrong
    assert tried >= 200


def test_each_group_finds_rows_wherever_the_matrix_lets_it_look(rig, group_logins) -> None:
    empty = []
    for granted in RIGHTS:
        if not granted.select:
            continue
        column = granted.columns("SELECT")[0]
        found = rig.run(
            group_logins[granted.group], f"SELECT {column} FROM {granted.table} LIMIT 1"
        )
        empty += [] if found else [f"{granted.group} {granted.table}"]
    assert not empty


def test_a_device_that_is_not_enrolled_or_was_removed_sees_nothing(rig) -> None:
    seen = {}
    for granted in RIGHTS:
        if granted.group != "mc_counter" or "centre" not in inventory.columns(granted.table):
            continue
        with rig.owner() as connection:
            connection.exec_driver_sql("UPDATE enrolled SET removed_at = now() WHERE login = 'c1'")
            connection.exec_driver_sql("SET SESSION AUTHORIZATION c1")
            count = f"SELECT count(*) FROM {granted.table}"
            if granted.select:
                seen[granted.table] = connection.exec_driver_sql(count).scalar_one()
    assert set(seen.values()) == {0}
    assert "ticket" in seen


def test_a_new_column_or_table_cannot_slip_through(rig) -> None:
    """Tables of the code, of the server and of the matrix are the same, column by column."""
    declared = {table.name: [c.name for c in table.columns] for table in metadata.sorted_tables}
    declared["alembic_version"] = ["version_num"]
    declared["pairing"] = [column.name for column in pairing.columns]
    assert {name: list(inventory.columns(name)) for name in inventory.TABLES} == declared
    views = {
        table.name: [c.name for c in table.columns]
        for table in (tables.board_ticket, tables.board_call)
    }
    assert {name: list(inventory.columns(name)) for name in inventory.VIEWS} == views


def test_every_line_names_columns_that_are_there_and_no_line_comes_twice() -> None:
    for granted in RIGHTS:
        for verb in VERBS:
            assert set(granted.columns(verb)) <= set(inventory.columns(granted.table))
    pairs = [(granted.group, granted.table) for granted in RIGHTS]
    assert len(pairs) == len(set(pairs))


def test_who_may_not_call_a_function_is_refused(rig, group_logins) -> None:
    values = {"text": "'x'", "date": "current_date"}
    calls = {
        name: "SELECT " + re.sub("text|date", lambda found: values[found[0]], name)
        for name in FUNCTIONS
    }
    wrong = []
    for login_group, login in {**group_logins, "mc_pairing": "mc_pairing"}.items():
        for name, statement in calls.items():
            may = login_group in FUNCTIONS[name]
            code = rig.code(login, statement)
            wrong += [] if code == (None if may else NOT_PERMITTED) else [f"{login} {name} {code}"]
    assert not wrong


@pytest.mark.parametrize("group", DEVICES)
def test_no_device_fills_the_disk_or_becomes_another(rig, group_logins, group: str) -> None:
    for statement in (
        "CREATE TEMP TABLE spare (a integer)",
        "CREATE TABLE spare (a integer)",
        "CREATE SCHEMA spare",
        "CREATE FUNCTION spare() RETURNS integer LANGUAGE sql AS 'SELECT 1'",
        "SELECT lo_create(0)",
        "SELECT lo_creat(-1)",
        "SELECT lo_from_bytea(0, 'x')",
        "SELECT pg_logical_emit_message(true, 'a', 'b')",
        "SELECT pg_advisory_lock(n) FROM generate_series(1, 9) n",
        "SELECT pg_try_advisory_xact_lock_shared(1, 2)",
        "SET ROLE mc_owner",
        "SET ROLE motcua",
        "SET SESSION AUTHORIZATION postgres",
        "CREATE ROLE spare",
        "ALTER ROLE mc_owner LOGIN",
        "GRANT mc_owner TO CURRENT_USER",
        "COPY (SELECT 1) TO '/tmp/spare'",
        "COPY (SELECT 1) TO PROGRAM 'true'",
        "SELECT pg_read_file('/etc/passwd')",
        "SELECT pg_terminate_backend(pg_backend_pid()) FROM pg_authid",
        "SELECT rolpassword FROM pg_authid",
        "CREATE EXTENSION dblink",
    ):
        assert rig.code(group_logins[group], statement) == NOT_PERMITTED, statement


def test_a_spoofed_notification_changes_nothing(rig) -> None:
    """Any role may send one: it says "look again" and carries nothing that is believed."""
    count = "SELECT count(*), max(queued_at) FROM ticket"
    before = rig.run("backup", count)
    assert rig.code("lobby", "SELECT pg_notify('motcua', 'A002 to counter 9')") is None
    assert rig.run("backup", count) == before
