"""Headings: the schema's own, those of provincial software, those of persons."""

import pytest

from db.dossiers.columns import COLUMNS, NEEDED, column_of, columns_of, is_personal, shown


@pytest.mark.parametrize("column", COLUMNS)
def test_a_field_of_the_schema_is_its_own_heading(column):
    assert column_of(column) == column
    assert column_of(column.upper()) == column


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("MaHoSo", "code"),
        ("Mã hồ sơ", "code"),
        ("SỐ HỒ SƠ", "code"),
        ("MaTTHC", "procedure"),
        ("Mã thủ tục hành chính", "procedure"),
        ("TrangThai", "state"),
        ("Tình trạng hồ sơ", "state"),
        ("NgayTiepNhan", "received_at"),
        ("Ngày hẹn trả kết quả", "due_at"),
        ("NgayHenTra", "due_at"),
        ("NgayKetThuc", "finished_at"),
        ("NgayTra", "returned_at"),
        ("Ngày trả kết quả", "returned_at"),
        ("Mã tra cứu", "secret"),
        ("STT", ""),
        ("", ""),
    ],
)
def test_headings_of_provincial_software_are_understood(heading, column):
    assert column_of(heading) == column


@pytest.mark.parametrize(
    "heading",
    [
        *("HoTen", "Họ và tên", "NguoiNop", "Người nộp hồ sơ", "Chủ hồ sơ", "SoDienThoai", "SĐT"),
        *("Địa chỉ", "CCCD", "Số CMND", "Email", "Ngày sinh", "Giới tính", "Nội dung", "Tên"),
        *("full_name", "Phone", "Address", "Số định danh", "Cán bộ xử lý", "Trích yếu"),
    ],
)
def test_columns_about_persons_are_known_and_never_ours(heading):
    assert is_personal(heading)
    assert column_of(heading) == ""


@pytest.mark.parametrize("heading", ["STT", "Tên thủ tục", "Lĩnh vực", "Mã hồ sơ", "Ngày trả"])
def test_other_columns_are_not_called_personal(heading):
    assert not is_personal(heading)


def test_a_heading_that_is_a_misplaced_row_tells_no_number():
    assert shown("Nguyễn  Văn A 012345678901") == "Nguyễn Văn A …"
    assert len(shown("x" * 500)) == 40


def test_a_heading_can_be_printed_whatever_is_in_it():
    assert shown("Mã\ud800 hồ\x1b\u200b sơ") == "Mã hồ sơ"
    shown("\ud800").encode()


def test_of_two_headings_for_one_field_the_first_counts():
    assert columns_of(["STT", "Mã hồ sơ", "Số hồ sơ", "Trạng thái"]) == {1: "code", 3: "state"}
    assert columns_of(["", "Họ tên"]) == {}
    assert set(COLUMNS) >= NEEDED
