"""What a technician is told of a device: exit status, key, and a sentence with its remedy.

The sentences are for a person at a terminal, so they are English like the rest of the commands;
what citizens and staff read is in the apps.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import IntEnum
from typing import Final

from drivers.health import (
    AnyStatus,
    DeviceKey,
    DeviceState,
    PrinterKey,
    PrinterStatus,
    SpeakerKey,
    SpeakerStatus,
)


class Exit(IntEnum):
    """Exit status of motcua-devices: 0 is good, each kind of trouble has its own number."""

    GOOD = 0
    SETTINGS = 2
    UNKNOWN_NAME = 3
    ATTENTION = 4
    DOUBTFUL = 5
    GONE = 6
    SICK = 7
    COMPUTER = 8
    NO_PAPER = 9
    COVER_OPEN = 10
    NO_ANSWER = 11
    IN_USE = 12
    NO_SOUND = 13
    NOTHING_HEARD = 14


EXITS: Final = """\
exit status (list gives that of the device that is worst off; one in use counts as 0):
   0  all is well
   2  the settings file, or a word of the command, is wrong; the message says which and what to do
   3  no device has this name
   4  works, but needs a look (paper low, noise on a line, a printer that is not made to answer)
   5  the slip was sent, but nobody knows whether it came out
   6  cannot be reached (power, cable, address)
   7  reachable, but reports another fault (cutter, switched offline, device error)
   8  this computer lacks something (a font, a player program, a right)
   9  no paper
  10  the cover is open
  11  its line or cable is there, but the device does not answer
  12  in use by a running program, so that it could not be tried
  13  no sound comes out
  14  nothing was pressed, scanned or seen in the time given
