"""Twenty thousand calls on a real board and a real store: nothing grows.

pytest tests/rigs/test_months.py -m prove --prove -s
"""

import json
import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

RIG = Path(__file__).with_name("months_process.py")
BOARD = """
[display.lobby]
speaker = "lobby"
signs = ["s1"]

[speaker.lobby]
driver = "simulated"

[line.l1]
transport = "simulated"

[sign.s1]
line = "l1"
address = 1
counter = "1"
"""

pytestmark = pytest.mark.skipif(
    not Path("/proc/self/statm").exists(), reason="this system does not tell what a process holds"
)


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder in memory, where there is one: power cuts are not the subject here."""
    shared = Path("/dev/shm")  # noqa: S108 - a folder of our own is made there
    place = shared if os.access(shared, os.W_OK) else None
    with tempfile.TemporaryDirectory(prefix="mt-", dir=place, ignore_cleanup_errors=True) as made:
        yield Path(made)


@dataclass
class Held:
    """What a board held at the end of each day."""

    days: list

    def growth(self, what):
        """Return by how much something grew for each call, from the second quarter to the last."""
        quarter = max(1, len(self.days) // 4)
        early, late = self.days[quarter : 2 * quarter], self.days[-quarter:]
        calls = statistics.mean(d["calls"] for d in late) - statistics.mean(
            d["calls"] for d in early
        )
        return (self._typical(late, what) - self._typical(early, what)) / calls

    def _typical(self, days, what):
        return statistics.median(day[what] for day in days)

    def figures(self):
        """Return growth by kind, and the last day's."""
        grown = {f"{what}_a_call": round(self.growth(what), 3) for what in KINDS}
        return {
            "calls": self.days[-1]["calls"],
            **grown,
            "first": self.days[0],
            "last": self.days[-1],
        }


KINDS = ("bytes", "objects", "qt", "files", "threads")
FEW = {"qt": 0.05, "files": 0.05, "threads": 0.05}
"""Growth for each call that would be one thing too many in some hundred calls."""


@dataclass(frozen=True)
class Run:
    """So many calls, in days of so many; how much may grow for each while caches still fill."""

    calls: int
    per_day: int
    objects: float
    bytes: float


# A hundred calls fill caches (pictures of numbers, pages of the store): 60 kB a call were seen. The
# short form therefore finds gross leaks of memory alone, and things of every kind.
SHORT = Run(calls=96, per_day=8, objects=8.0, bytes=150_000)
LONG = Run(calls=20_000, per_day=500, objects=0.1, bytes=100)


@pytest.fixture
def run(bench, folder, tell):
    """Let a board work through so many calls; return what it held."""

    def board(calls, per_day, kept_bytes=0):
        bench.found_centre(folder, "127.0.0.1:1")
        file = folder / "centre.toml"
        file.write_text(file.read_text("utf-8") + BOARD, "utf-8")
        words = [str(RIG), str(folder), *map(str, (calls, per_day, kept_bytes))]
        done = subprocess.run(
            [sys.executable, *words],
            env=bench.surroundings(),
            check=True,
            stdout=subprocess.PIPE,
            text=True,
        )
        held = Held([json.loads(line) for line in done.stdout.splitlines()])
        tell(**held.figures())
        return held

    return board


@pytest.mark.parametrize("asked", [SHORT, pytest.param(LONG, marks=pytest.mark.prove)])
def test_a_board_that_is_called_on_for_weeks_holds_what_it_held(run, asked):
    held = run(asked.calls, asked.per_day)
    few = {**FEW, "objects": asked.objects, "bytes": asked.bytes}
    assert {kind: held.growth(kind) for kind in KINDS if held.growth(kind) > few[kind]} == {}


def test_a_board_that_keeps_something_of_each_call_would_be_noticed(run):
    """The control of the test before: 400 kB and one Qt object kept for each call."""
    held = run(32, 4, 400_000)
    assert held.growth("qt") > FEW["qt"]
    assert held.growth("bytes") > SHORT.bytes
