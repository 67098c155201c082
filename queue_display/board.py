"""The board: header, call panel, newest calls, coming soon, notices, each in its place.

It is told a View and the centre's texts, and changes only the parts that differ.
"""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from centre.shell import icons
from queue_display.flow import View
from queue_display.layout import Box, Layout, Surface, Widths, plan
from queue_display.pages import Posting
from queue_display.panel import CallPanel, PanelContent
from queue_display.pen import Ink, Painted, colour, plate, set_words, write
from queue_display.rows import CallRow, Coming, ComingContent, Heading, RowContent
from queue_display.ticker import LostStrip, Ticker
from queue_display.tongue import BoardWords


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
        write(painter, name, Ink(size, colour("tv_ink"), lines=0), rest)

    def _draw_alarm(self, painter: QPainter, rest: QRect) -> int:
        """Draw the loudspeaker's alarm at the right of rest; return where it begins."""
        gap, px = self._plan.margin, self._plan.small
        high = round(self.height() * 0.72)
        room = QRect(0, 0, rest.width() // 2 - high, high)
        words = set_words(self.content.alarm, Ink(px, colour("err"), lines=2), room)
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
        write(painter, self.content.alarm, Ink(px, colour("err"), lines=2), text)
        return mark.left()


class BoardFace(QWidget):
    """All parts of the board on one widget of any size."""

    def __init__(
        self,
        glass: tuple[float, float],
        words: tuple[BoardWords, ...],
        widths: Widths | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Keep the glass (inches, metres to the farthest seat), words, and widest numbers."""
        super().__init__(parent)
        self._glass, self._words, self._widths = glass, words, widths or Widths()
        self._layout = self._plan(1920, 1080)
        self.header = Header(self, self._layout)
        self.panel = CallPanel(self, self._layout, PanelContent(None, bright=False, words=words))
        heads = (
            " · ".join(each.column_number for each in words),
            " · ".join(each.column_counter for each in words),
        )
        self.heading = Heading(self, self._layout, heads)
        self.coming = Coming(self, self._layout, ComingContent((), words))
        self.ticker = Ticker(self, self._layout)
        self.strip = LostStrip(self, self._layout)
        self.rows: list[CallRow] = []
        self._view = View(None, bright=False, rows=(), coming=(), lost_at=None, deaf=False)
        self._arrange()

    @property
    def plan(self) -> Layout:
        """Return the layout in force."""
        return self._layout

    def widen(self, widths: Widths) -> None:
        """Take the widths of the centre's longest number and counter code."""
        if widths != self._widths:
            self._widths = widths
            self._layout = self._plan(self.width(), self.height())
            self._arrange()

    def show_view(self, view: View) -> None:
        """Show a view; only parts that differ are repainted."""
        self._view = view
        self.panel.show_content(PanelContent(view.panel, view.bright, self._words))
        for index, row in enumerate(self.rows):
            call = view.rows[index] if index < len(view.rows) else None
            row.show_content(RowContent(call, self._words[0]))
        self.coming.show_content(ComingContent(view.coming, self._words))
        lost = self._words[0].link_lost(view.lost_at) if view.lost_at else ""
        self.strip.show_content(lost)
        self._show_alarm(deaf=view.deaf)

    def show_centre(self, centre: str, zone: str, said: tuple[Posting, ...]) -> None:
        """Show the centre's name, the board's zone and what the lobby is told."""
        now = self.header.content
        self.header.show_content(HeaderContent(centre, zone, now.time, now.alarm))
        self.ticker.say(said)

    def show_time(self, now: datetime) -> None:
        """Show the time to the minute."""
        was = self.header.content
        content = HeaderContent(was.centre, was.zone, f"{now:%H:%M}", was.alarm)
        self.header.show_content(content)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Plan anew for another size."""
        super().resizeEvent(event)
        self._layout = self._plan(self.width(), self.height())
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the background between the parts."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), colour("tv_bg"))
        painter.end()

    def _show_alarm(self, *, deaf: bool) -> None:
        """Show or clear the loudspeaker's alarm in the header."""
        was = self.header.content
        alarm = self._words[0].deaf if deaf else ""
        self.header.show_content(HeaderContent(was.centre, was.zone, was.time, alarm))

    def _plan(self, width: int, height: int) -> Layout:
        """Return the layout of a size."""
        inches, metres = self._glass
        surface = Surface(max(1, width), max(1, height), inches, metres)
        return plan(surface, self._widths, len(self._words))

    def _arrange(self) -> None:
        """Put every part in its place and show the last view again."""
        made = self._layout
        self.header.use(made, made.header)
        self.panel.use(made, made.panel)
        self.heading.use(made, made.heading)
        self.ticker.use(made, made.band)
        self.strip.use(made, made.band)
        self.coming.setVisible(made.coming is not None)
        self.coming.use(made, made.coming or Box(0, 0, 1, 1))
        self._arrange_rows()
        self.strip.raise_()
        self.show_view(self._view)

    def _arrange_rows(self) -> None:
        """Have as many rows as the layout, each in its place."""
        empty = RowContent(None, self._words[0])
        while len(self.rows) > len(self._layout.rows):
            gone = self.rows.pop()
            gone.setParent(None)
            gone.deleteLater()
        while len(self.rows) < len(self._layout.rows):
            row = CallRow(self, self._layout, empty)
            row.show()
            self.rows.append(row)
        for row, box in zip(self.rows, self._layout.rows, strict=True):
            row.use(self._layout, box)
