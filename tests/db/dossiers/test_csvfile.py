"""Exports as CSV: encodings, separators, and rows that have shifted."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centre.rules.errors import NotAllowed
from db.dossiers.csvfile import read

TEXT = """Danh sách hồ sơ;;;
STT;Mã hồ sơ;Họ và tên;Trạng thái;Ngày hẹn trả
1;H99.08-261123-0001;Nguyễn Văn A;Đang xử lý;25/11/2026
2;H99.08-261123-0002;Trần Thị B;Đã xử lý xong;25/11/2026
"""


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16"])
@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_an_export_is_read_however_it_was_saved(written, encoding, separator, end):
    text = TEXT.replace(";", separator).replace("\n", end)
    found = read(written(text.encode(encoding)))
    assert [(row.line, row.dossier.state) for row in found.rows] == [(3, 4), (4, 9)]
    assert found.left_out == ("Họ và tên",)
    assert found.not_used == ("STT",)
    assert found.problems == ()


def test_the_old_encoding_of_windows_is_read(written):
    # cp1258 writes some letters in two parts, as Windows in Viet Nam does.
    text = "MaHoSo;Tình trạng\nH99.08-261123-0001;Đang xu\u0309 lý\n"
    parts = {"ạ": "a\u0323", "ì": "i\u0300"}
    for whole, cut in parts.items():
        text = text.replace(whole, cut)
    text = text.replace("ý", "y\u0301")
    (row,) = read(written(text.encode("cp1258"))).rows
    assert row.dossier.code == "H99.08-261123-0001"


def test_cells_with_separators_and_line_ends_are_one_cell(written):
    text = 'MaHoSo,NguoiNop,TrangThai\nA-1,"Nguyễn, Văn\nA",4\nA-2,x,5\n'
    found = read(written(text))
    assert [(row.line, row.dossier.state) for row in found.rows] == [(2, 4), (4, 5)]


def test_a_row_that_has_shifted_is_left_out(written):
    found = read(written("MaHoSo,TrangThai\nA-1,4,0912345678\nA-2,5\n"))
    assert [row.dossier.code for row in found.rows] == ["A-2"]
    assert [(problem.line, problem.key) for problem in found.problems] == [(2, "cells_differ")]
    assert "0912345678" not in repr(found)


def test_the_header_of_a_further_page_is_passed_over(written):
    found = read(written("MaHoSo,TrangThai\nA-1,4\nMã hồ sơ,Trạng thái\nA-2,5\n,,\n"))
    assert [row.dossier.code for row in found.rows] == ["A-1", "A-2"]
    assert found.problems == ()


def test_open_quotation_marks_end_the_reading_with_a_problem(written):
    found = read(written('MaHoSo,TrangThai\nA-1,4\nA-2,"5\nA-3,6\n'))
    assert [row.dossier.code for row in found.rows] == ["A-1"]
    assert [problem.key for problem in found.problems] == ["quotes_open"]


@pytest.mark.parametrize(
    "content",
    ["MaHoSo,NgayTra\nA-1,1\n", "x", b"\x00\x01\x02" * 50, "TrangThai\n4\n", b"MaHoSo\x00,x\n"],
)
def test_a_file_without_the_two_columns_is_refused(written, content):
    with pytest.raises(NotAllowed, match="import_unreadable"):
        read(written(content))


@given(st.binary(max_size=400) | st.text(max_size=200).map(lambda t: f"code,state\n{t}".encode()))
def test_any_bytes_are_read_or_refused(tmp_path_factory, content):
    file = tmp_path_factory.mktemp("any") / "export.csv"
    file.write_bytes(content)
    try:
        found = read(file)
    except NotAllowed as refused:
        found = refused
    assert getattr(found, "key", "") == "import_unreadable" or found.rows or found.problems
