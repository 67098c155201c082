"""The parts of a door display: the counter's sign, its stage, its services, its strip."""

from dataclasses import dataclass
from math import floor
from typing import Final

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from centre.shell import icons
from queue_display.door.layout import SIGN_WORD, DoorPlan
from queue_display.door.words import DoorWords
from queue_display.optics import LINE, Box
from queue_display.pages import Line
from queue_display.pen import (
    Content,
    Ink,
    Place,
    colour,
    font,
    number,
    plate,
    rect,
    set_words,
    width_of,
    write,
)

_PART_WIDTH: Final = 2.9
"""Room for "10/12", in em."""
_NEARLY: Final = 0.85
"""Words that would be smaller than this share of their size have no room."""


class Part(Place[Content]):
    """A part of a door display, in the sizes of its plan."""

    def __init__(self, parent: QWidget, plan: DoorPlan, content: Content) -> None:
        """Draw in the sizes of plan."""
        super().__init__(parent, content)
        self._plan = plan

    def use(self, plan: DoorPlan, box: Box) -> None:
        """Take another plan, and the place in it."""
        self._plan = plan
        self.setGeometry(rect(box))
        self.update()


@dataclass(frozen=True, slots=True)
class SignContent:
    """Whose door this is; name is "" where it says no more than the code."""

    word: str
    code: str


class Sign(Part[SignContent]):
    """QUẦY 3 on a plate."""

    def spoken(self) -> str:
        """Return the sign in words."""
        return f"{self.content.word} {self.content.code}"

    def draw(self, painter: QPainter) -> None:
        """Draw the word at the left, the code at the right."""
        plate(painter, self.rect(), self._plan.margin * 0.7, colour("tv_row"))
        px, pad = self._plan.code, round(self._plan.code * 0.2)
        inner = self.rect().adjusted(pad, 0, -pad, 0)
        code = Ink(px, colour("tv_number"), align="right")
        place = number(painter, self.content.code, code, inner)
        left = inner.left()
        room = QRect(left, inner.top(), round(place.left()) - left - pad, inner.height())
        word = self.content.word
        # COUNTER is twice as wide as QUẦY: a smaller size, where it would reach into the digits.
        asked = round(px * SIGN_WORD)
        fitting = floor(asked * min(1.0, room.width() / width_of(word, asked)))
        number(painter, word, Ink(fitting, colour("tv_ink")), room)


class Clock(Part[str]):
    """The time to the minute."""

    def spoken(self) -> str:
        """Return the time."""
        return self.content

    def draw(self, painter: QPainter) -> None:
        """Draw the time as large as its place."""
        px = round(self.width() / 3.1)
        number(painter, self.content, Ink(px, colour("tv_ink"), align="right"), self.rect())


@dataclass(frozen=True, slots=True)
class AboutContent:
    """The counter's name ("": it says no more than the sign) and what is served, one language."""

    name: str
    services: tuple[str, ...]
    words: DoorWords


