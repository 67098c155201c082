"""How the desk looks: sizes for a PC's screen, read at 60 cm, in pixels of 96 per inch.

A window on a desktop is sized in the desktop's pixels; Qt scales them with the screen. 15 px text
has capitals of 2.8 mm, 16 minutes of arc at 60 cm (ISO 9241-3 minimum; 13 px only where a long
name has to shrink).
"""

from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen

from centre.shell import icons
from centre.shell.pieces import FitLabel, Letters, Piece
from centre.shell.pieces.fitting import Align
from centre.shell.theme import CAP_HEIGHT, Theme

THEME: Final = Theme(px_per_mm=96 / 25.4)
TEXT_PX: Final = 15
LEAST_PX: Final = 13
RADIUS: Final = 11
RING: Final = 3
"""Room round a target for the focus ring, in pixels."""
GAP: Final = 6


SCROLL_STYLE: Final = (
    "QScrollArea, QScrollArea > QWidget > QWidget { background: transparent; }"
    "QScrollBar:vertical { width: 14px; background: transparent; margin: 2px; }"
    f"QScrollBar::handle:vertical {{ background: {THEME.border.name()}; border-radius: 5px;"
    " min-height: 40px; }"
    "QScrollBar::add-line, QScrollBar::sub-line { height: 0; }"
    "QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }"
)
"""A plain scroll bar; the arrow keys scroll as well."""


def letters(
    px: int = TEXT_PX,
    *,
    bold: bool = False,
    colour: str = "ink",
    align: Align = "left",
    lines: int = 0,
    least: int = LEAST_PX,
) -> Letters:
    """Return letters of a size in pixels, shrunk to least pixels where a line is long."""
    return Letters(mm_of(px), bold, colour, align, mm_of(min(px, least)), lines)


def mm_of(px: float) -> float:
    """Return the capital height in millimetres of letters of px pixels."""
    return px * CAP_HEIGHT / THEME.px_per_mm


def label(text: str = "", icon: str = "", **how: object) -> FitLabel:
    """Return a label of the desk; how is that of letters()."""
    return FitLabel(THEME, text, letters(**how), icon)  # type: ignore[arg-type]  # as letters()


class Icon(Piece):
    """One icon by meaning, in a colour of the theme; the words stand beside it."""

    def __init__(self, meaning: str, px: int = 20, colour: str = "primary") -> None:
        """Draw meaning px pixels large."""
        super().__init__(THEME)
        self._meaning = meaning
        self._colour = colour
        self.setFixedSize(px, px)

    def show_icon(self, meaning: str, colour: str) -> None:
        """Draw another meaning in another colour."""
        self._meaning, self._colour = meaning, colour
        self.update()

    def meaning(self) -> str:
        """Return what is drawn."""
        return self._meaning

    def paintEvent(self, event: object) -> None:
        """Draw the icon."""
        del event
        icons.draw(QPainter(self), self._meaning, self.rect(), self.theme.colour(self._colour))


def ground(
    painter: QPainter, box: QRect, fill: QColor, edge: QColor | None, *, focused: bool = False
) -> None:
    """Paint a target's ground: fill, edge (None: it does not work now), ring when focused."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if focused:
        painter.setPen(QPen(THEME.focus, RING))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        half = RING / 2
        ring = QRectF(box).adjusted(half, half, -half, -half)
        painter.drawRoundedRect(ring, RADIUS + 2, RADIUS + 2)
        edge = THEME.ink
    inner = QRectF(box).adjusted(RING + 0.5, RING + 0.5, -RING - 0.5, -RING - 0.5)
    painter.setPen(QPen(edge, 1.5 if focused else 1) if edge else Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawRoundedRect(inner, RADIUS, RADIUS)


def field_style(kind: str) -> str:
    """Return the style sheet of a field to type in (kind: the Qt class)."""
    ink, border, focus = (THEME.colour(name).name() for name in ("ink", "border", "focus"))
    return (
        f"{kind} {{ color: {ink}; background: white; border: 1px solid {border};"
        f" border-radius: {RADIUS}px; padding: 6px 12px; margin: {RING}px; }}"
        f"{kind}:focus {{ border: {RING}px solid {focus}; margin: 0; padding: 7px 13px; }}"
    )
