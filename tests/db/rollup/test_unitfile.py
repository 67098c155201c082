"""The list of units: what goes out comes in the same, and what is wrong is named by its line."""

from datetime import date

import pytest
import xlsxwriter

from centre.rules.errors import NotAllowed
from centre.rules.units import Unit, Units
from db.rollup import unitfile

OLD, LAST = date(2020, 1, 1), date(2025, 6, 30)
TREE = (
    Unit("00100", "Xã Một", "xã", "46", OLD, LAST, ("00300",)),
    Unit("00300", "Xã Ba; mới", "xã", "46", date(2025, 7, 1)),
    Unit("46", "-Huế", "tỉnh", "", OLD),
)
HEAD = "Mã;Tên;Loại;Mã cấp trên;Từ ngày;Đến ngày;Thay bởi\n"


def test_a_tree_goes_out_and_comes_in_the_same(tmp_path):
    file = tmp_path / "tree.csv"
    file.write_text(unitfile.as_csv(TREE), encoding="utf-8")
    assert unitfile.read(file).all == Units(TREE).all


def test_a_workbook_is_read_with_its_dates(tmp_path):
    file = tmp_path / "tree.xlsx"
    book = xlsxwriter.Workbook(file)
    sheet, day = book.add_worksheet(), book.add_format({"num_format": "dd/mm/yyyy"})
    for at, name in enumerate(unitfile.COLUMNS):
        sheet.write(1, at, name)
    sheet.write_string(2, 0, "00046")
    sheet.write_row(2, 1, ["Huế", "tỉnh", ""])
    sheet.write_datetime(2, 4, OLD, day)
    book.close()
    assert unitfile.read(file).all == (Unit("00046", "Huế", "tỉnh", "", OLD),)


WRONG = {
    "1;A;xã;;40/01/2020;;": "line 2: 40/01/2020 is no day",
    "1;A;xã;;;;": "line 2: the first day is missing",
    ";A;xã;;2020-01-01;;": "line 2: code or name is missing",
    "a b;A;xã;;2020-01-01;;": "line 2: a b is no code",
    f"1;{'A' * 201};xã;;2020-01-01;;": "line 2: name has more than 200 signs",
    "1;A;xã;9;2020-01-01;;": "unit 1: from 01/01/2020: the unit above (9 2020-01-01)",
    '1;"A': "line 2: quotation marks",
}


@pytest.mark.parametrize("row", WRONG)
def test_what_is_wrong_is_named_with_line_and_remedy(tmp_path, row):
    file = tmp_path / "tree.csv"
    file.write_text(HEAD + row, encoding="utf-8")
    with pytest.raises(NotAllowed, match="units_wrong") as caught:
        unitfile.read(file)
    facts = caught.value.facts
    assert f"{facts['where']}: {facts['why']}".startswith(WRONG[row])


def test_a_code_that_a_spreadsheet_holds_as_a_number_is_refused(tmp_path):
    file = tmp_path / "tree.xlsx"
    book = xlsxwriter.Workbook(file)
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["code", "name", "valid_from"])
    sheet.write_row(1, 0, [100, "Xã", "2020-01-01"])
    book.close()
    with pytest.raises(NotAllowed, match="held as a number"):
        unitfile.read(file)


@pytest.mark.parametrize("content", ["", "x;y\n1;2\n", "{}", "%PDF"])
def test_what_is_no_list_is_refused(tmp_path, content):
    file = tmp_path / "tree.csv"
    file.write_text(content)
    with pytest.raises(NotAllowed, match="import_unreadable"):
        unitfile.read(file)
    with pytest.raises(NotAllowed, match="import_unreadable"):
        unitfile.read(tmp_path / "none.csv")
