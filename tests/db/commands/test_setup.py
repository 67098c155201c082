"""motcua-db setup: a conversation on a real terminal, options, a file of answers."""

import os
import pty
import select
import subprocess
import sys
import time

import pytest

from centre.settings import load
from centre.setup.steps import Role, steps_of
from db.__main__ import main

GOOD = {
    "code": "MC-DEMO",
    "address": "postgresql://server/motcua",
    "printer": "usb:/dev/usb/lp0",
    "inches": "43",
    "seat": "6",
    "counter": "1",
}


class Talk:
    """A terminal with motcua-db setup on it."""

    def __init__(self, folder):
        self.ours, theirs = pty.openpty()
        command = [sys.executable, "-m", "db", "--config", str(folder), "setup"]
        self.process = subprocess.Popen(
            command, stdin=theirs, stdout=theirs, stderr=theirs, start_new_session=True,
            preexec_fn=lambda: __import__("fcntl").ioctl(0, 0x540E, 0),  # noqa: PLW1509 - TIOCSCTTY
        )  # fmt: skip
        os.close(theirs)

    def until(self, words):
        """Read until words are shown; return all that was."""
        shown, until = "", time.monotonic() + 60
        while words not in shown:
            assert time.monotonic() < until, shown
            if select.select([self.ours], [], [], 0.5)[0]:
                shown += os.read(self.ours, 4096).decode("utf-8", errors="replace")
        return shown

    def say(self, line):
        os.write(self.ours, line.encode())

    def close(self):
        self.process.wait(60)
        os.close(self.ours)
        return self.process.returncode


@pytest.mark.parametrize("role", Role)
def test_a_conversation_makes_a_file_that_the_settings_take(role, tmp_path):
    talk = Talk(tmp_path)
    talk.until("This machine is")
    talk.say("toaster\n")
    talk.until("is no role")
    talk.say(f"{role}\n")
    for step in steps_of(role):
        talk.until(step.en)
        talk.say(f"{GOOD[step.key]}\n")
    talk.until("motcua-enable")
    assert talk.close() == 0
    assert load(tmp_path).centre.code == "MC-DEMO"


def test_ctrl_c_at_a_later_question_leaves_the_old_file(tmp_path):
    talk = Talk(tmp_path)
    talk.until("This machine is")
    talk.say("server\n")
    talk.until("Code of the centre")
    talk.say("\x03")
    talk.until("nothing was changed")
    assert talk.close() == 1
    assert not list(tmp_path.iterdir())


def setup(folder, *words):
    return main(["--config", str(folder), "setup", *words])


def test_options_write_and_a_second_run_keeps_the_first_file(tmp_path, capsys):
    display = ("--role", "display", "--address", "sqlite:a.db", "--inches", "43", "--seat", "6")
    assert setup(tmp_path, *display, "--code", "MC-1") == 0
    assert setup(tmp_path, *display, "--code", "MC-2") == 0
    assert load(tmp_path).display["lobby"].farthest_seat_metres == 6
    (copy,) = tmp_path.glob("centre.toml.*")
    assert "MC-1" in copy.read_text(encoding="utf-8")
    assert copy.name in capsys.readouterr().out


def test_a_file_of_answers_is_taken_and_options_go_before_it(tmp_path):
    answers = tmp_path / "answers.toml"
    answers.write_text('role = "server"\ncode = "MC-1"\n', encoding="utf-8")
    assert setup(tmp_path, "--answers", str(answers), "--code", "MC-2") == 0
    assert load(tmp_path).centre.code == "MC-2"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("--code", "MC-1"), "--role is missing"),
        (("--role", "display", "--code", "MC-1"), "--address is missing"),
        (("--role", "server", "--code", "MC-1", "--seat", "6"), "not asked for seat"),
        (("--role", "server", "--code", "a\0b"), "no centre's code"),
        (("--role", "server", "--answers", "/nowhere"), "/nowhere"),
    ],
)
def test_wrong_calls_are_refused_by_a_sentence(words, said, tmp_path, capsys):
    assert setup(tmp_path, *words) == 1
    assert said in capsys.readouterr().err
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("text", [b"\xff\0", b"[" * 5000, b"#" * 70_000, b"x = 1"])
def test_broken_files_of_answers_are_refused(text, tmp_path, capsys):
    answers = tmp_path / "answers.toml"
    answers.write_bytes(text)
    assert setup(tmp_path, "--role", "server", "--answers", str(answers)) == 1
    assert len(capsys.readouterr().err) < 600
    assert list(tmp_path.iterdir()) == [answers]


def test_a_file_that_is_there_but_broken_is_not_written_over(tmp_path, capsys):
    file = tmp_path / "centre.toml"
    file.write_text("[centre\n", encoding="utf-8")
    assert setup(tmp_path, "--role", "server", "--code", "MC-1") == 2
    assert "is not TOML" in capsys.readouterr().err
    assert file.read_text(encoding="utf-8") == "[centre\n"
