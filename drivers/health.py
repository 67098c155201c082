"""How devices are: states, the keys of their sentences, and the named sets that decide.

Nobody compares keys one by one: CAN_PRINT says whether a slip may be sent, NEEDS_STAFF whether a
person has to come. Silence of a device is "unknown", never "ok" (hardware note, section 3).
"""

import logging
from dataclasses import dataclass
from enum import StrEnum
from typing import Final


class DeviceState(StrEnum):
    """How bad it is; the same words as the store's device list."""

    OK = "ok"
    WARNING = "warning"
    ERROR = "error"
    OFFLINE = "offline"


class PrinterKey(StrEnum):
    """What a printer said about itself; the value is the key of the sentence for people."""

    OK = "ok"
    PAPER_LOW = "paper_low"
    PAPER_OUT = "paper_out"
    COVER_OPEN = "cover_open"
    CUTTER = "cutter"
    PRINTER_OFFLINE = "printer_offline"
    PRINTER_ERROR = "printer_error"
    STATUS_UNKNOWN = "status_unknown"
    NO_STATUS = "no_status"


# Silence does not stop a slip: many printers cannot answer; the confirmation decides afterwards.
# A printer that is described as never answering (NO_STATUS) is not silent: it is as it should be.
_QUIET: Final = frozenset({PrinterKey.OK, PrinterKey.STATUS_UNKNOWN, PrinterKey.NO_STATUS})
CAN_PRINT: Final = _QUIET | {PrinterKey.PAPER_LOW}
NEEDS_STAFF: Final = frozenset(PrinterKey) - _QUIET

_STATES: Final = {
    PrinterKey.OK: DeviceState.OK,
    PrinterKey.NO_STATUS: DeviceState.OK,
    PrinterKey.PAPER_LOW: DeviceState.WARNING,
    PrinterKey.STATUS_UNKNOWN: DeviceState.WARNING,
    PrinterKey.PRINTER_OFFLINE: DeviceState.OFFLINE,
}


@dataclass(frozen=True, slots=True)
class PrinterStatus:
    """One look at a printer: key, and a detail in English for logs and technicians."""

    key: PrinterKey
    detail: str = ""

    @property
    def state(self) -> DeviceState:
        """Return how bad it is; what has no milder entry is an error."""
        return _STATES.get(self.key, DeviceState.ERROR)

    @property
    def can_print(self) -> bool:
        """Tell whether a slip may be sent."""
        return self.key in CAN_PRINT


class SpeakerKey(StrEnum):
    """What proving a loudspeaker found; the value is the key of the sentence for people."""

    OK = "ok"
    SPEAKER_DEAD = "speaker_dead"
    NO_PLAYER = "no_player"


@dataclass(frozen=True, slots=True)
class SpeakerStatus:
    """One proof of a loudspeaker: key, and a detail in English for logs and technicians."""

    key: SpeakerKey
    detail: str = ""

    @property
    def state(self) -> DeviceState:
        """Return how bad it is: a loudspeaker works or it does not."""
        return DeviceState.OK if self.key is SpeakerKey.OK else DeviceState.ERROR


class DeviceKey(StrEnum):
    """What a device that is listened to (line, keypad, sign, reader, camera) is found to be.

    The value is the key of the sentence for people.
    """

    OK = "ok"
    STARTING = "starting"
    PORT_GONE = "port_gone"
    PORT_BUSY = "port_busy"
    PORT_DENIED = "port_denied"
    SILENT = "device_silent"
    DEVICE_ERROR = "device_error"
    LINE_NOISE = "line_noise"
    OTHER_MASTER = "other_master"
    NOT_GRABBED = "keys_not_grabbed"
    WEDGE_LETTERS = "wedge_letters"
    CAMERA_DARK = "camera_dark"


_DEVICE_STATES: Final = {
    DeviceKey.OK: DeviceState.OK,
    DeviceKey.STARTING: DeviceState.OK,
    DeviceKey.LINE_NOISE: DeviceState.WARNING,
    DeviceKey.WEDGE_LETTERS: DeviceState.WARNING,
    DeviceKey.CAMERA_DARK: DeviceState.WARNING,
    DeviceKey.PORT_GONE: DeviceState.OFFLINE,
    DeviceKey.SILENT: DeviceState.OFFLINE,
}


@dataclass(frozen=True, slots=True)
class DeviceStatus:
    """How a listened-to device is: key, and a detail in English for logs and technicians."""

    key: DeviceKey
    detail: str = ""

    @property
    def state(self) -> DeviceState:
        """Return how bad it is; what has no milder entry is an error."""
        return _DEVICE_STATES.get(self.key, DeviceState.ERROR)


AnyStatus = PrinterStatus | SpeakerStatus | DeviceStatus


class Diary:
    """Says in the log once when a device goes and once when it is back.

    A state that only gets another reason (paper out, then cover open) is one more line, because a
    person has something else to do; repetitions are none.
    """

    def __init__(self, log: logging.Logger, what: str) -> None:
        """Write to log; what names the device, as "printer t80"."""
        self._log = log
        self._what = what
        self._last: AnyStatus | None = None

    def note(self, status: AnyStatus) -> bool:
        """Note a status; return whether its key is another than the last one."""
        before, self._last = self._last, status
        is_new = before is None or before.key is not status.key
        was_well = before is None or before.state is DeviceState.OK
        if is_new and status.state is not DeviceState.OK:
            says = "warns" if status.state is DeviceState.WARNING else "is not well"
            key = status.key.value
            self._log.warning("%s %s key=%s detail=%s", self._what, says, key, status.detail)
        elif is_new and not was_well:
            self._log.info("%s is back detail=%s", self._what, status.detail)
        return is_new
