"""The counter signs that a display's box serves: their lines opened, their health told to staff."""

import logging
from collections.abc import Callable, Iterable

from PySide6.QtCore import QObject, Slot

from centre.shell.hearing import Hearing
from db.facts import AtDesk, Health
from drivers.health import DeviceKey, DeviceStatus
from drivers.ports import Event, Panel, Told
from drivers.registry import DriverMissing, panel
from queue_display.screen import Ground
from queue_display.signs import Signs

_log = logging.getLogger(__name__)


class SignPanel(QObject):
    """All signs of one display; where it has none, or cannot drive them, nothing happens."""

    def __init__(self, ground: Ground, report: Callable[[Health], None]) -> None:
        """Open the lines; report tells staff how a sign or a line is."""
        super().__init__()
        self._ground, self._report = ground, report
        self._hearing = Hearing(self)
        self._hearing.heard.connect(self._hear)
        self._signs: Signs | None = None
        self._panel = self._opened()

    def start(self) -> None:
        """Begin to hear how the signs are."""
        if self._panel is not None:
            self._panel.start(self._hearing.hear)

    def seen(self, desks: Iterable[AtDesk]) -> None:
        """Show the numbers that are at the counters now."""
        if self._signs is not None:
            self._signs.seen(desks)

    def lost(self) -> None:
        """Show nothing while the store does not answer."""
        if self._signs is not None:
            self._signs.lost()

    def close(self) -> None:
        """Hear no more and close the lines."""
        self._hearing.close()
        if self._panel is not None:
            self._panel.close()
        self.deleteLater()

    def _opened(self) -> Panel | None:
        """Return the panel of the signs; None where there is none or it cannot be driven here."""
        settings, names = self._ground.settings, self._ground.display.signs
        if not names:
            return None
        try:
            made = panel(settings, signs=names)
        except DriverMissing as missing:
            self._lack(missing)
            return None
        self._signs = Signs(made, {name: settings.sign[name].counter for name in names})
        return made

    def _lack(self, missing: DriverMissing) -> None:
        """Tell staff that the signs cannot be driven here: the screen works on without them."""
        _log.error("signs left out: %s", missing)
        status = DeviceStatus(DeviceKey.DEVICE_ERROR, str(missing))
        for name in self._ground.display.signs:
            self._hear(Told("sign", name, status))

    @Slot(object)
    def _hear(self, event: Event) -> None:
        """Tell staff how the signs and their lines are."""
        if isinstance(event, Told):
            state = event.status.state.value
            key = "" if state == "ok" else event.status.key.value
            facts = {"owner": self._ground.program, "detail": event.status.detail}
            self._report(Health(event.device, event.kind, state, key, facts))
