"""Everything of a face that depends on glass and seats, and how legible it is. Pure; no Qt.

Lengths without a unit in their name are pixels. Made by plan (board_layout) and plan_hall.
"""

from dataclasses import dataclass

from queue_display.legibility import Legibility, size_of
from queue_display.optics import LINE, Box, Surface, Widths
from queue_display.panel_sizes import PanelSizes

__all__ = ["LINE", "Box", "Layout", "PanelSizes", "Surface", "Widths", "legibility"]


@dataclass(frozen=True, slots=True)
class Layout:
    """Everything that depends on the glass and the seats.

    digit: size of the list's digits. coming and film are None where the screen has no place for
    them; film_left_out: there are films and no place. too_small: fewer than 3 rows, or panel digits
    under twice the list's; set-up then says "Chọn TV lớn hơn hoặc chia khu". notice_lines of size
    notice fit into the band, readable from notice_metres. columns: of a hall, else 1.
    """

    surface: Surface
    digit: int
    rows: tuple[Box, ...]
    header: Box
    heading: Box
    panel: Box
    coming: Box | None
    film: Box | None
    band: Box
    panel_sizes: PanelSizes
    head: int
    small: int
    notice: int
    notice_lines: int
    margin: int
    badge_beside: bool
    too_small: bool
    film_left_out: bool = False
    columns: int = 1

    @property
    def notice_metres(self) -> float:
        """Return from how far the notices are readable at 20 minutes of arc."""
        return self.surface.metres_of(self.notice)

    @property
    def small_metres(self) -> float:
        """Return from how far headings and the panel's lower lines are readable."""
        return self.surface.metres_of(min(self.small, self.panel_sizes.small))


def legibility(made: Layout) -> Legibility:
    """Return what the set-up is told of a board or a hall."""
    panel = made.panel_sizes
    texts = {"number": made.digit, "words": made.small, "notices": made.notice}
    if made.columns == 1 and panel.digit > made.digit:
        texts |= {"call": panel.digit, "call_words": panel.small}
    sizes = tuple(size_of(what, px, made.surface) for what, px in texts.items())
    notes = ("films: no room for them beside calls of this size",) if made.film_left_out else ()
    return Legibility(len(made.rows), sizes, made.too_small, notes)
