"""What the store answers: frozen values that screens, scripts and tests read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Literal
from uuid import UUID

from centre.rules.calling import Reason
from centre.rules.hours import Opening
from centre.rules.ratings import Instrument
from centre.rules.services import Text
from centre.rules.stepping import Step
from centre.rules.tickets import Origin, State
from centre.rules.waits import WaitRange


@dataclass(frozen=True, slots=True)
class TicketView:
    """A ticket with the words that screens need. counter is where it is or was called.

    target, target_clerk: the only counter, or person, that may call it. origin: "kiosk", or
    "counter" for somebody who was served without a number. note: what a clerk noted when it was set
    aside; CounterView and Forgotten alone have it, because answers are kept longer than a note.
    wrapped_at: until when the clerk wrote up what was done, planned until then.
    """

    id: UUID
    label: str
    service: str
    service_name: Text
    state: State
    priority: str | None
    priority_name: Text | None
    arrived_at: datetime
    queued_at: datetime
    called_at: datetime | None
    began_at: datetime | None
    ended_at: datetime | None
    calls: int
    counter: str | None
    target: str | None
    target_clerk: str | None = None
    origin: str = Origin.KIOSK.value
    note: str = ""
    outcome: str | None = None
    wrapped_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Taken:
    """A number just given. ahead counts people before it; counters are those that serve it.

    job is its print job, code the text of its QR, paper tells whether a slip was asked for.
    """

    ticket: TicketView
    ahead: int
    wait: WaitRange | None
    counters: tuple[str, ...]
    zones: tuple[str, ...]
    job: UUID
    code: str
    paper: bool
    day: date


@dataclass(frozen=True, slots=True)
class Position:
    """Where a number of today stands: people before it and its wait, 0 and None once called."""

    ticket: TicketView
    ahead: int
    wait: WaitRange | None


@dataclass(frozen=True, slots=True)
class Own:
    """A number of today as its bearer may handle it: where it stands, where it may step back to."""

    position: Position
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True)
class Called:
    """A ticket just called, and why it and no other."""

    ticket: TicketView
    reason: Reason


@dataclass(frozen=True, slots=True)
class Load:
    """A service as the kiosk shows it: people waiting, wait range, opening, numbers left."""

    service: str
    waiting: int
    wait: WaitRange | None
    opening: Opening
    left: int
    counters_open: int


@dataclass(frozen=True, slots=True)
class CounterView:
    """A counter as its clerk sees it; waiting is in likely order of call.

    longest_minutes is the longest wait of those; absent_undo is the ticket that may still be taken
    back from absent; today counts the people served here today. parked are set aside here. kept are
    numbers kept for a counter or a person that is not there: nobody calls them by itself, so they
    are called by number. left are numbers at counters where nobody sits any more: Day.unpark brings
    one here. wrapping is the number that is being written up, until wrapping_until at the latest.
    """

    counter: str
    current: TicketView | None
    reason: Reason | None
    waiting: tuple[TicketView, ...]
    waiting_count: int
    longest_minutes: int | None
    parked: tuple[TicketView, ...]
    session: UUID | None
    clerk: str | None
    paused: bool
    pause_reason: str
    absent_undo: TicketView | None
    today: int
    absent_today: int
    kept: tuple[TicketView, ...] = ()
    left: tuple[TicketView, ...] = ()
    wrapping: str | None = None
    wrapping_until: datetime | None = None


@dataclass(frozen=True, slots=True)
class BoardCall:
    """One call on the board. again is 1 for the first call, 2 for "gọi lại" and so on."""

    id: UUID
    label: str
    counter: str
    counter_name: Text
    zone: str
    at: datetime
    again: int
    ticket_state: State


@dataclass(frozen=True, slots=True)
class Board:
    """What the lobby may see: newest calls first, and who is certain to be called soon.

    at is when the store answered, day the business day whose calls they are.
    """

    calls: tuple[BoardCall, ...]
    coming: tuple[str, ...]
    at: datetime
    day: date


@dataclass(frozen=True, slots=True)
class AtDesk:
    """The number that is called or served at a counter, for its sign. calls counts its calls."""

    counter: str
    label: str
    calls: int


@dataclass(frozen=True, slots=True)
class Door:
    """One counter as the screen over it shows it.

    services are the names of those that are served there, in their order. state is "open",
    "paused" or "closed" (nobody is signed in). label is the number that is called or, with
    is_served, served there now, "" for nobody; again counts its calls, at is when it was called.
    """

    counter: str
    name: Text
    services: tuple[Text, ...]
    state: Literal["open", "paused", "closed"]
    label: str = ""
    is_served: bool = False
    again: int = 0
    at: datetime | None = None


@dataclass(frozen=True, slots=True)
class OpenRating:
    """A rating that a finished service has opened at its counter until closes_at."""

    id: UUID
    label: str
    counter: str
    opened_at: datetime
    closes_at: datetime
    instrument: Instrument


@dataclass(frozen=True, slots=True)
class Session:
    """A clerk signed in at a counter."""

    id: UUID
    clerk: str
    name: str
    role: str
    counter: str
    signed_in_at: datetime


@dataclass(frozen=True, slots=True)
class Left:
    """What somebody who pauses or signs out leaves behind: set aside there, and kept for him."""

    parked: tuple[TicketView, ...]
    kept: tuple[TicketView, ...]


@dataclass(frozen=True, slots=True)
class Forgotten:
    """A number that was set aside long ago, and since when."""

    ticket: TicketView
    since: datetime


@dataclass(frozen=True, slots=True)
class Health:
    """What a device says of itself. key names the sentence for staff, facts fill it in."""

    name: str
    kind: str
    state: str
    key: str
    facts: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class DeviceHealth:
    """A device's last word, and since when."""

    name: str
    kind: str
    state: str
    key: str
    facts: Mapping[str, Any]
    since: datetime
