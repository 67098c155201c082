"""Sticks: found where desktops mount them; files are saved whole or not at all."""

import errno
import os

import pytest

from centre.rules.errors import Unavailable
from centre.shell import sticks
from centre.shell.sticks import Place


def test_sticks_are_the_mounts_below_the_folders_of_sticks(tmp_path):
    table = tmp_path / "mounts"
    table.write_text(
        "/dev/sda1 / ext4 rw 0 0\n"
        "/dev/sdb1 /media/lan/KINGSTON\\040DT vfat rw 0 0\n"
        "/dev/sdc1 /mnt vfat rw 0 0\n"
        "tmpfs /run/user/1000 tmpfs rw 0 0\n"
        "/dev/sdd1 /run/media/lan/USB exfat rw 0 0\n"
        "broken\n",
        encoding="utf-8",
    )
    found = [str(folder) for folder in sticks._mounted(table)]
    assert found == ["/media/lan/KINGSTON DT", "/mnt", "/run/media/lan/USB"]


def test_without_a_table_of_mounts_there_are_no_sticks(tmp_path):
    assert sticks._mounted(tmp_path / "none") == ()


def test_there_are_no_windows_drives_elsewhere():
    assert sticks._windows_drives() == ()


def test_a_stick_is_called_by_its_folder(tmp_path, monkeypatch):
    monkeypatch.setattr(sticks, "_mounted", lambda: (tmp_path / "KINGSTON",))
    assert sticks.removable() == (Place(tmp_path / "KINGSTON", "KINGSTON", removable=True),)


def test_a_file_is_saved_for_this_user_alone_and_replaces_an_older_one(tmp_path):
    sticks.save(tmp_path, "a.zip", b"older and longer")
    file = sticks.save(tmp_path, "a.zip", b"new")
    assert (file.read_bytes(), file.stat().st_mode & 0o077) == (b"new", 0)
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize(("code", "key"), [(errno.ENOSPC, "disk_full"), (errno.EIO, "place_gone")])
def test_a_stick_that_is_full_or_pulled_keeps_the_older_file(tmp_path, monkeypatch, code, key):
    file = sticks.save(tmp_path, "a.zip", b"old")

    def refuse(_number):
        raise OSError(code, "refused")

    monkeypatch.setattr(os, "fsync", refuse)
    with pytest.raises(Unavailable, match=key):
        sticks.save(tmp_path, "a.zip", b"new")
    assert file.read_bytes() == b"old"
    assert list(tmp_path.iterdir()) == [file]
