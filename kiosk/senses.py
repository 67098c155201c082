"""What a kiosk sees and hears beside touches: its scanner, its camera, and how they are.

Both run on threads of their own; their events arrive here on the main thread. How they are goes to
the staff's list of devices, and is told again while the store could not take it.
"""

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import QObject, QTimer, Slot

from centre.rules.codes import Reading
from centre.rules.errors import Unavailable
from centre.settings import Settings
from centre.shell.hearing import Hearing
from db.facts import Health
from drivers import registry
from drivers.health import DeviceKey, DeviceStatus
from drivers.ports import Camera, CodeReader, Event, Presence, Scanned, Told
from drivers.registry import DriverMissing
from kiosk.ground import Ground
from kiosk.store_lane import StoreLane
from kiosk.visit import Scans

RENEW_MS: Final = 60_000
"""How often the camera is asked again to look for codes; it stops by itself after 120 s."""
_TYPES: Final = "keys:"
"""How the way to a scanner begins that types; letters of a card are lost on it."""


class Senses(QObject):
    """Scanner and camera of one kiosk; each may be missing."""

    def __init__(
        self,
        ground: Ground,
        store: StoreLane,
        scanned: Callable[[Reading], None],
        presence: Callable[[bool], None],
        changed: Callable[[], None],
    ) -> None:
        """Open nothing yet; start() begins. changed is told when `scans` is different."""
        super().__init__()
        self._store = store
        self._owner = f"kiosk:{ground.name}"
        self._scanned = scanned
        self._presence = presence
        self._changed = changed
        self._scans = Scans.NONE
        self._owed: dict[tuple[str, str], Health] = {}
        self._hearing = Hearing()
        self._hearing.heard.connect(self._heard)
        self._lacking: list[Told] = []
        self._reader: CodeReader | None = self._made("reader", registry.reader, ground)
        self._camera: Camera | None = self._made("camera", registry.camera, ground)
        described = ground.settings.camera.get(ground.kiosk.camera or "")
        self._codes = described is not None and described.reads_codes
        self._people = described is not None and described.notices_people
        scanner = ground.settings.reader.get(ground.kiosk.reader or "")
        types = scanner is not None and scanner.transport.startswith(_TYPES)
        self._takes = Scans.CODES if types else Scans.CARDS
        self._looks = False
        self._renew = QTimer(self)
        self._renew.setInterval(RENEW_MS)
        self._renew.timeout.connect(self._wake)

    @property
    def scans(self) -> Scans:
        """Return what the scanner takes; nothing until it has said that it is well."""
        return self._scans

    def start(self) -> None:
        """Begin to listen."""
        for told in self._lacking:
            self._told(told)
        for device in (self._reader, self._camera):
            if device is not None:
                device.start(self._hearing.hear)

    def look(self, *, wanted: bool) -> None:
        """Open the camera, or let go of it: it looks only where somebody may begin a visit."""
        if self._camera is None or wanted == self._looks:
            return
        self._looks = wanted
        if wanted:
            self._renew.start()
            self._wake()
        else:
            self._renew.stop()
            self._camera.rest()

    def say_again(self) -> None:
        """Tell the store once more what it could not take; for every good reading."""
        owed, self._owed = self._owed, {}
        for health in owed.values():
            self._report(health)

    def close(self) -> None:
        """End both; their threads end within two seconds."""
        self._renew.stop()
        self._hearing.close()
        for device in (self._reader, self._camera):
            if device is not None:
                device.close()

    def _made(self, kind: str, make: Callable[[Settings, str], object], ground: Ground) -> Any:
        """Return a device of the kiosk, None if it has none or none can be made here."""
        name: str | None = getattr(ground.kiosk, kind)
        try:
            return make(ground.settings, name) if name else None
        except DriverMissing as missing:
            status = DeviceStatus(DeviceKey.DEVICE_ERROR, str(missing))
            self._lacking.append(Told(kind, str(name), status))
            return None

    @Slot()
    def _wake(self) -> None:
        if self._camera is not None:
            self._camera.wake(codes=self._codes, people=self._people)

    @Slot(object)
    def _heard(self, event: Event) -> None:
        if isinstance(event, Scanned):
            self._scanned(event.reading)
        elif isinstance(event, Presence):
            self._presence(event.someone)
        elif isinstance(event, Told):
            self._told(event)

    def _told(self, told: Told) -> None:
        status = told.status
        facts = {"owner": self._owner, "detail": status.detail}
        state = status.state.value
        key = "" if state == "ok" else status.key.value
        if told.kind == "reader":
            starting = status.key is DeviceKey.STARTING
            self._hears(well=state in ("ok", "warning") and not starting)
        if told.kind == "camera" and state in ("error", "offline"):
            self._presence(True)  # noqa: FBT003 - nobody is turned away by a camera that is blind
        self._report(Health(told.device, told.kind, state, key, facts))

    def _hears(self, *, well: bool) -> None:
        """Take whether the scanner can be used; it is offered only then."""
        before, self._scans = self._scans, self._takes if well else Scans.NONE
        if self._scans is not before:
            self._changed()

    def _report(self, health: Health) -> None:
        self._store.run(
            lambda store: store.devices.report(health),
            None,
            lambda error: self._not_reported(health, error),
        )

    def _not_reported(self, health: Health, error: Exception) -> None:
        if not isinstance(error, Unavailable):
            raise error
        self._owed.setdefault((health.kind, health.name), health)
