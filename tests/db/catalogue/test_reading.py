"""What a file is, is told by what is in it; what it cannot be is refused with a way out."""

import os
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from centre.rules.errors import NotAllowed
from db.catalogue import reading
from db.catalogue.reading import read_rows
from db.telling import told

Write = Callable[[bytes | str], Path]


def test_a_file_is_known_by_its_content(workbook: Callable, written: Write, tmp_path: Path) -> None:
    excel = workbook([["Mã số", "Tên"], ["1.001193", "Khai sinh"]])
    misnamed = tmp_path / "list.csv"
    shutil.move(excel, misnamed)
    assert read_rows(misnamed).kind == "excel"
    assert read_rows(written(' \n{"code": "1.001193", "name": "Khai sinh"}')).kind == "jsonl"
    assert read_rows(written("Mã số;Tên\n1.001193;Khai sinh\n")).kind == "csv"


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"", "it is empty"),
        (b"\xef\xbb\xbf \n", "it is empty"),
        (b"%PDF-1.7", "it is a PDF"),
        (b"\x1f\x8b\x08", "unpack it"),
        (b"PK\x05\x06" + bytes(18), "empty archive"),
        (b'[{"code": "1.001193"}]', "one object a line"),
        (b"<html><table>", "web page"),
        (b"PK\x03\x04 broken", "damaged"),
        (bytes.fromhex("d0cf11e0a1b11ae1") + b"x" * 900, "damaged"),
        (b"\x7fELF\0\0", "NUL byte"),
    ],
)
def test_other_files_are_refused_with_a_way_out(written: Write, content: bytes, why: str) -> None:
    file = written(content)
    with pytest.raises(NotAllowed, match=why) as caught:
        read_rows(file)
    assert caught.value.facts["file"] == str(file)
    assert why in told(caught.value)


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    for path, why in [
        (tmp_path, "it is no file"),
        (tmp_path / "pipe", "it is no file"),
        (tmp_path / "none", "No such file"),
        (Path("/dev/zero"), "it is no file"),
    ]:
        with pytest.raises(NotAllowed, match=why):
            read_rows(path)


def test_a_file_that_is_too_large_is_not_opened(
    written: Write, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(reading, "MOST_BYTES", 10)
    with pytest.raises(NotAllowed, match="split it"):
        read_rows(written('{"code": "1.001193", "name": "x"}'))


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.binary(max_size=200).filter(lambda data: data[:4] != b"PK\x03\x04"))
def test_garbage_gives_problems_or_a_refusal(written: Write, garbage: bytes) -> None:
    try:
        source = read_rows(written(garbage))
    except NotAllowed as error:
        assert error.key == "import_unreadable"  # noqa: PT017  # either answer is right
    else:
        assert source.rows or source.problems
