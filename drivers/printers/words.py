"""Text made ready for paper: cleaned, and fitted into a width by wrapping and shrinking."""

import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import ceil
from typing import Final

from drivers.printers.fonts import CAP, font

# A line that is a little too long is made smaller before it is broken; below this share of its
# size it is broken instead, because a person reads two good lines better than one tiny line.
LEAST_SHARE: Final = 0.8
LEAST_CAP_MM: Final = 1.8


@dataclass(frozen=True, slots=True)
class Fitted:
    """Lines of text and the em, in dots, at which none of them is wider than the paper."""

    lines: tuple[str, ...]
    em_px: int


def clean(text: str) -> str:
    """Return text in NFC without control, direction and unassigned characters.

    A line break becomes a space; runs of space become one. Bytes of a name can never reach the
    printer as a command, because text is drawn, and bidi marks cannot turn a line round.
    """
    kept = (_plain(letter) for letter in unicodedata.normalize("NFC", text))
    return " ".join("".join(kept).split())


def _plain(letter: str) -> str:
    """Return the letter, a space for any white space, nothing for what is not to be seen."""
    if letter.isspace():
        return " "
    return "" if unicodedata.category(letter).startswith("C") else letter


def em_of(cap_mm: float, dots_per_mm: float) -> int:
    """Return the em, in dots, whose capitals are cap_mm high."""
    return max(1, round(cap_mm * dots_per_mm / CAP))


@lru_cache(maxsize=256)
def fit(text: str, em_px: int, least_px: int, width: int, *, bold: bool) -> Fitted:
    """Return text in as few lines as the width allows, shrunk to LEAST_SHARE at most.

    A word that is wider than the paper is broken between letters, at the smallest size; nothing is
    ever cut off.
    """
    smallest = min(em_px, max(least_px, round(em_px * LEAST_SHARE)))
    tried = [
        (em, _wrap(text.split(), width, _ruler(em, bold=bold))) for em in _sizes(em_px, smallest)
    ]
    whole = [(em, lines) for em, lines in tried if lines]
    if whole:
        em, lines = min(whole, key=lambda one: (len(one[1]), -one[0]))
    else:
        em = min(em_px, least_px)
        lines = _wrap(
            _pieces(text.split(), width, _ruler(em, bold=bold)), width, _ruler(em, bold=bold)
        )
    return Fitted(_balanced(lines, width, _ruler(em, bold=bold)), em)


def fit_one_line(text: str, em_px: int, width: int, *, bold: bool) -> Fitted:
    """Return text in one line, as large as the width allows and em_px at most."""
    wide = _ruler(em_px, bold=bold)(text)
    em = em_px if wide <= width else max(1, int(em_px * width / wide))
    while em > 1 and _ruler(em, bold=bold)(text) > width:
        em -= 1
    return Fitted((text,), em)


def _sizes(largest: int, smallest: int) -> Iterator[int]:
    """Yield a few sizes from the largest down to the smallest."""
    step = max(1, (largest - smallest) // 4)
    yield from range(largest, smallest, -step)
    yield smallest


@lru_cache(maxsize=32)
def _ruler(em_px: int, *, bold: bool) -> Callable[[str], int]:
    """Return a function that measures the ink and advance of a text, in dots; it remembers."""
    face = font(em_px, bold=bold)

    @lru_cache(maxsize=2048)
    def width_of(text: str) -> int:
        left, _, right, _ = face.getbbox(text)
        return ceil(max(right, face.getlength(text)) - min(left, 0)) + 1

    return width_of


def _wrap(words: Sequence[str], width: int, measure: Callable[[str], int]) -> list[str]:
    """Return words in lines, each as full as it can be; [] if a word is wider than width."""
    lines, used, space = list[list[str]](), width + 1, measure(" ")
    for word in words:
        wide = measure(word)
        if wide > width:
            return []
        if used + space + wide > width:
            lines.append([])
            used = -space
        lines[-1].append(word)
        used += space + wide
    return [" ".join(line) for line in lines]


def _balanced(lines: list[str], width: int, measure: Callable[[str], int]) -> tuple[str, ...]:
    """Return the same words in the same number of lines, as equal in length as can be."""
    words, best, low, high = " ".join(lines).split(), lines, 0, width
    while len(lines) > 1 and high - low > 4:
        middle = (low + high) // 2
        tried = _wrap(words, middle, measure)
        if tried and len(tried) == len(lines):
            best, high = tried, middle
        else:
            low = middle
    return tuple(best)


def _pieces(words: Sequence[str], width: int, measure: Callable[[str], int]) -> list[str]:
    """Return the words, those wider than the paper in pieces that are not."""
    pieces = []
    for word in words:
        rest = word
        while rest:
            count = max(
                1, bisect_right(range(len(rest) + 1), width, key=lambda n: measure(rest[:n])) - 1
            )
            pieces.append(rest[:count])
            rest = rest[count:]
    return pieces