"""

_WORST_FIRST: Final = (
    Exit.SETTINGS,
    Exit.UNKNOWN_NAME,
    Exit.COMPUTER,
    Exit.GONE,
    Exit.NO_ANSWER,
    Exit.SICK,
    Exit.NO_SOUND,
    Exit.NO_PAPER,
    Exit.COVER_OPEN,
    Exit.DOUBTFUL,
    Exit.IN_USE,
    Exit.NOTHING_HEARD,
    Exit.ATTENTION,
    Exit.GOOD,
)


@dataclass(frozen=True, slots=True)
class Result:
    """What was found out: exit status, key for programs, and a sentence with its remedy.

    state is as the apps show it: ok, warning, error, offline. detail is for experts.
    """

    exit: Exit
    key: str
    sentence: str
    detail: str = ""
    state: DeviceState = DeviceState.OK


def worst(exits: Iterable[Exit]) -> Exit:
    """Return the exit status that tells most; GOOD for none."""
    return min(exits, key=_WORST_FIRST.index, default=Exit.GOOD)


IN_USE: Final = "In use by a running program; nothing was asked of it."
_NO_RIGHT: Final = " Run this as the user of the programs (sudo -u USER …)."
_PRINTER: Final[dict[PrinterKey, tuple[Exit, str]]] = {
    PrinterKey.OK: (Exit.GOOD, "The printer is ready."),
    PrinterKey.PAPER_LOW: (Exit.ATTENTION, "Paper is running low. Have a new roll at hand."),
    PrinterKey.PAPER_OUT: (Exit.NO_PAPER, "No paper. Put in a new roll and close the cover."),
    PrinterKey.COVER_OPEN: (Exit.COVER_OPEN, "The cover is open. Close it until it clicks."),
    PrinterKey.CUTTER: (Exit.SICK, "The cutter is stuck. Switch off, clear the paper, switch on."),
    PrinterKey.PRINTER_ERROR: (Exit.SICK, "The printer reports a fault. See the detail."),
    PrinterKey.PRINTER_OFFLINE: (
        Exit.GONE,
        "The printer cannot be reached. Check power, cable and the transport in the settings.",
    ),
    PrinterKey.STATUS_UNKNOWN: (
        Exit.NO_ANSWER,
        "It can be reached but does not answer. If never, status = false and has_gs_h = false.",
    ),
    PrinterKey.NO_STATUS: (
        Exit.ATTENTION,
        "The printer can be reached. Its description says that it never tells how it is.",
    ),
}
_SWITCHED_OFFLINE: Final = (
    Exit.SICK,
    "The printer answers, but says that it is offline. Press its feed or online button.",
)
_SPEAKER: Final[dict[SpeakerKey, tuple[Exit, str]]] = {
    SpeakerKey.OK: (Exit.GOOD, "The loudspeaker plays. Whether it is loud enough, only ears tell."),
    SpeakerKey.SPEAKER_DEAD: (
        Exit.NO_SOUND,
        "No sound comes out. Check the output, its cable, and whether it is muted.",
    ),
    SpeakerKey.NO_PLAYER: (
        Exit.COMPUTER,
        "No program to play sound. Install alsa-utils, pulseaudio-utils or pipewire-bin.",
    ),
}
_DEVICE: Final[dict[DeviceKey, tuple[Exit, str]]] = {
    DeviceKey.OK: (Exit.GOOD, "It works."),
    DeviceKey.STARTING: (Exit.NO_ANSWER, "It has not answered yet. Is it switched on?"),
    DeviceKey.PORT_GONE: (
        Exit.GONE,
        "It cannot be reached. Check power, cable and the address in the settings.",
    ),
    DeviceKey.PORT_BUSY: (Exit.IN_USE, IN_USE),
    DeviceKey.PORT_DENIED: (Exit.COMPUTER, f"This user may not open it.{_NO_RIGHT}"),
    DeviceKey.SILENT: (
        Exit.NO_ANSWER,
        "It does not answer. Check its power, its address, the speed and the wires of the line.",
    ),
    DeviceKey.DEVICE_ERROR: (Exit.SICK, "It reports a fault. See the detail."),
    DeviceKey.LINE_NOISE: (
        Exit.ATTENTION,
        "There is noise on it. Check speed, cable, shield and the resistors at both ends.",
    ),
    DeviceKey.OTHER_MASTER: (
        Exit.SICK,
        "A second program or computer speaks on this line. A line has one master: end the other.",
    ),
    DeviceKey.NOT_GRABBED: (
        Exit.IN_USE,
        "A running program has grabbed these keys; nothing is heard from them here.",
    ),
    DeviceKey.WEDGE_LETTERS: (
        Exit.ATTENTION,
        "The scanner types and loses Vietnamese letters. Set it to serial mode.",
    ),
    DeviceKey.CAMERA_DARK: (
        Exit.ATTENTION,
        "The picture is dark. Is the lens covered, is there light?",
    ),
}


# What "ok" proves differs by the kind of device; those that are not here have proved all.
_PROVED: Final = {
    "keypad": "It answers. A trial shows whether its keys work.",
    "sign": "It answers. A trial shows whether its figures shine.",
    "reader": "Its port is open. A scanner says nothing by itself: a trial shows whether it reads.",
    "camera": "Pictures come.",
}
_AT_REST: Final = "It is plugged in and at rest; a trial looks through it."


def told(status: AnyStatus, kind: str = "") -> Result:
    """Return a status in plain words.

    kind is the section of the settings.
    """
    exit_status, words = _words(status)
    if is_in_use(status):
        return Result(Exit.IN_USE, status.key.value, IN_USE, status.detail)
    if status.key is DeviceKey.OK:
        words = _PROVED.get(kind, words)
    if status.key is DeviceKey.STARTING:
        return _begun(status.detail, kind)
    if "permission denied" in status.detail.lower() and status.state is not DeviceState.OK:
        words += _NO_RIGHT
    return Result(exit_status, status.key.value, words, status.detail, status.state)


def _begun(detail: str, kind: str) -> Result:
    """Return the words for a device that has told nothing: cameras at rest may, others may not."""
    key = DeviceKey.STARTING.value
    if kind == "camera":
        return Result(Exit.GOOD, key, _AT_REST, detail)
    exit_status, words = _DEVICE[DeviceKey.STARTING]
    return Result(exit_status, key, words, detail, DeviceState.WARNING)


def _words(status: AnyStatus) -> tuple[Exit, str]:
    """Return exit status and sentence of a key."""
    if isinstance(status, SpeakerStatus):
        return _SPEAKER[status.key]
    if isinstance(status, PrinterStatus):
        return _printer_words(status)
    return _DEVICE[status.key]


def _printer_words(status: PrinterStatus) -> tuple[Exit, str]:
    """Return exit status and sentence of a printer."""
    if status.key is PrinterKey.PRINTER_OFFLINE and status.detail.startswith(_ITS_OWN_WORDS):
        return _SWITCHED_OFFLINE
    if status.key is PrinterKey.PRINTER_ERROR:
        return next((told for words, told in _OURS if words in status.detail), _PRINTER[status.key])
    return _PRINTER[status.key]


# What a driver says of a fault that is this computer's (drivers.printers.job), and its words.
_OURS: Final = (
    ("may not open", (Exit.COMPUTER, f"This user may not open the printer.{_NO_RIGHT}")),
    (
        "its folder cannot be used",
        (
            Exit.COMPUTER,
            "The folder in the detail cannot be used: make room, or give its user the right.",
        ),
    ),
)
# How the details of what a printer said itself begin (drivers.printers.status).
_ITS_OWN_WORDS: Final = ("DLE EOT", "ASB")
# What drivers and the kernel say when another program has the device.
_BUSY_WORDS: Final = ("in use just now", "another program uses", "resource busy")


def is_in_use(status: AnyStatus) -> bool:
    """Tell whether a device could not be asked because another program has it.

    That is no fault: kiosks, boards and counters keep their devices open all day.
    """
    if isinstance(status, PrinterStatus | SpeakerStatus):
        detail = status.detail.lower()
        return status.state is not DeviceState.OK and any(w in detail for w in _BUSY_WORDS)
    return status.key in (DeviceKey.PORT_BUSY, DeviceKey.NOT_GRABBED)
