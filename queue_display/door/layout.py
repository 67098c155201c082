"""From a small screen's inches and the farthest seat to the sizes of a door display. Pure; no Qt.

Lengths without a unit in their name are pixels. The number is as large as the glass allows; where
that is less than the distance rule asks for, the plan says so (`too_small`).
"""

from dataclasses import dataclass
from math import floor
from typing import Final

from queue_display.legibility import Legibility, size_of
from queue_display.optics import CAP, CAPTION, LINE, Box, Surface, Widths

SIGN_WORD: Final = 0.5
"""Size of the word QUẦY beside the counter's digits, in em of those digits."""
SIGN_WORD_WIDTH: Final = 2.75
"""Room for that word (also "COUNTER" in a smaller size), in em of its own size."""
_CAPTIONS: Final = (0.34, 0.30, 0.26, 0.22, 0.2)
"""Size of the caption over the number, in em of its digits: the largest that costs nothing."""
_OTHERS: Final = 0.62
"""Size of the second language over that of the caption."""
_CAPTION_WIDTH: Final = 9.4
"""Room for icon and ĐANG PHỤC VỤ, in em of the caption."""
_PORTRAIT_ABOUT_LINES: Final = 6
_GAPS: Final = 0.27
"""Space over, between and under caption, digits and second language, in em of the digits."""


@dataclass(frozen=True, slots=True)
class DoorPlan:
    """Places and sizes of a door display; edge is the width of the frame that blinks.

    digit, code, caption, other, small are font sizes: the number, the counter's digits, the words
    over the number, the second language, everything else.
    """

    surface: Surface
    edge: int
    margin: int
    sign: Box
    about: Box
    clock: Box
    stage: Box
    band: Box
    digit: int
    code: int
    caption: int
    other: int
    small: int
    band_lines: int
    too_small: bool


def plan(surface: Surface, widths: Widths | None = None, languages: int = 1) -> DoorPlan:
    """Return the plan for a surface, the centre's longest numbers and 1 or 2 languages."""
    return _Draft(surface, widths or Widths(), languages).plan()


def legibility(made: DoorPlan) -> Legibility:
    """Return what the set-up is told: one row, each text's size and distance."""
    texts = (("number", made.digit), ("counter", made.code), ("small", made.small))
    sizes = tuple(size_of(what, px, made.surface) for what, px in texts)
    small = sizes[-1].metres
    note = f"Name, services and notices are for whoever stands at the counter: up to {small:.1f} m."
    notes = (note,) if made.small < made.surface.secondary else ()
    return Legibility(1, sizes, made.too_small, notes)


class _Draft:
    """The steps from a surface to its plan."""

    def __init__(self, surface: Surface, widths: Widths, languages: int) -> None:
        """Find the sizes that do not depend on the number's."""
        self.surface, self.widths, self.languages = surface, widths, languages
        short = surface.short
        self.edge = max(8, round(short * 0.028))
        self.margin = round(short * 0.022)
        asked = min(surface.secondary, floor(short * 0.052))
        self.small = max(round(short * 0.042), asked)
        self.head = round(surface.height * (0.13 if surface.portrait else 0.2))
        self.band_lines = 2 if surface.portrait else 1

    def plan(self) -> DoorPlan:
        """Return the plan."""
        inner, gap = self._inner(), self.margin
        band_high = round(self.band_lines * self.small * LINE + gap)
        band = Box(inner.left, inner.bottom - band_high, inner.width, band_high)
        sign, about, clock = self._heading(inner)
        top, bottom = sign.bottom + gap, band.top - gap
        if self.surface.portrait:
            high = round(_PORTRAIT_ABOUT_LINES * self.small * LINE)
            about = Box(inner.left + gap, bottom - high, inner.width - 2 * gap, high)
            bottom = about.top - gap
        stage = Box(inner.left, top, inner.width, bottom - top)
        digit, share = self._digit(stage)
        return DoorPlan(
            surface=self.surface,
            edge=self.edge,
            margin=gap,
            sign=sign,
            about=about,
            clock=clock,
            stage=stage,
            band=band,
            digit=digit,
            code=self._code(),
            caption=floor(digit * share),
            other=floor(digit * share * _OTHERS),
            small=self.small,
            band_lines=self.band_lines,
            too_small=digit < self.surface.digit,
        )

    def _inner(self) -> Box:
        """Return what the frame leaves."""
        off = self.edge + self.margin
        return Box(off, off, self.surface.width - 2 * off, self.surface.height - 2 * off)

    def _code(self) -> int:
        """Return the size of the counter's digits: two thirds of the sign's height, if wide."""
        share = 0.76 if self.surface.portrait else 0.5
        return floor(min(self.head * 0.66 / CAP, self._inner().width * share / self._sign_em()))

    def _sign_em(self) -> float:
        """Return how wide the sign is, in em of the counter's digits."""
        return self.widths.counter + SIGN_WORD * SIGN_WORD_WIDTH + 0.62

    def _heading(self, inner: Box) -> tuple[Box, Box, Box]:
        """Return the places of the counter's sign, of what is said of it, and of the time."""
        code = self._code()
        wide = round(self._sign_em() * code)
        sign = Box(inner.left, inner.top, wide, self.head)
        time = min(round(self.head * 0.42), round(inner.width * 0.07))
        clock_wide = round(time * 3.1)
        clock = Box(inner.right - clock_wide, inner.top, clock_wide, self.head)
        left = sign.right + self.margin
        about = Box(left, inner.top, clock.left - self.margin - left, self.head)
        return sign, about, clock

    def _digit(self, stage: Box) -> tuple[int, float]:
        """Return the size of the number's digits and the share of its caption."""
        across, down = stage.width - 4 * self.margin, stage.height - 2 * self.margin
        found = []
        for share in _CAPTIONS:
            lines = share * CAPTION + (self.languages - 1) * share * _OTHERS * LINE
            high = down / (lines + CAP + _GAPS)
            wide = across / max(self.widths.number, share * _CAPTION_WIDTH)
            found.append((floor(min(high, wide)), share))
        return max(found)
