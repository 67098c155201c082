"""The program that opens workbooks: bounded, and whatever is wrong is its last line."""

import io
import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from db.catalogue import sheets


def lines(file: Path) -> list[dict]:
    out = io.StringIO()
    sheets.tell(str(file), out)
    return [json.loads(line) for line in out.getvalue().splitlines()]


def test_rows_are_told_with_their_lines_and_empty_ones_are_not(workbook: Callable) -> None:
    file = workbook([["a", 1.5, True], [], ["", "b"]])
    assert lines(file) == [
        {"sheet": "Danh mục"},
        {"line": 1, "cells": ["a", 1.5, "true"], "joined": []},
        {"line": 3, "cells": ["", "b"], "joined": []},
        {"end": True},
    ]


def test_merged_cells_have_their_value_everywhere(workbook: Callable) -> None:
    file = workbook([["x", "", "", "z"], ["y"]], merged=[(0, 1, 1, 2, "Hộ tịch")])
    assert lines(file)[1:3] == [
        {"line": 1, "cells": ["x", "Hộ tịch", "Hộ tịch", "z"], "joined": []},
        {"line": 2, "cells": ["y", "Hộ tịch", "Hộ tịch"], "joined": [1, 2]},
    ]


def test_ranges_beyond_the_sheet_are_cut_off() -> None:
    grid = [["a", ""], ["", ""]]
    assert sheets.join(grid, [((0, 0), (10**6, 10**4)), ((5, 5), (6, 6)), ((0, 9), (1, 9))]) == {
        1: {0, 1}
    }
    assert grid == [["a", "a"], ["a", "a"]]


def test_too_many_rows_and_too_much_text_are_told(
    workbook: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = workbook([["x"]] * 9)
    monkeypatch.setattr(sheets, "MOST_ROWS", 5)
    assert "more than 5 rows" in lines(file)[-1]["error"]
    monkeypatch.undo()
    monkeypatch.setattr(sheets, "MOST_WRITTEN", 90)
    assert "90 characters" in lines(file)[-1]["error"]


def test_cells_far_away_are_told_and_nothing_is_copied(
    workbook: Callable, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sheets, "MOST_CELLS", 100)
    assert "far away" in lines(workbook([[""] * 10 + ["a"]] * 10))[-1]["error"]


@pytest.mark.parametrize(
    "content", [b"PK\x03\x04garbage", b"", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1x"]
)
def test_a_damaged_workbook_is_told(tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "x.xlsx"
    file.write_bytes(content)
    assert "damaged" in lines(file)[-1]["error"]


def test_as_a_program_it_prints_the_same(workbook: Callable) -> None:
    file = workbook([["a"]])
    done = subprocess.run(
        [sys.executable, "-I", sheets.__file__, str(file)],
        capture_output=True,
        check=True,
        timeout=60,
    )
    assert [json.loads(line) for line in done.stdout.splitlines()] == lines(file)
