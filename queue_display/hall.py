"""A wide hall: the newest calls over the whole glass, each with the zone to walk to."""

from dataclasses import dataclass

from PySide6.QtCore import QPoint, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen
from PySide6.QtWidgets import QWidget

from centre.shell.theme import CAP_HEIGHT
from queue_display.face import CallsFace
from queue_display.flow import Shown, View
from queue_display.hall_layout import GAP, MARK_HIGH, plan_hall
from queue_display.layout import Layout, Surface, Widths
from queue_display.panel import PanelContent
from queue_display.pen import Ink, colour, mark, mark_size, number, write
from queue_display.rows import JOINT, PAD, CallRow, RowContent
from queue_display.tongue import BoardWords


@dataclass(frozen=True, slots=True)
class CellContent(RowContent):
    """A call of the hall; bright: the phase of its pulse; zoned: the zone is told with it."""

    bright: bool = False
    zoned: bool = True


class CallCell(CallRow):
    """One call: its number, the mark of a new or repeated call, and where to walk to."""

    content: CellContent

    def __init__(self, parent: QWidget, layout: Layout, words: BoardWords) -> None:
        """Start empty, in the sizes of layout."""
        super().__init__(parent, layout, CellContent(None, words))

    def spoken(self) -> str:
        """Return the call in words; empty for an empty cell."""
        call = self.content.call
        said = super().spoken()
        zoned = call is not None and call.zone and self.content.zoned
        return f"{said} · {self.place()}" if zoned else said

    def place(self) -> str:
        """Return where to walk to, without the counter's code."""
        call = self.content.call
        return self.content.words.place(call.zone if call and self.content.zoned else "")

    def draw_call(self, painter: QPainter, call: Shown) -> None:
        """Draw number and code, and the words in the same line or over them."""
        pad = round(self._plan.digit * PAD)
        inner = self.rect().adjusted(pad, 0, -pad, 0)
        self._draw_frame(painter, call)
        dark = colour("tv_on_newest")
        inks = (dark, dark) if call.lit else (colour("tv_number"), colour("tv_ink"))
        lower = inner if self._plan.badge_beside else self._lower(inner)
        left = number(painter, call.label, Ink(self._plan.digit, inks[0]), lower)
        right = number(painter, call.counter, Ink(self._plan.digit, inks[1], align="right"), lower)
        words = self._words_box(inner, left, right)
        self._draw_words(painter, call, words)

    def _lower(self, inner: QRect) -> QRect:
        """Return the place of the digits under a line of words; what is spare is shared evenly."""
        high = round(self._plan.digit * CAP_HEIGHT)
        top = self._words_top(inner) + self._words_high() + round(self._plan.digit * GAP)
        return QRect(inner.left(), top, inner.width(), high)

    def _words_high(self) -> int:
        """Return the height of the words over the digits."""
        return round(self._plan.panel_sizes.small * MARK_HIGH)

    def _words_top(self, inner: QRect) -> int:
        """Return where the words over the digits begin."""
        block = self._words_high() + round(self._plan.digit * (GAP + CAP_HEIGHT))
        return inner.top() + (inner.height() - block) // 2

    def _words_box(self, inner: QRect, left: QRectF, right: QRectF) -> QRect:
        """Return the place of the words: over the digits, or between number and code."""
        pad = round(self._plan.digit * PAD)
        if self._plan.badge_beside:
            start = round(left.right()) + pad
            return QRect(start, inner.top(), round(right.left()) - pad // 2 - start, inner.height())
        return QRect(inner.left(), self._words_top(inner), inner.width(), self._words_high())

    def _draw_words(self, painter: QPainter, call: Shown, box: QRect) -> None:
        """Draw the mark at the left and the place at the right."""
        px, grey = self._plan.panel_sizes.small, colour("tv_ink2")
        dark = colour("tv_on_newest")
        said = self.said_by_mark(call)
        if said:
            size = mark_size(said, px)
            shades = (dark, colour("tv_newest")) if call.lit else (grey, dark)
            corner = QPoint(box.left(), box.top() + (box.height() - size.height()) // 2)
            mark(painter, said, px, corner, shades)
            box = box.adjusted(size.width() + px // 2, 0, 0, 0)
        ink = Ink(px, dark if call.lit else grey, bold=call.lit, align="right")
        write(painter, self.place(), ink, box)

    def said_by_mark(self, call: Shown) -> str:
        """Return the words of the call's mark: called again, just called, or none."""
        if call.again:
            return self.content.words.again
        return self.content.words.newest if call.lit else ""

    def ground(self, call: Shown) -> QColor:
        """Return the fill: white in the bright phase of the pulse, else gold or blue."""
        if call.lit and self.content.bright:
            return colour("surface")
        return super().ground(call)

    def draw_pointer(self, painter: QPainter) -> None:
        """Draw nothing: the mark says in words that the call is new."""

    def _draw_frame(self, painter: QPainter, call: Shown) -> None:
        """Draw the edge of a call while it pulses."""
        if not (call.lit and self.content.bright):
            return
        wide = max(3.0, self._plan.margin * 0.3)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.setPen(QPen(colour("tv_newest"), wide))
        inside = QRectF(self.rect()).adjusted(wide / 2, wide / 2, -wide / 2, -wide / 2)
        radius = self._plan.margin * 0.55 - wide / 2
        painter.drawRoundedRect(inside, max(0.0, radius), max(0.0, radius))


class HallFace(CallsFace):
    """Cells over the whole glass; the welcome while there is no call at all."""

    def __init__(
        self,
        glass: tuple[float, float],
        words: tuple[BoardWords, ...],
        widths: Widths | None = None,
        *,
        zoned: bool = True,
    ) -> None:
        """Keep the glass (inches, metres to the farthest seat), words, and widest numbers.

        zoned: the hall has several zones, and each call tells its own.
        """
        self._zoned = zoned
        super().__init__(glass, words, widths)
        self.replan()

    def plan_for(self, surface: Surface, widths: Widths) -> Layout:
        """Return the layout of a hall."""
        return plan_hall(surface, widths, len(self._words))

    def heads(self) -> tuple[str, str]:
        """Return what number and place are called in the second language, too."""
        return (
            JOINT.join(each.column_number for each in self._words),
            JOINT.join(each.column_counter for each in self._words),
        )

    def new_row(self) -> CallCell:
        """Return one more cell."""
        return CallCell(self, self.plan, self._words[0])

    def arrange(self) -> None:
        """Show the legend where the layout has one."""
        self.heading.setVisible(self.plan.heading.height > 0)

    def show_calls(self, view: View) -> None:
        """Show the newest calls; the welcome over the cells while there is none."""
        self.panel.show_content(PanelContent(None, bright=False, words=self._words))
        self.panel.setVisible(not view.rows)
        self.panel.raise_()
        pulsing = view.panel.id if view.panel and view.bright else None
        self.show_rows(
            [
                CellContent(call, self._words[0], call.id == pulsing, self._zoned)
                for call in view.rows
            ]
        )
