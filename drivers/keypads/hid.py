"""A USB keypad that is a keyboard to the computer: grabbed, so that its keys do one thing only.

Key codes (linux/input-event-codes.h) and what they mean, unless options = { keys = { "79" =
"rating_1" } } says otherwise:

    1 … 5 on the main block (2 … 6) and on the number block (79 80 81 75 76)    rating 1 … 5
    Enter (28) and number block Enter (96), N (49)                              next
    R (19)   recall      S (31)   absent      T (20)   transfer
    number block + (78)  start    number block - (74)  done

Only a key going down counts; what the system repeats while it is held does not.
"""

import threading
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final

from drivers.evdev import DOWN, EventDevice, named, parse_events
from drivers.health import DeviceKey, DeviceStatus
from drivers.keeper import WAITS, Keeper
from drivers.keypads.presses import Sieve, keys_of
from drivers.lines.telling import Teller
from drivers.place import Place
from drivers.ports import Hear, Key, Pressed
from drivers.simulated.keypad import SimulatedKeyboard
from drivers.transports import Link, Transport

if TYPE_CHECKING:
    from centre.settings import Keypad

_WAIT: Final = 0.2
CODES: Final = {
    **{str(code): Key(f"rating_{n}") for n, code in enumerate((2, 3, 4, 5, 6), 1)},
    **{str(code): Key(f"rating_{n}") for n, code in enumerate((79, 80, 81, 75, 76), 1)},
    "28": Key.NEXT,
    "96": Key.NEXT,
    "49": Key.NEXT,
    "19": Key.AGAIN,
    "31": Key.ABSENT,
    "20": Key.TRANSFER,
    "78": Key.START,
    "74": Key.DONE,
}


def make(wiring: "Keypad", place: Place) -> "HidKeypad":
    """Return the keypad that wiring describes (entry point keypad.hid); raise SettingsError."""
    keys = keys_of(place, wiring.options, CODES)
    way: Transport
    if wiring.device == "simulated":
        codes = {key.value: int(code) for code, key in keys.items() if code.isdecimal()}
        way = SimulatedKeyboard(place.folder, codes)
    else:
        way = EventDevice(Path(wiring.device or ""))
    return HidKeypad(place.name, way, Sieve(wiring.use), keys)


class HidKeypad:
    """A keypad without a line (see stations.Standalone)."""

    def __init__(
        self,
        name: str,
        transport: Transport,
        sieve: Sieve,
        keys: dict[str, Key],
        waits: Sequence[float] = WAITS,
    ) -> None:
        """Keep what it is; nothing is opened. keys are the meanings of its codes."""
        self.name = name
        self._sieve = sieve
        self._keys = keys
        self._hear: Hear | None = None
        self._tell: Callable[[DeviceStatus], None] = lambda _: None
        self._keeper = Keeper(f"keypad {name}", transport, self._serve, self._told, None, waits)

    def start(self, hear: Hear) -> None:
        """Begin; returns at once."""
        teller = Teller(hear)
        self._hear = hear
        self._tell = lambda status: teller.tell("keypad", self.name, status)
        self._keeper.start()

    def close(self) -> None:
        """End; the keyboard is given back."""
        self._keeper.close()

    def _told(self, status: DeviceStatus) -> None:
        self._tell(named(status))

    def _serve(self, link: Link, ending: threading.Event) -> None:
        """Hear the keys until the end; that it could be grabbed is its sign of life."""
        self._tell(DeviceStatus(DeviceKey.OK, "grabbed"))
        while not ending.is_set():
            link.wait(_WAIT, to_write=False)
            for event in parse_events(link.pull()):
                if event.value == DOWN:
                    self._pressed(event.code, time.monotonic())

    def _pressed(self, code: int, at: float) -> None:
        for key in self._sieve.take(self._keys.get(str(code)), at):
            if self._hear:
                self._hear(Pressed(self.name, key))
