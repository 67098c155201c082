"""One program run to its end: with a deadline, in a group of its own, and nothing left behind.

A player may start others (a wrapper script does); all of its group is ended with it, so that no
forgotten player holds the sound card.
"""

import os
import signal
import subprocess
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Final

_STEP_SECONDS: Final = 0.01
# The longest answer that is read: `pw-dump` of a full desktop has a few hundred kB.
_LONGEST: Final = 4_000_000


@dataclass(frozen=True, slots=True)
class Ended:
    """How a program ended.

    status: its exit status, None when it was ended at its deadline (hung) or could not be started
    (then trouble says why, in the system's words). seconds: how long it ran. said, complained: its
    output and error output, bounded.
    """

    status: int | None
    seconds: float = 0.0
    said: str = ""
    complained: str = ""
    trouble: str = ""

    @property
    def last_words(self) -> str:
        """Return the last line of its error output."""
        lines = self.complained.strip().splitlines()
        return lines[-1].strip() if lines else ""


def run(command: Sequence[str | Path], seconds: float, cut: threading.Event | None = None) -> Ended:
    """Run a program for at most seconds and return how it ended; never raises.

    Setting cut ends it at once, as its deadline would.
    """
    try:
        with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors:
            began = time.monotonic()
            status = _watched(command, (out, errors), began + seconds, cut or threading.Event())
            took = time.monotonic() - began
            return Ended(status, took, _text(out), _text(errors))
    except OSError as error:
        return Ended(None, trouble=error.strerror or str(error))


def _watched(
    command: Sequence[str | Path],
    streams: tuple[IO[bytes], IO[bytes]],
    deadline: float,
    cut: threading.Event,
) -> int | None:
    """Start a program and return its exit status; None if it had to be ended. Raises OSError."""
    out, errors = streams
    child = subprocess.Popen(  # noqa: S603 - a program that the settings name, without a shell
        [str(part) for part in command],
        stdin=subprocess.DEVNULL,
        stdout=out,
        stderr=errors,
        env={**os.environ, "LC_ALL": "C"},
        start_new_session=True,
    )
    try:
        ended = _has_ended(child.pid, deadline, cut)
    finally:
        # Before it is reaped: its number, and that of its group, cannot belong to another yet.
        _end_group(child.pid)
        status = child.wait()
    return status if ended else None


def _has_ended(pid: int, deadline: float, cut: threading.Event) -> bool:
    """Wait until a child has ended, without reaping it; False at the deadline or a cut."""
    wanted = os.WEXITED | os.WNOWAIT | os.WNOHANG
    while os.waitid(os.P_PID, pid, wanted) is None:
        if time.monotonic() >= deadline or cut.wait(_STEP_SECONDS):
            return False
    return True


def _end_group(group: int) -> None:
    """Kill what is left of a group of processes."""
    try:
        os.killpg(group, signal.SIGKILL)
    except (ProcessLookupError, PermissionError):
        return


def _text(stream: IO[bytes]) -> str:
    """Return what a program wrote, from its beginning."""
    stream.seek(0)
    return stream.read(_LONGEST).decode("utf-8", "replace")
