"""Rows and problems are gathered; what cannot be read is named, the rest goes on."""

import pytest

from centre.rules.errors import NotAllowed
from db.catalogue import rows
from db.catalogue.rows import Gathering, Problem, shown
from db.listfile import unreadable
from db.telling import told


def test_a_bad_row_is_named_by_line_and_column_and_the_others_stay() -> None:
    gathering = Gathering("f")
    gathering.add(3, {"code": "1.000894", "name": "Kết hôn"})
    gathering.add(4, {"code": "1.001193", "name": "", "field": 3}, {"name": "C (Tên)"})
    gathering.add(5, {"code": "2.0004", "name": "x"}, {"code": "B (Mã số)"})
    source = gathering.source("csv")
    assert [row.procedure.code for row in source.rows] == ["1.000894"]
    assert [(one.line, one.column, one.key) for one in source.problems] == [
        (4, "C (Tên)", "text_missing"),
        (4, "field", "value_wrong"),
        (5, "B (Mã số)", "code_rounded"),
    ]
    assert source.named == {"1.000894", "1.001193"}
    assert source.lost


def test_a_code_that_is_there_twice_is_a_problem_that_names_the_first_line() -> None:
    gathering = Gathering("f")
    gathering.add(2, {"code": "1.000894", "name": "Kết hôn"})
    gathering.add(9, {"code": "1.000894.H19", "name": "Kết hôn"})
    [one] = gathering.source("csv").problems
    assert (one.line, one.key, one.value_shown) == (9, "duplicate_code", "1.000894.H19")
    assert "line 2" in one.why


def test_a_row_that_is_left_out_still_names_its_code() -> None:
    gathering = Gathering("f")
    bad = Problem(2, "C", "text_too_long", "", "")
    gathering.refuse("1.000894", bad)
    assert gathering.source("csv").named == {"1.000894"}
    assert not gathering.source("csv").lost
    gathering.refuse("?", bad)
    assert gathering.source("csv").lost


def test_nothing_at_all_is_a_refusal() -> None:
    with pytest.raises(NotAllowed, match="there is no procedure in it"):
        Gathering("f").source("csv")


def test_too_many_rows_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "MOST_ROWS", 2)
    gathering = Gathering("f")
    for line in (1, 2):
        gathering.add(line, {"code": f"1.00000{line}", "name": "x"})
    with pytest.raises(NotAllowed, match="more than 2 rows"):
        gathering.add(3, {})


def test_a_file_with_too_many_problems_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rows, "MOST_PROBLEMS", 2)
    gathering = Gathering("f")
    for line in (1, 2):
        gathering.add(line, {"code": "?", "name": "x"})
    with pytest.raises(NotAllowed, match="more than 2 problems, the first in line 1"):
        gathering.add(3, {"code": "1.000894", "name": ""})


def test_a_row_with_many_faults_names_the_first_five() -> None:
    gathering = Gathering("f")
    gathering.add(1, {"code": "1.000894", "name": "x", "documents": [{"name": 1}] * 50})
    assert len(gathering.source("jsonl").problems) == 5


def test_unused_columns_are_named_up_to_twenty() -> None:
    gathering = Gathering("f")
    gathering.add(1, {"code": "1.000894", "name": "x"})
    for n in range(50):
        gathering.ignore(f"k{n % 40}")
    assert len(gathering.source("jsonl").ignored) == 20


def test_values_are_shown_in_one_short_line() -> None:
    assert shown("a\nb\0" + "c" * 900) == "a b " + "c" * 55 + "…"
    assert len(shown("x" * 61)) == 60


def test_the_refusal_has_a_sentence() -> None:
    assert told(unreadable("a.xls", "it is empty")) == (
        "a.xls cannot be imported: it is empty. Nothing was changed."
    )
