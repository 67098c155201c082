"""Simulated keypads: far ends that speak the real frames, pressed through presses.jsonl.

Faults in the folder of each: unplugged (no power: it forgets all, and begins anew when it is back),
stalled (silent, and forgets nothing), garbled (its answers are broken). A USB keyboard: unplugged,
and second_master (another program has grabbed it).
"""

import time
from collections import deque
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from drivers.evdev import DOWN, NOT_GRABBED, UP, pack_event
from drivers.frames.framed import Decoder, Frame, encode
from drivers.simulated.inbox import PRESSES, Inbox
from drivers.simulated.switches import Faults, Switches
from drivers.transports import GONE, Link, LinkBroken, Unsuited

if TYPE_CHECKING:
    from drivers.descriptions.keypad import KeypadDescription

MOST_HELD: Final = 16
"""Presses that a keypad keeps until they are fetched; further ones are lost in it."""
_GARBLE: Final = 0x15
_STEP: Final = 0.01


def garbled(data: bytes, faults: Faults) -> bytes:
    """Return what a device says, broken if it is switched so."""
    return bytes(byte ^ _GARBLE for byte in data) if faults.garbled else data


class FramedKeypadTwin:
    """The far end of a keypad of our own protocol (see stations.Twin).

    It repeats N ss 0 after power came until it is polled with P 00, and K ss key until P ss.
    """

    def __init__(self, folder: Path, address: int, letters: Mapping[str, str]) -> None:
        """Live in folder; letters are what is sent for each key (a value of ports.Key)."""
        self._switches = Switches(folder)
        self._inbox = Inbox(folder / PRESSES)
        self._address = address
        self._letters = letters
        self._decoder = Decoder(host=False)
        self._power_on()

    def _power_on(self) -> None:
        self._held: deque[str] = deque(maxlen=MOST_HELD)
        self._event: tuple[int, str] | None = None
        self._sequence = 0
        self._begun = self._said_so = False

    def receive(self, data: bytes, at: float) -> bytes:
        """Take what is on the line and answer a poll."""
        if not data:
            return b""
        faults = self._switches.read()
        if faults.unplugged:
            self._inbox.take()
            self._power_on()
            return b""
        if faults.stalled:
            return b""
        self._feel()
        polls = [
            frame
            for frame in self._decoder.feed(data, at)
            if frame.address == self._address and frame.command == "P"
        ]
        return garbled(b"".join(encode(self._answer(poll.data)) for poll in polls), faults)

    def _feel(self) -> None:
        """Take the keys that were pressed."""
        for given in self._inbox.take():
            key = str(given.get("key", ""))
            letter = self._letters.get(key, key)
            if len(letter) == 1 and letter.isascii() and len(self._held) < MOST_HELD:
                self._held.append(letter)

    def _answer(self, told: str) -> Frame:
        """Return the answer to a poll that acknowledges an event, told in two hex digits."""
        if not self._begun:
            self._begun = self._said_so and told == "00"
            self._said_so = True
        if not self._begun:
            return Frame(self._address, "N", f"{told[:2]}0")
        if self._event and told == f"{self._event[0]:02X}":
            self._event = None
        if self._event is None and self._held:
            self._sequence = self._sequence % 0xFF + 1
            self._event = (self._sequence, self._held.popleft())
        if self._event:
            return Frame(self._address, "K", f"{self._event[0]:02X}{self._event[1]}")
        return Frame(self._address, "A", told[:2])


class DescribedKeypadTwin:
    """The far end of a keypad of another maker: sends the line of its description for each key."""

    def __init__(
        self,
        folder: Path,
        description: "KeypadDescription",
        address: int,
        sent: Mapping[str, tuple[bytes, int]],
    ) -> None:
        """Live in folder; sent has what each key sends, and the address for which that is so."""
        self._switches = Switches(folder)
        self._inbox = Inbox(folder / PRESSES)
        self._poll = description.poll_frame(address)
        self._lines = {
            key: _readdressed(description, key, said, address) for key, said in sent.items()
        }
        self._heard = b""

    def receive(self, data: bytes, at: float) -> bytes:
        """Return the lines of the keys that were pressed, at once or when it is polled."""
        del at
        if not self._is_asked(data):
            return b""
        pressed = self._inbox.take()
        if not pressed:
            return b""
        faults = self._switches.read()
        if faults.unplugged or faults.stalled:
            return b""
        keys = (str(given.get("key", "")) for given in pressed)
        return garbled(b"".join(self._lines.get(key, b"") for key in keys), faults)

    def _is_asked(self, data: bytes) -> bool:
        """Tell whether it may speak now."""
        if not self._poll:
            return True
        heard = self._heard + data
        asked = self._poll in heard
        self._heard = b"" if asked else heard[-len(self._poll) :]
        return asked


def _readdressed(
    description: "KeypadDescription", key: str, said: tuple[bytes, int], address: int
) -> bytes:
    """Return what a key sends at an address, from what it sends at another one."""
    data, known = said
    for form in (b"%d", b"%02d", b"%03d", b"%02X", b"%02x"):
        other = data.replace(form % known, form % address, 1)
        hearing = description.hearing(address)
        if key in [*hearing.feed(other, 0.0), *hearing.idle(3600.0)]:
            return other
    return data


class SimulatedKeyboard:
    """The way to a USB keypad that is not there (a Transport)."""

    def __init__(self, folder: Path, codes: Mapping[str, int]) -> None:
        """Live in folder; codes are the key codes of each key (a value of ports.Key)."""
        self._switches = Switches(folder)
        self._inbox = Inbox(folder / PRESSES)
        self._codes = codes

    def open(self, deadline: float) -> Link:
        """Open it, unless it is switched unplugged or grabbed by another; raise LinkBroken."""
        del deadline
        faults = self._switches.read()
        if faults.unplugged:
            raise LinkBroken(GONE)
        if faults.second_master:
            raise Unsuited(NOT_GRABBED)
        self._inbox.take()
        return _KeyboardLink(self._switches, self._inbox, self._codes)


class _KeyboardLink:
    """An open simulated keyboard; hands over events as the system does."""

    def __init__(self, switches: Switches, inbox: Inbox, codes: Mapping[str, int]) -> None:
        self._switches = switches
        self._inbox = inbox
        self._codes = codes

    def push(self, data: bytes) -> int:
        return len(data)

    def pull(self) -> bytes:
        if self._switches.read().unplugged:
            raise LinkBroken(GONE)
        keys = [str(given.get("key", "")) for given in self._inbox.take()]
        codes = [int(key) if key.isdecimal() else self._codes.get(key, 0) for key in keys]
        now = time.time()
        strokes = [(code, value) for code in codes if 0 < code < 0x300 for value in (DOWN, UP)]
        return b"".join(pack_event(code, value, now) for code, value in strokes)

    def wait(self, seconds: float, *, to_write: bool) -> None:
        if not to_write:
            time.sleep(min(max(seconds, 0), _STEP))

    def close(self) -> None:
        return
