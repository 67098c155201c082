"""Ground of the journeys: a centre in a folder, and its programs as processes of their own."""

import contextlib
import ctypes
import json
import os
import select
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from centre.rules.errors import NotAllowed
from centre.rules.hours import ZONE
from centre.settings import load
from db import open_store
from db.clock import clock_of
from db.founding import found
from db.log_facts import LoggedEvent
from drivers import registry

SCREEN = Path(__file__).with_name("screen_process.py")
ROOT = SCREEN.parents[2]
PIN = "2468"
PATIENCE = 60.0
"""Seconds until a journey gives up waiting; a loaded machine starts five programs slowly."""
MORNING = datetime(2026, 11, 23, 8, 0, tzinfo=ZONE)

WIRING = """
[centre]
code = "H99.08"

[kiosk.k1]
printer = "p1"

[kiosk.rating]
mode = "rating"
counter = "1"
screen = {{ inches = 10.1, width = 1280, height = 800 }}

[display.lobby]
speaker = "loud"

[counter.c1]
counter = "1"

[printer.p1]
transport = "tcp:{address}"

[speaker.loud]
driver = "simulated"

[simulation]
clock_shift_seconds = {shift}
"""


_SYSTEM = ctypes.CDLL(None)
_PDEATHSIG = 1
"""prctl(2): the signal that a process gets when its parent dies."""


def _end_with_us() -> None:
    """Let a process end when the test's own is killed, and nobody is left to end it."""
    _SYSTEM.prctl(_PDEATHSIG, signal.SIGTERM)


class Program:
    """One process, spoken to in lines."""

    def __init__(self, *words: str) -> None:
        self._read = b""
        self.process = subprocess.Popen(
            [sys.executable, *words],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            preexec_fn=_end_with_us,  # noqa: PLW1509 - one call of the system, no lock is taken
            env={**os.environ, "PYTHONPATH": str(ROOT), "QT_QPA_PLATFORM": "offscreen"},
        )

    def line(self) -> str:
        """Return its next line; raise AssertionError if none comes in time."""
        until = time.monotonic() + PATIENCE
        number = self.process.stdout.fileno()
        while b"\n" not in self._read:
            left = max(0, until - time.monotonic())
            assert select.select([number], [], [], left)[0], f"{self.process.args} says nothing"
            more = os.read(number, 1 << 16)
            assert more, f"{self.process.args} has ended: {self.process.wait(5)}"
            self._read += more
        line, _, self._read = self._read.partition(b"\n")
        return line.decode()

    def tell(self, *order: str) -> Any:
        """Give a screen an order and return its answer."""
        os.write(self.process.stdin.fileno(), (json.dumps(order) + "\n").encode())
        return json.loads(self.line())

    def until(self, *order: str) -> None:
        """Give a screen an order until it can carry it out."""
        _until(lambda: self.tell(*order), lambda: f"{order}; it shows {self.tell('look')}")

    def touch_until_shown(self, key: str, part: str) -> None:
        """Touch a target until what it leads to is shown; a screen that is not ready ignores it."""

        def leads_there() -> bool:
            self.tell("touch", key)
            time.sleep(0.3)
            return any(part in text for text in self.tell("look"))

        _until(leads_there, lambda: f"{part} after {key}; it shows {self.tell('look')}")

    def until_shown(self, *parts: str) -> list[str]:
        """Wait until every part is somewhere in what a screen shows; return all its texts."""

        def all_shown() -> bool:
            seen[:] = self.tell("look")
            return all(any(part in text for text in seen) for part in parts)

        seen: list[str] = []
        _until(all_shown, lambda: f"{parts} on the screen; it shows {seen}")
        return seen

    def until_at_desk(self, label: str) -> None:
        """Wait until a counter shows this number as the one that is there; others know earlier."""
        seen: list[str] = []

        def is_there() -> bool:
            seen[:] = [self.tell("at_desk")]
            return seen == [label]

        _until(is_there, lambda: f"{label} at the desk; it shows {seen}, {self.tell('look')}")

    def close(self) -> None:
        """End it as systemd would."""
        self.process.terminate()
        try:
            self.process.wait(20)
        finally:
            self.process.kill()
            self.process.wait()
            self.process.stdin.close()
            self.process.stdout.close()


