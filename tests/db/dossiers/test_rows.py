"""Rows: what is taken, what is named as wrong, and that no cell is ever repeated in a message."""

from datetime import datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centre.rules.errors import NotAllowed
from centre.rules.hours import ZONE
from db.dossiers import rows
from db.dossiers.columns import COLUMNS
from db.dossiers.rows import Gathering

GOOD = {"code": "H99.08-261123-0001", "state": "4"}
CALLED = {column: f"<{column}>" for column in COLUMNS}


def gathered(*cells):
    gathering = Gathering("export.csv")
    for line, one in enumerate(cells, 2):
        gathering.add(line, one, CALLED)
    return gathering.source()


def test_a_whole_row_is_taken():
    (row,) = gathered(
        {
            **GOOD,
            "procedure": "1.004194.000.00.00.H99",
            "received_at": "23/11/2026",
            "due_at": "25/11/2026",
            "secret": "7k2m",
        }
    ).rows
    one = row.dossier
    assert (one.code, one.procedure, one.state) == ("H99.08-261123-0001", "1.004194", 4)
    assert one.received_at == datetime(2026, 11, 23, tzinfo=ZONE)
    assert one.due_at.time() == time(23, 59)
    assert row.secret == "7k2m".upper()
    assert row.secret not in repr(row)


@pytest.mark.parametrize(
    "code", ["AB-12/34", "MC.2026.000123", "ĐKKH_12", "000.00.00.H56-261123-0001"]
)
def test_codes_of_unknown_shapes_are_taken_as_they_are(code):
    assert gathered({**GOOD, "code": code}).rows[0].dossier.code == code


def test_a_procedure_that_has_no_code_is_left_open():
    assert gathered({**GOOD, "procedure": "Đăng ký kết hôn"}).rows[0].dossier.procedure is None


@pytest.mark.parametrize(
    ("cells", "column", "key"),
    [
        ({"code": ""}, "code", "code_missing"),
        ({"code": "x" * 65}, "code", "code_wrong"),
        ({"code": "a\x07b"}, "code", "code_wrong"),
        ({"code": "012345678901"}, "code", "code_personal"),
        ({"code": "0912345678"}, "code", "code_personal"),
        ({"code": "123456789"}, "code", "code_personal"),
        ({"code": "H99.08-251301-0001"}, "code", "dossier_date"),
        ({"due_at": "hôm qua"}, "due_at", "date_wrong"),
        ({"received_at": "31/02/2026"}, "received_at", "date_wrong"),
        ({"secret": "7K"}, "secret", "secret_wrong"),
        ({"secret": "7K-2M!"}, "secret", "secret_wrong"),
        ({"state": "x" * 201}, "state", "text_too_long"),
    ],
)
def test_what_is_wrong_is_named_by_line_and_column_and_never_repeated(cells, column, key):
    found = gathered(GOOD, {**GOOD, "code": "H99.08-261123-0002", **cells})
    (problem,) = found.problems
    assert (problem.line, problem.column, problem.key) == (3, f"<{column}>", key)
    assert len(found.rows) == 1
    for cell in cells.values():
        assert not cell or cell not in problem.why


def test_a_code_that_comes_twice_is_taken_once():
    found = gathered(GOOD, {**GOOD, "code": "h99.08-261123-0001", "state": "9"})
    assert [row.dossier.state for row in found.rows] == [4]
    assert [(problem.line, problem.key) for problem in found.problems] == [(3, "duplicate_code")]
    assert "line 2" in found.problems[0].why


def test_an_unknown_state_is_kept_as_its_word_and_counted():
    found = gathered({**GOOD, "state": "Chờ ý kiến sở"})
    assert (found.rows[0].dossier.state, found.rows[0].dossier.state_raw) == (None, "Chờ ý kiến sở")
    assert found.unknown == {"Chờ ý kiến sở": 1}


def test_a_dossier_between_two_systems_is_no_unknown_one():
    found = gathered({**GOOD, "state": "interoperating"})
    assert found.rows[0].dossier.state_raw == "interoperating"
    assert found.unknown == {}


def test_a_column_of_names_is_not_taken_for_states():
    names = ({"code": f"A-{n}", "state": f"Nguyễn Văn {chr(65 + n)}"} for n in range(26))
    with pytest.raises(NotAllowed) as refused:
        gathered(*names)
    assert refused.value.key == "import_unreadable"
    assert "Nguyễn" not in str(refused.value)


def test_too_many_rows_are_refused(monkeypatch):
    monkeypatch.setattr(rows, "MOST_ROWS", 2)
    with pytest.raises(NotAllowed, match="import_unreadable"):
        gathered(*({**GOOD, "code": f"A-{n}"} for n in range(3)))


def test_a_file_with_too_many_problems_is_refused(monkeypatch):
    monkeypatch.setattr(rows, "MOST_PROBLEMS", 3)
    wrong = {"code": "", "state": "4"}
    assert len(gathered(*[wrong] * 3).problems) == 3
    with pytest.raises(NotAllowed, match="import_unreadable"):
        gathered(*[wrong] * 4)


def test_nothing_at_all_is_refused():
    with pytest.raises(NotAllowed, match="import_unreadable"):
        gathered()


def test_columns_that_are_not_read_are_named_once():
    gathering = Gathering("export.csv")
    gathering.ignore(["Họ và tên", "STT", "Họ và tên", ""])
    gathering.add(2, GOOD, CALLED)
    source = gathering.source()
    assert (source.left_out, source.not_used) == (("Họ và tên",), ("STT",))


@given(st.dictionaries(st.sampled_from(COLUMNS), st.text(max_size=80)))
def test_any_row_is_taken_or_named(cells):
    found = gathered(GOOD, cells)
    assert len(found.rows) + len(found.problems) == 2
    for row in found.rows:
        assert 0 < len(row.dossier.code) <= 64
        assert len(row.dossier.state_raw) <= 60
        assert row.dossier.state in {None, *range(1, 11)}
