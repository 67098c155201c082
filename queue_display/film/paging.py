"""A text in lines that fit its place, in the largest letters, on as few pages as can be. No Qt."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import floor
from typing import Final

from queue_display.optics import LINE
from queue_display.pages import Line
from queue_display.wrapping import wrapped

_STEP: Final = 0.9

Measure = Callable[[str, int, bool], float]
"""Width of a text at a font size, plain or bold; all in pixels."""


@dataclass(frozen=True, slots=True)
class Room:
    """Where a text is set: its place, and the smallest and largest letters; pixels.

    Smallest are those that the distance rule allows (Layout.notice).
    """

    width: int
    height: int
    least: int
    most: int


@dataclass(frozen=True, slots=True)
class Sheet:
    """A text as it is set: the size of its letters, and its pages of lines; an empty line parts."""

    px: int
    pages: tuple[tuple[Line, ...], ...]


def sheet(head: str, body: Sequence[str], room: Room, measure: Measure) -> Sheet:
    """Return a text on one page in the largest letters that fit, else on several in the least.

    A long text is set once: what needs several pages in the least letters does so in all others.
    """
    least = _set(head, body, room, room.least, measure)
    px = max(room.least, room.most)
    while px > room.least and len(least.pages) == 1:
        made = _set(head, body, room, px, measure)
        if len(made.pages) == 1 and _is_unbroken(head, body, room, px, measure):
            return made
        px = max(room.least, floor(px * _STEP))
    return least


def _is_unbroken(head: str, body: Sequence[str], room: Room, px: int, measure: Measure) -> bool:
    """Tell whether no word is wider than the place."""
    widths = [measure(word, px, True) for word in head.split()]  # noqa: FBT003 - Measure's own
    widths += [measure(word, px, False) for each in body for word in each.split()]  # noqa: FBT003
    return max(widths, default=0.0) <= room.width


def _set(head: str, body: Sequence[str], room: Room, px: int, measure: Measure) -> Sheet:
    """Return a text at a size."""

    def wide(text: str, bold: bool) -> float:  # noqa: FBT001 - pages.Measure's own shape
        return measure(text, px, bold)

    lines = [Line(text, bold=True) for text in wrapped(head, room.width, wide, bold=True)]
    for paragraph in body:
        lines += [Line(t, bold=False) for t in wrapped(paragraph, room.width, wide, bold=False)]
    fit = max(1, floor(room.height / (px * LINE)))
    parts = range(0, len(lines), fit)
    return Sheet(px, tuple(tuple(lines[at : at + fit]) for at in parts) or ((),))
