"""The centre's database: UTF8, sorted as SQLite sorts, closed to everybody, filled once."""

from contextlib import closing
from pathlib import Path

import pytest

from centre.rules.errors import Unavailable
from db import sample
from db.server import database


def missing(site, pins: Path, code: str = "H99.08") -> list[str]:
    found = database.missing(site.local, "motcua", code, database.First(sample.BUILT_IN), pins)
    return [change.told for change in found]


def test_a_ready_database_needs_nothing(prepared, tmp_path):
    assert missing(prepared, tmp_path / "pins") == []


def test_another_centre_is_written_beside_the_first(prepared, tmp_path):
    (told,) = missing(prepared, tmp_path / "pins", "H99.09")
    assert "first data of centre H99.09" in told
    assert not (tmp_path / "pins").exists()


def test_it_is_of_utf8_and_sorts_by_code_point(prepared):
    with closing(prepared.local.connect("motcua")) as admin:
        query = "SELECT pg_encoding_to_char(encoding), datcollate FROM pg_database"
        assert admin.execute(f"{query} WHERE datname = 'motcua'").fetchone() == ("UTF8", "C")
        owners = admin.execute(
            "SELECT DISTINCT tableowner FROM pg_tables WHERE schemaname = 'public'"
        )
        assert owners.fetchall() == [("mc_owner",)]


def test_somebody_who_is_nobody_cannot_even_connect(prepared):
    with closing(prepared.local.connect()) as admin:
        admin.execute("CREATE ROLE nobody_here")
        try:
            for right in ("CONNECT", "TEMPORARY", "CREATE"):
                query = "SELECT has_database_privilege('nobody_here', 'motcua', %s)"
                assert admin.execute(query, (right,)).fetchone() == (False,)
        finally:
            admin.execute("DROP ROLE nobody_here")


def test_a_database_of_a_newer_program_is_left_alone(prepared, tmp_path, monkeypatch):
    monkeypatch.setattr(database, "SCHEMA", "0001")
    with pytest.raises(Unavailable, match="schema_newer"):
        missing(prepared, tmp_path / "pins")
    monkeypatch.setattr(database, "SCHEMA", "9999")
    assert any("to 9999" in told for told in missing(prepared, tmp_path / "pins"))


def test_pins_that_were_not_told_are_read_back(tmp_path):
    (tmp_path / "pins").write_text("hoa 123456\nbinh 654321\n", "utf-8")
    assert database.untold(tmp_path / "pins") == {"hoa": "123456", "binh": "654321"}
    assert database.untold(tmp_path / "none") == {}
