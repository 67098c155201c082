"""Exports as workbooks: dates and numbers as spreadsheets hold them, rows named by their sheet."""

import struct
import zipfile
from datetime import date, datetime
from xml.sax.saxutils import escape

import pytest

from centre.rules.errors import NotAllowed
from centre.rules.hours import ZONE
from db.catalogue import spreadsheet as process
from db.dossiers import rows, spreadsheet
from db.dossiers.reading import read_rows
from db.dossiers.spreadsheet import read

HEADINGS = ["STT", "Mã hồ sơ", "Họ và tên", "Mã TTHC", "Trạng thái", "Ngày hẹn trả", "Mã tra cứu"]
CANARY = "Canary Văn A 0912345678"
HALF_PAST_FOUR = datetime(2026, 11, 25, 16, 30, tzinfo=ZONE)


def row(number, state="Đang xử lý", due="25/11/2026", secret="", procedure="1.004194"):
    return [number, f"H99.08-261123-{number:04}", CANARY, procedure, state, due, secret]


def test_a_workbook_is_read_with_its_title_dates_and_numbers(workbook):
    export = [
        ["DANH SÁCH HỒ SƠ"],
        [],
        HEADINGS,
        row(1, due=HALF_PAST_FOUR.replace(tzinfo=None), secret="7K2M"),  # noqa: S106
        row(2, state=9, due=date(2026, 11, 25), secret=1234, procedure=1.000894),
        row(3, due=20261125163000),
    ]
    found = read(workbook({"Hồ sơ": export}))
    assert found.problems == ()
    first, second, third = (one.dossier for one in found.rows)
    assert [one.line for one in found.rows] == [4, 5, 6]
    assert first.due_at == third.due_at == HALF_PAST_FOUR
    assert (second.state, second.procedure, second.due_at.hour) == (9, "1.000894", 23)
    assert [one.secret for one in found.rows] == ["7K2M", "1234", ""]


def test_columns_about_persons_are_named_and_never_kept(workbook):
    found = read(workbook({"Hồ sơ": [HEADINGS, row(1), row(2, due=CANARY)]}))
    assert (found.left_out, found.not_used) == (("Họ và tên",), ("STT",))
    assert len(found.rows) == len(found.problems) == 1
    assert "Canary" not in repr(found)
    assert "0912345678" not in repr(found)


def test_a_bad_row_is_named_by_line_sheet_and_column_and_the_rest_goes_in(workbook):
    bad = [*row(2)[:1], "", *row(2)[2:]]
    found = read(
        workbook(
            {
                "Tháng 10": [HEADINGS, row(1)],
                "Ghi chú": [["không có gì"]],
                "Tháng 11": [["x"], HEADINGS, bad, row(1), row(3, due="mai"), row(4)],
            }
        )
    )
    assert [one.dossier.code[-1] for one in found.rows] == ["1", "4"]
    assert [(one.line, one.column, one.key) for one in found.problems] == [
        (3, "Tháng 11!B (Mã hồ sơ)", "code_missing"),
        (4, "Tháng 11!B (Mã hồ sơ)", "duplicate_code"),
        (5, "Tháng 11!F (Ngày hẹn trả)", "date_wrong"),
    ]
    assert "sheet Tháng 10, line 2" in found.problems[1].why


def test_a_header_of_two_rows_is_read_as_one(workbook):
    top = ["", "", "Người nộp", "", "Trạng thái", "Thời gian", ""]
    below = ["STT", "Mã hồ sơ", "Số hồ sơ", "Địa chỉ", "", "Ngày tiếp nhận", "Ngày hẹn trả"]
    good = [1, "A-1", CANARY, CANARY, 4, "23/11/2026", "25/11/2026"]
    merged = [(0, 2, 0, 3, "Người nộp"), (0, 5, 0, 6, "Thời gian")]
    found = read(workbook({"Hồ sơ": [top, below, good]}, merged))
    (one,) = found.rows
    assert (one.dossier.code, one.dossier.state, found.problems) == ("A-1", 4, ())
    assert (one.dossier.received_at.day, one.dossier.due_at.day) == (23, 25)
    assert found.left_out == ("Người nộp",)


def test_a_group_whose_names_are_merged_down_is_read_by_its_lower_row(workbook):
    top = ["Mã hồ sơ", "Trạng thái", "Thời gian", ""]
    below = ["", "", "Ngày tiếp nhận", "Ngày hẹn trả"]
    merged = [(0, 0, 1, 0, top[0]), (0, 1, 1, 1, top[1]), (0, 2, 0, 3, top[2])]
    good = ["A-1", 4, "23/11/2026", "25/11/2026"]
    (one,) = read(workbook({"Hồ sơ": [top, below, good]}, merged)).rows
    assert (one.line, one.dossier.received_at.day, one.dossier.due_at.day) == (3, 23, 25)


