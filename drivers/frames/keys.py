"""Key presses of simple keypads: lines of bytes, the pattern of a line, and bounces.

A pattern is a regular expression over one line without its end bytes; the whole line has to match.
So that no line can hold the program up, a line has at most 64 bytes, and a pattern is made of
signs, classes, groups, `|`, and repeats of single signs only: Python tries at most so many ways as
the choices of a pattern multiplied, and a pattern with more than 10,000 is refused.
"""

import re
from collections.abc import Hashable, Sequence
from dataclasses import dataclass, field
from typing import Final

from drivers.frames.faults import Fault

LONGEST_LINE: Final = 64
"""Bytes of a line; keypads send a handful, and a longer one is noise."""
LONGEST_PATTERN: Final = 200
MOST_CHOICES: Final = 10_000
"""Ways to match that a pattern may have; each is at most one look at 64 bytes."""
KEY_GROUP: Final = "key"
ADDRESS_GROUP: Final = "address"

# In a class, [ and doubled marks may mean something else in a later Python, which warns of them.
_CLASS: Final = r"\[\^?\]?(?:\\.|(?!--|&&|~~|\|\|)[^\]\\\[])*\]"
_ESCAPE: Final = r"\\(?:x[0-9A-Fa-f]{2}|[^0-9A-Za-z]|[dDwWsSrnt])"
_WORD: Final = re.compile(
    r"(?P<repeat>(?:[*+?]|\{\d{1,3}(?:,\d{0,3})?\})\??)"
    r"|(?P<open>\((?:\?:|\?P<[a-z]+>|(?!\?)))|(?P<close>\))|(?P<or>\|)"
    rf"|(?P<sign>{_CLASS}|{_ESCAPE}|[^\\\[\](){{}}|*+?])",
    re.DOTALL,
)


def _words(pattern: str) -> list[tuple[str, str]]:
    """Return the kinds and texts of a pattern's words; raise Fault for what is not allowed."""
    words, at = [], 0
    while at < len(pattern):
        found = _WORD.match(pattern, at)
        if found is None or found.lastgroup is None:
            remedy = (
                "Write signs, classes as [1-5], groups, | and repeats; nothing that looks around"
            )
            raise Fault(f"cannot use {pattern[at : at + 20]!r} in a pattern", remedy)
        words.append((found.lastgroup, found[0]))
        at = found.end()
    return words


def _ways(repeat: str) -> int:
    """Return how many numbers of times a repeat allows, on a line of LONGEST_LINE bytes."""
    if repeat[0] == "?":
        return 2
    if repeat[0] in "*+":
        return LONGEST_LINE + 1
    least, comma, most = repeat.strip("{}?").partition(",")
    if not comma:
        return 1
    return max(1, min(int(most or LONGEST_LINE), LONGEST_LINE) - int(least) + 1)


def _choices(words: Sequence[tuple[str, str]]) -> int:
    """Return an upper bound of the ways to match; raise Fault for a repeat of a group.

    Alternatives are multiplied as if each stood alone, which is never too few.
    """
    choices, before = 1, ""
    for kind, text in words:
        if kind == "repeat":
            if before != "sign" and not (before == "close" and text == "?"):
                raise Fault(f"repeats more than one sign with {text}", "Repeat single signs only")
            choices *= _ways(text)
        elif kind == "or":
            choices *= 2
        before = kind
    return choices


@dataclass(frozen=True, slots=True)
class KeyPattern:
    """What a line of a keypad looks like; made by parse()."""

    pattern: re.Pattern[str]

    @classmethod
    def parse(cls, written: str) -> "KeyPattern":
        """Return a pattern that is written as a regular expression; raise Fault."""
        if len(written) > LONGEST_PATTERN or not written.isascii():
            raise Fault(
                "is too long or not ASCII", f"A pattern has {LONGEST_PATTERN} signs at most"
            )
        if _choices(_words(written)) > MOST_CHOICES:
            raise Fault("can be matched in too many ways", "Write fewer * + ? and |")
        try:
            pattern = re.compile(written)
        except (re.error, OverflowError) as error:
            raise Fault(f"is no pattern: {error}", "Try it with Python's re.fullmatch") from None
        if KEY_GROUP not in pattern.groupindex:
            raise Fault("does not say which part is the key", "Write (?P<key>…) around it")
        return cls(pattern)

    def read(self, line: bytes) -> tuple[str, int | None] | None:
        """Return the key as it is sent, and the address if the pattern has one; None: no match."""
        if len(line) > LONGEST_LINE:
            return None
        found = self.pattern.fullmatch(line.decode("latin-1"))
        if found is None or found[KEY_GROUP] is None:
            return None
        address = found.groupdict().get(ADDRESS_GROUP)
        if address is None:
            return found[KEY_GROUP], None
        whole = address.isascii() and address.isdigit()
        return (found[KEY_GROUP], int(address)) if whole else None


@dataclass
class Lines:
    """The lines in the bytes of a keypad; total on any bytes, never more than 64 kept.

    ends: bytes each of which ends a line; without any, silence does. With them, silence drops a
    line that was begun: a stray byte must not spoil the next press. noise counts the bytes
    dropped. Times are seconds of one clock that never goes back.
    """

    ends: bytes
    silence_seconds: float
    noise: int = 0
    _line: bytearray = field(default_factory=bytearray)
    _too_long: bool = False
    _last: float = 0.0

    def feed(self, data: bytes, at: float) -> list[bytes]:
        """Return the lines that data ends, which came in at the time at, but empty ones."""
        lines = self.idle(at)
        self._last = at if data else self._last
        *ended, begun = self._split(data)
        for piece in ended:
            self._grow(piece)
            lines += self._ended(1)
        self._grow(begun)
        return lines

    def idle(self, at: float) -> list[bytes]:
        """Return the line that silence has ended, if one has; to be asked while nothing comes."""
        if at - self._last <= self.silence_seconds:
            return []
        if self.ends:
            self._drop()
        return self._ended(0)

    def _split(self, data: bytes) -> list[bytes]:
        """Return what is between the end bytes."""
        if not self.ends:
            return [data]
        end = self.ends[:1]
        return data.translate(bytes.maketrans(self.ends, end * len(self.ends))).split(end)

    def _grow(self, piece: bytes) -> None:
        """Take a piece of a line; one that is too long is dropped as far as it goes."""
        self._line += piece
        if self._too_long or len(self._line) > LONGEST_LINE:
            self._drop()
            self._too_long = True

    def _ended(self, end: int) -> list[bytes]:
        """Return the line, or nothing for an empty or a too long one, whose end is noise, too."""
        line = bytes(self._line)
        self._line.clear()
        if self._too_long:
            self.noise += end
            self._too_long = False
        return [line] if line else []

    def _drop(self) -> None:
        """Forget a line."""
        self.noise += len(self._line)
        self._line.clear()
        self._too_long = False


@dataclass
class Bounces:
    """Tells presses from bounces: the same key again, sooner than seconds after it was last heard.

    A key that is held and repeats itself is one press for as long as it is held.
    """

    seconds: float
    _last: dict[Hashable, float] = field(default_factory=dict)

    def is_press(self, key: Hashable, at: float) -> bool:
        """Tell whether this is a new press; keys are few (the caller knows them all)."""
        before = self._last.get(key)
        self._last[key] = at
        return before is None or at - before >= self.seconds
