"""From a screen's inches and the farthest seat to the page of posted procedures. Pure; no Qt.

Lengths without a unit in their name are pixels. The text obeys 16 minutes of arc at half the
farthest distance; where that leaves fewer than six lines, the plan says so (`too_small`).
"""

from dataclasses import dataclass
from math import floor
from typing import Final

from queue_display.legibility import Legibility, size_of
from queue_display.optics import LINE, Box, Surface

NAME: Final = 1.32
"""Size of a procedure's name over that of its facts."""
GAP: Final = 0.28
"""Space over each fact, in em of the text."""
_MOST_TEXT: Final = 0.058
"""Largest text over the shorter side: beyond it a page holds too little to be read as one."""
_CODE: Final = 0.22
"""Side of the QR code over the longer side."""


@dataclass(frozen=True, slots=True)
class NoticePlan:
    """Places and sizes of a page; name, text, small are font sizes.

    band is the line with field and page under the header; body the page; code the place of the QR
    code and its words inside the body, kept free only where there is one; foot the date.
    """

    surface: Surface
    margin: int
    header: Box
    band: Box
    body: Box
    code: Box
    foot: Box
    head: int
    name: int
    text: int
    small: int
    too_small: bool

    def text_width(self, *, has_code: bool) -> int:
        """Return how wide the text of a page may be."""
        beside = has_code and not self.surface.portrait
        return self.body.width - (self.code.width + 2 * self.margin if beside else 0)

    def text_height(self, *, has_code: bool) -> int:
        """Return how high the text of a page may be."""
        under = has_code and self.surface.portrait
        return self.body.height - (self.code.height + self.margin if under else 0)


def plan(surface: Surface) -> NoticePlan:
    """Return the plan of a page for a surface."""
    short, wide = surface.short, surface.width
    margin = round(short * 0.024)
    asked = surface.secondary
    text = max(round(short * 0.034), min(asked, floor(short * _MOST_TEXT)))
    small = text
    head = max(round(short * 0.04), small)
    header = Box(0, 0, wide, round(head * (3.0 if surface.portrait else 1.7)))
    band = Box(0, header.bottom, wide, round(small * LINE * (2.1 if surface.portrait else 1.4)))
    foot_high = round(small * LINE * (2.1 if surface.portrait else 1.4))
    foot = Box(0, surface.height - foot_high - margin // 2, wide, foot_high)
    top = band.bottom + margin
    body = Box(2 * margin, top, wide - 4 * margin, foot.top - margin // 2 - top)
    code = _code_box(surface, body, small)
    return NoticePlan(
        surface=surface,
        margin=margin,
        header=header,
        band=band,
        body=body,
        code=code,
        foot=foot,
        head=head,
        name=round(text * NAME),
        text=text,
        small=small,
        too_small=text < asked,
    )


def legibility(made: NoticePlan) -> Legibility:
    """Return what the set-up is told: lines of a page, and each text's size and distance."""
    texts = (("name", made.name), ("text", made.text), ("small", made.small))
    sizes = tuple(size_of(what, px, made.surface) for what, px in texts)
    return Legibility(floor(made.body.height / (made.text * LINE)), sizes, made.too_small)


def _code_box(surface: Surface, body: Box, small: int) -> Box:
    """Return the place of the QR code with two lines of words under or beside it."""
    side = round(max(surface.width, surface.height) * _CODE * (0.8 if surface.portrait else 0.9))
    if surface.portrait:
        return Box(body.left, body.bottom - side, body.width, side)
    high = side + round(2.2 * small * LINE)
    return Box(body.right - side, body.bottom - high, side, high)