@pytest.mark.parametrize(
    ("groups", "below", "good"),
    [
        (
            [("Người nộp hồ sơ", 2), ("Hồ sơ", 4)],
            ["Số hồ sơ", "Tình trạng", "Mã hồ sơ", "Trạng thái", "Ngày tiếp nhận", "Ngày hẹn trả"],
            ["079-CANARY", "Canary ly hôn", "A-1", 4, "23/11/2026", "25/11/2026"],
        ),
        (
            [("Hồ sơ", 2), ("Người nhận kết quả", 2), ("Thời gian", 2)],
            ["Mã hồ sơ", "Trạng thái", "Họ tên", "Ngày nhận", "Ngày tiếp nhận", "Ngày hẹn trả"],
            ["A-1", 4, CANARY, "30/11/2026", "23/11/2026", "25/11/2026"],
        ),
    ],
)
def test_what_stands_under_a_person_is_the_persons_though_its_own_heading_is_complete(
    workbook, groups, below, good
):
    top, merged = [], []
    for name, wide in groups:
        merged.append((0, len(top), 0, len(top) + wide - 1, name))
        top += [name, *[""] * (wide - 1)]
    found = read(workbook({"Hồ sơ": [top, below, good]}, merged))
    (one,) = found.rows
    assert (one.dossier.code, one.dossier.state, found.problems) == ("A-1", 4, ())
    assert (one.dossier.received_at.day, one.dossier.due_at.day) == (23, 25)
    assert "anary" not in repr(found)


def test_titles_further_headers_footers_and_merged_rows_are_passed_over(workbook):
    export = [HEADINGS, ["Lĩnh vực đất đai"], row(1), ["", "", "chị em"], HEADINGS, row(2)]
    export += [[], ["Người lập biểu"]]
    merged = [(1, 0, 1, 6, "Lĩnh vực đất đai"), (2, 1, 3, 1, "H99.08-261123-0001")]
    found = read(workbook({"Hồ sơ": export}, merged))
    assert [one.dossier.code[-1] for one in found.rows] == ["1", "2"]
    assert found.problems == ()


def test_a_number_that_a_spreadsheet_has_rounded_is_named(workbook):
    found = read(workbook({"Hồ sơ": [HEADINGS, [1, 2611230001234567, "", "", 4], row(2)]}))
    (problem,) = found.problems
    assert (problem.line, problem.key) == (2, "number_rounded")
    assert problem.column == "Hồ sơ!B (Mã hồ sơ)"
    assert "2611230" not in problem.why


def test_hidden_sheets_are_not_read(workbook):
    file = workbook({"Hồ sơ": [HEADINGS, row(1)], "Cũ": [HEADINGS, row(2)]}, hidden=["Cũ"])
    assert [one.dossier.code[-1] for one in read(file).rows] == ["1"]


def test_a_workbook_without_the_two_columns_or_without_rows_is_refused(workbook):
    with pytest.raises(NotAllowed, match="no row has names of columns"):
        read(workbook({"Hồ sơ": [["Mã hồ sơ", "Ngày trả"], ["A-1", "x"]]}))
    with pytest.raises(NotAllowed, match="there is no dossier"):
        read(workbook({"Hồ sơ": [HEADINGS]}))


def test_the_bounds_of_files_hold_for_workbooks(workbook, monkeypatch):
    file = workbook({"Hồ sơ": [HEADINGS, row(1), row(2)]})
    with monkeypatch.context() as patch:
        patch.setattr(rows, "MOST_ROWS", 1)
        with pytest.raises(NotAllowed, match="more than 1 rows"):
            read(file)
    monkeypatch.setattr(process, "_DEADLINE_SECONDS", 0.001)
    with pytest.raises(NotAllowed, match="too much memory or time"):
        read(file)


def test_a_cell_at_the_end_of_the_world_does_not_take_us_down(workbook):
    far = (1_048_575, 16_382, 1_048_575, 16_383, "z")
    with pytest.raises(NotAllowed, match="too much memory or time"):
        read(workbook({"Hồ sơ": [HEADINGS, row(1)]}, [far]))