class About(Part[AboutContent]):
    """Name and services in small lines, in letters of their full size.

    Services that have no room are counted, never cut; where not even one has any, the name stands
    alone. The strip tells them all (`is_whole`).
    """

    def spoken(self) -> str:
        """Return name and services in words, as many as are shown."""
        room = self._rooms()[1]
        return " · ".join(part for part in (self.content.name, self._sentence(room)) if part)

    def draw(self, painter: QPainter) -> None:
        """Draw the name over the services."""
        above, below = self._rooms()
        if self.content.name:
            write(painter, self.content.name, self._name_ink(), above)
        said = self._sentence(below)
        if said:
            write(painter, said, self._ink(), below)

    def _name_ink(self) -> Ink:
        """Return how the name is set."""
        return Ink(self._plan.small, colour("tv_ink"), lines=0)

    def _ink(self) -> Ink:
        """Return how the services are set."""
        return Ink(self._plan.small, colour("tv_ink2"), bold=False, lines=0)

    @property
    def is_whole(self) -> bool:
        """Tell whether all services are named."""
        shown = self._sentence(self._rooms()[1])
        return all(name in shown for name in self.content.services)

    def _rooms(self) -> tuple[QRect, QRect]:
        """Return the places of name and services; the name comes first."""
        whole = self.rect()
        if not self.content.name:
            return QRect(whole.left(), whole.top(), whole.width(), 0), whole
        high = set_words(self.content.name, self._name_ink(), whole).height
        if not self.content.services or whole.height() - high < self._plan.small * LINE:
            return whole, QRect(whole.left(), whole.bottom(), whole.width(), 0)
        above = QRect(whole.left(), whole.top(), whole.width(), high)
        return above, whole.adjusted(0, high, 0, 0)

    def _sentence(self, room: QRect) -> str:
        """Return the longest sentence of the services that fits at nearly its full size."""
        names, words = self.content.services, self.content.words
        for count in range(len(names), 0, -1):
            shown = list(names[:count])
            if count < len(names):
                shown.append(words.more.format(count=len(names) - count))
            said = words.services.format(services=" · ".join(shown))
            if self._has_room(said, room):
                return said
        return ""

    def _has_room(self, said: str, room: QRect) -> bool:
        """Tell whether a sentence fits without becoming small."""
        if room.height() < self._plan.small:
            return False
        fitted = set_words(said, self._ink(), room)
        return fitted.fits and fitted.font_px >= self._plan.small * _NEARLY


@dataclass(frozen=True, slots=True)
class StripContent:
    """A page of the notices, or since when the link is lost ("": it holds); part: "" or "1/2"."""

    lines: tuple[Line, ...]
    lost: str
    part: str = ""


class Strip(Part[StripContent]):
    """The lower edge: a page of a notice; over it the loss of the link, icon and words."""

    def spoken(self) -> str:
        """Return what is said."""
        return self.content.lost or " ".join(line.text for line in self.content.lines)

    def words_width(self) -> int:
        """Return how wide a line of a notice may be: beside it stands which part it is."""
        return self._words_box().width() - self._part_box().width() - self._plan.margin

    def draw(self, painter: QPainter) -> None:
        """Draw the lost link on its own ground, else the page at its exact size."""
        if self.content.lost:
            plate(painter, self.rect(), self._plan.margin * 0.6, colour("warn_pale"))
            icons.draw(painter, "link_off", self._icon_box(), colour("warn"))
            ink = Ink(self._plan.small, colour("ink"), lines=self._plan.band_lines)
            write(painter, self.content.lost, ink, self._words_box())
            return
        if not self.content.lines:
            return
        icons.draw(painter, "info", self._icon_box(), colour("tv_number"))
        px, box = self._plan.small, self._words_box()
        pitch = round(px * LINE)
        top = box.top() + (box.height() - pitch * len(self.content.lines)) // 2
        for index, line in enumerate(self.content.lines):
            painter.setFont(font(px, bold=line.bold))
            painter.setPen(colour("tv_ink"))
            painter.drawText(box.left(), top + index * pitch + round(px * 1.069), line.text)
        ink = Ink(px, colour("tv_ink2"), bold=False, align="right")
        write(painter, self.content.part, ink, self._part_box())

    def _icon_box(self) -> QRect:
        """Return the place of the icon."""
        size = round(self._plan.small * 1.4)
        return QRect(self._plan.margin, 0, size, self.height())

    def _words_box(self) -> QRect:
        """Return the place of the words."""
        left = self._icon_box().right() + 1 + self._plan.margin
        return QRect(left, 0, max(1, self.width() - left - self._plan.margin), self.height())

    def _part_box(self) -> QRect:
        """Return the place of "1/2"."""
        wide, box = round(self._plan.small * _PART_WIDTH), self._words_box()
        return QRect(box.right() + 1 - wide, 0, wide, self.height())
