"""What is read from the server's catalogue."""

import pytest

from db.roles import live


def words(found) -> set[str]:
    return {each.words for each in found}


def test_ground_and_rights_of_a_running_server(rig) -> None:
    with rig.owner() as connection:
        ground, rights = words(live.ground(connection)), words(live.rights(connection))
    assert {"role mc_kiosk", "column ticket.state", "function sees(text)"} <= ground
    assert "mc_kiosk may UPDATE on table public.series, column last" in rights
    assert "table public.ticket is mc_owner's" in rights
    assert "row security of ticket is on" in rights


@pytest.mark.parametrize(
    ("planted", "told"),
    [
        ("CREATE SCHEMA evil", "schema evil"),
        ("CREATE SEQUENCE s; GRANT USAGE ON SEQUENCE s TO k1", "k1 may USAGE on sequence public.s"),
        ("CREATE FUNCTION f(a text) RETURNS text LANGUAGE sql AS 'SELECT 1'", "function f(text)"),
    ],
)
def test_strange_objects_are_seen(rig, planted: str, told: str) -> None:
    with rig.owner() as connection:
        for statement in planted.split("; "):
            connection.exec_driver_sql(statement)
        assert told in words(live.ground(connection)) | words(live.rights(connection))
