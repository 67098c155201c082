"""How devices are: states, the keys of their sentences, and the named sets that decide.

Nobody compares keys one by one: CAN_PRINT says whether a slip may be sent, NEEDS_STAFF whether a
person has to come. Silence of a device is "unknown", never "ok" (hardware note, section 3).
"""

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


# Silence does not stop a slip: many printers cannot answer; the confirmation decides afterwards.
CAN_PRINT: Final = frozenset({PrinterKey.OK, PrinterKey.PAPER_LOW, PrinterKey.STATUS_UNKNOWN})
NEEDS_STAFF: Final = frozenset(PrinterKey) - {PrinterKey.OK, PrinterKey.STATUS_UNKNOWN}

_STATES: Final = {
    PrinterKey.OK: DeviceState.OK,
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

    @property
    def needs_staff(self) -> bool:
        """Tell whether a person has to come to the printer."""
        return self.key in NEEDS_STAFF


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
