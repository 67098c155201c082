"""The counter's link to the store: one lane, one reading at a time, presses, news, lost and found.

It knows no widget and no rule of the desk; it tells what has come back and what has not.
"""

import contextlib
from collections.abc import Callable
from dataclasses import dataclass
from threading import Event
from typing import Final, TypeVar

from PySide6.QtCore import QObject, QTimer, Signal

from centre.rules.errors import NotAllowed, Unavailable
from centre.shell.lane import Lane
from centre.shell.news import NewsWatch
from counter_client.flow import Press
from counter_client.presses import Seen, look, perform
from counter_client.slips import DoubtfulSlips
from db import Store

RETRY_MS: Final = 1000
"""How often a lost store is asked again."""
LAST_SECONDS: Final = 2.0
"""The last word to the store may take so long; the windows are closed by then."""

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Answer:
    """The store has done what a press asked; value is what it said."""

    press: Press
    value: object


@dataclass(frozen=True, slots=True)
class Refused:
    """A rule said no, to a press or (press None) to a reading."""

    press: Press | None
    error: NotAllowed


@dataclass(frozen=True, slots=True)
class Lost:
    """The store did not answer; what a press did is not known (press None: a reading)."""

    press: Press | None
    error: Unavailable


class Link(QObject):
    """Opens the store late, reads it when something changed, sends presses, tries again."""

    seen = Signal(object)
    answered = Signal(object)
    refused = Signal(object)
    lost = Signal(object)

    def __init__(self, name: str, opened: Callable[[], Store]) -> None:
        """Be ready; opened opens the store and is called on the lane. read() begins."""
        super().__init__()
        self._opened = opened
        self._lane = Lane(name)
        self._slips = DoubtfulSlips()
        self._store: Store | None = None
        self._early: Store | None = None
        self._watch: NewsWatch | None = None
        self._counter: str | None = None
        self._rated: str | None = None
        self._reading = self._read_again = False
        self._retry = QTimer(self)
        self._retry.setInterval(RETRY_MS)
        self._retry.setSingleShot(True)
        self._retry.timeout.connect(self.read)

    @property
    def is_quiet(self) -> bool:
        """Tell whether no reading is on its way."""
        return not self._reading

    def at(self, counter: str | None) -> None:
        """Read this counter from now on (None: nobody is signed in)."""
        self._counter = counter

    def rate_at(self, counter: str | None) -> None:
        """Read also whether a rating is open at this counter (None: it has no rating keypad)."""
        self._rated = counter

    def read(self) -> None:
        """Read the store; while a reading is on its way, once more after it."""
        if self._reading:
            self._read_again = True
            return
        self._reading, self._read_again = True, False
        counter, rated = self._counter, self._rated
        self._lane.run(lambda: self._look(counter, rated), self._looked, self._failed_look)

    def send(self, press: Press) -> None:
        """Do what a press asks; exactly one of answered, refused and lost follows."""
        store = self._store
        if store is None:
            gone = Unavailable("store_not_open", "database")
            self.lost.emit(Lost(press, gone))
            return
        self._lane.run(
            lambda: perform(store, press),
            lambda value: self.answered.emit(Answer(press, value)),
            lambda error: self._failed(press, error),
        )

    def do(
        self,
        job: Callable[[Store], T],
        done: Callable[[T], None],
        missed: Callable[[NotAllowed | Unavailable], None],
    ) -> None:
        """Do what is no press: exactly one of done and missed follows.

        A store that is lost is told by `lost`, too, and tried again.
        """
        store = self._store
        if store is None:
            missed(Unavailable("store_not_open", "database"))
            return
        self._lane.run(lambda: job(store), done, lambda error: self._not_done(error, missed))

    def close(self, last: Callable[[Store], object] | None = None) -> None:
        """Finish the job at hand, say the last word if the store hears it, and close the store.

        A job that does not end keeps its store.
        """
        self._retry.stop()
        if self._watch is not None:
            self._watch.close()
        if self._store is not None and last is not None:
            self._say(self._store, last)
        ended = self._lane.close()
        store = self._store or self._early
        if store is not None and ended:
            store.close()

    def _say(self, store: Store, last: Callable[[Store], object]) -> None:
        """Say the last word on the lane and wait for it; a store that is gone need not hear it."""
        said = Event()

        def say() -> None:
            try:
                with contextlib.suppress(Unavailable):
                    last(store)
            finally:
                said.set()

        self._lane.run(say)
        said.wait(LAST_SECONDS)

    def _not_done(
        self, error: Exception, missed: Callable[[NotAllowed | Unavailable], None]
    ) -> None:
        """Tell who asked; a lost store is everybody's matter."""
        if isinstance(error, NotAllowed | Unavailable):
            missed(error)
        if not isinstance(error, NotAllowed):
            self._failed(None, error)

    def _look(self, counter: str | None, rated: str | None) -> tuple[Store, Seen]:
        """Open the store if it is not open yet, and read (on the lane)."""
        # Kept at once: a first reading that fails would leave an open store behind each time.
        store = self._early = self._store or self._early or self._opened()
        return store, look(store, counter, self._slips, rated)

    def _looked(self, found: tuple[Store, Seen]) -> None:
        """Tell what was read."""
        self._reading = False
        self._retry.stop()
        store, seen = found
        if self._store is None:
            self._listen(store)
        self.seen.emit(seen)
        if self._read_again:
            self.read()

    def _failed_look(self, error: Exception) -> None:
        self._reading = False
        self._failed(None, error)

    def _failed(self, press: Press | None, error: Exception) -> None:
        """Tell a failure by its kind; a defect of ours goes on to the crash hook."""
        if isinstance(error, NotAllowed):
            self.refused.emit(Refused(press, error))
        elif isinstance(error, Unavailable):
            self._retry.start()
            self.lost.emit(Lost(press, error))
        else:
            raise error

    def _listen(self, store: Store) -> None:
        """Keep the opened store and hear its news."""
        self._store = store
        self._watch = NewsWatch(store.news, self._lane, self)
        self._watch.changed.connect(lambda _: self.read())
        self._watch.lost.connect(lambda gone: self._failed(None, gone.error))
