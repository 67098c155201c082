"""Exports as JSON: an array, or one object a line."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from centre.rules.errors import NotAllowed
from db.dossiers import jsonfile
from db.dossiers.jsonfile import read

ROWS = [
    {"code": "H99.08-261123-0001", "state": "waiting", "due_at": 20261125163000, "HoTen": "A"},
    {"MaHoSo": "H99.08-261123-0002", "TrangThai": 9.0, "MaTraCuu": None, "extra": [1]},
]


@pytest.mark.parametrize("begin", ["", "\ufeff", "\n "])
@pytest.mark.parametrize("as_lines", [True, False])
def test_both_forms_are_read(written, as_lines, begin):
    text = "\n".join(map(json.dumps, ROWS)) if as_lines else json.dumps(ROWS, indent=1)
    found = read(written(begin + text))
    assert [row.dossier.state for row in found.rows] == [5, 9]
    assert found.rows[0].dossier.due_at.hour == 16
    assert (found.left_out, found.not_used) == (("HoTen",), ("extra",))


def test_bad_lines_are_named_and_the_rest_is_read(written):
    lines = ['{"code": "A-1", "state": 4}', "{x", "[1]", '{"code": {"a": 1}, "state": 4}']
    found = read(written("\n".join(lines)))
    assert [row.dossier.code for row in found.rows] == ["A-1"]
    assert [(p.line, p.key) for p in found.problems] == [
        (2, "not_json"),
        (3, "not_an_object"),
        (4, "value_nested"),
    ]


def test_a_line_without_end_is_named(written):
    found = read(written('{"code": "A-1", "state": 4}\n' + "x" * (1 << 20) + "x"))
    assert [problem.key for problem in found.problems] == ["line_too_long"]


def test_of_two_keys_for_one_field_the_first_counts(written):
    (row,) = read(written('{"code": "A-1", "state": 4, "TrangThai": 9}')).rows
    assert row.dossier.state == 4


@pytest.mark.parametrize(
    "content", ["[", "[1", "[]", b"\xff\xfe{", "[" * 100_000, b'{"code": "\xe9"}']
)
def test_what_is_no_json_is_refused(written, content):
    with pytest.raises(NotAllowed, match="import_unreadable"):
        read(written(content))


def test_a_long_array_is_refused_and_lines_of_that_length_are_not(written, monkeypatch):
    monkeypatch.setattr(jsonfile, "_LONGEST_ARRAY", 50)
    with pytest.raises(NotAllowed, match="JSON Lines"):
        read(written(json.dumps(ROWS)))
    assert len(read(written("\n".join(map(json.dumps, ROWS)))).rows) == 2


@given(st.recursive(st.none() | st.text() | st.integers() | st.floats(), st.lists, max_leaves=5))
def test_any_value_in_any_field_is_taken_or_named(tmp_path_factory, value):
    file = tmp_path_factory.mktemp("any") / "export.json"
    file.write_text(json.dumps([{"code": "A-1", "state": 4, "due_at": value}]), encoding="utf-8")
    found = read(file)
    assert len(found.rows) + len(found.problems) == 1
