"""One device by its name: a trial, or a new roll."""

import json

import pytest

from drivers.__main__ import main


def test_trial_of_a_printer_prints_a_slip(town):
    status, out = town.run("try", "p1")
    assert status == 0
    assert "The test slip is out" in out
    assert (town.folder("p1") / "slip-0001.png").exists()


@pytest.mark.parametrize(
    ("fault", "exit_status", "key", "words"),
    [
        ("paper_out", 9, "paper_out", "No paper"),
        ("cover_open", 10, "cover_open", "cover is open"),
        ("mute", 5, "no_confirmation", "does not answer"),
        ("unplugged", 6, "printer_offline", "cannot be reached"),
        ("stalled", 5, "timeout", "stopped taking it"),
        ("cutter_error", 7, "cutter", "cutter is stuck"),
    ],
)
def test_each_fault_of_a_printer_has_its_exit_status_and_sentence(
    town, fault, exit_status, key, words
):
    town.switch("p1", **{fault: True})
    status, row = town.rows("try", "p1")
    assert (status, row["exit"], row["key"]) == (exit_status, exit_status, key)
    assert words in row["sentence"]


def test_trial_of_a_loudspeaker_plays(town):
    status, _ = town.run("try", "lobby")
    assert status == 0
    record = town.folder("lobby") / "spoken.jsonl"
    assert json.loads(record.read_text("utf-8"))["units"] == ["test"]
    town.switch("lobby", dead=True)
    assert town.rows("try", "lobby")[0] == 13


def test_line_is_told_with_its_devices(town):
    status, row = town.rows("try", "l1")
    assert status == 0
    assert [(part["name"], part["key"]) for part in row["devices"]] == [
        ("rating1", "ok"),
        ("s1", "ok"),
    ]


def test_person_is_asked_and_a_program_is_not(town):
    status, out = town.run("try", "rating1", "--seconds", "1")
    assert status == 14
    assert out.startswith("Press a key of rating1")
    status, row = town.rows("try", "rating1", "--seconds", "1")
    assert (status, row["key"]) == (14, "nothing_heard")


def test_name_of_several_kinds_tries_all_or_the_one_that_is_asked_for(town):
    town.wire('[speaker.p1]\ndriver = "simulated"')
    town.switch("p1", no_time=True)
    status, rows = town.rows("try", "p1")
    assert (status, [row["kind"] for row in rows]) == (0, ["printer", "speaker"])
    status, row = town.rows("try", "p1", "--kind", "speaker")
    assert (status, row["kind"]) == (0, "speaker")


def test_new_roll_is_noted_and_told_in_slips(town):
    status, row = town.rows("roll", "p1")
    assert status == 0
    assert row["roll_mm"] == 50_000
    assert row["slips_left"] > 100
    _, out = town.run("roll", "p1")
    assert "a new roll of 50 m" in out


def test_roll_is_for_printers_only(town, capsys):
    assert town.run("roll", "lobby")[0] == 3


def test_new_roll_that_cannot_be_kept_is_not_told_as_kept(town, capsys):
    folder = town.folder("p1")
    folder.rmdir()
    folder.write_text("no folder")
    assert main(["--config", str(town.config), "roll", "p1"]) == 8
    told = capsys.readouterr()
    assert told.out == ""
    assert str(folder) in told.err
