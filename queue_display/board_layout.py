"""From inches, resolution and the farthest seat to a board's digits, rows and places. Pure; no Qt.

Lengths without a unit in their name are pixels. The distance rule and the count of rows are those
of the screens note, sections 3 and 8; where the two ask for more than the screen has, the layout
shows fewer things, never smaller digits, and says so (`too_small`, `film_left_out`).
"""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from math import ceil, floor
from typing import Final

from queue_display.frame import frame_of
from queue_display.layout import Layout
from queue_display.optics import LINE, Box, Surface, Widths
from queue_display.panel_sizes import PANEL_RATIO, Need, panel_sizes

MOST_ROWS: Final = 6
FEWEST_ROWS: Final = 3
ROW_PITCH: Final = 1.28
"""Height of a row over the size of its digits (screens note, section 8)."""
LIST_SHARE: Final = 760 / 1080
_PORTRAIT_LIST_SHARE: Final = 0.42
_MOST_LIST_WIDTH: Final = 0.55
_ROW_AIR: Final = 1.3
"""Space in a row beside number and counter: left, between, right; in em of its digits."""
_FILM: Final = 16 / 9
_LEAST_FILM: Final = 0.2
"""Least width of a film over that of the screen: a smaller one is not worth its place."""
_LEAST_PORTRAIT_FILM: Final = 0.55
_MOST_FILM: Final = 0.5
"""Most height of a film in the column of the call panel: the call stays the first thing seen."""


def rows_for(list_height: float, digit: float) -> int:
    """Return how many calls the list shows: min(6, floor(list height / (1.28 × digit size)))."""
    return min(MOST_ROWS, floor(list_height / (ROW_PITCH * digit)))


def plan(
    surface: Surface, widths: Widths | None = None, languages: int = 1, *, film: bool = False
) -> Layout:
    """Return the layout of a board for a surface, its longest numbers and 1 or 2 languages.

    film: there are films to show, too.
    """
    draft = _Draft(surface, widths or Widths(), languages, film=film)
    return max(draft.candidates(), key=lambda made: _merit(made, draft))


def _merit(layout: Layout, draft: "_Draft") -> tuple[bool, bool, int, int, int]:
    """Order candidates: large panel digits, the film, rows, then coming soon, then the badge."""
    enough = layout.panel_sizes.digit >= PANEL_RATIO * draft.digit
    shown = 2 * (layout.coming is not None) + layout.badge_beside
    rows, film = len(layout.rows), layout.film is not None
    return (enough, film, rows, shown if enough else 0, layout.panel_sizes.digit)


