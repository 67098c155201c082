"""What a door display shows, and when: the number of its counter, pulses, recall, lost link. No Qt.

It is fed with what the store answered and asked for a view; it reads the time from the clock it was
given. No name of a person can pass through here: the store's answer has none (db.facts.Door).
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Final, Literal, NamedTuple

from centre.rules.hours import Clock
from db.facts import Door
from queue_display.flow import DWELL_SECONDS, HIGHLIGHT_SECONDS, PULSE_SECONDS
from queue_display.loss import Loss

PAGE_SECONDS: Final = 8.0
"""How long a page of the notices stays (screens note, section 8)."""

Scene = Literal["called", "served", "free", "paused", "closed"]


class _Call(NamedTuple):
    """One call of a number: which, how often it has been called, and when the last time."""

    label: str
    again: int
    at: datetime | None


@dataclass(frozen=True, slots=True)
class DoorView:
    """A door display at one moment.

    label is "" in scenes without a number; blinking while the frame pulses, bright is the phase of
    that; lost_at the time of the last good answer once the link is lost, lost_minutes how old that
    is; page which page of the notices is on.
    """

    scene: Scene
    label: str
    again: bool
    blinking: bool
    bright: bool
    lost_at: datetime | None
    page: int
    lost_minutes: int = 0


NOTHING: Final = DoorView(
    "closed", "", again=False, blinking=False, bright=False, lost_at=None, page=0
)
"""Before anything was read."""


class DoorFlow:
    """The memory of a door display between two answers of the store."""

    def __init__(self, clock: Clock, loss: Loss | None = None) -> None:
        """Start closed: nothing is known of the counter yet."""
        self.loss = loss or Loss(clock)
        self._clock = clock
        self._door: Door | None = None
        self._known: _Call | None = None
        self._has_read = False
        self._pulse_since: float | None = None
        self._pages, self._pages_since = 1, clock.monotonic()

    def read(self, door: Door | None) -> bool:
        """Take a good answer of the store and tell whether it is a new call.

        None: there is no such counter, so it is closed.
        """
        self.loss.reached()
        self._door = door
        call = _call_of(door)
        is_new = call is not None and call != self._known and self._is_new(door)
        if is_new:
            self._pulse_since = self._clock.monotonic()
        if call is None or (door is not None and door.is_served):
            # Whoever was called is there, or has left: the frame has nothing to say any more.
            self._pulse_since = None
        # The last call stays known: an absence that is taken back brings it again, and is none.
        self._known, self._has_read = call or self._known, True
        return is_new

    def paged(self, pages: int) -> None:
        """Turn so many pages of notices, from the first on."""
        self._pages, self._pages_since = max(1, pages), self._clock.monotonic()

    def view(self) -> DoorView:
        """Return the display as it is to be drawn now."""
        door, lost_at = self._door, self.loss.at()
        scene = _scene(door)
        return DoorView(
            scene=scene,
            label=door.label if door else "",
            again=scene == "called" and door is not None and door.again > 1,
            blinking=self._pulse_age() is not None,
            bright=self._bright(),
            lost_at=lost_at,
            lost_minutes=self.loss.minutes() if lost_at else 0,
            page=int(self._age_of_pages() // PAGE_SECONDS) % self._pages,
        )

    def next_change(self) -> float | None:
        """Return in how many seconds the view changes by time alone; None: not before news."""
        waits = []
        age, half = self._pulse_age(), PULSE_SECONDS / 2
        if age is not None:
            waits.append(half - age % half)
        if self._pages > 1:
            waits.append(PAGE_SECONDS - self._age_of_pages() % PAGE_SECONDS)
        return min(waits, default=None)

    def _is_new(self, door: Door | None) -> bool:
        """Tell whether a call is to blink: any that comes, but after a restart young ones only."""
        if door is None or door.is_served:
            return False
        if self._has_read:
            return True
        if door.at is None:
            return False
        return (self._clock.now() - door.at).total_seconds() < HIGHLIGHT_SECONDS

    def _bright(self) -> bool:
        """Return the phase of the pulse: bright, dark, bright … and calm after three."""
        age = self._pulse_age()
        return age is not None and age % PULSE_SECONDS < PULSE_SECONDS / 2

    def _pulse_age(self) -> float | None:
        """Return for how long the frame has been blinking, in seconds; None while it does not."""
        if self._pulse_since is None:
            return None
        age = self._clock.monotonic() - self._pulse_since
        return age if age < DWELL_SECONDS else None

    def _age_of_pages(self) -> float:
        """Return how long the notices have been turned, in seconds."""
        return self._clock.monotonic() - self._pages_since


def _call_of(door: Door | None) -> _Call | None:
    """Return what tells one call from another; None while nobody is called or served."""
    return _Call(door.label, door.again, door.at) if door is not None and door.label else None


def _scene(door: Door | None) -> Scene:
    """Return what is shown: a number outranks the state, for whoever is called has to see it."""
    if door is None:
        return "closed"
    if door.label:
        return "served" if door.is_served else "called"
    return "free" if door.state == "open" else door.state
