"""The notice board's face: header, field and page or lost link, the page itself, its date."""

from datetime import datetime
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QWidget

from queue_display.notices.flow import NoticesView
from queue_display.notices.layout import NoticePlan, plan
from queue_display.notices.paging import TITLES, Face, Metre, Press
from queue_display.notices.parts import Band, BandContent, Body, Foot, Header
from queue_display.notices.words import NoticeWords
from queue_display.optics import Surface
from queue_display.pen import colour, metrics, rect

_LETTERS: Final = (
    *range(0x20, 0x7F),
    *range(0xA0, 0x250),
    *range(0x300, 0x330),
    *range(0x1E00, 0x1F00),
    *range(0x2010, 0x2045),
    0x20AB,
    0x2265,
    0x2264,
)
"""Letters that are measured beforehand: Vietnamese, its minorities' languages, signs."""


def metre_of(made: NoticePlan) -> Metre:
    """Return the widths of letters at a plan's sizes (main thread; about 1,000 letters thrice)."""
    sizes: dict[Face, int] = {"name": made.name, "bold": made.text, "text": made.text}
    widths: dict[Face, dict[str, float]] = {}
    for face, px in sizes.items():
        advance = metrics(px, bold=face in TITLES).horizontalAdvance
        widths[face] = {chr(code): advance(chr(code)) for code in _LETTERS}
    return Metre(widths, sizes)


class NoticesFace(QWidget):
    """All parts of the notice board on one widget of any size."""

    replanned = Signal()
    """The glass has another size: pages of the earlier press no longer fit."""

    def __init__(
        self,
        glass: tuple[float, float],
        words: tuple[NoticeWords, ...],
        parent: QWidget | None = None,
    ) -> None:
        """Keep the glass (inches, metres to the farthest seat) and the words."""
        super().__init__(parent)
        self._glass, self._words = glass, words
        self._plan = self._made()
        self._press: Press | None = None
        self._view = NoticesView(None, None)
        self.header = Header(self, self._plan, ("", ""))
        self.band = Band(self, self._plan, BandContent(words[0].title))
        self.body = Body(self, self._plan, (None, words))
        self.foot = Foot(self, self._plan, ("info", ""))
        self._arrange()

    @property
    def plan(self) -> NoticePlan:
        """Return the plan in force."""
        return self._plan

    @property
    def press(self) -> Press:
        """Return what pages for this glass are made with; the same object until it changes."""
        if self._press is None or self._press.plan != self._plan:
            self._press = Press(self._plan, metre_of(self._plan), self._words)
        return self._press

    def show_view(self, view: NoticesView) -> None:
        """Show a view; only parts that differ are repainted."""
        self._view = view
        leaf = view.leaf
        self.body.show_content((leaf, self._words))
        self.band.show_content(self._headed(view))
        stale = leaf is not None and leaf.stale
        self.foot.show_content(("warning" if stale else "info", leaf.dated if leaf else ""))

    def _headed(self, view: NoticesView) -> BandContent:
        """Return what stands over the page: field, code and page; over it the loss of the link."""
        leaf, first = view.leaf, self._words[0]
        lost = first.link_lost(view.lost_at, view.lost_minutes) if view.lost_at else ""
        if leaf is None:
            return BandContent(first.title, lost=lost)
        page = first.page.format(page=f"{leaf.page}/{leaf.pages}") if leaf.pages else ""
        part = f"({leaf.part}/{leaf.parts})" if leaf.parts > 1 else ""
        is_procedure = leaf.kind == "procedure"
        return BandContent(
            leaf.field if is_procedure else first.title,
            leaf.code if is_procedure else "",
            f"{page} {part}".strip(),
            lost,
        )

    def show_centre(self, name: str) -> None:
        """Show whose procedures these are."""
        self.header.show_content((name, self.header.content[1]))

    def show_time(self, now: datetime) -> None:
        """Show the time to the minute."""
        self.header.show_content((self.header.content[0], f"{now:%H:%M}"))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Plan anew for another size; the pages follow when they are made."""
        super().resizeEvent(event)
        self._plan = self._made()
        self._arrange()
        self.replanned.emit()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the background between the parts."""
        painter = QPainter(self)
        painter.fillRect(event.rect(), colour("tv_bg"))
        painter.end()

    def _made(self) -> NoticePlan:
        """Return the plan of the widget's size."""
        inches, metres = self._glass
        return plan(Surface(max(320, self.width()), max(240, self.height()), inches, metres))

    def _arrange(self) -> None:
        """Put every part in its place."""
        made = self._plan
        self.header.use(made, rect(made.header))
        self.band.use(made, rect(made.band))
        self.body.use(made, rect(made.body))
        self.foot.use(made, rect(made.foot))
