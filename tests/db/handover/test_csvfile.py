"""The report as CSV: Excel reads it, no cell is a formula, nobody is in it."""

import csv
from dataclasses import fields, replace
from datetime import datetime
from io import StringIO

import pytest

from centre.rules.dossiers import State
from centre.rules.handover import Step
from centre.rules.hours import ZONE
from db.handover.csvfile import COLUMNS, STATES, STEPS, content
from db.handover.record import LateRecord

AT = datetime(2026, 11, 23, 16, 30, tzinfo=ZONE)
ONE = LateRecord(
    code="H99.08-261120-0001",
    procedure_code="1.004194",
    procedure='=HYPERLINK("x"), "Khai sinh"',
    received_at=None,
    due_at=AT,
    step=Step.RETURNED,
    scanned_at=AT,
    counter="1",
    state=None,
    finished_at=None,
    returned_at=AT,
    late=450,
)


def read(*found):
    """Return the rows that a program reads from the report, without its headings."""
    text = content(found).decode("utf-8-sig")
    return list(csv.reader(StringIO(text, newline="")))[1:]


def test_headings_are_vietnamese_and_the_mark_is_for_excel():
    made = content([])
    assert made.startswith(b"\xef\xbb\xbf")
    assert next(csv.reader(StringIO(made.decode("utf-8-sig")))) == list(COLUMNS)
    assert made.endswith(b"\r\n")


def test_a_row_reads_back_and_a_formula_is_text():
    (row,) = read(ONE)
    found = dict(zip(COLUMNS, row, strict=True))
    assert found["Mã hồ sơ"] == "H99.08-261120-0001"
    assert found["Tên thủ tục"] == '\'=HYPERLINK("x"), "Khai sinh"'
    assert found["Ngày hẹn trả"] == "23/11/2026 16:30"
    assert found["Nội dung quét"] == "Đã trả kết quả"
    assert (found["Ngày tiếp nhận"], found["Trạng thái ghi nhận"]) == ("", "")
    assert found["Ghi nhận trễ (giờ làm việc)"] == "7,5"


@pytest.mark.parametrize("cell", ["=1+1", "+84", "-1", "@x", "\tx", "\rx", "\nx"])
@pytest.mark.parametrize("column", ["procedure", "procedure_code", "code", "counter"])
def test_whatever_begins_a_formula_is_text_in_every_column(cell, column):
    """The procedure's name is data of another program, the code is typed by hand."""
    (row,) = read(replace(ONE, **{column: cell}))
    assert f"'{cell}" in row
    assert cell not in row


def test_no_column_is_about_a_person():
    """Field note, section 11: neither bearer nor clerk; the form of the province asks for none."""
    found = replace(ONE, code="CODE-0001")
    (row,) = read(found)
    facts = {field.name for field in fields(LateRecord)}
    assert not facts & {"clerk", "name", "phone", "address", "owner", "secret", "ticket"}
    assert len(row) == len(COLUMNS) == len(facts)


def test_every_state_and_step_has_a_word():
    assert set(STATES) == set(State)
    assert set(STEPS) == set(Step)
