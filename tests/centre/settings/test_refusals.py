"""Refusals: each names file, line, key, value and remedy, and stays short."""

from pathlib import Path

import pytest

from centre.settings.reading import load
from centre.settings.refusals import LONGEST_VALUE, Problem, SettingsError, one_of, short

GOOD = '[centre]\ncode = "MC-DEMO"\n[printer.slips]\ntransport = "simulated"\n'


def refusal(tmp_path, text):
    file = tmp_path / "centre.toml"
    file.write_text(text, encoding="utf-8")
    with pytest.raises(SettingsError) as refused:
        load(file)
    assert str(refused.value).startswith(f"{file}: ")
    return refused.value


@pytest.mark.parametrize(
    ("more", "line", "key", "parts"),
    [
        ("[databse]\n", 5, "databse", ["no such key", "Did you mean database?", "Allowed: centre"]),
        ("[kiosk.k1]\nmoda = 1", 6, "kiosk.k1.moda", ["Did you mean mode?", "idle_seconds"]),
        ('[kiosk.k1]\nmode = "ratng"', 6, "kiosk.k1.mode", ['"ratng"', "mean rating?", "one of"]),
        ("[kiosk.k1]\nidle_seconds = 5", 6, "kiosk.k1.idle_seconds", ["5 is", "30 to 600"]),
        ('[kiosk.k1]\nidle_seconds = "40"', 6, "kiosk.k1.idle_seconds", ['"40"', "whole number"]),
        ('[printer.p]\ncut = true\ntransport = "usb"', 7, "printer.p.transport", ["usb", "tcp:"]),
        ("[printer.p]\ncut = true", 5, "printer.p.transport", ["is missing", "tcp:HOST:PORT"]),
        ("[kiosk.K1]\n", 5, "kiosk.K1", ["is no name", "small letters"]),
        ("[kiosk]\nk1 = 5", 6, "kiosk.k1", ["5 is not allowed", "[kiosk.NAME]"]),
        ('[kiosk.k1]\nprinter = "slip"', 6, "kiosk.k1.printer", ["no [printer.slip]", "slips?"]),
        ('[kiosk.k1]\nspeaker = "x"', 6, "kiosk.k1.speaker", ["no [speaker.x]"]),
        ('[display.d]\nspeaker = "x"', 6, "display.d.speaker", ["Add a section [speaker.NAME]"]),
        ('[kiosk.r]\nmode = "rating"', 5, "kiosk.r.counter", ["is missing", 'counter = "1"']),
        (
            '[database]\naddress = "postgresql://x"',
            6,
            "database.address",
            ["not understood", "Write"],
        ),
        ('[database]\naddress = "postgresql://a:b@c/d"', 6, "database.address", ["a password"]),
        ("[display.d]\nscreen = {inches = 1}", 6, "display.d.screen.inches", ["5 to 200"]),
    ],
)
def test_the_table_of_refusals(tmp_path, more, line, key, parts):
    refused = refusal(tmp_path, GOOD + more)
    (problem,) = refused.problems
    assert (problem.line, problem.key) == (line, key)
    for part in (f"line {line}: ", key, *parts):
        assert part in str(refused)


def test_an_empty_file_wants_the_centre(tmp_path):
    (problem,) = refusal(tmp_path, "").problems
    assert (problem.line, problem.key, problem.what) == (None, "centre", "is missing")


def test_all_problems_are_told_at_once_in_the_order_of_the_file(tmp_path):
    refused = refusal(tmp_path, '[centre]\nx = 1\ncode = "y"\n[kiosk.k1]\nmode = 3\n')
    assert [problem.line for problem in refused.problems] == [2, 3, 5]
    assert len(str(refused).splitlines()) == 3


@pytest.mark.parametrize(
    "more",
    [
        '[kiosk.k1]\nmode = "' + "x" * 10_000 + '"',
        "[kiosk.k1]\n" + "x" * 10_000 + " = 1",
        "[kiosk." + "x" * 10_000 + "]\n",
        '[kiosk.k1]\nprinter = "' + "x" * 10_000 + '"',
        '[kiosk.k1]\nprinter = "' + "x" * 31 + '"\n',
        "[kiosk.k1]\nidle_seconds = [" + "1," * 5_000 + "]",
        "[kiosk.k1]\nidle_seconds = " + "9" * 4_000,
        "[kiosk.k1]\nidle_seconds = " + "9" * 10_000,
        "x" * 10_000,
        '[kiosk.k1]\nmode = "\\u001b[31m' + "\\n" * 9_000 + '"',
        "".join(f"k{n} = 1\n" for n in range(10_000)),
        "a = " + "[" * 100_000,
        "a = " + "[" * 5_000 + "]" * 5_000,
    ],
)
def test_whatever_stands_in_the_file_the_refusal_stays_short(tmp_path, more):
    told = str(refusal(tmp_path, GOOD + more)).replace(str(tmp_path), "")
    assert len(told) < 4_000
    assert all(line.isprintable() for line in told.splitlines())


def test_many_problems_are_counted():
    problems = [Problem(n, f"k{n}", "is missing", "Write it") for n in range(1, 21)]
    lines = str(SettingsError(Path("centre.toml"), problems)).splitlines()
    assert len(lines) == 9
    assert lines[-1] == "and 12 more"


def test_a_long_value_is_cut_and_its_length_told():
    told = short("x" * 10_000)
    assert len(told) < LONGEST_VALUE + 30
    assert "(10002 characters)" in told


def test_a_value_cannot_write_on_the_terminal():
    assert short("a\x1b[31m\nb").isprintable()


def test_nothing_is_suggested_where_nothing_is_near():
    assert one_of("zzz", ["mode", "printer"]) == "Allowed: mode, printer"
