"""Ground of the dossiers' tests: exports as provincial software writes them, cheap secrets."""

from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest
import xlsxwriter

from db import Store
from db.dossiers import secret
from db.dossiers.plan import plan
from db.dossiers.reading import read_rows

HEADINGS = "Mã hồ sơ;Mã TTHC;Trạng thái;Ngày tiếp nhận;Ngày hẹn trả;Mã tra cứu"


@pytest.fixture(autouse=True)
def cheap(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let a secret cost little."""
    monkeypatch.setattr(secret, "_COST", 2)


@pytest.fixture
def written(tmp_path: Path) -> Callable[[bytes | str], Path]:
    """Return a maker of files of these bytes, or of this text in UTF-8."""

    def write(content: bytes | str) -> Path:
        file = tmp_path / "export.dat"
        file.write_bytes(content.encode() if isinstance(content, str) else content)
        return file

    return write


@pytest.fixture
def listed(written: Callable[[bytes | str], Path]) -> Callable[..., Path]:
    """Return a maker of exports with these rows below the usual headings."""

    def write(*rows: str, headings: str = HEADINGS) -> Path:
        return written("\n".join((headings, *rows)))

    return write


@pytest.fixture
def workbook(tmp_path: Path) -> Callable[..., Path]:
    """Return a maker of .xlsx files: sheet -> rows; merged are (top, left, bottom, right, value).

    Dates are dates as spreadsheets hold them. hidden: the sheets that are not shown.
    """

    def make(
        sheets: Mapping[str, Sequence[Sequence[Any]]],
        merged: Sequence[tuple[int, int, int, int, Any]] = (),
        hidden: Sequence[str] = (),
    ) -> Path:
        file = tmp_path / "export.xlsx"
        with xlsxwriter.Workbook(file) as book:
            shape = book.add_format({"num_format": "dd/mm/yyyy hh:mm"})
            for name, rows in sheets.items():
                sheet = book.add_worksheet(name)
                sheet.add_write_handler(datetime, lambda s, *at: s.write_datetime(*at[:3], shape))
                sheet.add_write_handler(date, lambda s, *at: s.write_datetime(*at[:3], shape))
                for at, row in enumerate(rows):
                    sheet.write_row(at, 0, row)
                for where in merged:
                    sheet.merge_range(*where)
                if name in hidden:
                    sheet.hide()
        return file

    return make


@pytest.fixture
def bring(store: Store) -> Callable[[Path], Any]:
    """Bring a file in, as `motcua-db import dossiers` does; return the plan."""

    def act(file: Path) -> Any:
        with store.read() as work:
            today, days = work.day, work.centre.policy.dossier_days
        found = plan(store.dossiers.held(), read_rows(file), today, days)
        store.dossiers.bring_in(uuid4(), found, "export.csv", "thu")
        return found

    return act
