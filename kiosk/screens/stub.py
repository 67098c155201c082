"""The card of the ticket page, drawn as a ticket: the number above, a stub to be kept below."""

from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QWidget

from centre.shell.pieces import Piece
from centre.shell.theme import RADIUS_MM, Theme

_NOTCH_MM: Final = 4.0


class TicketCard(Piece):
    """A white card with a pale stub, parted by a perforation with a notch at each end."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        """Make a card without a stub."""
        super().__init__(theme, parent)
        self._stub = QRect()

    def stub(self) -> QRect:
        """Return the stub, in the coordinates of the card."""
        return self._stub

    def set_stub(self, stub: QRect) -> None:
        """Tear here: stub reaches to the lower edge, or to the right one, of the card."""
        self._stub = QRect(stub)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint ground, stub, edge and perforation."""
        del event
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        first, last = self._perforation()
        outline = self._outline(first, last)
        painter.fillPath(outline, self.theme.surface)
        painter.save()
        painter.setClipPath(outline)
        painter.fillRect(self._stub, self.theme.colour("pale"))
        painter.restore()
        wide = self.theme.border_px()
        painter.setPen(QPen(self.theme.colour("hairline"), wide))
        painter.drawPath(outline)
        dashes = QPen(self.theme.border, max(wide, self.theme.px(0.5)))
        dashes.setStyle(Qt.PenStyle.CustomDashLine)
        dashes.setDashPattern([4.0, 4.0])
        painter.setPen(dashes)
        clear = 2.0 * self.theme.px(_NOTCH_MM)
        along = QPointF(clear, 0.0) if self._lies() else QPointF(0.0, clear)
        painter.drawLine(first + along, last - along)

    def _lies(self) -> bool:
        """Return whether the perforation lies: the stub is below and not beside."""
        return self._stub.left() == 0

    def _perforation(self) -> tuple[QPointF, QPointF]:
        """Return both ends of the perforation."""
        stub = QRectF(self._stub)
        return (stub.topLeft(), stub.topRight() if self._lies() else stub.bottomLeft())

    def _outline(self, first: QPointF, last: QPointF) -> QPainterPath:
        """Return the card's edge with its notches."""
        inset = self.theme.border_px() / 2
        radius = self.theme.px(RADIUS_MM)
        card = QPainterPath()
        card.addRoundedRect(
            QRectF(self.rect()).adjusted(inset, inset, -inset, -inset), radius, radius
        )
        notch = self.theme.px(_NOTCH_MM)
        holes = QPainterPath()
        for end in (first, last):
            holes.addEllipse(end, notch, notch)
        return card.subtracted(holes)
