"""centre.toml is written whole or not at all, and what was there is kept."""

import os
import resource
import signal
import subprocess
import sys
from datetime import UTC, datetime

import pytest

from centre.rules.errors import Unavailable
from centre.setup import writing

AT = datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
KILLED = """
import os, signal, sys
from datetime import UTC, datetime
from pathlib import Path
from centre.setup import writing
file, dies_at = Path(sys.argv[1]), int(sys.argv[2])
seen = 0
def look(event, arguments):
    global seen
    # open() is announced before it is done, so that a kill falls between any two steps.
    if event in ("open", "os.link", "os.rename", "os.remove", "os.chmod", "os.chown"):
        seen += 1
        if seen == dies_at:
            os.kill(os.getpid(), signal.SIGKILL)
text, at = "new" * 9000, datetime(2026, 11, 23, tzinfo=UTC)
sys.addaudithook(look)
if sys.argv[3] == "whole":
    writing.write(file, text, at)
else:
    with file.open("w") as opened:
        opened.write(text)
        opened.flush()
        os.chmod(file, 0o640)
"""


def killed(file, step, how):
    command = [sys.executable, "-c", KILLED, str(file), str(step), how]
    return subprocess.run(command, check=False, timeout=60).returncode


def contents_after_kills(file, how):
    """Return what a reader finds after a kill at each step in turn, until one run lives."""
    found = []
    for step in range(1, 40):
        for copy in file.parent.glob("centre.toml.*"):
            copy.unlink()
        file.write_text("old", encoding="utf-8")
        if killed(file, step, how) != -signal.SIGKILL:
            return found
        found.append(file.read_text(encoding="utf-8"))
    raise AssertionError("never lived")


def test_a_kill_at_any_step_leaves_the_old_or_the_new(tmp_path):
    found = contents_after_kills(tmp_path / "centre.toml", "whole")
    assert len(found) >= 5
    assert set(found) <= {"old", "new" * 9000}


def test_the_rig_sees_a_file_that_is_written_in_place(tmp_path):
    found = contents_after_kills(tmp_path / "centre.toml", "in place")
    assert len(found) >= 1
    # Opened for writing, the old is gone before the new is there; the rig kills after it.
    assert any(one != "old" for one in found)


def test_a_disk_that_takes_no_more_leaves_the_old_file_and_no_rest(tmp_path):
    file = tmp_path / "centre.toml"
    file.write_text("old", encoding="utf-8")
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    heard = signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, before[1]))
    try:
        with pytest.raises(Unavailable, match="setup_unwritable"):
            writing.write(file, "new" * 9000, AT)
        with pytest.raises(OSError, match="too large"):
            (tmp_path / "control").write_text("new" * 9000, encoding="utf-8")
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
        signal.signal(signal.SIGXFSZ, heard)
    assert file.read_text(encoding="utf-8") == "old"
    assert sorted(os.listdir(tmp_path)) == ["centre.toml", "control"]  # noqa: PTH208


def test_the_file_before_is_kept_twice_in_one_second_and_rights_stay(tmp_path):
    file = tmp_path / "centre.toml"
    assert writing.write(file, "one", AT) is None
    assert file.stat().st_mode & 0o777 == 0o640
    file.chmod(0o600)
    first, second = writing.write(file, "two", AT), writing.write(file, "three", AT)
    assert [x.read_text(encoding="utf-8") for x in (first, second, file)] == ["one", "two", "three"]
    assert file.stat().st_mode & 0o777 == 0o600
