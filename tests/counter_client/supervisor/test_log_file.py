"""The log as CSV: no cell is a formula, no other file is overwritten."""

import csv
from datetime import UTC, datetime
from uuid import uuid4

from counter_client.supervisor.log_file import HEADINGS, csv_of, free_name, own_folder
from counter_client.supervisor.log_said import Names
from db.log_facts import LoggedEvent

NAMES = Names("vi", {"lan": "=1+1"}, {}, {})
AT = datetime(2026, 11, 23, 1, 0, tzinfo=UTC)


def test_each_line_is_a_row_and_no_cell_a_formula():
    facts = {"clerk": "lan", "counter": "1"}
    who = ("sign_in", None, None, AT, "counter:c1", facts, "h")
    line = LoggedEvent(AT.date(), "-", 1, uuid4(), *who)
    head, row = csv.reader(csv_of([line], NAMES).splitlines())
    assert tuple(head) == HEADINGS
    assert row[3:5] == ["'=1+1 đăng nhập tại 1.", "'=1+1"]
    assert row[7] == "'-1"


def test_a_name_that_is_taken_gets_a_number(tmp_path):
    assert free_name(tmp_path, "a.csv") == "a.csv"
    (tmp_path / "a.csv").touch()
    (tmp_path / "a (2).csv").touch()
    assert free_name(tmp_path, "a.csv") == "a (3).csv"


def test_a_folder_of_documents_is_offered():
    assert own_folder().is_absolute()
