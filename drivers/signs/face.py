"""What a sign is to show, whatever it is told in: a text, blinking for a while, and a brightness.

A sign shows at most 8 signs of printable ASCII (hardware note, section 8): Vietnamese letters lose
their marks (Đ is D), what is left becomes "?".
"""

import unicodedata
from dataclasses import dataclass
from typing import Final

LONGEST: Final = 8
BRIGHTEST: Final = 9


def plain(text: str) -> str:
    """Return text as a sign can show it."""
    bare = text[: 4 * LONGEST].replace("Đ", "D").replace("đ", "d")  # marks come apart
    parts = unicodedata.normalize("NFKD", bare)
    base = "".join(letter for letter in parts if not unicodedata.combining(letter))
    return "".join(sign if " " <= sign <= "~" else "?" for sign in base)[:LONGEST]


@dataclass(frozen=True, slots=True)
class Look:
    """How a sign looks at one moment; text "" is dark."""

    text: str = ""
    blinks: bool = False


@dataclass(frozen=True, eq=False, slots=True)
class _Wish:
    """One call of show(); each is another one, even with the same text."""

    text: str
    blink: bool


class Face:
    """What is wished for a sign. show() and dim() from any thread, the rest on the line's."""

    def __init__(self, brightness: int, blink_seconds: float) -> None:
        """Begin dark."""
        self._wish = _Wish("", blink=False)
        self._begun = self._wish
        self._blinks_until = 0.0
        self._seconds = blink_seconds
        self.level = brightness

    def show(self, text: str, *, blink: bool) -> None:
        """Wish for a text; "" is dark."""
        self._wish = _Wish(plain(text), blink)

    def dim(self, level: int) -> None:
        """Wish for a brightness, 0..9; what is beyond is cut."""
        self.level = min(max(level, 0), BRIGHTEST)

    def look(self, now: float) -> Look:
        """Return what it should look like now; blinking begins when a wish is first looked at."""
        wish = self._wish
        if wish is not self._begun:
            self._begun = wish
            self._blinks_until = now + self._seconds
        return Look(wish.text, bool(wish.text) and wish.blink and now < self._blinks_until)
