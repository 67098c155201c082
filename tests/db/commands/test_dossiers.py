"""motcua-db import dossiers: the plan, then the deed; names nobody and no dossier."""

import json
from datetime import datetime, timedelta

import pytest
import xlsxwriter

from centre.rules.hours import ZONE
from db.__main__ import main
from db.dossiers import secret

ROWS = (
    "MaHoSo;HoTen;TrangThai;NgayHenTra;MaTraCuu",
    "H99.08-261120-0001;Canary Văn A;Đang xử lý;25/11/2026;7K2M",
    "H99.08-261120-0002;Canary Văn A;chờ ý kiến;25/11/2026;",
)
BAD = "H99.08-251301-0003;Canary Văn A;4;;"


@pytest.fixture
def run(settings, capsys, tmp_path, monkeypatch):
    """Run the command on an export with these rows; return exit code and what was told."""
    monkeypatch.setattr(secret, "_COST", 2)

    def act(*rows, more=()):
        file = tmp_path / "export.csv"
        file.write_text("\n".join(rows), encoding="utf-8")
        config = str(settings.folder / "centre.toml")
        code = main(["--config", config, "import", "dossiers", str(file), *more])
        told = capsys.readouterr()
        return code, told.out + told.err

    return act


def test_an_export_goes_in(run, store):
    code, told = run(*ROWS)
    assert code == 0
    assert "2 added" in told
    assert "left out, about persons: HoTen" in told
    assert "chờ ý kiến (1)" in told
    assert "Canary" not in told
    assert "261120" not in told
    assert len(store.dossiers.held()) == 2
    assert "2 unchanged" in run(*ROWS)[1]


def test_a_dry_run_writes_nothing(run, store, everything):
    before = everything()
    code, told = run(*ROWS, more=["--dry-run"])
    assert (code, everything()) == (0, before)
    assert "Nothing was changed." in told


def test_a_wrong_row_is_named_and_the_rest_goes_in(run, store):
    code, told = run(*ROWS, BAD)
    assert code == 1
    assert "line 4, MaHoSo" in told
    assert len(store.dossiers.held()) == 2


def test_all_or_nothing_does_nothing_where_a_row_is_wrong(run, store):
    code, told = run(*ROWS, BAD, more=["--all-or-nothing"])
    assert (code, store.dossiers.held()) == (1, {})
    assert "a row is wrong" in told
    assert run(*ROWS, more=["--all-or-nothing"])[0] == 0


def test_scripts_get_counts_and_problems(run):
    code, told = run(*ROWS, BAD, more=["--json"])
    data = json.loads(told)
    assert code == 1
    assert (data["added"], data["without_secret"], data["left_out"]) == (2, 1, ["HoTen"])
    assert data["problems"][0]["key"] == "dossier_date"
    assert "261120" not in told


def test_what_cannot_be_read_is_told_before_the_store_is_opened(run):
    code, told = run("nothing of use")
    assert code == 1
    assert "cannot be imported" in told


@pytest.fixture
def due(settings, capsys):
    """Run `motcua-db dossiers due` with more words; return exit code and what was told."""

    def act(*more):
        code = main(["--config", str(settings.folder / "centre.toml"), "dossiers", "due", *more])
        return code, capsys.readouterr().out

    return act


def test_the_lists_of_the_day_are_told_with_their_counts(run, due):
    eve = f"{datetime.now(ZONE) - timedelta(days=30):%d/%m/%Y}"
    run(*ROWS[:1], *(f"H99.08-201120-000{number};;4;{eve};" for number in (1, 2)))
    code, told = due("--json")
    data = json.loads(told)
    assert code == 0
    assert data["counts"] == {"overdue": 2, "today": 0, "soon": 0, "returned": 0}
    assert [one["code"] for one in data["overdue"]] == [
        "H99.08-201120-0001",
        "H99.08-201120-0002",
    ]
    assert data["overdue"][0]["left"] < 0
    told = due("--limit", "1")[1]
    assert told.startswith("overdue 2, today 0")
    assert "H99.08-201120-0001" in told
    assert "H99.08-201120-0002" not in told


def test_a_centre_without_dossiers_has_empty_lists(due):
    assert due() == (0, "overdue 0, today 0, soon 0, returned 0\n")


def test_a_workbook_goes_in_as_a_csv_does_and_tells_nothing_of_persons(
    store, settings, capsys, monkeypatch
):
    monkeypatch.setattr(secret, "_COST", 2)
    file = settings.folder / "export.xlsx"
    with xlsxwriter.Workbook(file) as book:
        sheet = book.add_worksheet("Tháng 11")
        for at, row in enumerate((*ROWS, BAD)):
            sheet.write_row(at, 0, row.split(";"))
    config = str(settings.folder / "centre.toml")
    assert main(["--config", config, "import", "dossiers", str(file)]) == 1
    told = "".join(capsys.readouterr())
    assert "2 added" in told
    assert "left out, about persons: HoTen" in told
    assert "line 4, Tháng 11!A (MaHoSo)" in told
    assert "Canary" not in told
    assert "251301" not in told
    assert len(store.dossiers.held()) == 2
