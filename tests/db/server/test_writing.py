"""Files of the server: whole, private where they must be, the old one kept aside."""

import os
import stat
from datetime import UTC, datetime

import pytest

from centre.rules.errors import Unavailable
from db.server import writing

NOW = datetime(2026, 11, 23, 8, 0, tzinfo=UTC)


def mode(path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def test_a_file_is_replaced_whole_and_keeps_its_mode(tmp_path):
    file = tmp_path / "pg_hba.conf"
    file.write_text("old", "utf-8")
    file.chmod(0o640)
    writing.write(file, "new")
    assert (writing.read(file), mode(file)) == ("new", 0o640)
    assert [path.name for path in tmp_path.iterdir()] == ["pg_hba.conf"]


def test_a_new_secret_is_never_open_to_others(tmp_path, monkeypatch):
    seen = []
    real = os.fsync
    monkeypatch.setattr(os, "fsync", lambda d: (seen.append(os.fstat(d).st_mode), real(d)))
    writing.write(tmp_path / "key", "secret", mode=0o600)
    assert mode(tmp_path / "key") == 0o600
    assert all(stat.S_IMODE(found) & 0o077 == 0 for found in seen if stat.S_ISREG(found))


@pytest.mark.skipif(os.geteuid() != 0, reason="only root can give a file away")
def test_a_file_for_the_server_belongs_to_the_server(tmp_path):
    model = tmp_path / "data"
    model.mkdir()
    os.chown(model, 4321, 4322)
    writing.write(tmp_path / "key", "secret", like=model, mode=0o600)
    found = (tmp_path / "key").stat()
    assert (found.st_uid, found.st_gid) == (4321, 4322)
    made = writing.folder(tmp_path / "tls", like=model)
    assert (made.stat().st_uid, mode(made)) == (4321, 0o700)


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    file = tmp_path / "pg_hba.conf"
    file.write_text("old", "utf-8")

    def full(_descriptor):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(Unavailable, match="file_unwritable"):
        writing.write(file, "new")
    monkeypatch.undo()
    assert writing.read(file) == "old"
    assert [path.name for path in tmp_path.iterdir()] == ["pg_hba.conf"]


def test_what_a_cut_run_left_beside_the_file_does_not_hinder(tmp_path):
    (tmp_path / ".key.new").write_text("half", "utf-8")
    writing.write(tmp_path / "key", "whole", mode=0o600)
    assert [path.name for path in tmp_path.iterdir()] == ["key"]


def test_a_copy_is_set_aside_once_and_never_overwritten(tmp_path):
    file = tmp_path / "pg_hba.conf"
    for text in ("one", "one", "two"):
        file.write_text(text, "utf-8")
        writing.set_aside(file, NOW)
    copies = sorted(path.name for path in tmp_path.iterdir() if path != file)
    assert copies == [
        "pg_hba.conf.before-motcua-2026-11-23-080000",
        "pg_hba.conf.before-motcua-2026-11-23-080000-2",
    ]


def test_what_is_no_text_is_told_and_what_is_not_there_is_empty(tmp_path):
    (tmp_path / "bad").write_bytes(b"\xff\xfe")
    with pytest.raises(Unavailable, match="file_unreadable"):
        writing.read(tmp_path / "bad")
    assert writing.read(tmp_path / "none") == ""
    with pytest.raises(Unavailable, match="file_unwritable"):
        writing.write(tmp_path / "no" / "folder", "x")
    with pytest.raises(Unavailable, match="file_unwritable"):
        writing.folder(tmp_path / "bad" / "folder")
    with pytest.raises(Unavailable, match="file_unwritable"):
        writing.move(tmp_path / "none", tmp_path / "place")
