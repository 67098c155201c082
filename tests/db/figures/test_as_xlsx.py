"""XLSX: numbers are numbers, words are words, sheets have names that Excel takes."""

import io
from datetime import UTC, datetime
from zipfile import ZipFile

from python_calamine import CalamineWorkbook

from db.figures.as_xlsx import as_xlsx
from db.figures.cells import Sheet
from db.figures.charts import Chart, Point
from db.figures.sheets import Document

NOW = datetime(2026, 11, 23, tzinfo=UTC)


def opened(*sheets):
    head = ("vi", "UBND xã", "Trung tâm", "Báo cáo", "Ngày", "Lúc", "Tổng")
    return CalamineWorkbook.from_filelike(
        io.BytesIO(as_xlsx(Document(*head, ("Chú ý",), sheets), NOW))
    )


def test_cells_come_back_as_what_they_are():
    sheet = Sheet("x", "Bảng", ("Tên", "Số", "Phút", "Gì"), (("Hộ tịch", 12, 3.5, None),))
    rows = opened(sheet).get_sheet_by_name("Bảng").to_python()
    assert rows[-1] == ["Hộ tịch", 12.0, 3.5, "không có"]
    assert rows[1][0] == "Trung tâm"


def test_a_formula_is_words():
    sheet = Sheet("x", "Bảng", ("Tên",), (("=1+1",), ("http://a.b",)))
    rows = opened(sheet).get_sheet_by_name("Bảng").to_python()
    assert [row[0] for row in rows[-2:]] == ["=1+1", "http://a.b"]


def test_names_of_sheets_are_short_plain_and_different():
    long = "Đánh giá: [có/không] hài lòng? 'rất' hay không" * 2
    names = opened(*(Sheet("x", long, ("Tên",), ()) for _ in range(3))).sheet_names
    assert len({name.casefold() for name in names}) == 3
    assert all(len(name) <= 31 and not set("[]:*?/\\'") & set(name) for name in names)


def test_charts_are_excels_own_and_follow_their_cells():
    rows = (("7 giờ", 3, 1.5), ("8 giờ", 5, None), ("Tất cả", 8, 1.5))
    sheets = (
        Sheet("summary", "Tổng hợp", ("Tên", "Số"), (("Đến", 8),)),
        Sheet("hour", "Theo giờ đến", ("Tên", "Đến", "Chờ"), rows, totalled=True),
    )
    points = (Point("7h", 3.0, "3"), Point("8h", 5.0, "5"))
    charts = (
        Chart("arrived_by_hour", "Số lượt", "hour", 1, points),
        Chart("wait_by_hour", "Chờ", "hour", 2, ()),
    )
    head = ("vi", "UBND xã", "Trung tâm", "Báo cáo", "Ngày", "Lúc", "Tổng")
    made = as_xlsx(Document(*head, ("Chú ý",), sheets, charts), NOW)
    with ZipFile(io.BytesIO(made)) as book:
        (name,) = [one for one in book.namelist() if one.startswith("xl/charts/")]
        told = book.read(name).decode()
    assert "'Theo giờ đến'!$B$5:$B$6" in told, "two hours, without the total"
    assert "'Theo giờ đến'!$A$5:$A$6" in told
    assert "Số lượt" in told
    back = CalamineWorkbook.from_filelike(io.BytesIO(made)).get_sheet_by_name("Theo giờ đến")
    assert back.to_python(skip_empty_area=False)[4][:2] == ["7 giờ", 3.0]
