"""Logins of devices: groups by kind, limits and settings, and what they may never have."""

from centre.rules.enrolling import Kind
from db.roles.checking import compare, lines
from db.roles.logins import groups_of, settle


def test_groups_by_kind() -> None:
    assert groups_of(Kind.KIOSK, rates=True) == ("mc_kiosk",)
    assert groups_of(Kind.COUNTER, rates=True) == ("mc_counter", "mc_rating")
    assert groups_of(Kind.SUPERVISOR) == ("mc_counter", "mc_supervisor")


def test_the_statements_for_a_new_login_can_be_repeated_by_the_attendant(rig) -> None:
    """As motcua, which is no superuser."""
    made = settle("k1", Kind.KIOSK)
    assert "ALTER ROLE \"k1\" SET statement_timeout = '5s'" in made
    assert (
        rig.code("motcua", "CREATE ROLE k9", *(s.replace("k1", "k9") for s in (*made, *made)))
        is None
    )


def test_limits_hold_from_the_first_statement(rig) -> None:
    settings = ["statement_timeout", "lock_timeout", "idle_in_transaction_session_timeout"]
    assert [rig.run("k1", f"SHOW {name}") for name in settings] == [[("5s",)], [("4s",)], [("3s",)]]
    assert rig.run("k1", "SELECT rolconnlimit FROM pg_roles WHERE rolname = 'k1'") == [(8,)]


PLANTED = {
    "ALTER ROLE k1 SUPERUSER": "too much: role k1 has SUPERUSER",
    "ALTER ROLE k1 BYPASSRLS": "too much: role k1 has BYPASSRLS",
    "ALTER ROLE k1 CREATEROLE": "too much: role k1 has CREATEROLE",
    "ALTER ROLE k1 CREATEDB": "too much: role k1 has CREATEDB",
    "ALTER ROLE mc_kiosk LOGIN": "too much: role mc_kiosk has LOGIN",
    "ALTER ROLE mc_owner SUPERUSER": "too much: role mc_owner has SUPERUSER",
    "ALTER ROLE k1 NOLOGIN": "missing: role k1 has LOGIN",
    "ALTER ROLE k1 NOINHERIT": "missing: role k1 has INHERIT",
    "ALTER ROLE k1 CONNECTION LIMIT -1": "missing: role k1 has CONNECTION LIMIT 8",
    "ALTER ROLE k1 SET statement_timeout = 0": "missing: role k1 is set to statement_timeout=5s",
    "ALTER ROLE k1 SET role = 'mc_owner'": "too much: role k1 is set to role=mc_owner",
    "GRANT mc_counter TO k1": "too much: k1 is a member of mc_counter",
    "GRANT pg_write_all_data TO k1": "too much: k1 is a member of pg_write_all_data",
    "GRANT mc_owner TO backup": "too much: backup is a member of mc_owner",
    "GRANT mc_display TO backup": "too much: backup is a member of mc_display",
    "GRANT mc_supervisor TO mc_pairing": "too much: mc_pairing is a member of mc_supervisor",
    "GRANT mc_owner TO mc_kiosk": "too much: mc_kiosk is a member of mc_owner",
    "REVOKE mc_kiosk FROM k1": "missing: k1 is a member of mc_kiosk",
    "UPDATE enrolled SET removed_at = now() WHERE login = 'k2'": "too much: role k2 has LOGIN",
    "UPDATE enrolled SET login = 'ghost' WHERE login = 'c2'": "missing: login ghost",
    "UPDATE enrolled SET kind = 'display' WHERE login = 'c1'": "missing: c1 is a member of "
    "mc_display",
}


def test_each_login_that_differs_is_told(rig) -> None:
    with rig.owner() as connection:
        for planted in PLANTED:
            connection.exec_driver_sql(planted)
        found = lines(compare(connection))
    assert not {planted: told for planted, told in PLANTED.items() if told not in found}, found
