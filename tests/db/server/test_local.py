"""The way to the server of this machine: by its socket, as the user that it runs as."""

import os
from pathlib import Path

import pytest
from sqlalchemy import text

from centre.rules.errors import NotAllowed, Unavailable
from db.server import local
from db.server.local import Local


def test_root_comes_in_as_the_servers_own_user_and_is_root_again(bare):
    before = (os.geteuid(), os.getegid())
    with bare.local.connect() as connection:
        assert connection.execute("SELECT session_user").fetchone()[0] == "postgres"
    assert (os.geteuid(), os.getegid()) == before


def test_the_server_tells_where_its_files_are(bare):
    found = bare.local.facts()
    data = bare.cluster.data
    assert (found.data, found.hba, found.ident) == (
        data,
        data / "pg_hba.conf",
        data / "pg_ident.conf",
    )
    assert found.version >= 150_000
    assert (found.fsync, found.checksums, found.stands_by) == (True, True, False)


def test_an_engine_acts_as_the_role_that_it_was_asked_for(bare):
    engine = bare.local.engine("postgres", "pg_monitor")
    with engine.begin() as connection:
        assert connection.execute(text("SELECT current_user")).scalar() == "pg_monitor"
    engine.dispose()


def test_a_machine_without_a_server_says_where_none_was_found(tmp_path):
    with pytest.raises(Unavailable, match="server_absent") as caught:
        Local(tmp_path, 5432).connect()
    assert str(tmp_path) in caught.value.facts["where"]
    assert (Local().sockets, Local().port) == (Path("/var/run/postgresql"), 5432)


def test_a_server_that_is_too_old_is_named_with_its_number(bare, monkeypatch):
    monkeypatch.setattr(local, "OLDEST", 99)
    with pytest.raises(NotAllowed, match="server_old") as caught:
        bare.local.facts()
    assert caught.value.facts["oldest"] == 99
