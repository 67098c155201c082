"""motcua-devices as a technician uses it."""

import json

import pytest

from drivers.__main__ import main
from drivers.simulated.switches import Switches

TOML = """
[centre]
code = "H99.08"

[printer.p1]
transport = "simulated"

[printer.gone]
transport = "file:/dev/no-such-printer"

[speaker.lobby]
driver = "simulated"
"""


@pytest.fixture
def config(tmp_path, monkeypatch):
    monkeypatch.setenv("STATE_DIRECTORY", str(tmp_path / "state"))
    path = tmp_path / "centre.toml"
    path.write_text(TOML, "utf-8")
    Switches(tmp_path / "state" / "devices" / "lobby").set(no_time=True)
    return path


def test_list_shows_every_device_and_fails_with_the_worst(config, capsys):
    assert main(["--config", str(config), "list", "--json"]) == 6
    rows = {row["name"]: row for row in json.loads(capsys.readouterr().out)}
    assert rows["p1"]["key"] == "ok"
    assert rows["gone"]["key"] == "printer_offline"
    assert (rows["lobby"]["kind"], rows["lobby"]["key"]) == ("speaker", "ok")


def test_trial_of_a_printer_prints_a_slip(config, capsys, tmp_path):
    assert main(["--config", str(config), "try", "p1"]) == 0
    assert "The test slip is out" in capsys.readouterr().out
    assert (tmp_path / "state" / "devices" / "p1" / "slip-0001.png").exists()


def test_trial_of_a_loudspeaker_plays(config, capsys, tmp_path):
    assert main(["--config", str(config), "try", "lobby"]) == 0
    record = tmp_path / "state" / "devices" / "lobby" / "spoken.jsonl"
    assert json.loads(record.read_text("utf-8"))["units"] == ["test"]


def test_printer_without_paper_has_its_own_exit_status(config, capsys, tmp_path):
    Switches(tmp_path / "state" / "devices" / "p1").set(paper_out=True)
    assert main(["--config", str(config), "try", "--json", "p1"]) == 7
    assert json.loads(capsys.readouterr().out)["key"] == "paper_out"


def test_unknown_name_is_told(config, capsys):
    assert main(["--config", str(config), "try", "p9"]) == 3
    assert "'p9'" in capsys.readouterr().err


@pytest.mark.parametrize("text", [None, "[centre]\ncode = 7\n", "[[", "[printer.p1]\n"])
def test_wrong_settings_are_told_in_sentences_and_never_as_a_traceback(tmp_path, capsys, text):
    path = tmp_path / "centre.toml"
    if text is not None:
        path.write_text(text, "utf-8")
    assert main(["--config", str(path), "list"]) == 2
    told = capsys.readouterr().err
    assert "centre.toml" in told
    assert "Traceback" not in told


def test_help_names_the_exit_statuses(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    told = capsys.readouterr().out
    assert "exit status" in told
    assert "/etc/motcua/centre.toml" in told


def test_port_in_use_and_nonsense_address_are_told(capsys):
    assert main(["simulate-printer", "--listen", "192.0.2.1:9100"]) == 8
    assert "cannot listen" in capsys.readouterr().err
    with pytest.raises(SystemExit):
        main(["simulate-printer", "--listen", "somewhere"])
    assert "HOST:PORT" in capsys.readouterr().err


def test_windowed_is_taken_although_there_is_no_window(tmp_path, capsys):
    (tmp_path / "centre.toml").write_text('[centre]\ncode = "H99.08"\n', encoding="utf-8")
    assert main(["--windowed", "--config", str(tmp_path), "list"]) == 0
