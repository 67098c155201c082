"""motcua-db's keeping at a server: what is a file's alone is refused, check tells of the rights."""

import json

import pytest

from db.__main__ import main
from db.commands import keeping
from db.postgres import postgres_engine
from db.roles import grants


@pytest.fixture
def engine_kind() -> str:
    """What a file does is told in tests/db/test_main.py."""
    return "postgresql"


def asked(settings, capsys, *words: str) -> tuple[int, dict]:
    status = main(["--config", str(settings.folder), *words, "--json"])
    return status, json.loads(capsys.readouterr().out)


@pytest.mark.parametrize(
    ("words", "key"),
    [
        (("init",), "needs_server_init"),
        # What is made there has to belong to the owner of the rest, and needs its rights.
        (("upgrade",), "needs_server_init"),
    ],
)
def test_what_is_done_to_a_file_is_refused_with_the_way_at_a_server(settings, capsys, words, key):
    status, told = asked(settings, capsys, *words)
    assert (status, told["error"]) == (1, key)
    assert "–" not in told["message"]


def test_an_upgrade_of_whatever_is_there_leaves_a_server_to_its_own_way(settings, capsys):
    """A package brings up a machine's file, and every machine has the same package."""
    assert asked(settings, capsys, "upgrade", "--if-any") == (0, {"after": None})


def test_check_names_each_right_that_differs_and_is_well_when_none_does(
    settings, capsys, monkeypatch
):
    status, told = asked(settings, capsys, "check")
    assert (status, told["fsync"]) == (1, "off"), "the tests' own server does not sync"
    assert told["rights"] != "as the matrix", "nothing was granted yet"
    engine = postgres_engine(settings.database.server, None)
    with engine.begin() as connection:
        grants.apply(connection)
    monkeypatch.setattr(keeping, "_SETTINGS", ("data_checksums", "synchronous_commit"))
    assert asked(settings, capsys, "check")[1]["rights"] == "as the matrix"
    with engine.begin() as connection:
        connection.exec_driver_sql("GRANT UPDATE ON rating TO mc_display")
    engine.dispose()
    status, told = asked(settings, capsys, "check")
    assert status == 1
    assert any("mc_display" in line and "rating" in line for line in told["rights"])
