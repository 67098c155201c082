"""The command line, and which device of the settings a program is."""

from pathlib import Path

import pytest

from centre.settings import SettingsError, load
from centre.shell import arguments
from centre.shell.arguments import Arguments, device_of, parse

TWO = '[centre]\ncode = "H99.08"\n\n[kiosk.k1]\n\n[kiosk.k2]\n'


@pytest.fixture
def file(tmp_path):
    path = tmp_path / "centre.toml"
    path.write_text(TWO, encoding="utf-8")
    return path


def test_arguments_have_their_defaults():
    found = parse([], "motcua-kiosk", "")
    assert found == Arguments(Path("/etc/motcua/centre.toml"), None, windowed=False, language=None)


@pytest.mark.parametrize("known", [True, False])
def test_windows_keeps_the_settings_among_the_users_own_data(monkeypatch, tmp_path, known):
    monkeypatch.setattr("sys.platform", "win32")
    if known:
        monkeypatch.setenv("LOCALAPPDATA", str(tmp_path))
    else:
        monkeypatch.delenv("LOCALAPPDATA", raising=False)
    folder = tmp_path if known else Path.home()
    assert arguments._usual_config() == folder / "Motcua" / "centre.toml"


def test_arguments_are_read(tmp_path):
    found = parse(
        ["--config", str(tmp_path), "--device", "k2", "--windowed", "--language", "en", "--check"],
        "motcua-kiosk",
        "",
    )
    assert found == Arguments(tmp_path, "k2", windowed=True, language="en", check=True)


def test_help_is_for_a_technician(capsys):
    with pytest.raises(SystemExit):
        parse(["--help"], "motcua-kiosk", "Gives numbers.")
    told = capsys.readouterr().out
    assert "Gives numbers." in told
    assert "--config FILE" in told
    assert "/etc/motcua/centre.toml" in told


def test_device_is_the_named_one_or_the_only_one(file):
    settings = load(file)
    assert device_of(settings, "kiosk", "k2", file) == "k2"
    for section, name, remedy in (
        ("kiosk", None, "--device: k1, k2"),
        ("kiosk", "k9", "Known: k1, k2"),
        ("display", None, r"\[display.NAME\]"),
        ("display", "d1", "Add it"),
    ):
        with pytest.raises(SettingsError, match=remedy):
            device_of(settings, section, name, file)
    file.write_text(TWO.replace("[kiosk.k2]", ""), encoding="utf-8")
    assert device_of(load(file), "kiosk", None, file) == "k1"
