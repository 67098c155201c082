"""Keeps one device open for as long as a program runs: opens, serves, closes, opens again.

One thread for each device that is listened to (a line, a scanner). Everything that touches the
link runs there; others only set the flag that ends it (hardware note, section 8: a port that
another thread closes kills its reader).
"""

import contextlib
import logging
import math
import threading
import time
import traceback
from collections.abc import Callable, Sequence
from typing import Final

from drivers.exclusive import Busy, Exclusive, NoLock
from drivers.health import DeviceKey, DeviceStatus
from drivers.transports import BUSY, DENIED, GONE, Link, LinkBroken, Transport, Unsuited, linked

_LOG: Final = logging.getLogger(__name__)
# Seconds before each further try (hardware note, section 8: 1, 2, 4 ... 10 s).
WAITS: Final = (1.0, 2.0, 4.0, 8.0, 10.0)
# close() must end the thread within a second, also in the middle of opening.
OPEN_WITHIN: Final = 0.5
END_WITHIN: Final = 1.0
_KEYS: Final = {
    GONE: DeviceKey.PORT_GONE,
    BUSY: DeviceKey.PORT_BUSY,
    DENIED: DeviceKey.PORT_DENIED,
}

Serve = Callable[[Link, threading.Event], None]
"""Works with an open link until the event is set; waits on the link at most 0.2 s at a time. Raises
LinkBroken when the link is gone."""


class Keeper:
    """One device and its thread.

    told hears each change once, on the device's thread. What serve finds out goes the same way
    through tell(): it says OK when the device has shown life, since an open port alone proves
    nothing. The log is written by whoever hears (drivers.health.Diary).
    """

    def __init__(
        self,
        name: str,
        transport: Transport,
        serve: Serve,
        told: Callable[[DeviceStatus], None],
        exclusive: Exclusive | None = None,
        waits: Sequence[float] = WAITS,
    ) -> None:
        """Keep everything; nothing is opened. waits are seconds, the last one is repeated.

        exclusive is held while the link is open; a program that holds it makes the port busy.
        """
        self._name = name
        self._transport = transport
        self._serve = serve
        self._told = told
        self._exclusive = exclusive
        self._waits = tuple(waits)
        self._ending = threading.Event()
        self._thread = threading.Thread(target=self._run, name=f"keeper {name}", daemon=False)
        self._last: DeviceStatus | None = None
        self._failures = 0
        self._logged = ""
        self._opened_at = 0.0

    def start(self) -> None:
        """Begin; returns at once. Called once; after close() it does nothing."""
        if not self._ending.is_set():
            self._thread.start()

    def close(self) -> None:
        """End; the thread ends within a second. May be called again, and before start()."""
        self._ending.set()
        if self._thread.ident is None or self._thread is threading.current_thread():
            return
        self._thread.join(END_WITHIN)
        if self._thread.is_alive():
            _LOG.error("%s does not end", self._name)

    def tell(self, status: DeviceStatus) -> None:
        """Tell a change; for serve, on the device's thread. A repeated key is not told again."""
        if self._last is not None and self._last.key is status.key:
            return
        self._last = status
        try:
            self._told(status)
        except Exception:  # noqa: BLE001 - a listener's defect must not end the thread
            _LOG.exception("%s: nobody could be told of %s", self._name, status.key.value)

    def _run(self) -> None:
        """Serve until the end, whatever happens."""
        while not self._ending.is_set():
            self._opened_at = math.inf
            status = self._round()
            if self._ending.is_set():
                return
            self.tell(status)
            self._ending.wait(self._next_wait())

    def _next_wait(self) -> float:
        """Return the seconds until the next try: longer each time, until a link has lasted."""
        if time.monotonic() - self._opened_at > self._waits[0]:
            self._failures = 0
        self._failures += 1
        return self._waits[min(self._failures, len(self._waits)) - 1]

    def _round(self) -> DeviceStatus:
        """Open, serve and close once; return why it ended."""
        try:
            with self._held(), linked(self._transport, time.monotonic() + OPEN_WITHIN) as link:
                # serve may have told OK past tell(): whatever ends this link is news again.
                self._last, self._opened_at = None, time.monotonic()
                self._serve(link, self._ending)
        except LinkBroken as broken:
            return _status(broken)
        except Busy:
            return DeviceStatus(DeviceKey.PORT_BUSY, "another program holds its lock")
        except NoLock as missing:
            return DeviceStatus(DeviceKey.DEVICE_ERROR, f"no lock: {missing}")
        except Exception as error:  # noqa: BLE001 - a defect must not end the thread in silence
            return self._defect(error)
        return DeviceStatus(DeviceKey.DEVICE_ERROR, "serving ended by itself")

    def _held(self) -> contextlib.AbstractContextManager[object]:
        """Return the lock of the device, asked for once and not waited for."""
        if self._exclusive is None:
            return contextlib.nullcontext()
        return self._exclusive.tried()

    def _defect(self, error: Exception) -> DeviceStatus:
        """Log where a defect is, once for each place, and return what to tell.

        The error's own text is left out: it may hold what was scanned.
        """
        where = "".join(traceback.format_tb(error.__traceback__))
        kind = type(error).__name__
        if where != self._logged:
            self._logged = where
            _LOG.error("%s: %s in\n%s", self._name, kind, where)
        return DeviceStatus(DeviceKey.DEVICE_ERROR, kind)


def _status(broken: LinkBroken) -> DeviceStatus:
    """Return what a broken link means; detail is its reason."""
    if isinstance(broken, Unsuited):
        return DeviceStatus(DeviceKey.DEVICE_ERROR, broken.why)
    return DeviceStatus(_KEYS.get(broken.why, DeviceKey.PORT_GONE), broken.why)
