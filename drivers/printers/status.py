"""What comes back from a printer, sorted by its bit masks; nothing it sends can break the parser.

Sources: the hardware note, section 3, after the Epson command reference. One parser sorts answers
to DLE EOT, automatic status (ASB), process ids (GS ( H) and XON/XOFF from one stream of bytes.
"""

from collections import deque
from dataclasses import dataclass, field
from typing import Final

from drivers.health import PrinterKey, PrinterStatus

XON: Final = 0x11
XOFF: Final = 0x13
_ID_FIRST: Final = 0x37
_ID_SECOND: Final = 0x22
_ID_LENGTH: Final = 7
_ASB_LENGTH: Final = 4
# The rest of a frame follows within milliseconds; a piece older than this was torn off.
FRAME_SECONDS: Final = 0.5
# An answer nobody waited for must not pass for the next one.
ANSWER_SECONDS: Final = 2.0
_MOST_KEPT: Final = 64


def is_eot(byte: int) -> bool:
    """Tell whether byte can be an answer to DLE EOT n."""
    return byte & 0x93 == 0x12


def starts_asb(byte: int) -> bool:
    """Tell whether byte can be the first of four of an automatic status."""
    return byte & 0x93 == 0x10


@dataclass
class Replies:
    """The bytes of one link, sorted. Times are seconds of one clock that never goes back."""

    ids: deque[bytes] = field(default_factory=lambda: deque(maxlen=_MOST_KEPT))
    asb: bytes | None = None
    paused: bool = False
    noise: int = 0
    _answers: deque[tuple[float, int]] = field(default_factory=lambda: deque(maxlen=_MOST_KEPT))
    _frame: bytearray = field(default_factory=bytearray)
    _frame_at: float = 0.0

    def feed(self, data: bytes, at: float) -> None:
        """Sort data that came in at the time at; total on any bytes."""
        if self._frame and at - self._frame_at > FRAME_SECONDS:
            self.noise += len(self._frame)
            self._frame.clear()
        for byte in data:
            self._take(byte, at)

    def answer(self, now: float) -> int | None:
        """Return the oldest fresh answer to DLE EOT, and forget it; None if there is none."""
        while self._answers:
            at, byte = self._answers.popleft()
            if now - at <= ANSWER_SECONDS:
                return byte
        return None

    def forget_answers(self) -> None:
        """Drop answers to earlier questions, before a new one is asked."""
        self._answers.clear()

    def _take(self, byte: int, at: float) -> None:
        """Sort one byte; inside a frame one that does not belong there begins anew."""
        if self._frame:
            if self._belongs(byte):
                self._frame.append(byte)
                self._close_frame()
                return
            self.noise += len(self._frame)
            self._frame.clear()
        self._begin(byte, at)

    def _begin(self, byte: int, at: float) -> None:
        """Sort a byte that stands alone or begins a frame."""
        if is_eot(byte):
            self._answers.append((at, byte))
        elif byte == _ID_FIRST or starts_asb(byte):
            self._frame.append(byte)
            self._frame_at = at
        elif byte in (XON, XOFF):
            self.paused = byte == XOFF
        else:
            self.noise += 1

    def _belongs(self, byte: int) -> bool:
        """Tell whether byte continues the frame."""
        if self._frame[0] != _ID_FIRST:
            return byte & 0x90 == 0
        place = len(self._frame)
        if place == 1:
            return byte == _ID_SECOND
        return byte == 0 if place == _ID_LENGTH - 1 else 0x21 <= byte <= 0x7E

    def _close_frame(self) -> None:
        """Keep the frame if it is whole."""
        if self._frame[0] == _ID_FIRST:
            if len(self._frame) == _ID_LENGTH:
                self.ids.append(bytes(self._frame[2:6]))
                self._frame.clear()
        elif len(self._frame) == _ASB_LENGTH:
            self.asb = bytes(self._frame)
            self._frame.clear()


def meaning(printer: int, cause: int, paper: int, error: int | None = None) -> PrinterStatus:
    """Return what the answers to DLE EOT 1, 2, 4 (and 3, where it was asked) mean together."""
    facts = {
        PrinterKey.COVER_OPEN: cause & 0x04,
        PrinterKey.PAPER_OUT: cause & 0x20 or paper & 0x60 == 0x60,
        PrinterKey.CUTTER: error is not None and error & 0x08,
        PrinterKey.PRINTER_ERROR: cause & 0x40,
        PrinterKey.PRINTER_OFFLINE: printer & 0x08,
        PrinterKey.PAPER_LOW: paper & 0x0C == 0x0C,
    }
    shown = " ".join(
        "--" if one is None else f"{one:02X}" for one in (printer, cause, error, paper)
    )
    return PrinterStatus(_first(facts), f"DLE EOT 1-4: {shown}")


def asb_meaning(asb: bytes) -> PrinterStatus:
    """Return what the four bytes of an automatic status mean."""
    facts = {
        PrinterKey.COVER_OPEN: asb[0] & 0x20,
        PrinterKey.PAPER_OUT: asb[2] & 0x0C == 0x0C,
        PrinterKey.CUTTER: asb[1] & 0x08,
        PrinterKey.PRINTER_ERROR: asb[1] & 0x60,
        PrinterKey.PRINTER_OFFLINE: asb[0] & 0x08,
        PrinterKey.PAPER_LOW: asb[2] & 0x03 == 0x03,
    }
    return PrinterStatus(_first(facts), f"ASB {asb.hex(' ')}")


def _first(facts: dict[PrinterKey, int | bool]) -> PrinterKey:
    """Return the first key that holds: what a person has to do first."""
    return next((key for key, holds in facts.items() if holds), PrinterKey.OK)
