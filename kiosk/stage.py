"""The ground of every visit: which page, which look, which touches count, how long silence lasts.

It knows neither Qt nor the store. What people come for lies on it: a number (kiosk.flow), and other
errands (a search, a dossier), each of which keeps its own pages.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Protocol

from centre.rules.hours import Clock
from kiosk.silence import Silence
from kiosk.taps import Taps
from kiosk.visit import HAS_BAR, IS_READ, Look, Page, Timing, Toggle, Wish


class Errand(Protocol):
    """What somebody does here beside taking a number; its pages are shown while page is one."""

    @property
    def pages(self) -> frozenset[Page]:
        """Return the pages that are its own."""

    def forget(self) -> None:
        """Forget all that the visitor has typed, scanned or read."""

    def back(self) -> bool:
        """Go one page back within the errand; tell whether there was one (else it is left)."""

    def view(self) -> object:
        """Return what its pages draw."""


class Stage:
    """The page, the look and the silence of one visit. Moments are monotonic seconds."""

    def __init__(
        self,
        clock: Clock,
        timing: Timing,
        send: Callable[[Wish], None],
        changed: Callable[[], None],
    ) -> None:
        self._clock = clock
        self._timing = timing
        self._send = send
        self._changed = changed
        self._silence = Silence(timing)
        self._taps = Taps()
        self._errands: list[Errand] = []
        self._page = Page.STARTING
        self._look = Look()
        self._sheet = 0
        self._asked = False

    # For errands.

    def join(self, errand: Errand) -> None:
        """Let an errand show its pages here."""
        self._errands.append(errand)

    @property
    def page(self) -> Page:
        """Return the page below the question and the sign that the machine is at work."""
        return self._page

    @property
    def language(self) -> str:
        """Return the visitor's language."""
        return self._look.language

    @property
    def now(self) -> float:
        """Return the moment, monotonic seconds."""
        return self._clock.monotonic()

    def accepts(self, target: str, *pages: Page) -> bool:
        """Tell whether a touch counts here and now; every touch ends a silence."""
        if self._shown() not in pages or self._is_held():
            return False
        if not self._taps.count(target, self.now):
            return False
        self.touched()
        return True

    def shows(self, *pages: Page) -> bool:
        """Tell whether one of these pages is on the screen, with nothing over it."""
        return self._shown() in pages

    def show(self, page: Page) -> None:
        """Bring up a page; the first one is nobody's, so errands forget what they know."""
        self._page = page
        if page is Page.HOME:
            self._forget_errands()
        self._sheet = 0
        self._taps.settle(self.now)
        self.touched()
        self._changed()

    def settle(self) -> None:
        """Let no second tap of a double tap fall through to what has just come up."""
        self._taps.settle(self.now)

    def changed(self) -> None:
        """Have everything drawn again."""
        self._changed()

    def touched(self) -> None:
        """Begin the silence anew: somebody is there. Pages to be read wait longer."""
        self._silence.listen(self.now, large=self._look.large, reading=self._page in IS_READ)

    def leave(self) -> None:
        """End the visit: the first page, with everything forgotten."""
        self._return()
        self._changed()

    # What people touch on any page.

    def stay(self) -> None:
        """Answer the question "are you still there?" with yes."""
        if self.accepts("stay", Page.STILL_THERE):
            self.settle()
            self._changed()

    def turn(self) -> None:
        """Show the next sheet of tiles; the screen starts again after the last."""
        if self.accepts("turn", Page.HOME, Page.SERVICES, Page.PRIORITY, *self._errand_pages()):
            self._sheet += 1
            self.touched()
            self._taps.settle(self.now)
            self._changed()

    def speak(self, language: str) -> None:
        """Change the language."""
        self._look_on(f"language {language}", replace(self._look, language=language))

    def toggle(self, what: Toggle) -> None:
        """Switch larger letters, high contrast, the lowered screen or the voice on or off."""
        self._look_on(what, self._look.toggled(what))

    # Inside.

    def _look_on(self, target: str, look: Look) -> None:
        if self.accepts(target, *HAS_BAR):
            # What is only heard changes nothing of what fits on a sheet.
            self._sheet = self._sheet if target == "spoken" else 0
            self._look = look
            self.touched()
            self._changed()

    def _errand(self) -> Errand | None:
        """Return the errand whose page is the page."""
        return next((errand for errand in self._errands if self._page in errand.pages), None)

    def _errand_pages(self) -> frozenset[Page]:
        return frozenset().union(*(errand.pages for errand in self._errands))

    def _shown(self) -> Page:
        """Return the page that is on the screen."""
        return Page.STILL_THERE if self._silence.asks(self.now) else self._page

    def _watch_question(self) -> None:
        """Settle the touches when the question comes up: a key pressed then is no answer."""
        asks = self._silence.asks(self.now)
        if asks and not self._asked:
            self.settle()
        self._asked = asks

    def _is_held(self) -> bool:
        """Tell whether no touch counts now."""
        return False

    def _forget(self) -> None:
        """Forget the visitor."""
        self._look = Look()
        self._sheet = 0
        self._silence.rest()
        self._forget_errands()

    def _forget_errands(self) -> None:
        for errand in self._errands:
            errand.forget()

    def _return(self) -> None:
        """Go to the first page."""
        self._forget()
        self._taps.settle(self.now)

    def _leave_in(self, seconds: float) -> None:
        self._silence.leave_in(self.now, seconds, large=self._look.large)
        self._changed()
