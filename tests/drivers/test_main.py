"""motcua-devices as a technician types it."""

import subprocess
import sys

import pytest

from drivers.__main__ import main

TOML = """
[centre]
code = "H99.08"

[printer.p1]
transport = "simulated"
"""


@pytest.fixture
def config(tmp_path, monkeypatch):
    monkeypatch.setenv("STATE_DIRECTORY", str(tmp_path / "state"))
    path = tmp_path / "centre.toml"
    path.write_text(TOML, "utf-8")
    return path


def test_a_command_answers_and_returns_its_exit_status(config, capsys):
    assert main(["--config", str(config), "list"]) == 0
    assert "The printer is ready." in capsys.readouterr().out


def test_unknown_name_is_told_with_those_there_are(config, capsys):
    assert main(["--config", str(config), "try", "p9"]) == 3
    assert capsys.readouterr().err == "no device is called 'p9'; there are: p1\n"


@pytest.mark.parametrize("command", ["list", "watch"])
@pytest.mark.parametrize("text", [None, "[centre]\ncode = 7\n", "[[", "[printer.p1]\n"])
def test_wrong_settings_are_told_in_sentences_and_never_as_a_traceback(
    tmp_path, capsys, command, text
):
    path = tmp_path / "centre.toml"
    if text is not None:
        path.write_text(text, "utf-8")
    assert main(["--config", str(path), command]) == 2
    told = capsys.readouterr().err
    assert "centre.toml" in told
    assert "Traceback" not in told


@pytest.mark.parametrize(
    "wrong",
    [
        'driver = "toaster"\ntransport = "simulated"',
        'transport = "simulated"\nprofile = "no-such-printer"',
    ],
)
@pytest.mark.parametrize("words", [["list"], ["try", "x"], ["watch", "--seconds", "0.5"]])
def test_missing_driver_or_description_is_told_and_exits_with_2(config, capsys, words, wrong):
    config.write_text(f"{TOML}\n[printer.x]\n{wrong}\n", "utf-8")
    assert main(["--config", str(config), *words]) == 2
    told = capsys.readouterr().err
    assert "toaster" in told or "no-such-printer" in told


def test_help_names_the_exit_statuses(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--help"])
    assert ended.value.code == 0
    told = capsys.readouterr().out
    assert "exit status" in told
    assert "/etc/motcua/centre.toml" in told


def test_windowed_is_taken_although_there_is_no_window(tmp_path, capsys):
    (tmp_path / "centre.toml").write_text('[centre]\ncode = "H99.08"\n', encoding="utf-8")
    assert main(["--windowed", "--config", str(tmp_path), "list"]) == 0


def test_reader_of_a_pipe_may_go_away(config):
    command = [sys.executable, "-m", "drivers", "--config", str(config), "watch", "--seconds", "20"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        process.stdout.close()
        errors = process.stderr.read()
        assert process.wait(timeout=60) == 0
    assert errors == b""
