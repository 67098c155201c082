"""Simulated counter signs: far ends that speak the real frames; what they show is in shown.json.

Faults in the folder of each: unplugged (no power: dark, and begins anew when it is back), stalled
(silent and deaf, and goes on showing), garbled (its answers are broken).
"""

import json
import os
from contextlib import suppress
from dataclasses import asdict, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Final

from drivers.frames.framed import BROADCAST, Decoder, Frame, encode
from drivers.simulated.inbox import SHOWN, Shown
from drivers.simulated.keypad import garbled
from drivers.simulated.switches import Switches

if TYPE_CHECKING:
    from drivers.descriptions.sign import SignDescription

_DARK: Final = Shown()
_LOOK_SECONDS: Final = 0.2
"""Between two looks at the switches while nothing is said: such a sign is seldom spoken to."""


class Lamps:
    """The lamps of one sign, written into its folder at the first word of it and each change.

    Not before: another program may be the master of this sign, and only looks whether it is there.
    """

    def __init__(self, folder: Path) -> None:
        """Begin dark."""
        self._path = folder / SHOWN
        self._shown = _DARK
        self._written = False

    def dark(self) -> None:
        """Be without power: brightness is forgotten, too."""
        self.set(_DARK.text, blink=_DARK.blink, brightness=_DARK.brightness)

    def set(
        self, text: str | None = None, *, blink: bool = False, brightness: int | None = None
    ) -> None:
        """Show text, blinking or not; set the brightness. None leaves it as it is."""
        shown = self._shown
        if text is not None:
            shown = replace(shown, text=text, blink=blink)
        if brightness is not None:
            shown = replace(shown, brightness=brightness)
        if shown != self._shown or not self._written:
            self._shown = replace(shown, at=datetime.now(UTC).isoformat())
            self._write()
            self._shown, self._written = shown, True

    def _write(self) -> None:
        """Write in one step; a folder that cannot be written shows nothing, which is seen."""
        fresh = self._path.with_suffix(f".{os.getpid()}.new")
        with suppress(OSError):
            self._path.parent.mkdir(parents=True, exist_ok=True)
            fresh.write_text(json.dumps(asdict(self._shown)), "utf-8")
            fresh.replace(self._path)


class FramedSignTwin:
    """The far end of a sign of our own protocol (see stations.Twin).

    It answers polls with N ss 0 after power came, until it was told something afterwards.
    """

    def __init__(self, folder: Path, address: int) -> None:
        """Live in folder."""
        self._switches = Switches(folder)
        self._address = address
        self._decoder = Decoder(host=False)
        self._lamps = Lamps(folder)
        self._begun = self._said_so = False

    def receive(self, data: bytes, at: float) -> bytes:
        """Take what is on the line, obey and answer."""
        if not data:
            return b""
        faults = self._switches.read()
        if faults.unplugged:
            self._begun = self._said_so = False
            self._lamps.dark()
        if faults.unplugged or faults.stalled:
            return b""
        said = b""
        for frame in self._decoder.feed(data, at):
            if frame.address in (self._address, BROADCAST):
                said += self._obey(frame)
        return garbled(said, faults)

    def _obey(self, frame: Frame) -> bytes:
        """Do what a frame says and return the answer; there is none to a broadcast."""
        told, words = frame.data[:2], frame.data[2:]
        answer = "A", told
        if frame.command == "P":
            self._said_so = True
            answer = ("A", told) if self._begun else ("N", f"{told}0")
        elif frame.command in "DCLT":
            self._begun = self._begun or self._said_so
            self._act(frame.command, words)
        else:
            return b""
        return b"" if frame.address == BROADCAST else encode(Frame(self._address, *answer))

    def _act(self, command: str, words: str) -> None:
        """Show, clear or set the brightness; a test shows nothing that lasts."""
        if command == "D":
            self._lamps.set(words[1:9], blink=words[:1] == "B")
        elif command == "C":
            self._lamps.set("")
        elif command == "L" and words[:1].isdecimal():
            self._lamps.set(brightness=int(words[:1]))


class DescribedSignTwin:
    """The far end of a sign of another maker."""

    def __init__(self, folder: Path, description: "SignDescription", address: int) -> None:
        """Live in folder."""
        self._switches = Switches(folder)
        self._description = description
        self._address = address
        self._lamps = Lamps(folder)
        self._sizes = sorted({template.size for template in description.frames.values()})
        self._heard = b""
        self._looked_at = 0.0

    def receive(self, data: bytes, at: float) -> bytes:
        """Take what is on the line, obey and answer."""
        if not data and at - self._looked_at < _LOOK_SECONDS:
            return b""
        self._looked_at = at
        faults = self._switches.read()
        if faults.unplugged:
            self._lamps.dark()
        if faults.unplugged or faults.stalled:
            self._heard = b""
            return b""
        self._heard += data
        return garbled(self._obeyed(), faults)

    def _obeyed(self) -> bytes:
        """Do what whole frames say, wherever they begin, and return the answers."""
        said, start = b"", 0
        while start < len(self._heard):
            size = next((size for size in self._sizes if self._obey(start, size)), 0)
            if size:
                said += self._description.answer(self._heard[start : start + size]) or b""
            start += size or 1
            if size:
                self._heard, start = self._heard[start:], 0
        self._heard = self._heard[-self._sizes[-1] :]
        return said

    def _obey(self, start: int, size: int) -> bool:
        """Do what the bytes from start say, if they are a frame for this sign."""
        told = self._description.read(self._heard[start : start + size])
        if told is None or told.address not in (self._address, BROADCAST):
            return False
        if told.shows == "brightness":
            self._lamps.set(brightness=told.level)
        else:
            text = "" if told.shows == "clear" else told.text
            self._lamps.set(text, blink=told.shows == "blink")
        return True
