"""What stands before the first page: the attract page while nobody is there, and scanned codes.

No Qt and no store here. Both lie over the first page and over nothing else: who has begun a visit
is not interrupted by a camera or a scanner.
"""

from collections.abc import Callable
from dataclasses import replace
from typing import Final
from uuid import UUID, uuid4

from centre.rules.codes import (
    Card,
    DossierCode,
    ProcedureCode,
    Reading,
    TicketCode,
)
from centre.rules.hours import Clock
from db.facts import Position
from kiosk.visit import Find, Finding, FoundKind, Page, View

FOUND_SECONDS: Final = 20.0
"""How long a position stays; as long as the countdown of the question (screens note, section 5)."""

_KINDS: Final[tuple[tuple[type, FoundKind], ...]] = (
    (DossierCode, FoundKind.DOSSIER),
    (ProcedureCode, FoundKind.PROCEDURE),
    (Card, FoundKind.CARD),
)


class Front:
    """The front of one kiosk. Every method may be called at any time; most do nothing then.

    find takes the wish to look a ticket up; changed is told whenever over() may be different.
    """

    def __init__(
        self, clock: Clock, find: Callable[[Find], None], changed: Callable[[], None]
    ) -> None:
        """Begin as if somebody stood there: without a camera that stays so."""
        self._clock = clock
        self._find = find
        self._changed = changed
        self._nobody = False
        self._asked: UUID | None = None
        self._finding: Finding | None = None
        self._until = 0.0

    def over(self, view: View) -> View:
        """Return view, or what lies over it."""
        if view.page is not Page.HOME:
            return view
        if self._finding is not None:
            return replace(view, page=Page.FOUND, finding=self._finding)
        return replace(view, page=Page.ATTRACT) if self._nobody else view

    def wake_at(self) -> float | None:
        """Return when tick wants to be called next (monotonic seconds), None while idle."""
        return self._until if self._finding is not None else None

    def tick(self) -> None:
        """Let time pass: what a code said goes away."""
        if self._finding is not None and self._clock.monotonic() >= self._until:
            self.forget()

    def presence(self, *, someone: bool) -> None:
        """Take the camera's word that somebody stands there, or nobody."""
        self._nobody = not someone
        if not someone:
            self._asked = self._finding = None
        self._changed()

    def touched(self) -> None:
        """Take any touch: somebody is there, whatever the camera says."""
        self._nobody = False

    def forget(self) -> None:
        """Go back to the first page."""
        self._asked = self._finding = None
        self._changed()

    def scanned(self, reading: Reading, page: Page) -> None:
        """Take a scanned code; page is what the visit shows below. Elsewhere it is not heard."""
        if page is not Page.HOME:
            return
        self._nobody = False
        if isinstance(reading, TicketCode):
            self._asked = uuid4()
            self._find(Find(self._asked, reading.ticket))
            return
        kind = next((kind for known, kind in _KINDS if isinstance(reading, known)), FoundKind.OTHER)
        self._say(Finding(kind))

    def found(self, request: UUID, position: Position) -> None:
        """Take the store's answer: a ticket of today."""
        self._answer(request, Finding(FoundKind.TICKET, position))

    def not_found(self, request: UUID) -> None:
        """Take the store's answer: no ticket of today has this code."""
        self._answer(request, Finding(FoundKind.TICKET_UNKNOWN))

    def failed(self, request: UUID) -> None:
        """Take the news that the store did not answer."""
        self._answer(request, Finding(FoundKind.STORE_GONE))

    def _answer(self, request: UUID, finding: Finding) -> None:
        if request == self._asked:
            self._say(finding)

    def _say(self, finding: Finding) -> None:
        self._asked = None
        self._finding = finding
        self._until = self._clock.monotonic() + FOUND_SECONDS
        self._changed()
