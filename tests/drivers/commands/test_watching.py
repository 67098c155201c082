"""Watching: a line at each event and change, flushed at once, until told to end."""

import json
import signal
import subprocess
import sys

import pytest

from drivers.simulated.inbox import press, scan


class Watch:
    """The command as a program of its own, whose lines are read as they come."""

    def __init__(self, town, *words):
        command = [sys.executable, "-m", "drivers", "--config", str(town.config), "watch"]
        self.process = subprocess.Popen(
            [*command, *words], stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
        )

    def row(self, **wanted):
        """Return the first row that has these values."""
        while line := self.process.stdout.readline():
            row = json.loads(line)
            if wanted.items() <= row.items():
                return row
        raise AssertionError(f"it ended without {wanted}: {self.process.stderr.read()}")

    def end(self, number):
        """Send a signal; return the exit status and what was still written."""
        self.process.send_signal(number)
        out, errors = self.process.communicate(timeout=30)
        return self.process.returncode, out + errors


@pytest.fixture
def watch(town):
    """Return a maker of watches, ended at the end."""
    made = []

    def begin(*words):
        made.append(Watch(town, *words))
        return made[-1]

    yield begin
    for one in made:
        one.process.kill()
        one.process.communicate()


def test_states_presses_and_kinds_of_codes_are_told_as_they_come(town, watch):
    town.switch("p1", paper_out=True)
    seen = watch("--json", "p1", "lobby", "rating1", "s1", "scanner")
    firsts = {}
    while not firsts.keys() >= {"p1", "lobby", "rating1", "s1", "scanner"}:
        row = seen.row(event="state")
        firsts.setdefault(row["name"], (row["kind"], row["key"]))
    assert firsts["p1"] == ("printer", "paper_out")
    assert firsts["lobby"] == ("speaker", "ok")
    press(town.folder("rating1"), "rating_1")
    row = seen.row(event="pressed")
    assert (row["kind"], row["name"], row["key"]) == ("keypad", "rating1", "rating_1")
    scan(town.folder("scanner"), "MC1:0192f0c1a2b3c4d5e6f708192a3b4c5d")
    row = seen.row(event="scanned")
    assert (row["kind"], row["key"]) == ("reader", "ticket")
    assert "0192" not in json.dumps(row)
    town.switch("l1", unplugged=True)
    row = seen.row(name="s1", state="offline")
    assert row["key"] == "port_gone"
    status, rest = seen.end(signal.SIGINT)
    assert status == 0
    assert "Traceback" not in rest


def test_it_ends_by_itself_after_the_time_given(town):
    status, out = town.run("watch", "--seconds", "1.5", "rating1")
    assert status == 0
    assert "rating1" in out
    assert "It answers" in out


def test_camera_is_woken_and_tells_how_it_is(town, watch):
    seen = watch("--json", "front")
    assert seen.row(kind="camera", key="ok")["state"] == "ok"
    assert seen.end(signal.SIGTERM)[0] == 0


def test_unknown_name_is_told(town, capsys):
    assert town.run("watch", "p9")[0] == 3
