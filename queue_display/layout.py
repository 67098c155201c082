"""From inches, resolution and the farthest seat to digit size, rows and places. Pure; no Qt.

Lengths without a unit in their name are pixels. The distance rule and the count of rows are those
of the screens note, sections 3 and 8; where the two ask for more than the screen has, the layout
shows fewer things, never smaller digits, and says so (`too_small`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import ceil, floor, hypot, radians, tan
from typing import Final

CAP: Final = 0.714
"""Height of a capital or digit of Noto Sans, in em."""
LINE: Final = 1.362
"""Line height of Noto Sans in em: no stacked capital (Ế Ỗ Ẵ) reaches over it."""
CAPTION: Final = 1.16
"""Height of a line of capitals in em: their marks reach 1.06 above, a Q's tail 0.1 below."""
SIGN: Final = 0.84
"""Height of the plate of the counter's digits in a stacked panel, in em of those digits."""
ARC_MINUTES: Final = 20.0
MOST_ROWS: Final = 6
FEWEST_ROWS: Final = 3
ROW_PITCH: Final = 1.28
"""Height of a row over the size of its digits (screens note, section 8)."""
LIST_SHARE: Final = 760 / 1080
_PORTRAIT_LIST_SHARE: Final = 0.42
_PANEL_RATIO: Final = 2.0
_MOST_LIST_WIDTH: Final = 0.55
_ROW_AIR: Final = 1.3
"""Space in a row beside number and counter: left, between, right; in em of its digits."""


def digit_height_mm(metres: float) -> float:
    """Return the capital height, in millimetres, that is readable from metres away.

    20 minutes of arc, the preferred size of ISO 9241-3 (16 is the minimum). 6 m → 34.9 mm.
    Raises ValueError for a distance that is not positive.
    """
    if metres <= 0:
        raise ValueError(f"a seat is {metres} m away; more than 0 wanted")
    return 2000.0 * metres * tan(radians(ARC_MINUTES / 120))


def arc_minutes(px: float, px_per_mm: float, metres: float) -> float:
    """Return the angle, in minutes of arc, under which capitals of a font of px are seen."""
    return 120 * _degrees_of(px * CAP / px_per_mm / (2000 * metres))


def _degrees_of(ratio: float) -> float:
    """Return the angle in degrees; for these small angles tan and its argument are one."""
    return ratio / radians(1)


def distance_px(metres: float, px_per_mm: float) -> float:
    """Return the font size whose digits are readable from metres away."""
    return digit_height_mm(metres) / CAP * px_per_mm


def rows_for(list_height: float, digit: float) -> int:
    """Return how many calls the list shows: min(6, floor(list height / (1.28 × digit size)))."""
    return min(MOST_ROWS, floor(list_height / (ROW_PITCH * digit)))


@dataclass(frozen=True, slots=True)
class Surface:
    """What the board is drawn on and for whom: size in pixels, inches, farthest seat in metres."""

    width: int
    height: int
    inches: float
    metres: float

    @property
    def px_per_mm(self) -> float:
        """Return pixels per millimetre of the glass, never of the reported DPI."""
        return hypot(self.width, self.height) / (self.inches * 25.4)

    @property
    def portrait(self) -> bool:
        """Tell whether the screen stands."""
        return self.height > self.width


@dataclass(frozen=True, slots=True)
class Box:
    """A place on the screen."""

    left: int
    top: int
    width: int
    height: int

    @property
    def right(self) -> int:
        """Return the first column right of the box."""
        return self.left + self.width

    @property
    def bottom(self) -> int:
        """Return the first line under the box."""
        return self.top + self.height


@dataclass(frozen=True, slots=True)
class Widths:
    """How wide the longest number and counter code are, in em of the bold digits.

    The defaults are Noto Sans Bold: the widest letter and three digits, and two digits.
    """

    number: float = 2.72
    counter: float = 1.16


