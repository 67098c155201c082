"""The check finds each way in which a server can differ from the matrix."""

import pytest

from db.roles.checking import compare, lines

PLANTED = {
    "GRANT SELECT ON rating TO mc_kiosk": "too much: mc_kiosk may SELECT on table public.rating",
    "GRANT UPDATE (calls) ON ticket TO mc_kiosk": "too much: mc_kiosk may UPDATE on table "
    "public.ticket, column calls",
    "GRANT DELETE ON event TO k1": "too much: k1 may DELETE on table public.event",
    "GRANT SELECT ON ticket TO PUBLIC": "too much: PUBLIC may SELECT on table public.ticket",
    "GRANT SELECT (id) ON ticket TO mc_kiosk WITH GRANT OPTION": "too much: mc_kiosk may SELECT on "
    "table public.ticket, column id and may let others",
    "REVOKE SELECT (id) ON ticket FROM mc_counter": "missing: mc_counter may SELECT on table "
    "public.ticket, column id",
    "GRANT TEMP ON DATABASE h99 TO PUBLIC": 'too much: PUBLIC may TEMPORARY on database "h99"',
    "GRANT CREATE ON SCHEMA public TO mc_kiosk": "too much: mc_kiosk may CREATE on schema public",
    "GRANT EXECUTE ON FUNCTION my_day() TO PUBLIC": "too much: PUBLIC may EXECUTE on function "
    "public.my_day()",
    "GRANT EXECUTE ON FUNCTION lo_create(oid) TO PUBLIC": "too much: PUBLIC may EXECUTE on "
    "function pg_catalog.lo_create(oid)",
    "REVOKE EXECUTE ON FUNCTION sees(text) FROM mc_display": "missing: mc_display may EXECUTE on "
    "function public.sees(text)",
    "ALTER TABLE clerk DISABLE ROW LEVEL SECURITY": "missing: row security of clerk is on",
    "ALTER TABLE clerk FORCE ROW LEVEL SECURITY": "too much: row security of clerk is forced on "
    "its owner",
    "ALTER TABLE clerk OWNER TO k1": "missing: table public.clerk is mc_owner's",
    "CREATE POLICY open ON ticket USING (true)": "too much: policy open of ticket lets public ALL",
    "DROP POLICY mc_kiosk_insert ON ticket": "missing: policy mc_kiosk_insert of ticket lets "
    "mc_kiosk INSERT",
    "ALTER POLICY mc_kiosk_select ON ticket USING (true)": "missing: policy mc_kiosk_select of "
    "ticket lets mc_kiosk SELECT",
    "ALTER POLICY mc_kiosk_select ON series TO PUBLIC": "too much: policy mc_kiosk_select of "
    "series lets public SELECT",
    "ALTER DEFAULT PRIVILEGES FOR ROLE mc_owner GRANT SELECT ON TABLES TO mc_kiosk": "too much: "
    "mc_kiosk may SELECT on tables that mc_owner makes",
    "ALTER DEFAULT PRIVILEGES FOR ROLE mc_owner GRANT EXECUTE ON FUNCTIONS TO PUBLIC": "missing: "
    "functions that mc_owner makes are for nobody else",
    "GRANT pg_write_all_data TO mc_backup": "too much: mc_backup is a member of pg_write_all_data",
    "REVOKE pg_read_all_data FROM mc_backup": "missing: mc_backup is a member of pg_read_all_data",
    "ALTER TABLE ticket ADD COLUMN spare integer": "too much: column ticket.spare",
    "CREATE TABLE spare (a integer)": "too much: column spare.a",
}
BROKEN = {
    "ALTER TABLE ticket RENAME COLUMN target TO aim": "missing: column ticket.target",
    "ALTER TABLE event DISABLE TRIGGER event_keeps": "missing: trigger event_keeps of event is on",
    "DROP FUNCTION my_kind() CASCADE": "missing: function my_kind()",
}


def test_a_server_as_the_matrix_wants_it_has_no_difference(rig) -> None:
    with rig.owner() as connection:
        connection.exec_driver_sql("GRANT mc_counter TO overseer")
        assert lines(compare(connection)) == ()


def test_a_pc_that_lacks_one_of_its_groups_is_told(rig) -> None:
    with rig.owner() as connection:
        found = lines(compare(connection))
    assert found == ("missing: overseer is a member of mc_counter",)


def test_the_servers_own_login_may_ask(rig) -> None:
    """motcua-db check runs as motcua, a member of the owner."""
    with rig.owner() as connection:
        connection.exec_driver_sql("SET SESSION AUTHORIZATION motcua")
        assert len(compare(connection)) == 1


def test_each_difference_is_named(rig) -> None:
    with rig.owner() as connection:
        for planted in PLANTED:
            connection.exec_driver_sql(planted)
        found = lines(compare(connection))
    untold = {
        planted: told
        for planted, told in PLANTED.items()
        if not any(line.startswith(told) for line in found)
    }
    assert not untold, found


@pytest.mark.parametrize(("planted", "told"), BROKEN.items(), ids=BROKEN)
def test_what_must_be_there_first_is_told_alone(rig, planted: str, told: str) -> None:
    with rig.owner() as connection:
        connection.exec_driver_sql(planted)
        found = lines(compare(connection))
    assert any(line.startswith(told) for line in found), found
    assert not any("policy" in line for line in found)
