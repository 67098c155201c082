"""Drawn parts of the live board: a queue's row and a counter's card."""

from collections.abc import Iterator
from typing import Final

from PySide6.QtCore import QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QSizePolicy

from centre.rules.forecast import AHEAD
from centre.shell import icons
from counter_client.look import RADIUS, THEME, letters
from counter_client.supervisor.drawn import Drawn, Words
from counter_client.supervisor.live_said import CounterWords, ServiceWords

ROW: Final = 68
HEAD: Final = 38
CARD: Final = QSize(216, 132)
PAD: Final = 12
SHARES: Final = (0.35, 0.09, 0.19, 0.27, 0.1)
"""Parts of the width: service, waiting, longest, forecast, open counters."""
BAR: Final = 8
OF_TARGET: Final = 2
"""A bar is full at twice the target."""


def columns(width: int, height: int) -> tuple[QRect, ...]:
    """Return the boxes of the five columns in a row."""
    found, left = [], 0
    for share in SHARES:
        wide = round(width * share)
        found.append(QRect(left, 0, wide - PAD, height))
        left += wide
    return tuple(found)


class Heads(Drawn[tuple[str, ...]]):
    """What stands above the columns."""

    def __init__(self) -> None:
        """Make the line."""
        super().__init__()
        self.setFixedHeight(HEAD)

    def words(self, value: tuple[str, ...]) -> Iterator[Words]:
        """Yield the heads."""
        how = letters(13, bold=True, colour="ink2", lines=2)
        for text, box in zip(value, columns(self.width(), HEAD), strict=True):
            yield Words(text, how, box)