@dataclass(frozen=True, slots=True)
class PanelSizes:
    """Inside of the call panel: digits, captions, and whether the counter stands under the number.

    small is the size of the line below (counter's name, second language); its readable distance is
    smaller than the farthest seat and is told by Layout.small_metres.
    """

    digit: int
    caption: int
    small: int
    stacked: bool


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything that depends on the glass and the seats.

    digit: size of the list's digits. coming is None where the screen is too small for it.
    too_small: fewer than 3 rows, or panel digits under twice the list's; set-up then says "Chọn TV
    lớn hơn hoặc chia khu". notice_lines of size notice fit into the band, readable from
    notice_metres.
    """

    surface: Surface
    digit: int
    rows: tuple[Box, ...]
    header: Box
    heading: Box
    panel: Box
    coming: Box | None
    band: Box
    panel_sizes: PanelSizes
    head: int
    small: int
    notice: int
    notice_lines: int
    margin: int
    badge_beside: bool
    too_small: bool

    @property
    def notice_metres(self) -> float:
        """Return from how far the notices are readable at 20 minutes of arc."""
        return _metres_of(self.notice, self.surface)

    @property
    def small_metres(self) -> float:
        """Return from how far headings and the panel's lower lines are readable."""
        return _metres_of(min(self.small, self.panel_sizes.small), self.surface)


def _metres_of(px: float, surface: Surface) -> float:
    """Return the distance at which a font of px is seen under 20 minutes of arc."""
    return px * CAP / surface.px_per_mm / digit_height_mm(1)


def plan(surface: Surface, widths: Widths | None = None, languages: int = 1) -> Layout:
    """Return the layout of a board for a surface, its longest numbers and 1 or 2 languages."""
    draft = _Draft(surface, widths or Widths(), languages)
    return max(draft.candidates(), key=lambda made: _merit(made, draft))


def _merit(layout: Layout, draft: "_Draft") -> tuple[bool, int, int]:
    """Order candidates: large panel digits first, then coming soon, then the badge beside."""
    enough = layout.panel_sizes.digit >= _PANEL_RATIO * draft.digit
    shown = 2 * (layout.coming is not None) + layout.badge_beside
    return (enough, shown if enough else 0, layout.panel_sizes.digit)


class _Draft:
    """The steps from a surface to its candidate layouts."""

    def __init__(self, surface: Surface, widths: Widths, languages: int) -> None:
        """Find the sizes that all candidates share."""
        self.surface, self.widths, self.languages = surface, widths, languages
        exact = distance_px(surface.metres, surface.px_per_mm)
        share = _PORTRAIT_LIST_SHARE if surface.portrait else LIST_SHARE
        self.list_height = surface.height * share
        self.asked_rows = rows_for(self.list_height, exact)
        self.digit = min(ceil(exact), self._most_digit())
        self.rows = max(1, rows_for(self.list_height, min(exact, self.digit)))
        short = min(surface.width, surface.height)
        self.margin = round(short * 0.02)
        self.head = round(short * 0.044)
        self.header = round(self.head * (2.4 if surface.portrait else 1.7))
        self.small = min(round(short * 0.036), self.digit)
        self.heading = round(self.small * 1.25)

    def _most_digit(self) -> int:
        """Return the largest digits of which one whole row still fits on the screen."""
        share = 0.94 if self.surface.portrait else _MOST_LIST_WIDTH
        across = self.surface.width * share / (self.widths.number + self.widths.counter + _ROW_AIR)
        return floor(min(across, self.list_height / ROW_PITCH))

    def candidates(self) -> Iterator[Layout]:
        """Yield layouts with and without coming soon, with the badge beside or above."""
        for coming in (True, False):
            for beside in (True, False):
                yield self._layout(coming=coming, beside=beside)

    def _layout(self, *, coming: bool, beside: bool) -> Layout:
        """Return one candidate."""
        column = self._list_column(beside=beside)
        panel, soon = self._panel_and_coming(column, coming=coming)
        band = self._band(column)
        notice = min(distance_px(self.surface.metres / 2, self.surface.px_per_mm), self.head)
        notice = max(notice, self.head * 0.8)
        sizes = _panel_sizes(panel, self)
        enough = self.asked_rows >= FEWEST_ROWS and sizes.digit >= _PANEL_RATIO * self.digit
        return Layout(
            surface=self.surface,
            digit=self.digit,
            rows=tuple(self._rows(column)),
            header=Box(0, 0, self.surface.width, self.header),
            heading=Box(column.left, column.top, column.width, self.heading),
            panel=panel,
            coming=soon,
            band=band,
            panel_sizes=sizes,
            head=self.head,
            small=self.small,
            notice=round(notice),
            notice_lines=max(1, floor((band.height - self.margin) / (notice * LINE))),
            margin=self.margin,
            badge_beside=beside,
            too_small=not enough,
        )

    def _list_column(self, *, beside: bool) -> Box:
        """Return the place of heading and rows: right in landscape, below the panel in portrait."""
        height = self.heading + round(self.list_height)
        gap = self.margin
        if self.surface.portrait:
            top = self.header + self._portrait_panel() + self._coming_height() + 2 * gap
            return Box(gap, top, self.surface.width - 2 * gap, height)
        em = self.widths.number + self.widths.counter + _ROW_AIR
        width = round(em * self.digit) + (round(self.small * 6) if beside else 0)
        width = min(
            max(width, round(self.surface.width * 0.3)),
            round(self.surface.width * _MOST_LIST_WIDTH),
        )
        return Box(self.surface.width - gap - width, self.header, width, height)

    def _portrait_panel(self) -> int:
        """Return the height that is left for the panel on a standing screen."""
        fixed = self.header + self.heading + round(self.list_height) + self._coming_height()
        return self.surface.height - fixed - round(self.surface.height * 0.115) - 4 * self.margin

    def _coming_height(self) -> int:
        """Return the height of the coming-soon slot: a caption over one line of list digits."""
        return round(self.small * LINE + self.digit * 1.12 + self.margin)

    def _panel_and_coming(self, column: Box, *, coming: bool) -> tuple[Box, Box | None]:
        """Return the call panel and the slot of coming soon beneath it (None: left out)."""
        gap, slot = self.margin, self._coming_height()
        if self.surface.portrait:
            whole = Box(gap, self.header, column.width, column.top - self.header - gap)
        else:
            whole = Box(gap, self.header, column.left - 2 * gap, column.height)
        if not coming:
            return whole, None
        panel = Box(whole.left, whole.top, whole.width, whole.height - slot - gap)
        return panel, Box(whole.left, panel.bottom + gap, whole.width, slot)

    def _band(self, column: Box) -> Box:
        """Return the band of notices: the whole width under everything."""
        top = column.bottom + self.margin
        return Box(0, top, self.surface.width, self.surface.height - top)

    def _rows(self, column: Box) -> Iterator[Box]:
        """Yield the rows, newest on top; together they fill the list's height."""
        count = self.rows
        pitch = self.list_height / count
        gap = max(2, round(pitch * 0.06))
        top = column.top + self.heading
        for index in range(count):
            start, end = round(index * pitch), round((index + 1) * pitch)
            last = index == count - 1
            yield Box(column.left, top + start, column.width, end - start - (0 if last else gap))


