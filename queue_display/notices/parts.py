"""The parts of the notice board: header, field and page, the page itself, date of the data."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from PySide6.QtCore import QRect, QRectF, Qt
from PySide6.QtGui import QColor, QPainter
from PySide6.QtWidgets import QWidget
from qrcode.constants import ERROR_CORRECT_M
from qrcode.main import QRCode

from centre.shell import icons
from queue_display.notices.layout import GAP, NoticePlan
from queue_display.notices.paging import TITLES, Leaf, Row
from queue_display.notices.words import NoticeWords
from queue_display.optics import LINE
from queue_display.pen import (
    Content,
    Ink,
    Place,
    colour,
    font,
    plate,
    rect,
    set_words,
    width_of,
    write,
)

_QUIET: Final = 4
"""Modules of quiet zone round a QR code (ISO/IEC 18004)."""
_ASCENT: Final = 1.069


@lru_cache(maxsize=8)
def matrix_of(address: str) -> tuple[tuple[bool, ...], ...]:
    """Return the modules of a web address as a QR code, without a quiet zone."""
    code = QRCode(border=0, error_correction=ERROR_CORRECT_M)
    code.add_data(address)
    code.make(fit=True)
    return tuple(tuple(bool(module) for module in row) for row in code.get_matrix())


class Part(Place[Content]):
    """A part of the notice board, in the sizes of its plan."""

    def __init__(self, parent: QWidget, made: NoticePlan, content: Content) -> None:
        """Draw in the sizes of a plan."""
        super().__init__(parent, content)
        self._plan = made

    def use(self, made: NoticePlan, box: QRect) -> None:
        """Take another plan, and the place in it."""
        self._plan = made
        self.setGeometry(box)
        self.update()


class Header(Part[tuple[str, str]]):
    """Whose procedures these are, and the time."""

    def spoken(self) -> str:
        """Return centre and time."""
        return " · ".join(filter(None, self.content))

    def draw(self, painter: QPainter) -> None:
        """Draw the clock at the right, the name in what is left."""
        gap, size = self._plan.margin, self._plan.head
        rest = self.rect().adjusted(2 * gap, 0, -2 * gap, 0)
        name, time = self.content
        if time:
            clock = Ink(round(size * 1.15), colour("tv_ink"), align="right")
            rest.setRight(write(painter, time, clock, rest).left() - 2 * gap)
        write(painter, name, Ink(size, colour("tv_ink"), lines=0), rest)


@dataclass(frozen=True, slots=True)
class BandContent:
    """What stands over a page: field or title, the procedure's code, the page; lost: "" if not."""

    title: str
    code: str = ""
    page: str = ""
    lost: str = ""


class Band(Part[BandContent]):
    """The field at the left, which page of how many at the right; over it the lost link.

    The field is a running title: it stands in full on the page of contents, so it is shortened
    here rather than set in letters that nobody can read from a seat.
    """

    background = "tv_row"

    def spoken(self) -> str:
        """Return field, code and page, or the loss of the link."""
        said = self.content
        return said.lost or " · ".join(filter(None, (said.title, said.code, said.page)))

    def draw(self, painter: QPainter) -> None:
        """Draw page, then icon and field in what is left."""
        gap, size = self._plan.margin, self._plan.small
        said, rest = self.content, self.rect().adjusted(2 * gap, 0, -2 * gap, 0)
        if said.lost:
            _draw_warning(painter, self.rect().adjusted(gap, 0, -gap, 0), self._plan, said.lost)
            return
        if said.page:
            ink = Ink(size, colour("tv_ink2"), bold=False, align="right")
            rest.setRight(write(painter, said.page, ink, rest).left() - 2 * gap)
        icon = QRect(rest.left(), rest.top(), round(size * 1.2), rest.height())
        icons.draw(painter, "papers", icon, colour("tv_number"))
        rest.setLeft(icon.right() + gap)
        ink = Ink(size, colour("tv_number"), lines=0)
        write(painter, _running(said, ink, rest), ink, rest)


def _running(said: BandContent, ink: Ink, room: QRect) -> str:
    """Return title and code, the title shortened by words until both fit at their full size."""
    ending = f" · {said.code}" if said.code else ""
    words = said.title.split()

    def shortened(count: int) -> str:
        more = "" if count == len(words) else " …"
        return " ".join(words[:count]) + more + ending

    def is_too_long(count: int) -> bool:
        return set_words(shortened(count), ink, room).font_px < ink.px

    fitting = bisect_left(range(1, len(words) + 1), x=True, key=is_too_long)
    return shortened(fitting) if fitting else said.code or said.title


def _draw_warning(
    painter: QPainter, box: QRect, made: NoticePlan, said: str, icon: str = "link_off"
) -> None:
    """Draw icon and words on a pale plate: a shape of its own, not a colour alone."""
    gap, size = made.margin, made.small
    plate(painter, box, gap * 0.5, colour("warn_pale"))
    place = QRect(box.left() + gap, box.top(), round(size * 1.2), box.height())
    icons.draw(painter, icon, place, colour("warn"))
    words = QRect(place.right() + gap, box.top(), 0, box.height())
    words.setRight(box.right() - gap)
    write(painter, said, Ink(size, colour("ink"), lines=2), words)


