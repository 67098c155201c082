"""Our own frame on keypad and sign lines: STX AA C data CRC4 ETX (hardware note, section 8).

AA is the address in two hex digits (01..FE; 00 is broadcast and only the host sends it), C one
letter, data at most 32 printable ASCII signs, CRC4 the CRC-16/MODBUS over AA, C and data in four
hex digits. Hex digits are upper case on the wire, as in the note's vectors, and a frame with lower
case is refused as noise: with one spelling only, whatever decodes encodes to the same bytes again.
"""

import re
from dataclasses import dataclass, field
from typing import Final

from drivers.frames.checks import crc16_modbus

STX: Final = 0x02
ETX: Final = 0x03
BROADCAST: Final = 0x00
LAST_ADDRESS: Final = 0xFE
MOST_DATA: Final = 32
GAP_SECONDS: Final = 0.05
"""A longer silence between two bytes of a frame drops it (hardware note, section 8)."""
LONGEST_BODY: Final = 2 + 1 + MOST_DATA + 4
"""Bytes between STX and ETX."""

_BODY: Final = re.compile(rb"([0-9A-F]{2})([A-Z])([ -~]{0,32})([0-9A-F]{4})")
_DATA: Final = re.compile(r"[ -~]{0,32}")
_COMMAND: Final = re.compile(r"[A-Z]")


@dataclass(frozen=True, slots=True)
class Frame:
    """One frame: address 0..FE, a command of one letter A-Z, data of at most 32 ASCII signs.

    Raises ValueError for what no frame can carry.
    """

    address: int
    command: str
    data: str = ""

    def __post_init__(self) -> None:
        """Refuse what cannot be sent."""
        sound = (
            BROADCAST <= self.address <= LAST_ADDRESS
            and _COMMAND.fullmatch(self.command)
            and _DATA.fullmatch(self.data)
        )
        if not sound:
            raise ValueError(f"no frame: {self!r:.200}")


def encode(frame: Frame) -> bytes:
    """Return the bytes of a frame, from STX to ETX."""
    body = f"{frame.address:02X}{frame.command}{frame.data}".encode("ascii")
    return b"\x02%b%04X\x03" % (body, crc16_modbus(body))


def decode(body: bytes) -> Frame | None:
    """Return the frame between STX and ETX, or None for anything that is none."""
    parts = _BODY.fullmatch(body)
    if parts is None or int(parts[4], 16) != crc16_modbus(body[:-4]):
        return None
    address = int(parts[1], 16)
    if address > LAST_ADDRESS:
        return None
    return Frame(address, parts[2].decode("ascii"), parts[3].decode("ascii"))


@dataclass
class Decoder:
    """The frames in the bytes of one line; total on any bytes.

    host: this end is the master, so that a frame of the address 00, which only a host may send, is
    noise here. noise counts the bytes that were no part of a good frame. Times are seconds of one
    clock that never goes back.
    """

    host: bool = True
    noise: int = 0
    _body: bytearray = field(default_factory=bytearray)
    _inside: bool = False
    _last: float = 0.0

    def feed(self, data: bytes, at: float) -> list[Frame]:
        """Return the frames that end in data, which came in at the time at."""
        if self._inside and at - self._last > GAP_SECONDS:
            self._drop()
        self._last = at if data else self._last
        return [frame for byte in data if (frame := self._take(byte)) is not None]

    def _take(self, byte: int) -> Frame | None:
        """Take one byte; return the frame that it ends."""
        if byte == STX:
            self._drop()
            self._inside = True
        elif not self._inside:
            self.noise += 1
        elif byte == ETX:
            return self._ended()
        elif len(self._body) == LONGEST_BODY:
            self._drop()
            self.noise += 1
        else:
            self._body.append(byte)
        return None

    def _ended(self) -> Frame | None:
        """Return the frame that ETX has ended, or count it as noise."""
        frame = decode(bytes(self._body))
        if frame is None or (self.host and frame.address == BROADCAST):
            self._drop()
            self.noise += 1
            return None
        self._body.clear()
        self._inside = False
        return frame

    def _drop(self) -> None:
        """Forget the frame that was begun; its bytes and its STX are noise."""
        self.noise += len(self._body) + int(self._inside)
        self._body.clear()
        self._inside = False
