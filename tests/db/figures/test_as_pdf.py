"""PDF: Vietnamese letters, the centre's header, long tables on several pages."""

import io
from datetime import UTC, datetime

import pytest
from pypdf import PdfReader

from centre.rules.errors import Unavailable
from db.figures import as_pdf as module
from db.figures.as_pdf import as_pdf
from db.figures.cells import Sheet
from db.figures.sheets import Document

NOW = datetime(2026, 11, 23, tzinfo=UTC)
HEAD = ("vi", "Ủy ban nhân dân xã", "Trung tâm Phục vụ hành chính công", "Báo cáo hoạt động")
LONG = "Đăng ký khai sinh kết hợp đăng ký nhận cha, mẹ, con có yếu tố nước ngoài tại khu vực"


def pages(*sheets):
    made = as_pdf(Document(*HEAD, "Ngày", "Lúc", "Đến 1", ("Chú ý",), sheets), NOW)
    return [" ".join(page.extract_text().split()) for page in PdfReader(io.BytesIO(made)).pages]


def test_header_and_marks_are_there():
    (page,) = pages(Sheet("x", "Bảng", ("Tên", "Số"), (("Hộ tịch", 1234),)))
    for words in (*HEAD[1:], "Hộ tịch 1.234", "Trang 1/1"):
        assert words in page


def test_a_long_table_goes_on_with_its_headings_and_loses_no_row():
    rows = tuple((f"Hàng {n}", n) for n in range(200))
    found = pages(Sheet("x", "Bảng dài", ("Tên hàng", "Số"), rows))
    assert len(found) > 3
    assert all("Tên hàng" in page for page in found)
    whole = " ".join(found)
    assert all(f"Hàng {n} {n}" in whole for n in range(200))


def test_a_long_name_is_whole():
    columns = ("Tên", *(str(n) for n in range(17)))
    (page,) = pages(Sheet("x", "Bảng", columns, ((LONG, *range(17)),)))
    assert LONG in page


def test_a_table_without_rows_says_so():
    (page,) = pages(Sheet("x", "Bảng", ("Tên",), ()))
    assert "không có" in page


def test_without_the_letters_it_is_said_so(monkeypatch, tmp_path):
    monkeypatch.setattr(module, "FONT_FOLDERS", (tmp_path,))
    with pytest.raises(Unavailable, match="font_missing"):
        pages()
