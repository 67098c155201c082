"""The composition root of the notice board: settings → link → flow → face."""

from datetime import datetime

from PySide6.QtCore import Slot

from centre.rules.services import Centre, words_in
from queue_display.notices.face import NoticesFace
from queue_display.notices.flow import NoticesFlow, Reading
from queue_display.notices.layout import legibility
from queue_display.notices.look import NoticesLook, Wish
from queue_display.notices.words import notice_words
from queue_display.screen import SHOWN_LANGUAGES, Ground, ScreenApp
from queue_display.tongue import Tongue


class NoticesApp(ScreenApp):
    """One notice board: its link, its flow and its window."""

    def __init__(self, ground: Ground, *, windowed: bool) -> None:
        """Make everything and begin to open the store; show() shows the window.

        Raises NotAllowed("device_unknown") when the settings have no display of this name.
        """
        display = ground.display
        codes = ground.languages[:SHOWN_LANGUAGES]
        words = tuple(notice_words(Tongue(code)) for code in codes)
        self._language = words[0].language
        self._centre: Centre | None = None
        self._look = NoticesLook()
        self._asked: tuple[Wish, int] | None = None
        self.face = NoticesFace((display.screen.inches, display.farthest_seat_metres), words)
        super().__init__(ground, self.face, self._look, windowed=windowed)
        self.flow = NoticesFlow(self.clock, self.loss)
        self.face.replanned.connect(self._ask)

    def show(self) -> None:
        """Show the window and begin to read, with pages for this glass."""
        self._look.wish = Wish(self.face.press)
        super().show()

    def render(self) -> None:
        """Show this moment, and wake again only when it changes by itself."""
        self.face.show_view(self.flow.view())
        self._ask()
        self.wake_in(self.flow.next_change())

    def tick(self, now: datetime, *, new_day: bool) -> None:
        """Show the time; a new day is read anew by the screen, with its notices."""
        del new_day
        self.face.show_time(now)

    def take(self, seen: object) -> None:
        """Take a reading: the centre's name where it changed, pages as they were made."""
        if not isinstance(seen, Reading):
            raise TypeError(f"a notice board reads {Reading.__name__}, not {type(seen).__name__}")
        if seen.centre != self._centre:
            self._centre = seen.centre
            self.face.show_centre(words_in(seen.centre.name, self._language))
            made = self.face.plan
            facts = {"metres": made.surface.metres, "inches": made.surface.inches}
            self.report_size(facts | legibility(made).facts(), too_small=made.too_small)
        self.flow.read(seen)

    @Slot()
    def _ask(self) -> None:
        """Have pages made that are not at hand; the same wish is not sent twice for one edition."""
        if self._look.wish.press is None:
            return  # not shown yet
        wish = Wish(self.face.press, self.flow.lacking or self._look.wish.fields)
        sent = (wish, self.flow.edition)
        has_new_glass = wish.press is not self._look.wish.press
        if sent == self._asked or not (self.flow.lacking or has_new_glass):
            return
        self._asked = sent
        self._look.wish = wish
        self.link.read()
