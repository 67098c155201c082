"""One's own number as a state machine: see where it stands, let others before, give it up.

It knows neither Qt nor the store. A slip that is scanned on the first page, or on this one, begins.
"""

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final
from uuid import UUID, uuid4

from centre.rules.tickets import QUEUED
from db.facts import Own as Standing
from db.facts import Position, TicketView
from kiosk.stage import Stage
from kiosk.visit import Page

PAGES: Final = frozenset({Page.OWN, Page.STEPS})
_GIVE_UP: Final = "give_up"
_FRESH: Final = 5.0
"""Seconds for which the first page waits for a look: later, somebody else may stand there."""


class Shows(StrEnum):
    """What the page OWN says: the number, whether it is really given up, that it found none."""

    NUMBER = "number"
    SURE = "sure"
    UNKNOWN = "unknown"
    LOST = "lost"


class Note(StrEnum):
    """What has just become of a wish."""

    NONE = ""
    STEPPED = "stepped"
    REFUSED = "refused"
    LOST = "lost"


@dataclass(frozen=True, slots=True)
class Wishes:
    """What it asks the store for; each is answered with its request.

    look: where a ticket stands. step_back: so many people more (None: all). give_up: end it.
    """

    look: Callable[[UUID, UUID], None]
    step_back: Callable[[UUID, UUID, int | None], None]
    give_up: Callable[[UUID, UUID], None]


@dataclass(frozen=True, slots=True)
class OwnView:
    """What the pages OWN and STEPS draw; own is None where the slip is of no ticket of today."""

    shows: Shows
    own: Standing | None
    note: Note
    busy: bool


