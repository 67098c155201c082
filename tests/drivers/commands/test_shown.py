"""Answers are JSON for programs and aligned lines for people."""

import argparse
import json

from drivers.commands.answers import Exit, Result
from drivers.commands.shown import hint, line, row, say, table, trouble, unknown
from drivers.commands.wired import Wired

P1 = Wired("printer", "p1", "tcp:10.0.0.5:9100")
WELL = Result(Exit.GOOD, "ok", "Tốt.", "gone")
LOW = Result(Exit.ATTENTION, "paper_low", "Low.", "DLE EOT 4: 1e")


def test_programs_get_json_and_people_get_words(capsys):
    say(argparse.Namespace(json=True), {"a": "ế"}, "words")
    hint(argparse.Namespace(json=True), "press a key")
    assert capsys.readouterr().out == '{"a": "ế"}\n'
    say(argparse.Namespace(json=False), {"a": 1}, "words")
    hint(argparse.Namespace(json=False), "press a key")
    assert capsys.readouterr().out == "words\npress a key\n"


def test_row_is_plain_and_line_leaves_out_a_detail_that_says_nothing_more():
    assert json.loads(json.dumps(row(P1, LOW)))["exit"] == 4
    assert line(P1, WELL) == "printer p1 (tcp:10.0.0.5:9100): Tốt."
    assert line(P1, LOW).endswith("Low. [DLE EOT 4: 1e]")


def test_columns_are_aligned_and_no_line_ends_in_blanks():
    assert table([("a", "bbb", "c"), ("aa", "b", "")]) == "  a   bbb  c\n  aa  b"


def test_unknown_names_are_told_with_those_there_are(capsys):
    assert unknown("p9", ["p1", "p2"]) is Exit.UNKNOWN_NAME
    assert unknown("p9", []) is Exit.UNKNOWN_NAME
    assert trouble("cannot listen") is Exit.COMPUTER
    told = capsys.readouterr().err.splitlines()
    assert told[0] == "no device is called 'p9'; there are: p1, p2"
    assert told[2] == "cannot listen"
