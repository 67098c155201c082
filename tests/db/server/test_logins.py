"""The server's own roles: the owner never logs in, the attendant is no superuser."""

from contextlib import closing

import psycopg
import pytest

from db.server import logins


def test_the_attendant_makes_logins_of_devices_and_is_no_superuser(prepared):
    with closing(prepared.cluster.connect("motcua", "motcua")) as motcua:
        motcua.execute("CREATE ROLE mc_h99_t1 LOGIN")
        try:
            motcua.execute("GRANT mc_kiosk TO mc_h99_t1")
            assert motcua.execute("SELECT count(*) FROM enrolled").fetchone()[0] == 0
            assert motcua.execute("SELECT pg_reload_conf()").fetchone()[0]
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                motcua.execute("ALTER ROLE mc_h99_t1 SUPERUSER")
            with pytest.raises(psycopg.errors.InsufficientPrivilege):
                motcua.execute("SELECT pg_read_file('/etc/passwd')")
        finally:
            motcua.execute("DROP ROLE mc_h99_t1")


def test_the_owner_of_everything_never_logs_in(prepared):
    with closing(prepared.local.connect()) as admin:
        query = "SELECT rolname FROM pg_roles WHERE rolcanlogin ORDER BY 1"
        names = [row[0] for row in admin.execute(query)]
        assert "mc_owner" not in names
        assert not set(names) & set(logins.GROUPS)
        assert "motcua" in names


def test_only_what_is_missing_is_made(prepared, bare):
    assert logins.missing_roles(prepared.local) == []
    assert logins.missing_memberships(prepared.local, "motcua") == []
    assert len(logins.missing_roles(bare.local)) == 2 + len(logins.GROUPS)
