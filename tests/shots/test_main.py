"""The program behind make shots: its folder, its contact sheet, and that a bad page fails it."""

import re
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

HERE = Path(__file__).parent


@pytest.fixture
def shots():
    spec = spec_from_file_location("shots_main", HERE / "__main__.py")
    made = module_from_spec(spec)
    spec.loader.exec_module(made)
    return made


def test_a_page_that_cannot_be_drawn_fails_the_target(shots, tmp_path, capfd):
    folder = tmp_path / "pictures"
    words = [str(folder), str(HERE / "broken_page.py"), "-n", "0", "-p", "no:cacheprovider"]
    assert shots.main(words) == 1
    said = capfd.readouterr().out
    assert "2 failed, 1 passed" in said
    assert "page-empty-200x100-vi is empty" in said
    assert [path.name for path in folder.glob("*.png")] == ["page-whole-200x100-vi.png"]


def test_the_sheet_shows_each_picture_under_its_screen(shots):
    names = ["kiosk-home-1080x1920-vi.png", "kiosk-home-1080x1920-en.png", "board-full-1x1-6m.png"]
    text = shots.sheet(names)
    assert re.findall(r"<h2>(.*?)</h2>", text) == ["board-full", "kiosk-home"]
    assert sorted(re.findall(r"href='(.*?)'", text)) == sorted(names)


def test_only_a_folder_of_its_own_is_emptied(shots, tmp_path):
    (tmp_path / "holiday.png").touch()
    with pytest.raises(SystemExit, match="empty folder"):
        shots.make_empty(tmp_path)
    assert (tmp_path / "holiday.png").exists()
    shots.make_empty(tmp_path / "new")
    (tmp_path / "new" / "old.png").touch()
    shots.make_empty(tmp_path / "new")
    assert not (tmp_path / "new" / "old.png").exists()


def test_an_option_is_no_folder(shots, tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    with pytest.raises(SystemExit, match="FOLDER"):
        shots.main(["--help"])
    assert list(tmp_path.iterdir()) == []
