"""A code scanner: in serial mode, or, as the second choice, one that types.

The raw bytes of a code never leave this module: they are read and dropped at once, and only the
reading goes out, which holds nothing of a card but the birth (hardware note, section 9).
"""

import logging
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from centre.rules.codes import Opaque, Reading, Refused, read
from drivers.evdev import NOT_GRABBED, EventDevice
from drivers.health import DeviceKey, DeviceStatus, Diary
from drivers.keeper import Keeper
from drivers.place import Place
from drivers.ports import Hear, Scanned, Told
from drivers.readers.framing import Framing
from drivers.readers.keystrokes import TYPING_SILENCE_MS, Typing, read_typed
from drivers.readers.repeats import Repeats
from drivers.simulated.reader import SimulatedScanner
from drivers.transports import Link, Transport, Wires, way_to

if TYPE_CHECKING:
    from centre.settings import Reader

_LOG: Final = logging.getLogger(__name__)
SHORTEST: Final = 4
"""Bytes; what is shorter is noise and no code (the shortest of ours, a procedure's, has 8)."""
NOISE_LIMIT: Final = 3
"""Unreadable codes until staff are told; our choice: one bad scan is an accident."""
NOISE_SECONDS: Final = 60.0
"""Quiet time after which noise counts as over; our choice."""
_QUIET_WAIT: Final = 0.2
_CODE_WAIT: Final = 0.02
_OK: Final = DeviceStatus(DeviceKey.OK, "open")
_NOISE: Final = DeviceStatus(
    DeviceKey.LINE_NOISE, "unreadable bytes: check its speed (baud), cable and set-up codes"
)
_WEDGE: Final = DeviceStatus(
    DeviceKey.WEDGE_LETTERS,
    "it types, and letters were lost: set the scanner to serial mode (USB CDC, a set-up code of"
    ' its manual) and write transport = "serial:/dev/serial/by-id/…"',
)
_UNGRABBED: Final = DeviceStatus(
    DeviceKey.NOT_GRABBED,
    "another program has grabbed this keyboard; nothing is heard from it",
)


def make(wiring: "Reader", place: Place) -> "Scanner":
    """Return the scanner that wiring describes (entry point reader.scanner); nothing is opened."""
    way, _, path = wiring.transport.partition(":")
    if way == "keys":
        silence_ms = max(wiring.silence_ms, TYPING_SILENCE_MS)
        return Scanner(place.name, Typing(EventDevice(Path(path))), silence_ms, read_typed)
    wires = Wires(baud=wiring.baud, rtscts=wiring.rtscts)
    simulated = SimulatedScanner(place.folder)
    transport = way_to(wiring.transport, wires, simulated=simulated, lasting=True)
    return Scanner(place.name, transport, wiring.silence_ms)


class Scanner:
    """The port CodeReader on any transport whose links hand out the bytes of codes."""

    def __init__(
        self,
        name: str,
        transport: Transport,
        silence_ms: int,
        reads: Callable[[bytes], Reading] = read,
    ) -> None:
        """Keep everything; reads turns the bytes of one code into a reading."""
        self._name = name
        self._silence_ms = silence_ms
        self._reads = reads
        self._hear: Hear = _nobody
        self._keeper = Keeper(f"reader {name}", transport, self._serve, self._told)
        self._diary = Diary(_LOG, f"reader {name}")

    def start(self, hear: Hear) -> None:
        """Begin; returns at once. Called once."""
        self._hear = hear
        self._keeper.start()

    def close(self) -> None:
        """End; the thread ends within a second."""
        self._keeper.close()

    def _serve(self, link: Link, ending: threading.Event) -> None:
        """Hear codes until the end; raise LinkBroken.

        An open port counts as well: a scanner says nothing by itself and cannot be asked.
        """
        framing, session = Framing(self._silence_ms), _Session(types=self._reads is read_typed)
        self._keeper.tell(_OK)
        while not ending.is_set():
            at = time.monotonic()
            data = link.pull()
            for code in framing.feed(data, at) if data else framing.idle(at):
                reading = self._reads(code)
                if session.is_news(code, reading, at):
                    self._hear(Scanned(self._name, reading))
            if framing.is_endless:
                session.babbles(at)
            self._keeper.tell(session.status(at))
            link.wait(_CODE_WAIT if framing.within_code else _QUIET_WAIT, to_write=False)

    def _told(self, status: DeviceStatus) -> None:
        """Log a change and pass it on."""
        status = _UNGRABBED if status.detail == NOT_GRABBED else status
        self._diary.note(status)
        self._hear(Told("reader", self._name, status))


class _Session:
    """What one open link has shown so far: what was read just now, and how the scanner is."""

    def __init__(self, *, types: bool) -> None:
        self._types = types
        self._repeats = Repeats()
        self._unreadable = 0
        self._unreadable_at = 0.0
        self._lost_letters = False

    def is_news(self, code: bytes, reading: Reading, at: float) -> bool:
        """Note a code; tell whether it is to be heard: no scrap of noise, and no repetition.

        Noise can look like a code of others, so only codes that are known end it.
        """
        is_scrap = len(code) < SHORTEST or reading == Refused("empty")
        if is_scrap or reading == Refused("not_text"):
            self._unreadable += 1
            self._unreadable_at = at
        elif not isinstance(reading, Opaque | Refused):
            self._unreadable = 0
        self._lost_letters |= self._types and reading == Refused("wedge_letters")
        return not is_scrap and self._repeats.is_new(reading, at)

    def babbles(self, at: float) -> None:
        """Note bytes without end, which are noise however few codes are made of them."""
        self._unreadable, self._unreadable_at = NOISE_LIMIT, at

    def status(self, at: float) -> DeviceStatus:
        """Return how the scanner is at the instant at, and forget what is over.

        Lost letters stay until it is opened anew: codes without such letters prove nothing.
        """
        self._repeats.forget(at)
        if at - self._unreadable_at > NOISE_SECONDS:
            self._unreadable = 0
        if self._lost_letters:
            return _WEDGE
        return _NOISE if self._unreadable >= NOISE_LIMIT else _OK


def _nobody(event: object) -> None:
    """Hear nothing, before start()."""
