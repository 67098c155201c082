"""What every face that shows calls has: header, rows, notices, lost strip; told what to show.

A layout (board, hall) plans its places and fills its own parts. It is told a View and the centre's
texts, and changes only the parts that differ.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from queue_display.flow import View
from queue_display.header import Header
from queue_display.layout import Layout, Surface, Widths
from queue_display.pages import Posting
from queue_display.panel import CallPanel, PanelContent
from queue_display.pen import colour
from queue_display.rows import CallRow, Heading, RowContent
from queue_display.ticker import LostStrip, Ticker
from queue_display.tongue import BoardWords

NOTHING = View(None, bright=False, rows=(), coming=(), lost_at=None, deaf=False)


class CallsFace(QWidget):
    """A face of any size; a layout says where (plan_for) and how calls are shown."""

    def __init__(
        self, glass: tuple[float, float], words: tuple[BoardWords, ...], widths: Widths | None
    ) -> None:
        """Keep the glass (inches, metres to the farthest seat), words, and widest numbers."""
        super().__init__()
        self._glass, self._words, self._widths = glass, words, widths or Widths()
        self._layout = self._plan(1920, 1080)
        self.header = Header(self, self._layout)
        self.panel = CallPanel(self, self._layout, PanelContent(None, bright=False, words=words))
        self.heading = Heading(self, self._layout, self.heads())
        self.ticker = Ticker(self, self._layout)
        self.strip = LostStrip(self, self._layout)
        self.rows: list[CallRow] = []
        self._view = NOTHING

    def plan_for(self, surface: Surface, widths: Widths) -> Layout:
        """Return the layout of a surface and the centre's longest numbers."""
        raise NotImplementedError

    def heads(self) -> tuple[str, str]:
        """Return what the columns are called, left and right."""
        raise NotImplementedError

    def new_row(self) -> CallRow:
        """Return one more place for a call."""
        raise NotImplementedError

    def arrange(self) -> None:
        """Put the layout's own parts in their places."""
        raise NotImplementedError

    def show_calls(self, view: View) -> None:
        """Show the calls of a view in the layout's own parts."""
        raise NotImplementedError

    @property
    def plan(self) -> Layout:
        """Return the layout in force."""
        return self._layout

    def widen(self, widths: Widths) -> None:
        """Take the widths of the centre's longest number and counter code."""
        if widths != self._widths:
            self._widths = widths
            self.replan()

    def show_view(self, view: View) -> None:
        """Show a view; only parts that differ are repainted."""
        self._view = view
        self.show_calls(view)
        age = view.lost_minutes
        lost = self._words[0].link_lost(view.lost_at, age) if view.lost_at else ""
        self.strip.show_content(lost)
        alarm = self._words[0].deaf if view.deaf else ""
        self.header.show_content(replace(self.header.content, alarm=alarm))

    def show_rows(self, contents: Sequence[RowContent]) -> None:
        """Show calls in the rows; rows without a call are empty."""
        empty = RowContent(None, self._words[0])
        for index, row in enumerate(self.rows):
            row.show_content(contents[index] if index < len(contents) else empty)

    def show_centre(self, centre: str, zone: str, said: tuple[Posting, ...]) -> None:
        """Show the centre's name, the screen's zone and what the lobby is told."""
        self.header.show_content(replace(self.header.content, centre=centre, zone=zone))
        self.ticker.say(said)

    def show_time(self, now: datetime) -> None:
        """Show the time to the minute."""
        self.header.show_content(replace(self.header.content, time=f"{now:%H:%M}"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Plan anew for another size."""
        super().resizeEvent(event)
        self.replan()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the background between the parts."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), colour("tv_bg"))
        painter.end()

    def replan(self) -> None:
        """Plan for the present size, put every part in its place and show the last view again."""
        made = self._layout = self._plan(self.width(), self.height())
        self.header.use(made, made.header)
        self.panel.use(made, made.panel)
        self.heading.use(made, made.heading)
        self.ticker.use(made, made.band)
        self.strip.use(made, made.band)
        self._arrange_rows()
        self.arrange()
        self.strip.raise_()
        self.show_view(self._view)

    def _plan(self, width: int, height: int) -> Layout:
        """Return the layout of a size."""
        inches, metres = self._glass
        surface = Surface(max(1, width), max(1, height), inches, metres)
        return self.plan_for(surface, self._widths)

    def _arrange_rows(self) -> None:
        """Have as many rows as the layout, each in its place."""
        while len(self.rows) > len(self._layout.rows):
            gone = self.rows.pop()
            gone.setParent(None)
            gone.deleteLater()
        while len(self.rows) < len(self._layout.rows):
            row = self.new_row()
            row.show()
            self.rows.append(row)
        for row, box in zip(self.rows, self._layout.rows, strict=True):
            row.use(self._layout, box)
