"""One job at a time, and a note of the one that never ended."""

import os
import subprocess
import sys
import time
from pathlib import Path
from uuid import uuid4

import pytest

from drivers.exclusive import Busy, Exclusive, NoLock

JOB = uuid4()


def soon() -> float:
    return time.monotonic() + 1


def test_second_holder_gives_up_at_the_deadline(tmp_path):
    first, second = (Exclusive(tmp_path / "a" / "printer.lock") for _ in range(2))
    with first.held(soon()), pytest.raises(Busy), second.held(time.monotonic()):
        pass
    with second.held(time.monotonic()):
        pass


def test_ended_job_leaves_no_note(tmp_path):
    lock = Exclusive(tmp_path / "printer.lock")
    with lock.held(soon()) as hold:
        assert hold.unfinished == ""
        hold.begin(JOB)
        hold.end()
    with lock.held(soon()) as hold:
        assert hold.unfinished == ""


def test_killed_program_leaves_its_note_and_no_lock(tmp_path):
    path = tmp_path / "printer.lock"
    program = (
        "import os, pathlib, signal, sys, uuid; from drivers.exclusive import Exclusive;"
        "held = Exclusive(pathlib.Path(sys.argv[1])).held(10**9); hold = held.__enter__();"
        "hold.begin(uuid.UUID(sys.argv[2])); os.kill(os.getpid(), signal.SIGKILL)"
    )
    root = Path(__file__).parents[2]
    subprocess.run(
        [sys.executable, "-c", program, str(path), str(JOB)],
        check=False,
        cwd=root,
        env={**os.environ, "PYTHONPATH": str(root)},
    )
    with Exclusive(path).held(soon()) as hold:
        assert hold.unfinished == str(JOB)


def test_lock_is_given_back_after_a_failure(tmp_path):
    lock = Exclusive(tmp_path / "printer.lock")
    with pytest.raises(ZeroDivisionError), lock.held(soon()):
        raise ZeroDivisionError
    with lock.held(time.monotonic()):
        pass


def test_lock_that_is_only_tried_does_not_wait(tmp_path):
    first, second = (Exclusive(tmp_path / "line.lock") for _ in range(2))
    with first.tried(), pytest.raises(Busy), second.tried():
        pass
    with second.tried():
        pass


def test_lock_without_a_place_is_told_apart_from_faults_of_the_work(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(NoLock, match="exists"), Exclusive(tmp_path / "file" / "x").tried():
        pass
    with pytest.raises(OSError, match="disk"), Exclusive(tmp_path / "x").tried():
        raise OSError("disk")
