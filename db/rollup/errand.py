"""The daily errand: a process of its own sends what is due, so that a dead share stops nobody.

Whoever looks after a box calls it as often as it likes. A share whose server is gone can hold a
process for as long as it likes; the next errand waits until that one has ended.
"""

import logging
import os
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Final

from centre.rules.hours import Clock
from centre.settings import FILE_NAME, Settings

if TYPE_CHECKING:
    from datetime import date

AGAIN_AFTER: Final = 3600.0
"""Seconds after which a run that failed is tried again."""
_ROOT: Final = Path(__file__).parents[2]
_log = logging.getLogger(__name__)


class Errand:
    """Starts `motcua-db rollup send` once a day, where centre.toml names a folder."""

    def __init__(self, settings: Settings, clock: Clock) -> None:
        """Take the settings of this machine and the clock."""
        self._settings = settings
        self._clock = clock
        self._done: date | None = None
        self._not_before = 0.0
        self._running: subprocess.Popen[bytes] | None = None

    def __call__(self) -> bool:
        """Look after the errand and never wait; return whether one was started or has ended."""
        if self._settings.rollup.folder is None:
            return False
        if self._running is not None:
            return self._ended(self._running)
        today = self._clock.now().date()
        if self._done == today or self._clock.monotonic() < self._not_before:
            return False
        self._done = today
        self._running = self._start()
        return self._running is not None

    def _start(self) -> subprocess.Popen[bytes] | None:
        file = self._settings.folder / FILE_NAME
        command = [sys.executable, "-m", "db", "--config", str(file), "rollup", "send"]
        try:
            return subprocess.Popen(  # noqa: S603  # our own program and our own settings
                command,
                cwd=_ROOT,
                env=os.environ,
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.PIPE,
            )
        except OSError as error:
            self._failed(error.strerror or type(error).__name__)
            return None

    def _ended(self, running: subprocess.Popen[bytes]) -> bool:
        if running.poll() is None:
            return False
        _, said = running.communicate()
        self._running = None
        if running.returncode:
            self._failed(said.decode(errors="replace").strip()[-500:])
        return True

    def _failed(self, said: str) -> None:
        _log.warning("the roll-up has to wait for its next run: %s", said)
        self._done = None
        self._not_before = self._clock.monotonic() + AGAIN_AFTER
