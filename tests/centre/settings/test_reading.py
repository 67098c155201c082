"""From a path to settings: folders, missing files, broken bytes, broken TOML."""

import os
from pathlib import Path

import pytest

from centre.settings.reading import LARGEST_BYTES, load
from centre.settings.refusals import SettingsError

GOOD = '[centre]\ncode = "MC-DEMO"\n'


def refusal(path):
    with pytest.raises(SettingsError) as refused:
        load(path)
    return str(refused.value)


def test_a_file_or_its_folder_is_read(tmp_path):
    file = tmp_path / "centre.toml"
    file.write_text(GOOD)
    for path in (file, tmp_path):
        settings = load(path)
        assert settings.centre.code == "MC-DEMO"
        assert settings.folder == tmp_path


def test_a_relative_path_gives_an_absolute_folder(tmp_path, monkeypatch):
    (tmp_path / "centre.toml").write_text(GOOD)
    monkeypatch.chdir(tmp_path)
    assert load(Path("centre.toml")).folder == tmp_path


def test_a_file_saved_by_notepad_is_read(tmp_path):
    file = tmp_path / "centre.toml"
    file.write_bytes(b"\xef\xbb\xbf" + GOOD.replace("\n", "\r\n").encode())
    assert load(file).centre.code == "MC-DEMO"


def test_a_missing_file_is_told_with_the_way_to_write_one(tmp_path):
    told = refusal(tmp_path / "nowhere.toml")
    assert "nowhere.toml: there is no such file. " in told
    assert "python -m centre.settings --example" in told
    assert "--config FILE" in told


def test_a_folder_without_the_file_is_told_as_such(tmp_path):
    told = refusal(tmp_path)
    assert "the folder has no centre.toml" in told
    assert "--example > centre.toml" in told


def test_a_path_that_leads_through_a_file_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    assert "cannot be read: Not a directory" in refusal(tmp_path / "file" / "centre.toml")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read_is_told(tmp_path):
    file = tmp_path / "centre.toml"
    file.write_text(GOOD)
    file.chmod(0)
    assert "this program's user may read it" in refusal(file)


def test_bytes_that_are_not_utf_8_are_told_with_their_line(tmp_path):
    file = tmp_path / "centre.toml"
    file.write_bytes(GOOD.encode() + b"[display.d]\nzone = 'Qu\xe2y'\n")
    told = refusal(file)
    assert "line 4: byte 0xe2 is not UTF-8" in told
    assert "encoding UTF-8" in told


@pytest.mark.parametrize(
    ("broken", "line"),
    [
        ("[kiosk.k1\n", 3),
        ("[kiosk.k1]\nmode = dispenser\n", 4),
        ('[kiosk.k1]\nmode = "dispenser\n', 4),
        ("[kiosk.k1]\nmode\n", 4),
        ("[centre]\n", 3),
        ("[kiosk.k1]\nidle_seconds = 40\nidle_seconds = 41\n", 5),
        ("[display.d]\nlanguages = [\n", 4),
    ],
)
def test_broken_toml_is_told_with_its_line(tmp_path, broken, line):
    file = tmp_path / "centre.toml"
    file.write_text(GOOD + broken)
    told = refusal(file)
    assert f"line {line}: is not TOML: " in told
    assert "KEY = VALUE" in told


def test_a_file_of_another_kind_given_by_mistake_is_not_read_whole(tmp_path):
    file = tmp_path / "film.mp4"
    file.write_bytes(b"#" * (LARGEST_BYTES + 1))
    assert f"more than {LARGEST_BYTES} bytes" in refusal(file)


def test_a_path_that_no_file_can_have_is_told(tmp_path):
    assert "cannot be read" in refusal(tmp_path / ("x" * 300))
