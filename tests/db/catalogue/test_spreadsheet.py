"""The Excel list, as offices hand it on; and workbooks that would take a process down."""

import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

from centre.rules.errors import NotAllowed
from centre.rules.procedures import Level
from db.catalogue import spreadsheet
from db.catalogue.spreadsheet import read


def test_the_portals_list_is_read_with_its_traps(
    workbook: Callable, headings: tuple[str, ...]
) -> None:
    source = read(
        workbook(
            [
                ["DANH MỤC THỦ TỤC HÀNH CHÍNH"],
                [],
                headings,
                [
                    1,
                    "1.001193",
                    "THỦ TỤC ĐĂNG KÝ KHAI SINH .",
                    "Bộ Tư pháp",
                    "UBND cấp xã",
                    "Hộ tịch",
                ],
                [2, 1.000894, "Kết hôn (thực hiện tại cấp xã)", "Bộ Tư pháp", "", "Hộ tịch"],
                [3, 1.00119, "Làm tròn", "Bộ Tư pháp", "", "Hộ tịch"],
                [],
                [4, "1.004194", "Tạm trú", "Bộ Công an", "Công an xã", "Cư trú"],
                ["", "", "", "", "Công an phường"],
                ["Người lập biểu"],
            ],
            merged=[(7, 1, 8, 1, "1.004194"), (7, 2, 8, 2, "Tạm trú")],
        )
    )
    assert source.kind == "excel"
    birth, marriage, stay = (row.procedure for row in source.rows)
    assert (birth.name, birth.levels) == ("Thủ tục đăng ký khai sinh", (Level.COMMUNE,))
    assert (marriage.code, marriage.levels) == ("1.000894", (Level.COMMUNE,))
    assert (stay.field, stay.agencies) == ("Cư trú", ("Công an xã", "Công an phường"))
    [rounded] = source.problems
    assert (rounded.line, rounded.column, rounded.key, rounded.value_shown) == (
        6,
        "B (Mã số)",
        "code_rounded",
        "1.00119",
    )


def test_several_sheets_are_read_and_named(workbook: Callable, headings: tuple[str, ...]) -> None:
    first = [headings, [1, "1.001193", "Khai sinh", "", "", "Hộ tịch"]]
    second = [headings, [1, "1.004194", "Tạm trú", "", "", "Cư trú"], [2, "x", "Lạ", "", "", "y"]]
    source = read(workbook(first, Khác=second, Trống=[["không có gì"]]))
    assert [row.procedure.code for row in source.rows] == ["1.001193", "1.004194"]
    assert [(one.line, one.column) for one in source.problems] == [(3, "Khác!B (Mã số)")]


def test_a_workbook_without_a_list_is_refused(workbook: Callable) -> None:
    with pytest.raises(NotAllowed, match="no row has the column names"):
        read(workbook([["Mã", "Lĩnh vực"]]))


def test_a_cell_at_the_end_of_the_world_does_not_take_us_down(workbook: Callable) -> None:
    """The reading library asks for half a terabyte then and aborts its process."""
    file = workbook([["Mã số", "Tên"]], merged=[(1_048_575, 16_382, 1_048_575, 16_383, "z")])
    assert file.stat().st_size < 20_000
    with pytest.raises(NotAllowed, match="too much memory or time"):
        read(file)


def test_a_zip_bomb_is_refused_before_it_is_unpacked(tmp_path: Path) -> None:
    file = tmp_path / "bomb.xlsx"
    with zipfile.ZipFile(file, "w") as archive:
        archive.writestr("xl/worksheets/sheet1.xml", "x")
        archive.filelist[0].file_size = 3 << 30
    with pytest.raises(NotAllowed, match="times larger inside"):
        read(file)


def test_an_archive_of_too_many_parts_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spreadsheet, "_MOST_PARTS", 3)
    file = tmp_path / "many.xlsx"
    with zipfile.ZipFile(file, "w") as archive:
        for n in range(4):
            archive.writestr(str(n), "")
    with pytest.raises(NotAllowed, match="times larger inside"):
        read(file)


def test_a_program_that_says_nothing_is_a_refusal(
    workbook: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(spreadsheet, "_DEADLINE_SECONDS", 0.001)
    with pytest.raises(NotAllowed, match="too much memory or time"):
        read(workbook([["Mã số", "Tên"], ["1.001193", "Khai sinh"]]))


def test_cut_and_garbled_workbooks_are_refused_or_read(
    workbook: Callable, headings: tuple[str, ...]
) -> None:
    file = workbook([headings, [1, "1.001193", "Khai sinh", "", "", "Hộ tịch"]])
    whole = file.read_bytes()
    chance = Random(5)  # noqa: S311  # a fuzz that can be repeated
    cuts = [whole[: chance.randrange(4, len(whole))] for _ in range(4)]
    garbled = [_garbled(whole, chance) for _ in range(8)]
    answered = 0
    for content in (*cuts, *garbled):
        file.write_bytes(content)
        try:
            answered += bool(read(file).rows)
        except NotAllowed as error:
            assert error.key == "import_unreadable"  # noqa: PT017  # either answer is right
            answered += 1
    assert answered == 12


def _garbled(whole: bytes, chance: Random) -> bytes:
    content = bytearray(whole)
    for _ in range(20):
        content[chance.randrange(4, len(content))] = chance.randrange(256)
    return bytes(content)
