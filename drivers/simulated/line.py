"""A simulated line: keypads and signs at their addresses, and whoever speaks with them.

In the program (`transport = "simulated"`) SimulatedLine is the transport itself; PtyLine puts it
behind a pseudo terminal, for other programs. As on a real RS-485 line, everybody who opened it
hears what the others say. Faults in the line's own folder: unplugged (the adapter is out),
stalled (takes no bytes), noise (stray bytes between and inside answers), half_frames (every other
answer ends in the middle), wrong_baud (every byte is another), second_master (somebody else polls).
"""

import contextlib
import errno
import os
import random
import sys
import threading
import time
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from drivers.frames.framed import Frame, encode
from drivers.simulated.switches import Faults, Switches
from drivers.transports import GONE, Link, LinkBroken

if TYPE_CHECKING:
    from drivers.lines.stations import Twin

_STEP: Final = 0.005
_MOST_UNREAD: Final = 4096
STRANGER: Final = 0xFD
"""Address that the second master polls."""
_STRANGE: Final = encode(Frame(STRANGER, "P", "00"))
_STRANGE_SECONDS: Final = 0.2


class SimulatedLine:
    """The way to a line that is not there (a Transport); several may have it open."""

    def __init__(
        self, folder: Path, twins: Sequence["Twin"], *, echoes: bool = False, seed: int = 1
    ) -> None:
        """Obey the switches in folder; echoes: who speaks hears himself, as some adapters do."""
        self._switches = Switches(folder)
        self._twins = tuple(twins)
        self._echoes = echoes
        self._chance = random.Random(seed)  # noqa: S311 - noise, the same one each time
        self._lock = threading.Lock()
        self._links: list[_LineLink] = []
        self._strange_at = 0.0

    def open(self, deadline: float) -> Link:
        """Open it; raise LinkBroken("gone") while it is unplugged."""
        del deadline
        if self._switches.read().unplugged:
            raise LinkBroken(GONE)
        link = _LineLink(self)
        with self._lock:
            self._links.append(link)
        return link

    def carry(self, speaker: "_LineLink", data: bytes) -> int:
        """Take bytes of one who has it open; return how many. Raises LinkBroken."""
        with self._lock:
            faults = self._plugged()
            if data and faults.stalled:
                return 0
            answers = self._answers(data, faults)
            for link in self._links:
                own = data if link is not speaker or self._echoes else b""
                link.unread = (link.unread + own + answers)[-_MOST_UNREAD:]
            return len(data)

    def leave(self, link: "_LineLink") -> None:
        """Forget one who has closed it."""
        with self._lock, contextlib.suppress(ValueError):
            self._links.remove(link)

    def _plugged(self) -> Faults:
        faults = self._switches.read()
        if faults.unplugged:
            raise LinkBroken(GONE)
        return faults

    def _answers(self, data: bytes, faults: Faults) -> bytes:
        """Return what comes from the line after these bytes."""
        now = time.monotonic()
        if faults.wrong_baud:
            for twin in self._twins:
                twin.receive(b"", now)
            return self._chance.randbytes(len(data))
        answers = b"".join(self._spoiled(twin.receive(data, now), faults) for twin in self._twins)
        if faults.noise and data:
            answers = self._noise() + answers + self._noise()
        if faults.second_master and now - self._strange_at > _STRANGE_SECONDS:
            self._strange_at = now
            answers += _STRANGE
        return answers

    def _spoiled(self, answer: bytes, faults: Faults) -> bytes:
        """Return an answer as it arrives."""
        if answer and faults.half_frames and self._chance.random() < 0.5:
            return answer[: self._chance.randrange(len(answer))]
        if answer and faults.noise and self._chance.random() < 0.3:
            place = self._chance.randrange(len(answer))
            return answer[:place] + self._noise() + answer[place:]
        return answer

    def _noise(self) -> bytes:
        return self._chance.randbytes(self._chance.randrange(4))


class _LineLink:
    """One who has a simulated line open."""

    def __init__(self, line: SimulatedLine) -> None:
        self._line = line
        self.unread = b""

    def push(self, data: bytes) -> int:
        return self._line.carry(self, data)

    def pull(self) -> bytes:
        self._line.carry(self, b"")
        data, self.unread = self.unread, b""
        return data

    def wait(self, seconds: float, *, to_write: bool) -> None:
        until = time.monotonic() + seconds
        while not to_write and not self.unread:
            left = until - time.monotonic()
            if left <= 0:
                return
            time.sleep(min(left, _STEP))
            self._line.carry(self, b"")
        if to_write:
            time.sleep(min(max(seconds, 0), _STEP))

    def close(self) -> None:
        self._line.leave(self)


class PtyLine:
    """A simulated line behind a pseudo terminal: opens and serves on a thread of its own.

    The link at path points to the terminal; it is away while the line is unplugged, and whoever has
    the terminal open then sees it hang up, as with a USB adapter.
    """

    def __init__(self, path: Path, line: SimulatedLine) -> None:
        """Keep path and line; nothing is opened."""
        self._path = path
        self._line = line
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"line at {path}")

    def start(self) -> None:
        """Begin; the link at path appears soon."""
        self._thread.start()

    def close(self) -> None:
        """End, and take the link away."""
        self._ending.set()
        if self._thread.ident is not None:
            self._thread.join()

    def _run(self) -> None:
        while not self._ending.is_set():
            with contextlib.suppress(LinkBroken, OSError):
                self._plugged_in()
            self._path.unlink(missing_ok=True)
            self._ending.wait(_STEP)

    def _plugged_in(self) -> None:
        """Carry bytes until the line is unplugged; raise LinkBroken."""
        if sys.platform == "win32":
            raise OSError(errno.ENOTSUP, "no terminals")
        link = self._line.open(time.monotonic())
        near, far = os.openpty()
        try:
            _quiet(far)
            os.set_blocking(near, False)
            fresh = self._path.with_name(f"{self._path.name}.{os.getpid()}.new")
            fresh.unlink(missing_ok=True)
            fresh.symlink_to(os.ttyname(far))
            fresh.replace(self._path)
            while not self._ending.is_set():
                _carry(near, link, self._ending)
        finally:
            link.close()
            os.close(near)
            os.close(far)


def _quiet(terminal: int) -> None:
    """Set a terminal so that bytes go through as they are."""
    if sys.platform != "win32":
        import tty  # noqa: PLC0415 - this module is not on Windows

        tty.setraw(terminal)


def _carry(near: int, link: Link, ending: threading.Event) -> None:
    """Carry what there is, both ways, until ending is set; raise LinkBroken."""
    with contextlib.suppress(BlockingIOError):
        data = os.read(near, 512)
        while data and not ending.is_set():
            taken = link.push(data)
            data = data[taken:]
            if not taken:
                link.wait(_STEP, to_write=True)
    heard = link.pull()
    while heard:
        with contextlib.suppress(BlockingIOError):
            heard = heard[os.write(near, heard) :]
            continue
        break  # nobody reads: a line forgets
    link.wait(_STEP, to_write=False)
