"""Private files: old or new, never half; nobody else's; one at a time."""

import os
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from centre.rules.errors import Unavailable
from db.enrolment import files


def test_a_written_file_is_its_owners_alone_from_its_first_moment(tmp_path, monkeypatch):
    seen: list[int] = []
    sync = os.fsync

    def watched(opened: int) -> None:
        seen.append(os.fstat(opened).st_mode & 0o077)
        sync(opened)

    monkeypatch.setattr(os, "fsync", watched)
    before = os.umask(0)
    try:
        files.write(tmp_path / "key", b"secret")
    finally:
        os.umask(before)
    assert seen[0] == 0
    assert (tmp_path / "key").stat().st_mode & 0o777 == 0o600


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(tmp_path, monkeypatch):
    files.write(tmp_path / "key", b"old")

    def broken(_opened: int) -> None:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr(os, "fsync", broken)
    with pytest.raises(OSError, match="Input/output"):
        files.write(tmp_path / "key", b"new")
    assert [file.name for file in tmp_path.iterdir()] == ["key"]
    assert (tmp_path / "key").read_bytes() == b"old"


def test_a_leftover_of_a_killed_writer_is_no_obstacle(tmp_path):
    (tmp_path / f".key.{os.getpid()}.part").write_bytes(b"half")
    files.write(tmp_path / "key", b"new")
    assert (tmp_path / "key").read_bytes() == b"new"


@pytest.mark.parametrize(("mode", "is_open"), [(0o600, False), (0o640, True), (0o604, True)])
def test_open_is_what_others_may_read(tmp_path, mode, is_open):
    (tmp_path / "key").write_bytes(b"secret")
    (tmp_path / "key").chmod(mode)
    assert files.is_open(tmp_path / "key") is is_open


def test_windows_has_no_modes_to_check(tmp_path, monkeypatch):
    monkeypatch.setattr(files, "_HAS_MODES", False)
    (tmp_path / "key").write_bytes(b"secret")
    (tmp_path / "key").chmod(0o644)
    assert not files.is_open(tmp_path / "key")
    files.sync(tmp_path / "no folder is opened there")


def test_a_huge_file_is_read_in_bounds(tmp_path):
    (tmp_path / "key").write_bytes(b"x" * (files.LONGEST * 3))
    assert len(files.read(tmp_path / "key")) == files.LONGEST + 1


@pytest.mark.parametrize(("code", "key"), [(28, "disk_full"), (13, "folder_refused")])
def test_errors_of_the_disk_are_told_by_their_blame(code, key):
    with pytest.raises(Unavailable, match=key), files.turned("identity"):
        raise OSError(code, "said", "file")


def test_deleting_what_is_not_there_is_no_error(tmp_path):
    files.delete(tmp_path / "nothing")


HOLDER = textwrap.dedent("""
    import sys
    from pathlib import Path
    from db.enrolment import files
    with files.alone(Path(sys.argv[1])):
        print("held", flush=True)
        sys.stdin.read()
""")


def test_a_lock_keeps_others_out_until_its_holder_is_killed(tmp_path: Path, monkeypatch):
    monkeypatch.setattr(files, "_ALONE_WITHIN", 0.1)
    lock = tmp_path / "lock"
    with subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(lock)], stdin=subprocess.PIPE, stdout=subprocess.PIPE
    ) as holder:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(Unavailable, match="identity_busy"), files.alone(lock):
            pass
        holder.kill()
        holder.wait(10)
    with files.alone(lock):
        assert lock.stat().st_size == 0
