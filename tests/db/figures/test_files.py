"""Files: whole or not at all, and never over another one unasked."""

from datetime import date

import pytest

from centre.rules.errors import NotAllowed, Unavailable
from db.figures import files
from db.figures.gathering import Span


def test_a_file_is_written_whole_and_for_this_account_alone(tmp_path):
    file = tmp_path / "a.csv"
    files.write(file, b"abc")
    assert file.read_bytes() == b"abc"
    assert file.stat().st_mode & 0o077 == 0
    assert list(tmp_path.iterdir()) == [file]


def test_one_that_is_there_is_replaced_only_when_asked(tmp_path):
    file = tmp_path / "a.csv"
    file.write_bytes(b"old")
    with pytest.raises(NotAllowed, match="file_exists"):
        files.write(file, b"new")
    assert file.read_bytes() == b"old"
    files.write(file, b"new", force=True)
    assert file.read_bytes() == b"new"


def test_a_failed_writing_leaves_nothing_behind(tmp_path, monkeypatch):
    def fail(*_):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(files.os, "fsync", fail)
    with pytest.raises(Unavailable, match="disk_full"):
        files.write(tmp_path / "a.csv", b"abc")
    assert list(tmp_path.iterdir()) == []


def test_a_folder_that_is_not_there_is_said(tmp_path):
    with pytest.raises(Unavailable, match="file_unwritable"):
        files.write(tmp_path / "none" / "a.csv", b"abc")


def test_names_and_hashes(store):
    span = Span(date(2026, 11, 1), date(2026, 11, 30))
    report = store.figures.report(span)
    assert files.name_of(report, "pdf") == "bao-cao-H99.08-20261101-20261130.pdf"
    made = files.made(report, "csv", "vi")
    assert len(made.sha256) == 64
    assert made.sha256 != files.made(report, "csv", "en").sha256
