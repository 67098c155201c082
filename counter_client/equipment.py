"""The keypads, the sign and the scanner of one counter: opened, heard, shown, closed."""

import logging
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final
from uuid import UUID

from PySide6.QtCore import QObject, Signal, Slot

from centre.settings import CounterPc, Settings
from centre.shell.hearing import Hearing
from counter_client.sign import CounterSign
from db.facts import CounterView
from drivers import registry
from drivers.health import DeviceKey, DeviceStatus
from drivers.ports import CodeReader, Event, Panel, Pressed, Scanned, Told
from drivers.registry import DriverMissing

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Doors:
    """Where devices come from: the registry, or what a test puts in its place."""

    panel: Callable[[Settings, Sequence[str], Sequence[str]], Panel] = registry.panel
    reader: Callable[[Settings, str], CodeReader] = registry.reader


REAL: Final = Doors()


@dataclass(frozen=True, slots=True)
class Touched:
    """A key of a keypad or a code; ticket is the number that the screen showed at that instant."""

    event: Pressed | Scanned
    ticket: UUID | None


class Equipment(QObject):
    """All devices of one counter. `touched` carries Touched, `told` carries Told (health)."""

    touched = Signal(object)
    told = Signal(object)

    def __init__(self, settings: Settings, pc: CounterPc, doors: Doors = REAL) -> None:
        """Make the devices, opening none; raise SettingsError for a description that is wrong."""
        super().__init__()
        self._lacking: list[Told] = []
        self._panel = self._make_panel(settings, pc, doors)
        self._reader = self._make_reader(settings, pc, doors)
        self._name = pc.sign or ""
        self._sign = CounterSign(settings.sign[pc.sign].counter) if pc.sign else None
        self._ticket: UUID | None = None
        self._hearing = Hearing(self)
        self._hearing.heard.connect(self._hear)

    def start(self) -> None:
        """Begin to listen; returns at once, the devices are opened on their own threads."""
        for told in self._lacking:
            self.told.emit(told)
        for device in (self._panel, self._reader):
            if device is not None:
                device.start(self._take)

    def show(self, view: CounterView | None) -> None:
        """Take what the desk shows now (None: nobody is signed in): for sign and keypads."""
        self._ticket = view.current.id if view and view.current else None
        if self._sign is None or self._panel is None:
            return
        showing = self._sign.look(view)
        if showing is None:
            return
        if showing.text:
            self._panel.show(self._name, showing.text, blink=showing.blink)
        else:
            self._panel.clear(self._name)

    def hush(self) -> None:
        """Hear nothing any more."""
        self._hearing.close()

    def close(self) -> None:
        """End all devices; may take a second, so the windows are closed before."""
        self.hush()
        for device in (self._panel, self._reader):
            if device is not None:
                device.close()

    def _take(self, event: Event) -> None:
        """Take an event on the device's thread, with the number on the screen at this instant.

        The number may change before the main thread hears of the key; it acts on the one that the
        clerk saw, or on none.
        """
        if isinstance(event, Pressed | Scanned):
            self._hearing.hear(Touched(event, self._ticket))
        elif isinstance(event, Told):
            self._hearing.hear(event)

    @Slot(object)
    def _hear(self, event: Touched | Told) -> None:
        """Pass an event on, on the main thread."""
        (self.touched if isinstance(event, Touched) else self.told).emit(event)

    def _make_panel(self, settings: Settings, pc: CounterPc, doors: Doors) -> Panel | None:
        """Return the panel, or None where there is none or its driver is not installed."""
        signs = (pc.sign,) if pc.sign else ()
        if not pc.keypads and not signs:
            return None
        try:
            return doors.panel(settings, pc.keypads, signs)
        except DriverMissing as missing:
            self._lack(missing, keypad=pc.keypads, sign=signs)
            return None

    def _make_reader(self, settings: Settings, pc: CounterPc, doors: Doors) -> CodeReader | None:
        """Return the scanner, or None where there is none or its driver is not installed."""
        if pc.reader is None:
            return None
        try:
            return doors.reader(settings, pc.reader)
        except DriverMissing as missing:
            self._lack(missing, reader=(pc.reader,))
            return None

    def _lack(self, missing: DriverMissing, **devices: Sequence[str]) -> None:
        """Keep that devices cannot be driven here: the counter works on without them."""
        _log.error("device left out: %s", missing)
        status = DeviceStatus(DeviceKey.DEVICE_ERROR, str(missing))
        for kind, names in devices.items():
            self._lacking += [Told(kind, name, status) for name in names]
