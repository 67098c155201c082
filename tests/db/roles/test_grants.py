"""Grants: repeated they change nothing, and what was planted is gone."""

import pytest

from centre.rules.errors import Unavailable
from db.roles.checking import compare, lines
from db.roles.grants import apply

CURABLE = (
    "GRANT SELECT ON rating TO mc_kiosk",
    "GRANT ALL ON ALL TABLES IN SCHEMA public TO k1",
    "GRANT SELECT ON ticket TO PUBLIC",
    "GRANT UPDATE (state) ON ticket TO mc_kiosk WITH GRANT OPTION",
    "GRANT SELECT ON ticket TO mc_kiosk",
    "GRANT ALL ON DATABASE h99 TO PUBLIC",
    "GRANT ALL ON SCHEMA public TO PUBLIC",
    "GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA public TO PUBLIC",
    "GRANT EXECUTE ON FUNCTION lo_creat(integer) TO PUBLIC",
    "CREATE POLICY open ON ticket USING (true)",
    "DROP POLICY mc_kiosk_insert ON ticket",
    "ALTER POLICY mc_kiosk_select ON ticket USING (true)",
    "ALTER TABLE ticket DISABLE ROW LEVEL SECURITY",
    "ALTER TABLE ticket FORCE ROW LEVEL SECURITY",
    "ALTER TABLE ticket OWNER TO k1",
    "ALTER VIEW board_call OWNER TO k1",
    "ALTER FUNCTION my_day() OWNER TO k1",
    "ALTER DATABASE h99 OWNER TO k1",
    "ALTER DEFAULT PRIVILEGES FOR ROLE mc_owner GRANT ALL ON TABLES TO mc_kiosk",
    "ALTER DEFAULT PRIVILEGES FOR ROLE mc_owner IN SCHEMA public GRANT ALL ON TABLES TO PUBLIC",
    "ALTER DEFAULT PRIVILEGES FOR ROLE mc_owner GRANT EXECUTE ON FUNCTIONS TO PUBLIC",
    "GRANT mc_owner TO k1 WITH ADMIN OPTION",
    "GRANT mc_supervisor TO mc_kiosk",
    "GRANT pg_write_all_data TO mc_backup",
    "ALTER ROLE k1 SUPERUSER",
    "ALTER ROLE mc_kiosk LOGIN",
    "ALTER ROLE k1 SET role = 'mc_owner'",
    "ALTER ROLE k1 CONNECTION LIMIT -1",
)


def test_repeated_they_change_nothing(rig) -> None:
    with rig.owner() as connection:
        apply(connection)
        assert compare(connection) == ()
        before = connection.exec_driver_sql("SELECT pg_current_xact_id_if_assigned()").scalar_one()
        rows = "SELECT max(xmin::text::bigint) FROM pg_policy"
        newest = connection.exec_driver_sql(rows).scalar_one()
        apply(connection)
        assert connection.exec_driver_sql(rows).scalar_one() == newest
        assert before is not None


def test_what_was_planted_is_put_right(rig) -> None:
    with rig.owner() as connection:
        apply(connection)
        for planted in CURABLE:
            connection.exec_driver_sql(planted)
        assert len(compare(connection)) > len(CURABLE)
        apply(connection)
        assert lines(compare(connection)) == ()


def test_the_servers_own_login_puts_right_what_it_may(rig) -> None:
    """After an upgrade motcua-db applies the matrix without a superuser."""
    with rig.owner() as connection:
        connection.exec_driver_sql("SET SESSION AUTHORIZATION motcua")
        connection.exec_driver_sql("GRANT SELECT ON rating TO mc_kiosk")
        connection.exec_driver_sql("CREATE TABLE spare (a integer)")
        apply(connection)
        assert lines(compare(connection)) == (
            "too much: column spare.a",
            "too much: table public.spare is motcua's",
        )


def test_what_only_a_superuser_may_take_is_said(rig) -> None:
    with rig.owner() as connection:
        connection.exec_driver_sql("GRANT EXECUTE ON FUNCTION lo_creat(integer) TO PUBLIC")
        connection.exec_driver_sql("SET SESSION AUTHORIZATION motcua")
        with pytest.raises(Unavailable, match="lo_creat"):
            apply(connection)


def test_a_schema_that_the_matrix_does_not_know_is_refused(rig) -> None:
    with rig.owner() as connection:
        connection.exec_driver_sql("ALTER TABLE ticket RENAME COLUMN target TO aim")
        with pytest.raises(Unavailable, match=r"column ticket\.target"):
            apply(connection)