class ServiceRow(Drawn[ServiceWords]):
    """A queue: letters and name, who waits, the longest wait with its bar, curve, counters."""

    def __init__(self) -> None:
        """Make the row."""
        super().__init__()
        self.setFixedHeight(ROW)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def words(self, value: ServiceWords) -> Iterator[Words]:
        """Yield badge, name, numbers and the forecast in words."""
        name, waiting, longest, ahead, open_ = columns(self.width(), ROW)
        yield Words(
            value.letters,
            letters(18, bold=True, colour="primary", align="centre", lines=2),
            self._badge(name),
        )
        yield Words(value.name, letters(15, bold=True), name.adjusted(48, 3, 0, -3))
        yield Words(value.waiting, letters(24, bold=True, lines=1), waiting)
        is_over = value.tone == "err"
        said = longest.adjusted(24 * is_over, 9, 0, -30)
        colour = "err" if is_over else "ink"
        yield Words(value.longest, letters(17, bold=True, colour=colour, lines=1), said)
        caption = ahead.adjusted(self._curve(ahead).width() + 12, 4, 6, -4)
        bold = value.tone != "ink"
        how = letters(14, bold=bold, colour="ink2" if not bold else value.tone, lines=3)
        yield Words(value.ahead, how, caption)
        colour = "err" if value.lacks else "ink"
        mine = open_.adjusted(24 * value.lacks, 0, 0, 0)
        yield Words(value.open, letters(17, bold=True, colour=colour, lines=1), mine)

    @staticmethod
    def _badge(name: QRect) -> QRect:
        return QRect(name.left(), (ROW - 38) // 2, 38, 38)

    @staticmethod
    def _curve(ahead: QRect) -> QRect:
        return QRect(ahead.left(), 10, max(60, round(ahead.width() * 0.5)), ROW - 20)

    def draw(self, painter: QPainter, value: ServiceWords) -> None:
        """Draw badge, bar, curve, marks, and the line below."""
        name, _, longest, ahead, open_ = columns(self.width(), ROW)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(THEME.colour("pale"))
        painter.drawRoundedRect(QRectF(self._badge(name)), 8, 8)
        self._draw_bar(painter, value, longest)
        draw_curve(painter, value, self._curve(ahead))
        if value.tone == "err":
            _mark(painter, QRect(longest.left(), 13, 20, 20))
        if value.lacks:
            _mark(painter, QRect(open_.left(), (ROW - 20) // 2, 20, 20))
        painter.setPen(THEME.colour("hairline"))
        painter.drawLine(0, ROW - 1, self.width(), ROW - 1)

    @staticmethod
    def _draw_bar(painter: QPainter, value: ServiceWords, longest: QRect) -> None:
        """Draw the longest wait against the target, whose line stands in the middle."""
        track = QRect(longest.left(), ROW - 26, longest.width() - PAD, BAR)
        painter.setBrush(THEME.colour("hairline"))
        painter.drawRoundedRect(QRectF(track), BAR / 2, BAR / 2)
        full = max(1, OF_TARGET * value.target)
        part = min(1.0, (value.wait or 0) / full)
        if part:
            painter.setBrush(THEME.colour("err" if value.tone == "err" else "primary"))
            filled = QRectF(track.left(), track.top(), max(BAR, track.width() * part), BAR)
            painter.drawRoundedRect(filled, BAR / 2, BAR / 2)
        painter.setPen(QPen(THEME.ink, 2))
        at = track.left() + track.width() // OF_TARGET
        painter.drawLine(at, track.top() - 4, at, track.bottom() + 5)
        painter.setPen(Qt.PenStyle.NoPen)


def _mark(painter: QPainter, box: QRect) -> None:
    icons.draw(painter, "warning", box, THEME.colour("err"))


def draw_curve(painter: QPainter, value: ServiceWords, box: QRect) -> None:
    """Draw the longest wait of the next half hour, with the target as a dashed line."""
    points, target, base = value.points, value.target, box.bottom()
    top = max([target * 1.5, *(point.longest for point in points)]) or 1.0

    def y(minutes: float) -> float:
        return base - minutes / top * box.height()

    if points:
        line = [
            QPointF(box.left() + point.minute / AHEAD * box.width(), y(point.longest))
            for point in points
        ]
        _draw_area(painter, line, base, value.tone)
    painter.setPen(QPen(THEME.border, 1))
    painter.drawLine(box.left(), base, box.right(), base)
    painter.setPen(QPen(THEME.ink2, 1, Qt.PenStyle.DashLine))
    painter.drawLine(QPointF(box.left(), y(target)), QPointF(box.right(), y(target)))
    painter.setPen(Qt.PenStyle.NoPen)


def _draw_area(painter: QPainter, line: list[QPointF], base: int, tone: str) -> None:
    """Draw a line and the area below it, in the colour of what it means."""
    colour, pale = ("primary", "pale") if tone == "ink" else (tone, f"{tone}_pale")
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(THEME.colour(pale))
    ends = [QPointF(line[-1].x(), base), QPointF(line[0].x(), base)]
    painter.drawPolygon(QPolygonF([*line, *ends]))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.setPen(QPen(THEME.colour(colour), 2.2))
    painter.drawPolyline(QPolygonF(line))


class CounterCard(Drawn[CounterWords]):
    """A counter: its name, the number there, what it does since when, who sits there."""

    def __init__(self) -> None:
        """Make the card."""
        super().__init__()
        self.setMinimumSize(CARD)
        self.setFixedHeight(CARD.height())
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)

    def words(self, value: CounterWords) -> Iterator[Words]:
        """Yield name, number, state and clerk."""
        inner = self.rect().adjusted(PAD, 8, -PAD, -8)
        number = 74 if value.label else 0
        name = QRect(inner.left(), inner.top(), inner.width() - number, 42)
        yield Words(value.name, letters(15, bold=True, lines=2), name)
        label = QRect(inner.right() - 70, inner.top(), 71, 42)
        yield Words(value.label, letters(22, bold=True, align="right", lines=1), label)
        state = QRect(inner.left() + 26, inner.top() + 42, inner.width() - 26, 38)
        yield Words(value.state, letters(14, bold=True, colour=value.colour, lines=2), state)
        clerk = QRect(inner.left(), inner.top() + 80, inner.width(), 38)
        yield Words(value.clerk, letters(14, colour="ink2", lines=2), clerk)

    def draw(self, painter: QPainter, value: CounterWords) -> None:
        """Draw the card's ground and the icon of what it does."""
        painter.setPen(QPen(THEME.colour("hairline"), 1))
        painter.setBrush(THEME.colour("surface" if value.clerk or value.label else "bg"))
        painter.drawRoundedRect(QRectF(self.rect()).adjusted(1, 1, -1, -1), RADIUS, RADIUS)
        colour = THEME.colour(value.colour)
        icons.draw(painter, value.icon, QRect(PAD, 59, 20, 20), colour)
