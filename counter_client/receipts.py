"""Attends to receipts at one counter: scanned or typed, looked up, noted by the counter's link.

In strip mode a receipt whose step is clear is noted at once and said in the line; the window is
shown only where somebody has to choose.
"""

from collections.abc import Callable
from typing import Protocol

from centre.rules.errors import NotAllowed, Unavailable
from centre.rules.handover import Step
from counter_client.flow import Desk
from counter_client.handover import UNDO, HandingOver, Wish
from counter_client.handover_page import Chosen
from counter_client.link import Link
from counter_client.shown import Message
from counter_client.window import TallWindow
from db import Store
from db.handover.record import Asked, Handed


class Place(Protocol):
    """What receipts may ask of the app: its window, the line, the change between the two faces."""

    window: TallWindow

    def say(self, message: Message) -> None:
        """Say something in the line."""

    def show_window(self) -> None:
        """Show the tall window instead of the strip."""

    def show_strip(self) -> None:
        """Show the strip instead of the window."""


class Receipts:
    """The receipts of one counter, on the main thread."""

    def __init__(self, place: Place, desk: Desk, link: Link, seconds: Callable[[], float]) -> None:
        """Listen to the page of the window; seconds is the monotonic clock."""
        self.flow = HandingOver()
        self._place, self._desk, self._link, self._seconds = place, desk, link, seconds
        self._page = place.window.handing
        self._was_strip = False
        self._page.chosen.connect(self._take)
        self._page.left.connect(self._leave)

    def scanned(self, code: str) -> None:
        """Take the code of a scanned receipt; with another page open say how to close it."""
        if self._desk.session is None:
            return
        is_strip = not self._place.window.isVisible()
        if is_strip:
            self._place.window.close_page()
        if not self._place.window.may_hand_over():
            self._place.say(Message("page_open"))
            return
        self._was_strip = is_strip
        self._look(code)

    def again(self) -> None:
        """Send a wish in doubt again: the store has been read, so the link is there.

        Where nobody is signed in any more, nothing of a receipt stays.
        """
        if self._desk.session is None:
            self.flow.forget()
            return
        wish = self.flow.resend(self._seconds())
        if wish is not None:
            self._send(wish)

    # --- the page --------------------------------------------------------------------------------

    def _take(self, chosen: Chosen) -> None:
        """Do what was pressed on the page."""
        if chosen.code:
            self._was_strip = False
            self._look(chosen.code)
        elif chosen.act is not None:
            self._do(chosen.act)
        else:
            self.flow.forget()
        self._page.show_flow(self.flow)

    def _do(self, act: Step | str) -> None:
        try:
            self._send(self.flow.wish(UNDO if act == UNDO else Step(act), self._seconds()))
        except NotAllowed as refusal:
            self._place.say(Message(refusal.key, refusal.facts))

    def _leave(self) -> None:
        """Forget the receipt; a strip that made way comes back."""
        self.flow.forget()
        if self._was_strip:
            self._place.show_strip()
        self._was_strip = False

    # --- the store -------------------------------------------------------------------------------

    def _look(self, code: str) -> None:
        session = self._desk.session
        if session is None:
            return
        self.flow.look(code)
        counter, attended = session.counter, self._desk.ticket is not None
        self._link.do(
            lambda store: store.handovers.look(counter, code, is_attended=attended),
            lambda asked: self._seen(code, asked),
            lambda error: self._not_seen(code, error),
        )

    def _seen(self, code: str, asked: Asked) -> None:
        """Note a clear step where only the strip stands; else show what is known."""
        if self._desk.session is None or not self.flow.is_of(code):
            return
        if self._was_strip and asked.is_clear and asked.proposed is not None:
            self.flow.seen(asked)
            self._do(asked.proposed)
            return
        if self._was_strip:
            self._place.show_window()
        self._place.window.open_receipt()
        self.flow.seen(asked)
        self._page.show_flow(self.flow)

    def _not_seen(self, code: str, error: NotAllowed | Unavailable) -> None:
        """Say what the code is, if it is no receipt; a lost store says so itself."""
        if not self.flow.is_of(code):
            return
        self.flow.forget()
        if isinstance(error, NotAllowed):
            self._place.say(Message(error.key, error.facts))
        self._page.show_flow(self.flow)

    def _send(self, wish: Wish) -> None:
        session, ticket = self._desk.session, self._desk.ticket
        if session is None:
            return
        clerk, counter = session.clerk, session.counter
        number = ticket.id if ticket else None

        def act(store: Store) -> Handed:
            if wish.handover is not None:
                return store.handovers.undo(wish.request, wish.handover, clerk, counter)
            step = Step(wish.act)
            return store.handovers.scan(wish.request, counter, wish.code, clerk, number, step)

        self._link.do(
            act,
            lambda handed: self._answered(wish, handed),
            lambda error: self._missed(wish, error),
        )

    def _answered(self, wish: Wish, handed: Handed) -> None:
        """Go back to the desk and say what was noted."""
        message = self.flow.answered(wish, handed)
        if self._place.window.pages.currentWidget() is self._page:
            self._place.window.close_page()
        self._leave()
        self._place.say(message)

    def _missed(self, wish: Wish, error: NotAllowed | Unavailable) -> None:
        if isinstance(error, NotAllowed):
            self._place.say(self.flow.refused(wish, error))
        else:
            self.flow.doubted(wish)
        self._page.show_flow(self.flow)