def _until(is_so: Callable[[], object], what: Callable[[], str]) -> None:
    deadline = time.monotonic() + PATIENCE
    while not is_so():
        assert time.monotonic() < deadline, f"waited in vain for {what()}"
        time.sleep(0.05)


class Centre:
    """A centre in a folder, its programs, and what they have left there."""

    def __init__(self, folder: Path, ends: contextlib.ExitStack) -> None:
        self.folder = folder
        self._ends = ends

    def found(self, address: str) -> None:
        """Write the wiring, with the printer at address, and make the database."""
        shift = round((MORNING - datetime.now(ZONE)).total_seconds())
        text = WIRING.format(address=address, shift=shift)
        (self.folder / "centre.toml").write_text(text, "utf-8")
        found(load(self.folder), pin=PIN)
        settings = load(self.folder)
        registry.switches(registry.device_folder(settings, "loud")).set(no_time=True)
        self.store = open_store(settings, clock_of(settings), "journey")
        self._ends.callback(self.store.close)

    def start(self, *words: str) -> Program:
        """Start a program that is ended with the test."""
        program = Program(*words)
        self._ends.callback(program.close)
        return program

    def open(self, app: str, device: str) -> Program:
        """Open a program with a screen; it is there when ready() returns."""
        words = (str(SCREEN), app, "--config", str(self.folder), "--device", device)
        return self.start(*words, "--windowed")

    def printer(self) -> str:
        """Start the simulated network printer and return its address."""
        words = ("simulate-printer", "--listen", "127.0.0.1:0", "--paper", str(self.paper))
        return self.start("-m", "drivers", *words).line().split()[-1]

    @property
    def paper(self) -> Path:
        """Return the folder in which the simulated printer's paper lies."""
        return self.folder / "paper"

    def ask(self, *words: str) -> Any:
        """Run motcua-db and return its answer."""
        command = [sys.executable, "-m", "db", "--config", str(self.folder), *words, "--json"]
        done = subprocess.run(
            command,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            text=True,
            timeout=PATIENCE,
            check=False,
        )
        assert done.returncode == 0, done.stdout + done.stderr
        return json.loads(done.stdout)

    def make_voice(self) -> None:
        """Render the clips with motcua-display, where this machine can."""
        command = [sys.executable, "-m", "queue_display", "--config", str(self.folder)]
        subprocess.run(
            [*command, "--make-voice", "vi"],
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            capture_output=True,
            timeout=PATIENCE,
            check=False,
        )

    def records(self, file: Path, wanted: int) -> list[dict[str, Any]]:
        """Wait until a file has so many JSON lines and return them."""

        def lines() -> list[str]:
            return file.read_text("utf-8").splitlines() if file.exists() else []

        _until(lambda: len(lines()) >= wanted, lambda: f"{wanted} lines in {file}")
        return [json.loads(line) for line in lines()]

    def until_event(self, label: str, kind: str) -> list[LoggedEvent]:
        """Wait until a number's log has an event of this kind; return its events."""
        events: list[LoggedEvent] = []

        def has_it() -> bool:
            with contextlib.suppress(NotAllowed):  # the number is not there yet
                events[:] = self.store.day.events(label)
            return any(event.kind == kind for event in events)

        _until(has_it, lambda: f"{kind} of {label}; there is {events}")
        return events


@pytest.fixture
def tmp_path() -> Iterator[Path]:
    """A folder on the disk, as a centre has it; other tests have theirs in memory."""
    with tempfile.TemporaryDirectory(prefix="motcua-", ignore_cleanup_errors=True) as folder:
        yield Path(folder)


@pytest.fixture
def centre(tmp_path: Path) -> Iterator[Centre]:
    """A centre of this test's own; its programs end with the test."""
    folder = tmp_path / "c"
    folder.mkdir()
    with contextlib.ExitStack() as ends:
        yield Centre(folder, ends)


@pytest.fixture(autouse=True)
def _an_asked_for_end_takes_everything_back() -> Iterator[None]:
    """Turn SIGTERM into an ordinary end: processes and mounts of a test are given back then."""

    def end(number: int, _frame: object) -> None:
        raise SystemExit(128 + number)

    before = signal.signal(signal.SIGTERM, end)
    yield
    signal.signal(signal.SIGTERM, before)