def _panel_sizes(panel: Box, draft: "_Draft") -> PanelSizes:
    """Return the counter beside the number, or under it where that makes the digits far larger."""
    beside = _sizes(panel, draft, stacked=False)
    under = _sizes(panel, draft, stacked=True)
    if beside.digit < _PANEL_RATIO * draft.digit or under.digit > 1.25 * beside.digit:
        return max(beside, under, key=lambda sizes: sizes.digit)
    return beside


def _sizes(panel: Box, draft: "_Draft", *, stacked: bool) -> PanelSizes:
    """Return the inside of the panel for one arrangement; CallPanel has the places.

    Beside: caption over digits, the counter's on a plate, the lower lines. Stacked: caption,
    digits, then a plate with the counter's caption at the left of its digits, one lower line.
    Lower lines: the counter's name and, where set, the second language. All in em of the digits.
    """
    pad = panel_padding(panel)
    inner_width, inner_height = panel.width - 2 * pad, panel.height - 2 * pad
    number, counter = draft.widths.number, draft.widths.counter
    if stacked:
        caption, small = 0.20, 0.12
        across = max(number, counter + 5.5 * caption + 0.1)
        down = caption * CAPTION + 2 * 0.10 + CAP + SIGN + small * LINE + 0.04
    else:
        caption, small = 0.24, 0.15
        inner_width -= round(2.5 * pad)
        across = number + max(counter, 5.3 * caption)
        down = caption * CAPTION + 3 * 0.16 + CAP + small * LINE * draft.languages
    digit = floor(min(inner_width / across, inner_height / down))
    return PanelSizes(digit, round(digit * caption), round(digit * small), stacked)


def panel_padding(panel: Box) -> int:
    """Return the space between the call panel's edge and its words."""
    return round(min(panel.width, panel.height) * 0.05)
