"""Drawing on the board: a painted place that repaints only when its content changed, and letters.

Sizes are pixels of the board's own layout; colours are the TV colours of the screens note.
"""

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final, Generic, Literal, TypeVar

from PySide6.QtCore import QPoint, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetricsF, QPainter, QPaintEvent
from PySide6.QtWidgets import QWidget

from centre.shell import icons
from centre.shell.pieces import Fitted, Letters, fit
from centre.shell.theme import CAP_HEIGHT, COLOURS, Theme, font_of
from queue_display.layout import LINE, Box, Layout

Align = Literal["left", "centre", "right"]
Content = TypeVar("Content")

_IN_PIXELS: Final = Theme(px_per_mm=CAP_HEIGHT)
"""A theme whose millimetre of capital height is a pixel of font size, so that sizes are pixels."""
MARKS: Final = 0.34
"""How far the marks of a capital (Ố) reach over it, in em."""
_SMALLEST_SHARE: Final = 0.45
"""Words shrink to this share of their size before they count as not fitting."""


def colour(name: str) -> QColor:
    """Return a colour of the screens note by its name."""
    return QColor(COLOURS[name])


def rect(box: Box) -> QRect:
    """Return a box as Qt's rectangle."""
    return QRect(box.left, box.top, box.width, box.height)


@lru_cache(maxsize=64)
def font(px: int, *, bold: bool) -> QFont:
    """Return Noto Sans at a pixel size; the same object again, because making one takes time."""
    return font_of(px, bold=bold)


@lru_cache(maxsize=64)
def metrics(px: int, *, bold: bool) -> QFontMetricsF:
    """Return the metrics of Noto Sans at a pixel size."""
    return QFontMetricsF(font(px, bold=bold))


def width_of(text: str, px: int, *, bold: bool = True) -> float:
    """Return how wide a text is, in pixels."""
    return metrics(px, bold=bold).horizontalAdvance(text)


@dataclass(frozen=True, slots=True)
class Ink:
    """How words are set: size, weight, colour, side, and how many lines at most (0: any)."""

    px: int
    colour: QColor
    bold: bool = True
    align: Align = "left"
    lines: int = 1


def set_words(text: str, ink: Ink, box: QRect) -> Fitted:
    """Return words broken and shrunk until they are inside box."""
    letters = Letters(
        cap_mm=ink.px,
        bold=ink.bold,
        align=ink.align,
        min_cap_mm=ink.px * _SMALLEST_SHARE,
        lines=ink.lines,
    )
    return fit(_IN_PIXELS, text, letters, box.width(), box.height())


def write(painter: QPainter, text: str, ink: Ink, box: QRect) -> QRect:
    """Write words into box, in the middle of its height; return the place they take."""
    fitted = set_words(text, ink, box)
    place = _place(fitted.width, fitted.height, box, ink.align)
    painter.setFont(fitted.font())
    painter.setPen(ink.colour)
    sides = {"left": Qt.AlignmentFlag.AlignLeft, "right": Qt.AlignmentFlag.AlignRight}
    side = sides.get(ink.align, Qt.AlignmentFlag.AlignHCenter)
    for index, line in enumerate(fitted.lines):
        row = QRect(place.left(), place.top() + index * fitted.pitch, place.width(), fitted.pitch)
        painter.drawText(row, side | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextDontClip, line)
    return place


