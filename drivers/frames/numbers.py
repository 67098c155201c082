"""How numbers stand in frames: whole numbers in fixed widths, and the text on a sign.

Every form has a fixed size in bytes, so that the length of a frame never depends on what it says.

Whole numbers: u8, u16 (high byte first), u16le, dec1 dec2 dec3 (ASCII digits), hex1 hex2 (ASCII,
upper case). Texts (hardware note, section 8):

ascii  one byte for a sign; whatever is not printable ASCII becomes a blank (space)
bcd    two digits in a byte, the first in the high half; only digits are kept, a blank is F
7seg   one byte for a sign, bit 0 = segment a ... bit 6 = segment g; whatever has no shape is blank

A text that is too long keeps its end: the last digits of a number are what tells it apart. A
shorter one stands at the right (or at the left, if so described) and is filled up with blanks or 0.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from types import MappingProxyType
from typing import Final

BLANK: Final = " "
MOST_SIGNS: Final = 16
"""Signs of the widest text; ours are at most 8 (ports.Panel.show)."""
_NO_DIGIT: Final = "F"
_DIGITS: Final = "0123456789"
# Letters as seven segments show them; b, d, n, r, t and y are the small ones. K, M, V, W, X and Z
# have no shape that a passer-by would read.
_LETTERS: Final = {"A": 0x77, "B": 0x7C, "C": 0x39, "D": 0x5E, "E": 0x79, "F": 0x71, "G": 0x3D}
_MORE: Final = {"H": 0x76, "I": 0x30, "J": 0x1E, "L": 0x38, "N": 0x54, "O": 0x3F, "P": 0x73}
_LAST: Final = {"Q": 0x67, "R": 0x50, "S": 0x6D, "T": 0x78, "U": 0x3E, "Y": 0x6E}
_FIGURES: Final = dict(zip(_DIGITS, bytes.fromhex("3F065B4F666D7D077F6F"), strict=True))
_SHAPES: Final = {BLANK: 0x00, "-": 0x40, "_": 0x08, **_LETTERS, **_MORE, **_LAST, **_FIGURES}
_SIGNS: Final = {shape: sign for sign, shape in _SHAPES.items()}
"""Shapes back to signs; 0 and O, 5 and S look alike and are read as digits."""


@dataclass(frozen=True, slots=True)
class Whole:
    """A whole number 0..most in size bytes; read returns None for bytes that are none."""

    size: int
    most: int
    write: Callable[[int], bytes]
    read: Callable[[bytes], int | None]


def _binary(size: int, order: str) -> Whole:
    """Return the form of plain bytes, "big" or "little"."""
    big = order == "big"
    return Whole(
        size,
        256**size - 1,
        lambda number: number.to_bytes(size, "big" if big else "little"),
        lambda raw: int.from_bytes(raw, "big" if big else "little"),
    )


def _written(size: int, base: int) -> Whole:
    """Return the form of so many ASCII digits to the base 10 or 16."""
    allowed = frozenset(b"0123456789ABCDEF"[:base])
    form = f"0{size}{'X' if base == 16 else 'd'}"
    return Whole(
        size,
        base**size - 1,
        lambda number: format(number, form).encode("ascii"),
        lambda raw: int(raw, base) if allowed.issuperset(raw) else None,
    )


WHOLES: Final[Mapping[str, Whole]] = MappingProxyType(
    {
        "u8": _binary(1, "big"),
        "u16": _binary(2, "big"),
        "u16le": _binary(2, "little"),
        **{f"dec{size}": _written(size, 10) for size in (1, 2, 3)},
        **{f"hex{size}": _written(size, 16) for size in (1, 2)},
    }
)


def _ascii(text: str) -> bytes:
    """Return one byte for a sign."""
    return text.encode("ascii")


def _packed(text: str) -> bytes:
    """Return two digits in a byte; a blank is F."""
    return bytes.fromhex(text.replace(BLANK, _NO_DIGIT))


def _segments(text: str) -> bytes:
    """Return one byte of segments for a sign."""
    return bytes(_SHAPES[sign] for sign in text)


def _from_ascii(raw: bytes) -> str:
    """Return the signs of ASCII bytes."""
    return "".join(chr(byte) if 0x20 <= byte <= 0x7E else BLANK for byte in raw)


def _from_packed(raw: bytes) -> str:
    """Return the digits of packed bytes."""
    return "".join(digit if digit in _DIGITS else BLANK for digit in raw.hex())


def _from_segments(raw: bytes) -> str:
    """Return the signs of segments; the point (bit 7) is not looked at."""
    return "".join(_SIGNS.get(byte & 0x7F, BLANK) for byte in raw)


@dataclass(frozen=True, slots=True)
class _Letters:
    """One way to write a text: how a sign that is not shown is treated, and the bytes."""

    shown: Callable[[str], str]
    write: Callable[[str], bytes]
    read: Callable[[bytes], str]
    per_byte: int = 1


TEXTS: Final[Mapping[str, _Letters]] = MappingProxyType(
    {
        "ascii": _Letters(lambda s: s if " " <= s <= "~" else BLANK, _ascii, _from_ascii),
        "bcd": _Letters(lambda s: s if s in _DIGITS else "", _packed, _from_packed, 2),
        "7seg": _Letters(
            lambda s: s.upper() if s.upper() in _SHAPES else BLANK, _segments, _from_segments
        ),
    }
)


@dataclass(frozen=True, slots=True)
class Text:
    """The text on a sign: width signs, filled up with fill on the side where it does not stand."""

    letters: _Letters
    width: int
    left: bool = False
    fill: str = BLANK

    @property
    def size(self) -> int:
        """Return how many bytes it takes."""
        return self.width // self.letters.per_byte

    def write(self, text: str) -> bytes:
        """Return the bytes of any text, size of them; never raises."""
        shown = "".join(map(self.letters.shown, text))[-self.width :]
        room = shown.ljust if self.left else shown.rjust
        return self.letters.write(room(self.width, self.fill))

    def read(self, raw: bytes) -> str:
        """Return what bytes show, without the blanks around it."""
        return self.letters.read(raw).strip()