def test_what_the_reading_library_says_is_not_repeated(workbook):
    file = workbook({"Hồ sơ": [HEADINGS, row(1)]})
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    cell = f'<row r="1"><c r="A1" t="e"><v>{CANARY}</v></c></row>'
    parts["xl/worksheets/sheet1.xml"] = (
        f"<worksheet><sheetData>{cell}</sheetData></worksheet>".encode()
    )
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    with pytest.raises(NotAllowed) as refused:
        read(file)
    assert refused.value.facts["why"] == "the workbook is damaged, or locked with a password"
    with pytest.raises(NotAllowed, match=CANARY):
        process.opened(file)


def test_the_other_two_kinds_of_workbook_are_read(tmp_path):
    export = [HEADINGS, row(1), row(2, due="mai")]
    for name, write in {"export.ods": write_ods, "export.xls": write_xls}.items():
        write(tmp_path / name, export)
        found = read_rows(tmp_path / name)
        assert [(one.line, one.dossier.state) for one in found.rows] == [(2, 4)], name
        assert [(one.line, one.column) for one in found.problems] == [
            (3, "Sheet1!F (Ngày hẹn trả)")
        ]
        assert found.left_out == ("Họ và tên",)


def test_only_numbers_of_too_many_digits_are_rounded():
    assert spreadsheet._is_rounded(1e15)
    assert not spreadsheet._is_rounded(20261125163000.0)
    assert not spreadsheet._is_rounded("9" * 20)


def write_ods(file, lines):
    """Write an OpenDocument spreadsheet of text cells."""
    cells = [
        "".join(
            f'<table:table-cell office:value-type="string"><text:p>{escape(str(cell))}</text:p>'
            "</table:table-cell>"
            for cell in line
        )
        for line in lines
    ]
    body = "".join(f"<table:table-row>{row}</table:table-row>" for row in cells)
    kind = "application/vnd.oasis.opendocument.spreadsheet"
    spaces = " ".join(
        f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
        for name in ("office", "table", "text")
    )
    content = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document-content {spaces}><office:body>'
        f'<office:spreadsheet><table:table table:name="Sheet1">{body}</table:table>'
        "</office:spreadsheet></office:body></office:document-content>"
    )
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("mimetype", kind)
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", content)


def write_xls(file, lines):
    """Write an Excel 97 workbook of text cells: records of BIFF8 in a compound file."""

    def record(number, content):
        return struct.pack("<HH", number, len(content)) + content

    def label(at, column, text):
        head = struct.pack("<HHHHB", at, column, 0, len(text), 1)
        return record(0x0204, head + text.encode("utf-16-le"))

    begin = {kind: struct.pack("<HHHHII", 0x0600, kind, 0, 0, 0, 6) for kind in (0x0005, 0x0010)}
    sheet = record(0x0809, begin[0x0010]) + record(
        0x0200, struct.pack("<IIHHH", 0, len(lines), 0, len(lines[0]), 0)
    )
    for at, line in enumerate(lines):
        sheet += b"".join(label(at, column, str(cell)) for column, cell in enumerate(line))
    sheet += record(0x000A, b"")
    name = b"Sheet1"
    start = 20 + 4 + 8 + len(name) + 4
    place = struct.pack("<IBBBB", start, 0, 0, len(name), 0) + name
    globals_ = record(0x0809, begin[0x0005]) + record(0x0085, place) + record(0x000A, b"")
    assert len(globals_) == start
    file.write_bytes(compound((globals_ + sheet).ljust(4096, b"\0")))


def compound(stream):
    """Return a compound file with one stream, "Workbook", of at least 4,096 bytes."""
    stream = stream.ljust(-(-len(stream) // 512) * 512, b"\0")
    count, free, end, fat = len(stream) // 512, 0xFFFFFFFF, 0xFFFFFFFE, 0xFFFFFFFD
    table = [fat, end, *range(3, count + 2), end]
    table += [free] * (128 - len(table))
    head = bytes.fromhex("d0cf11e0a1b11ae1") + bytes(16)
    head += struct.pack(
        "<HHHHH6xIIIIIIIIII", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, 4096, end, 0, end, 0, 0
    )
    head += struct.pack("<I", free) * 108

    def entry(name, kind, child, first, size):
        text = name.encode("utf-16-le")
        links = struct.pack("<HBBIII", len(text) + 2, kind, 1, free, free, child)
        return text.ljust(64, b"\0") + links + bytes(36) + struct.pack("<IQ", first, size)

    folder = entry("Root Entry", 5, 1, end, 0) + entry("Workbook", 2, free, 2, len(stream))
    return head + struct.pack("<128I", *table) + folder.ljust(512, b"\0") + stream
