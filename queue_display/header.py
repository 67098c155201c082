"""The header of every face of the lobby: whose lobby this is, and the time."""

from dataclasses import dataclass

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from centre.shell import icons
from queue_display.layout import Layout
from queue_display.pen import Ink, Painted, colour, largest, plate, set_words, write


@dataclass(frozen=True, slots=True)
class HeaderContent:
    """Whose lobby this is, the time to the minute, and the loudspeaker's alarm ("": it works)."""

    centre: str
    zone: str
    time: str
    alarm: str


class Header(Painted[HeaderContent]):
    """Name of the centre, zone, alarm of the loudspeaker, clock."""

    def __init__(self, parent: QWidget, layout: Layout) -> None:
        """Start empty, in the sizes of layout."""
        super().__init__(parent, layout, HeaderContent("", "", "", ""))

    def spoken(self) -> str:
        """Return the header in words."""
        said = self.content
        return " · ".join(filter(None, (said.centre, said.zone, said.alarm, said.time)))

    def draw(self, painter: QPainter) -> None:
        """Draw from the right: clock, alarm, then the name in what is left."""
        gap, size = self._plan.margin, self._plan.head
        rest = self.rect().adjusted(gap, 0, -gap, 0)
        clock = Ink(round(size * 1.15), colour("tv_ink"), align="right")
        if self.content.time:
            place = write(painter, self.content.time, clock, rest)
            rest.setRight(place.left() - 2 * gap)
        if self.content.alarm:
            rest.setRight(self._draw_alarm(painter, rest) - 2 * gap)
        name = " – ".join(filter(None, (self.content.centre, self.content.zone)))
        if not name:
            return
        ink = largest(name, Ink(size, colour("tv_ink"), lines=0), rest)
        write(painter, name, ink, rest)

    def _draw_alarm(self, painter: QPainter, rest: QRect) -> int:
        """Draw the loudspeaker's alarm at the right of rest; return where it begins."""
        gap, px = self._plan.margin, self._plan.small
        high = round(self.height() * 0.72)
        room = QRect(0, 0, rest.width() // 2 - high, high)
        ink = largest(self.content.alarm, Ink(px, colour("err"), lines=2), room)
        words = set_words(self.content.alarm, ink, room)
        wide = words.width + high + gap
        mark = QRect(rest.right() - wide, (self.height() - high) // 2, wide, high)
        plate(painter, mark, high / 4, colour("err_pale"))
        icons.draw(
            painter,
            "sound_off",
            QRect(mark.left() + high // 6, mark.top() + high // 6, high * 2 // 3, high * 2 // 3),
            colour("err"),
        )
        text = QRect(mark.left() + high, mark.top(), words.width + 1, high)
        write(painter, self.content.alarm, ink, text)
        return mark.left()
