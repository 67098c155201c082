"""Inside of the call panel: digits at least twice the list's, captions, lower lines. Pure; no Qt.

Lengths without a unit in their name are pixels.
"""

from dataclasses import dataclass
from math import floor
from typing import Final

from queue_display.optics import CAP, CAPTION, LINE, Box, Widths

SIGN: Final = 0.84
"""Height of the plate of the counter's digits in a stacked panel, in em of those digits."""
PANEL_RATIO: Final = 2.0
"""Digits of the panel over those of the list (screens note, section 8)."""


@dataclass(frozen=True, slots=True)
class PanelSizes:
    """Inside of the call panel: digits, captions, and whether the counter stands under the number.

    small is the size of the lower lines (counter's name, second language), of which there is room
    for so many; their readable distance is told by Layout.small_metres.
    """

    digit: int
    caption: int
    small: int
    stacked: bool
    lower: int


@dataclass(frozen=True, slots=True)
class Need:
    """What a panel must hold: the list's digits, smaller texts, longest numbers, languages."""

    digit: int
    small: int
    widths: Widths
    languages: int


def panel_sizes(panel: Box, need: Need) -> PanelSizes:
    """Return the counter beside the number, or under it where that makes the digits far larger.

    Lower lines that would take the digits under twice the list's are left out.
    """
    wanted = PANEL_RATIO * need.digit
    beside = _sizes(panel, need, stacked=False, lower=need.languages)
    under = _sizes(panel, need, stacked=True, lower=1)
    if beside.digit >= wanted and under.digit <= 1.25 * beside.digit:
        return beside
    best = max(beside, under, key=lambda sizes: sizes.digit)
    if best.digit >= wanted:
        return best
    fewer = (
        _sizes(panel, need, stacked=stacked, lower=lower)
        for stacked, lower in ((False, 1), (True, 0), (False, 0))
    )
    return next((sizes for sizes in fewer if sizes.digit >= wanted), best)


def _sizes(panel: Box, need: Need, *, stacked: bool, lower: int) -> PanelSizes:
    """Return the inside of the panel for one arrangement; CallPanel has the places.

    Beside: caption over digits, the counter's on a plate, the lower lines. Stacked: caption,
    digits, then a plate with the counter's caption at the left of its digits, one lower line.
    Lower lines: the counter's name and, where set, the second language. All in em of the digits,
    but the lower lines are never smaller than the other smaller texts.
    """
    pad = panel_padding(panel)
    inner_width, inner_height = panel.width - 2 * pad, panel.height - 2 * pad
    number, counter = need.widths.number, need.widths.counter
    if stacked:
        caption, small = 0.20, 0.12
        across = max(number, counter + 5.5 * caption + 0.1)
        down = caption * CAPTION + 2 * 0.10 + CAP + SIGN + 0.04
    else:
        caption, small = 0.24, 0.15
        inner_width -= round(2.5 * pad)
        across = number + max(counter, 5.3 * caption)
        down = caption * CAPTION + 3 * 0.16 + CAP
    widest = inner_width / across
    digit = floor(min(widest, inner_height / (down + small * LINE * lower)))
    if digit * small < need.small:
        digit = floor(min(widest, (inner_height - need.small * LINE * lower) / down))
        return PanelSizes(digit, round(digit * caption), need.small, stacked, lower)
    return PanelSizes(digit, round(digit * caption), round(digit * small), stacked, lower)


def panel_padding(panel: Box) -> int:
    """Return the space between the call panel's edge and its words."""
    return round(min(panel.width, panel.height) * 0.05)
