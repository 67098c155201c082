"""Face: one answer of a rating; mouth and brows carry the meaning, colour only helps."""

from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen

from centre.shell.pieces.fitting import Fitted, Letters, fit, paint
from centre.shell.pieces.targets import Skin, Target
from centre.shell.theme import FACES, Theme

LABEL: Final = Letters(5.8, bold=True, align="centre", lines=3)
_MOUTH_BEND: Final = (-0.26, -0.15, 0.0, 0.17, 0.0)
"""How far the middle of the mouth hangs below its ends, in radii; the last face laughs openly."""
_BROWS: Final = ((0.10, -0.09), (0.03, -0.03), (0.0, 0.0), (0.0, 0.0), (0.0, 0.0))
"""Height of the brows' outer and inner ends, in radii (down is positive); worried, never angry."""


class Face(Target):
    """One level of a rating, with its label below; level 0 is the worst face, 4 the best."""

    def __init__(self, theme: Theme, key: str, level: int, label: str = "") -> None:
        """Draw face 0..4 (the face of a ratings.Level) above label."""
        super().__init__(theme, key)
        self._level = level
        self._label = ""
        self._letters = LABEL
        self.set_label(label)

    def set_label(self, label: str) -> None:
        """Show other words; the accessible name follows."""
        self._label = label
        self.setAccessibleName(label)
        self.update()

    def set_letters(self, letters: Letters) -> None:
        """Set the label in other letters: those of its neighbours."""
        self._letters = letters
        self.update()

    def fits(self) -> bool:
        """Return whether the label is whole at a permitted size."""
        return self._fitted().fits

    def sizeHint(self) -> QSize:
        """Return 80 × 140 mm, the size of a face on a 21.5" screen."""
        return QSize(self.theme.px(80), self.theme.px(140))

    def edge_colour(self, skin: Skin) -> QColor:
        """Return the plain border: a frame in the face's colour would shout for one answer."""
        return self.theme.colour(skin.edge)

    def _fitted(self) -> Fitted:
        """Return the label as it is painted."""
        width = self.width() - 2 * self.theme.px(4)
        return fit(
            self.theme, self._label, self._letters, max(1, width), max(1, self.height() // 2)
        )

    def _head(self, label: Fitted) -> QRectF:
        """Return the face's circle: clear of the frame, above the label, as one group."""
        room = self.height() - label.height - self.theme.px(14)
        side = max(1.0, min(float(room), self.width() - self.theme.px(12), self.theme.px(84)))
        top = (self.height() - side - self.theme.px(5) - label.height) / 2
        return QRectF((self.width() - side) / 2, top, side, side)

    def paint_content(self, painter: QPainter, skin: Skin) -> None:
        """Paint the face and its label."""
        label = self._fitted()
        head = self._head(label)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(FACES[self._level]).darker(115 if self.isDown() else 100))
        painter.drawEllipse(head)
        self._paint_features(painter, head.center(), head.width() / 2)
        top = round(head.bottom()) + self.theme.px(5)
        box = QRect(0, top, self.width(), label.height)
        paint(painter, label, box, self.theme.colour(skin.ink), "centre")

    def _paint_features(self, painter: QPainter, middle: QPointF, radius: float) -> None:
        """Paint eyes, brows and mouth in white."""
        white = QColor("#FFFFFF")
        painter.setBrush(white)
        for side in (-1, 1):
            eye = middle + QPointF(side * 0.34, -0.16) * radius
            painter.drawEllipse(eye, 0.10 * radius, 0.13 * radius)
        stroke = QPen(white, 0.11 * radius)
        stroke.setCapStyle(Qt.PenCapStyle.RoundCap)
        stroke.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(stroke)
        outer, inner = _BROWS[self._level]
        if outer or inner:
            for side in (-1, 1):
                painter.drawLine(
                    middle + QPointF(side * 0.56, -0.47 + outer) * radius,
                    middle + QPointF(side * 0.22, -0.47 + inner) * radius,
                )
        self._paint_mouth(painter, middle, radius)

    def _paint_mouth(self, painter: QPainter, middle: QPointF, radius: float) -> None:
        """Paint the mouth: a bent line, or for the best face an open smile."""
        bend = _MOUTH_BEND[self._level]
        laughs = self._level == len(FACES) - 1
        ends = 0.20 if laughs else 0.40 - bend / 2
        path = QPainterPath(middle + QPointF(-0.44, ends) * radius)
        if laughs:
            path.lineTo(middle + QPointF(0.44, ends) * radius)
            path.cubicTo(
                middle + QPointF(0.36, 0.74) * radius,
                middle + QPointF(-0.36, 0.74) * radius,
                middle + QPointF(-0.44, ends) * radius,
            )
        else:
            painter.setBrush(Qt.BrushStyle.NoBrush)
            path.quadTo(
                middle + QPointF(0.0, ends + 2 * bend) * radius,
                middle + QPointF(0.44, ends) * radius,
            )
        painter.drawPath(path)
