"""The technician's door: a knock on the header, a PIN, and the page behind it. No Qt, no store.

Five touches on the header's ends in turn (left, right, left, right, left) within four seconds ask
for the PIN; nothing says so on the screen. What is typed never comes here but to be checked.
"""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Final
from uuid import UUID, uuid4

from centre.rules.hours import Clock
from centre.shell.sticks import Place
from db.facts import DeviceHealth
from kiosk.care_shown import (
    LOCKED_FOR,
    TRIES,
    Attempt,
    CareView,
    Door,
    Link,
    Section,
    Step,
    Versions,
)
from kiosk.flow import Flow
from kiosk.visit import Page

KNOCK: Final = ("left", "right", "left", "right", "left")
"""The ends of the header that are touched, in this order; a curious finger stays at one end."""
KNOCK_SECONDS: Final = 4.0
KNOCKED: Final = (Page.HOME, Page.TROUBLE, Page.CLOSED)
"""Pages on which a knock loses nobody's errand (the attract page lies over the first one)."""


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the errand asks for; the answers come in by its methods.

    check: a PIN (right or wrong answers). look: how everything is (found). print_trial: a test slip
    (printed), None without a printer. find_places: sticks (places_are). export: the log (exported
    or not_exported). restart: this program. told: something that staff are to know, by its key:
    care_opened, care_closed, care_locked.
    """

    check: Callable[[str], None]
    look: Callable[[], None]
    print_trial: Callable[[UUID], None] | None
    find_places: Callable[[], None]
    export: Callable[[Place], None]
    restart: Callable[[], None]
    told: Callable[[str], None]


class Knock:
    """The last touches on the header. Moments are monotonic seconds."""

    def __init__(self) -> None:
        self._touches: deque[tuple[str, float]] = deque(maxlen=len(KNOCK))

    def touch(self, side: str, now: float) -> bool:
        """Take a touch on "left", "right" or elsewhere (""); tell whether it ends the knock."""
        self._touches.append((side, now))
        sides = tuple(touched for touched, _ in self._touches)
        if sides != KNOCK or now - self._touches[0][1] > KNOCK_SECONDS:
            return False
        self._touches.clear()
        return True


class Care:
    """The errand of the technician. Every public method may be called at any time."""

    pages: Final = frozenset({Page.PIN, Page.CARE})

    def __init__(
        self, flow: Flow, clock: Clock, wishes: Wishes, kiosk: str, *, has_pin: bool
    ) -> None:
        """Begin with the door shut; has_pin: the settings have a PIN for this kiosk."""
        self._flow = flow
        self._clock = clock
        self._wishes = wishes
        self._has_pin = has_pin
        self._knock = Knock()
        self._wrong = 0
        self._locked_at: float | None = None
        self._inside = False
        self._job: UUID | None = None
        self._fresh = CareView(kiosk, has_printer=wishes.print_trial is not None)
        self._view = self._fresh

    # For the stage.

    def forget(self) -> None:
        """Shut the door; wrong PINs stay counted."""
        if self._inside:
            self._inside = False
            self._wishes.told("care_closed")
        self._job = None
        self._view = replace(self._fresh, entry=self._view.entry + 1)

    def back(self) -> bool:
        """Leave: there is no page before these."""
        return False

    def view(self) -> CareView:
        """Return what the pages draw."""
        if self._flow.page is Page.CARE:
            return self._view
        return replace(self._view, door=self._door(), tries_left=TRIES - self._wrong)

    @property
    def is_inside(self) -> bool:
        """Tell whether a technician is at work."""
        return self._inside

    # What people touch.

    def knocked(self, side: str) -> None:
        """Take a touch on the header: "left", "right", or "" for anywhere else on it."""
        is_whole = self._knock.touch(side, self._flow.now)
        if is_whole and self._flow.accepts("care", *KNOCKED):
            self._flow.show(Page.PIN)
        else:
            self._flow.changed()

    def typed(self) -> None:
        """Take it that a digit was typed; which one stays with the keyboard."""
        if self._flow.shows(Page.PIN):
            self._flow.touched()
            if self._view.door is Door.WRONG:
                self._view = replace(self._view, door=Door.ASKING)
                self._flow.changed()

    def enter(self, pin: str) -> None:
        """Have a PIN checked; none is checked while another one is, or while the door is locked."""
        if self._door() not in (Door.ASKING, Door.WRONG) or not pin:
            return
        if self._flow.accepts("care_pin", Page.PIN):
            self._view = replace(self._view, door=Door.CHECKING, entry=self._view.entry + 1)
            self._flow.changed()
            self._wishes.check(pin)

    def choose(self, section: str) -> None:
        """Show a section, freshly looked at."""
        if section in set(Section) and self._flow.accepts(f"care {section}", Page.CARE):
            self._view = replace(self._view, section=Section(section), sure=False)
            self._ask()
            self._flow.show(Page.CARE)

    def read_on(self) -> None:
        """Take it that somebody scrolls."""
        if self._flow.shows(Page.CARE):
            self._flow.touched()

    def print_trial(self) -> None:
        """Have a test slip printed, one at a time."""
        wish = self._wishes.print_trial
        if wish is None or self._view.trial.step is Step.UNDER_WAY:
            return
        if self._flow.accepts("care_print", Page.CARE):
            self._job = uuid4()
            self._view = replace(self._view, trial=Attempt(Step.UNDER_WAY))
            wish(self._job)
            self._flow.changed()

    def export(self, place: str) -> None:
        """Have the log saved at one of the places, named by its number from 0."""
        known = self._view.places
        number = int(place) if place.isascii() and place.isdigit() and len(place) < 4 else -1
        if not 0 <= number < len(known) or self._view.saved.step is Step.UNDER_WAY:
            return
        if self._flow.accepts(f"care_save {place}", Page.CARE):
            self._view = replace(self._view, saved=Attempt(Step.UNDER_WAY))
            self._wishes.export(known[number])
            self._flow.changed()

    def restart(self, answer: str) -> None:
        """Have the program started again; "" asks whether that is meant, "sure" says so."""
        if not self._flow.accepts(f"care_restart {answer}", Page.CARE):
            return
        if answer == "sure" and self._view.sure:
            self._wishes.restart()
        self._view = replace(self._view, sure=answer == "")
        self._flow.changed()

    # What the lanes answer.

    def right(self) -> None:
        """Take the answer that the PIN is right."""
        if self._view.door is not Door.CHECKING or self._flow.page is not Page.PIN:
            return
        self._wrong, self._inside = 0, True
        self._view = replace(self._view, door=Door.ASKING)
        self._wishes.told("care_opened")
        self._ask()
        self._flow.show(Page.CARE)

    def wrong(self) -> None:
        """Take the answer that the PIN is wrong; it counts, whoever has left meanwhile."""
        self._wrong += 1
        locked = self._wrong >= TRIES
        if locked:
            self._locked_at = self._clock.monotonic()
            self._wishes.told("care_locked")
        until = self._clock.now() + LOCKED_FOR if locked else None
        self._fresh = replace(self._fresh, locked_until=until)
        door = Door.WRONG if self._view.door is Door.CHECKING else self._view.door
        self._view = replace(self._view, door=door, locked_until=until)
        self._flow.changed()

    def found(self, devices: tuple[DeviceHealth, ...] | None, versions: Versions) -> None:
        """Take how everything is; devices is None while the store does not tell."""
        self._learn(devices=devices, versions=versions)

    def link_is(self, link: Link) -> None:
        """Take how the database is reached."""
        self._learn(link=link)

    def places_are(self, places: tuple[Place, ...]) -> None:
        """Take where the log can be saved."""
        self._learn(places=places)

    def printed(self, job: UUID, key: str) -> None:
        """Take what became of a paper: key is "" for one that is out, else what stopped it."""
        if job == self._job:
            self._job = None
            self._learn(trial=Attempt(Step.FAILED if key else Step.DONE, key))

    def exported(self, file: str) -> None:
        """Take the name of the file in which the log was saved."""
        self._learn(saved=Attempt(Step.DONE, file=file))

    def not_exported(self, key: str) -> None:
        """Take the key of what kept the log from being saved."""
        self._learn(saved=Attempt(Step.FAILED, key))

    # Inside.

    def _learn(self, **facts: object) -> None:
        """Keep what the page tells while somebody is inside; nobody else may see it."""
        if self._inside:
            self._view = replace(self._view, **facts)  # type: ignore[arg-type]  # callers name fields
            self._flow.changed()

    def _ask(self) -> None:
        if self._view.section is Section.LOG:
            self._wishes.find_places()
        self._wishes.look()

    def _door(self) -> Door:
        if not self._has_pin:
            return Door.SHUT
        if self._locked_at is not None:
            if self._clock.monotonic() - self._locked_at < LOCKED_FOR.total_seconds():
                return Door.LOCKED
            self._locked_at, self._wrong = None, 0
        return self._view.door
