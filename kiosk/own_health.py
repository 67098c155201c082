"""What a kiosk says of itself to staff, and what its log says of the store."""

import logging
from collections.abc import Callable, Collection
from typing import Final

from PySide6.QtCore import QObject, QTimer, Slot

from centre.rules.errors import Unavailable
from db import Store
from db.facts import Health
from db.silence import CLOSED
from kiosk.store_lane import StoreLane

KIND: Final = "kiosk"
BEAT_MS: Final = 20_000
"""How often a sign of life is offered; the store keeps one a minute (db.silence.BEAT_EVERY)."""

_log = logging.getLogger(__name__)


class OwnHealth:
    """The last word of a kiosk about itself, told until the store has it.

    kept hears whether the store has the last word; failed takes every failure.
    """

    def __init__(
        self,
        store: StoreLane,
        kept: Callable[[bool], None],
        failed: Callable[[Exception], None],
    ) -> None:
        self._store = store
        self._kept = kept
        self._failed = failed
        self._last: Health | None = None
        self._owed = False

    def say(self, health: Health) -> None:
        """Tell the store; what was said before counts no more."""
        self._last, self._owed = health, False
        self._store.run(
            lambda store: store.devices.report(health),
            lambda _done: self._came(health),
            lambda error: self._missed(health, error),
        )

    def say_again(self) -> None:
        """Tell once more what the store could not take; for every good reading."""
        if self._owed and self._last is not None:
            self.say(self._last)

    def _came(self, health: Health) -> None:
        if health is self._last:
            self._kept(True)  # noqa: FBT003 - a listener takes one value

    def _missed(self, health: Health, error: Exception) -> None:
        if health is self._last:
            self._owed = True
            self._kept(False)  # noqa: FBT003 - a listener takes one value
        self._failed(error)


class StoreLog:
    """Says in the log once that the store is lost, and once that it is back."""

    def __init__(self, kiosk: str) -> None:
        self._kiosk = kiosk
        self._is_lost = False

    def lost(self, error: Unavailable) -> None:
        """Note that the store did not answer."""
        if not self._is_lost:
            self._is_lost = True
            _log.error("store lost kiosk=%s error=%s", self._kiosk, error)

    def back(self) -> None:
        """Note a good reading."""
        if self._is_lost:
            self._is_lost = False
            _log.info("store back kiosk=%s", self._kiosk)


class Heartbeat(QObject):
    """Signs of life of a kiosk, and its farewell, so that an ordered end is no alarm."""

    def __init__(
        self, store: StoreLane, kiosk: str, having: Collection[tuple[str, str]] = ()
    ) -> None:
        """Begin at once.

        having are the kiosk's devices as (kind, name): what an earlier run told of others is
        forgotten.
        """
        super().__init__()
        self._store = store
        self._kiosk = kiosk
        self._orderly = True
        self._timer = QTimer(self)
        self._timer.setInterval(BEAT_MS)
        self._timer.timeout.connect(self._live)
        self._timer.start()
        store.run(lambda opened: opened.devices.only(f"{KIND}:{kiosk}", having), None, _unheard)
        self._live()

    def stop(self) -> None:
        """Give no sign of life any more."""
        self._timer.stop()

    def crashed(self) -> None:
        """Hear that the program ends by a defect: there is no farewell then."""
        self._orderly = False

    def farewell(self, store: Store) -> None:
        """Tell that this program ends in order, if it does (on the lane)."""
        if self._orderly:
            facts = {"kiosk": self._kiosk}
            store.devices.report(Health(self._kiosk, KIND, "ok", CLOSED, facts))

    @Slot()
    def _live(self) -> None:
        self._store.run(lambda store: store.live(KIND, self._kiosk), None, _unheard)


def _unheard(error: Exception) -> None:
    """Leave it: a lost store is told by who reads it; a defect is heard."""
    if not isinstance(error, Unavailable):
        raise error
