"""Something changed in the store: a poke on its socket, or the slow look as safety net.

The store knows no Qt; it offers a file number to watch, drain(), and changed() for the database
lane (house.md section 4). Screens answer `changed` by asking the store again.
"""

from dataclasses import dataclass
from typing import Final, Protocol

from PySide6.QtCore import QObject, QSocketNotifier, QTimer, Signal, Slot

from centre.rules.errors import Unavailable
from centre.shell.lane import Lane

LOOK_MS: Final = 1000
"""How often the safety net looks; a poke is heard at once."""
PATIENT_LOOKS: Final = 4
"""Looks without an answer until the store is told as lost: a server that stands still answers
nothing and closes nothing, and a counter has to say so within 5 s."""


class News(Protocol):
    """What the store offers (db.news)."""

    def fileno(self) -> int | None:
        """Return the socket to watch for reading, or None; after changed() it may be another."""
        ...

    def drain(self) -> bool:
        """Take all pokes that have come in; return whether another program sent one."""
        ...

    def changed(self) -> bool:
        """Return whether somebody else has committed since the last call; on the lane only."""
        ...


@dataclass(frozen=True, slots=True)
class Changed:
    """Another process has changed the store; poked tells whether it said so itself."""

    poked: bool


@dataclass(frozen=True, slots=True)
class Lost:
    """The store does not answer the look; error says why. Told once, until it answers again."""

    error: Exception


class NewsWatch(QObject):
    """Watches one store's news. A process does not hear its own changes.

    `changed` carries Changed; it comes also when the store answers again. `lost` carries Lost.
    """

    changed = Signal(object)
    lost = Signal(object)

    def __init__(self, news: News, lane: Lane, parent: QObject | None = None) -> None:
        """Watch from now on; lane is the database lane."""
        super().__init__(parent)
        self._news = news
        self._lane = lane
        self._looking = False
        self._unanswered = 0
        self._is_lost = False
        self._ear: QSocketNotifier | None = None
        self._number: int | None = None
        self._watch()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._look)
        self._timer.start(LOOK_MS)

    def close(self) -> None:
        """Stop watching; call it before the store is closed."""
        self._timer.stop()
        self._unwatch()

    def _watch(self) -> None:
        """Watch the socket that the store listens on now; over a network it may be a new one."""
        number = self._news.fileno()
        if number == self._number:
            return
        self._unwatch()
        self._number = number
        if number is not None:
            self._ear = QSocketNotifier(number, QSocketNotifier.Type.Read, self)
            self._ear.activated.connect(self._poked)

    def _unwatch(self) -> None:
        """Stop watching before the socket is closed: Qt would watch a number that is reused."""
        ear, self._ear, self._number = self._ear, None, None
        if ear is not None:
            ear.setEnabled(False)
            ear.deleteLater()

    @Slot()
    def _poked(self) -> None:
        """Hear a poke; the look before it keeps the safety net from telling it again."""
        is_news = self._news.drain()
        self._watch()
        self._lane.run(self._news.changed, None, self._failed)
        if is_news:
            self.changed.emit(Changed(poked=True))

    @Slot()
    def _look(self) -> None:
        """Ask the lane, unless the look before is not answered yet."""
        if not self._looking:
            self._looking, self._unanswered = True, 0
            self._lane.run(self._news.changed, self._looked, self._failed)
            return
        self._unanswered += 1
        if self._unanswered >= PATIENT_LOOKS:
            self._tell_lost(Unavailable("database_silent", "database"))

    def _looked(self, is_new: bool) -> None:  # noqa: FBT001 - the lane hands over one value
        """Tell a change that nobody poked about, or that the store is back."""
        self._looking = False
        self._watch()
        if is_new or self._is_lost:
            self._is_lost = False
            self.changed.emit(Changed(poked=False))

    def _failed(self, error: Exception) -> None:
        """Tell once that the store does not answer."""
        self._looking = False
        self._tell_lost(error)

    def _tell_lost(self, error: Exception) -> None:
        if not self._is_lost:
            self._is_lost = True
            self.lost.emit(Lost(error))
