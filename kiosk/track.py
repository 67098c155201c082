"""Where a dossier is, as a state machine: scan the receipt, or type its code and its secret.

It knows neither Qt nor the store. What was typed or scanned lives here and nowhere else, until it
is answered or forgotten; of an answer only the end of the code is left.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Final
from uuid import UUID, uuid4

from centre.rules.codes import DossierCode
from centre.rules.dossier_codes import MOST_OF_A_CODE, helped, is_agency
from db.dossiers.lookup import DossierView
from db.dossiers.secret import SIGNS
from kiosk.flow import Flow
from kiosk.visit import Page

PAGES: Final = frozenset({Page.TRACK, Page.DOSSIER})
MOST_OF_A_SECRET: Final = SIGNS.stop - 1
_LEAST_OF_A_CODE: Final = 4


class Step(StrEnum):
    """What is typed on the page TRACK: the code on the receipt, then its secret."""

    CODE = "code"
    SECRET = "secret"  # noqa: S105 - the name of a step


class Outcome(StrEnum):
    """What the page DOSSIER says."""

    LOOKING = "looking"
    FOUND = "found"
    UNKNOWN = "unknown"
    LOCKED = "locked"
    GONE = "gone"


@dataclass(frozen=True, slots=True)
class LookUp:
    """Wish: look a dossier up, then tell answered, unknown, locked or gone with this request."""

    request: UUID
    code: str = field(repr=False)
    secret: str = field(repr=False)
    scanned: bool


@dataclass(frozen=True, slots=True)
class TrackView:
    """What the pages TRACK and DOSSIER draw.

    agency is the identifier of this centre ("" if it has none); short tells that "next" was touched
    before enough was typed; dossier is there with FOUND alone; minutes is the wait of LOCKED; takes
    tells that a number for the next step can be taken at once.
    """

    step: Step = Step.CODE
    code: str = field(default="", repr=False)
    secret: str = field(default="", repr=False)
    agency: str = ""
    short: bool = False
    outcome: Outcome = Outcome.LOOKING
    dossier: DossierView | None = None
    minutes: int = 0
    takes: bool = False


class Track:
    """The errand behind "Tra cứu hồ sơ". Every public method may be called at any time."""

    _step: Step
    _code: str
    _secret: str
    _short: bool

    def __init__(self, flow: Flow, ask: Callable[[LookUp], None]) -> None:
        """Take the flow, and who hears the wish to look up."""
        self._flow = flow
        self._ask = ask
        self.forget()

    # As an errand.

    @property
    def pages(self) -> frozenset[Page]:
        """Return the pages TRACK and DOSSIER."""
        return PAGES

    def forget(self) -> None:
        """Forget code, secret and answer; an answer that is still to come is not heard."""
        self._clear()
        self._scanned = ""
        self._typed = False
        self._outcome = Outcome.LOOKING
        self._dossier: DossierView | None = None
        self._minutes = 0
        self._request: UUID | None = None

    def back(self) -> bool:
        """Go from the secret to the code, from an answer to the code that was typed for it."""
        if self._flow.page is Page.TRACK and self._step is Step.SECRET:
            self._begin(self._code)
            return True
        if self._flow.page is Page.DOSSIER and self._typed:
            self._begin(self._code)
            return True
        return False

    def view(self) -> TrackView:
        """Return what the pages draw."""
        return TrackView(
            step=self._step,
            code=self._code,
            secret=self._secret,
            agency=self._agency(),
            short=self._short,
            outcome=self._outcome,
            dossier=self._dossier,
            minutes=self._minutes,
            takes=bool(self._service()),
        )

    # What people touch.

    def track(self) -> None:
        """Begin, from the first page."""
        if self._flow.accepts("track", Page.HOME):
            self._begin()

    def again(self) -> None:
        """Type a code once more: the one that was not found, to be mended, or another."""
        if self._flow.accepts("track_again", Page.DOSSIER):
            self._begin(self._code)

    def code_typed(self, text: str) -> None:
        """Take the whole code as it is after a key."""
        if self._hears(Step.CODE):
            self._code = helped(text[:MOST_OF_A_CODE], self._code, self._agency())
            self._short = False
            self._flow.changed()

    def code_done(self) -> None:
        """Go on to the secret, if there is a code."""
        if self._step is not Step.CODE or not self._flow.accepts("code_done", Page.TRACK):
            return
        if self._is_code():
            self._step = Step.SECRET
            self._flow.show(Page.TRACK)
        else:
            self._short = True
            self._flow.changed()

    def secret_typed(self, text: str) -> None:
        """Take the whole secret as it is after a key."""
        if self._hears(Step.SECRET):
            self._secret = "".join(filter(str.isalnum, text))[:MOST_OF_A_SECRET].upper()
            self._short = False
            self._flow.changed()

    def secret_done(self) -> None:
        """Look the dossier up, if the secret is long enough."""
        if self._step is not Step.SECRET or not self._flow.accepts("secret_done", Page.TRACK):
            return
        if len(self._secret) in SIGNS:
            self._look_up(LookUp(uuid4(), self._code, self._secret, scanned=False))
        else:
            self._short = True
            self._flow.changed()

    def take_number(self) -> None:
        """Go the way to a number for the next step; without a queue for it, to the first page."""
        if not self._flow.accepts("dossier_number", Page.DOSSIER):
            return
        service = self._service()
        self._clear()
        if service:
            self._flow.take_number(service)
        else:
            self.forget()
            self._flow.show(Page.HOME)

    def scrolled(self) -> None:
        """Take it that somebody reads on."""
        if self._flow.shows(Page.DOSSIER):
            self._flow.touched()

    # What the scanner and the store tell.

    def scanned(self, read: DossierCode) -> bool:
        """Take a scanned receipt; tell whether it is heard here and now.

        A scanner that reads the same paper again while it is held there is no second try.
        """
        if not self._flow.shows(Page.HOME, *PAGES):
            return False
        if self._flow.page is Page.DOSSIER and read.code == self._scanned:
            self._flow.touched()
            return True
        self.forget()
        self._scanned = read.code
        self._look_up(LookUp(uuid4(), read.code, read.secret, scanned=True))
        return True

    def answered(self, request: UUID, dossier: DossierView) -> None:
        """Take the dossier; what was typed for it is needed no more."""
        if self._settles(request):
            self._clear()
            self._dossier = dossier
            self._say(Outcome.FOUND)

    def unknown(self, request: UUID) -> None:
        """Take the news that there is no such dossier, or that the secret is not its own."""
        if self._settles(request):
            self._say(Outcome.UNKNOWN)

    def locked(self, request: UUID, minutes: int) -> None:
        """Take the news that nobody may try at this kiosk for so many minutes."""
        if self._settles(request):
            self._clear()
            self._minutes = max(1, minutes)
            self._say(Outcome.LOCKED)

    def gone(self, request: UUID) -> None:
        """Take the news that the store did not answer."""
        if self._settles(request):
            self._say(Outcome.GONE)

    # Inside.

    def _clear(self) -> None:
        """Forget what was typed."""
        self._step = Step.CODE
        self._code = self._secret = ""
        self._short = False

    def _begin(self, code: str = "") -> None:
        """Show the page TRACK with a code to go on from, else with this centre's identifier."""
        self.forget()
        agency = self._agency()
        self._code = code or (f"{agency}-" if agency else "")
        self._flow.show(Page.TRACK)

    def _hears(self, step: Step) -> bool:
        """Tell whether a key counts now; it ends a silence."""
        if self._step is not step or not self._flow.shows(Page.TRACK):
            return False
        self._flow.touched()
        return True

    def _is_code(self) -> bool:
        prefix = f"{self._agency()}-"
        return len(self._code.removeprefix(prefix)) >= _LEAST_OF_A_CODE

    def _agency(self) -> str:
        """Return the identifier that stands in this centre's codes."""
        centre = self._flow.centre
        return centre.code if centre is not None and is_agency(centre.code) else ""

    def _service(self) -> str:
        """Return the queue of the next step, if numbers are given for it at all."""
        centre, wanted = self._flow.centre, self._dossier.service if self._dossier else ""
        found = centre.services.get(wanted) if centre is not None else None
        return wanted if found is not None and found.active else ""

    def _look_up(self, wish: LookUp) -> None:
        self._typed = not wish.scanned
        self._request = wish.request
        self._outcome = Outcome.LOOKING
        self._flow.show(Page.DOSSIER)
        self._ask(wish)

    def _settles(self, request: UUID) -> bool:
        """Tell whether this is the answer that is waited for; then it is no more."""
        if request != self._request:
            return False
        self._request = None
        self._secret = ""
        return True

    def _say(self, outcome: Outcome) -> None:
        """Show an outcome; what has just come under a finger is not meant by it."""
        self._outcome = outcome
        if self._flow.page is Page.DOSSIER:
            self._flow.show(Page.DOSSIER)
