"""How far a device reaches past its tables: other centres, functions, the server itself."""
# ruff: noqa: S608 - probes are made of the words of this file and of the matrix

import re

import pytest

from db.roles import inventory
from db.roles.matrix import DEVICES, FUNCTIONS, RIGHTS

NOT_PERMITTED = "42501"
OTHER = "H99.09"


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
