"""The band under the board: notices and posted procedures page by page, and the lost-link strip."""

from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QRect, QTimer
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from centre.shell import icons
from queue_display.layout import LINE, Box, Layout
from queue_display.pages import PAGE_SECONDS, Page, Posting, pages
from queue_display.pen import Ink, Painted, colour, font, largest, plate, width_of, write

_EMPTY: Final = Page((), 1, 1)


@dataclass(frozen=True, slots=True)
class Sides:
    """The band's places: icon left, words, and at the right which part of several this is."""

    icon: QRect
    words: QRect
    part: QRect


class Ticker(Painted[Page]):
    """Turns the page every 8 s; with one page or none nothing ever wakes."""

    background = "tv_panel"

    def __init__(self, parent: QWidget, layout: Layout) -> None:
        """Start without pages, in the sizes of layout."""
        super().__init__(parent, layout, _EMPTY)
        self._said: tuple[Posting, ...] = ()
        self._pages: tuple[Page, ...] = ()
        self._at = 0
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.turn)

    @property
    def pages(self) -> tuple[Page, ...]:
        """Return all pages in their order."""
        return self._pages

    def say(self, said: tuple[Posting, ...]) -> None:
        """Show these postings from the first on; the same ones again go on where they are."""
        if said != self._said:
            self._said = said
            self._page_anew()

    def use(self, layout: Layout, box: Box) -> None:
        """Take another layout and its place; the pages are broken anew."""
        super().use(layout, box)
        self._page_anew()

    def stop(self) -> None:
        """Turn no more pages."""
        self._timer.stop()

    def turn(self) -> None:
        """Show the next page, after the last one the first."""
        if self._pages:
            self._at = (self._at + 1) % len(self._pages)
            self.show_content(self._pages[self._at])

    def sides(self) -> Sides:
        """Return the places inside the band."""
        size, gap = self._plan.head, self._plan.margin
        icon = QRect(gap, 0, round(size * 1.3), self.height())
        part = QRect(self.width() - gap - 2 * size, 0, 2 * size, self.height())
        words = QRect(icon.right() + gap, 0, part.left() - icon.right() - 2 * gap, self.height())
        return Sides(icon, words, part)

    def spoken(self) -> str:
        """Return the words of the page."""
        return " ".join(line.text for line in self.content.lines)

    def draw(self, painter: QPainter) -> None:
        """Draw the lines of the page at their exact size; the paging made sure that they fit."""
        sides, px = self.sides(), self._plan.notice
        if not self.content.lines:
            return
        icons.draw(painter, "info", sides.icon, colour("tv_number"))
        pitch = round(px * LINE)
        top = (self.height() - pitch * len(self.content.lines)) // 2
        for index, line in enumerate(self.content.lines):
            painter.setFont(font(px, bold=line.bold))
            painter.setPen(colour("tv_ink"))
            ascent = round(px * 1.069)
            painter.drawText(sides.words.left(), top + index * pitch + ascent, line.text)
        if self.content.parts > 1:
            part = f"{self.content.part}/{self.content.parts}"
            ink = Ink(self._plan.small, colour("tv_ink2"), bold=False, align="right")
            write(painter, part, ink, sides.part)

    def _page_anew(self) -> None:
        """Break all postings into pages of the band and begin with the first."""
        px, room = self._plan.notice, self.sides().words.width()
        self._pages = pages(
            self._said,
            room,
            self._plan.notice_lines,
            lambda text, bold: width_of(text, px, bold=bold),
        )
        self._at = 0
        self.show_content(self._pages[0] if self._pages else _EMPTY)
        self.update()
        if len(self._pages) > 1:
            self._timer.start(round(1000 * PAGE_SECONDS))
        else:
            self._timer.stop()


class LostStrip(Painted[str]):
    """Says since when the board is not told anything; covers the notices, never the calls."""

    def __init__(self, parent: QWidget, layout: Layout) -> None:
        """Start hidden, in the sizes of layout."""
        super().__init__(parent, layout, "")
        self.hide()

    def show_content(self, content: str) -> None:
        """Show the sentence, or hide the strip for an empty one."""
        super().show_content(content)
        self.setVisible(bool(content))

    def spoken(self) -> str:
        """Return the sentence."""
        return self.content

    def draw(self, painter: QPainter) -> None:
        """Draw icon and sentence, as large as they fit."""
        gap = self._plan.margin
        box = self.rect().adjusted(gap, gap // 2, -gap, -gap // 2)
        plate(painter, box, gap * 0.6, colour("warn_pale"))
        size = round(min(self.height() * 0.5, self.width() * 0.09))
        icon = QRect(box.left() + gap, box.top(), size, box.height())
        icons.draw(painter, "link_off", icon, colour("warn"))
        words = box.adjusted(size + 2 * gap, 0, -gap, 0)
        ink = largest(self.content, Ink(self._plan.digit, colour("ink"), lines=2), words)
        write(painter, self.content, ink, words)
