"""Where a code ends in the bytes of a scanner: at a line end or at silence, or at 1 kB."""

import re
from typing import Final

from centre.rules.codes import MAX_BYTES

_LINE_END: Final = re.compile(rb"[\r\n]+")
LONGEST_QR: Final = 7089
"""Characters of the largest QR code (digits in version 40-L, ISO/IEC 18004)."""


class Framing:
    """Cuts bytes into codes (hardware note, section 9).

    What is longer than centre.rules.codes.MAX_BYTES comes out once, cut to one byte more than that
    (codes.read refuses it as too long); the rest is dropped up to the next end. Times are seconds
    of a steady clock.
    """

    def __init__(self, silence_ms: int) -> None:
        """Take silence_ms as the end of a code from a scanner that sends no line end."""
        self._silence = silence_ms / 1000
        self._held = bytearray()
        self._last = 0.0
        self._dropping = False
        self._dropped = 0

    @property
    def is_endless(self) -> bool:
        """Tell whether what comes can be no code any more: no end, and longer than any code."""
        return self._dropped > LONGEST_QR

    @property
    def within_code(self) -> bool:
        """Tell whether a code has begun and not ended, so that silence has to be looked for."""
        return bool(self._held) or self._dropping

    def feed(self, data: bytes, at: float) -> list[bytes]:
        """Return the codes that end within data, which came in at the instant at.

        The gap since the last feed() ends nothing: on a busy computer it may be ours, with the
        bytes waiting. Only idle() tells silence.
        """
        if data:
            self._last = at
        *ended, rest = _LINE_END.split(data)
        codes = [code for part in ended for code in self._ended(part)]
        return codes + self._grown(rest)

    def idle(self, at: float) -> list[bytes]:
        """Return the code that silence has ended; to be called when nothing was waiting at at."""
        if at - self._last < self._silence:
            return []
        return self._ended(b"")

    def _ended(self, part: bytes) -> list[bytes]:
        """Add the last part of a code and return the code, if there is any left of it."""
        codes = self._grown(part)
        if self._held and not self._dropping:
            codes.append(bytes(self._held))
        self._held.clear()
        self._dropping = False
        self._dropped = 0
        return codes

    def _grown(self, part: bytes) -> list[bytes]:
        """Add a part to the code; return its beginning if it has just become too long."""
        if self._dropping:
            self._dropped += len(part)
            return []
        self._held += part[: MAX_BYTES + 1]
        if len(self._held) <= MAX_BYTES:
            return []
        too_long = bytes(self._held[: MAX_BYTES + 1])
        self._held.clear()
        self._dropping = True
        return [too_long]
