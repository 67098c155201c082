"""What keys of keypads and scanned codes do: to the desk as its own keys would, never more."""

from collections.abc import Mapping
from typing import Protocol
from uuid import UUID

from centre.rules.errors import NotAllowed, Unavailable
from centre.rules.hours import Clock
from centre.settings import Keypad
from counter_client.call_keys import DeskKey, desk_key
from counter_client.equipment import Touched
from counter_client.flow import Action, Desk
from counter_client.link import Link
from counter_client.presses import Seen
from counter_client.rating_keys import Rate, RatingKeys, level_of
from counter_client.receipts import Place, Receipts
from counter_client.scans import Receipt, meant
from counter_client.shown import Message
from db.facts import Position
from drivers.ports import Pressed, Scanned


class Screens(Place, Protocol):
    """What hands may ask of the app: the ways that keys and clicks go."""

    def press(self, action: Action) -> None:
        """Press a key of the desk."""

    def call_any(self, label: str) -> None:
        """Ask to call this number before its turn, as a click on it does."""

    def say(self, message: Message) -> None:
        """Say something in the line."""


class Hands:
    """Keypads and scanner of one counter, on the main thread."""

    def __init__(
        self,
        desk: Desk,
        link: Link,
        screens: Screens,
        keypads: Mapping[str, Keypad],
        clock: Clock,
    ) -> None:
        """Hear the keypads of this counter by name."""
        self._desk = desk
        self._link = link
        self._screens = screens
        self._keypads = keypads
        self._now = clock.now
        self._rating = RatingKeys()
        self._receipts = Receipts(screens, desk, link, clock.monotonic)

    @property
    def rates(self) -> bool:
        """Tell whether this counter has a keypad for ratings."""
        return any(keypad.use == "rating" for keypad in self._keypads.values())

    def seen(self, seen: Seen) -> None:
        """Take a reading: arm or close the rating keypad, send again what is not certain."""
        self._rating.looked(seen.rating)
        for rate in self._rating.take_owed():
            self._rate(rate)
        self._receipts.again()

    def touched(self, touched: Touched) -> None:
        """Do what a key or a code asks for."""
        if isinstance(touched.event, Scanned):
            self._scanned(touched.event)
            return
        key = desk_key(touched.event, touched.ticket, self._keypads)
        if key is not None:
            self._press(key)
        else:
            self._answer(touched.event)

    def _press(self, key: DeskKey) -> None:
        """Press a key of the desk, if a clerk is there and the number is still the same."""
        if self._desk.session is None:
            return
        if key.ticket != self._here():
            self._screens.say(Message("screen_was_old"))
            return
        self._screens.press(key.action)

    def _here(self) -> UUID | None:
        """Return the ticket at this counter."""
        return self._desk.ticket.id if self._desk.ticket else None

    def _answer(self, pressed: Pressed) -> None:
        """Send a citizen's answer, if one is asked for; nothing else happens anywhere."""
        rate = self._rating.pressed(level_of(pressed, self._keypads), self._now())
        if rate is not None:
            self._rate(rate)

    def _rate(self, rate: Rate) -> None:
        """Send an answer with its own request id; it is sent again until the store's word."""

        def missed(error: NotAllowed | Unavailable) -> None:
            if isinstance(error, Unavailable):
                self._rating.failed(rate)

        self._link.do(
            lambda store: store.answers.rate(rate.request, rate.rating, rate.level),
            lambda _: None,
            missed,
        )

    def _scanned(self, scanned: Scanned) -> None:
        """Look up the number of one of our slips; say what any other code is."""
        if self._desk.session is None:
            return
        code = meant(scanned.reading)
        if isinstance(code, Message):
            self._screens.say(code)
            return
        if isinstance(code, Receipt):
            self._receipts.scanned(code.code)
            return
        self._link.do(lambda store: store.day.position(code), self._found, self._not_found)

    def _found(self, found: Position) -> None:
        """Ask to call the number of a slip, unless it is here already."""
        if self._desk.session is not None and found.ticket.id != self._here():
            self._screens.call_any(found.ticket.label)

    def _not_found(self, error: NotAllowed | Unavailable) -> None:
        """Say that a slip is not of today; a lost store says so itself."""
        if isinstance(error, NotAllowed):
            self._screens.say(Message("scan_other_day"))
