"""Listening to keypads, signs, lines, scanners and cameras, and what they say in plain words.

Of a code only its kind is ever told: what is on a card, a slip or a receipt stays in the driver.
"""

import queue
import time
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from itertools import chain
from typing import TYPE_CHECKING, Final, Self

from centre.rules.codes import (
    Card,
    DossierCode,
    Opaque,
    ProcedureCode,
    Reading,
    Refused,
    TicketCode,
)
from drivers import registry
from drivers.commands.wired import Wired, hung_on
from drivers.health import DeviceKey, DeviceStatus
from drivers.ports import Camera, Event, Panel, Told

if TYPE_CHECKING:
    from centre.settings import Settings

_Key = tuple[str, str]

READINGS: Final[dict[type, tuple[str, str]]] = {
    TicketCode: ("ticket", "a number slip of ours"),
    DossierCode: ("dossier", "a dossier's code"),
    ProcedureCode: ("procedure", "a procedure's code"),
    Card: ("card", "a citizen card (nothing of it is shown or kept)"),
    Opaque: ("other", "a readable code that is none of ours"),
}
_REFUSALS: Final = {
    "empty": "nothing in it",
    "too_long": "too long",
    "not_text": "its bytes are no text; check the scanner's set-up codes",
    "card_broken": "a citizen card that is not complete",
    "health_card": "a health insurance card, which is not used",
    "dossier_date": "a dossier's code with a day that there is not",
    "wedge_letters": "letters were lost on the way; set the scanner to serial mode",
}


def kind_of(reading: Reading) -> tuple[str, str]:
    """Return the kind of a code, as a key and in words."""
    if isinstance(reading, Refused):
        return f"refused_{reading.why}", f"refused: {_REFUSALS.get(reading.why, reading.why)}"
    return READINGS.get(type(reading), ("other", "a code"))


class Hearing:
    """Some devices of the settings, opened to be listened to; a context manager.

    Raises what the registry raises where a driver is missing or a description is wrong.
    """

    def __init__(self, settings: "Settings", devices: Sequence[Wired]) -> None:
        """Take the devices; a line brings all that hangs on it. Nothing is opened."""
        self._events: queue.SimpleQueue[Event] = queue.SimpleQueue()
        self._ends = ExitStack()
        hung = {one: hung_on(settings, one.name) for one in devices if one.kind == "line"}
        # A line without devices is not opened, so that it would never tell anything.
        told = [one for one in devices if hung.get(one, True)]
        self.devices = tuple(dict.fromkeys((*told, *chain(*hung.values()))))
        keypads, signs = self._names("keypad"), self._names("sign")
        self._panel = registry.panel(settings, keypads, signs) if keypads or signs else None
        self._readers = [registry.reader(settings, name) for name in self._names("reader")]
        self.cameras = {name: registry.camera(settings, name) for name in self._names("camera")}
        self.statuses: dict[_Key, DeviceStatus] = {}

    @property
    def panel(self) -> Panel:
        """Return the panel of the keypads and signs; raise LookupError if there are none."""
        if self._panel is None:
            raise LookupError("no keypad or sign among the devices")
        return self._panel

    def __enter__(self) -> Self:
        """Begin to listen."""
        parts = [*([self._panel] if self._panel else []), *self._readers, *self.cameras.values()]
        for part in parts:
            self._ends.callback(part.close)
            part.start(self._events.put)
        return self

    def __exit__(self, *_: object) -> None:
        """Close everything."""
        self._ends.close()

    def wake(self, name: str, *, codes: bool = True, people: bool = True) -> Camera:
        """Let a camera look; return it."""
        self.cameras[name].wake(codes=codes, people=people)
        return self.cameras[name]

    def heard(self, seconds: float) -> Iterator[Event]:
        """Yield what is said until seconds are over; what devices tell of themselves is kept."""
        deadline = time.monotonic() + seconds
        while True:
            try:
                event = self._events.get(timeout=max(0.0, deadline - time.monotonic()))
            except queue.Empty:
                return
            if isinstance(event, Told):
                self.statuses[event.kind, event.device] = event.status
            yield event

    def settle(self, seconds: float) -> None:
        """Wait until every device has told how it is, for seconds at most."""
        if self._is_settled():
            return
        for _ in self.heard(seconds):
            if self._is_settled():
                return

    def status(self, device: Wired) -> DeviceStatus:
        """Return how a device is; starting, if it has told nothing yet."""
        silent = DeviceStatus(DeviceKey.STARTING, "it has told nothing yet")
        return self.statuses.get((device.kind, device.name), silent)

    def _is_settled(self) -> bool:
        """Tell whether all have told more than that they begin; cameras at rest say no more."""
        return all(
            self.status(one).key is not DeviceKey.STARTING
            or (one.kind == "camera" and (one.kind, one.name) in self.statuses)
            for one in self.devices
        )

    def _names(self, kind: str) -> list[str]:
        """Return the names of the devices of a kind."""
        return [one.name for one in self.devices if one.kind == kind]
