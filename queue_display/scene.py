"""What a preview shows: a centre's own names with numbers that nobody has, or sample texts."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import cycle, islice
from typing import Final, Self
from uuid import UUID

from centre.rules.services import Centre, Text, words_in
from centre.settings import Display
from queue_display.flow import Shown, View
from queue_display.optics import Widths
from queue_display.pages import Posting, postings
from queue_display.screen import SHOWN_LANGUAGES
from queue_display.tongue import BoardWords, Tongue, words_of
from queue_display.widths import hall_widths

CALLS: Final = 30
"""As many calls as the fullest face shows."""
_NAME: Final = "Trung tâm Phục vụ hành chính công"


@dataclass(frozen=True, slots=True)
class Scene:
    """A display and what stands on it; centre is None where the store does not open."""

    display: Display
    words: tuple[BoardWords, ...]
    centre: Centre | None
    now: datetime

    @classmethod
    def of(cls, display: Display, centre: Centre | None, now: datetime) -> Self:
        """Return the scene of a display's settings, in the languages that it shows."""
        shown = display.languages[:SHOWN_LANGUAGES]
        return cls(display, tuple(words_of(Tongue(code)) for code in shown), centre, now)

    @property
    def name(self) -> str:
        """Return the centre's name."""
        return words_in(self.centre.name, self.words[0].language) if self.centre else _NAME

    @property
    def zone(self) -> str:
        """Return the screen's own zone in words; empty where it shows all."""
        return self.words[0].zone.format(zone=self.display.zone) if self.display.zone else ""

    @property
    def widths(self) -> Widths:
        """Return how wide the longest number and counter code are."""
        return hall_widths(self.centre, self.words[0]) if self.centre else Widths()

    @property
    def said(self) -> tuple[Posting, ...]:
        """Return what the lobby is told."""
        if self.centre is None:
            return (Posting("", self.words[0].guidance),)
        return postings(self.centre, self.words[0], self.now.date())

    @property
    def view(self) -> View:
        """Return calls at the centre's counters, the newest one in the panel, one called again."""
        calls = tuple(self._calls())
        coming = tuple(f"{letter}{number:03}" for number, letter in enumerate(self._letters(3), 31))
        return View(calls[0], bright=False, rows=calls, coming=coming, lost_at=None, deaf=False)

    def _calls(self) -> Iterator[Shown]:
        """Yield made-up numbers at the counters of the display's zone, the newest first."""
        letters, desks = self._letters(CALLS), islice(cycle(self._counters()), CALLS)
        for index, (letter, (code, name, zone)) in enumerate(zip(letters, desks, strict=True)):
            label = f"{letter}{CALLS - index:03}"
            yield Shown(UUID(int=index), label, code, name, index == 2, index == 0, zone)

    def _letters(self, count: int) -> tuple[str, ...]:
        """Return the letters of the centre's services, again and again."""
        services = self.centre.services.values() if self.centre else ()
        letters = [letter for service in services for letter in service.letters]
        return tuple(islice(cycle(letters or "ABC"), count))

    def _counters(self) -> list[tuple[str, Text, str]]:
        """Return code, name and zone of the counters that the display shows."""
        known = self.centre.counters.values() if self.centre else ()
        zone = self.display.zone
        found: list[tuple[str, Text, str]] = [
            (counter.code, counter.name, counter.zone)
            for counter in sorted(known, key=lambda counter: counter.position)
            if counter.active and zone in {None, counter.zone}
        ]
        plain: list[tuple[str, Text, str]] = [
            (str(code), {"vi": f"Quầy {code}"}, zone or "AB"[code > 3]) for code in range(1, 7)
        ]
        return found or plain