class _Draft:
    """The steps from a surface to its candidate layouts."""

    def __init__(self, surface: Surface, widths: Widths, languages: int, *, film: bool) -> None:
        """Find the sizes that all candidates share."""
        self.surface, self.widths, self.film = surface, widths, film
        share = _PORTRAIT_LIST_SHARE if surface.portrait else LIST_SHARE
        self.list_height = surface.height * share
        self.asked_rows = rows_for(self.list_height, surface.digit)
        self.digit = min(ceil(surface.digit), self._most_digit())
        self.rows = max(1, rows_for(self.list_height, min(surface.digit, self.digit)))
        self.frame = frame_of(surface)
        self.margin, self.header = self.frame.margin, self.frame.header
        self.small = min(self.frame.small, self.digit)
        self.heading = round(self.small * 1.25)
        self.need = Need(self.digit, self.small, widths, languages)

    def _most_digit(self) -> int:
        """Return the largest digits of which one whole row still fits on the screen."""
        share = 0.94 if self.surface.portrait else _MOST_LIST_WIDTH
        across = self.surface.width * share / (self.widths.number + self.widths.counter + _ROW_AIR)
        return floor(min(across, self.list_height / ROW_PITCH))

    def candidates(self) -> Iterator[Layout]:
        """Yield layouts with and without coming soon, with the badge beside or above, with film."""
        for beside in (True, False):
            for coming in (True, False):
                yield self._layout(self._places(coming=coming, beside=beside), beside=beside)
            for places in self._places_with_film(beside=beside) if self.film else ():
                made = self._layout(places, beside=beside)
                if not made.too_small:
                    yield made

    def _layout(self, places: "_Places", *, beside: bool) -> Layout:
        """Return one candidate."""
        column = places.column
        band = self.frame.band(self.surface, places.bottom + self.margin)
        notice, lines = self.frame.notice(self.surface, band)
        sizes = panel_sizes(places.panel, self.need)
        large = sizes.digit >= PANEL_RATIO * self.digit
        return Layout(
            surface=self.surface,
            digit=self.digit,
            rows=tuple(self._rows(column, places.rows)),
            header=Box(0, 0, self.surface.width, self.header),
            heading=Box(column.left, column.top, column.width, self.heading),
            panel=places.panel,
            coming=places.coming,
            film=places.film,
            band=band,
            panel_sizes=sizes,
            head=self.frame.head,
            small=self.small,
            notice=notice,
            notice_lines=lines,
            margin=self.margin,
            badge_beside=beside,
            too_small=not (large and self.asked_rows >= FEWEST_ROWS),
            film_left_out=self.film and places.film is None,
        )

    def _places(self, *, coming: bool, beside: bool) -> "_Places":
        """Return the places of a board without film."""
        column, gap, slot = self._list_column(beside=beside), self.margin, self.coming_height
        whole = self._beside_list(column)
        panel, soon = whole, None
        if coming:
            panel = Box(whole.left, whole.top, whole.width, whole.height - slot - gap)
            soon = Box(whole.left, panel.bottom + gap, whole.width, slot)
        return _Places(column, column.bottom, self.rows, panel, soon, None)

    def _places_with_film(self, *, beside: bool) -> "Iterator[_Places]":
        """Yield places with a film: under the panel, and under a list of fewer rows."""
        column = self._list_column(beside=beside)
        if not self.surface.portrait:
            yield from self._film_under_panel(column, column.bottom, self.rows)
            yield from self._film_under_rows(column)
            return
        for rows in range(self.rows, FEWEST_ROWS - 1, -1):
            height = self.heading + round(rows * ROW_PITCH * self.digit)
            lower = Box(column.left, column.bottom - height, column.width, height)
            yield from self._film_under_panel(lower, column.bottom, rows)

    def _film_under_panel(self, column: Box, bottom: int, rows: int) -> "Iterator[_Places]":
        """Yield the places with the largest film that leaves the panel its digits."""
        whole, gap = self._beside_list(column), self.margin
        high = self._least_panel(whole)
        top = whole.top + high + gap
        strip = Box(whole.left, top, whole.width, whole.bottom - top)
        film, coming = self._film_and_coming(strip)
        if film is not None:
            panel = Box(whole.left, whole.top, whole.width, high)
            yield _Places(column, bottom, rows, panel, coming, film)

    def _least_panel(self, whole: Box) -> int:
        """Return the least height of a panel with its digits, and a lower line if it can be."""
        first = self._portrait_panel() if self.surface.portrait else whole.height * _MOST_FILM
        highs = range(round(first), whole.height, max(1, whole.height // 50))
        made = [(high, panel_sizes(replace(whole, height=high), self.need)) for high in highs]
        good = [(high, its) for high, its in made if its.digit >= PANEL_RATIO * self.digit]
        room = [high for high, its in good if its.lower and whole.height - high > whole.height // 3]
        return next(iter(room or [high for high, _ in good]), whole.height)

    def _film_under_rows(self, column: Box) -> "Iterator[_Places]":
        """Yield places with the film in the list's column, which then has fewer rows."""
        for rows in range(FEWEST_ROWS, self.rows + 1):
            high = self.heading + round(rows * ROW_PITCH * self.digit)
            short = Box(column.left, column.top, column.width, high)
            top = short.bottom + self.margin
            film, _ = self._film_and_coming(
                Box(column.left, top, column.width, column.bottom - top), coming=False
            )
            if film is not None:
                panel = self._beside_list(column)
                yield _Places(short, column.bottom, rows, panel, None, film)

    def _film_and_coming(self, strip: Box, *, coming: bool = True) -> tuple[Box | None, Box | None]:
        """Return the film, 16:9, and what comes soon beside it where a number has the width."""
        share = _LEAST_PORTRAIT_FILM if self.surface.portrait else _LEAST_FILM
        wide = min(strip.width, floor(strip.height * _FILM))
        if wide < self.surface.width * share:
            return None, None
        high, gap = min(strip.height, floor(wide / _FILM)), self.margin
        least = round(self.widths.number * self.digit) + 2 * round(gap * 1.6) + 1
        if coming and strip.width - wide - gap >= least and high >= self.coming_height:
            left = strip.left + wide + gap
            soon = Box(left, strip.top, strip.right - left, strip.height)
            return Box(strip.left, strip.top, wide, high), soon
        left = strip.left + (strip.width - wide) // 2
        return Box(left, strip.top + (strip.height - high) // 2, wide, high), None

    def _list_column(self, *, beside: bool) -> Box:
        """Return the place of heading and rows: right in landscape, below the panel in portrait."""
        height = self.heading + round(self.list_height)
        gap = self.margin
        if self.surface.portrait:
            top = self.header + self._portrait_panel() + self.coming_height + 2 * gap
            return Box(gap, top, self.surface.width - 2 * gap, height)
        em = self.widths.number + self.widths.counter + _ROW_AIR
        width = round(em * self.digit) + (round(self.small * 6) if beside else 0)
        width = min(
            max(width, round(self.surface.width * 0.3)),
            round(self.surface.width * _MOST_LIST_WIDTH),
        )
        return Box(self.surface.width - gap - width, self.header, width, height)

    def _beside_list(self, column: Box) -> Box:
        """Return what is left of the list, or above it on a standing screen."""
        gap = self.margin
        if self.surface.portrait:
            return Box(gap, self.header, column.width, column.top - self.header - gap)
        return Box(gap, self.header, column.left - 2 * gap, column.height)

    def _portrait_panel(self) -> int:
        """Return the height that is left for the panel on a standing screen."""
        fixed = self.header + self.heading + round(self.list_height) + self.coming_height
        return self.surface.height - fixed - round(self.surface.height * 0.115) - 4 * self.margin

    @property
    def coming_height(self) -> int:
        """Return the height of the coming-soon slot: a caption over one line of list digits."""
        return round(self.small * LINE + self.digit * 1.12 + self.margin)

    def _rows(self, column: Box, count: int) -> Iterator[Box]:
        """Yield the rows, newest on top; together they fill the list's height."""
        pitch = (column.height - self.heading) / count
        gap = max(2, round(pitch * 0.06))
        top = column.top + self.heading
        for index in range(count):
            start, end = round(index * pitch), round((index + 1) * pitch)
            last = index == count - 1
            yield Box(column.left, top + start, column.width, end - start - (0 if last else gap))


@dataclass(frozen=True, slots=True)
class _Places:
    """Where the parts of one candidate are; bottom is the line under all of them."""

    column: Box
    bottom: int
    rows: int
    panel: Box
    coming: Box | None
    film: Box | None
