"""The header is found below its titles, and only rows of the list are taken."""

from collections.abc import Sequence

from db.catalogue.columns import Cell
from db.catalogue.rows import Gathering, Source
from db.catalogue.table import TableRow, find_header, gather


def rows(*cells: Sequence[Cell], joined: dict[int, frozenset[int]] | None = None) -> list[TableRow]:
    return [
        TableRow(line, row, (joined or {}).get(line, frozenset()))
        for line, row in enumerate(cells, 1)
    ]


def read(those: list[TableRow], sheet: str = "") -> Source:
    header = find_header(those)
    assert header
    gathering = Gathering("f")
    gather(gathering, those[header.after :], header, sheet=sheet)
    return gathering.source("csv")


HEAD = ("STT", "Mã số", "Tên", "Cơ quan thực hiện")
BIRTH = ("1", "1.001193", "Khai sinh", "UBND xã")


def test_titles_pages_and_footers_are_passed_over() -> None:
    source = read(
        rows(
            ("DANH MỤC",),
            ("Kèm theo Quyết định số 5 về mã số và tên",),
            HEAD,
            ("I", "I. Hộ tịch", "I. Hộ tịch", "I. Hộ tịch"),
            BIRTH,
            (),
            HEAD,
            ("II", "", "LĨNH VỰC CƯ TRÚ"),
            ("2", "1.004194", "Tạm trú"),
            ("", "", "Tổng cộng: 2 thủ tục"),
            ("NGƯỜI LẬP BIỂU",),
        )
    )
    assert [(row.line, row.procedure.code) for row in source.rows] == [
        (5, "1.001193"),
        (9, "1.004194"),
    ]
    assert source.problems == ()


def test_rows_that_are_bad_are_never_passed_over() -> None:
    source = read(
        rows(
            HEAD,
            ("1", "", "Không mã", "UBND"),
            ("2", "", "Không mã, chỉ tên"),
            ("", "", "Chỉ có tên"),
            ("", "2.0004"),
            ("5", "abc", "Mã lạ", "UBND"),
            ("6", "1.000095"),
        )
    )
    assert [(one.line, one.column, one.key) for one in source.problems] == [
        (2, "B (Mã số)", "code_missing"),
        (3, "B (Mã số)", "code_missing"),
        (4, "B (Mã số)", "code_missing"),
        (5, "B (Mã số)", "code_rounded"),
        (6, "B (Mã số)", "code_wrong"),
        (7, "C (Tên)", "text_missing"),
    ]


def test_a_header_in_two_rows_is_read_as_one() -> None:
    two = rows(
        ("Mã số", "Tên", "Cơ quan", "Cơ quan"),
        ("Mã số", "Tên", "ban hành", "thực hiện"),
        ("1.001193", "Khai sinh", "Bộ Tư pháp", "UBND"),
    )
    [row] = read(two).rows
    assert (row.procedure.issuing_body, row.procedure.agencies) == ("Bộ Tư pháp", ("UBND",))


def test_without_a_code_and_a_name_there_is_no_header() -> None:
    assert find_header(rows(("STT", "Mã số", "Lĩnh vực"), ("Tên",))) is None
    assert find_header([]) is None
    assert find_header(rows(*[("x",)] * 60, HEAD)) is None


def test_a_row_whose_code_is_merged_above_adds_its_agency() -> None:
    below = ("2", "1.001193", "Khai sinh", "Sở Tư pháp")
    source = read(rows(HEAD, BIRTH, below, joined={3: frozenset({1, 2})}))
    [row] = source.rows
    assert row.procedure.agencies == ("UBND xã", "Sở Tư pháp")
    assert read(rows(HEAD, BIRTH, below)).problems[0].key == "duplicate_code"


def test_a_cell_that_is_too_long_leaves_the_row_out_and_names_it() -> None:
    source = read(rows(HEAD, BIRTH, ("2", "1.004194", "x" * 20_001)), sheet="Tờ 2!")
    [one] = source.problems
    assert (one.line, one.column, one.key) == (3, "Tờ 2!C (Tên)", "text_too_long")
    assert source.named == {"1.001193", "1.004194"}


def test_columns_that_mean_nothing_are_named() -> None:
    assert read(rows((*HEAD, "Người soạn"), BIRTH)).ignored == ("Người soạn",)


def test_columns_beyond_z_have_two_letters() -> None:
    wide = rows((*[""] * 27, "Mã số", "Tên"), (*[""] * 27, "?", "Tên gì", "x"))
    assert read(wide).problems[0].column == "AB (Mã số)"
