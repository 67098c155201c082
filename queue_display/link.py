"""A lobby screen's link to the store: one lane, one reading at a time, news, and signs of life.

It knows no widget, and not what is read: a layout says so (look). A screen that is told nothing has
to know whether nothing happened or nobody answers, so every look of the safety net (1 s) that the
store answered counts as a sign of life.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from PySide6.QtCore import QObject, QTimer, Signal

from centre.rules.errors import Unavailable
from centre.rules.hours import Clock
from centre.shell.lane import Lane
from centre.shell.news import News, NewsWatch
from db import Store
from db.facts import Health

RETRY_MS: Final = 1000
"""How often a lost store is asked again."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Silent:
    """The store did not answer; error says why."""

    error: Unavailable


class LivingNews:
    """The store's news, noting when the store last answered (lane thread writes, main reads)."""

    def __init__(self, news: News, clock: Clock) -> None:
        """Pass on news."""
        self._news = news
        self._clock = clock
        self.answered = clock.monotonic()

    def fileno(self) -> int | None:
        """Return the socket to watch."""
        return self._news.fileno()

    def drain(self) -> bool:
        """Take all pokes; return whether another program sent one."""
        return self._news.drain()

    def changed(self) -> bool:
        """Look, and note a plain "nothing new"; a change is proved by the reading after it.

        The store says "changed" also when it cannot look at all.
        """
        is_new = self._news.changed()
        if not is_new:
            self.answered = self._clock.monotonic()
        return is_new


class ScreenLink(QObject):
    """Opens the store late, reads it when something changed, tries again when it is gone.

    seen carries what look returned, silent a Silent (each failed try; the log hears it once).
    """

    seen = Signal(object)
    silent = Signal(object)

    def __init__(
        self, opened: Callable[[], Store], look: Callable[[Store], object], clock: Clock
    ) -> None:
        """Be ready; opened opens the store, look reads it, both on the lane. read() begins."""
        super().__init__()
        self._opened, self._reader, self._clock = opened, look, clock
        self._lane = Lane("store", self)
        self._store: Store | None = None
        self._early: Store | None = None
        self._news: LivingNews | None = None
        self._watch: NewsWatch | None = None
        self._reading = self._read_again = self._failing = False
        self._health: dict[tuple[str, str], Health] = {}
        self._retry = QTimer(self)
        self._retry.setInterval(RETRY_MS)
        self._retry.setSingleShot(True)
        self._retry.timeout.connect(self.read)

    def read(self) -> None:
        """Read the store; while a reading is on its way, once more after it."""
        if self._reading:
            self._read_again = True
            return
        self._reading, self._read_again = True, False
        self._lane.run(self._look, self._looked, self._failed)

    def quiet_seconds(self) -> float:
        """Return for how long no sign of life has come; infinite before the first and in failure.

        A reading that fails outweighs a look that works.
        """
        if self._news is None or self._failing:
            return float("inf")
        return self._clock.monotonic() - self._news.answered

    def ask(self, question: Callable[[Store], bool], answer: Callable[[bool], None]) -> None:
        """Ask whether something is still true; a store that does not answer denies nothing."""
        store = self._store
        if store is None:
            answer(True)  # noqa: FBT003 - the desk's callback takes one truth value
            return
        self._lane.run(
            lambda: question(store), answer, lambda error: self._not_asked(error, answer)
        )

    def report(self, health: Health) -> None:
        """Store a device's health, now or when the store is back."""
        self._health[health.kind, health.name] = health
        self._report_kept()

    def tell(self, job: Callable[[Store], None]) -> None:
        """Tell the store something that may be lost, as a sign of life."""
        store = self._store
        if store is not None and not self._failing:
            self._lane.run(lambda: job(store), None, self._failed)

    def close(self, last: Health | None = None) -> None:
        """Finish the job at hand, report a last word, and close the store.

        A job that does not end keeps its store.
        """
        self._retry.stop()
        if self._watch is not None:
            self._watch.close()
        ended = self._lane.close(self._farewell(last))
        store = self._store or self._early
        if store is not None and ended:
            store.close()

    def _farewell(self, last: Health | None) -> Callable[[], None] | None:
        """Return what reports the last word, None where there is none or nobody to hear it."""
        store = self._store
        if store is None or last is None:
            return None
        return lambda: store.devices.report(last)

    def _look(self) -> tuple[Store, object]:
        """Open the store if it is not open yet, and read it (on the lane)."""
        # Kept at once: a first reading that fails would leave an open store behind each time.
        store = self._early = self._store or self._early or self._opened()
        return store, self._reader(store)

    def _looked(self, found: tuple[Store, object]) -> None:
        """Tell what was read."""
        store, seen = found
        self._reading = False
        if self._store is None:
            self._listen(store)
        if self._failing:
            _log.info("store back")
        self._failing = False
        self._retry.stop()
        self.seen.emit(seen)
        self._report_kept()
        if self._read_again:
            self.read()

    def _failed(self, error: Exception) -> None:
        """Try again in a second; a defect of ours goes on to the crash hook."""
        self._reading = False
        if not isinstance(error, Unavailable):
            raise error
        if not self._failing:
            _log.error("store gone: %s", error)
        self._failing = True
        self._retry.start()
        self.silent.emit(Silent(error))

    def _not_asked(self, error: Exception, answer: Callable[[bool], None]) -> None:
        """Deny nothing that nobody could be asked about."""
        self._failed(error)
        answer(True)  # noqa: FBT003 - the desk's callback takes one truth value

    def _listen(self, store: Store) -> None:
        """Keep the opened store and hear its news."""
        self._store = store
        self._news = LivingNews(store.news, self._clock)
        self._watch = NewsWatch(self._news, self._lane, self)
        self._watch.changed.connect(lambda _: self.read())
        self._watch.lost.connect(lambda gone: self._failed(gone.error))

    def _report_kept(self) -> None:
        """Store what devices said; what cannot be stored is kept for the next reading."""
        store = self._store
        if store is None or self._failing:
            return
        for health in tuple(self._health.values()):
            self._lane.run(
                lambda health=health: store.devices.report(health),  # type: ignore[misc]
                lambda _, health=health: self._stored(health),  # type: ignore[misc]
                self._failed,
            )

    def _stored(self, health: Health) -> None:
        """Forget a health that is stored, unless the device has said something newer."""
        if self._health.get((health.kind, health.name)) == health:
            del self._health[health.kind, health.name]
