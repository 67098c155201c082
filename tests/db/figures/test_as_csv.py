"""CSV: opens in a spreadsheet of the country, and no cell becomes a formula."""

import pytest

from db.figures.as_csv import as_csv, defused
from db.figures.cells import Sheet
from db.figures.sheets import Document


def a_document(language="vi", rows=()):
    sheet = Sheet("x", "Bảng", ("Tên", "Số"), rows)
    return Document(language, "UBND", "Trung tâm", "Báo cáo", "Ngày", "Lúc", "Tổng", (), (sheet,))


@pytest.mark.parametrize("words", ["=1+1", "+84", "-1", "@SUM(A1)", "\tx", "\r=1", "\n=1"])
def test_words_that_begin_like_a_formula_are_defused(words):
    assert defused(words) == f"'{words}"
    told = as_csv(a_document(rows=((words, 1),))).decode("utf-8-sig")
    assert f"'{words}" in told
    assert not any(line.startswith(words) for line in told.splitlines() if words.strip())


def test_other_words_stay_and_numbers_are_never_touched():
    told = as_csv(a_document(rows=(("Hộ tịch", -1), ("a-b", -1.5)))).decode("utf-8-sig")
    assert "Hộ tịch;-1" in told
    assert "a-b;-1,5" in told


@pytest.mark.parametrize(
    ("language", "line"), [("vi", "a;1234;1234,5;không có"), ("en", "a,1234,1234.5,none")]
)
def test_separators_are_those_of_the_language(language, line):
    told = as_csv(a_document(language, (("a", 1234, 1234.5, None),)))
    assert told.startswith(b"\xef\xbb\xbf")
    assert line in told.decode("utf-8-sig").splitlines()
