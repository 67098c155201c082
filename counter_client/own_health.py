"""What a counter's program tells the store of itself and of its devices, until the store has it."""

from collections.abc import Collection
from typing import Final

from PySide6.QtCore import QObject, QTimer

from counter_client.link import Link
from db import Store
from db.facts import Health
from db.silence import CLOSED
from drivers.ports import Told

KIND: Final = "counter"
BEAT_MS: Final = 20_000
"""How often a sign of life is offered; the store keeps one a minute (db.silence.BEAT_EVERY)."""


def health_of(told: Told, owner: str) -> Health:
    """Return a device's word as the store keeps it: what is well has no key (as printers)."""
    key = "" if told.status.key.value == "ok" else told.status.key.value
    facts = {"owner": owner, "detail": told.status.detail}
    return Health(told.device, told.kind, told.status.state.value, key, facts)


class OwnHealth(QObject):
    """Signs of life, and the last word of each device; what could not be told is told again."""

    def __init__(
        self,
        link: Link,
        name: str,
        counter: str | None,
        having: Collection[tuple[str, str]] = (),
    ) -> None:
        """Say nothing yet; seen() begins.

        counter is the fixed one of this PC, having its devices as (kind, name): what an earlier run
        told of others is forgotten.
        """
        super().__init__()
        self._link = link
        self._name = name
        self._facts = {"counter": counter} if counter else {}
        self._owed: dict[tuple[str, str], Health] = {}
        self._having = having
        self._begun = False
        self._beat = QTimer(self)
        self._beat.setInterval(BEAT_MS)
        self._beat.timeout.connect(self._live)

    def told(self, told: Told) -> None:
        """Tell the store what a device says of itself, now or when the store is back."""
        self._owe(health_of(told, f"{KIND}:{self._name}"))
        if self._begun:
            self._tell()

    def seen(self) -> None:
        """Hear that the store was read: say that this program is there, and what is still owed."""
        if not self._begun:
            self._begun = True
            owner, having = f"{KIND}:{self._name}", self._having
            self._link.do(lambda store: store.devices.only(owner, having), _nothing, _nothing)
            self._owe(Health(self._name, KIND, "ok", "", self._facts))
            self._live()
            self._beat.start()
        self._tell()

    def stop(self) -> None:
        """Give no sign of life any more; farewell is the last word."""
        self._beat.stop()

    def farewell(self, store: Store) -> None:
        """Tell that this program ends in order, so that its silence is no alarm (on the lane)."""
        store.devices.report(Health(self._name, KIND, "ok", CLOSED, self._facts))

    def _owe(self, health: Health) -> None:
        """Keep a last word; what the device said before counts no more."""
        self._owed[health.kind, health.name] = health

    def _live(self) -> None:
        """Give a sign of life; read, because nobody tells when another program falls silent."""
        self._link.do(lambda store: store.live(KIND, self._name), _nothing, _nothing)
        self._link.read()

    def _tell(self) -> None:
        for health in tuple(self._owed.values()):
            self._link.do(
                lambda store, health=health: store.devices.report(health),  # type: ignore[misc]
                lambda _, health=health: self._kept(health),  # type: ignore[misc]
                _nothing,
            )

    def _kept(self, health: Health) -> None:
        """Forget what is stored, unless the device said something newer; show it here as well."""
        if self._owed.get((health.kind, health.name)) == health:
            del self._owed[health.kind, health.name]
        self._link.read()  # a program does not hear its own news


def _nothing(_: object) -> None:
    """Leave it: a lost store is told by the link, and what is owed is told again."""
