"""The values of one visit: pages, looks, waits, what is wished for and what a screen draws."""

from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any, Final, Literal
from uuid import UUID

from centre.settings import Kiosk
from db.facts import Taken
from kiosk.offers import Offer

Toggle = Literal["large", "contrast", "lowered", "spoken"]


class Page(StrEnum):
    """What fills the screen."""

    STARTING = "starting"
    ATTRACT = "attract"
    HOME = "home"
    FOUND = "found"
    SERVICES = "services"
    PRIORITY = "priority"
    NO_PAPER = "no_paper"
    BUSY = "busy"
    TICKET = "ticket"
    CLOSED = "closed"
    STILL_THERE = "still_there"
    TROUBLE = "trouble"
    SEARCH = "search"
    EVENTS = "events"
    CASES = "cases"
    PROCEDURE = "procedure"
    TRACK = "track"
    DOSSIER = "dossier"
    OWN = "own"
    STEPS = "steps"
    CARD = "card"
    PIN = "pin"
    CARE = "care"


# Pages behind the first one, which have "Quay lại" and "Trang đầu".
INNER: Final = frozenset(
    {Page.SERVICES, Page.PRIORITY, Page.NO_PAPER, Page.CLOSED}
    | {Page.SEARCH, Page.EVENTS, Page.CASES, Page.PROCEDURE, Page.TRACK, Page.DOSSIER}
    | {Page.OWN, Page.STEPS, Page.CARD, Page.PIN, Page.CARE}
)
# Pages with the bar; the others are too short-lived for it or have nothing to read.
HAS_BAR: Final = (INNER - {Page.PIN, Page.CARE}) | {
    *(Page.HOME, Page.FOUND, Page.TICKET, Page.TROUBLE),
}
# Pages that take their time to be read.
IS_READ: Final = frozenset({Page.CASES, Page.PROCEDURE, Page.DOSSIER, Page.CARE})


class Slip(StrEnum):
    """What became of the paper of the number on the screen."""

    NONE = "none"
    PRINTING = "printing"
    PRINTED = "printed"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class Look:
    """What a visitor has chosen for eyes, hands and ears; the start page forgets it."""

    language: str = "vi"
    large: bool = False
    contrast: bool = False
    lowered: bool = False
    spoken: bool = False

    def toggled(self, what: Toggle) -> "Look":
        """Return this look with one of its switches the other way."""
        switched: dict[str, Any] = {what: not getattr(self, what)}
        return replace(self, **switched)


@dataclass(frozen=True, slots=True)
class Timing:
    """The waits of a kiosk, in seconds (screens note, section 5)."""

    idle: float = 40.0
    reading: float = 90.0
    countdown: float = 20.0
    ticket: float = 8.0
    paperless: float = 30.0

    @classmethod
    def of(cls, kiosk: Kiosk) -> "Timing":
        """Return the waits that the settings of a kiosk give."""
        return cls(
            idle=kiosk.idle_seconds,
            reading=kiosk.reading_seconds,
            countdown=kiosk.countdown_seconds,
            ticket=kiosk.ticket_seconds,
            paperless=kiosk.paperless_seconds,
        )


@dataclass(frozen=True, slots=True)
class CheckPaper:
    """Wish: ask the printer how it is, then tell printer_is and paper_checked."""

    request: UUID


@dataclass(frozen=True, slots=True)
class Take:
    """Wish: take a number. The request stays the same until the store has answered."""

    request: UUID
    service: str
    priority: str | None
    paper: bool
    language: str


@dataclass(frozen=True, slots=True)
class PrintAgain:
    """Wish: print the slip of this job once more, marked."""

    job: UUID


@dataclass(frozen=True, slots=True)
class CallHelp:
    """Wish: raise (or lower) the staff alarm of this kiosk."""

    wanted: bool


@dataclass(frozen=True, slots=True)
class Reload:
    """Wish: read the centre and its loads again."""


Wish = CheckPaper | Take | PrintAgain | CallHelp | Reload


class Scans(StrEnum):
    """What the scanner of a kiosk takes: nothing (none, or it is gone), codes, or cards, too."""

    NONE = "none"
    CODES = "codes"
    CARDS = "cards"


class FoundKind(StrEnum):
    """What a scanned code turned out to be, if no errand takes it."""

    PROCEDURE = "procedure"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class Finding:
    """What a scanned code says to its bearer."""

    kind: FoundKind


@dataclass(frozen=True, slots=True)
class Leaf:
    """Which page of the notices the attract page shows, counted from 0 without end.

    has_camera tells whether a camera looks at who stands there; people are told then.
    """

    number: int = 0
    has_camera: bool = False


@dataclass(frozen=True, slots=True)
class View:
    """All that a screen draws.

    seconds_left is None where nothing is counted down; paper_key is "" while the printer can
    print, else the key of what stops it; refusal is the key of why no number is given (page
    CLOSED) or of what is gone (page TROUBLE); sheet counts turned sheets of tiles; ordering is
    true from the touch until the store has answered; finding is what a scanned code said (page
    FOUND); errand is what the pages of an errand draw, None elsewhere; priority is the code of the
    group that the next number of this visit gets ("": not known yet); leaf is of page ATTRACT;
    scans is what the scanner takes now.
    """

    page: Page
    look: Look
    fields: tuple[Offer, ...]
    services: tuple[Offer, ...]
    subject: Offer | None
    taken: Taken | None
    slip: Slip
    may_print_again: bool
    refusal: str
    paper_key: str
    seconds_left: int | None
    help_called: bool
    sheet: int
    ordering: bool
    finding: Finding | None = None
    errand: object = None
    priority: str = ""
    leaf: Leaf = Leaf()
    scans: Scans = Scans.NONE


# Marked reprints that one visitor may ask for, so that nobody plays the roll away.
REPRINTS: Final = 2
# Reading takes longer in large letters: every silence is allowed twice (screens note, section 5).
LARGE_FACTOR: Final = 2
