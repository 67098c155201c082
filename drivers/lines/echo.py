"""Own words that come back: many RS-485 adapters hear what they send themselves.

An echo is what comes back first and byte for byte after sending. Whether a line has one is learned
from its answered questions: after PLAIN answers in a row that came without an echo before them,
the line has none, and the same bytes can then only be those of somebody else who speaks as we do.
"""

from typing import Final

PLAIN: Final = 3
"""Answers without an echo that settle it; one may have been hurt by noise."""


class Echo:
    """Takes our own bytes out of what is heard."""

    def __init__(self) -> None:
        """Begin with a line of which nothing is known."""
        self._last = b""
        self._expected = b""
        self._matched = 0
        self._plain = 0
        self._returned = False

    def sent(self, data: bytes) -> None:
        """Expect data to come back, unless this line has no echo."""
        self._last = data
        self._expected = data if self._plain < PLAIN else b""
        self._matched = 0
        self._returned = False

    def answered(self) -> None:
        """Learn from an answer to what was sent last."""
        if self._returned:
            self._plain = 0
        elif self._plain < PLAIN:
            self._plain += 1
        self._expected = b""

    def strip(self, data: bytes) -> bytes:
        """Return data without what is our own; what only looked so at first is given back."""
        if not self._expected or not data:
            return data
        rest = self._expected[self._matched :]
        if rest.startswith(data) and len(data) < len(rest):
            self._matched += len(data)
            return b""
        before = self._expected[: self._matched]
        self._expected, self._matched = b"", 0
        if data.startswith(rest):
            self._returned = True
            return data[len(rest) :]
        return before + data

    def is_own(self, frame: bytes) -> bool:
        """Tell whether a frame is what we sent last, come back behind some noise."""
        own = self._plain < PLAIN and frame == self._last
        self._returned = self._returned or own
        return own

    def give_up(self) -> bytes:
        """Return what was held back as the beginning of an echo that never became whole."""
        held = self._expected[: self._matched]
        self._expected, self._matched = b"", 0
        return held
