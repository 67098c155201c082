"""The composition root of a door display: settings → link → flow → face."""

import logging
from dataclasses import dataclass
from datetime import date, datetime

from centre.rules.errors import NotAllowed
from centre.rules.services import Centre, words_in
from db import Store
from db.facts import Door
from queue_display.door.face import DoorFace, DoorTexts
from queue_display.door.flow import DoorFlow
from queue_display.door.layout import legibility
from queue_display.door.words import DoorWords, door_words
from queue_display.pages import notices_of
from queue_display.screen import SHOWN_LANGUAGES, Ground, ScreenApp
from queue_display.tongue import Tongue
from queue_display.widths import numbers_of

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class DoorSeen:
    """One good reading; door is None where the centre has no such counter (any more)."""

    door: Door | None
    centre: Centre


@dataclass(frozen=True, slots=True)
class DoorLook:
    """What a door display reads: its own counter."""

    counter: str

    def __call__(self, store: Store) -> DoorSeen:
        """Read it (on the lane); a counter that was taken out of service is closed, no fault."""
        try:
            return DoorSeen(store.day.door(self.counter), store.centre())
        except NotAllowed as refused:
            if refused.key != "counter_unknown":
                raise
            return DoorSeen(None, store.centre())


class DoorApp(ScreenApp):
    """One door display: its link, its flow and its window."""

    def __init__(self, ground: Ground, *, windowed: bool) -> None:
        """Make everything and begin to open the store; show() shows the window.

        Raises NotAllowed: "device_unknown" when the settings have no display of this name,
        "counter_unknown" when they do not say over which counter it hangs.
        """
        display = ground.display
        if display.counter is None:
            raise NotAllowed("counter_unknown", counter="")
        self._counter = display.counter
        self._centre: Centre | None = None
        codes = ground.languages[:SHOWN_LANGUAGES]
        self._words = tuple(door_words(Tongue(code)) for code in codes)
        self.face = DoorFace((display.screen.inches, display.farthest_seat_metres), self._words)
        super().__init__(ground, self.face, DoorLook(self._counter), windowed=windowed)
        self.flow = DoorFlow(self.clock, self.loss)
        self._paged = 0

    def render(self) -> None:
        """Show this moment, and wake again only when it changes by itself."""
        if len(self.face.pages) != self._paged:
            self._paged = len(self.face.pages)
            self.flow.paged(self._paged)
        self.face.show_view(self.flow.view())
        self.wake_in(self.flow.next_change())

    def tick(self, now: datetime, *, new_day: bool) -> None:
        """Show the time, and on a new day its notices."""
        self.face.show_time(now)
        if new_day:
            self._show_texts()

    def take(self, seen: object) -> None:
        """Take a reading: texts where they changed, the number always."""
        if not isinstance(seen, DoorSeen):
            raise TypeError(f"a door reads {DoorSeen.__name__}, not {type(seen).__name__}")
        if seen.centre != self._centre:
            self._centre = seen.centre
            self.face.widen(numbers_of(seen.centre))
            self._tell_size()
            self._show_texts()
            if seen.door is None:
                _log.error("door without counter=%s display=%s", self._counter, self.ground.name)
        if self.flow.read(seen.door):
            self.window.light()

    def _tell_size(self) -> None:
        """Tell technicians whether the number can be read from the farthest seat."""
        made = self.face.plan
        facts = {"metres": made.surface.metres, "inches": made.surface.inches}
        self.report_size(facts | legibility(made).facts(), too_small=made.too_small)

    def _show_texts(self) -> None:
        """Show the counter's name and services, and what the lobby is told today."""
        if self._centre is not None:
            today = self.clock.now().date()
            self.face.show_texts(texts_of(self._centre, self._counter, self._words[0], today))


def texts_of(centre: Centre, code: str, words: DoorWords, today: date) -> DoorTexts:
    """Return what a door says of its counter; of one that is not there, its code alone."""
    notices = notices_of(centre, words.language, today)
    counter = centre.counters.get(code)
    if counter is None or not counter.active:
        return DoorTexts(code, "", (), notices)
    name = words_in(counter.name, words.language)
    says_no_more = {f"{word} {code}".casefold() for word in (words.counter, "quầy")}
    here = (centre.services[each] for each in counter.serves if each in centre.services)
    served = sorted((s for s in here if s.active), key=lambda service: service.position)
    return DoorTexts(
        code,
        "" if name.casefold() in {code.casefold(), *says_no_more} else name,
        tuple(words_in(each.name, words.language) for each in served),
        notices,
    )
