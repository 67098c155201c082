"""The door display: sign, time, stage, services and strip inside a frame that blinks with the call.

It is told a view and the counter's texts, and changes only the parts that differ.
"""

from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter, QPaintEvent, QRegion, QResizeEvent
from PySide6.QtWidgets import QWidget

from queue_display.door.flow import NOTHING, DoorView
from queue_display.door.layout import DoorPlan, plan
from queue_display.door.parts import (
    About,
    AboutContent,
    Clock,
    Sign,
    SignContent,
    Strip,
    StripContent,
)
from queue_display.door.stage import Stage, StageContent
from queue_display.door.words import DoorWords
from queue_display.optics import Surface, Widths
from queue_display.pages import Page, Posting, pages
from queue_display.pen import colour, width_of


@dataclass(frozen=True, slots=True)
class DoorTexts:
    """What a door says of its counter: code, name ("": says no more), services, notices."""

    code: str
    name: str
    services: tuple[str, ...]
    notices: tuple[Posting, ...]


class DoorFace(QWidget):
    """All parts of a door display on one widget of any size."""

    def __init__(
        self,
        glass: tuple[float, float],
        words: tuple[DoorWords, ...],
        widths: Widths | None = None,
        parent: QWidget | None = None,
    ) -> None:
        """Keep the glass (inches, metres to the farthest seat), words, and widest numbers."""
        super().__init__(parent)
        self._glass, self._words, self._widths = glass, words, widths or Widths()
        self._plan = self._made(1280, 800)
        self._texts = DoorTexts("", "", (), ())
        self._pages: tuple[Page, ...] = ()
        self._view = NOTHING
        self._edge = self._shade()
        self.sign = Sign(self, self._plan, SignContent(words[0].counter, ""))
        self.about = About(self, self._plan, AboutContent("", (), words[0]))
        self.clock = Clock(self, self._plan, "")
        self.stage = Stage(self, self._plan, self._staged())
        self.strip = Strip(self, self._plan, StripContent((), ""))
        self._arrange()

    @property
    def plan(self) -> DoorPlan:
        """Return the plan in force."""
        return self._plan

    @property
    def pages(self) -> tuple[Page, ...]:
        """Return the notices as pages of the strip."""
        return self._pages

    @property
    def edge(self) -> str:
        """Return the name of the frame's colour."""
        return self._edge

    def widen(self, widths: Widths) -> None:
        """Take the widths of the centre's longest number and counter code."""
        if widths != self._widths:
            self._widths = widths
            self._plan = self._made(self.width(), self.height())
            self._arrange()

    def show_view(self, view: DoorView) -> None:
        """Show a view; only parts that differ are repainted, and the frame where it blinks."""
        self._view = view
        self.stage.show_content(self._staged())
        self.strip.show_content(self._stripped())
        edge = self._shade()
        if edge != self._edge:
            self._edge = edge
            self.update(self._frame())

    def show_texts(self, texts: DoorTexts) -> None:
        """Show whose door this is, what is served, what the lobby is told."""
        self._texts = texts
        first = self._words[0]
        self.sign.show_content(SignContent(first.counter, texts.code))
        self.about.show_content(AboutContent(texts.name, texts.services, first))
        self._page_anew()

    def show_time(self, now: datetime) -> None:
        """Show the time to the minute."""
        self.clock.show_content(f"{now:%H:%M}")

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Plan anew for another size."""
        super().resizeEvent(event)
        self._plan = self._made(self.width(), self.height())
        self._arrange()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the frame, and the background between the parts."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), colour(self._edge))
        edge = self._plan.edge
        painter.fillRect(self.rect().adjusted(edge, edge, -edge, -edge), colour("tv_bg"))
        painter.end()

    def _frame(self) -> QRegion:
        """Return the frame's pixels."""
        edge = self._plan.edge
        inner = self.rect().adjusted(edge, edge, -edge, -edge)
        return QRegion(self.rect()).subtracted(QRegion(QRect(inner)))

    def _shade(self) -> str:
        """Return the colour of the frame: it blinks gold and dark, and stays gold for a call."""
        if self._view.scene != "called":
            return "tv_bg"
        return "tv_number" if self._view.bright or not self._view.blinking else "tv_bg"

    def _staged(self) -> StageContent:
        """Return the content of the stage."""
        view = self._view
        return StageContent(view.scene, view.label, view.again, view.bright, self._words)

    def _stripped(self) -> StripContent:
        """Return the content of the strip."""
        view = self._view
        lost = (
            self._words[0].board.link_lost(view.lost_at, view.lost_minutes) if view.lost_at else ""
        )
        if not self._pages:
            return StripContent((), lost)
        page = self._pages[view.page % len(self._pages)]
        part = f"{page.part}/{page.parts}" if page.parts > 1 else ""
        return StripContent(page.lines, lost, part)

    def _page_anew(self) -> None:
        """Break services without room and notices into pages of the strip."""
        px = self._plan.small
        self._pages = pages(
            (*self._told(), *self._texts.notices),
            self.strip.words_width(),
            self._plan.band_lines,
            lambda text, bold: width_of(text, px, bold=bold),
        )
        self.strip.show_content(self._stripped())

    def _told(self) -> tuple[Posting, ...]:
        """Return all services as a notice, where not all of them have room beside the sign."""
        if self.about.is_whole:
            return ()
        names = " · ".join(self._texts.services)
        return (Posting("", self._words[0].services.format(services=names)),)

    def _made(self, width: int, height: int) -> DoorPlan:
        """Return the plan of a size."""
        inches, metres = self._glass
        surface = Surface(max(1, width), max(1, height), inches, metres)
        return plan(surface, self._widths, len(self._words))

    def _arrange(self) -> None:
        """Put every part in its place."""
        made = self._plan
        self.sign.use(made, made.sign)
        self.about.use(made, made.about)
        self.clock.use(made, made.clock)
        self.stage.use(made, made.stage)
        self.strip.use(made, made.band)
        self._page_anew()
        self.update()
