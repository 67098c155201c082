"""The bench of the rigs: a centre to be founded, a printer that outlives the app, the app."""

import contextlib
import ctypes
import os
import select
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Final

from centre.rules.hours import ZONE
from centre.settings import load
from db import sample
from db.founding import found

HERE: Final = Path(__file__).parent
ROOT: Final = HERE.parents[1]
PATIENCE: Final = 90.0  # a loaded machine may take long to begin
# A working Monday; the rig's own clock runs on from here, whenever it is started.
MORNING: Final = datetime(2026, 11, 23, 7, 30, tzinfo=ZONE)

CENTRE_TOML: Final = """
[centre]
code = "H99.08"

[kiosk.k1]
printer = "p1"

[printer.p1]
transport = "tcp:{address}"
native_qr = true

[simulation]
clock_shift_seconds = {shift}
"""


def surroundings() -> dict[str, str]:
    """Return the environment of our own programs: ours, with the checkout on the path."""
    return {**os.environ, "PYTHONPATH": str(ROOT), "PYTHONDONTWRITEBYTECODE": "1"}


_SYSTEM = ctypes.CDLL(None)
_PDEATHSIG = 1
"""prctl(2): the signal that a process gets when its parent dies."""


def _end_with_us() -> None:
    """Let a process end when the test's own is killed, and nobody is left to end it."""
    _SYSTEM.prctl(_PDEATHSIG, signal.SIGTERM)


class Program:
    """One of our programs, whose lines on stdout are waited for with a deadline."""

    def __init__(self, *words: str) -> None:
        self._read = b""
        self.process = subprocess.Popen(
            [sys.executable, *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            preexec_fn=_end_with_us,  # noqa: PLW1509 - one call of the system, no lock is taken
            env=surroundings(),
        )

    def tell(self, line: str) -> None:
        """Send a line to its stdin."""
        os.write(self.process.stdin.fileno(), f"{line}\n".encode())

    def line(self, patience: float = PATIENCE) -> str:
        """Return its next line within patience (s); raise TimeoutError or EOFError."""
        until = time.monotonic() + patience
        number = self.process.stdout.fileno()
        while b"\n" not in self._read:
            if not select.select([number], [], [], max(0, until - time.monotonic()))[0]:
                raise TimeoutError("a program of the rig says nothing")
            more = os.read(number, 1 << 16)
            if not more:
                raise EOFError("a program of the rig has ended")
            self._read += more
        line, _, self._read = self._read.partition(b"\n")
        return line.decode()

    def close(self) -> None:
        """End it: by the end of its stdin, or by force."""
        self.process.stdin.close()
        self.process.terminate()
        try:
            self.process.wait(PATIENCE)
        finally:
            self.process.kill()
            self.process.wait()
            self.process.stdout.close()


@contextlib.contextmanager
def printer(paper: Path) -> Iterator[str]:
    """Run the simulated network printer as a process of its own; give its address."""
    program = Program(
        "-m", "drivers", "simulate-printer", "--listen", "127.0.0.1:0", "--paper", str(paper)
    )
    try:
        yield program.line().split()[-1]
    finally:
        program.close()


def found_centre(folder: Path, address: str, more: str = "") -> None:
    """Make a centre whose kiosk k1 prints at address; series go up to 9999.

    more: first data in TOML beside those of the sample.
    """
    shift = (MORNING - datetime.now(ZONE)).total_seconds()
    text = CENTRE_TOML.format(address=address, shift=round(shift))
    (folder / "centre.toml").write_text(text, "utf-8")
    first = folder / "first.toml"
    whole = sample.BUILT_IN.read_text("utf-8")
    first.write_text(whole.replace('letter = "', 'last = 9999\nletter = "') + more, "utf-8")
    found(load(folder), first, pin="2468")


@dataclass(frozen=True, slots=True)
class Manner:
    """How the app works.

    Its way of printing, its journal, paperless tickets per printed one, and the pause in seconds
    before each slice of a slip in every other life (0: all at once).
    """

    printing: str = "protocol"
    journal: str = "ours"
    paperless: int = 0
    drip: float = 0.0

    def words(self) -> tuple[str, ...]:
        """Return the command line of kiosk_process.py that asks for this manner."""
        asked = (("printing", self.printing), ("journal", self.journal))
        words = tuple(word for name, value in asked for word in (f"--{name}", value))
        return (*words, "--paperless", str(self.paperless), "--drip", str(self.drip))


class App:
    """The app that is killed and begun anew."""

    def __init__(self, folder: Path, logs: Path, manner: Manner) -> None:
        logs.mkdir(exist_ok=True)
        self._answers = logs / "answers.jsonl"
        self._words = (str(HERE / "kiosk_process.py"), str(folder), str(logs), *manner.words())
        self._program = Program(*self._words)
        self._alive = 0

    def start(self) -> None:
        """Begin a life and wait until it is ready."""
        self._program.tell("live")
        said, number = self._program.line().split()
        if said != "ready":
            raise AssertionError(f"the app ended by itself: {number}")
        self._alive = int(number)

    def cycle(self, rounds: int = 4) -> float:
        """Live for some rounds of take, print, call; return the seconds that one takes here."""
        self.start()
        until = time.monotonic() + PATIENCE
        began, before, done = time.monotonic(), self._calls(), 0
        while done < rounds and time.monotonic() < until:
            time.sleep(0.01)
            done = self._calls() - before
        seconds = (time.monotonic() - began) / max(done, 1)
        self.kill()
        return seconds

    def _calls(self) -> int:
        """Return how many calls have been answered."""
        return self._answers.read_text("utf-8").count('"call"')

    def kill(self) -> None:
        """Kill it without a warning; complain if it was dead before."""
        os.kill(self._alive, signal.SIGKILL)
        self._alive = 0
        if (said := self._program.line()) != f"ended {-signal.SIGKILL}":
            raise AssertionError(f"the app ended by itself: {said}")

    def recover(self) -> None:
        """Run one clean life in a fresh process, to its end."""
        words = [sys.executable, *self._words, "--recover"]
        nothing = subprocess.DEVNULL
        subprocess.run(words, env=surroundings(), stdin=nothing, timeout=120, check=True)

    def close(self) -> None:
        """End everything that is still alive."""
        if self._alive:
            with contextlib.suppress(ProcessLookupError):
                os.kill(self._alive, signal.SIGKILL)
        self._program.close()


def ask(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
    """Run motcua-db on a centre and return what it said."""
    return subprocess.run(
        [sys.executable, "-m", "db", "--config", str(folder), *words, "--json"],
        env=surroundings(),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )
