"""motcua-db evaluation: the sheet for people and scripts; scores written and emptied."""

import json

import pytest

from db.__main__ import main

PERIOD = ["--period", "2026-Q3"]


@pytest.fixture
def run(settings, capsys):
    def act(*words):
        try:
            code = main(["--config", str(settings.folder / "centre.toml"), "evaluation", *words])
        except SystemExit as stopped:
            code = stopped.code
        told = capsys.readouterr()
        return code, told.out + told.err

    return act


def score(run, *words):
    assert run("score", *words, *PERIOD)[0] == 0


def test_an_empty_sheet_has_no_grade_and_no_votes(run):
    """Behaviour 45: incomplete is "chưa đủ", nobody asked is "không có", never 0 %."""
    code, told = run("show", *PERIOD)
    assert code == 0
    assert "own       0/18  chưa đủ (9)" in told
    assert "votes: không có" in told
    assert "%" not in told
    assert "nan" not in told.casefold()


def test_a_full_sheet_has_its_grade(run):
    """Behaviour 45: exactly 15 is "Xuất sắc"."""
    for index in range(1, 10):
        score(run, str(index), "--own", "2" if index <= 6 else "1", "--verified", "0")
    assert "own       15/18  Xuất sắc" in run("show", *PERIOD)[1]
    score(run, "1", "--own", "-", "--note", "đang chờ số liệu")
    data = json.loads(run("show", *PERIOD, "--json")[1])
    assert (data["own"]["total"], data["own"]["grade"], data["own"]["missing"]) == (13, None, [1])
    assert (data["verified"]["grade"], data["verified"]["most"]) == ("weak", 18)
    line = data["lines"][0]
    assert (line["own"], line["verified"], line["note"]) == (None, 0, "đang chờ số liệu")
    assert line["title"]["vi"].startswith("Tổng thời gian")
    assert (line["evidence"]["proposed"], data["votes"]) == (None, [])
    assert "Nothing was changed." in run("score", "1", "--verified", "0", *PERIOD)[1]


@pytest.mark.parametrize(
    "words",
    [
        ["score", "10", "--own", "1", *PERIOD],
        ["score", "1", "--own", "3", *PERIOD],
        ["score", "1", "--own", "x", *PERIOD],
        ["show"],
    ],
)
def test_a_wrong_call_is_told_as_one(run, words):
    assert run(*words)[0] == 2


def test_no_quarter_and_one_that_is_ahead(run):
    assert "is no quarter" in run("show", "--period", "2026")[1]
    assert "has not begun" in run("score", "1", "--own", "1", "--period", "2098-Q4")[1]
