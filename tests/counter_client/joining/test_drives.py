"""Sticks: found where desktops mount them, files whole or not at all, reads in bounds."""

import errno
import os

import pytest

from centre.rules.errors import Unavailable
from centre.shell import sticks
from centre.shell.sticks import Place
from counter_client.joining import drives
from counter_client.joining.drives import LARGEST_BYTES


@pytest.fixture
def stick(tmp_path, monkeypatch):
    """A stick that is plugged in."""
    folder = tmp_path / "KINGSTON"
    folder.mkdir()
    monkeypatch.setattr(sticks, "_mounted", lambda: (folder,))
    return folder


def test_sticks_come_before_this_users_folders(stick, tmp_path, monkeypatch):
    monkeypatch.setenv("HOME", str(tmp_path))
    (tmp_path / "Desktop").mkdir()
    assert drives.places() == (
        Place(stick, "KINGSTON", removable=True),
        Place(tmp_path / "Desktop", "desktop"),
    )


def test_a_saved_bundle_is_found_and_read(stick):
    file = drives.save(stick, "c4", "MOTCUA1:ABC")
    assert file.name == "motcua-c4.mcjoin"
    assert [found.file for found in drives.bundles()] == [file]
    assert drives.read(file).strip() == "MOTCUA1:ABC"
    assert file.stat().st_mode & 0o077 == 0


def test_bundles_are_the_newest_first_also_one_folder_down(stick):
    (stick / "motcua").mkdir()
    for age, place in ((200, stick), (100, stick / "motcua")):
        file = drives.save(place, f"c{age}", "x")
        os.utime(file, (1_000_000 - age, 1_000_000 - age))
    (stick / ".hidden.mcjoin").write_text("x")
    assert [found.file.name for found in drives.bundles()] == [
        "motcua-c100.mcjoin",
        "motcua-c200.mcjoin",
    ]


@pytest.mark.parametrize(("code", "key"), [(errno.ENOSPC, "disk_full"), (errno.EIO, "place_gone")])
def test_a_file_that_cannot_be_finished_leaves_the_old_one(stick, monkeypatch, code, key):
    file = drives.save(stick, "c4", "old")

    def refuse(_number):
        raise OSError(code, "refused")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(Unavailable, match=key):
        drives.save(stick, "c4", "new")
    assert file.read_text("utf-8").strip() == "old"
    assert [each.name for each in stick.iterdir()] == [file.name]


def test_a_stick_that_was_pulled_is_told(tmp_path):
    with pytest.raises(Unavailable, match="place_gone"):
        drives.save(tmp_path / "gone", "c4", "x")
    with pytest.raises(Unavailable, match="place_gone"):
        drives.read(tmp_path / "gone" / "x.mcjoin")


def test_a_film_named_like_a_bundle_is_not_read_whole(stick):
    file = stick / "film.mcjoin"
    file.write_bytes(b"\xff" * 100_000)
    assert len(drives.read(file)) <= LARGEST_BYTES


def test_a_pipe_named_like_a_bundle_keeps_nobody_waiting(stick):
    good = drives.save(stick, "c4", "x")
    pipe = stick / "a.mcjoin"
    os.mkfifo(pipe)
    assert [found.file for found in drives.bundles()] == [good]
    with pytest.raises(Unavailable, match="place_gone"):
        drives.read(pipe)


def test_a_link_named_like_a_bundle_is_not_followed(stick, tmp_path):
    secret = tmp_path / "secret"
    secret.write_text("private")
    link = stick / "a.mcjoin"
    link.symlink_to(secret)
    assert drives.bundles() == ()
    with pytest.raises(Unavailable, match="place_gone"):
        drives.read(link)


def test_saving_never_writes_through_a_link_that_lies_there(stick, tmp_path, monkeypatch):
    """Neither at the file's own name nor at that of the half file, were it guessed."""
    secret = tmp_path / "secret"
    secret.write_text("private")
    (stick / "motcua-c4.mcjoin").symlink_to(secret)
    assert drives.save(stick, "c4", "x").read_text("utf-8").strip() == "x"
    monkeypatch.setattr(sticks.secrets, "token_hex", lambda _: "known")
    (stick / ".motcua-c4.mcjoin.known.part").symlink_to(secret)
    with pytest.raises(Unavailable):
        drives.save(stick, "c4", "y")
    assert secret.read_text("utf-8") == "private"


def test_a_stick_full_of_names_is_not_looked_through(stick):
    for number in range(drives._MOST_LOOKED_AT + 50):
        (stick / f"{number}.mcjoin").touch()
    assert len(list(drives._files(stick))) == drives._MOST_LOOKED_AT
