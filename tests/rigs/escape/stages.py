"""Where the escape rigs play: an X server without a desktop, a compositor, a watched program."""

import json
import os
import select
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, Final

ROOT: Final = Path(__file__).parents[3]
PROBE: Final = Path(__file__).with_name("probe_process.py")
PATIENCE: Final = 120.0
"""Seconds; a real window on a machine that others use takes its time to open."""
NOBODY: Final = 65534
SIZE: Final = (1280, 720)
"""The output of a headless compositor, and of our X server."""


OWN: Final = ("printer.lock", "roll.json", ".")
"""What the simulated printer keeps for itself beside the paper."""


class Gone(Exception):  # noqa: N818 - what is, not a mistake of the rig
    """The program has ended, or does not answer any more."""


def missing(*tools: str) -> list[str]:
    """Return which of these programs this machine has not."""
    return [tool for tool in tools if shutil.which(tool) is None]


def until(holds: Callable[[], Any], what: str) -> Any:
    """Return the first true answer; raise AssertionError after PATIENCE seconds."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        if found := holds():
            return found
        time.sleep(0.02)
    raise AssertionError(what)


@contextmanager
def running(call: list[str], **how: Any) -> Iterator[subprocess.Popen[Any]]:
    """Run a program of ours; end it and its children, and wait for it."""
    process = subprocess.Popen(call, start_new_session=True, **how)
    try:
        yield process
    finally:
        _signal(process, signal.SIGTERM)
        with suppress(subprocess.TimeoutExpired):
            process.wait(timeout=10)
        _signal(process, signal.SIGKILL)
        process.wait()
        for pipe in (process.stdin, process.stdout):
            if pipe is not None:
                with suppress(BrokenPipeError):
                    pipe.close()


def _signal(process: subprocess.Popen[Any], number: int) -> None:
    """Signal a program that leads a group of its own, with its children."""
    with suppress(ProcessLookupError):
        os.killpg(process.pid, number)


class Screen:
    """An X server with nothing on it: no desktop, no window manager, as under a kiosk."""

    def __init__(self, display: str) -> None:
        self.env = os.environ | {"DISPLAY": display, "QT_QPA_PLATFORM": "xcb"}
        self.env.pop("WAYLAND_DISPLAY", None)

    def do(self, *words: str) -> str:
        """Let xdotool do something; return what it says."""
        call = [shutil.which("xdotool") or "", *words]
        done = subprocess.run(
            call, env=self.env, capture_output=True, text=True, check=False, timeout=PATIENCE
        )
        return done.stdout

    def windows(self) -> list[str]:
        """Return the windows that are seen."""
        return self.do("search", "--onlyvisible", "--maxdepth", "1", "--name", ".*").split()


@contextmanager
def x_screen() -> Iterator[Screen]:
    """Start an X server of our own."""
    reading, writing = os.pipe()
    call = [shutil.which("Xvfb") or "", "-displayfd", str(writing), "-nolisten", "tcp", "-noreset"]
    call += ["-screen", "0", f"{SIZE[0]}x{SIZE[1]}x24"]
    with running(call, pass_fds=(writing,), stderr=subprocess.DEVNULL):
        os.close(writing)
        with os.fdopen(reading) as told:
            yield Screen(f":{told.readline().strip()}")


@contextmanager
def cage(folder: Path, *options: str, env: dict[str, str]) -> Iterator[dict[str, str]]:
    """Run cage as on a box: as a user who is nobody, its only child asleep, programs by its socket.

    Yields the environment of a program that draws there.
    """
    room = folder / "seat"
    room.mkdir(mode=0o700)
    call = [shutil.which("cage") or "", *options, "--", "sleep", "600"]
    if os.getuid() == 0:
        os.chown(room, NOBODY, NOBODY)
        _open_ways(room)
        call[:0] = ["setpriv", f"--reuid={NOBODY}", f"--regid={NOBODY}", "--clear-groups"]
    here = env | {"XDG_RUNTIME_DIR": str(room), "HOME": str(room), "WLR_RENDERER": "pixman"}
    here |= {"WLR_LIBINPUT_NO_DEVICES": "1"}
    here.pop("WAYLAND_DISPLAY", None)
    with (
        (folder / "cage.log").open("w") as log,
        running(call, env=here, stdout=log, stderr=log, cwd=room),
    ):
        found = until(lambda: sorted(room.glob("wayland-?")), "cage does not start")
        yield env | {"WAYLAND_DISPLAY": str(found[0]), "XDG_RUNTIME_DIR": str(room)}


def _open_ways(room: Path) -> None:
    """Let nobody pass through our own folders above the room."""
    for above in room.parents:
        if above.stat().st_uid == os.getuid() and "motcua-" in str(above):
            above.chmod(above.stat().st_mode | 0o011)


class Probe:
    """A watched program: what it shows, where to touch it."""

    def __init__(self, process: subprocess.Popen[bytes], home: Path, paper: Path) -> None:
        self.process, self.home, self.paper = process, home, paper

    def ask(self, *order: str) -> Any:
        """Give an order; return the answer; raise Gone if there is none."""
        try:
            self.process.stdin.write((json.dumps(order) + "\n").encode())
            self.process.stdin.flush()
        except BrokenPipeError as error:
            raise Gone(order) from error
        return self.hear()

    def hear(self) -> Any:
        """Return the next line that the program says."""
        ready, _, _ = select.select([self.process.stdout], [], [], PATIENCE)
        line = self.process.stdout.readline() if ready else b""
        if not line:
            raise Gone(self.process.poll())
        return json.loads(line)

    def files(self) -> list[str]:
        """Return the files in its home, where it stands, and all paper that has come out."""
        found = (file for top in (self.home, self.paper) for file in top.rglob("*"))
        return sorted(file.name for file in found if not file.name.startswith(OWN))


@contextmanager
def probe(
    config: Path, program: str, *words: str, env: dict[str, str], device: str
) -> Iterator[Probe]:
    """Run a watched program with the settings of a folder."""
    home, paper = config / f"home-{device}", config / "devices" / "p1"
    home.mkdir()
    cache = config / "cache"
    here = env | {"HOME": str(home), "XDG_CACHE_HOME": str(cache), "PYTHONPATH": str(ROOT)}
    here |= {"QT_LOGGING_RULES": "qt.qpa.*=false", "QT_ACCESSIBILITY": "0"}
    call = [sys.executable, str(PROBE), program, *words, "--config", str(config)]
    call += ["--device", device]
    pipes: dict[str, Any] = {"stdin": subprocess.PIPE, "stdout": subprocess.PIPE, "bufsize": 0}
    with (
        (config / f"{device}.log").open("w") as log,
        running(call, env=here, cwd=home, stderr=log, **pipes) as process,
    ):
        made = Probe(process, home, paper)
        until(lambda: made.hear() == "ready", "the program does not open")
        yield made
