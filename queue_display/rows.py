"""The list of newest calls, its heading, and the numbers that come soon."""

from dataclasses import dataclass
from math import floor
from typing import Final

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QPainter

from centre.shell import icons
from centre.shell.theme import CAP_HEIGHT
from queue_display.flow import Shown
from queue_display.layout import LINE
from queue_display.pen import (
    Align,
    Ink,
    Painted,
    colour,
    mark,
    mark_size,
    number,
    plate,
    pointer,
    width_of,
    write,
)
from queue_display.tongue import BoardWords

JOINT: Final = " · "
"""Stands between two languages of one head."""
PAD: Final = 0.32
"""Space at both ends of a row, in em of its digits."""


@dataclass(frozen=True, slots=True)
class RowContent:
    """A call of the list; None: the row is empty."""

    call: Shown | None
    words: BoardWords


class CallRow(Painted[RowContent]):
    """One call: number left, counter right, the mark of a recall between."""

    def spoken(self) -> str:
        """Return the call in words; empty for an empty row."""
        call, words = self.content.call, self.content.words
        if call is None:
            return ""
        said = words.call(call.label, call.counter)
        return f"{said} · {words.again}" if call.again else said

    def draw(self, painter: QPainter) -> None:
        """Draw the row; an empty one is only a faint place."""
        call, radius = self.content.call, self._plan.margin * 0.55
        if call is None:
            faint = colour("tv_panel")
            faint.setAlphaF(0.55)
            plate(painter, self.rect(), radius, faint)
            return
        plate(painter, self.rect(), radius, self.ground(call))
        if call.lit:
            self.draw_pointer(painter)
        self.draw_call(painter, call)

    def ground(self, call: Shown) -> QColor:
        """Return the fill of a call: gold while it is highlighted."""
        return colour("tv_newest" if call.lit else "tv_row")

    def draw_pointer(self, painter: QPainter) -> None:
        """Point at the highlighted number, for whom gold and blue are one."""
        wide, high = round(self._plan.digit * 0.18), round(self._plan.digit * 0.36)
        top = (self.height() - high) // 2
        pointer(painter, QRect(round(wide * 0.35), top, wide, high), colour("tv_on_newest"))

    def draw_call(self, painter: QPainter, call: Shown) -> None:
        """Draw number, counter and, for a recall, the mark between or under them."""
        beside, digit = call.again and self._mark_beside(call), self._plan.digit
        pad = round(digit * PAD)
        inner = self.rect().adjusted(pad, 0, -pad, 0)
        spare = self.height() - digit * CAP_HEIGHT
        if call.again and not beside:
            inner.setHeight(round(digit * CAP_HEIGHT + spare * 0.4))
        dark = colour("tv_on_newest")
        first = dark if call.lit else colour("tv_number")
        place = number(painter, call.label, Ink(digit, first), inner)
        second = Ink(digit, dark if call.lit else colour("tv_ink"), align="right")
        number(painter, call.counter, second, inner)
        if not call.again:
            return
        shades = (dark, colour("tv_newest")) if call.lit else (colour("tv_ink2"), dark)
        px = self._plan.small if beside else round(min(self._plan.small, spare * 0.4))
        size = mark_size(self.content.words.again, px)
        corner = QPoint(pad, self.height() - size.height() - round(spare * 0.08))
        if beside:
            corner = QPoint(round(place.right()) + pad, (self.height() - size.height()) // 2)
        mark(painter, self.content.words.again, px, corner, shades)

    def _mark_beside(self, call: Shown) -> bool:
        """Tell whether the mark of a recall has room between number and counter."""
        digit = self._plan.digit
        taken = width_of(call.label, digit) + width_of(call.counter, digit)
        wide = mark_size(self.content.words.again, self._plan.small).width()
        return self.width() - taken - 4 * round(digit * PAD) >= wide


class Heading(Painted[tuple[str, str]]):
    """What the two columns of the list are, in the languages that have room."""

    def spoken(self) -> str:
        """Return both column heads."""
        return " · ".join(self.content)

    def draw(self, painter: QPainter) -> None:
        """Draw one head at each side."""
        pad, px = round(self._plan.digit * PAD), self._plan.small
        wide = sum(width_of(said, px, bold=False) for said in self.content)
        said = self.content
        if wide + px > self.width() - 2 * pad:
            said = (said[0].split(JOINT)[0], said[1].split(JOINT)[0])
        half = (self.width() - 2 * pad) // 2
        left = QRect(pad, 0, half, self.height())
        right = QRect(self.width() - pad - half, 0, half, self.height())
        grey = colour("tv_ink2")
        write(painter, said[0], Ink(self._plan.small, grey, bold=False), left)
        ink = Ink(self._plan.small, grey, bold=False, align="right")
        write(painter, said[1], ink, right)


@dataclass(frozen=True, slots=True)
class ComingContent:
    """Numbers that come soon while the order is certain; empty: what to do meanwhile is said."""

    numbers: tuple[str, ...]
    words: tuple[BoardWords, ...]


class Coming(Painted[ComingContent]):
    """Sắp đến lượt: as many numbers as fit whole."""

    def spoken(self) -> str:
        """Return what is shown, in words."""
        words = self.content.words[0]
        if not self.content.numbers:
            return words.guidance
        return f"{words.coming}: {', '.join(self.shown_numbers())}"

    def shown_numbers(self) -> tuple[str, ...]:
        """Return the numbers that fit whole, first come first."""
        return tuple(each for line in self._lines() for each in line)

    def _lines(self) -> list[list[str]]:
        """Return the numbers that fit whole, line by line."""
        digit, whole = self._plan.digit, self.width() - 2 * self._pad
        most = max(1, floor((self.height() - self._plan.small * LINE) / (digit * 1.12)))
        lines, room = [list[str]()], whole
        for each in self.content.numbers:
            wide = round(width_of(each, digit))
            if lines[-1] and room < wide + self._gap:
                if len(lines) == most:
                    break
                lines, room = [*lines, []], whole
            if wide > whole:
                break
            room -= wide + (self._gap if lines[-1] else 0)
            lines[-1].append(each)
        return lines

    @property
    def _gap(self) -> int:
        """Return the space between two numbers."""
        return round(self._plan.digit * 0.42)

    @property
    def _pad(self) -> int:
        """Return the space at both ends."""
        return round(self._plan.margin * 1.6)

    def draw(self, painter: QPainter) -> None:
        """Draw caption and numbers, or the guidance."""
        plate(painter, self.rect(), self._plan.margin * 0.9, colour("tv_panel"))
        inner = self.rect().adjusted(self._pad, 0, -self._pad, 0)
        if not self.content.numbers:
            self._draw_guidance(painter, inner)
            return
        high = round(self._plan.small * LINE)
        top = inner.top() + self._plan.margin // 2
        head = QRect(inner.left(), top, inner.width(), high)
        caption = self._caption(inner.width())
        grey = Ink(self._plan.small, colour("tv_ink2"), bold=False)
        write(painter, caption, grey, head)
        box = QRect(inner.left(), head.bottom(), inner.width(), inner.bottom() - head.bottom())
        lines = self._lines()
        for index, line in enumerate(lines):
            row = QRect(box)
            row.setTop(box.top() + box.height() * index // len(lines))
            row.setBottom(box.top() + box.height() * (index + 1) // len(lines) - 1)
            for each in line:
                place = number(painter, each, Ink(self._plan.digit, colour("tv_ink")), row)
                row.setLeft(row.left() + round(place.width()) + self._gap)

    def _caption(self, room: int) -> str:
        """Return the caption in as many languages as have room at its size."""
        said = [words.coming for words in self.content.words]
        while len(said) > 1 and width_of(" · ".join(said), self._plan.small, bold=False) > room:
            said.pop()
        return " · ".join(said)

    def _draw_guidance(self, painter: QPainter, inner: QRect) -> None:
        """Draw what to do while nothing certain can be said."""
        narrow = inner.width() < 8 * self._plan.head
        size = min(inner.height() // 3, inner.width() // (5 if narrow else 12))
        icon = QRect(inner.left(), inner.top(), size * 3 // 2, inner.height())
        box = inner.adjusted(icon.width() + self._plan.margin, 0, 0, 0)
        if narrow:
            icon = QRect(inner.left(), inner.top() + self._plan.margin, inner.width(), size)
            box = inner.adjusted(0, size + self._plan.margin, 0, -self._plan.margin)
        icons.draw(painter, "info", icon, colour("tv_ink2"))
        count = len(self.content.words)
        high = box.height() // count
        for index, words in enumerate(self.content.words):
            row = QRect(box.left(), box.top() + index * high, box.width(), high)
            ink = colour("tv_ink" if index == 0 else "tv_ink2")
            px = round(self._plan.head * (1.1 if index == 0 else 0.85))
            align: Align = "centre" if narrow else "left"
            write(painter, words.guidance, Ink(px, ink, index == 0, align, 4 if narrow else 2), row)
