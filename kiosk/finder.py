"""Who answers searches: holds the catalogue in memory, makes it anew when the store's has changed.

One lane makes, another one answers, so that a search never waits for a catalogue that is being
made; and only the newest search is answered, so that it never waits behind one nobody wants.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

from centre.knowledge import thesaurus
from centre.rules.errors import Unavailable
from centre.rules.hours import Clock
from centre.rules.search.index import Home
from centre.rules.services import Centre
from centre.shell import garbage
from centre.shell.lane import Lane
from db import Store
from db.catalogue.shelf import Shown
from kiosk.lookup import Answer, Lookup, Query, Stock, with_added
from kiosk.store_lane import StoreLane

OFTEN: Final = 12
"""Rows of "Thủ tục hay được hỏi": two or three screens of them."""
# Several pokes of one moment are one look; a store that is gone is asked again.
_GATHER_MS: Final = 500
_AGAIN_MS: Final = 5_000
# Without any news: a procedure may begin or end at midnight.
_IDLE_MS: Final = 600_000


@dataclass(frozen=True, slots=True)
class _Mark:
    """What a catalogue in memory was made from; another mark asks for another catalogue."""

    version: int
    day: date
    home: Home


@dataclass(frozen=True, slots=True)
class _Reading:
    """What the store said at one moment."""

    mark: _Mark
    shown: Shown
    often: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Made:
    """A catalogue that is ready to be asked."""

    mark: _Mark
    lookup: Lookup
    stock: Stock


@dataclass(frozen=True, slots=True)
class _Told:
    """An answer with its question."""

    query: Query
    answer: Answer


def home_of(centre: Centre) -> Home:
    """Return what this centre does: the fields that its services take in."""
    active = (service for service in centre.services.values() if service.active)
    return Home(fields=tuple(sorted({topic for service in active for topic in service.topics})))


class Finder(QObject):
    """Answers queries, the newest only."""

    def __init__(self, store: StoreLane, clock: Clock) -> None:
        """Read the catalogue as soon as the event loop turns; until then nothing is answered."""
        super().__init__()
        self._store, self._clock = store, clock
        self._stocked: Callable[[Stock], None] = _nobody_hears
        self._answered: Callable[[Query, Answer], None] = _nobody_hears
        self._making, self._asking = Lane("catalogue", self), Lane("search", self)
        self._mark: _Mark | None = None
        self._lookup: Lookup | None = None
        self._newest: Query | None = None
        self._is_reading = False
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._look)
        store.changed.connect(self._hear)
        self._timer.start(0)

    def tell(
        self, stocked: Callable[[Stock], None], answered: Callable[[Query, Answer], None]
    ) -> None:
        """Tell these two on the main thread: each catalogue that is ready, each answer."""
        self._stocked, self._answered = stocked, answered

    def ask(self, query: Query) -> None:
        """Have a query answered; one that was asked before and is not answered yet is dropped."""
        self._newest = query
        lookup = self._lookup
        if lookup is not None:
            self._asking.run(lambda: self._answer(lookup, query), self._tell)

    def drop(self) -> None:
        """Forget what was asked."""
        self._newest = None

    def close(self) -> None:
        """Stop looking, let both lanes finish what is at hand."""
        self._timer.stop()
        self.drop()
        self._asking.close()
        self._making.close()
        self.deleteLater()

    def _answer(self, lookup: Lookup, query: Query) -> _Told | None:
        """Answer on the lane, unless something newer was asked meanwhile."""
        return _Told(query, lookup.answer(query)) if query is self._newest else None

    def _tell(self, told: _Told | None) -> None:
        if told is not None and told.query is self._newest:
            self._newest = None
            self._answered(told.query, told.answer)

    @Slot(object)
    def _hear(self, changed: object) -> None:
        """Look soon whether the news are about the catalogue."""
        del changed
        if not self._timer.isActive() or self._timer.remainingTime() > _GATHER_MS:
            self._timer.start(_GATHER_MS)

    @Slot()
    def _look(self) -> None:
        """Read the catalogue if it is not the one in memory."""
        if not self._is_reading:
            self._is_reading = True
            mark, today = self._mark, self._clock.now().date()
            self._store.run(lambda store: _read(store, mark, today), self._came, self._failed)

    def _came(self, reading: _Reading | None) -> None:
        if reading is None:
            self._is_reading = False
            if not self._timer.isActive():
                self._timer.start(_IDLE_MS)
        else:
            self._making.run(lambda: _make(reading), self._take)

    def _take(self, made: _Made) -> None:
        """Use the new catalogue from now on; what waits for an answer gets it from here."""
        self._mark, self._lookup = made.mark, made.lookup
        garbage.settle()
        self._is_reading = False
        self._stocked(made.stock)
        if self._newest is not None:
            self.ask(self._newest)
        self._timer.start(_GATHER_MS)

    def _failed(self, error: Exception) -> None:
        """Try again later; what is in memory goes on working meanwhile."""
        if not isinstance(error, Unavailable):
            raise error
        self._is_reading = False
        self._timer.start(_AGAIN_MS)


def _nobody_hears(*_told: object) -> None:
    """Take what is told before anybody listens."""


def _read(store: Store, known: _Mark | None, today: date) -> _Reading | None:
    """Return what the store has, None if that is known already."""
    mark = _Mark(store.catalogue.version(), today, home_of(store.centre()))
    if mark == known:
        return None
    return _Reading(mark, store.catalogue.shown(), store.catalogue.often(OFTEN))


def _make(reading: _Reading) -> _Made:
    """Make a catalogue; it takes some seconds for thousands of procedures."""
    shown = reading.shown
    lookup = Lookup(shown.listed, with_added(thesaurus(), shown.words), reading.mark.home)
    return _Made(reading.mark, lookup, lookup.stock(reading.often))
