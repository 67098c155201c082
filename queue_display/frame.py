"""What every face of the lobby has: margins, sizes of smaller texts, header, notices. Pure; no Qt.

Lengths are pixels. Smaller texts are seen under 16 minutes of arc from half the farthest distance.
"""

from dataclasses import dataclass
from math import floor
from typing import Final

from queue_display.optics import LINE, Box, Surface, distance_px

_MOST_SECONDARY: Final = 0.073
"""Smaller texts over the shorter side: larger ones leave no room for header, heading and notices
round a list of three rows, and a seat that needs them needs a larger TV anyway."""


@dataclass(frozen=True, slots=True)
class Frame:
    """What every face has: margins, sizes of smaller texts, header above, notices below."""

    margin: int
    head: int
    header: int
    small: int

    def band(self, surface: Surface, top: int) -> Box:
        """Return the band of notices: the whole width from a line on."""
        return Box(0, top, surface.width, surface.height - top)

    def notice(self, surface: Surface, band: Box) -> tuple[int, int]:
        """Return size and count of the notices' lines in their band."""
        wanted = min(distance_px(surface.metres / 2, surface.px_per_mm), self.head)
        size = min(round(max(wanted, self.head * 0.8, self.small)), floor(band.height / LINE))
        return size, max(1, floor((band.height - self.margin) / (size * LINE)))


def frame_of(surface: Surface) -> Frame:
    """Return the frame of a surface; its texts obey 16 minutes of arc at half the distance."""
    short = surface.short
    asked = min(surface.secondary, floor(short * _MOST_SECONDARY))
    head = max(round(short * 0.044), asked)
    header = round(short * 0.044 * (2.4 if surface.portrait else 1.7))
    small = max(round(short * 0.036), asked)
    return Frame(round(short * 0.02), head, max(header, round(head * 1.15)), small)
