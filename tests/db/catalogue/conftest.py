"""Ground of the catalogue's tests: files as offices write them, and a whole procedure."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter

from centre.rules.procedures import Channel, Level, Paper, Procedure

HEADINGS = ("STT", "Mã số", "Tên", "Cơ quan ban hành", "Cơ quan thực hiện", "Lĩnh vực")
SURE: dict[str, Any] = {"time_reliable": True, "fee": "Miễn phí", "fee_reliable": True}
SHARED = Path(__file__).parents[4] / "shared" / "data"


@pytest.fixture
def headings() -> tuple[str, ...]:
    """Return the headings of the national portal's list, with its STT column."""
    return HEADINGS


@pytest.fixture(scope="session")
def real() -> Path:
    """Return the file of 2,935 real procedures; skip where it is not."""
    file = SHARED / "procedures.jsonl"
    if not file.exists():
        pytest.skip("needs ../shared/data")
    return file


@pytest.fixture
def workbook(tmp_path: Path) -> Callable[..., Path]:
    """Return a maker of .xlsx files; merged are (top, left, bottom, right, value), from 0."""

    def make(
        rows: Sequence[Sequence[Any]],
        merged: Sequence[tuple[int, int, int, int, Any]] = (),
        **others: Sequence[Sequence[Any]],
    ) -> Path:
        file = tmp_path / "list.xlsx"
        with xlsxwriter.Workbook(file) as book:
            for name, lines in {"Danh mục": rows, **others}.items():
                sheet = book.add_worksheet(name)
                for at, line in enumerate(lines):
                    sheet.write_row(at, 0, line)
                if name == "Danh mục":
                    for top, left, bottom, right, value in merged:
                        sheet.merge_range(top, left, bottom, right, value)
        return file

    return make


@pytest.fixture
def written(tmp_path: Path) -> Callable[[bytes | str], Path]:
    """Return a maker of files of these bytes, or of this text in UTF-8."""

    def write(content: bytes | str) -> Path:
        file = tmp_path / "list.dat"
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    return write


@pytest.fixture
def marriage() -> Procedure:
    """Return a procedure with everything."""
    return Procedure(
        code="1.000894",
        code_raw="1.000894",
        name="Thủ tục đăng ký kết hôn",
        field="Hộ tịch",
        levels=(Level.COMMUNE,),
        level_text="Cấp xã",
        issuing_body="Bộ Tư pháp",
        agencies=("Ủy ban nhân dân cấp xã",),
        applicants=("Công dân Việt Nam",),
        channels=(
            Channel("in_person", 5, "Ngày làm việc", **SURE),
            Channel("online", 3, "Ngày làm việc", **SURE),
        ),
        papers=(Paper("Tờ khai", 1, 0, "TK.doc", "Giấy tờ phải nộp"), Paper("Căn cước", 1, 1)),
        results=("Giấy chứng nhận kết hôn",),
        legal_basis=("60/2014/QH13",),
        decision_no="1/QĐ-BTP",
        online=True,
        online_level="một phần",
        conditions="Nam từ đủ 20 tuổi",
        steps=("Nộp hồ sơ", "Nhận kết quả"),
        source="cổng quốc gia",
        source_url="",
        as_of=date(2025, 7, 1),
        valid_from=date(2025, 7, 1),
        also=("đăng ký cưới",),
        translations={"en": "Marriage registration"},
    )