class Body(Part[tuple[Leaf | None, tuple[NoticeWords, ...]]]):
    """The page: name, facts with their labels, the QR code of the online service."""

    def spoken(self) -> str:
        """Return the page in words."""
        leaf, words = self.content
        if leaf is None:
            return " / ".join(each.nothing for each in words)
        return " ".join(f"{row.label} {row.text}".strip() for row in leaf.rows)

    def draw(self, painter: QPainter) -> None:
        """Draw the rows at their exact size; the paging made sure that they fit."""
        leaf, words = self.content
        if leaf is None:
            self._draw_nothing(painter)
            return
        high = sum(self._height(row) for row in leaf.rows)
        top = 0.0
        if leaf.kind == "notice":
            top = max(0.0, (self.height() - high) / 2)
            side = min(round(top * 0.8), 3 * self._plan.name)
            icon = QRect(0, round(top) - side, self.width(), side)
            icons.draw(painter, "info", icon, colour("tv_number"))
        for row in leaf.rows:
            top += self._plan.text * GAP if row.begins else 0
            self._draw_row(painter, leaf, row, top)
            top += self._px(row) * LINE
        if leaf.address:
            self._draw_code(painter, leaf.address, words[0].scan)

    def _draw_nothing(self, painter: QPainter) -> None:
        """Draw whom to ask, in every language, under its icon, as one block in the middle."""
        made, (_, words) = self._plan, self.content
        px = round(made.name * 1.5)
        inner = self.rect().adjusted(2 * made.margin, 0, -2 * made.margin, 0)
        inks = [Ink(px, colour("tv_ink"), align="centre", lines=0)]
        inks += [Ink(made.name, colour("tv_ink2"), bold=False, align="centre", lines=0)] * (
            len(words) - 1
        )
        said = list(zip((each.nothing for each in words), inks, strict=True))
        side, gap = 4 * px, made.margin * 2
        highs = [set_words(text, ink, inner).height for text, ink in said]
        top = max(0, (inner.height() - side - sum(highs) - gap * len(highs)) // 2)
        place = QRect(inner.left(), top, inner.width(), side)
        icons.draw(painter, "info", place, colour("tv_number"))
        top += side + gap
        for (text, ink), high in zip(said, highs, strict=True):
            write(painter, text, ink, QRect(inner.left(), top, inner.width(), high))
            top += high + gap

    def _px(self, row: Row) -> int:
        """Return the font size of a row."""
        return self._plan.name if row.face == "name" else self._plan.text

    def _height(self, row: Row) -> float:
        """Return how high a row is, with the space above it (as Press.height)."""
        return self._px(row) * LINE + (self._plan.text * GAP if row.begins else 0)

    def _draw_row(self, painter: QPainter, leaf: Leaf, row: Row, top: float) -> None:
        """Draw a label and what it says."""
        px = self._px(row)
        base = round(top + px * _ASCENT)
        if row.label:
            ink = Ink(px, colour("tv_ink2"), bold=row.begins)
            label = QRect(0, round(top), leaf.indent - px // 2, round(px * LINE))
            write(painter, row.label, ink, label)
        is_title = row.face in TITLES
        shade = "tv_number" if is_title else "tv_ink2" if row.face == "plain" else "tv_ink"
        painter.setFont(font(px, bold=is_title))
        painter.setPen(colour(shade))
        left = leaf.indent if row.face == "text" else 0
        if leaf.kind == "notice":
            left = round(max(0.0, self.width() - width_of(row.text, px)) / 2)
        painter.drawText(left, base, row.text)

    def _draw_code(self, painter: QPainter, address: str, said: str) -> None:
        """Draw the QR code on white, its words under it or beside it."""
        made = self._plan
        place = rect(made.code).translated(-made.body.left, -made.body.top)
        side = min(place.width(), place.height())
        white = QRect(place.left(), place.top(), side, side)
        if made.surface.portrait:
            words = QRect(
                white.right() + 2 * made.margin,
                place.top(),
                place.width() - side - 2 * made.margin,
                side,
            )
            ink = Ink(made.text, colour("tv_ink"), lines=0)
        else:
            words = QRect(place.left(), white.bottom() + 1, side, place.height() - side)
            ink = Ink(made.small, colour("tv_ink"), align="centre", lines=2)
        plate(painter, white, made.margin * 0.4, QColor("white"))
        _draw_modules(painter, matrix_of(address), white)
        write(painter, said, ink, words)


def _draw_modules(painter: QPainter, modules: Sequence[Sequence[bool]], white: QRect) -> None:
    """Draw the modules as large as whole pixels allow, in the middle of white."""
    count = len(modules) + 2 * _QUIET
    size = max(1, white.width() // count)
    left = white.left() + (white.width() - size * len(modules)) // 2
    top = white.top() + (white.height() - size * len(modules)) // 2
    painter.setPen(Qt.PenStyle.NoPen)
    for y, row in enumerate(modules):
        for x, dark in enumerate(row):
            if dark:
                box = QRectF(left + x * size, top + y * size, size, size)
                painter.fillRect(box, QColor("black"))


class Foot(Part[tuple[str, str]]):
    """The date of the data, with its mark where they are old; the content is (icon, words)."""

    def spoken(self) -> str:
        """Return the words."""
        return self.content[1]

    def draw(self, painter: QPainter) -> None:
        """Draw icon and words; old data on a pale plate."""
        meaning, said = self.content
        if not said:
            return
        gap, size = self._plan.margin, self._plan.small
        box = self.rect().adjusted(gap, 0, -gap, 0)
        if meaning != "info":
            _draw_warning(painter, box, self._plan, said, meaning)
            return
        icon = QRect(box.left() + gap, box.top(), round(size * 1.2), box.height())
        icons.draw(painter, meaning, icon, colour("tv_ink2"))
        words = QRect(icon.right() + gap, box.top(), 0, box.height())
        words.setRight(box.right() - gap)
        write(painter, said, Ink(size, colour("tv_ink2"), bold=False, lines=2), words)
