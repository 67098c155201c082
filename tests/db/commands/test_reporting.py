"""motcua-db report: lines, JSON and files of one span; logged; nothing replaced unasked."""

import csv
import hashlib
import io
import json
from uuid import uuid4

import pytest
from pypdf import PdfReader
from python_calamine import CalamineWorkbook

from db.__main__ import main


@pytest.fixture
def call(settings, capsys, monkeypatch, clock):
    monkeypatch.setattr("db.__main__.clock_of", lambda _settings: clock)

    def run(*words):
        code = main(["--config", str(settings.folder), *map(str, words)])
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


SPAN = ("report", "--from", "2026-11-01", "--to", "2026-11-30")


@pytest.fixture
def a_day(store, take, clock):
    for _ in range(5):
        take()
    clock.move(minutes=12)
    store.day.call_next(uuid4(), "1")
    clock.move(minutes=6)
    store.day.finish(uuid4(), "1")


@pytest.mark.usefixtures("a_day")
def test_all_forms_have_the_same_total_and_the_log_their_hashes(call, tmp_path):
    """Behaviour 43: screen, JSON, CSV, XLSX and PDF say the same."""
    wanted = {form: tmp_path / f"r.{form}" for form in ("csv", "xlsx", "pdf")}
    options = [word for form, file in wanted.items() for word in (f"--{form}", file)]
    code, out, _ = call(*SPAN, *options, "--json")
    told = json.loads(out)
    assert (code, told["total"]["arrived"], told["total"]["served"]) == (0, 5, 1)
    rows = csv.reader(io.StringIO(wanted["csv"].read_text("utf-8-sig"), newline=""), delimiter=";")
    assert ["Đến", "5"] in list(rows)
    book = CalamineWorkbook.from_path(wanted["xlsx"]).get_sheet_by_index(0).to_python()
    assert ["Đến", 5.0] in book
    paper = PdfReader(wanted["pdf"]).pages[0].extract_text()
    assert "Đến 5 = đã phục vụ 1 + vắng mặt 0" in " ".join(paper.split())
    _, events, _ = call("events", "--json")
    logged = [event["facts"] for event in json.loads(events) if event["kind"] == "export"]
    hashes = {form: hashlib.sha256(file.read_bytes()).hexdigest() for form, file in wanted.items()}
    assert {facts["form"]: facts["sha256"] for facts in logged} == hashes
    assert all(facts["account"] for facts in logged)
    assert json.loads(call("verify", "--json")[1])["faults"] == []


@pytest.mark.usefixtures("a_day")
def test_lines_are_vietnamese_unless_told_otherwise(call):
    assert "Đến 5 = đã phục vụ 1" in call(*SPAN)[1]
    assert "Arrived 5 = served 1" in call(*SPAN, "--language", "en")[1]


@pytest.mark.usefixtures("a_day")
def test_a_file_that_is_there_stays_unless_forced(call, tmp_path):
    file = tmp_path / "r.csv"
    file.write_text("mine")
    code, _, error = call(*SPAN, "--csv", file)
    assert (code, file.read_text()) == (1, "mine")
    assert "is there already" in error
    _, events, _ = call("events", "--json")
    assert "export" not in {event["kind"] for event in json.loads(events)}
    assert call(*SPAN, "--csv", file, "--force")[0] == 0
    assert file.read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_span_that_ends_before_it_begins_is_refused(call):
    code, _, error = call("report", "--from", "2026-11-30", "--to", "2026-11-01")
    assert code == 1
    assert "is no span of days" in error
