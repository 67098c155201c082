"""The rights of the groups, as part of preparing the server."""

from contextlib import closing

from db.server import rights


def test_rights_as_the_matrix_has_them_need_nothing(prepared):
    assert rights.missing(prepared.local, "motcua") == []


def test_a_right_too_much_is_taken_back(prepared):
    with closing(prepared.local.connect("motcua")) as admin:
        admin.execute("GRANT DELETE ON event TO mc_counter")
    (change,) = rights.missing(prepared.local, "motcua")
    assert "1 differ" in change.told
    change.make()
    assert rights.missing(prepared.local, "motcua") == []


def test_before_there_is_a_database_or_a_schema_nothing_is_compared(prepared, bare):
    for site, name in ((bare, "motcua"), (prepared, "postgres")):
        (change,) = rights.missing(site.local, name)
        assert "none are set yet" in change.told
