"""Which reader is for which file."""

import pytest

from centre.rules.errors import NotAllowed
from db.dossiers import reading
from db.dossiers.reading import read_rows


@pytest.mark.parametrize(
    "content",
    [
        "code,state\nA-1,4\n",
        '\ufeff{"code": "A-1", "state": 4}',
        '\n[{"code": "A-1", "state": 4}]',
    ],
)
def test_a_file_is_told_by_what_is_in_it(written, content):
    assert [row.dossier.state for row in read_rows(written(content)).rows] == [4]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        (b"", "empty"),
        (b" \n", "empty"),
        (b"PK\x03\x04", "workbook is damaged"),
        (bytes.fromhex("d0cf11e0a1b11ae1"), "workbook is damaged"),
        (b"PK\x05\x06", "empty archive"),
        (b"%PDF-1.7", "PDF"),
        (b"\x1f\x8b", "packed"),
        (b"<html>", "web page"),
    ],
)
def test_other_files_are_refused_with_what_to_do(written, content, says):
    with pytest.raises(NotAllowed) as refused:
        read_rows(written(content))
    assert says in refused.value.facts["why"]


def test_a_workbook_is_told_by_what_is_in_it_whatever_its_name(workbook, tmp_path):
    file = workbook({"Hồ sơ": [["Mã hồ sơ", "Trạng thái"], ["A-1", 4]]})
    renamed = file.rename(tmp_path / "export.csv")
    assert [row.dossier.state for row in read_rows(renamed).rows] == [4]


def test_what_is_no_file_is_refused(tmp_path):
    for path in (tmp_path, tmp_path / "missing.csv"):
        with pytest.raises(NotAllowed, match="import_unreadable"):
            read_rows(path)


def test_a_file_that_is_too_large_is_not_looked_into(written, monkeypatch):
    monkeypatch.setattr(reading, "MOST_BYTES", 10)
    with pytest.raises(NotAllowed, match="larger"):
        read_rows(written("code,state\nA-1,4\n"))
