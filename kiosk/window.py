"""The window of the dispenser: header, one page, the bar; laid out in millimetres."""

from collections.abc import Callable, Sequence
from typing import Final

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QMouseEvent, QResizeEvent

from centre.rules.services import words_in
from centre.settings import Kiosk, Screen
from centre.shell.pieces import Header, HeaderStyle, Page, Target, Touched, wear
from centre.shell.theme import Theme
from centre.shell.window import PublicWindow
from kiosk import areas
from kiosk.areas import Areas
from kiosk.bar import Bar
from kiosk.pages import MAKERS
from kiosk.screens.screen import Scene
from kiosk.screens.screen import Screen as PageScreen
from kiosk.visit import HAS_BAR, Look
from kiosk.visit import Page as PageName

# The header of a 10-inch panel: one line, so that the tiles keep their room.
_LOW: Final = HeaderStyle(name_mm=4.8, clock_mm=5.4, pad_mm=4.0, shows_day=False)
# With large letters, bar and ticket need more than this.
_LOW_FOR_LARGE_MM: Final = 450.0
# Where the technician knocks (kiosk.care), and the pages on which the header hears it.
_HEADER_END_MM: Final = 35.0
_HEARS_HEADER: Final = frozenset(
    {PageName.ATTRACT, PageName.HOME, PageName.CLOSED, PageName.TROUBLE}
)


class FramedWindow(PublicWindow):
    """A public window with the centre's header; the rest is its subclass's."""

    def __init__(self, screen: Screen, *, windowed: bool, title: str) -> None:
        """Make the header for this screen."""
        super().__init__(screen, windowed=windowed, title=title)
        self._wanted = screen
        self.ground = Page(self.theme_of(Look()), "bg", self)
        self._compact = areas.is_low(screen.height / screen.px_per_mm)
        self.header = Header(
            self.theme_of(Look()), _LOW if self._compact else HeaderStyle(), self.ground
        )

    def theme_of(self, look: Look) -> Theme:
        """Return the theme of a look in the window as large as it is now."""
        wide = self.width() / self._wanted.width
        scale = min(wide, self.height() / self._wanted.height)
        return Theme(self._wanted.px_per_mm * scale, look.large, look.contrast)

    def dress(self, look: Look) -> None:
        """Wear another theme where letters, contrast or the window's size have changed."""
        theme = self.theme_of(look)
        if theme != self.ground.theme:
            wear(self.ground, theme)

    def place_header(self, authority: str, name: str) -> int:
        """Give the header its words and place; return where the page begins."""
        self.ground.setGeometry(self.rect())
        self.header.set_words("" if self._compact else authority, name)
        high = self.header.heightForWidth(self.width())
        self.header.setGeometry(0, 0, self.width(), high)
        return high