def number(painter: QPainter, text: str, ink: Ink, box: QRect) -> QRectF:
    """Write a number or counter code with its digits' height centred in box; return its place.

    Its size is the layout's; only a code longer than the layout was told of is made smaller.
    """
    px = ink.px
    while px > 8 and width_of(text, px) > box.width():
        px -= max(1, px // 40)
    width, cap = width_of(text, px), px * CAP_HEIGHT
    left = float(box.left())
    if ink.align != "left":
        left += (box.width() - width) / (2 if ink.align == "centre" else 1)
    base = box.top() + (box.height() + cap) / 2
    painter.setFont(font(px, bold=True))
    painter.setPen(ink.colour)
    painter.drawText(QPointF(left, base), text)
    return QRectF(left, base - cap, width, cap)


def caption(painter: QPainter, text: str, ink: Ink, box: QRect) -> QRectF:
    """Write one line of capitals with its letters' height centred in box, marks reaching above."""
    return number(painter, text, ink, box.adjusted(0, round(ink.px * MARKS), 0, 0))


def _place(width: int, height: int, box: QRect, align: Align) -> QRect:
    """Return a rectangle of a size inside box, at a side and in the middle of its height."""
    spare = box.width() - width
    shift = {"left": 0, "centre": spare // 2, "right": spare}[align]
    return QRect(box.left() + shift, box.top() + (box.height() - height) // 2, width, height)


def plate(painter: QPainter, box: QRect, radius: float, fill: QColor) -> None:
    """Fill a box with round corners."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(fill)
    painter.drawRoundedRect(QRectF(box), radius, radius)


def pointer(painter: QPainter, box: QRect, shade: QColor) -> None:
    """Fill box with a triangle that points right: a shape where a colour alone would speak."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(shade)
    left, right = float(box.left()), float(box.left() + box.width())
    top, bottom = float(box.top()), float(box.top() + box.height())
    tip = QPointF(right, (top + bottom) / 2)
    painter.drawPolygon([QPointF(left, top), tip, QPointF(left, bottom)])


def mark(
    painter: QPainter, text: str, px: int, corner: QPoint, shades: tuple[QColor, QColor]
) -> None:
    """Draw a small round plate with bell and words; shades are its fill and its ink."""
    size = mark_size(text, px)
    box = QRect(corner, size)
    high = size.height()
    plate(painter, box, high / 2, shades[0])
    icon = QRect(box.left() + high // 4, box.top() + high // 6, high * 2 // 3, high * 2 // 3)
    icons.draw(painter, "help", icon, shades[1])
    place = QRect(icon.right() + 1 + high // 8, box.top(), box.width() - high, high)
    number(painter, text, Ink(px, shades[1]), place)


def mark_size(text: str, px: int) -> QSize:
    """Return how large a mark is."""
    high = round(px * LINE * 1.1)
    return QSize(round(width_of(text, px)) + round(high * 1.45), high)


def largest(text: str, ink: Ink, box: QRect) -> Ink:
    """Return ink, or the same in a smaller size at which the words fit into box."""
    sizes = (replace(ink, px=round(ink.px * share)) for share in (1.0, 0.66, 0.5))
    fitting = (smaller for smaller in sizes if set_words(text, smaller, box).fits)
    return next(fitting, replace(ink, px=round(ink.px * 0.5)))


class Place(QWidget, Generic[Content]):
    """A place of a screen that owns its pixels and is repainted only when its content changed."""

    background = "tv_bg"

    def __init__(self, parent: QWidget, content: Content) -> None:
        """Show content; it must be comparable (a frozen dataclass)."""
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._content = content

    @property
    def content(self) -> Content:
        """Return what is shown."""
        return self._content

    def show_content(self, content: Content) -> None:
        """Show a content; the same content again costs nothing."""
        if content == self._content:
            return
        self._content = content
        self.setAccessibleName(self.spoken())
        self.update()

    def spoken(self) -> str:
        """Return the content in words, for tests and screen readers."""
        raise NotImplementedError

    def draw(self, painter: QPainter) -> None:
        """Draw the content over the background."""
        raise NotImplementedError

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the background and the content."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), colour(self.background))
        self.draw(painter)
        painter.end()


class Painted(Place[Content]):
    """A place of the board, in the sizes of its layout."""

    def __init__(self, parent: QWidget, layout: Layout, content: Content) -> None:
        """Draw in the sizes of layout."""
        super().__init__(parent, content)
        self._plan = layout

    def use(self, layout: Layout, box: Box) -> None:
        """Take another layout, and the place in it."""
        self._plan = layout
        self.setGeometry(rect(box))
        self.update()
