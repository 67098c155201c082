"""The command: help that a technician understands, and a check of the settings."""

import io
import sys

import pytest

from kiosk.__main__ import main


def test_help_names_settings_and_device(monkeypatch, capsys):
    monkeypatch.setattr(sys, "argv", ["motcua-kiosk", "--help"])
    with pytest.raises(SystemExit):
        main()
    said = capsys.readouterr().out
    assert all(word in said for word in ("--config", "--device", "--windowed", "rating"))


def test_check_says_which_section_it_is(monkeypatch, capsys, settings):
    file = str(settings.folder / "centre.toml")
    monkeypatch.setattr(sys, "argv", ["motcua-kiosk", "--config", file, "--check"])
    assert main() == 0
    assert "kiosk.k1" in capsys.readouterr().out


def test_the_technicians_pin_is_hidden_without_any_settings(monkeypatch, capsys):
    monkeypatch.setattr(sys, "stdin", io.StringIO("123456\n123456\n"))
    assert main(["--care-pin"]) == 0
    assert 'care_pin = "scrypt$' in capsys.readouterr().out


def test_help_tells_of_the_technicians_pin(capsys):
    with pytest.raises(SystemExit):
        main(["--help"])
    assert "--care-pin" in capsys.readouterr().out