class KioskWindow(FramedWindow):
    """The dispenser's pages. `touched` carries the Touched of whatever was touched."""

    touched = Signal(object)

    def __init__(
        self,
        kiosk: Kiosk,
        monotonic: Callable[[], float],
        languages: Sequence[str],
        *,
        windowed: bool,
    ) -> None:
        """Make all pages; show_scene() chooses one."""
        super().__init__(kiosk.screen, windowed=windowed, title="Motcua kiosk")
        self._kiosk = kiosk
        self._scene: Scene | None = None
        self._look = Look()
        self.voices: frozenset[str] = frozenset()
        theme = self.theme_of(self._look)
        self.bar = Bar(theme, monotonic, languages)
        self.bar.setParent(self.ground)
        self.bar.touched.connect(self.touched)
        self.pages: dict[PageName, PageScreen] = {
            name: make(theme, monotonic) for name, make in MAKERS.items()
        }
        for page in self.pages.values():
            page.setParent(self.ground)
            page.hide()
            page.touched.connect(self.touched)

    def page(self) -> PageScreen | None:
        """Return the page that is shown."""
        return self.pages[self._scene.view.page] if self._scene else None

    def show_scene(self, scene: Scene) -> None:
        """Draw a scene."""
        self._scene = scene
        self._arrange()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Lay everything out anew."""
        super().resizeEvent(event)
        self._arrange()

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Tell of a touch on the header: on its left or right end, or on the rest of it."""
        page = self._scene.view.page if self._scene else None
        at = event.position().toPoint()
        if event.button() is not Qt.MouseButton.LeftButton or page not in _HEARS_HEADER:
            return
        if self.header.geometry().contains(at):
            self.touched.emit(Touched(f"header:{self._end_of_header(at.x())}"))

    def _end_of_header(self, x: int) -> str:
        wide = self.ground.theme.px(_HEADER_END_MM)
        return "left" if x < wide else "right" if x >= self.width() - wide else ""

    def _arrange(self) -> None:
        scene = self._scene
        if scene is None:
            return
        view = scene.view
        self._look = view.look
        self.dress(view.look)
        centre, language = scene.centre, view.look.language
        self.header.show_time(scene.now)
        top = self.place_header(
            words_in(centre.authority, language) if centre else "",
            words_in(centre.name, language) if centre else "",
        )
        room = self._room(top, has_bar=self._has_bar(view.page))
        shown = self.pages[view.page]
        if not shown.isVisibleTo(self):
            # Else Qt hands the focus of a vanishing target to its neighbour, ring and all.
            self.setFocus(Qt.FocusReason.OtherFocusReason)
        shown.setGeometry(0, top, self.width(), room.read.bottom() + 1 - top)
        shown.show_scene(scene, _moved(room, top))
        for page in self.pages.values():
            page.setVisible(page is shown)

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: FBT001, N802 - Qt's own
        """Let Tab go in reading order: the page from its top left, then the bar, then round."""
        page = self.page()
        order: list[Target] = page.reading_order() if page else []
        order += self.bar.buttons() if not self.bar.isHidden() else ()
        if not order:
            return False
        held = self.focusWidget()
        at = order.index(held) if held in order else (-1 if forward else len(order))
        following = order[(at + (1 if forward else -1)) % len(order)]
        following.setFocus(
            Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
        )
        return True

    def _has_bar(self, page: PageName) -> bool:
        """Tell whether the bar is on a page; the number needs its room on a low screen."""
        theme = self.ground.theme
        low = self.height() < theme.px(_LOW_FOR_LARGE_MM if theme.large else 0)
        return page in HAS_BAR and not (page is PageName.TICKET and (self._compact or low))

    def _room(self, top: int, *, has_bar: bool) -> Areas:
        """Place the bar; return the room between header and bar."""
        theme, size = self.ground.theme, self.size()
        edge, gap = areas.margin(theme, size), areas.gap(theme, size)
        bottom = self.height() - edge
        wide = self.width() - 2 * edge
        self.bar.setVisible(has_bar)
        if has_bar and self._scene is not None:
            self.bar.can_be_lowered = areas.can_be_lowered(theme, size)
            # The page without paper has a help button of its own; one is enough.
            self.bar.has_help = self._scene.view.page is not PageName.NO_PAPER
            self.bar.can_speak = self._look.language in self.voices
            self.bar.show_view(self._scene.view)
            high = self.bar.height_for(wide, gap)
            self.bar.place(QRect(edge, bottom - high, wide, high), gap)
            bottom -= high + gap
        lowered = self._look.lowered and areas.can_be_lowered(theme, size)
        read = QRect(edge, top + edge, wide, bottom - top - edge)
        highest = areas.highest_target(theme, size, self._kiosk.panel_bottom_mm, lowered=lowered)
        touch = QRect(read)
        touch.setTop(max(read.top(), highest))
        return Areas(read, touch, gap, areas.is_compact(theme, size), lowered)


def _moved(room: Areas, top: int) -> Areas:
    """Return the room in the coordinates of a page that begins at top."""
    read, touch = room.read.translated(0, -top), room.touch.translated(0, -top)
    return Areas(read, touch, room.gap, room.compact, room.lowered)