class Own:
    """The errand of a scanned slip. Every public method may be called at any time."""

    def __init__(self, flow: Stage, wishes: Wishes) -> None:
        """Take the stage, and who hears the wishes."""
        self._flow = flow
        self._wishes = wishes
        self._begin()

    def _begin(self) -> None:
        self._ticket: UUID | None = None
        self._own: Standing | None = None
        self._shows = Shows.NUMBER
        self._note = Note.NONE
        self._looks: UUID | None = None
        self._scanned_at = 0.0
        self._asks: UUID | None = None
        self._wished: dict[str, UUID] = {}

    # As an errand.

    @property
    def pages(self) -> frozenset[Page]:
        """Return the pages OWN and STEPS."""
        return PAGES

    def forget(self) -> None:
        """Forget the ticket; what was asked for is done all the same, and told to nobody."""
        self._begin()

    def back(self) -> bool:
        """Go from a question back to the number."""
        if self._flow.page is not Page.STEPS and self._shows is not Shows.SURE:
            return False
        self._show(Shows.NUMBER)
        return True

    def view(self) -> OwnView:
        """Return what the pages draw."""
        return OwnView(self._shows, self._own, self._note, self._asks is not None)

    # What people do.

    def scanned(self, ticket: UUID) -> bool:
        """Take the code of a slip; tell whether this is the place for one.

        The number before it stays on the screen until the store has answered, out of reach.
        """
        if not self._flow.shows(Page.HOME, Page.OWN):
            return False
        before = self.view()
        self._begin()
        self._ticket, self._own = ticket, before.own
        self._scanned_at = self._flow.now
        if before.own is None:
            self._shows = before.shows
        self._look()
        return True

    def choose_steps(self) -> None:
        """Take "Lùi lại": show how far."""
        has_any = self._own is not None and bool(self._own.steps)
        if has_any and self._may_act() and self._touches("steps", Page.OWN):
            self._note = Note.NONE
            self._flow.show(Page.STEPS)

    def step(self, further: str) -> None:
        """Take a touch on one of the steps that are offered, by its number of people more."""
        steps = self._own.steps if self._own else ()
        step = next((s for s in steps if str(s.further) == further), None)
        if step is None or not self._may_act() or not self._touches(further, Page.STEPS):
            return
        places = None if step.is_last else step.further
        self._ask(f"step {places}", lambda r, t: self._wishes.step_back(r, t, places))

    def give_up(self) -> None:
        """Take "Bỏ số": ask once more."""
        if self._may_act() and self._waits() and self._touches("give_up", Page.OWN):
            self._show(Shows.SURE)

    def keep(self) -> None:
        """Take "no" to the question."""
        if self._shows is Shows.SURE and self._touches("keep", Page.OWN):
            self._show(Shows.NUMBER)

    def sure(self) -> None:
        """Take "yes" to the question."""
        if self._shows is Shows.SURE and self._asks is None and self._touches("sure", Page.OWN):
            self._ask(_GIVE_UP, self._wishes.give_up)

    # What the store answers.

    def news(self) -> None:
        """Take the news that something has changed: look again while the number is read."""
        is_read = self._flow.page is Page.OWN and self._shows is Shows.NUMBER
        if is_read and self._own is not None and self._looks is None and self._asks is None:
            self._look()

    def stands(self, request: UUID, own: Standing) -> None:
        """Take where the ticket stands, looked up."""
        if request == self._looks:
            self._looks = None
            self._own = own
            self._bring_up(Shows.SURE if self._shows is Shows.SURE else Shows.NUMBER)

    def unknown(self, request: UUID) -> None:
        """Take the answer that no ticket of today has this code."""
        if request == self._looks:
            self._looks, self._own = None, None
            self._bring_up(Shows.UNKNOWN)

    def unheard(self, request: UUID) -> None:
        """Take the news that the store did not answer a look; what is shown already stays."""
        if request == self._looks:
            self._looks = None
            if not self._is_known():
                self._own = None
                self._bring_up(Shows.LOST)

    def stepped(self, request: UUID, own: Standing) -> None:
        """Take where the ticket stands now that others were let before."""
        if self._settles(request):
            self._own = own
            self._show(Shows.NUMBER, Note.STEPPED)

    def given_up(self, request: UUID, ticket: TicketView) -> None:
        """Take the end of the ticket."""
        if self._settles(request):
            self._own = Standing(Position(ticket, 0, None), ())
            self._show(Shows.NUMBER)

    def refused(self, request: UUID) -> None:
        """Take the answer that the rules do not allow it (any more), and look how it stands."""
        if self._settles(request):
            self._show(Shows.NUMBER, Note.REFUSED)
            self._look()

    def failed(self, request: UUID) -> None:
        """Take the news that the store did not answer; the same wish is the same request again."""
        if request == self._asks:
            self._asks = None
            self._show(Shows.NUMBER, Note.LOST)

    # Inside.

    def _touches(self, what: str, page: Page) -> bool:
        return self._flow.accepts(f"own {what}", page)

    def _waits(self) -> bool:
        return self._own is not None and self._own.position.ticket.state in QUEUED

    def _is_known(self) -> bool:
        """Tell whether what is shown is of the ticket that was scanned last."""
        return self._own is not None and self._own.position.ticket.id == self._ticket

    def _may_act(self) -> bool:
        return self._asks is None and self._is_known()

    def _look(self) -> None:
        if self._ticket is not None:
            self._looks = uuid4()
            self._wishes.look(self._looks, self._ticket)

    def _ask(self, wish: str, send: Callable[[UUID, UUID], None]) -> None:
        """Send a wish; one that had no answer is sent as the same request."""
        if self._ticket is not None:
            self._asks = self._wished.setdefault(wish, uuid4())
            self._flow.changed()
            send(self._asks, self._ticket)

    def _settles(self, request: UUID) -> bool:
        """Tell whether request is the wish that waits; it then waits no more."""
        if request != self._asks:
            return False
        self._asks = None
        self._wished.clear()
        return True

    def _bring_up(self, shows: Shows) -> None:
        """Show what a look has found: on the first page as a page of its own, else in its place.

        Whoever has gone elsewhere meanwhile is not brought back; nor does a late answer, which may
        find a stranger, come up on the first page.
        """
        if self._flow.page is Page.HOME:
            if self._flow.now - self._scanned_at > _FRESH:
                self._begin()
            else:
                self._show(shows)
        elif self._flow.page is Page.OWN:
            self._shows = shows
            self._flow.changed()

    def _show(self, shows: Shows, note: Note = Note.NONE) -> None:
        self._shows, self._note = shows, note
        self._flow.show(Page.OWN)
