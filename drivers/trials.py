"""Trying one device by hand: a test slip, a test sound, and the result in plain words.

The words are for a technician at a terminal, so they are English like the rest of the commands;
what citizens and staff read is in the apps.
"""

import math
from array import array
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from typing import Final
from uuid import uuid4

from centre.rules.errors import Unavailable
from drivers.health import PrinterKey, PrinterStatus, SpeakerKey, SpeakerStatus
from drivers.ports import Confirmed, Doubtful, Loudspeaker, NotSent, Outcome, SlipPrinter
from drivers.slip import Align, Big, Code, Line, Rule, Slip
from drivers.sound import RATE, tone


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


@dataclass(frozen=True, slots=True)
class Result:
    """What a trial found: exit status, key for programs, and a sentence with its remedy."""

    exit: Exit
    key: str
    words: str
    detail: str = ""


# Key of a status -> exit status and what to tell the technician.
_PRINTER_WORDS: Final[dict[PrinterKey, tuple[Exit, str]]] = {
    PrinterKey.OK: (Exit.GOOD, "The printer is ready."),
    PrinterKey.PAPER_LOW: (Exit.ATTENTION, "Paper is running low. Have a new roll at hand."),
    PrinterKey.PAPER_OUT: (Exit.SICK, "No paper. Put in a new roll and close the cover."),
    PrinterKey.COVER_OPEN: (Exit.SICK, "The cover is open. Close it until it clicks."),
    PrinterKey.CUTTER: (Exit.SICK, "The cutter is stuck. Switch off, clear the paper, switch on."),
    PrinterKey.PRINTER_ERROR: (Exit.SICK, "The printer reports a fault. See the detail."),
    PrinterKey.PRINTER_OFFLINE: (
        Exit.GONE,
        "The printer cannot be reached. Check power, cable and the transport in the settings.",
    ),
    PrinterKey.STATUS_UNKNOWN: (
        Exit.ATTENTION,
        "It can be reached but does not tell how it is. If it never does, set status = false.",
    ),
}
_SPEAKER_WORDS: Final[dict[SpeakerKey, tuple[Exit, str]]] = {
    SpeakerKey.OK: (Exit.GOOD, "The loudspeaker plays. Whether it is loud enough, only ears tell."),
    SpeakerKey.SPEAKER_DEAD: (
        Exit.SICK,
        "No sound comes out. Check the sound server, the output and its cable.",
    ),
    SpeakerKey.NO_PLAYER: (
        Exit.COMPUTER,
        "No program to play sound. Install pipewire-bin, pulseaudio-utils or alsa-utils.",
    ),
}


def trial_slip(name: str, now: datetime) -> Slip:
    """Return a slip that shows every kind of part and every Vietnamese mark."""
    return Slip(
        (
            Line("PHIẾU THỬ MÁY IN", 3.0, bold=True),
            Line("Phiếu này không phải số thứ tự", 2.2),
            Rule(),
            Big("T000"),
            Line("ẾỀỂỄỆ ỐỒỔỖỘ ẮẰẲẴẶ ẤẦẨẪẬ", 2.5, bold=True),
            Line("ứừửữự ớờởỡợ ýỳỷỹỵ đĐ", 2.5),
            Line(f"Máy: {name}", 2.2, align=Align.LEFT),
            Line(f"{now:%H:%M %d/%m/%Y}", 2.2, align=Align.RIGHT),
            Code("MC1:THU"),
            Rule(),
        )
    )


def told(status: PrinterStatus | SpeakerStatus) -> Result:
    """Return a status in plain words."""
    if isinstance(status, SpeakerStatus):
        exit_status, words = _SPEAKER_WORDS[status.key]
    else:
        exit_status, words = _PRINTER_WORDS[status.key]
    return Result(exit_status, status.key.value, words, status.detail)


def try_printer(device: SlipPrinter, name: str, now: datetime) -> Result:
    """Print a test slip and tell how it went."""
    try:
        outcome = device.print(trial_slip(name, now), uuid4(), marked=False)
    except Unavailable as error:
        remedy = str(error.facts.get("remedy", ""))
        return Result(
            Exit.COMPUTER, error.key, f"This computer cannot print: {remedy}.", str(error)
        )
    return _outcome_told(outcome)


def _outcome_told(outcome: Outcome) -> Result:
    """Return an outcome in plain words."""
    if isinstance(outcome, Confirmed):
        how = {"gs_h": "by process id", "eot": "by a clean status"}[outcome.by]
        return Result(Exit.GOOD, "ok", f"The test slip is out; the printer confirmed it {how}.")
    if isinstance(outcome, NotSent):
        return told(outcome.status)
    return _doubt_told(outcome)


def _doubt_told(doubt: Doubtful) -> Result:
    """Return a doubt in plain words."""
    detail = doubt.status.detail if doubt.status else ""
    if doubt.why == "cannot_confirm":
        words = "The test slip was sent. This printer cannot confirm: look whether it came out."
    else:
        words = (
            "The test slip was sent, but nobody knows whether it came out. If it did, and this "
            "happens each time, set has_gs_h = false."
        )
    return Result(Exit.DOUBTFUL, doubt.why, words, detail)


def try_speaker(device: Loudspeaker) -> Result:
    """Prove the loudspeaker, play two tones, and tell how it went."""
    status = device.prove()
    if status.key is not SpeakerKey.OK:
        return told(status)
    try:
        device.play(_two_tones(), units=("test",))
    except Unavailable as error:
        return told(SpeakerStatus(SpeakerKey(error.key), str(error.facts.get("detail", ""))))
    return told(status)


def _two_tones() -> bytes:
    """Return a short rising sound: 660 and 880 Hz."""
    samples = array("h")
    for hertz in (660, 880):
        steps = range(RATE // 3)
        samples.extend(int(9000 * math.sin(2 * math.pi * hertz * n / RATE)) for n in steps)
    return tone(samples)
