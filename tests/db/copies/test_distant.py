"""The second place: gone, full, read-only or hanging, it is told within a deadline."""

import shutil
import subprocess
import sys

import pytest

from centre.rules.errors import Unavailable
from db import backup
from db.copies import distant, seal


@pytest.fixture
def copy(settings, clock, store, take):
    """A sealed copy of the centre."""
    take()
    return backup.back_up(settings, clock).file


@pytest.fixture
def engine_kind() -> str:
    """The place does not care which engine a copy is of."""
    return "sqlite"


def test_a_copy_is_carried_with_its_seal_and_can_be_listed(copy, clock, tmp_path):
    second = tmp_path / "stick"
    second.mkdir()
    carried = distant.carry(copy, second, clock.now())
    assert [str(file) for file in distant.listed(second)] == [carried]
    seal.check(second / copy.name, seal.read(second / copy.name))


def test_a_place_that_is_gone_is_told_and_not_made(copy, clock, tmp_path):
    with pytest.raises(Unavailable, match="folder_refused"):
        distant.carry(copy, tmp_path / "gone", clock.now())
    with pytest.raises(Unavailable, match="folder_refused"):
        distant.listed(tmp_path / "gone")
    assert not (tmp_path / "gone").exists()


def test_a_copy_that_changed_before_it_was_carried_does_not_arrive(copy, clock, tmp_path):
    second = tmp_path / "stick"
    second.mkdir()
    copy.write_bytes(copy.read_bytes()[:-1] + b"\x55")
    with pytest.raises(Unavailable, match="copy_changed"):
        distant.carry(copy, second, clock.now())
    assert list(second.iterdir()) == []


def test_a_place_that_hangs_is_left_behind_at_the_deadline(copy, clock, tmp_path, monkeypatch):
    sleeper = tmp_path / "python"
    sleeper.write_text("#!/bin/sh\nexec sleep 60\n")
    sleeper.chmod(0o755)
    monkeypatch.setattr(sys, "executable", str(sleeper))
    with pytest.raises(Unavailable, match="second_hangs"):
        distant.carry(copy, tmp_path, clock.now(), within=0.2)
    distant._LEFT.pop().wait(timeout=10)


@pytest.fixture
def mounted(tmp_path):
    """Mount a small file system of memory; skip where that is not allowed."""
    place = tmp_path / "share"
    place.mkdir()
    options = ["-t", "tmpfs", "-o", "size=64k", "motcua-test", str(place)]
    mount = shutil.which("mount")
    if mount is None or subprocess.run([mount, *options], check=False).returncode:
        pytest.skip("nothing can be mounted here")
    yield place
    subprocess.run([shutil.which("umount"), "-l", str(place)], check=True)


def test_a_full_place_is_told_and_keeps_no_half(copy, clock, mounted):
    with pytest.raises(Unavailable, match="disk_full"):
        distant.carry(copy, mounted, clock.now())
    assert list(mounted.iterdir()) == []


def test_a_read_only_place_is_told(copy, clock, mounted):
    subprocess.run([shutil.which("mount"), "-o", "remount,ro", str(mounted)], check=True)
    with pytest.raises(Unavailable, match="folder_refused"):
        distant.carry(copy, mounted, clock.now())
