"""--preview: a picture at the settings' pixels, distances in words, and what helps."""

import re
from typing import get_args

import pytest
from PySide6.QtGui import QImage

from centre.settings import Display
from queue_display.preview import (
    COUNTED,
    EXIT_SETTINGS,
    EXIT_UNREADABLE,
    PREVIEWS,
    is_preview,
    run,
)

TOML = """
[centre]
code = "H99.08"

[display.lobby]
zone = "A"

[display.hall]
layout = "hall"
languages = ["vi", "en"]

[display.standing]
screen = {inches = 43.0, width = 540, height = 960}

[display.deep]
farthest_seat_metres = 12.0

[display.astray]
zone = "Q"

[display.shut]
layout = "door"
counter = "99"

[display.door]
layout = "door"
counter = "1"

[display.posted]
layout = "notices"

[display.cinema]
films = "films"
farthest_seat_metres = 10.0
"""


@pytest.fixture
def folder(settings):
    """The founded centre's folder with displays of all layouts."""
    (settings.folder / "centre.toml").write_text(TOML, encoding="utf-8")
    return settings.folder


@pytest.fixture
def preview(folder, tmp_path, capsys):
    """Preview a display; return exit status, what was told, and the picture."""

    def make(name, config=folder):
        out = tmp_path / "pictures" / "new"
        given = ["--preview", "--config", str(config), "--device", name, "--out", str(out)]
        assert is_preview(given)
        status = run(given)
        told = capsys.readouterr()
        return status, told.out + told.err, QImage(str(out / f"preview-{name}.png"))

    return make


@pytest.mark.parametrize(("name", "rows"), [("lobby", 6), ("hall", 12)])
def test_a_readable_display_is_drawn_and_told(preview, store, name, rows):
    status, told, picture = preview(name)
    assert status == 0
    assert (picture.width(), picture.height()) == (1920, 1080)
    assert f"calls shown: {rows}" in told
    assert "the centre's texts" in told
    assert re.search(r"number: \d+ px, 3\d\.\d mm, 2[0-2]\.\d' from 6 m, read up to 6\.\d m", told)
    assert "words: 40 px" in told
    assert told.rstrip().endswith("readable from 6 m")


def test_what_is_no_list_of_calls_does_not_count_calls():
    layouts = get_args(Display.model_fields["layout"].annotation)
    counted = {layout: COUNTED[layout].format(rows=1) for layout in layouts}
    assert {layout for layout, told in counted.items() if "calls" in told} == {"board", "hall"}


def test_a_picture_has_the_settings_pixels(preview, store):
    _, _, picture = preview("standing")
    assert (picture.width(), picture.height()) == (540, 960)


def test_a_seat_that_cannot_read_is_told_with_what_helps(preview, store):
    status, told, picture = preview("deep")
    assert status == EXIT_UNREADABLE
    assert "NOT readable from 12 m" in told
    assert re.search(r'- a TV of (50|55)" \(screen\.inches = \1\)', told)
    assert "- seats no farther than 10.5 m" in told
    assert "- more screens" in told
    assert not picture.isNull()


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("astray", 'zone = "Q": the centre has no such zone (it has: A, B'),
        ("shut", 'counter = "99": the centre has no such counter (it has: 1, '),
    ],
)
def test_a_zone_or_counter_that_the_centre_has_not_is_told(preview, store, name, told):
    """Such a screen stays empty for ever, while its preview would look like any other."""
    status, said, picture = preview(name)
    assert status == EXIT_SETTINGS
    assert told in said
    assert not picture.isNull()


def test_a_door_counts_a_number_and_a_notice_board_lines(preview, store):
    """Neither lists calls: "calls shown: 14" was told of a notice board."""
    _, door, _ = preview("door")
    _, notices, _ = preview("posted")
    assert "numbers shown: 1" in door
    assert re.search(r"lines of text on a page: \d+", notices)
    assert "calls shown" not in door + notices


def test_films_without_room_are_told(preview, store):
    status, told, _ = preview("cinema")
    assert status == 0
    assert "films: no room" in told


def test_without_a_store_sample_texts_are_drawn(preview, tmp_path):
    bare = tmp_path / "bare"
    bare.mkdir()
    (bare / "centre.toml").write_text(TOML, encoding="utf-8")
    status, told, picture = preview("lobby", bare)
    assert status == 0
    assert "sample texts, the store does not open: database_missing" in told
    assert not picture.isNull()
    assert not (bare / "centre.db").exists()


def test_unknown_displays_and_folders_that_cannot_be_written_are_told(preview, folder, capsys):
    assert preview("nowhere")[0] == EXIT_SETTINGS
    (folder / "file").write_text("", encoding="utf-8")
    given = ["--preview", "--config", str(folder), "--device", "lobby"]
    assert run([*given, "--out", str(folder / "file" / "below")]) == EXIT_SETTINGS
    assert "file" in capsys.readouterr().err


def test_a_layout_without_a_preview_is_told(preview, store, monkeypatch):
    monkeypatch.delitem(PREVIEWS, "hall")
    status, told, _ = preview("hall")
    assert status == EXIT_SETTINGS
    assert 'layout "hall" has no preview' in told


def test_other_command_lines_are_no_preview():
    assert not is_preview(["--device", "lobby"])
