"""A program is watched to its end, and nothing of it stays behind."""

import os
import signal
import subprocess
import threading
import time
from pathlib import Path

from drivers.speakers.process import run


def is_alive(pid: int) -> bool:
    """Tell whether a process runs; a zombie does not."""
    try:
        state = Path(f"/proc/{pid}/stat").read_text("utf-8").rsplit(")", 1)[1].split()[0]
    except OSError:
        return False
    return state != "Z"


def ends(pid: int) -> bool:
    """Wait until a process has ended; False if it never does."""
    deadline = time.monotonic() + 10
    while is_alive(pid):
        if time.monotonic() > deadline:
            return False
        time.sleep(0.01)
    return True


def test_status_output_and_last_words_are_kept(box):
    ended = run([box.program("p", "echo said; echo first >&2; echo last >&2; exit 3")], 10)
    assert (ended.status, ended.said, ended.last_words) == (3, "said\n", "last")


def test_program_speaks_english_whatever_the_language_of_the_computer(box, monkeypatch):
    monkeypatch.setenv("LC_ALL", "vi_VN.UTF-8")
    assert run([box.program("p", "echo $LC_ALL")], 10).said == "C\n"


def test_program_that_is_not_there_is_told_in_words(tmp_path):
    ended = run([tmp_path / "none"], 10)
    assert ended.status is None
    assert "No such file" in ended.trouble


def test_program_that_hangs_is_ended_at_its_deadline(box):
    ended = run([box.program("p", "exec sleep 60")], 0.2)
    assert (ended.status, ended.trouble) == (None, "")
    assert 0.2 <= ended.seconds < 30


def test_what_a_hanging_program_started_is_ended_with_it(box):
    note = box.programs / "note"
    script = f'sleep 60 &\necho $! > {note}.new; mv {note}.new {note}\ntrap "" TERM INT\nwait'
    run([box.program("p", script)], 2)
    assert ends(int(note.read_text("utf-8")))


def test_what_a_program_leaves_behind_is_ended_and_not_waited_for(box):
    note = box.programs / "note"
    ended = run([box.program("p", f"sleep 60 &\necho $! > {note}\nexit 0")], 30)
    assert ended.status == 0
    assert ended.seconds < 30
    assert ends(int(note.read_text("utf-8")))


def children() -> list[str]:
    return Path(f"/proc/self/task/{os.getpid()}/children").read_text("utf-8").split()


def test_no_zombie_and_no_open_file_stays_after_many_runs(box, open_fds):
    program = box.program("p", "exit 0")
    run([program], 10)
    # The test process may have others of its own: the servers of the store's tests.
    before, others = open_fds(), children()
    for _ in range(50):
        run([program], 10)
        run(["/no/such/program"], 10)
    assert open_fds() == before
    assert children() == others


def test_endless_output_is_cut(box):
    ended = run([box.program("p", "head -c 6000000 /dev/zero")], 30)
    assert len(ended.said) == 4_000_000


def test_rig_sees_what_a_plain_run_would_leave_behind(box):
    note = box.programs / "note"
    script = f"sleep 60 >/dev/null 2>&1 &\necho $! > {note}\nexit 0"
    subprocess.run([box.program("p", script)], check=True)
    left = int(note.read_text("utf-8"))
    try:
        assert is_alive(left)
    finally:
        os.kill(left, signal.SIGKILL)


def test_program_is_ended_at_once_when_it_is_cut_short(box):
    cut = threading.Event()
    program = box.program("p", f"touch {box.programs}/began; exec sleep 60")

    def cut_when_it_runs():
        deadline = time.monotonic() + 10
        while not (box.programs / "began").exists() and time.monotonic() < deadline:
            time.sleep(0.01)
        cut.set()

    ending = threading.Thread(target=cut_when_it_runs)
    ending.start()
    ended = run([program], 60, cut)
    ending.join()
    assert (ended.status, ended.trouble) == (None, "")
    assert ended.seconds < 30
